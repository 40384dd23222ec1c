import { decodeKey, type Page, pageOf } from '../../kernel/index.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import type { Sight } from './store.ts'

/** A promised date that a decree moved. */
export interface MovedDate {
  readonly code: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

export interface MovedQuery {
  readonly limit: number
  readonly after?: string | undefined
}

/** Dossiers whose date a decree moved, as far as the viewer may see them, in the order of their codes' dossiers. */
export async function movedBy(
  db: Db,
  decree: string,
  sight: Sight,
  query: MovedQuery,
): Promise<Page<MovedDate>> {
  const after = placeIn(query.after)
  // Moved twice by one decree, a dossier stands once: from its date before to its date after.
  const { rows } = await sql<{ id: string; code: string; from: string; to: string }>`
    select d.id, d.code, m.moves -> 0 -> 'from' ->> 'at' as "from", m.moves -> -1 -> 'to' ->> 'at' as "to"
    from dossiers d
    cross join lateral (select jsonb_path_query_array(d.facts, '$.promises[*] ? (@.why == "calendar" && @.basis == $decree)',
      ${JSON.stringify({ decree })}::jsonb) as moves) m
    where ${isMoved(decree)} and ${visible(sight)} and d.id > ${after}::uuid
    order by d.id limit ${query.limit + 1}
  `.execute(db)
  const { items, next } = pageOf(rows, query.limit, ({ id }) => id)
  return {
    next,
    items: items.map(({ code, from, to }) => ({
      code,
      from: Temporal.Instant.from(from),
      to: Temporal.Instant.from(to),
    })),
  }
}

/** How many dossiers of the whole city each decree moved. */
export async function countMoved(db: Db, decrees: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (decrees.length === 0) return new Map()
  const { rows } = await sql<{ decree: string; count: number }>`
    select n.decree, (select count(*)::int from dossiers d
      where d.facts -> 'promises' @> jsonb_build_array(jsonb_build_object('why', 'calendar', 'basis', n.decree))) as count
    from unnest(${[...decrees]}::text[]) as n (decree)
  `.execute(db)
  return new Map(rows.map(({ decree, count }) => [decree, count]))
}

function isMoved(decree: string) {
  const move = JSON.stringify([{ why: 'calendar', basis: decree }])
  return sql<boolean>`d.facts -> 'promises' @> ${move}::jsonb`
}

function visible(sight: Sight) {
  if (sight.who === 'all') return sql<boolean>`true`
  if (sight.who === 'citizen') return sql<boolean>`d.citizen_id = ${sight.id}::uuid`
  return sql<boolean>`d.involved_units && ${[...sight.units]}::text[]`
}

function placeIn(word: string | undefined): string {
  const key = word === undefined ? undefined : decodeKey(word)
  return typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key) ? key : '00000000-0000-0000-0000-000000000000'
}
