import { decodeKey, type Page, pageOf } from '../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../platform/db/index.ts'
import type { Entry } from '../journal/index.ts'
import type { Dossier } from './dossier.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    refused_demands: DemandTable
  }
}

interface DemandTable {
  dossier_id: string
  seq: number
  at: Temporal.Instant
  actor: string
  unit_id: string
  components: readonly string[]
}

/** A demand for something beyond the procedure's list: refused by the program, kept for the centre. */
export interface RefusedDemand {
  readonly code: string
  readonly procedure: { readonly code: string; readonly version: number }
  readonly at: Temporal.Instant
  /** `officer:<id>` */
  readonly actor: string
  /** Where whoever demanded it sat. */
  readonly unit: string
  /** Keys of the procedure's components that this case does not need; `unlisted` for what no list has. */
  readonly components: readonly string[]
}

/** The part of `keepLists` for demands. @source docs/legal/supplements.md */
export async function keepDemands(tx: Tx, dossier: Dossier, entries: readonly Entry[]): Promise<void> {
  const demands = entries.filter(({ kind }) => kind === 'demandRefused')
  if (demands.length === 0) return
  const unit = dossier.acceptance === undefined ? dossier.receivingUnit : dossier.competentAuthority
  const rows = demands.map(({ seq, at, actor, facts }) => ({
    dossier_id: dossier.id,
    seq,
    at,
    actor,
    unit_id: unit,
    components: facts.components as readonly string[],
  }))
  await tx.insertInto('refused_demands').values(rows).execute()
}

/** Whose demands: of these units, or of the whole city. */
export type DemandSight =
  | { readonly who: 'all' }
  | { readonly who: 'units'; readonly units: readonly string[] }

export interface DemandQuery {
  readonly sight: DemandSight
  readonly unit?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** Demands as far as the viewer may see them, newest first. */
export async function listDemands(db: Db, query: DemandQuery): Promise<Page<RefusedDemand>> {
  const after = placeIn(query.after)
  const rows = await db
    .selectFrom('refused_demands as r')
    .innerJoin('dossiers as d', 'd.id', 'r.dossier_id')
    .select([
      'r.dossier_id',
      'r.seq',
      'r.at',
      'r.actor',
      'r.unit_id',
      'r.components',
      'd.code',
      'd.procedure_code',
      'd.procedure_version',
    ])
    .where(seen(query.sight))
    .$if(query.unit !== undefined, demands => demands.where('r.unit_id', '=', query.unit as string))
    .$if(after !== undefined, demands =>
      demands.where(
        sql<boolean>`(r.at, r.dossier_id, r.seq) < (${after?.at}::timestamptz, ${after?.id}::uuid, ${after?.seq}::int)`,
      ),
    )
    .orderBy('r.at', 'desc')
    .orderBy('r.dossier_id', 'desc')
    .orderBy('r.seq', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { items, next } = pageOf(rows, query.limit, row => [row.at.toString(), row.dossier_id, row.seq])
  return {
    next,
    items: items.map(row => ({
      code: row.code,
      procedure: { code: row.procedure_code, version: row.procedure_version },
      at: row.at,
      actor: row.actor,
      unit: row.unit_id,
      components: row.components,
    })),
  }
}

/** How many of each unit since a moment, most first. */
export async function countDemands(
  db: Db,
  sight: DemandSight,
  since: Temporal.Instant,
): Promise<readonly { readonly unit: string; readonly count: number }[]> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select r.unit_id as unit, count(*)::int as count from refused_demands r
    where ${seen(sight)} and r.at >= ${since.toString()}::timestamptz
    group by r.unit_id order by count(*) desc, r.unit_id
  `.execute(db)
  return rows
}

function seen(sight: DemandSight) {
  return sight.who === 'all' ? sql<boolean>`true` : sql<boolean>`r.unit_id = any(${[...sight.units]}::text[])`
}

function placeIn(word: string | undefined): { at: string; id: string; seq: number } | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [at, id, seq] = key as unknown[]
  const isKey =
    typeof at === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) &&
    typeof id === 'string' &&
    /^[0-9a-f-]{36}$/.test(id) &&
    Number.isInteger(seq)
  return isKey ? { at, id, seq: seq as number } : undefined
}
