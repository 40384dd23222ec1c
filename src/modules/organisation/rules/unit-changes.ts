import { isSameValue, type Unit, type UnitRecord, unitFields } from './units.ts'

export const unitChangeKinds = ['merge', 'split', 'rename', 'close'] as const

export type UnitChangeKind = (typeof unitChangeKinds)[number]

export function isUnitChangeKind(text: string): text is UnitChangeKind {
  return (unitChangeKinds as readonly string[]).includes(text)
}

/**
 * What a decree does to units from a day on. A unit of `from` that is not among `into` ends that day.
 * - `merge`: several become one, a new one or one of them.
 * - `split`: one becomes several; it may go on as one of them. `main` takes what is open.
 * - `rename`: one gets another name (and what else its new record says) and keeps its id.
 * - `close`: units end, and one that is there takes over.
 */
export interface UnitChange {
  readonly kind: UnitChangeKind
  readonly from: readonly string[]
  /** New records, records of units that go on otherwise described, or ids of units that go on as they are. */
  readonly into: readonly (UnitRecord | string)[]
  readonly decree: string
  readonly effectiveOn: Temporal.PlainDate
  /** `split` only: which successor takes open dossiers, officers and branches. */
  readonly main?: string | undefined
}

/** The part of a change that is kept as JSON. */
export type StoredUnitChange = Pick<UnitChange, 'from' | 'into' | 'main'>

export type UnitChangeBecause =
  | 'decree_missing'
  | 'nothing_to_change'
  | 'no_successor'
  | 'too_few'
  | 'too_many'
  | 'twice'
  | 'unknown_unit'
  | 'unit_ended'
  | 'keeps_its_id'
  | 'id_taken'
  | 'id_malformed'
  | 'name_missing'
  | 'code_taken'
  | 'code_malformed'
  | 'ward_code_taken'
  | 'unknown_parent'
  | 'parent_ends'
  | 'own_ancestor'
  | 'main_missing'
  | 'does_not_receive'
  | 'does_not_decide'
  | 'before_it_began'
  | 'changes_already'

/** Why a decree cannot be carried out; `unit` names whose fault it is. */
export interface UnitChangeFault {
  readonly because: UnitChangeBecause
  readonly unit?: string
}

export function idOf(into: UnitRecord | string): string {
  return typeof into === 'string' ? into : into.id
}

/** Ids of the units that are no more afterwards. */
export function endedBy({ from, into }: Pick<UnitChange, 'from' | 'into'>): string[] {
  const goOn = new Set(into.map(idOf))
  return from.filter(id => !goOn.has(id))
}

/** Who takes what is open: the one named, else the only one. */
export function mainSuccessorOf({ into, main }: Pick<UnitChange, 'into' | 'main'>): string | undefined {
  return into.length === 1 && into[0] !== undefined ? idOf(into[0]) : main
}

/**
 * Everything that speaks against a change: it must lose nothing. `waiting`: units that another decree, not yet in
 * force, changes already.
 * @source docs/legal/units.md
 */
export function unitChangeFaults(
  change: UnitChange,
  units: readonly Unit[],
  waiting: ReadonlySet<string> = new Set(),
): UnitChangeFault[] {
  const shape = shapeFaults(change)
  if (shape.length > 0) return shape
  const byId = new Map(units.map(unit => [unit.id, unit]))
  return [
    ...involvedFaults(change, byId, waiting),
    ...recordFaults(change, units),
    ...parentFaults(change, byId),
    ...lossFaults(change, byId),
  ]
}

/** How many units each kind takes and makes. */
const counts: Record<
  UnitChangeKind,
  { readonly from: readonly [number, number]; readonly into: readonly [number, number] }
> = {
  merge: { from: [1, 200], into: [1, 1] },
  split: { from: [1, 1], into: [2, 20] },
  rename: { from: [1, 1], into: [1, 1] },
  close: { from: [1, 200], into: [1, 1] },
}

function shapeFaults(change: UnitChange): UnitChangeFault[] {
  const { kind, from, into, decree } = change
  const { from: mayCome, into: mayBecome } = counts[kind]
  const faults: UnitChangeBecause[] = []
  if (decree.trim() === '') faults.push('decree_missing')
  if (into.length === 0) faults.push('no_successor')
  else if (into.length < mayBecome[0]) faults.push('too_few')
  if (from.length < mayCome[0]) faults.push('too_few')
  if (from.length > mayCome[1] || into.length > mayBecome[1]) faults.push('too_many')
  const ids = into.map(idOf)
  if (new Set(from).size < from.length || new Set(ids).size < ids.length) faults.push('twice')
  if (faults.length > 0) return [...new Set(faults)].map(because => ({ because }))
  return kindFaults(change, ids)
}

function kindFaults(change: UnitChange, ids: readonly string[]): UnitChangeFault[] {
  const { kind, from, into } = change
  const ended = endedBy(change)
  if (kind === 'rename') {
    if (ids[0] !== from[0]) return [{ because: 'keeps_its_id', ...(ids[0] && { unit: ids[0] }) }]
    return typeof into[0] === 'string' ? [{ because: 'nothing_to_change' }] : []
  }
  if (kind === 'merge' && from.length === 1 && typeof into[0] !== 'string') return [{ because: 'too_few' }]
  if (kind !== 'split' && ended.length === 0) return [{ because: 'nothing_to_change' }]
  if (kind === 'close' && typeof into[0] !== 'string') return [{ because: 'no_successor' }]
  if (kind === 'split' && (change.main === undefined || !ids.includes(change.main)))
    return [{ because: 'main_missing' }]
  return []
}

function involvedFaults(
  change: UnitChange,
  byId: ReadonlyMap<string, Unit>,
  waiting: ReadonlySet<string>,
): UnitChangeFault[] {
  const known = [...change.from, ...change.into.filter(each => typeof each === 'string')]
  const involved = new Set([...change.from, ...change.into.map(idOf)])
  return [
    ...[...new Set(known)].flatMap((id): UnitChangeFault[] => {
      const unit = byId.get(id)
      if (unit === undefined) return [{ because: 'unknown_unit', unit: id }]
      if (unit.validTo !== null) return [{ because: 'unit_ended', unit: id }]
      const began = unit.validFrom
      return began !== null && Temporal.PlainDate.compare(change.effectiveOn, began) < 0
        ? [{ because: 'before_it_began', unit: id }]
        : []
    }),
    ...[...involved]
      .filter(id => waiting.has(id))
      .map(unit => ({ because: 'changes_already', unit }) as const),
  ]
}

const unitId = /^[a-z0-9]+(-[a-z0-9]+)*$/
const agencyCode = /^[A-Y][0-9]{2}(\.[0-9A-Z]+)*$/

function recordFaults(change: UnitChange, units: readonly Unit[]): UnitChangeFault[] {
  const ended = new Set(endedBy(change))
  const records = recordsOf(change)
  const own = new Set(records.map(({ id }) => id))
  const others = units.filter(unit => unit.validTo === null && !ended.has(unit.id) && !own.has(unit.id))
  return records.flatMap(record => {
    const { id } = record
    const rivals = [...others, ...records.filter(other => other.id !== id)]
    const faults: UnitChangeBecause[] = []
    const isKnown = units.some(unit => unit.id === id)
    if (!unitId.test(id)) faults.push('id_malformed')
    else if (isKnown && !change.from.includes(id)) faults.push('id_taken')
    if (record.name.vi.trim() === '' || record.shortName.vi.trim() === '') faults.push('name_missing')
    if (isTaken('agencyCode', record, rivals)) faults.push('code_taken')
    if (isTaken('wardCode', record, rivals)) faults.push('ward_code_taken')
    const { agencyCode: code, wardCode } = record
    if (code !== undefined && (!agencyCode.test(code) || code.length > 35)) faults.push('code_malformed')
    if (wardCode !== undefined && !/^[0-9]{5}$/.test(wardCode)) faults.push('code_malformed')
    return faults.map(because => ({ because, unit: id }))
  })
}

function isTaken(
  field: 'agencyCode' | 'wardCode',
  record: UnitRecord,
  rivals: readonly UnitRecord[],
): boolean {
  return record[field] !== undefined && rivals.some(rival => rival[field] === record[field])
}

function recordsOf({ into }: Pick<UnitChange, 'into'>): UnitRecord[] {
  return into.filter(each => typeof each !== 'string')
}

function parentFaults(change: UnitChange, byId: ReadonlyMap<string, Unit>): UnitChangeFault[] {
  const after = unitsAfter(change, byId)
  return change.into.flatMap((each): UnitChangeFault[] => {
    const id = idOf(each)
    const said = typeof each === 'string' ? undefined : each.parent
    if (said !== undefined && endedBy(change).includes(said)) return [{ because: 'parent_ends', unit: id }]
    if (said !== undefined && !after.has(said)) return [{ because: 'unknown_parent', unit: id }]
    return isOwnAncestor(id, after) ? [{ because: 'own_ancestor', unit: id }] : []
  })
}

/** Which unit stands below which, when the change is done. */
function unitsAfter(
  change: UnitChange,
  byId: ReadonlyMap<string, Unit>,
): ReadonlyMap<string, string | undefined> {
  const ended = new Set(endedBy(change))
  const present = [...byId.values()].filter(unit => unit.validTo === null && !ended.has(unit.id))
  return new Map([
    ...present.map(unit => [unit.id, parentAfter(change, unit, byId)] as const),
    ...recordsOf(change).map(record => [record.id, record.parent] as const),
  ])
}

/**
 * Below whom a unit that goes on stands when the change is done: below the main successor where its parent ends; the
 * successor itself below whoever stood above those that end.
 */
export function parentAfter(
  change: UnitChange,
  unit: UnitRecord,
  byId: ReadonlyMap<string, UnitRecord>,
): string | undefined {
  const ended = new Set(endedBy(change))
  const heir = mainSuccessorOf(change)
  let parent = unit.parent
  if (parent === undefined || !ended.has(parent) || heir === undefined) return parent
  if (unit.id !== heir) return heir
  const seen = new Set<string>()
  while (parent !== undefined && ended.has(parent) && !seen.has(parent)) {
    seen.add(parent)
    parent = byId.get(parent)?.parent
  }
  return parent
}

function isOwnAncestor(id: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>()
  let above = parents.get(id)
  while (above !== undefined && !seen.has(above)) {
    if (above === id) return true
    seen.add(above)
    above = parents.get(above)
  }
  return false
}

/** Whoever takes over must be able to do what was done: dossiers in hand would otherwise be nobody's. */
function lossFaults(change: UnitChange, byId: ReadonlyMap<string, Unit>): UnitChangeFault[] {
  const id = mainSuccessorOf(change)
  if (id === undefined) return []
  const heir = recordsOf(change).find(record => record.id === id) ?? byId.get(id)
  if (heir === undefined) return []
  // A unit that goes on may lay down nothing either, when it is the one that takes what is open.
  const before = change.from.flatMap(each => byId.get(each) ?? [])
  return [
    ...(before.some(unit => unit.receives) && !heir.receives
      ? [{ because: 'does_not_receive', unit: id } as const]
      : []),
    ...(before.some(unit => unit.decides) && !heir.decides
      ? [{ because: 'does_not_decide', unit: id } as const]
      : []),
  ]
}

/**
 * The units a pack wants, where decrees have gone on since the pack was made: a unit that a decree ended stays ended, one
 * that a decree opened stays, and what a decree changed stays as long as the pack says what was before it.
 */
export function withDecrees(current: readonly Unit[], wanted: readonly UnitRecord[]): UnitRecord[] {
  const byId = new Map(current.map(unit => [unit.id, unit]))
  const named = new Set(wanted.map(unit => unit.id))
  const opened = current.filter(
    unit => unit.validTo === null && unit.openedByDecree === true && !named.has(unit.id),
  )
  return [
    ...wanted
      .filter(({ id }) => !isSucceeded(byId.get(id)))
      .map(unit => keepDecreed(byId.get(unit.id), unit))
      .map(unit => ({ ...unit, parent: inForceOf(unit.parent, byId) })),
    ...opened.map(recordOf),
  ]
}

function isSucceeded(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.validTo !== null && (unit.successors ?? []).length > 0
}

function inForceOf(id: string | undefined, byId: ReadonlyMap<string, Unit>): string | undefined {
  const unit = id === undefined ? undefined : byId.get(id)
  return unit === undefined ? id : (successorAmong(unit, byId)?.id ?? id)
}

function keepDecreed(current: Unit | undefined, wanted: UnitRecord): UnitRecord {
  const before = current?.beforeDecree
  if (current === undefined || before === undefined) return wanted
  const kept = unitFields.filter(field => field in before && isSameValue(before[field], wanted[field]))
  return { ...wanted, ...Object.fromEntries(kept.map(field => [field, current[field]])) }
}

/** A unit as a pack would give it. */
export function recordOf(unit: Unit): UnitRecord {
  const {
    validFrom: _from,
    validTo: _to,
    successors: _after,
    beforeDecree: _before,
    openedByDecree: _opened,
    ...record
  } = unit
  return record
}

/** The unit itself while it is in force (on that day), else whoever carries on; undefined when nobody does. */
export function successorAmong(
  unit: Unit,
  byId: ReadonlyMap<string, Unit>,
  on?: Temporal.PlainDate,
): Unit | undefined {
  const seen = new Set<string>()
  let place: Unit | undefined = unit
  while (place !== undefined && !seen.has(place.id)) {
    if (place.validTo === null) return place
    if (on !== undefined && Temporal.PlainDate.compare(on, place.validTo) < 0) return place
    seen.add(place.id)
    const next: string | undefined = place.successors?.[0]
    place = next === undefined ? undefined : byId.get(next)
  }
  return undefined
}
