import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { openPool } from './index.ts'
import { nameOf } from './statement-names.ts'

describe('the name of a statement', () => {
  test('is given to one that is sent again and again, and stays', () => {
    const text = 'insert into somewhere (a) values ($1)'
    expect([nameOf(text), nameOf(text)]).toEqual([undefined, undefined])
    const name = nameOf(text)
    expect(name).toMatch(/^kept_\d+$/)
    expect(nameOf(text)).toBe(name)
  })

  test('is another for another text', () => {
    const texts = ['select 1 + $1', 'select 2 + $1']
    for (const text of [...texts, ...texts]) nameOf(text)
    const [one, other] = texts.map(nameOf)
    expect(one).toBeDefined()
    expect(other).not.toBe(one)
  })

  test.each(['select * from t where a = $1', 'select t.* from t', 'update t set a = $1 returning *'])(
    'is never given to %s: its columns change with a migration',
    text => {
      expect([1, 2, 3, 4].map(() => nameOf(text))).toEqual(Array(4).fill(undefined))
    },
  )
})

describe('a statement whose plan is kept', async () => {
  const { url, ownerUrl } = await testDatabase()

  test('gives the same rows and fails in the same way each time, on every connection', async () => {
    const pool = openPool({ url, maxConnections: 3 })
    const text = 'select $1::int + 1 as next, $2::timestamptz as at'
    const at = Temporal.Instant.from('2026-11-20T02:00:00Z')
    for (let n = 0; n < 5; n += 1) {
      const results = await Promise.all([1, 2, 3].map(given => pool.query(text, [given, at])))
      expect(results.map(({ rows }) => rows)).toEqual([2, 3, 4].map(next => [{ next, at }]))
      await expect(pool.query('select 10 / $1::int as share', [0])).rejects.toMatchObject({ code: '22012' })
    }
    const kept = await pool.query(
      `select count(*) as count from pg_prepared_statements where name like 'kept%'`,
    )
    expect(kept.rows[0].count).toBeGreaterThan(0)
    await pool.end()
  })

  test('outlives a column that a migration adds', async () => {
    const owner = openPool({ url: ownerUrl, maxConnections: 1 })
    await owner.query('create table grows (id int primary key, word text)')
    const add = (id: number) =>
      owner.query('insert into grows (id, word) values ($1, $2) returning id', [id, 'một'])
    for (const id of [1, 2, 3, 4]) await add(id)
    await owner.query('alter table grows add column more text')
    expect((await add(5)).rows).toEqual([{ id: 5 }])
    expect((await owner.query('select * from grows where id = $1', [5])).rows).toEqual([
      { id: 5, word: 'một', more: null },
    ])
    await owner.end()
  })
})
