import { local, newId } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { InvalidInput, Refusal } from '../../../platform/http/index.ts'
import { append } from '../../journal/index.ts'
import type { By } from '../by.ts'
import { type AbsenceQuestion, type AbsenceReason, absenceFaults, lastDayAway } from '../rules/absences.ts'
import {
  type Absence,
  type AbsenceId,
  findAbsenceRow,
  insertAbsence,
  readAbsencesOf,
  setBack,
} from '../store/absences.ts'
import { findOfficerRow, lockOfficer, type Officer, type OfficerId } from '../store/officers.ts'

export interface NewAbsence {
  readonly id?: AbsenceId | undefined
  readonly officer: OfficerId
  readonly reason: AbsenceReason
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  /** Null: somebody was named whom nobody knows. */
  readonly substitute?: OfficerId | null | undefined
}

/**
 * Notes that an officer is away. Nothing new is given to them meanwhile; a substitute acts with the posts they hold
 * themselves, or by a delegation. The reason stays out of the journal: illness is nobody's business there.
 * @throws InvalidInput; Refusal 404 `no_such_officer`
 */
export async function enterAbsence(tx: Tx, given: NewAbsence, by: By): Promise<Absence> {
  const officer = await lockOfficer(tx, given.officer)
  if (officer === undefined) throw new Refusal(404, 'no_such_officer')
  const there = given.id && (await findAbsenceRow(tx, given.id))
  if (there !== undefined) return there
  const faults = absenceFaults(await questionOf(tx, officer, given, by.at))
  if (faults.length > 0) throw new InvalidInput(faults.map(({ field, fault }) => ({ field, code: fault })))
  const absence: Absence = {
    ...given,
    id: given.id ?? newId<'absence'>(),
    substitute: given.substitute ?? undefined,
    enteredAt: by.at,
    enteredBy: by.actor,
  }
  await insertAbsence(tx, absence)
  const { id, firstDay, lastDay, substitute = null } = absence
  const facts = { absence: id, from: firstDay.toString(), until: lastDay.toString(), substitute }
  await append(tx, `officer:${officer.id}`, [{ ...by, kind: 'absenceEntered', version: 1, facts }])
  return absence
}

async function questionOf(
  tx: Tx,
  officer: Officer,
  given: NewAbsence,
  at: Temporal.Instant,
): Promise<AbsenceQuestion> {
  const today = local(at).toPlainDate()
  return {
    officer: { id: officer.id, units: unitsOf(officer) },
    away: given,
    others: await readAbsencesOf(tx, officer.id, given.firstDay),
    substitute: await substituteOf(tx, given),
    today,
  }
}

async function substituteOf(
  tx: Tx,
  { substitute: named, firstDay }: NewAbsence,
): Promise<AbsenceQuestion['substitute']> {
  if (named === undefined || named === null) return named
  const officer = await findOfficerRow(tx, named)
  if (officer === undefined) return null
  const away = await readAbsencesOf(tx, named, firstDay)
  return { id: named, units: unitsOf(officer), disabled: officer.disabledAt !== null, away }
}

function unitsOf({ posts }: Officer): string[] {
  return [...new Set(posts.map(({ unit }) => unit))]
}

/**
 * The officer is back from today on, or never went. Ending what is over changes nothing.
 * @throws Refusal 404 `no_such_absence`
 */
export async function endAbsence(tx: Tx, id: AbsenceId, by: By): Promise<Absence> {
  const found = await findAbsenceRow(tx, id)
  if (found === undefined) throw new Refusal(404, 'no_such_absence')
  await lockOfficer(tx, found.officer)
  const absence = (await findAbsenceRow(tx, id)) ?? found
  const today = local(by.at).toPlainDate()
  const { compare } = Temporal.PlainDate
  if (compare(lastDayAway(absence), today) < 0) return absence
  const backOn = compare(absence.firstDay, today) > 0 ? absence.firstDay : today
  if (absence.backOn?.equals(backOn)) return absence
  await setBack(tx, id, backOn)
  const facts = { absence: id, backOn: backOn.toString() }
  await append(tx, `officer:${absence.officer}`, [{ ...by, kind: 'absenceEnded', version: 1, facts }])
  return { ...absence, backOn }
}
