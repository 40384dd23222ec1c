import path from 'node:path'
import { loadPack, readPack } from '../../src/pack/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { projectRoot } from '../../src/platform/root.ts'

/** When the template's city was loaded: before every date a test works at. */
const loadedAt = Temporal.Instant.from('2026-01-05T01:00:00Z')

/** Fills the template database once per run, after the migrations, with the demo city: every test file gets a copy of it. */
export async function prepareTemplate(db: Db): Promise<void> {
  const reading = await readPack(path.join(projectRoot, 'packs/hanoi'))
  if ('faults' in reading)
    throw new Error(`the pack has faults: ${JSON.stringify(reading.faults.slice(0, 5))}`)
  await loadPack(db, reading.pack, loadedAt, { demo: true })
}
