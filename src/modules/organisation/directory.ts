import { performance } from 'node:perf_hooks'
import type { Db } from '../../platform/db/index.ts'
import { counterOf } from './rules/counter.ts'
import type { Unit } from './rules/units.ts'
import { readUnits } from './store/units.ts'

/** All units at once, for pages that name many of them. */
export interface UnitDirectory {
  /** In the order of their names; those that have ended are not among them. */
  readonly units: readonly Unit[]
  /** Any unit, ended ones too: dossiers name units for ever. */
  find(id: string): Unit | undefined
  /** The commune or ward with this five-figure code. */
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
  const byWardCode = new Map(
    units.flatMap(unit => (unit.wardCode === undefined ? [] : [[unit.wardCode, unit]])),
  )
  return {
    units,
    find: id => byId.get(id),
    findByWardCode: code => byWardCode.get(code),
    counterOf: id => {
      const authority = byId.get(id)
      return authority && counterOf(authority, units)
    },
  }
}
