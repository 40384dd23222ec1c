import type { Selectable } from 'kysely'
import { decodeKey, type Page, pageOf, parseId } from '../../../kernel/index.ts'
import { type Db, jsonb, sql, type Tables, type Tx } from '../../../platform/db/index.ts'
import type { Viewer } from '../../../platform/http/index.ts'
import { waitingStates } from '../rules/states.ts'
import type { Visit, VisitDetails, VisitState } from '../visit.ts'

declare module '../../../platform/db/index.ts' {
  interface Tables {
    visits: {
      id: string
      unit_id: string
      state: VisitState
      seq: number
      channel: Visit['channel']
      citizen_id: string | null
      ward: string
      asked_at: Temporal.Instant
      slot_id: string | null
      planned_for: Temporal.Instant | null
      ended_at: Temporal.Instant | null
      details: VisitDetails | null
      facts: Visit
    }
    visit_filings: {
      draft_id: string
      visit_id: string
      procedure_code: string
      begun_at: Temporal.Instant
    }
  }
}

/** A visit with what people said; null once they have been masked. */
export interface VisitRow {
  readonly visit: Visit
  readonly details: VisitDetails | null
}

/** What somebody may see is part of the query: their own, what their counters visit, or all. */
export type VisitSight =
  | { readonly who: 'citizen'; readonly id: string }
  | { readonly who: 'units'; readonly units: readonly string[] }
  | { readonly who: 'all' }

/** Citizens see what they asked for, receiving officers what their counters do, the centre's supervisor everything. */
export function visitSight(viewer: Viewer): VisitSight {
  if (viewer.kind === 'citizen') return { who: 'citizen', id: viewer.id }
  if (viewer.posts.some(({ role }) => role === 'supervisor')) return { who: 'all' }
  return { who: 'units', units: countersOf(viewer) }
}

/** The units whose visits an officer does. */
export function countersOf(viewer: Viewer): string[] {
  if (viewer.kind !== 'officer') return []
  return [
    ...new Set(viewer.posts.filter(({ role }) => role === 'receivingOfficer').map(({ unit }) => unit)),
  ].sort()
}

function seen(sight: VisitSight) {
  if (sight.who === 'all') return sql<boolean>`true`
  if (sight.who === 'citizen') return sql<boolean>`visits.citizen_id = ${sight.id}::uuid`
  return sql<boolean>`visits.unit_id = any(${[...sight.units]}::text[])`
}

const columns = (visit: Visit) => ({
  unit_id: visit.unit,
  state: visit.state,
  seq: visit.seq,
  // A visit that came to nothing holds no place and stands on no route.
  slot_id: holdsPlace(visit) ? (visit.plan?.slot ?? null) : null,
  planned_for: holdsPlace(visit) && visit.plan ? Temporal.Instant.from(visit.plan.from) : null,
  ended_at: endedAt(visit),
  facts: jsonb(visit),
})

/** Whether the visit takes a place of its slot, or has taken it to its end. */
export function holdsPlace({ state, plan }: Pick<Visit, 'state' | 'plan'>): boolean {
  return plan !== undefined && (state === 'planned' || state === 'done' || state === 'missed')
}

function endedAt({ done, cancellation, refusal }: Visit): Temporal.Instant | null {
  const at = done?.at ?? cancellation?.at ?? refusal?.at
  return at === undefined ? null : Temporal.Instant.from(at)
}

export async function insertVisit(tx: Tx, visit: Visit, details: VisitDetails): Promise<void> {
  await tx
    .insertInto('visits')
    .values({
      id: visit.id,
      channel: visit.channel,
      citizen_id: visit.citizen,
      ward: visit.ward,
      asked_at: Temporal.Instant.from(visit.askedAt),
      details: jsonb(details),
      ...columns(visit),
    })
    .execute()
}

export async function updateVisit(tx: Tx, visit: Visit): Promise<void> {
  await tx.updateTable('visits').set(columns(visit)).where('id', '=', visit.id).execute()
}

/** The visit, locked until the transaction ends, so that two people cannot act on it at once. */
export async function lockVisit(tx: Tx, id: string): Promise<VisitRow | undefined> {
  const row = await tx.selectFrom('visits').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && rowOf(row)
}

/** A visit as far as the viewer may see it: undefined both where there is none and where it is not theirs. */
export async function findVisit(db: Db, id: string, sight: VisitSight): Promise<VisitRow | undefined> {
  if (parseId(id) === undefined) return undefined
  const row = await db
    .selectFrom('visits')
    .selectAll()
    .where('id', '=', id)
    .where(seen(sight))
    .executeTakeFirst()
  return row && rowOf(row)
}

function rowOf(row: Selectable<Tables['visits']>): VisitRow {
  return { visit: row.facts, details: row.details }
}

export interface VisitQuery {
  readonly limit: number
  readonly state?: VisitState | undefined
  readonly after?: string | undefined
}

/** What waits stands oldest first, everything else newest first. */
export async function listVisits(db: Db, sight: VisitSight, query: VisitQuery): Promise<Page<VisitRow>> {
  const { state, limit } = query
  const forwards = state !== undefined && waitingStates.has(state)
  const direction = forwards ? 'asc' : 'desc'
  const after = readKey(query.after)
  const beyond = forwards
    ? sql<boolean>`(asked_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
    : sql<boolean>`(asked_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  const rows = await db
    .selectFrom('visits')
    .selectAll()
    .where(seen(sight))
    .$if(state !== undefined, list => list.where('state', '=', state as VisitState))
    .$if(after !== undefined, list => list.where(beyond))
    .orderBy('asked_at', direction)
    .orderBy('id', direction)
    .limit(limit + 1)
    .execute()
  const { items, next } = pageOf(rows, limit, row => [row.asked_at.toString(), row.id])
  return { items: items.map(rowOf), next }
}

/** A key of a moment and an id from an address; undefined when somebody has changed it. */
export function readKey(word: string | undefined): [at: string, id: string] | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [at, id]: unknown[] = key
  const isKey = typeof at === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && typeof id === 'string'
  return isKey && parseId(id) !== undefined ? [at, id] : undefined
}

/** How many requests wait for a slot, for the door to them. Nobody counts beyond a hundred. */
export async function countWaiting(db: Db, sight: VisitSight): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from visits where state in ('asked', 'missed') and ${seen(sight)} limit 100
    ) waiting
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Visits whose slot begins on a day, those of one officer's teams alone when one is named. */
export async function visitsOfDay(
  db: Db,
  sight: VisitSight,
  day: {
    readonly from: Temporal.Instant
    readonly to: Temporal.Instant
    readonly officer?: string | undefined
  },
): Promise<VisitRow[]> {
  const rows = await db
    .selectFrom('visits')
    .selectAll('visits')
    .where(seen(sight))
    .where('planned_for', '>=', day.from)
    .where('planned_for', '<', day.to)
    .$if(day.officer !== undefined, list =>
      list
        .innerJoin('visit_slots', 'visit_slots.id', 'visits.slot_id')
        .where(sql<boolean>`visit_slots.team @> array[${day.officer}::uuid]`),
    )
    .orderBy('planned_for')
    .limit(mostOfADay)
    .execute()
  return rows.map(rowOf)
}

/** More houses than all teams of a unit reach in a day. */
const mostOfADay = 200

export interface VisitFiling {
  readonly draft: string
  readonly procedure: string
}

export async function insertFiling(
  tx: Tx,
  visit: string,
  filing: VisitFiling,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('visit_filings')
    .values({ draft_id: filing.draft, visit_id: visit, procedure_code: filing.procedure, begun_at: at })
    .execute()
}

export async function filingsOf(db: Db, visit: string): Promise<VisitFiling[]> {
  const rows = await db
    .selectFrom('visit_filings')
    .select(['draft_id', 'procedure_code'])
    .where('visit_id', '=', visit)
    .orderBy('draft_id')
    .execute()
  return rows.map(row => ({ draft: row.draft_id, procedure: row.procedure_code }))
}

/** How many requests of a citizen have not come to an end. */
export async function countOpenOf(db: Db, citizen: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from visits
    where citizen_id = ${citizen}::uuid and state in ('asked', 'planned', 'missed')
  `.execute(db)
  return rows[0]?.count ?? 0
}
