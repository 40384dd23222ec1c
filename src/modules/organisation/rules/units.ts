import type { Text } from '../../../kernel/index.ts'

/** A unit as a city's pack gives it. */
export interface UnitRecord {
  readonly id: string
  /** city, department, centre, branch, ward, commune, division…: said by the city, shown in its words. */
  readonly kind: string
  readonly name: Text
  readonly shortName: Text
  /** What the unit's own place of reception is called. */
  readonly counterName?: Text | undefined
  readonly parent?: string | undefined
  readonly wardCode?: string | undefined
  readonly address?: string | undefined
  readonly formerNames?: readonly string[] | undefined
  readonly receives: boolean
  readonly decides: boolean
  /** Left out where a unit has no code of its own. */
  readonly agencyCode?: string | undefined
  readonly agencyCodeProvisional?: boolean | undefined
  readonly agencyCodeSource?: string | undefined
}

/** A unit as the record keeps it: with the days between which it exists. */
export interface Unit extends UnitRecord {
  /** Null: since before the record begins. */
  readonly validFrom: Temporal.PlainDate | null
  /** The first day on which the unit is no more. */
  readonly validTo: Temporal.PlainDate | null
  /** Of a unit that a decree ended: who carries on, the one that took what was open first. */
  readonly successors?: readonly string[] | undefined
  /** What a decree changed, as it was before. */
  readonly beforeDecree?: Partial<UnitRecord> | undefined
  /** True of a unit that a decree made. */
  readonly openedByDecree?: boolean | undefined
}

/** The fields of a unit that somebody may change, in the order in which a difference names them. */
export const unitFields = [
  'kind',
  'name',
  'shortName',
  'counterName',
  'parent',
  'wardCode',
  'address',
  'formerNames',
  'receives',
  'decides',
  'agencyCode',
  'agencyCodeProvisional',
  'agencyCodeSource',
] as const satisfies readonly (keyof UnitRecord)[]

export type UnitField = (typeof unitFields)[number]

/** What a newer pack would do to the units, by id. */
export interface UnitDifference {
  readonly added: readonly string[]
  readonly changed: readonly { readonly id: string; readonly fields: readonly UnitField[] }[]
  /** Units that the newer pack no longer has: they are ended, never deleted. */
  readonly removed: readonly string[]
}

/** Compares what is in force with what a pack says. The same pack twice gives an empty difference. */
export function differenceOf(current: readonly Unit[], wanted: readonly UnitRecord[]): UnitDifference {
  const present = new Map(current.filter(unit => unit.validTo === null).map(unit => [unit.id, unit]))
  const kept = new Set(wanted.map(unit => unit.id))
  return {
    added: wanted.filter(unit => !present.has(unit.id)).map(unit => unit.id),
    changed: wanted.flatMap(unit => changeOf(present.get(unit.id), unit)),
    removed: [...present.keys()].filter(id => !kept.has(id)),
  }
}

function changeOf(before: UnitRecord | undefined, after: UnitRecord) {
  if (before === undefined) return []
  const fields = unitFields.filter(field => !isSameValue(before[field], after[field]))
  return fields.length === 0 ? [] : [{ id: after.id, fields }]
}

export function isEmpty(difference: UnitDifference): boolean {
  return difference.added.length + difference.changed.length + difference.removed.length === 0
}

/** Left out, empty and false are the same thing in a pack. Keys may come in any order: jsonb has its own. */
export function isSameValue(before: unknown, after: unknown): boolean {
  return comparable(before) === comparable(after)
}

function comparable(value: unknown): string {
  if (value === undefined || value === null || value === false) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'null' : JSON.stringify(value)
  if (typeof value !== 'object') return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Why a list of units cannot be applied. */
export type UnitFault =
  | { readonly id: string; readonly because: 'twice' }
  | { readonly id: string; readonly because: 'unknown_parent'; readonly parent: string }
  | { readonly id: string; readonly because: 'own_ancestor' }
  | { readonly id: string; readonly because: 'code_taken'; readonly code: string }

/** Faults that no single unit shows: doubled ids and codes, parents that are missing or go round in a circle. */
export function faultsOf(units: readonly UnitRecord[]): UnitFault[] {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const faults: UnitFault[] = []
  const ids = new Set<string>()
  const codes = new Set<string>()
  for (const { id, parent, agencyCode } of units) {
    if (ids.has(id)) faults.push({ id, because: 'twice' })
    ids.add(id)
    if (parent !== undefined && !byId.has(parent)) faults.push({ id, because: 'unknown_parent', parent })
    if (isOwnAncestor(id, byId)) faults.push({ id, because: 'own_ancestor' })
    if (agencyCode !== undefined && codes.has(agencyCode))
      faults.push({ id, because: 'code_taken', code: agencyCode })
    if (agencyCode !== undefined) codes.add(agencyCode)
  }
  return faults
}

function isOwnAncestor(id: string, byId: ReadonlyMap<string, UnitRecord>): boolean {
  const seen = new Set<string>()
  let above = byId.get(id)?.parent
  while (above !== undefined && !seen.has(above)) {
    if (above === id) return true
    seen.add(above)
    above = byId.get(above)?.parent
  }
  return false
}
