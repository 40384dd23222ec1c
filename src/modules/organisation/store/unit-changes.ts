import type { Selectable } from 'kysely'
import { type Id, type Page, pageOf } from '../../../kernel/index.ts'
import { type Db, jsonb, sql, type Tx } from '../../../platform/db/index.ts'
import type { StoredUnitChange, UnitChange, UnitChangeFault } from '../rules/unit-changes.ts'
import { idOf } from '../rules/unit-changes.ts'
import type { UnitRecord } from '../rules/units.ts'
import type { UnitChangeTable } from '../tables.ts'

export type UnitChangeId = Id<'unitChange'>

/** A decree that was entered: waiting for its day, carried out, or called off. */
export interface PlannedUnitChange extends UnitChange {
  readonly id: UnitChangeId
  readonly enteredAt: Temporal.Instant
  readonly enteredBy: string
  readonly appliedAt: Temporal.Instant | undefined
  readonly cancelledAt: Temporal.Instant | undefined
  /** Why it could not be carried out on its day. */
  readonly faults: readonly UnitChangeFault[]
}

export async function insertUnitChange(
  tx: Tx,
  id: UnitChangeId,
  change: UnitChange,
  entered: { at: Temporal.Instant; by: string },
): Promise<void> {
  const { kind, decree, effectiveOn, from, into, main } = change
  await tx
    .insertInto('unit_changes')
    .values({
      id,
      kind,
      decree,
      effective_on: effectiveOn,
      plan: jsonb<StoredUnitChange>({ from, into, main }),
      entered_at: entered.at,
      entered_by: entered.by,
      applied_at: null,
      cancelled_at: null,
      faults: null,
    })
    .execute()
}

export async function lockUnitChange(tx: Tx, id: UnitChangeId): Promise<PlannedUnitChange | undefined> {
  const row = await tx
    .selectFrom('unit_changes')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && changeOf(row)
}

/** Newest first. */
export async function listUnitChangeRows(
  db: Db,
  query: { after?: readonly [string, string] | undefined; limit?: number } = {},
): Promise<Page<PlannedUnitChange>> {
  const { after, limit = 20 } = query
  const rows = await db
    .selectFrom('unit_changes')
    .selectAll()
    .$if(after !== undefined, rows =>
      rows.where(sql<boolean>`(entered_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(changeOf), limit, each => [each.enteredAt.toString(), each.id])
}

/** Changes that wait and whose day has come, the earliest first. */
export async function readDueChanges(db: Db, today: Temporal.PlainDate): Promise<UnitChangeId[]> {
  const rows = await waiting(db)
    .select('id')
    .where('effective_on', '<=', today)
    .orderBy('effective_on')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Units that a waiting change speaks of. */
export async function readWaitingUnits(db: Db): Promise<ReadonlySet<string>> {
  const rows = await waiting(db).select('plan').execute()
  return new Set(rows.flatMap(({ plan }) => [...plan.from, ...plan.into.map(idOf)]))
}

function waiting(db: Db) {
  return db.selectFrom('unit_changes').where('applied_at', 'is', null).where('cancelled_at', 'is', null)
}

export async function updateUnitChange(
  tx: Tx,
  id: UnitChangeId,
  changes: {
    applied_at?: Temporal.Instant
    cancelled_at?: Temporal.Instant
    faults: readonly UnitChangeFault[] | null
  },
): Promise<void> {
  const { faults, ...moments } = changes
  await tx
    .updateTable('unit_changes')
    .set({ ...moments, faults: faults === null ? null : jsonb<readonly UnitChangeFault[] | null>(faults) })
    .where('id', '=', id)
    .execute()
}

export async function insertSuccessors(
  tx: Tx,
  change: UnitChangeId,
  { ended, into, main }: { ended: readonly string[]; into: readonly string[]; main: string },
): Promise<void> {
  const rows = ended.flatMap(unit =>
    into.map(successor => ({
      unit_id: unit,
      successor_id: successor,
      main: successor === main,
      change_id: change,
    })),
  )
  if (rows.length > 0) await tx.insertInto('unit_successors').values(rows).execute()
}

export async function setOpenedBy(tx: Tx, units: readonly string[], change: UnitChangeId): Promise<void> {
  if (units.length === 0) return
  await tx.updateTable('units').set({ opened_by: change }).where('id', 'in', units).execute()
}

/** What was before the first decree stays known: packs made before it say that. */
export async function noteBeforeDecree(tx: Tx, unit: string, before: Partial<UnitRecord>): Promise<void> {
  await tx
    .updateTable('units')
    .set({
      before_decree: sql`${jsonb<Partial<UnitRecord>>(before)} || coalesce(before_decree, '{}'::jsonb)`,
    })
    .where('id', '=', unit)
    .execute()
}

/** Units below ended ones stand below the heir from now on. Gives them with the unit they stood below. */
export async function moveBranches(
  tx: Tx,
  ended: readonly string[],
  heir: string,
): Promise<{ id: string; parent: string }[]> {
  if (ended.length === 0) return []
  const branches = await tx
    .selectFrom('units')
    .select(['id', sql<string>`parent_id`.as('parent')])
    .where('parent_id', 'in', ended)
    .where('valid_to', 'is', null)
    .orderBy('id')
    .execute()
  await tx
    .updateTable('units')
    .set({ parent_id: heir })
    .where('parent_id', 'in', ended)
    .where('valid_to', 'is', null)
    .execute()
  return branches
}

export interface MovedPost {
  readonly officer: Id<'officer'>
  readonly unit: string
  readonly role: string
}

/** Posts in ended units become posts in the heir; somebody who has the post there already keeps one. */
export async function movePosts(
  tx: Tx,
  ended: readonly string[],
  heir: string,
  since: Temporal.PlainDate,
): Promise<MovedPost[]> {
  if (ended.length === 0) return []
  const { rows } = await sql<MovedPost>`
    with gone as (
      delete from officer_posts where unit_id = any(${[...ended]}::text[])
      returning officer_id, unit_id, role
    ), taken as (
      insert into officer_posts (officer_id, unit_id, role, since)
      select distinct officer_id, ${heir}, role, ${since}::date from gone
      on conflict do nothing
    ), counted as (
      update officers set version = version + 1 where id in (select officer_id from gone)
    )
    select officer_id as officer, unit_id as unit, role from gone order by 1, 2, 3`.execute(tx)
  return rows
}

/** The ways of giving out work, and the teams, go to the heir; what the heir has already stays. */
export async function moveHouse(tx: Tx, ended: readonly string[], heir: string): Promise<void> {
  if (ended.length === 0) return
  const units = [...ended]
  await sql`insert into assignment_rules (unit_id, role, rule, last_officer)
    select distinct on (role) ${heir}, role, rule, last_officer from assignment_rules
     where unit_id = any(${units}::text[]) order by role, unit_id
    on conflict do nothing`.execute(tx)
  await tx.deleteFrom('assignment_rules').where('unit_id', 'in', units).execute()
  await tx.updateTable('teams').set({ unit_id: heir }).where('unit_id', 'in', units).execute()
}

/** What hangs on units, for a look ahead. */
export interface UnitsHold {
  readonly officers: number
  readonly branches: number
  readonly delegations: number
  readonly teams: number
}

export async function countHeld(
  db: Db,
  units: readonly string[],
  today: Temporal.PlainDate,
): Promise<UnitsHold> {
  const ids = [...units]
  const { rows } = await sql<UnitsHold>`select
    (select count(distinct officer_id) from officer_posts where unit_id = any(${ids}::text[])) as officers,
    (select count(*) from units where parent_id = any(${ids}::text[]) and valid_to is null
        and not id = any(${ids}::text[])) as branches,
    (select count(*) from delegations d where d.unit_id = any(${ids}::text[]) and d.valid_to >= ${today}
        and not exists (select from delegation_revocations r where r.delegation_id = d.id)) as delegations,
    (select count(*) from teams where unit_id = any(${ids}::text[]) and disbanded_on is null) as teams`.execute(
    db,
  )
  return rows[0] ?? { officers: 0, branches: 0, delegations: 0, teams: 0 }
}

function changeOf(row: Selectable<UnitChangeTable>): PlannedUnitChange {
  const { from, into, main } = row.plan
  return {
    id: row.id,
    kind: row.kind,
    decree: row.decree,
    effectiveOn: row.effective_on,
    from,
    into,
    main,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    appliedAt: row.applied_at ?? undefined,
    cancelledAt: row.cancelled_at ?? undefined,
    faults: row.faults ?? [],
  }
}
