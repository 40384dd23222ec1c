import { personal } from '../../journal/index.ts'
import type { ResultWords } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, draftOf, type StepFact } from '../dossier.ts'
import { stepFor } from '../rules/may.ts'
import type { DossierAction } from '../rules/states.ts'
import { type Acting, act, actOn, type Verdict } from './record.ts'

/** Which of the open steps, where several are open; left out: the first that the actor may do. */
export interface OnStep extends Acting {
  readonly step?: string | undefined
}

/** Takes up an open step, so that nobody else of the unit does the same work. */
export function takeUpStep(deps: DossierDeps, acting: OnStep): Promise<Dossier> {
  return onStep(deps, 'takeUp', acting, step => {
    const at = deps.clock.now()
    if (step.officer === acting.actor.id && step.startedAt !== undefined) return { allowed: true, acts: [] }
    return { allowed: true, acts: [act('stepStarted', { step: step.key }, { actor: acting.actor, at })] }
  })
}

/**
 * Ends an examination, a consultation or an inspection with its conclusion and opens what waited for it.
 * @throws ActionRefused `reason_missing` when nothing is concluded
 */
export function finishStep(deps: DossierDeps, acting: OnStep, conclusion: string): Promise<Dossier> {
  return onStep(deps, 'finishStep', acting, step => {
    if (conclusion.trim() === '') return { allowed: false, because: 'reason_missing' }
    const said = personal(conclusion.trim())
    const by = { actor: acting.actor, at: deps.clock.now() }
    const acts = [...started(step, by), act('stepFinished', { step: step.key, conclusion: said.ref }, by)]
    return { allowed: true, acts, content: [said.row] }
  })
}

/**
 * Drafts the result and lays it before the leader. A negative decision is a result, not a refusal, and needs its grounds.
 * @throws ActionRefused `reason_missing`
 */
export function draftResult(deps: DossierDeps, acting: OnStep, words: ResultWords): Promise<Dossier> {
  return onStep(deps, 'draftResult', acting, step => {
    if (words.kind === 'refused' && words.text.trim() === '')
      return { allowed: false, because: 'reason_missing' }
    const content = personal({ kind: words.kind, text: words.text.trim() })
    const by = { actor: acting.actor, at: deps.clock.now() }
    const drafted = act('resultDrafted', { step: step.key, kind: words.kind, content: content.ref }, by)
    return { allowed: true, acts: [...started(step, by), drafted], content: [content.row] }
  })
}

/**
 * The leader sends the draft back with a reason; the officer who drafted it has it again.
 * @throws ActionRefused `reason_missing`
 */
export function sendBackDraft(deps: DossierDeps, acting: OnStep, reason: string): Promise<Dossier> {
  return onStep(deps, 'sendBack', acting, (step, dossier) => {
    if (reason.trim() === '') return { allowed: false, because: 'reason_missing' }
    const drafting = dossier.steps.findLast(
      ({ kind, branch, doneAt }) => kind === 'draft' && branch === step.branch && doneAt !== undefined,
    )
    if (drafting === undefined || draftOf(dossier, step.branch) === undefined)
      return { allowed: false, because: 'result_not_drafted' }
    const said = personal(reason.trim())
    const by = { actor: acting.actor, at: deps.clock.now() }
    const acts = [act('sentBack', { step: step.key, to: drafting.key, reason: said.ref }, by)]
    return { allowed: true, acts, content: [said.row] }
  })
}

function onStep(
  deps: DossierDeps,
  action: DossierAction,
  acting: OnStep,
  decide: (step: StepFact, dossier: Dossier) => Verdict,
): Promise<Dossier> {
  return actOn(deps, action, acting, dossier => {
    const step = stepFor(dossier, action, acting.actor, acting.step)
    return step === undefined ? { allowed: false, because: 'no_such_step' } : decide(step, dossier)
  })
}

/** Whoever ends a step without having taken it up has taken it up now. */
export function started(step: StepFact, by: Parameters<typeof act>[2]) {
  return step.startedAt === undefined || step.officer !== by.actor.id
    ? [act('stepStarted', { step: step.key }, by)]
    : []
}
