import { type Dossier, isSupplementOpen, openStep, type StepFact } from '../dossier.ts'
import { type DossierAction, dossierActions, isTransition } from './states.ts'

/** Who acts: an officer with posts, or a citizen. `id` is what the record keeps (`officer:<id>`, `citizen:<id>`). */
export interface Actor {
  readonly id: string
  readonly posts: readonly { readonly unit: string; readonly role: string }[]
}

/** Why not, as a stable code; the page hides the button and the action refuses with the same sentence. */
export type Because =
  | 'not_in_this_state'
  | 'not_your_post'
  | 'not_your_dossier'
  | 'supplement_already_asked'
  | 'supplement_open'
  | 'nothing_asked'
  | 'component_not_listed'
  | 'component_missing'
  | 'reason_missing'
  | 'nothing_to_pay'
  | 'already_paid'
  | 'amount_differs'
  | 'receipt_not_a_number'
  | 'fee_unpaid'
  | 'no_such_step'
  | 'taken_by_another'
  | 'result_not_drafted'
  | 'wrong_password'

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly because: Because }

const yes: Permission = { allowed: true }
const no = (because: Because): Permission => ({ allowed: false, because })

/** Whether this actor may do this to the dossier now: state, post and facts, in one table. */
export function may(dossier: Dossier, action: DossierAction, actor: Actor): Permission {
  if (!isTransition(dossier.state, action)) return no('not_in_this_state')
  return rules[action](dossier, actor)
}

/** The actions open to this actor, for buttons and for the `allowed` of a refusal. */
export function allowedActions(dossier: Dossier, actor: Actor): DossierAction[] {
  return dossierActions.filter(action => may(dossier, action, actor).allowed)
}

const rules: Record<DossierAction, (dossier: Dossier, actor: Actor) => Permission> = {
  accept: answerRule,
  refuse: answerRule,
  requestSupplement(dossier, actor) {
    if (dossier.supplement !== undefined) return no('supplement_already_asked')
    return answerRule(dossier, actor)
  },
  supplement(dossier, actor) {
    const owner = dossier.citizen !== null && actor.id === `citizen:${dossier.citizen}`
    if (!owner && !receives(actor, dossier.receivingUnit)) return no('not_your_dossier')
    return isSupplementOpen(dossier) ? yes : no('nothing_asked')
  },
  recordPayment({ fee, receivingUnit, returningUnit }, actor) {
    if (!receives(actor, receivingUnit) && !receives(actor, returningUnit)) return no('not_your_post')
    if (fee.paid !== undefined) return no('already_paid')
    return owes(fee) ? yes : no('nothing_to_pay')
  },
  takeUp: (dossier, actor) => stepRule(openStep(dossier), actor),
  finishStep: (dossier, actor) => stepRule(openStep(dossier), actor, ['examine', 'consult', 'inspect']),
  draftResult: (dossier, actor) => stepRule(openStep(dossier), actor, ['draft']),
  sendBack: (dossier, actor) => stepRule(openStep(dossier), actor, ['sign']),
  sign: (dossier, actor) => stepRule(openStep(dossier), actor, ['sign']),
  handOver(dossier, actor) {
    if (!receives(actor, dossier.returningUnit)) return no('not_your_post')
    return isUnpaid(dossier) ? no('fee_unpaid') : yes
  },
}

/** A filing is answered by the counter that received it, and not while the applicant completes it. */
function answerRule(dossier: Dossier, actor: Actor): Permission {
  if (!receives(actor, dossier.receivingUnit)) return no('not_your_post')
  return isSupplementOpen(dossier) ? no('supplement_open') : yes
}

function stepRule(step: StepFact | undefined, actor: Actor, kinds?: readonly StepFact['kind'][]): Permission {
  if (step === undefined || (kinds !== undefined && !kinds.includes(step.kind))) return no('no_such_step')
  if (!holds(actor, step.unit, step.role)) return no('not_your_post')
  return step.officer === undefined || step.officer === actor.id ? yes : no('taken_by_another')
}

function receives(actor: Actor, unit: string): boolean {
  return holds(actor, unit, 'receivingOfficer')
}

function holds(actor: Actor, unit: string, role: string): boolean {
  return actor.posts.some(post => post.unit === unit && post.role === role)
}

function owes(fee: Dossier['fee']): boolean {
  return fee.total !== null && fee.total > 0
}

/** A fee that is owed and not recorded as paid holds the hand-over, and only that. @source docs/legal/fees.md */
export function isUnpaid(dossier: Pick<Dossier, 'fee'>): boolean {
  return owes(dossier.fee) && dossier.fee.paid === undefined
}
