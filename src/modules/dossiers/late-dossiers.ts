import { decodeKey, type Page, pageOf } from '../../kernel/index.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import type { Dossier } from './dossier.ts'

/** Whose late dossiers: of the authorities somebody leads, or of the whole city. */
export type LateSight = { readonly who: 'all' } | { readonly who: 'units'; readonly units: readonly string[] }

/** What may be missing of a late dossier. */
export const lateGaps = ['apology', 'explanation'] as const
export type LateGap = (typeof lateGaps)[number]

export interface LateQuery {
  readonly sight: LateSight
  readonly unit?: string | undefined
  /** Only those without their apology, or without their explanation. */
  readonly without?: LateGap | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** Dossiers that became late, the last one first. Rides `dossiers_late_of_authority` and `dossiers_late`. */
export async function listLate(db: Db, query: LateQuery): Promise<Page<Dossier>> {
  const after = placeIn(query.after)
  const rows = await db
    .selectFrom('dossiers')
    .select(['id', 'late_at', 'facts'])
    .where('late_at', 'is not', null)
    .where(seen(query.sight))
    .$if(query.unit !== undefined, late => late.where('competent_authority', '=', query.unit as string))
    .$if(query.without !== undefined, late => late.where(lacks(query.without as LateGap)))
    .$if(after !== undefined, late =>
      late.where(sql<boolean>`(late_at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('late_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { items, next } = pageOf(rows, query.limit, row => [row.late_at?.toString(), row.id])
  return { next, items: items.map(({ facts }) => facts) }
}

/** How many of each authority became late since a moment, and what was done about them. */
export interface LateCount {
  readonly unit: string
  readonly late: number
  /** Apologised for by the last lawful moment. */
  readonly inTime: number
  readonly apologised: number
  readonly explained: number
}

export async function countLate(
  db: Db,
  sight: LateSight,
  since: Temporal.Instant,
): Promise<readonly LateCount[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select(({ fn }) => [
      'competent_authority as unit',
      fn.countAll<string>().as('late'),
      sql<string>`count(*) filter (where facts #>> '{apology,sent,at}' is not null)`.as('apologised'),
      sql<string>`count(*) filter (
        where (facts #>> '{apology,sent,at}')::timestamptz <= (facts #>> '{apology,owedBy}')::timestamptz
      )`.as('in_time'),
      sql<string>`count(*) filter (where facts #> '{late,explained}' is not null)`.as('explained'),
    ])
    .where('late_at', '>=', since)
    .where(seen(sight))
    .groupBy('competent_authority')
    .orderBy('late', 'desc')
    .orderBy('unit')
    .execute()
  return rows.map(row => ({
    unit: row.unit,
    late: Number(row.late),
    inTime: Number(row.in_time),
    apologised: Number(row.apologised),
    explained: Number(row.explained),
  }))
}

/** One authority is asked for by itself: an index read for several does not come in order. */
function seen(sight: LateSight) {
  if (sight.who === 'all') return sql<boolean>`true`
  const [first, ...others] = sight.units
  return others.length === 0
    ? sql<boolean>`competent_authority = ${first ?? ''}`
    : sql<boolean>`competent_authority = any(${[...sight.units]}::text[])`
}

function lacks(gap: LateGap) {
  return gap === 'apology'
    ? sql<boolean>`facts #> '{apology,sent}' is null`
    : sql<boolean>`facts #> '{late,explained}' is null`
}

function placeIn(word: string | undefined): { at: string; id: string } | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key) || key.length !== 2) return undefined
  const [at, id] = key as unknown[]
  if (typeof at !== 'string' || typeof id !== 'string' || !isInstant(at) || !isUuid(id)) return undefined
  return { at, id }
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
