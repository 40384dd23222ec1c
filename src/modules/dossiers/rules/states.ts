import type { DossierState } from '../dossier.ts'

export type DossierAction =
  | 'requestSupplement'
  | 'supplement'
  | 'refuse'
  | 'accept'
  | 'recordPayment'
  | 'takeUp'
  | 'finishStep'
  | 'draftResult'
  | 'sendBack'
  | 'sign'
  | 'handOver'

/**
 * Every state with the actions it allows and where each leads; what is not here is refused. `stopped` and `withdrawn`
 * are reached by no action yet.
 */
export const transitions = {
  filed: {
    requestSupplement: 'filed',
    supplement: 'filed',
    refuse: 'refused',
    accept: 'in_progress',
    recordPayment: 'filed',
  },
  in_progress: {
    recordPayment: 'in_progress',
    takeUp: 'in_progress',
    finishStep: 'in_progress',
    draftResult: 'in_progress',
    sendBack: 'in_progress',
    sign: 'result_ready',
  },
  result_ready: { recordPayment: 'result_ready', handOver: 'returned' },
  returned: {},
  refused: {},
  stopped: {},
  withdrawn: {},
} as const satisfies Record<DossierState, Partial<Record<DossierAction, DossierState>>>

export function isTransition(state: DossierState, action: DossierAction): boolean {
  return action in transitions[state]
}

export const dossierActions = [
  'requestSupplement',
  'supplement',
  'refuse',
  'accept',
  'recordPayment',
  'takeUp',
  'finishStep',
  'draftResult',
  'sendBack',
  'sign',
  'handOver',
] as const satisfies readonly DossierAction[]
