import { describe, expect, test } from 'vitest'
import type { Dossier, DossierState } from '../dossier.ts'
import { people, reach, waysTo } from './fixture.ts'
import { allowedActions, may } from './may.ts'
import { dossierActions, isTransition, parts, transitions } from './states.ts'

/** The table once more, written out by hand: a change of the rules must be made twice, and looked at twice. */
const table: Record<DossierState, string> = {
  filed: 'accept requestSupplement supplement refuse withdraw stop recordPayment followUnits note',
  in_progress:
    'recordPayment takeUp assign release takeOver consult passOver finishStep requestSupplement supplement ' +
    'pause resume extend draftApology apologise noteLate explainDelay recount putRight sendPapers receivePapers ' +
    'draftResult sendBack sign handOver askWithdrawal cancelWithdrawal confirmWithdrawal stop followUnits note',
  result_ready:
    'recordPayment apologise explainDelay sendPapers receivePapers post handOver correctResult signCorrection followUnits note',
  returned: 'explainDelay correctResult signCorrection reissue followUnits note',
  refused: '',
  stopped: '',
  withdrawn: '',
}
/** What leads to another state; all else stays where it is. */
const moves = {
  'filed accept': 'in_progress',
  'filed refuse': 'refused',
  'filed withdraw': 'withdrawn',
  'filed stop': 'stopped',
  'in_progress sign': 'result_ready',
  'in_progress confirmWithdrawal': 'withdrawn',
  'in_progress stop': 'stopped',
  'result_ready handOver': 'returned',
  'returned signCorrection': 'result_ready',
}
const states = Object.keys(table) as DossierState[]
const listed = (state: DossierState) => table[state].split(' ').filter(Boolean)

describe('the table of states', () => {
  test.each(states)('%s allows what was agreed, and leads where it was agreed', state => {
    const agreed = listed(state).map(action => [
      action,
      (moves as Record<string, string>)[`${state} ${action}`] ?? state,
    ])
    expect(transitions[state]).toEqual(Object.fromEntries(agreed))
  })

  test('says of every action who does it', () => {
    expect(Object.keys(parts).sort()).toEqual([...dossierActions].sort())
    for (const who of Object.values(parts)) expect(who.length).toBeGreaterThan(0)
  })

  test.each(states.flatMap(state => dossierActions.map(action => [state, action] as const)))(
    '%s: %s is refused to everyone unless it is listed',
    (state, action) => {
      const isListed = listed(state).includes(action)
      expect(isTransition(state, action)).toBe(isListed)
      const dossier: Dossier = { ...reach(...waysTo.signedAndPaid).dossier, state }
      const answers = Object.values(people).map(actor => may(dossier, action, actor))
      const refusals = answers.filter(answer => !answer.allowed && answer.because === 'not_in_this_state')
      expect(refusals.length).toBe(isListed ? 0 : answers.length)
    },
  )

  test.each(['refused', 'stopped', 'withdrawn'] as const)(
    'nothing can be done to a dossier that is %s',
    state => {
      const dossier: Dossier = { ...reach(...waysTo.returned).dossier, state }
      expect(Object.values(people).flatMap(actor => allowedActions(dossier, actor))).toEqual([])
    },
  )
})
