import { dueDateOrProvisional } from '../../calendar/index.ts'
import { extensionOf, pauseGround } from '../../catalogue/index.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, openPauses, type PauseGround } from '../dossier.ts'
import { clockActor, isClock } from '../rules/actor.ts'
import { extendedBy, owed, recount, recountAfter } from '../rules/promises.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Stops the clock on a ground that the procedure version's law knows; one pause of each ground at a time.
 * @throws ActionRefused `no_legal_ground`, `already_paused`
 * @source docs/legal/time-limits.md#pauses
 */
export function pauseClock(
  deps: DossierDeps,
  acting: Acting,
  ground: Exclude<PauseGround, 'supplement'>,
): Promise<Dossier> {
  return actOn(deps, 'pause', acting, dossier => {
    const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
    const rule = pauseGround(procedure, ground)
    if (rule === undefined) return { allowed: false, because: 'no_legal_ground' }
    if (openPauses(dossier).some(pause => pause.ground === ground))
      return { allowed: false, because: 'already_paused' }
    const at = deps.clock.now()
    const count = dossier.pauses.filter(pause => pause.ground === ground).length
    const limit = rule.longest
    const until =
      limit &&
      owed(
        dueDateOrProvisional({
          start: at,
          limit,
          calendar: deps.calendar(),
          unit: dossier.competentAuthority,
        }),
      ).at
    const facts = {
      key: `${ground}-${count + 1}`,
      ground,
      basis: rule.basis,
      clock: 'resume' as const,
      ...(until === undefined ? {} : { until }),
    }
    return { allowed: true, acts: [act('pauseOpened', facts, { actor: acting.actor, at })] }
  })
}

/**
 * Lets the clock run again: the date moves on by what the pause took. The clock itself ends a pause whose longest time
 * has passed.
 * @throws ActionRefused `not_paused`, `still_in_time`
 */
export function resumeClock(deps: DossierDeps, acting: Acting, ground: PauseGround): Promise<Dossier> {
  return actOn(deps, 'resume', acting, dossier => {
    const pause = openPauses(dossier).find(each => each.ground === ground && each.ground !== 'supplement')
    if (pause === undefined) return { allowed: false, because: 'not_paused' }
    const at = deps.clock.now()
    const isOver =
      pause.until !== undefined && Temporal.Instant.compare(at, Temporal.Instant.from(pause.until)) >= 0
    if (isClock(acting.actor) && !isOver) return { allowed: false, because: 'still_in_time' }
    const facts = { pause: pause.key, ...recountAfter(dossier, pause, at, deps.calendar()) }
    return { allowed: true, acts: [act('pauseEnded', facts, { actor: acting.actor, at })] }
  })
}

/**
 * Makes the limit longer where the procedure version's law does: the dossier is then in time until the later date.
 * @throws ActionRefused `no_legal_ground`, `already_extended`, `already_late`
 * @source docs/legal/time-limits.md#extensions
 */
export function extendTimeLimit(deps: DossierDeps, acting: Acting, key: string): Promise<Dossier> {
  return actOn(deps, 'extend', acting, dossier => {
    const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
    const rule = extensionOf(procedure, key)
    if (rule === undefined) return { allowed: false, because: 'no_legal_ground' }
    if (dossier.extensions.some(each => each.key === key))
      return { allowed: false, because: 'already_extended' }
    const at = deps.clock.now()
    if (dossier.due !== undefined && Temporal.Instant.compare(at, Temporal.Instant.from(dossier.due.at)) > 0)
      return { allowed: false, because: 'already_late' }
    const { by, basis } = rule
    const extension = { key, by, basis, at: at.toString(), grantedBy: acting.actor.id }
    const facts = { key, by, basis, ...extendedBy(dossier, extension, at, deps.calendar()) }
    return { allowed: true, acts: [act('extended', facts, { actor: acting.actor, at })] }
  })
}

/**
 * Counts an open dossier anew after the calendar changed: a storm, a decree, a year published. What was promised stays
 * on record; nothing is recorded where nothing moves.
 * @source docs/legal/time-limits.md#sudden-closures
 */
export function recountDossier(deps: DossierDeps, code: string, decree?: string): Promise<Dossier> {
  const acting = { code, actor: clockActor }
  return actOn(deps, 'recount', acting, dossier => {
    const at = deps.clock.now()
    const counted = recount(dossier, { at, calendar: deps.calendar() })
    const { due } = dossier
    if (due?.at === counted.due.at && due.provisional === counted.due.provisional)
      return { allowed: true, acts: [] }
    const facts = { why: 'calendar' as const, ...counted, ...(decree === undefined ? {} : { basis: decree }) }
    return { allowed: true, acts: [act('promiseMoved', facts, { actor: clockActor, at })] }
  })
}
