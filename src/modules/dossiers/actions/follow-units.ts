import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import { clockActor } from '../rules/actor.ts'
import { involvedUnits } from '../store.ts'
import { act, actOn } from './record.ts'

/**
 * A dossier follows its units when they merge, split or close: code, clock and history stay, what is still to do goes
 * to the successor. @source docs/legal/units.md
 */
export function followUnits(
  deps: DossierDeps,
  code: string,
  successors: Readonly<Record<string, string>>,
): Promise<Dossier> {
  return actOn(deps, 'followUnits', { code, actor: clockActor }, dossier => {
    const units = Object.fromEntries(
      involvedUnits(dossier).flatMap(unit => {
        const successor = successors[unit]
        return successor === undefined || successor === unit ? [] : [[unit, successor]]
      }),
    )
    if (Object.keys(units).length === 0) return { allowed: true, acts: [] }
    return {
      allowed: true,
      acts: [act('unitsFollowed', { units }, { actor: clockActor, at: deps.clock.now() })],
    }
  })
}
