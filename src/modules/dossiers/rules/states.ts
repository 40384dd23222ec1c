import type { DossierState } from '../dossier.ts'

/**
 * Every state with the actions it allows and where each leads; what is not here is refused. Who may do each is below;
 * docs/states.md and its picture are made from both.
 */
export const transitions = {
  filed: {
    requestSupplement: 'filed',
    supplement: 'filed',
    refuse: 'refused',
    accept: 'in_progress',
    withdraw: 'withdrawn',
    stop: 'stopped',
    recordPayment: 'filed',
    followUnits: 'filed',
    note: 'filed',
  },
  in_progress: {
    recordPayment: 'in_progress',
    takeUp: 'in_progress',
    assign: 'in_progress',
    release: 'in_progress',
    takeOver: 'in_progress',
    consult: 'in_progress',
    passOver: 'in_progress',
    finishStep: 'in_progress',
    requestSupplement: 'in_progress',
    supplement: 'in_progress',
    pause: 'in_progress',
    resume: 'in_progress',
    extend: 'in_progress',
    draftApology: 'in_progress',
    apologise: 'in_progress',
    noteLate: 'in_progress',
    explainDelay: 'in_progress',
    recount: 'in_progress',
    putRight: 'in_progress',
    sendPapers: 'in_progress',
    receivePapers: 'in_progress',
    draftResult: 'in_progress',
    sendBack: 'in_progress',
    /** To `in_progress` while another branch of a linked procedure has no result yet. */
    sign: 'result_ready',
    handOver: 'in_progress',
    askWithdrawal: 'in_progress',
    cancelWithdrawal: 'in_progress',
    confirmWithdrawal: 'withdrawn',
    stop: 'stopped',
    followUnits: 'in_progress',
    note: 'in_progress',
  },
  result_ready: {
    recordPayment: 'result_ready',
    apologise: 'result_ready',
    explainDelay: 'result_ready',
    sendPapers: 'result_ready',
    receivePapers: 'result_ready',
    post: 'result_ready',
    handOver: 'returned',
    correctResult: 'result_ready',
    signCorrection: 'result_ready',
    followUnits: 'result_ready',
    note: 'result_ready',
  },
  returned: {
    explainDelay: 'returned',
    correctResult: 'returned',
    signCorrection: 'result_ready',
    reissue: 'returned',
    followUnits: 'returned',
    note: 'returned',
  },
  refused: {},
  stopped: {},
  withdrawn: {},
} as const satisfies Record<DossierState, Readonly<Record<string, DossierState>>>

type Transitions = typeof transitions

export type DossierAction = { [State in DossierState]: keyof Transitions[State] }[DossierState] & string

/** Every action once, in the order of the table. */
export const dossierActions = [
  ...new Set(Object.values(transitions).flatMap(actions => Object.keys(actions))),
] as readonly DossierAction[]

export function isTransition(state: DossierState, action: DossierAction): boolean {
  return action in transitions[state]
}

/** In what part somebody acts on a dossier; one person may have several. */
export type Part =
  | 'applicant'
  | 'receivingCounter'
  | 'returningCounter'
  /** Holds the post of an open step that nobody else has taken up. */
  | 'stepOfficer'
  /** Leads the unit of an open step. */
  | 'stepLeader'
  | 'authorityOfficer'
  | 'authorityLeader'
  | 'paperSender'
  | 'paperReceiver'
  /** Works in any unit that has to do with the dossier. */
  | 'involved'
  /** The law and the clock; no person has a button for these. */
  | 'clock'

/** Who may do what, in a state that allows it. What more must be so is in `may.ts`. */
export const parts = {
  requestSupplement: ['receivingCounter', 'stepOfficer'],
  supplement: ['applicant', 'receivingCounter'],
  refuse: ['receivingCounter'],
  accept: ['receivingCounter'],
  withdraw: ['applicant', 'receivingCounter'],
  stop: ['receivingCounter', 'authorityLeader', 'clock'],
  recordPayment: ['receivingCounter', 'returningCounter'],
  followUnits: ['clock'],
  note: ['involved'],
  takeUp: ['stepOfficer'],
  assign: ['stepLeader'],
  release: ['stepOfficer', 'stepLeader', 'clock'],
  takeOver: ['stepOfficer'],
  consult: ['stepOfficer'],
  passOver: ['clock'],
  finishStep: ['stepOfficer'],
  pause: ['stepOfficer'],
  resume: ['stepOfficer', 'clock'],
  extend: ['authorityLeader'],
  draftApology: ['clock'],
  apologise: ['authorityLeader'],
  noteLate: ['clock'],
  explainDelay: ['authorityLeader'],
  recount: ['clock'],
  putRight: ['receivingCounter', 'stepOfficer', 'authorityLeader'],
  sendPapers: ['paperSender'],
  receivePapers: ['paperReceiver'],
  draftResult: ['stepOfficer'],
  sendBack: ['stepOfficer'],
  sign: ['stepOfficer'],
  handOver: ['returningCounter'],
  askWithdrawal: ['applicant', 'receivingCounter'],
  cancelWithdrawal: ['applicant', 'receivingCounter'],
  confirmWithdrawal: ['receivingCounter', 'authorityLeader'],
  post: ['returningCounter'],
  correctResult: ['authorityOfficer', 'authorityLeader'],
  signCorrection: ['authorityLeader'],
  reissue: ['returningCounter'],
} as const satisfies Record<DossierAction, readonly Part[]>
