import { personal } from '../../journal/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import type { EntryFacts } from '../rules/entries.ts'
import type { DossierAction } from '../rules/states.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * The applicant takes a filing back that nobody has accepted yet: it ends at once.
 * @throws ActionRefused `reason_missing`
 * @source docs/legal/ending.md#withdrawal
 */
export function withdraw(deps: DossierDeps, acting: Acting, reason: string): Promise<Dossier> {
  return withReason(deps, 'withdraw', 'withdrawn', acting, reason)
}

/**
 * The applicant wants a dossier back that is being handled: work on it rests until the counter has answered.
 * @throws ActionRefused `reason_missing`, `withdrawal_asked`, `result_signed`
 */
export function askWithdrawal(deps: DossierDeps, acting: Acting, reason: string): Promise<Dossier> {
  return withReason(deps, 'askWithdrawal', 'withdrawalAsked', acting, reason)
}

/** The applicant goes on after all; the clock has not stood still. @throws ActionRefused `no_withdrawal_asked` */
export function cancelWithdrawal(deps: DossierDeps, acting: Acting): Promise<Dossier> {
  return actOn(deps, 'cancelWithdrawal', acting, () => ({
    allowed: true,
    acts: [act('withdrawalCancelled', {}, { actor: acting.actor, at: deps.clock.now() })],
  }))
}

/** The counter gives the papers back and ends the dossier as asked. @throws ActionRefused `no_withdrawal_asked` */
export function confirmWithdrawal(deps: DossierDeps, acting: Acting): Promise<Dossier> {
  return actOn(deps, 'confirmWithdrawal', acting, () => ({
    allowed: true,
    acts: [act('withdrawn', {}, { actor: acting.actor, at: deps.clock.now() })],
  }))
}

function withReason(
  deps: DossierDeps,
  action: DossierAction,
  kind: 'withdrawn' | 'withdrawalAsked',
  acting: Acting,
  reason: string,
): Promise<Dossier> {
  return actOn(deps, action, acting, () => {
    if (reason.trim() === '') return { allowed: false, because: 'reason_missing' }
    const said = personal(reason.trim())
    const facts: EntryFacts['withdrawalAsked'] = { reason: said.ref }
    const acts = [act(kind, facts, { actor: acting.actor, at: deps.clock.now() })]
    return { allowed: true, acts, content: [said.row] }
  })
}
