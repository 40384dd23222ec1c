import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { type Application, buildApp } from '../../src/app.ts'
import { loadConfig } from '../../src/platform/config.ts'
import { databaseOn, openPool } from '../../src/platform/db/index.ts'
import { createLog } from '../../src/platform/log.ts'
import { clockAt, type TestClock } from './clock.ts'
import { testDatabase } from './database.ts'

export interface TestApp extends Application {
  readonly clock: TestClock
  readonly baseUrl: string
  readonly databaseUrl: string
}

/** A working morning in a week without holidays. */
const usual = '2026-10-05T09:00+07:00'

/** The whole application over a database of its own, listening nowhere unless asked: `app.inject` reaches it. */
export async function testApp(options: { at?: string; port?: number } = {}): Promise<TestApp> {
  const { url } = await testDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mot-cua-app-'))
  const config = loadConfig({ PORT: String(options.port ?? 8080), DATA_DIR: dataDir, LOG_LEVEL: 'error' })
  const clock = clockAt(options.at ?? usual)
  const pool = openPool({ url, maxConnections: 10 })
  const db = databaseOn(pool)
  const application = await buildApp(
    { config, db, pool, databaseUrl: url, clock, log: createLog('error') },
    { limited: false },
  )
  afterAll(async () => {
    // A browser may hold a connection on which it never asked anything.
    application.app.server.closeAllConnections()
    await application.app.close()
    await application.stop()
    await db.destroy()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await application.app.ready()
  return { ...application, clock, baseUrl: config.baseUrl, databaseUrl: url }
}
