import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Application, buildApp } from '../../src/app.ts'
import { loadConfig } from '../../src/platform/config.ts'
import { databaseOn, openPool } from '../../src/platform/db/index.ts'
import { createLog } from '../../src/platform/log.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { clockAt, type TestClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { freePort } from './processes.ts'

/** The whole program as people reach it, for one journey. */
export interface Site extends Application {
  readonly clock: TestClock
  readonly baseUrl: string
}

/** A working morning in a week without holidays. */
const usual = '2026-10-05T09:00+07:00'

/**
 * Starts the whole program for one test: it listens on a port of its own, the demo's identity provider and mailbox
 * stand beside it, jobs run, and the clock is in the test's hand. Gone when the test is over.
 */
export async function openSite(options: { at?: string } = {}): Promise<Site> {
  buildAssets()
  const { url } = await testDatabase()
  const port = await freePort()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mot-cua-journey-'))
  const baseUrl = `http://127.0.0.1:${port}`
  const config = loadConfig({
    PORT: String(port),
    BASE_URL: baseUrl,
    DEMO: '1',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  })
  const clock = clockAt(options.at ?? usual)
  const pool = openPool({ url, maxConnections: 10 })
  const db = databaseOn(pool)
  const log = createLog('error')
  const application = await buildApp({ config, db, pool, databaseUrl: url, clock, log }, { limited: false })
  onTestFinished(async () => {
    // A browser may hold a connection on which it never asked anything.
    application.app.server.closeAllConnections()
    await application.app.close()
    await application.stop()
    await db.destroy()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await application.start()
  await application.app.listen({ port, host: '127.0.0.1' })
  return { ...application, clock, baseUrl }
}

let built = false

/** Journeys walk on the real style sheets and scripts: built when there are none, or when a source is younger. */
function buildAssets(): void {
  if (built || areFresh()) return
  const vite = path.join(projectRoot, 'node_modules/.bin/vite')
  const { status, stderr } = spawnSync(vite, ['build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the assets could not be built: ${stderr}`)
  built = true
}

function areFresh(): boolean {
  const manifest = path.join(projectRoot, 'dist/assets/manifest.json')
  if (!existsSync(manifest)) return false
  const builtAt = statSync(manifest).mtimeMs
  const sources = globSync(['src/**/*.{ts,tsx,css}', 'vite.config.ts'], { cwd: projectRoot })
  return sources.every(file => statSync(path.join(projectRoot, file)).mtimeMs < builtAt)
}
