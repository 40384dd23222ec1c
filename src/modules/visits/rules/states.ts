import type { VisitState } from '../visit.ts'

export type VisitAction = 'plan' | 'decline' | 'cancel' | 'file' | 'noteMissed' | 'finish'

/** Every state with the actions it allows and where each leads; what is not here is refused. */
export const transitions = {
  asked: { plan: 'planned', decline: 'declined', cancel: 'cancelled' },
  planned: {
    plan: 'planned',
    cancel: 'cancelled',
    file: 'planned',
    noteMissed: 'missed',
    finish: 'done',
  },
  missed: { plan: 'planned', cancel: 'cancelled' },
  done: {},
  cancelled: {},
  declined: {},
} as const satisfies Record<VisitState, Partial<Record<VisitAction, VisitState>>>

export const visitActions = [
  'plan',
  'decline',
  'cancel',
  'file',
  'noteMissed',
  'finish',
] as const satisfies readonly VisitAction[]

export function isTransition(state: VisitState, action: VisitAction): boolean {
  return action in transitions[state]
}

/** Those that wait for somebody of the unit, the oldest first. */
export const waitingStates: ReadonlySet<VisitState> = new Set(['asked', 'missed'])
