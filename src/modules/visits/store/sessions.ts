import type { Selectable } from 'kysely'
import { type Page, pageOf, parseId } from '../../../kernel/index.ts'
import { type Db, sql, type Tables, type Tx } from '../../../platform/db/index.ts'
import { readKey } from './visits.ts'

export type SessionState = 'announced' | 'cancelled' | 'held'

declare module '../../../platform/db/index.ts' {
  interface Tables {
    mobile_sessions: {
      id: string
      unit_id: string
      ward: string
      place: string
      starts_at: Temporal.Instant
      ends_at: Temporal.Instant
      procedures: string[]
      state: SessionState
      people: number | null
      dossiers: number | null
    }
  }
}

/** Some hours in which a unit receives somewhere else. @source docs/legal/home-service.md#mobile-sessions */
export interface MobileSession {
  readonly id: string
  readonly unit: string
  readonly ward: string
  readonly place: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly procedures: readonly string[]
  readonly state: SessionState
  /** How many people came, once it was held. */
  readonly people: number | null
  readonly dossiers: number | null
}

export type NewSession = Omit<MobileSession, 'state' | 'people' | 'dossiers'>

export async function insertSession(tx: Tx, session: NewSession): Promise<boolean> {
  const row = await tx
    .insertInto('mobile_sessions')
    .values({
      id: session.id,
      unit_id: session.unit,
      ward: session.ward,
      place: session.place,
      starts_at: session.from,
      ends_at: session.to,
      procedures: [...session.procedures],
      state: 'announced',
      people: null,
      dossiers: null,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

interface SessionQuery {
  readonly limit: number
  readonly after?: string | undefined
}

/** Sessions announced and not over, soonest first: what everybody may know. A cancelled one stays, so that nobody goes there. */
export async function upcomingSessions(
  db: Db,
  now: Temporal.Instant,
  query: SessionQuery & { readonly ward?: string | undefined },
): Promise<Page<MobileSession>> {
  const after = readKey(query.after)
  const rows = await db
    .selectFrom('mobile_sessions')
    .selectAll()
    .where('ends_at', '>', now)
    .$if(query.ward !== undefined, list => list.where('ward', '=', query.ward as string))
    .$if(after !== undefined, list =>
      list.where(sql<boolean>`(starts_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('starts_at')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  return pageOfSessions(rows, query.limit)
}

/** The sessions of some units, newest first. */
export async function sessionsOf(
  db: Db,
  units: readonly string[],
  query: SessionQuery,
): Promise<Page<MobileSession>> {
  const after = readKey(query.after)
  const rows = await db
    .selectFrom('mobile_sessions')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .$if(after !== undefined, list =>
      list.where(sql<boolean>`(starts_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return pageOfSessions(rows, query.limit)
}

function pageOfSessions(
  rows: readonly Selectable<Tables['mobile_sessions']>[],
  limit: number,
): Page<MobileSession> {
  const { items, next } = pageOf(rows, limit, row => [row.starts_at.toString(), row.id])
  return { items: items.map(sessionOf), next }
}

/** A session of one of the units, locked until the transaction ends. */
export async function lockSession(
  tx: Tx,
  id: string,
  units: readonly string[],
): Promise<MobileSession | undefined> {
  if (parseId(id) === undefined) return undefined
  const row = await tx
    .selectFrom('mobile_sessions')
    .selectAll()
    .where('id', '=', id)
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .forUpdate()
    .executeTakeFirst()
  return row && sessionOf(row)
}

export async function markSession(
  tx: Tx,
  id: string,
  change:
    | { readonly state: 'cancelled' }
    | { readonly state: 'held'; readonly people: number; readonly dossiers: number },
): Promise<void> {
  await tx.updateTable('mobile_sessions').set(change).where('id', '=', id).execute()
}

function sessionOf(row: Selectable<Tables['mobile_sessions']>): MobileSession {
  return {
    id: row.id,
    unit: row.unit_id,
    ward: row.ward,
    place: row.place,
    from: row.starts_at,
    to: row.ends_at,
    procedures: row.procedures,
    state: row.state,
    people: row.people,
    dossiers: row.dossiers,
  }
}
