import { performance } from 'node:perf_hooks'
import type { Db } from '../../platform/db/index.ts'
import { counterOf } from './rules/counter.ts'
import { successorAmong } from './rules/unit-changes.ts'
import type { Unit } from './rules/units.ts'
import { readUnits } from './store/units.ts'

/** All units at once, for pages that name many of them. */
export interface UnitDirectory {
  /** In the order of their names; those that have ended are not among them. */
  readonly units: readonly Unit[]
  /** Any unit, ended ones too: dossiers name units for ever. */
  find(id: string): Unit | undefined
  /** The unit itself while it is in force, else whoever carries on; undefined when nobody does, or the id is unknown. */
  inForce(id: string): Unit | undefined
  /** The commune or ward with this five-figure code; for a code that is no more, whoever carries on. */
  findByWardCode(code: string): Unit | undefined
  /** See `oneStopCounterOf`. */
  counterOf(authority: string): Unit | undefined
}

/** Another process may have changed the units: after this long they are read again. */
const freshForMs = 10_000

interface Kept {
  readonly readAtMs: number
  readonly generation: number
  readonly directory: Promise<UnitDirectory>
}

const kept = new WeakMap<Db, Kept>()
let generation = 0

/** The units as they were at most ten seconds ago; this process's own changes are seen at once. */
export function unitDirectory(db: Db): Promise<UnitDirectory> {
  const known = kept.get(db)
  const nowMs = performance.now()
  if (known !== undefined && known.generation === generation && nowMs - known.readAtMs < freshForMs)
    return known.directory
  const directory = readUnits(db).then(directoryOf)
  kept.set(db, { readAtMs: nowMs, generation, directory })
  directory.catch(() => kept.delete(db))
  return directory
}

/** Makes every page read the units again. */
export function forgetUnits(): void {
  generation += 1
}

export function directoryOf(all: readonly Unit[]): UnitDirectory {
  const units = all.filter(unit => unit.validTo === null)
  const byId = new Map(all.map(unit => [unit.id, unit]))
  // Those in force come last: where a code went over to a successor, it means the successor.
  const byWardCode = new Map(
    [...all.filter(unit => unit.validTo !== null), ...units].flatMap(unit =>
      unit.wardCode === undefined ? [] : [[unit.wardCode, unit]],
    ),
  )
  const inForce = (unit: Unit | undefined) => unit && successorAmong(unit, byId)
  return {
    units,
    find: id => byId.get(id),
    inForce: id => inForce(byId.get(id)),
    findByWardCode: code => inForce(byWardCode.get(code)),
    counterOf: id => {
      const authority = inForce(byId.get(id))
      return authority && counterOf(authority, units)
    },
  }
}
