import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { buildApp } from '../app.ts'
import { loadConfig } from '../platform/config.ts'
import { openPool, sql } from '../platform/db/index.ts'
import { createLog } from '../platform/log.ts'
import { verifyRecord } from '../verify.ts'
import { fill, type Wanted } from './fill.ts'
import { openStage } from './stage.ts'

const wanted: readonly Wanted[] = [
  { count: 130, stage: 'open', where: 'crowded' },
  { count: 20, stage: 'open', where: 'quiet' },
  { count: 50, stage: 'open', where: 'others' },
  { count: 200, stage: 'done', where: 'everywhere' },
]

describe('filling', async () => {
  const { db, url, ownerUrl } = await testDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-fill-'))
  const config = loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' })
  const log = createLog('error')
  const pool = openPool({ url, maxConnections: 1 })
  const ground = {
    folder,
    database: { db, pool, url, ownerUrl, close: async () => {} },
    close: async () => {},
  }
  const stage = await openStage(ground, { config, log, build: buildApp }, { days: 2 })
  const { people, templates } = stage
  const filling = { ownerUrl, templates, crowded: people.crowded.unit, quiet: people.quiet.unit }
  afterAll(async () => {
    await stage.close()
    await pool.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const open = `state in ('filed', 'in_progress', 'result_ready')`
  const count = async (what: string) =>
    (await sql.raw<{ count: number }>(`select count(*) as count from ${what}`).execute(db)).rows[0]?.count

  test('adds as many dossiers as are wanted, where they are wanted, and verify finds no fault in them', async () => {
    const models = await count('dossiers')
    let told = 0
    await fill(filling, wanted, done => {
      told = done
    })
    expect([models, told, await count('dossiers')]).toEqual([templates.length, 400, templates.length + 400])
    expect(await count(`dossiers where ${open} and receiving_unit = '${people.quiet.unit}'`)).toBe(20)
    expect((await verifyRecord(db)).faults).toEqual([])
  })

  test('goes on where it stopped: no code is given twice, and what is filed then has the next one', async () => {
    const before = await count('dossiers')
    await fill(filling, [{ count: 200, stage: 'filed', where: 'crowded' }], () => {})
    expect(await count('dossiers')).toBe((before ?? 0) + 200)
    expect(await count('(select code from dossiers group by code having count(*) > 1) twice')).toBe(0)
    expect(
      await count(`dossiers d join dossier_counters c
        on d.code like c.agency_code || '-' || to_char(c.day, 'YYMMDD') || '-%'
          and split_part(d.code, '-', -1)::integer > c.last`),
    ).toBe(0)
  })

  test('spreads them over people, days and procedures', async () => {
    expect(await count('(select distinct applicant_name from dossiers) names')).toBeGreaterThan(300)
    expect(await count('(select distinct personal_number from dossiers) numbers')).toBeGreaterThan(300)
    expect(await count('(select distinct procedure_code from dossiers) procedures')).toBeGreaterThan(3)
    expect(await count('(select distinct receiving_unit from dossiers) units')).toBeGreaterThan(50)
    expect(await count('(select distinct channel from dossiers) channels')).toBe(2)
    expect(await count(`dossiers where personal_number not like '099%'`)).toBe(0)
  })
})
