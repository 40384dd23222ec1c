import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import { openPool, type PoolSettings } from './pool.ts'

/**
 * Every table the program knows. Each module adds its own:
 * `declare module '../../platform/db/index.ts' { interface Tables { dossiers: DossierTable } }`
 *
 * What columns hold: `date` is a Temporal.PlainDate, `timestamptz` a Temporal.Instant, `bigint` a number,
 * in rows as in parameters. `time` and `numeric` come as text.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the modules
export interface Tables {}

/** The database, for reads that may run alone. */
export type Db = Kysely<Tables>

/** An open transaction, for what must share fate. A store never commits; the action opened it. */
export type Tx = Transaction<Tables>

export type { PoolSettings } from './pool.ts'
export { openPool, sql }

/** A database over a pool of its own; `db.destroy()` closes both. */
export function openDatabase(settings: PoolSettings): Db {
  return databaseOn(openPool(settings))
}

/** A database over a pool that somebody else needs too (LISTEN, the bench's floor). `db.destroy()` ends the pool. */
export function databaseOn(pool: Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Runs `fn` in one transaction: committed when it resolves, rolled back when it throws. */
export function transaction<Result>(db: Db, fn: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(fn)
}

/**
 * A value for a `jsonb` column or parameter. Needed for lists, which the driver would otherwise send as a PostgreSQL
 * array, and for bare text; Temporal values inside become their ISO text.
 */
export function jsonb<Value>(value: Value): RawBuilder<Value> {
  return sql<Value>`${JSON.stringify(value)}::jsonb`
}
