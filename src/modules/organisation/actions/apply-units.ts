import { local } from '../../../kernel/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { append } from '../../journal/index.ts'
import type { By } from '../by.ts'
import { forgetUnits } from '../directory.ts'
import { withDecrees } from '../rules/unit-changes.ts'
import {
  differenceOf,
  faultsOf,
  type Unit,
  type UnitDifference,
  type UnitFault,
  type UnitField,
  type UnitRecord,
} from '../rules/units.ts'
import {
  closeCodes,
  describeCode,
  endUnits,
  keepNames,
  lockUnits,
  openCodes,
  readUnits,
  saveUnits,
} from '../store/units.ts'

/** The list cannot be applied: `faults` say which units and why. Nothing has been written. */
export class UnitsRefused extends Error {
  readonly faults: readonly UnitFault[]
  constructor(faults: readonly UnitFault[]) {
    super(faults.map(fault => `${fault.id}: ${fault.because}`).join(', '))
    this.name = 'UnitsRefused'
    this.faults = faults
  }
}

/** What applying these units would change; nothing is written. */
export async function diffUnits(db: Db, units: readonly UnitRecord[]): Promise<UnitDifference> {
  const current = await readUnits(db)
  return differenceOf(current, withDecrees(current, units))
}

/**
 * Makes the units in force the given ones and says what changed. Units that are gone are ended, a code that changed keeps
 * its days, every change is in the journal of its unit. The same units twice change nothing the second time. Decrees that
 * the list does not know yet stay (`withDecrees`).
 * @throws UnitsRefused
 */
export async function applyUnits(tx: Tx, given: readonly UnitRecord[], by: By): Promise<UnitDifference> {
  refuseFaulty(given)
  const current = await lockUnits(tx)
  const units = withDecrees(current, given)
  refuseFaulty(units)
  const difference = differenceOf(current, units)
  const today = local(by.at).toPlainDate()
  // What the first pack brings was there long before the program: its units and codes have no first day.
  await keepNames(tx, renamedOf(current, difference), today)
  await write(tx, units, difference, { today, from: current.length === 0 ? null : today })
  await recordUnits(tx, { current, units, difference }, by)
  forgetUnits()
  return difference
}

/** @throws UnitsRefused */
function refuseFaulty(units: readonly UnitRecord[]): void {
  const faults = faultsOf(units)
  if (faults.length > 0) throw new UnitsRefused(faults)
}

/** Units that are called otherwise from now on, as they were. */
function renamedOf(current: readonly Unit[], { changed }: UnitDifference): Unit[] {
  const names: readonly UnitField[] = ['name', 'shortName', 'counterName']
  const renamed = new Set(
    changed.filter(({ fields }) => fields.some(field => names.includes(field))).map(({ id }) => id),
  )
  return current.filter(unit => renamed.has(unit.id))
}

async function write(
  tx: Tx,
  units: readonly UnitRecord[],
  difference: UnitDifference,
  days: { today: Temporal.PlainDate; from: Temporal.PlainDate | null },
): Promise<void> {
  const { added, changed, removed } = difference
  const touched = new Set([...added, ...changed.map(change => change.id)])
  const recoded = new Set([
    ...added,
    ...changed.filter(change => change.fields.includes('agencyCode')).map(c => c.id),
  ])
  await saveUnits(
    tx,
    units.filter(unit => touched.has(unit.id)),
    days.from,
  )
  await endUnits(tx, removed, days.today)
  // All closed before any is opened: two units may exchange their codes.
  await closeCodes(tx, [...removed, ...recoded], days.today)
  await openCodes(
    tx,
    units.filter(unit => recoded.has(unit.id)),
    days.from,
  )
  const described = changed
    .filter(change => !recoded.has(change.id) && change.fields.some(saysOfCode))
    .map(c => c.id)
  for (const unit of units) if (described.includes(unit.id)) await describeCode(tx, unit)
}

function saysOfCode(field: UnitField): boolean {
  return field === 'agencyCodeProvisional' || field === 'agencyCodeSource'
}

async function recordUnits(
  tx: Tx,
  {
    current,
    units,
    difference,
  }: { current: readonly Unit[]; units: readonly UnitRecord[]; difference: UnitDifference },
  by: By,
): Promise<void> {
  const codeBefore = new Map(current.map(unit => [unit.id, unit.agencyCode ?? null]))
  const codeAfter = new Map(units.map(unit => [unit.id, unit.agencyCode ?? null]))
  for (const id of difference.added)
    await append(tx, `unit:${id}`, [
      { ...by, kind: 'unitAdded', version: 1, facts: { code: codeAfter.get(id) ?? null } },
    ])
  for (const { id, fields } of difference.changed) {
    const facts = { fields, codeBefore: codeBefore.get(id) ?? null, codeAfter: codeAfter.get(id) ?? null }
    await append(tx, `unit:${id}`, [{ ...by, kind: 'unitChanged', version: 1, facts }])
  }
  for (const id of difference.removed)
    await append(tx, `unit:${id}`, [{ ...by, kind: 'unitEnded', version: 1, facts: {} }])
}
