import { personal } from '../../journal/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier, StopGround } from '../dossier.ts'
import { isClock } from '../rules/actor.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Ends handling without a result (form 05). The applicant who did not complete the dossier in time is a ground of its
 * own, which the clock takes by itself when the last moment has passed; every other needs its reason.
 * @throws ActionRefused `still_in_time`, `reason_missing`
 * @source docs/legal/ending.md#stop
 */
export function stopDossier(
  deps: DossierDeps,
  acting: Acting,
  why: { readonly ground: StopGround; readonly reason?: string | undefined },
): Promise<Dossier> {
  return actOn(deps, 'stop', acting, dossier => {
    const at = deps.clock.now()
    const by = { actor: acting.actor, at }
    if (why.ground === 'notCompleted') {
      if (!hasTimeRunOut(dossier, at)) return { allowed: false, because: 'still_in_time' }
      return { allowed: true, acts: [act('stopped', { ground: why.ground }, by)] }
    }
    // Before acceptance there is no matter that a court or a sector's law could stop.
    if (dossier.state === 'filed') return { allowed: false, because: 'not_in_this_state' }
    const reason = (why.reason ?? '').trim()
    if (isClock(acting.actor) || reason === '') return { allowed: false, because: 'reason_missing' }
    const said = personal(reason)
    return {
      allowed: true,
      acts: [act('stopped', { ground: why.ground, reason: said.ref }, by)],
      content: [said.row],
    }
  })
}

function hasTimeRunOut({ supplement }: Dossier, at: Temporal.Instant): boolean {
  if (supplement?.answerBy === undefined || supplement.answeredAt !== undefined) return false
  return Temporal.Instant.compare(at, Temporal.Instant.from(supplement.answerBy)) > 0
}
