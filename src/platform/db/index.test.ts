import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { jsonb, sql, transaction } from './index.ts'
import { openPool } from './pool.ts'

const { db, url } = await testDatabase()
const one = async <Value>(expression: ReturnType<typeof sql<{ value: Value }>>) =>
  (await expression.execute(db)).rows[0]?.value

const date = Temporal.PlainDate.from('2026-03-02')
const instant = Temporal.Instant.from('2026-03-02T08:15:00.123456Z')

describe('dates and numbers in rows and parameters', () => {
  test('a date is a PlainDate both ways', async () => {
    const back = await one(sql<{ value: Temporal.PlainDate }>`select ${date}::date as value`)
    expect(back).toBeInstanceOf(Temporal.PlainDate)
    expect(String(back)).toBe('2026-03-02')
  })

  test('a moment is an Instant both ways, to the microsecond, whatever the session zone', async () => {
    const back = await transaction(db, async tx => {
      await sql`set local timezone = 'Asia/Ho_Chi_Minh'`.execute(tx)
      return (await sql<{ value: Temporal.Instant }>`select ${instant}::timestamptz as value`.execute(tx))
        .rows[0]?.value
    })
    expect(back).toBeInstanceOf(Temporal.Instant)
    expect(String(back)).toBe('2026-03-02T08:15:00.123456Z')
  })

  test('lists of dates go in and come out, with nulls', async () => {
    const back = await one(
      sql<{ value: (Temporal.PlainDate | null)[] }>`select ${[date, null]}::date[] as value`,
    )
    expect(back?.map(String)).toEqual(['2026-03-02', 'null'])
    expect(await one(sql<{ value: boolean }>`select ${date}::date = any(${[date]}::date[]) as value`)).toBe(
      true,
    )
  })

  test('a count is a number', async () => {
    expect(await one(sql<{ value: number }>`select count(*) as value from (values (1), (2)) as t`)).toBe(2)
    expect(await one(sql<{ value: number[] }>`select array[1::int8, 2] as value`)).toEqual([1, 2])
  })

  test('dates inside jsonb are ISO text, and lists and bare words are JSON', async () => {
    const back = await one(sql<{ value: unknown }>`select ${jsonb({ on: date, at: instant })} as value`)
    expect(back).toEqual({ on: '2026-03-02', at: '2026-03-02T08:15:00.123456Z' })
    expect(await one(sql<{ value: unknown }>`select ${{ on: date }}::jsonb as value`)).toEqual({
      on: '2026-03-02',
    })
    expect(await one(sql<{ value: unknown }>`select ${jsonb([{ a: 1 }])} as value`)).toEqual([{ a: 1 }])
    expect(await one(sql<{ value: unknown }>`select ${jsonb('chữ')} as value`)).toBe('chữ')
  })

  test('null, text and bytes pass as they are', async () => {
    expect(await one(sql<{ value: unknown }>`select ${null}::date as value`)).toBeNull()
    expect(await one(sql<{ value: unknown }>`select ${'Nguyễn'}::text as value`)).toBe('Nguyễn')
    expect(await one(sql<{ value: Buffer }>`select ${Buffer.from([0, 255])}::bytea as value`)).toEqual(
      Buffer.from([0, 255]),
    )
  })
})

describe('the bare pool', () => {
  const pool = openPool({ url, maxConnections: 1 })
  afterAll(() => pool.end())

  test('speaks Temporal too, with text and values or with a query object', async () => {
    expect((await pool.query('select $1::date as on', [date])).rows[0].on.equals(date)).toBe(true)
    expect(
      (await pool.query({ text: 'select $1::date as on', values: [date] })).rows[0].on.equals(date),
    ).toBe(true)
  })
})

describe('a transaction', () => {
  const key = { caller: 'test', digest: Buffer.alloc(32), outcome: jsonb({}), created_at: instant }
  const count = async () => one(sql<{ value: number }>`select count(*) as value from idempotency_keys`)
  const insert = (name: string) => sql`
    insert into idempotency_keys (caller, key, digest, outcome, created_at)
    values (${key.caller}, ${name}, ${key.digest}, ${key.outcome}, ${key.created_at})`

  test('is kept when its function resolves', async () => {
    await transaction(db, tx => insert('kept').execute(tx))
    expect(await count()).toBe(1)
  })

  test('is undone when its function throws', async () => {
    const failing = transaction(db, async tx => {
      await insert('undone').execute(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await count()).toBe(1)
  })
})
