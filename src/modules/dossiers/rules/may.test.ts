import { describe, expect, test } from 'vitest'
import { filed, type Person, type Point, people, reach, waysTo } from './fixture.ts'
import { allowedActions, type Because, may } from './may.ts'
import { type DossierAction, dossierActions } from './states.ts'

const everyone = Object.keys(people) as Person[]
const points = Object.keys(waysTo) as Point[]

/** Who may do what at each point of a dossier's way; whoever is not named may not. */
const grid: Record<Point, Partial<Record<DossierAction, readonly Person[]>>> = {
  filed: {
    accept: ['counter'],
    refuse: ['counter'],
    requestSupplement: ['counter'],
    recordPayment: ['counter', 'returning'],
  },
  supplementOpen: { supplement: ['owner', 'counter'], recordPayment: ['counter', 'returning'] },
  supplemented: { accept: ['counter'], refuse: ['counter'], recordPayment: ['counter', 'returning'] },
  refused: {},
  examining: {
    takeUp: ['handler', 'otherHandler'],
    finishStep: ['handler', 'otherHandler'],
    recordPayment: ['counter', 'returning'],
  },
  taken: { takeUp: ['handler'], finishStep: ['handler'], recordPayment: ['counter', 'returning'] },
  consulting: { takeUp: ['consulted'], finishStep: ['consulted'], recordPayment: ['counter', 'returning'] },
  drafting: {
    takeUp: ['handler', 'otherHandler'],
    draftResult: ['handler', 'otherHandler'],
    recordPayment: ['counter', 'returning'],
  },
  signing: {
    takeUp: ['leader'],
    sendBack: ['leader'],
    sign: ['leader'],
    recordPayment: ['counter', 'returning'],
  },
  // A fee that is owed holds the hand-over.
  signed: { recordPayment: ['counter', 'returning'] },
  signedAndPaid: { handOver: ['returning'] },
  returned: {},
}

describe('who may do what', () => {
  const cases = points.flatMap(point => dossierActions.map(action => [point, action] as const))

  test.each(cases)('%s: %s is open to those who are named, and to nobody else', (point, action) => {
    const { dossier } = reach(...waysTo[point])
    const allowed = everyone.filter(who => may(dossier, action, people[who]).allowed)
    expect(allowed).toEqual(everyone.filter(who => grid[point][action]?.includes(who)))
  })

  test.each(points)('%s: the actions offered are those allowed', point => {
    const { dossier } = reach(...waysTo[point])
    for (const actor of Object.values(people)) {
      const allowed = dossierActions.filter(action => may(dossier, action, actor).allowed)
      expect(allowedActions(dossier, actor)).toEqual(allowed)
    }
  })

  test('a post in another unit, or another post in the unit, opens nothing', () => {
    const { dossier } = reach(...waysTo.signing)
    const nearly = [
      { id: 'officer:leader', posts: [{ unit: dossier.receivingUnit, role: 'leader' }] },
      { id: 'officer:leader', posts: [{ unit: dossier.competentAuthority, role: 'handlingOfficer' }] },
      { id: 'officer:leader', posts: [] },
    ]
    expect(nearly.flatMap(actor => allowedActions(dossier, actor))).toEqual([])
  })

  test('an officer is not taken for the citizen of the same id', () => {
    const { dossier } = reach(...waysTo.supplementOpen)
    expect(may(dossier, 'supplement', { id: 'officer:owner', posts: [] }).allowed).toBe(false)
  })

  test('a filing made at a counter has no owner who could complete it', () => {
    const { dossier } = filed({ citizen: null, channel: 'counter' })
    expect(because(dossier, 'supplement', 'owner')).toBe('not_your_dossier')
  })
})

describe('why not', () => {
  type Case = readonly [point: Point, action: DossierAction, who: Person, because: Because]
  const cases: readonly Case[] = [
    ['refused', 'accept', 'counter', 'not_in_this_state'],
    ['filed', 'accept', 'stranger', 'not_your_post'],
    ['filed', 'supplement', 'owner', 'nothing_asked'],
    ['supplementOpen', 'accept', 'counter', 'supplement_open'],
    ['supplementOpen', 'refuse', 'counter', 'supplement_open'],
    ['supplementOpen', 'supplement', 'stranger', 'not_your_dossier'],
    // Once in a dossier's life, and only while it is not accepted.
    ['supplementOpen', 'requestSupplement', 'counter', 'supplement_already_asked'],
    ['supplemented', 'requestSupplement', 'counter', 'supplement_already_asked'],
    ['taken', 'finishStep', 'otherHandler', 'taken_by_another'],
    ['examining', 'sign', 'leader', 'no_such_step'],
    ['examining', 'takeUp', 'consulted', 'not_your_post'],
    ['signed', 'handOver', 'returning', 'fee_unpaid'],
    ['signedAndPaid', 'recordPayment', 'counter', 'already_paid'],
    ['signedAndPaid', 'handOver', 'counter', 'not_your_post'],
  ]
  test.each(cases)('%s: %s by %s is refused: %s', (point, action, who, reason) => {
    expect(because(reach(...waysTo[point]).dossier, action, who)).toBe(reason)
  })

  test('nothing is owed: there is nothing to pay, and the hand-over is not held', () => {
    const free = { total: 0, lines: [] }
    expect(because(filed({ fee: free }).dossier, 'recordPayment', 'counter')).toBe('nothing_to_pay')
    const { dossier } = reach(...waysTo.signed)
    expect(may({ ...dossier, fee: free }, 'handOver', people.returning).allowed).toBe(true)
  })

  test('a fee whose figure nobody knows is never read as owed, nor as nothing', () => {
    const { dossier } = reach(...waysTo.signed)
    const unknown = { ...dossier, fee: { total: null, lines: [] } }
    expect(because(unknown, 'recordPayment', 'counter')).toBe('nothing_to_pay')
    expect(may(unknown, 'handOver', people.returning).allowed).toBe(true)
  })
})

function because(
  dossier: Parameters<typeof may>[0],
  action: DossierAction,
  who: Person,
): Because | undefined {
  const answer = may(dossier, action, people[who])
  return answer.allowed ? undefined : answer.because
}
