import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded, stopAbandoned } from '../../src/platform/db/embedded.ts'
import { openDatabase } from '../../src/platform/db/index.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { APPLICATION, asAdmin, TEMPLATE, withDatabase } from './database-urls.ts'
import { prepareTemplate } from './prepare-template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { readonly adminUrl: string; readonly ownerUrl: string; readonly url: string }
    /** A folder of this run alone, gone with it: what one file leaves there the next can see. */
    runFolder: string
  }
}

/** One PostgreSQL for the whole run, in a folder of its own, with a template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepLeftovers()
  const dataDir = mkdtempSync(path.join(tmpdir(), prefix))
  // Inside the folder that is locked while the run lasts: another run sweeps away what nobody holds.
  const runFolder = path.join(dataDir, 'run')
  mkdirSync(runFolder)
  const server = await startEmbedded({ dataDir, forTests: true })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const { adminUrl, ownerUrl, url } = server
    await makeTemplate(adminUrl, ownerUrl)
    project.provide('postgres', { adminUrl, ownerUrl, url })
    project.provide('runFolder', runFolder)
    return stop
  } catch (fault) {
    await stop()
    throw fault
  }
}

const prefix = 'mot-cua-test-'
const MINUTE_MS = 60_000

/** A run that was killed leaves its PostgreSQL behind: nobody holds its folder's lock any more, and it can go. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(each => each.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name)
    // Younger ones may belong to a run that is just beginning.
    const age =
      Temporal.Now.instant().epochMilliseconds - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age < MINUTE_MS) continue
    const abandoned = await stopAbandoned(folder).catch(() => true)
    if (abandoned) rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(adminUrl: string, ownerUrl: string): Promise<void> {
  await asAdmin(adminUrl, `create database ${TEMPLATE} owner mot_cua_owner`)
  await migrate({ ownerUrl: withDatabase(ownerUrl, TEMPLATE), appRole: APPLICATION })
  const db = openDatabase({ url: withDatabase(ownerUrl, TEMPLATE), maxConnections: 4 })
  try {
    await prepareTemplate(db)
  } finally {
    await db.destroy()
  }
  // A copy reads the template's files as they lie on the disk.
  await asAdmin(adminUrl, 'checkpoint')
}
