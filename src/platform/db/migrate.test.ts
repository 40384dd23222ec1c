import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll, describe, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../../test/support/database.ts'
import { sql } from './index.ts'
import { migrate } from './migrate.ts'

const appRole = 'mot_cua_app'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function aFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-migrations-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

const first = { '0001_one_first.sql': 'create table first (id int)' }
const second = { ...first, '0002_one_second.sql': 'create table second (id int)' }

describe('migrations', () => {
  test('are applied in order, once', async () => {
    const { ownerUrl } = await emptyDatabase()
    expect(await migrate({ ownerUrl, folder: aFolder(first) })).toEqual(['0001_one_first'])
    expect(await migrate({ ownerUrl, folder: aFolder(second) })).toEqual(['0002_one_second'])
    expect(await migrate({ ownerUrl, folder: aFolder(second) })).toEqual([])
  })

  test('run from several processes at once are still applied once', async () => {
    const { ownerUrl } = await emptyDatabase()
    const folder = aFolder(second)
    const runs = await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl, folder })))
    expect(runs.flat().sort()).toEqual(['0001_one_first', '0002_one_second'])
  })

  test('that fail leave nothing behind', async () => {
    const { ownerUrl } = await emptyDatabase()
    const folder = aFolder({ ...first, '0002_one_bad.sql': 'create table half (id int); select nonsense' })
    await expect(migrate({ ownerUrl, folder })).rejects.toThrow(
      'migration 0002_one_bad failed: column "nonsense"',
    )
    expect(
      (await ask(ownerUrl, `select to_regclass('first') as first, to_regclass('half') as half`)).rows,
    ).toEqual([{ first: 'first', half: null }])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'edited',
      { ...second, '0001_one_first.sql': 'create table other (id int)' },
      /0001_one_first was edited/,
    ],
    ['removed', first, /0002_one_second was applied but its file is gone/],
  ])('that were %s after they were applied stop the start', async (_what, files, sentence) => {
    const { ownerUrl } = await emptyDatabase()
    await migrate({ ownerUrl, folder: aFolder(second) })
    await expect(migrate({ ownerUrl, folder: aFolder(files) })).rejects.toThrow(sentence)
  })

  test('that come late, before one already applied, stop the start', async () => {
    const { ownerUrl } = await emptyDatabase()
    await migrate({ ownerUrl, folder: aFolder({ ...first, '0003_one_third.sql': 'select 1' }) })
    const folder = aFolder({ ...second, '0003_one_third.sql': 'select 1' })
    await expect(migrate({ ownerUrl, folder })).rejects.toThrow(
      /0002_one_second stands before one that was applied/,
    )
  })

  test.each<[string, Record<string, string>]>([
    ['a name without a number', { 'first.sql': '' }],
    ['a number twice', { '0001_one_a.sql': '', '0001_one_b.sql': '' }],
  ])('with %s are refused', async (_what, files) => {
    const { ownerUrl } = await emptyDatabase()
    await expect(migrate({ ownerUrl, folder: aFolder(files) })).rejects.toThrow()
  })
})

describe('the role of the program', async () => {
  const { url, ownerUrl } = await emptyDatabase()
  const append = `create table record (id int); comment on table record is 'append-only: for ever'`
  const folder = aFolder({ ...first, '0002_one_record.sql': append })
  await migrate({ ownerUrl, appRole, folder })

  test('reads and writes rows', async () => {
    await ask(url, 'insert into first values (1)')
    await ask(url, 'update first set id = 2')
    expect((await ask(url, 'delete from first returning id')).rows).toEqual([{ id: 2 }])
  })

  test('only reads and adds where rows are kept for ever', async () => {
    await ask(url, 'insert into record values (1)')
    expect((await ask(url, 'select id from record')).rows).toEqual([{ id: 1 }])
    for (const statement of ['update record set id = 2', 'delete from record', 'truncate record']) {
      await expect(ask(url, statement)).rejects.toThrow('permission denied for table record')
    }
  })

  test('changes neither the schema nor the record of migrations', async () => {
    await expect(ask(url, 'create table mine (id int)')).rejects.toThrow('permission denied')
    await expect(ask(url, 'alter table first add column more int')).rejects.toThrow('must be owner')
    await expect(ask(url, 'truncate first')).rejects.toThrow('permission denied')
    await expect(ask(url, 'delete from schema_migrations')).rejects.toThrow('permission denied')
  })

  test('queues and does jobs', async () => {
    const boss = new PgBoss({
      connectionString: url,
      migrate: false,
      createSchema: false,
      supervise: false,
      schedule: false,
    })
    boss.on('error', () => {})
    await boss.start()
    try {
      await boss.createQueue('letters', { retryLimit: 2 })
      const id = await boss.send('letters', { dossier: 'one' })
      const [job] = await boss.fetch<{ dossier: string }>('letters')
      expect(job?.data).toEqual({ dossier: 'one' })
      await boss.complete('letters', id as string)
    } finally {
      await boss.stop({ graceful: false })
    }
  })
})

describe('refuse_change', async () => {
  const { ownerUrl } = await testDatabase()
  await ask(
    ownerUrl,
    `create table kept (id int); insert into kept values (1);
     create trigger kept_for_ever before update or delete or truncate on kept
       for each statement execute function refuse_change()`,
  )

  test.each(['update kept set id = 2', 'delete from kept', 'truncate kept'])(
    'stops even the owner: %s',
    async statement => {
      await expect(ask(ownerUrl, statement)).rejects.toThrow('rows of kept are never changed or removed')
    },
  )
})

test('names are searched without their accents in SQL too', async () => {
  const { db } = await testDatabase()
  const { rows } = await sql<{ word: string }>`select unaccent('Đặng Thị Hường') as word`.execute(db)
  expect(rows).toEqual([{ word: 'Dang Thi Huong' }])
})
