import { personal } from '../../journal/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { DelayCause, Dossier } from '../dossier.ts'
import { clockActor } from '../rules/actor.ts'
import { apologyBy, heldBy, isApologyPlain, isLate, proposedDate } from '../rules/lateness.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Drafts the apology with a proposed new date as soon as it is plain that the date will be missed; the leader of the
 * competent authority signs it. Nothing is recorded while it is not plain.
 * @source docs/legal/late-dossiers.md#apology
 */
export function draftApology(deps: DossierDeps, code: string): Promise<Dossier> {
  return actOn(deps, 'draftApology', { code, actor: clockActor }, dossier => {
    const at = deps.clock.now()
    const calendar = deps.calendar()
    const owedBy = apologyBy(dossier, calendar)
    if (owedBy === undefined || !isApologyPlain(dossier, at, calendar)) return { allowed: true, acts: [] }
    const proposed = proposedDate(dossier, at, calendar).toString()
    const facts = { owedBy: owedBy.toString(), proposed }
    return { allowed: true, acts: [act('apologyDrafted', facts, { actor: clockActor, at })] }
  })
}

/**
 * Apologises and names a new date (form 04), once. The first date stays, and the dossier is late against it.
 * @throws ActionRefused `date_not_later`, `reason_missing`, `already_apologised`
 * @source docs/legal/late-dossiers.md#apology
 */
export function apologise(
  deps: DossierDeps,
  acting: Acting,
  letter: { readonly newDate: Temporal.Instant; readonly reason: string },
): Promise<Dossier> {
  return actOn(deps, 'apologise', acting, dossier => {
    const at = deps.clock.now()
    const { newDate, reason } = letter
    const isAfter = (text: string | undefined) =>
      text === undefined || Temporal.Instant.compare(newDate, Temporal.Instant.from(text)) > 0
    if (!isAfter(dossier.due?.at) || !isAfter(at.toString()))
      return { allowed: false, because: 'date_not_later' }
    if (reason.trim() === '') return { allowed: false, because: 'reason_missing' }
    const said = personal(reason.trim())
    const owedBy = dossier.apology?.owedBy ?? apologyBy(dossier, deps.calendar())?.toString() ?? at.toString()
    const facts = { newDate: newDate.toString(), reason: said.ref, owedBy }
    return {
      allowed: true,
      acts: [act('apologised', facts, { actor: acting.actor, at })],
      content: [said.row],
    }
  })
}

/** Puts on record that the lawful date has passed, and who held the dossier how long until then. */
export function noteLate(deps: DossierDeps, code: string): Promise<Dossier> {
  return actOn(deps, 'noteLate', { code, actor: clockActor }, dossier => {
    const at = deps.clock.now()
    const { due, late } = dossier
    if (late !== undefined || due === undefined || !isLate(dossier, at)) return { allowed: true, acts: [] }
    const held = heldBy(dossier, at, deps.calendar())
    return { allowed: true, acts: [act('becameLate', { due: due.at, held }, { actor: clockActor, at })] }
  })
}

/**
 * Says why a dossier is late, from a short list, and what is done so that the next is not, by which day.
 * @throws ActionRefused `reason_missing`, `date_not_later`, `not_late`, `already_explained`
 */
export function explainDelay(
  deps: DossierDeps,
  acting: Acting,
  delay: { readonly cause: DelayCause; readonly task: string; readonly taskBy: Temporal.PlainDate },
): Promise<Dossier> {
  return actOn(deps, 'explainDelay', acting, () => {
    if (delay.task.trim() === '') return { allowed: false, because: 'reason_missing' }
    const task = personal(delay.task.trim())
    const facts = { cause: delay.cause, task: task.ref, taskBy: delay.taskBy.toString() }
    return {
      allowed: true,
      acts: [act('delayExplained', facts, { actor: acting.actor, at: deps.clock.now() })],
      content: [task.row],
    }
  })
}
