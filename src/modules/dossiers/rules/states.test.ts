import { describe, expect, test } from 'vitest'
import type { Dossier, DossierState } from '../dossier.ts'
import { people, reach, waysTo } from './fixture.ts'
import { allowedActions, may } from './may.ts'
import { type DossierAction, dossierActions, isTransition, transitions } from './states.ts'

/** The table once more, written out by hand: a change of the rules must be made twice, and looked at twice. */
const table: Record<DossierState, Partial<Record<DossierAction, DossierState>>> = {
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
}
const states = Object.keys(table) as DossierState[]

describe('the table of states', () => {
  test('is as it was agreed', () => {
    expect(transitions).toEqual(table)
  })

  test('names every action there is', () => {
    const named = new Set(Object.values(transitions).flatMap(actions => Object.keys(actions)))
    expect([...named].sort()).toEqual([...dossierActions].sort())
  })

  test.each(states.flatMap(state => dossierActions.map(action => [state, action] as const)))(
    '%s: %s is refused to everyone unless it is listed',
    (state, action) => {
      const isListed = action in table[state]
      expect(isTransition(state, action)).toBe(isListed)
      const dossier: Dossier = { ...reach(...waysTo.signedAndPaid).dossier, state }
      const answers = Object.values(people).map(actor => may(dossier, action, actor))
      const refusals = answers.filter(answer => !answer.allowed && answer.because === 'not_in_this_state')
      expect(refusals.length).toBe(isListed ? 0 : answers.length)
    },
  )

  test.each(['refused', 'returned', 'stopped', 'withdrawn'] as const)(
    'nothing can be done to a dossier that is %s',
    state => {
      const dossier: Dossier = { ...reach(...waysTo.returned).dossier, state }
      expect(Object.values(people).flatMap(actor => allowedActions(dossier, actor))).toEqual([])
    },
  )
})
