import {
  type Dossier,
  isSupplementOpen,
  openPauses,
  openSteps,
  resultOf,
  resultsInForce,
  type StepFact,
} from '../dossier.ts'
import { type Actor, holds, isClock, isOwner, receives, worksIn } from './actor.ts'
import { type DossierAction, dossierActions, isTransition, type Part, parts } from './states.ts'

/** Why not, as a stable code; the page hides the button and the action refuses with the same sentence. */
export type Because =
  | 'not_in_this_state'
  | 'not_your_post'
  | 'not_your_dossier'
  | 'only_the_clock'
  | 'supplement_already_asked'
  | 'supplement_open'
  | 'supplement_too_late'
  | 'nothing_asked'
  | 'component_not_listed'
  | 'component_missing'
  | 'component_held_by_state'
  | 'reason_missing'
  | 'nothing_to_pay'
  | 'already_paid'
  | 'amount_differs'
  | 'receipt_not_a_number'
  | 'fee_unpaid'
  | 'no_such_step'
  | 'taken_by_another'
  | 'not_taken'
  | 'officer_not_of_unit'
  | 'unit_cannot_answer'
  | 'consultation_open'
  | 'result_not_drafted'
  | 'no_result_yet'
  | 'wrong_password'
  | 'no_legal_ground'
  | 'already_paused'
  | 'not_paused'
  | 'pause_open'
  | 'already_extended'
  | 'already_late'
  | 'already_apologised'
  | 'date_not_later'
  | 'not_late'
  | 'already_explained'
  | 'withdrawal_asked'
  | 'no_withdrawal_asked'
  | 'result_signed'
  | 'still_in_time'
  | 'correction_open'
  | 'no_correction'
  | 'correction_changes_decision'
  | 'papers_on_their_way'
  | 'no_papers'
  | 'not_by_post'
  | 'already_posted'
  | 'nothing_wrong'
  | 'procedure_unknown'

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly because: Because }

const yes: Permission = { allowed: true }
const no = (because: Because): Permission => ({ allowed: false, because })

/** Whether this actor may do this to the dossier now: the state, the actor's part in it, and the facts. */
export function may(dossier: Dossier, action: DossierAction, actor: Actor): Permission {
  if (!isTransition(dossier.state, action)) return no('not_in_this_state')
  const part = hasPart(dossier, action, actor)
  if (!part.allowed) return part
  for (const condition of conditions[action] ?? []) {
    const because = condition(dossier, actor)
    if (because !== undefined) return no(because)
  }
  return yes
}

/** The actions open to this actor, for buttons and for the `allowed` of a refusal. */
export function allowedActions(dossier: Dossier, actor: Actor): DossierAction[] {
  return dossierActions.filter(action => may(dossier, action, actor).allowed)
}

/** The delegation without which this actor could not do this; undefined where the actor's own posts are enough. */
export function delegationUsed(dossier: Dossier, action: DossierAction, actor: Actor): string | undefined {
  const own = actor.posts.filter(post => post.delegation === undefined)
  if (own.length === actor.posts.length || may(dossier, action, { ...actor, posts: own }).allowed)
    return undefined
  const lent = actor.posts.filter(post => post.delegation !== undefined)
  return lent.find(post => may(dossier, action, { ...actor, posts: [...own, post] }).allowed)?.delegation?.id
}

/** Whether the actor has one of the parts the action asks for. */
function hasPart(dossier: Dossier, action: DossierAction, actor: Actor): Permission {
  const wanted: readonly Part[] = parts[action]
  if (wanted.some(part => holdsPart[part](dossier, actor, action))) return yes
  if (wanted.includes('applicant')) return no('not_your_dossier')
  if (wanted.every(part => part === 'clock')) return no('only_the_clock')
  return wanted.includes('stepOfficer') ? no(whyNotStep(dossier, action, actor)) : no('not_your_post')
}

const holdsPart: Record<Part, (dossier: Dossier, actor: Actor, action: DossierAction) => boolean> = {
  applicant: (dossier, actor) => isOwner(actor, dossier),
  receivingCounter: (dossier, actor, action) =>
    // After acceptance only the officer who examines can know what is missing; the request still goes out by the counter.
    !(action === 'requestSupplement' && dossier.state === 'in_progress') &&
    !(action === 'stop' && dossier.state === 'in_progress') &&
    receives(actor, dossier.receivingUnit, dossier),
  returningCounter: (dossier, actor) => receives(actor, dossier.returningUnit, dossier),
  stepOfficer: (dossier, actor, action) =>
    stepsOf(dossier, action).some(step => isTheirs(dossier, step, actor, action)),
  stepLeader: (dossier, actor) => openSteps(dossier).some(step => holds(actor, step.unit, 'leader', dossier)),
  authorityOfficer: (dossier, actor) => holds(actor, dossier.competentAuthority, 'handlingOfficer', dossier),
  authorityLeader: (dossier, actor) =>
    dossier.state !== 'filed' && holds(actor, dossier.competentAuthority, 'leader', dossier),
  paperSender: (dossier, actor) => {
    const move = papersToSend(dossier)
    return move !== undefined && worksIn(actor, move.from)
  },
  paperReceiver: (dossier, actor) =>
    dossier.papers.some(move => move.receivedAt === undefined && worksIn(actor, move.to)),
  involved: (dossier, actor) => unitsOf(dossier).some(unit => worksIn(actor, unit)),
  clock: (_, actor) => isClock(actor),
}

type Kinds = readonly StepFact['kind'][]
const handling: Kinds = ['examine', 'inspect', 'draft']

/** Which kinds of open step an action is about; left out: any. */
const kindsOf: Partial<Record<DossierAction, Kinds>> = {
  finishStep: ['examine', 'consult', 'inspect'],
  draftResult: ['draft'],
  sendBack: ['sign'],
  sign: ['sign'],
  requestSupplement: handling,
  consult: handling,
  pause: handling,
  resume: handling,
  putRight: handling,
}

function stepsOf(dossier: Dossier, action: DossierAction): StepFact[] {
  const kinds = kindsOf[action]
  return openSteps(dossier).filter(step => kinds === undefined || kinds.includes(step.kind))
}

/** Holds the post of the step, and nobody else has taken it up; taking over and giving back need that somebody has. */
function isTheirs(dossier: Dossier, step: StepFact, actor: Actor, action: DossierAction): boolean {
  if (!holds(actor, step.unit, step.role, dossier)) return false
  if (action === 'takeOver') return step.officer !== undefined && step.officer !== actor.id
  if (action === 'release') return step.officer === actor.id
  return step.officer === undefined || step.officer === actor.id
}

function whyNotStep(dossier: Dossier, action: DossierAction, actor: Actor): Because {
  const steps = stepsOf(dossier, action)
  if (action === 'takeOver' || action === 'release') return 'not_taken'
  if (dossier.state === 'in_progress' && steps.length === 0) return 'no_such_step'
  return steps.some(step => holds(actor, step.unit, step.role, dossier))
    ? 'taken_by_another'
    : 'not_your_post'
}

/** The open step that an action of this actor is about: the one named, else the first. */
export function stepFor(
  dossier: Dossier,
  action: DossierAction,
  actor: Actor,
  key?: string | undefined,
): StepFact | undefined {
  return stepsOf(dossier, action).find(
    step => (key === undefined || step.key === key) && isTheirs(dossier, step, actor, action),
  )
}

type Condition = (dossier: Dossier, actor: Actor) => Because | undefined
const unless =
  (holdsTrue: (dossier: Dossier, actor: Actor) => boolean, because: Because): Condition =>
  (dossier, actor) =>
    holdsTrue(dossier, actor) ? undefined : because

const nothingAsked = unless(dossier => !isSupplementOpen(dossier), 'supplement_open')
const isAsked = unless(isSupplementOpen, 'nothing_asked')
const notWithdrawn = unless(({ withdrawal }) => withdrawal === undefined, 'withdrawal_asked')
const withdrawalAsked = unless(({ withdrawal }) => withdrawal !== undefined, 'no_withdrawal_asked')
const noResult = unless(({ results }) => results.length === 0, 'result_signed')
const noPause = unless(dossier => openPauses(dossier).length === 0, 'pause_open')
const noCorrection = unless(({ correction }) => correction === undefined, 'correction_open')
const noSoundCorrection = unless(
  dossier => dossier.correction === undefined || changesDecision(dossier, dossier.correction),
  'correction_open',
)
const keepsDecision = unless(
  dossier => dossier.correction === undefined || !changesDecision(dossier, dossier.correction),
  'correction_changes_decision',
)
const correcting = unless(({ correction }) => correction !== undefined, 'no_correction')
const isPaidUp = unless(dossier => !isUnpaid(dossier), 'fee_unpaid')

/** What must be so besides; the first that is not says why. */
const conditions: Partial<Record<DossierAction, readonly Condition[]>> = {
  accept: [nothingAsked],
  refuse: [nothingAsked],
  requestSupplement: [nothingAsked, notWithdrawn, noResult],
  supplement: [isAsked],
  recordPayment: [
    unless(({ fee }) => fee.paid === undefined, 'already_paid'),
    unless(({ fee }) => owes(fee), 'nothing_to_pay'),
  ],
  takeUp: [nothingAsked, notWithdrawn],
  finishStep: [nothingAsked, notWithdrawn],
  draftResult: [
    nothingAsked,
    notWithdrawn,
    noPause,
    unless(dossier => openSteps(dossier).every(step => step.askedBy === undefined), 'consultation_open'),
  ],
  sendBack: [nothingAsked, notWithdrawn],
  sign: [nothingAsked, notWithdrawn, noPause],
  consult: [nothingAsked, notWithdrawn],
  pause: [nothingAsked, notWithdrawn],
  resume: [
    unless(dossier => openPauses(dossier).some(({ ground }) => ground !== 'supplement'), 'not_paused'),
  ],
  release: [unless(dossier => openSteps(dossier).some(step => step.officer !== undefined), 'not_taken')],
  extend: [unless(({ late }) => late === undefined, 'already_late'), noResult],
  draftApology: [unless(({ apology }) => apology === undefined, 'already_apologised')],
  apologise: [unless(({ apology }) => apology?.sent === undefined, 'already_apologised')],
  explainDelay: [
    unless(({ late }) => late !== undefined, 'not_late'),
    unless(({ late }) => late?.explained === undefined, 'already_explained'),
  ],
  putRight: [nothingAsked, noResult],
  askWithdrawal: [notWithdrawn, noResult],
  cancelWithdrawal: [withdrawalAsked],
  confirmWithdrawal: [withdrawalAsked],
  stop: [
    noResult,
    unless((dossier, actor) => !needsSilence(dossier, actor) || isSupplementOpen(dossier), 'nothing_asked'),
  ],
  handOver: [
    noCorrection,
    unless(
      dossier => resultsInForce(dossier).some(({ handedOver }) => handedOver === undefined),
      'no_result_yet',
    ),
    isPaidUp,
  ],
  post: [
    unless(({ returnBy }) => returnBy === 'post', 'not_by_post'),
    unless(({ posting }) => posting === undefined, 'already_posted'),
    noCorrection,
  ],
  // One that was drafted as another decision cannot be signed; a sound one takes its place.
  correctResult: [noSoundCorrection],
  signCorrection: [correcting, keepsDecision],
  reissue: [noCorrection],
}

/**
 * Whether a correction would turn a grant into a refusal or the other way round: that is a new decision, not a clerical
 * error put right. @source docs/legal/results.md#corrections
 */
export function changesDecision(
  dossier: Dossier,
  { kind, branch }: { readonly kind: string; readonly branch?: string | undefined },
): boolean {
  const signed = resultOf(dossier, branch)
  return signed !== undefined && signed.kind !== kind
}

/** The clock, and a counter before acceptance, may stop only what was not completed. */
function needsSilence(dossier: Dossier, actor: Actor): boolean {
  return isClock(actor) || dossier.state === 'filed'
}

function owes(fee: Dossier['fee']): boolean {
  return fee.total !== null && fee.total > 0
}

/** A fee that is owed and not recorded as paid holds the hand-over, and only that. @source docs/legal/fees.md */
export function isUnpaid(dossier: Pick<Dossier, 'fee'>): boolean {
  return owes(dossier.fee) && dossier.fee.paid === undefined
}

/**
 * Paper that has to travel now: the dossier's from the receiving counter to the authority, the result's from the
 * authority to the counter that hands it over. @source docs/legal/hand-over.md#papers
 */
export function papersToSend(
  dossier: Dossier,
): { what: 'dossier' | 'result'; from: string; to: string } | undefined {
  const { receivingUnit, competentAuthority, returningUnit, papers, returnBy } = dossier
  const has = (what: 'dossier' | 'result') => papers.some(move => move.what === what)
  const isOnPaper =
    dossier.channel !== 'online' && dossier.components.some(({ originals, copies }) => originals + copies > 0)
  if (dossier.state === 'in_progress' && isOnPaper && receivingUnit !== competentAuthority && !has('dossier'))
    return { what: 'dossier', from: receivingUnit, to: competentAuthority }
  const isReturned = dossier.state === 'result_ready' && returnBy !== 'account'
  if (isReturned && returningUnit !== competentAuthority && !has('result'))
    return { what: 'result', from: competentAuthority, to: returningUnit }
  return undefined
}

function unitsOf({ receivingUnit, competentAuthority, returningUnit, steps }: Dossier): string[] {
  return [receivingUnit, competentAuthority, returningUnit, ...steps.map(({ unit }) => unit)]
}
