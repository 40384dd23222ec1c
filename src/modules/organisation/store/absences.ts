import { type Id, type Page, pageOf } from '../../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../../platform/db/index.ts'
import type { AbsenceReason, Away } from '../rules/absences.ts'
import type { AbsenceTable } from '../tables.ts'

export type AbsenceId = Id<'absence'>

/** Days on which an officer is away, and who fills in. */
export interface Absence extends Away {
  readonly id: AbsenceId
  readonly officer: Id<'officer'>
  readonly reason: AbsenceReason
  readonly substitute: Id<'officer'> | undefined
  readonly enteredAt: Temporal.Instant
  readonly enteredBy: string
}

/** True of a row of `absences` under this name whose officer is away on that day. */
export function isAway(table: string, on: Temporal.PlainDate) {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql<boolean>`(${column('last_day')} >= ${on} and ${column('first_day')} <= ${on}
    and (${column('back_on')} is null or ${column('back_on')} > ${on}))`
}

export async function readAbsencesOn(
  db: Db,
  on: Temporal.PlainDate,
  officers?: readonly string[],
): Promise<Absence[]> {
  if (officers?.length === 0) return []
  const rows = await db
    .selectFrom('absences')
    .selectAll()
    .where(isAway('absences', on))
    .$if(officers !== undefined, rows => rows.where('officer_id', 'in', officers as Id<'officer'>[]))
    .execute()
  return rows.map(absenceOf)
}

/** What is on record for an officer and not over on that day, soonest first. */
export async function readAbsencesOf(db: Db, officer: string, from: Temporal.PlainDate): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absences')
    .selectAll()
    .where('officer_id', '=', officer as Id<'officer'>)
    .where('last_day', '>=', from)
    .where(sql<boolean>`(back_on is null or (back_on > ${from} and back_on > first_day))`)
    .orderBy('first_day')
    .execute()
  return rows.map(absenceOf)
}

/** Everybody away on a day or later, soonest back first; of these units only when they are named. */
export async function listAbsenceRows(
  db: Db,
  query: {
    from: Temporal.PlainDate
    units?: readonly string[] | undefined
    after?: readonly [string, string] | undefined
    limit?: number
  },
): Promise<Page<Absence>> {
  const { from, units, after, limit = 50 } = query
  const rows = await db
    .selectFrom('absences')
    .selectAll()
    .where('last_day', '>=', from)
    .where(sql<boolean>`(back_on is null or (back_on > ${from} and back_on > first_day))`)
    .$if(units !== undefined, rows =>
      rows.where(
        sql<boolean>`exists (select from officer_posts p
          where p.officer_id = absences.officer_id and p.unit_id = any(${[...(units ?? [])]}::text[]))`,
      ),
    )
    .$if(after !== undefined, rows =>
      rows.where(sql<boolean>`(last_day, id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`),
    )
    .orderBy('last_day')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(absenceOf), limit, each => [each.lastDay.toString(), each.id])
}

export async function findAbsenceRow(db: Db, id: AbsenceId): Promise<Absence | undefined> {
  const row = await db.selectFrom('absences').selectAll().where('id', '=', id).executeTakeFirst()
  return row && absenceOf(row)
}

/** False when it is there already: the form was sent twice. */
export async function insertAbsence(tx: Tx, absence: Absence): Promise<boolean> {
  const row = await tx
    .insertInto('absences')
    .values({
      id: absence.id,
      officer_id: absence.officer,
      reason: absence.reason,
      first_day: absence.firstDay,
      last_day: absence.lastDay,
      back_on: null,
      substitute: absence.substitute ?? null,
      entered_at: absence.enteredAt,
      entered_by: absence.enteredBy,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function setBack(tx: Tx, id: AbsenceId, on: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('absences').set({ back_on: on }).where('id', '=', id).execute()
}

function absenceOf(row: AbsenceTable): Absence {
  return {
    id: row.id,
    officer: row.officer_id,
    reason: row.reason,
    firstDay: row.first_day,
    lastDay: row.last_day,
    backOn: row.back_on ?? undefined,
    substitute: row.substitute ?? undefined,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
  }
}
