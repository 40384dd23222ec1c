import type { Tx } from '../../../platform/db/index.ts'
import { personal } from '../../journal/index.ts'
import type { VisitDeps } from '../deps.ts'
import { replaceLoans } from '../store/equipment.ts'
import { changeTaken, lockSlots } from '../store/slots.ts'
import type { Outcome, Visit } from '../visit.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Calls the visit off, by whoever asked or by the unit; its place and what was lent are free again.
 * @throws VisitNotFound, VisitRefused, Refusal 409 `stale`
 */
export function cancelVisit(deps: VisitDeps, acting: Acting, reason: string): Promise<Visit> {
  return actOn(deps, 'cancel', acting, async (tx, { visit }, at) => {
    await giveBack(tx, visit)
    const by = { actor: acting.actor, at }
    const news = { what: 'cancelled', reason } as const
    if (reason === '') return { acts: [act('visitCancelled', {}, by)], news: { what: 'cancelled' } }
    const kept = personal(reason)
    return { acts: [act('visitCancelled', { reason: kept.ref }, by)], content: [kept.row], news }
  })
}

/** Says no to a request, with the reason. */
export function declineVisit(deps: VisitDeps, acting: Acting, reason: string): Promise<Visit> {
  return actOn(deps, 'decline', acting, (_, __, at) => {
    const kept = personal(reason)
    const acts = [act('visitDeclined', { reason: kept.ref }, { actor: acting.actor, at })]
    return { acts, content: [kept.row], news: { what: 'declined', reason } }
  })
}

/** The team stood before a closed door: the place was used, and the visit waits for another one. */
export function noteMissed(deps: VisitDeps, acting: Acting): Promise<Visit> {
  return actOn(deps, 'noteMissed', acting, async (tx, { visit }, at) => {
    await replaceLoans(tx, visit.id, [], undefined)
    const facts = { slot: visit.plan?.slot ?? '' }
    return { acts: [act('visitMissed', facts, { actor: acting.actor, at })], news: { what: 'missed' } }
  })
}

/** Ends the visit with what was done in the house. */
export function finishVisit(
  deps: VisitDeps,
  acting: Acting,
  said: { readonly outcomes: readonly Outcome[]; readonly note: string },
): Promise<Visit> {
  return actOn(deps, 'finish', acting, (_, __, at) => {
    const by = { actor: acting.actor, at }
    const { outcomes } = said
    if (said.note === '') return { acts: [act('visitDone', { outcomes }, by)] }
    const note = personal(said.note)
    return { acts: [act('visitDone', { outcomes, note: note.ref }, by)], content: [note.row] }
  })
}

/** A place that was not used yet, and the things that would have been taken along. */
async function giveBack(tx: Tx, visit: Visit): Promise<void> {
  await replaceLoans(tx, visit.id, [], undefined)
  if (visit.state !== 'planned' || visit.plan === undefined) return
  await lockSlots(tx, [visit.plan.slot])
  await changeTaken(tx, visit.plan.slot, -1)
}
