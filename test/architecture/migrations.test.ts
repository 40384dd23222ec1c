import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/index.ts'
import { readMigrations } from '../../src/platform/db/migrate.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { testDatabase } from '../support/database.ts'

const migrations = readMigrations()
const modules = [...readdirSync(path.join(projectRoot, 'src/modules')), 'platform', 'pack']

describe('db/migrations', () => {
  test('every file is a numbered migration', () => {
    const files = readdirSync(path.join(projectRoot, 'db/migrations'))
    expect(files.filter(file => !/^\d{4}_[a-z0-9_]+\.sql$/.test(file))).toEqual([])
    expect(migrations.length).toBe(files.length)
  })

  test('the numbers have no gap', () => {
    expect(migrations.map(each => each.number)).toEqual(migrations.map((_each, index) => index + 1))
  })

  test('every name begins with the module whose tables it makes', () => {
    expect(
      migrations.map(each => each.name).filter(name => !modules.includes(name.split('_')[0] ?? '')),
    ).toEqual([])
  })
})

describe('append-only tables', async () => {
  const { db } = await testDatabase()
  const { rows } = await sql<{ name: string; guarded: boolean }>`
    select c.relname as name,
           exists (select from pg_trigger t
                    where t.tgrelid = c.oid and t.tgfoid = 'refuse_change'::regproc
                      -- before (2), delete (8), update (16) and truncate (32), for each statement (bit 1 not set)
                      and t.tgtype = 2 + 8 + 16 + 32) as guarded
      from pg_class c
     where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'append-only%'
     order by 1`.execute(db)

  test('there are some', () => {
    expect(rows.map(row => row.name)).toContain('journal_entries')
  })

  test('each also stops its owner', () => {
    expect(rows.filter(row => !row.guarded)).toEqual([])
  })
})
