import { type Db, sql } from '../../../platform/db/index.ts'
import type { VisitSight } from './visits.ts'

/** What a unit did in a span of days. */
export interface UnitFigures {
  readonly unit: string
  readonly asked: number
  readonly waiting: number
  readonly planned: number
  readonly done: number
  /** Cancelled, declined. */
  readonly fallen: number
  /** Calendar days from asking to the slot, of those that have one; null where none has. */
  readonly averageDays: number | null
  readonly longestDays: number | null
  readonly sessions: number
  readonly people: number
}

/**
 * Visits by the day they were asked for, sessions by the day they are held. Sums over one span of the index by time; a
 * unit without either is not in the list.
 */
export async function readFigures(
  db: Db,
  sight: VisitSight,
  span: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<UnitFigures[]> {
  const units = sight.who === 'units' ? [...sight.units] : null
  if (sight.who === 'citizen') return []
  const { rows } = await sql<Row>`
    with asked as (
      select unit_id, count(*) as asked,
        count(*) filter (where state in ('asked', 'missed')) as waiting,
        count(*) filter (where state = 'planned') as planned,
        count(*) filter (where state = 'done') as done,
        count(*) filter (where state in ('cancelled', 'declined')) as fallen,
        avg(extract(epoch from planned_for - asked_at) / 86400)::float8 as average_days,
        max(extract(epoch from planned_for - asked_at) / 86400)::float8 as longest_days
      from visits
      where asked_at >= ${span.from} and asked_at < ${span.to}
        and (${units}::text[] is null or unit_id = any(${units}::text[]))
      group by unit_id
    ), held as (
      select unit_id, count(*) filter (where state = 'held') as sessions, coalesce(sum(people), 0) as people
      from mobile_sessions
      where starts_at >= ${span.from} and starts_at < ${span.to}
        and (${units}::text[] is null or unit_id = any(${units}::text[]))
      group by unit_id
    )
    select unit_id, coalesce(asked, 0) as asked, coalesce(waiting, 0) as waiting, coalesce(planned, 0) as planned,
      coalesce(done, 0) as done, coalesce(fallen, 0) as fallen, average_days, longest_days,
      coalesce(sessions, 0) as sessions, coalesce(people, 0) as people
    from asked full join held using (unit_id)
    order by unit_id
  `.execute(db)
  return rows.map(row => ({
    unit: row.unit_id,
    asked: row.asked,
    waiting: row.waiting,
    planned: row.planned,
    done: row.done,
    fallen: row.fallen,
    averageDays: row.average_days,
    longestDays: row.longest_days,
    sessions: row.sessions,
    people: row.people,
  }))
}

interface Row {
  readonly unit_id: string
  readonly asked: number
  readonly waiting: number
  readonly planned: number
  readonly done: number
  readonly fallen: number
  readonly average_days: number | null
  readonly longest_days: number | null
  readonly sessions: number
  readonly people: number
}
