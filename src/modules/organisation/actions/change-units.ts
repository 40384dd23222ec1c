import { local, newId } from '../../../kernel/index.ts'
import { type Db, type Tx, transaction } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import { append } from '../../journal/index.ts'
import { type By, bySystem } from '../by.ts'
import { forgetUnits } from '../directory.ts'
import {
  endedBy,
  idOf,
  mainSuccessorOf,
  parentAfter,
  recordOf,
  type UnitChange,
  type UnitChangeFault,
  unitChangeFaults,
} from '../rules/unit-changes.ts'
import { differenceOf, type Unit, type UnitField, type UnitRecord } from '../rules/units.ts'
import {
  countHeld,
  insertSuccessors,
  insertUnitChange,
  lockUnitChange,
  type MovedPost,
  moveBranches,
  moveHouse,
  movePosts,
  noteBeforeDecree,
  type PlannedUnitChange,
  readDueChanges,
  readWaitingUnits,
  setOpenedBy,
  type UnitChangeId,
  type UnitsHold,
  updateUnitChange,
} from '../store/unit-changes.ts'
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

/** What others must follow when units have changed: open dossiers, queues, figures. */
export interface AppliedUnitChange {
  readonly change: PlannedUnitChange
  /** As they were. */
  readonly from: readonly Unit[]
  /** As they are now. */
  readonly into: readonly Unit[]
  /** Ids of those that are no more. */
  readonly ended: readonly string[]
  /** Who takes what is open. */
  readonly main: string
}

/** Called in the transaction of the change: what it throws undoes the change. */
export type AnnounceUnitChange = (tx: Tx, applied: AppliedUnitChange, by: By) => Promise<void>

/** The decree cannot be carried out: it would lose something. Nothing has been written. */
export class UnitChangeRefused extends Refusal {
  readonly faults: readonly UnitChangeFault[]
  constructor(faults: readonly UnitChangeFault[]) {
    super(422, 'unit_change_refused', { faults })
    this.faults = faults
  }
}

/**
 * Enters a decree. It waits until its day and is carried out by `applyDueUnitChanges`. The same id again gives the one
 * already there.
 * @throws UnitChangeRefused
 */
export async function planUnitChange(
  tx: Tx,
  change: UnitChange & { readonly id?: UnitChangeId | undefined },
  by: By,
): Promise<PlannedUnitChange> {
  const units = await lockUnits(tx)
  const id = change.id ?? newId<'unitChange'>()
  const there = await lockUnitChange(tx, id)
  if (there !== undefined) return there
  refuseFaulty(unitChangeFaults(change, units, await readWaitingUnits(tx)))
  await insertUnitChange(tx, id, change, { at: by.at, by: by.actor })
  const facts = factsOf({ ...change, id })
  await recordOnEach(change, unit =>
    append(tx, unit, [{ ...by, kind: 'unitChangePlanned', version: 1, facts }]),
  )
  return getChange(tx, id)
}

/**
 * Merges, splits, renames or closes units by decree: at once when its day has come, else on the day. Ended units keep
 * their days, their names and who carries on; officers, branches, teams and rules go to the main successor; delegations
 * of ended units lapse, because nobody holds the post any more.
 * @throws UnitChangeRefused when something would be lost
 * @source docs/legal/units.md
 */
export async function changeUnits(
  tx: Tx,
  change: UnitChange & { readonly id?: UnitChangeId | undefined },
  by: By,
  announce: AnnounceUnitChange,
): Promise<PlannedUnitChange> {
  const planned = await planUnitChange(tx, change, by)
  return isDue(planned, by.at) ? carryOut(tx, planned, by, announce) : planned
}

/**
 * Calls off a decree that still waits. Calling off twice changes nothing.
 * @throws Refusal 404 `no_such_unit_change`; 409 `already_applied`
 */
export async function cancelUnitChange(tx: Tx, id: UnitChangeId, by: By): Promise<PlannedUnitChange> {
  const change = await getChange(tx, id)
  if (change.appliedAt !== undefined) throw new Refusal(409, 'already_applied')
  if (change.cancelledAt !== undefined) return change
  await updateUnitChange(tx, id, { cancelled_at: by.at, faults: null })
  await recordOnEach(change, unit =>
    append(tx, unit, [{ ...by, kind: 'unitChangeCancelled', version: 1, facts: { change: id } }]),
  )
  return getChange(tx, id)
}

/** What a sweep found. */
export interface DueUnitChanges {
  readonly applied: readonly UnitChangeId[]
  /** Their day has come, and something speaks against them now: the page of the change says what. */
  readonly refused: readonly UnitChangeId[]
}

/**
 * Carries out the decrees whose day has come, each in a transaction of its own, the earliest first. Safe to run from
 * several processes at once and again and again.
 * @throws AggregateError when some could not be carried out for a fault; the others were
 */
export async function applyDueUnitChanges(
  db: Db,
  now: Temporal.Instant,
  announce: AnnounceUnitChange,
): Promise<DueUnitChanges> {
  const applied: UnitChangeId[] = []
  const refused: UnitChangeId[] = []
  const broken: unknown[] = []
  for (const id of await readDueChanges(db, local(now).toPlainDate())) {
    try {
      const outcome = await transaction(db, tx => applyOne(tx, id, bySystem(now), announce))
      if (outcome !== undefined) (outcome === 'applied' ? applied : refused).push(id)
    } catch (fault) {
      broken.push(fault)
    }
  }
  if (applied.length > 0) forgetUnits()
  if (broken.length > 0) throw new AggregateError(broken, 'some changes of units could not be carried out')
  return { applied, refused }
}

/** Undefined when another process was quicker. */
async function applyOne(
  tx: Tx,
  id: UnitChangeId,
  by: By,
  announce: AnnounceUnitChange,
): Promise<'applied' | 'refused' | undefined> {
  const units = await lockUnits(tx)
  const change = await getChange(tx, id)
  if (!isDue(change, by.at)) return undefined
  const faults = unitChangeFaults(change, units)
  if (faults.length > 0) {
    await updateUnitChange(tx, id, { faults })
    return 'refused'
  }
  await carryOut(tx, change, by, announce)
  return 'applied'
}

function isDue({ effectiveOn, appliedAt, cancelledAt }: PlannedUnitChange, at: Temporal.Instant): boolean {
  const today = local(at).toPlainDate()
  return (
    appliedAt === undefined &&
    cancelledAt === undefined &&
    Temporal.PlainDate.compare(effectiveOn, today) <= 0
  )
}

async function carryOut(
  tx: Tx,
  change: PlannedUnitChange,
  by: By,
  announce: AnnounceUnitChange,
): Promise<PlannedUnitChange> {
  const before = await lockUnits(tx)
  const ended = endedBy(change)
  const main = mainSuccessorOf(change)
  if (main === undefined) throw new UnitChangeRefused([{ because: 'no_successor' }])
  const records = recordsAfter(change, before)
  await writeUnits(tx, { change, before, records, ended })
  await insertSuccessors(tx, change.id, { ended, into: change.into.map(idOf), main })
  await takeOver(tx, { change, ended, main }, by)
  await recordOnEach(change, unit =>
    append(tx, unit, [{ ...by, kind: 'unitReorganised', version: 1, facts: factsOf(change) }]),
  )
  await updateUnitChange(tx, change.id, { applied_at: by.at, faults: null })
  const now = await readUnits(tx)
  const of = (units: readonly Unit[], ids: readonly string[]) => units.filter(({ id }) => ids.includes(id))
  const applied = await getChange(tx, change.id)
  await announce(
    tx,
    { change: applied, from: of(before, change.from), into: of(now, change.into.map(idOf)), ended, main },
    by,
  )
  forgetUnits()
  return applied
}

/** Every successor as it is from now on; it is found by the names of those it carries on, too. */
function recordsAfter(change: UnitChange, before: readonly Unit[]): UnitRecord[] {
  const byId = new Map(before.map(unit => [unit.id, unit]))
  const gone = change.from.flatMap(id => byId.get(id) ?? [])
  return change.into.flatMap(each => {
    const known = byId.get(idOf(each))
    const record =
      typeof each === 'string'
        ? known && { ...recordOf(known), parent: parentAfter(change, known, byId) }
        : each
    if (record === undefined) return []
    const names = gone
      .filter(({ id, shortName }) => id !== record.id || shortName.vi !== record.shortName.vi)
      .flatMap(({ id, shortName, formerNames = [] }) =>
        id === record.id ? [shortName.vi] : [shortName.vi, ...formerNames],
      )
    const formerNames = [...new Set([...(record.formerNames ?? known?.formerNames ?? []), ...names])]
    return [{ ...record, formerNames }]
  })
}

async function writeUnits(
  tx: Tx,
  written: {
    change: PlannedUnitChange
    before: readonly Unit[]
    records: readonly UnitRecord[]
    ended: readonly string[]
  },
): Promise<void> {
  const { change, before, records, ended } = written
  const { effectiveOn: on } = change
  const byId = new Map(before.map(unit => [unit.id, unit]))
  const { added, changed } = differenceOf(
    before.filter(({ id }) => records.some(record => record.id === id)),
    records,
  )
  const fieldsOf = new Map(changed.map(({ id, fields }) => [id, fields]))
  const has = (id: string, ...fields: UnitField[]) => fields.some(field => fieldsOf.get(id)?.includes(field))
  const goOn = before.filter(({ id }) => fieldsOf.has(id))
  await keepNames(
    tx,
    goOn.filter(({ id }) => has(id, 'name', 'shortName', 'counterName')),
    on,
  )
  await saveUnits(tx, records, on)
  await setOpenedBy(tx, added, change.id)
  await endUnits(tx, ended, on)
  const recoded = records.filter(({ id }) => added.includes(id) || has(id, 'agencyCode'))
  // All closed before any is opened: a successor may take over a code.
  await closeCodes(tx, [...ended, ...recoded.map(({ id }) => id)], on)
  await openCodes(tx, recoded, on)
  for (const record of records)
    if (!recoded.includes(record) && has(record.id, 'agencyCodeProvisional', 'agencyCodeSource'))
      await describeCode(tx, record)
  for (const { id, fields } of changed) await noteBeforeDecree(tx, id, pick(byId.get(id), fields))
}

/** These fields of a unit; null where it says nothing, as a pack that leaves them out. */
function pick(unit: Unit | undefined, fields: readonly UnitField[]): Partial<UnitRecord> {
  return Object.fromEntries(fields.map(field => [field, unit?.[field] ?? null]))
}

/** Branches, officers, rules and teams of ended units go to the main successor. */
async function takeOver(
  tx: Tx,
  { change, ended, main }: { change: PlannedUnitChange; ended: readonly string[]; main: string },
  by: By,
): Promise<void> {
  for (const { id, parent } of await moveBranches(tx, ended, main)) {
    await noteBeforeDecree(tx, id, { parent })
    const facts = { fields: ['parent'], change: change.id }
    await append(tx, `unit:${id}`, [{ ...by, kind: 'unitChanged', version: 2, facts }])
  }
  await moveHouse(tx, ended, main)
  const moved = await movePosts(tx, ended, main, change.effectiveOn)
  for (const [officer, posts] of Map.groupBy(moved, post => post.officer))
    await append(tx, `officer:${officer}`, [
      { ...by, kind: 'officerPostsChanged', version: 1, facts: postFacts(posts, main) },
    ])
}

function postFacts(posts: readonly MovedPost[], heir: string) {
  const roles = [...new Set(posts.map(({ role }) => role))]
  return {
    taken: roles.map(role => ({ unit: heir, role })),
    laidDown: posts.map(({ unit, role }) => ({ unit, role })),
  }
}

/** What a change would touch, for whoever confirms it. */
export interface UnitChangePreview extends UnitsHold {
  readonly faults: readonly UnitChangeFault[]
  readonly ended: readonly string[]
  readonly main: string | undefined
  /** Units in force before and after. */
  readonly unitsBefore: number
  readonly unitsAfter: number
}

export async function previewUnitChange(
  db: Db,
  change: UnitChange,
  at: Temporal.Instant,
): Promise<UnitChangePreview> {
  const [units, waiting] = [await readUnits(db), await readWaitingUnits(db)]
  const inForce = units.filter(unit => unit.validTo === null)
  const ended = endedBy(change)
  const known = new Set(inForce.map(({ id }) => id))
  const made = change.into.map(idOf).filter(id => !known.has(id))
  return {
    ...(await countHeld(db, ended, local(at).toPlainDate())),
    faults: unitChangeFaults(change, units, waiting),
    ended,
    main: mainSuccessorOf(change),
    unitsBefore: inForce.length,
    unitsAfter: inForce.length - ended.filter(id => known.has(id)).length + made.length,
  }
}

function refuseFaulty(faults: readonly UnitChangeFault[]): void {
  if (faults.length > 0) throw new UnitChangeRefused(faults)
}

/** An entry in the record of every unit that the change speaks of. */
async function recordOnEach(
  { from, into }: UnitChange,
  write: (stream: string) => Promise<unknown>,
): Promise<void> {
  for (const id of new Set([...from, ...into.map(idOf)])) await write(`unit:${id}`)
}

function factsOf(change: UnitChange & { readonly id: UnitChangeId }) {
  const { id, kind, from, into, decree, effectiveOn } = change
  return {
    change: id,
    what: kind,
    from,
    into: into.map(idOf),
    main: mainSuccessorOf(change) ?? null,
    decree,
    effectiveOn: effectiveOn.toString(),
  }
}

async function getChange(tx: Tx, id: UnitChangeId): Promise<PlannedUnitChange> {
  const change = await lockUnitChange(tx, id)
  if (change === undefined) throw new Refusal(404, 'no_such_unit_change')
  return change
}
