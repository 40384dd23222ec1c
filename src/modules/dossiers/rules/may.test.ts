import { describe, expect, test } from 'vitest'
import type { Actor } from './actor.ts'
import { filed, type Person, type Point, people, reach, waysTo } from './fixture.ts'
import { allowedActions, type Because, delegationUsed, may } from './may.ts'
import { type DossierAction, dossierActions } from './states.ts'

const everyone = Object.keys(people) as Person[]
const points = Object.keys(waysTo) as Point[]

type Allowed = Partial<Record<DossierAction, readonly Person[]>>
/** Whose units have to do with the fixture's dossier once it is accepted. */
const involved: readonly Person[] = [
  'counter',
  'returning',
  'handler',
  'otherHandler',
  'consulted',
  'leader',
  'leaderElsewhere',
]
const counters: readonly Person[] = ['counter', 'returning']
const handlers: readonly Person[] = ['handler', 'otherHandler']
const applicantOrCounter: readonly Person[] = ['counter', 'owner']

/** Possible at any time while an accepted dossier is handled. */
const always: Allowed = {
  note: involved,
  followUnits: ['clock'],
  recount: ['clock'],
  passOver: ['clock'],
  noteLate: ['clock'],
  draftApology: ['clock'],
  recordPayment: counters,
  apologise: ['leader'],
  extend: ['leader'],
  stop: ['leader'],
  askWithdrawal: applicantOrCounter,
}
/** What the officers of an open step of the authority's own may do besides the step itself. */
const whileHandling = (who: readonly Person[]): Allowed => ({
  takeUp: who,
  consult: who,
  pause: who,
  requestSupplement: who,
})

/** Who may do what at each point of a dossier's way; whoever is not named may not. */
const grid: Record<Point, Allowed> = {
  filed: {
    accept: ['counter'],
    refuse: ['counter'],
    requestSupplement: ['counter'],
    recordPayment: counters,
    withdraw: applicantOrCounter,
    note: ['counter', 'returning', 'handler', 'otherHandler', 'leader', 'leaderElsewhere'],
    followUnits: ['clock'],
  },
  supplementOpen: {
    supplement: applicantOrCounter,
    recordPayment: counters,
    withdraw: applicantOrCounter,
    stop: ['counter', 'clock'],
    note: ['counter', 'returning', 'handler', 'otherHandler', 'leader', 'leaderElsewhere'],
    followUnits: ['clock'],
  },
  supplemented: {
    accept: ['counter'],
    refuse: ['counter'],
    // How often the law allows it is known to the procedure: the action itself refuses the second time.
    requestSupplement: ['counter'],
    recordPayment: counters,
    withdraw: applicantOrCounter,
    note: ['counter', 'returning', 'handler', 'otherHandler', 'leader', 'leaderElsewhere'],
    followUnits: ['clock'],
  },
  refused: {},
  examining: {
    ...always,
    ...whileHandling(handlers),
    finishStep: handlers,
    assign: ['leader'],
    putRight: ['counter', 'handler', 'otherHandler', 'leader'],
  },
  taken: {
    ...always,
    ...whileHandling(['handler']),
    finishStep: ['handler'],
    assign: ['leader'],
    release: ['handler', 'leader', 'clock'],
    takeOver: ['otherHandler'],
    putRight: ['counter', 'handler', 'leader'],
  },
  consulting: {
    ...always,
    takeUp: ['consulted'],
    finishStep: ['consulted'],
    putRight: ['counter', 'leader'],
  },
  drafting: {
    ...always,
    ...whileHandling(handlers),
    draftResult: handlers,
    assign: ['leader'],
    putRight: ['counter', 'handler', 'otherHandler', 'leader'],
  },
  asking: {
    ...always,
    ...whileHandling(handlers),
    takeUp: ['handler', 'otherHandler', 'consulted'],
    finishStep: ['consulted'],
    assign: ['leader'],
    putRight: ['counter', 'handler', 'otherHandler', 'leader'],
  },
  signing: {
    ...always,
    takeUp: ['leader'],
    sendBack: ['leader'],
    sign: ['leader'],
    assign: ['leader'],
    putRight: ['counter', 'leader'],
  },
  completing: {
    ...always,
    supplement: applicantOrCounter,
    stop: ['leader', 'clock'],
    assign: ['leader'],
  },
  paused: {
    ...always,
    ...whileHandling(['handler']),
    finishStep: ['handler'],
    resume: ['handler', 'clock'],
    assign: ['leader'],
    release: ['handler', 'leader', 'clock'],
    takeOver: ['otherHandler'],
    putRight: ['counter', 'handler', 'leader'],
  },
  wantedBack: {
    ...always,
    askWithdrawal: [],
    cancelWithdrawal: applicantOrCounter,
    confirmWithdrawal: ['counter', 'leader'],
    assign: ['leader'],
    putRight: ['counter', 'handler', 'otherHandler', 'leader'],
  },
  apologyOwed: {
    ...always,
    ...whileHandling(handlers),
    draftApology: [],
    finishStep: handlers,
    assign: ['leader'],
    putRight: ['counter', 'handler', 'otherHandler', 'leader'],
  },
  late: {
    ...always,
    ...whileHandling(handlers),
    draftApology: [],
    apologise: [],
    extend: [],
    explainDelay: ['leader'],
    finishStep: handlers,
    assign: ['leader'],
    putRight: ['counter', 'handler', 'otherHandler', 'leader'],
  },
  // A fee that is owed holds the hand-over.
  signed: {
    recordPayment: counters,
    apologise: ['leader'],
    correctResult: ['handler', 'otherHandler', 'leader'],
    sendPapers: ['handler', 'otherHandler', 'leader'],
    note: involved,
    followUnits: ['clock'],
  },
  signedAndPaid: {
    handOver: ['returning'],
    apologise: ['leader'],
    correctResult: ['handler', 'otherHandler', 'leader'],
    sendPapers: ['handler', 'otherHandler', 'leader'],
    note: involved,
    followUnits: ['clock'],
  },
  returned: {
    correctResult: ['handler', 'otherHandler', 'leader'],
    reissue: ['returning'],
    note: involved,
    followUnits: ['clock'],
  },
  correcting: { signCorrection: ['leader'], note: involved, followUnits: ['clock'] },
  withdrawn: {},
  stopped: {},
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

  test('a post in another unit, or another post in the unit, signs nothing', () => {
    const { dossier } = reach(...waysTo.signing)
    const nearly = [
      { id: 'officer:leader', posts: [{ unit: dossier.receivingUnit, role: 'leader' }] },
      { id: 'officer:leader', posts: [{ unit: dossier.competentAuthority, role: 'handlingOfficer' }] },
      { id: 'officer:leader', posts: [] },
    ]
    for (const actor of nearly) expect(may(dossier, 'sign', actor).allowed).toBe(false)
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

describe('a post that was delegated', () => {
  const { dossier } = reach(...waysTo.signing)
  const lent = (scope: { procedures?: string[]; fields?: string[] }): Actor => ({
    id: 'officer:deputy',
    posts: [{ unit: dossier.competentAuthority, role: 'leader', delegation: { id: 'd1', ...scope } }],
  })

  test.each([
    ['everything', {}, true],
    ['this procedure', { procedures: [dossier.procedure.code] }, true],
    ['another procedure', { procedures: ['9.999999'] }, false],
    ['a field the dossier is not of', { fields: ['elsewhere'] }, false],
  ])('covers %s: signs %j is %j', (_, scope, allowed) => {
    expect(may(dossier, 'sign', lent(scope)).allowed).toBe(allowed)
    expect(delegationUsed(dossier, 'sign', lent(scope))).toBe(allowed ? 'd1' : undefined)
  })

  test('is not named where the officer has the post anyway', () => {
    const own = { unit: dossier.competentAuthority, role: 'leader' }
    const actor = { ...lent({}), posts: [...lent({}).posts, own] }
    expect(delegationUsed(dossier, 'sign', actor)).toBeUndefined()
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
    ['supplementOpen', 'requestSupplement', 'counter', 'supplement_open'],
    ['filed', 'stop', 'counter', 'nothing_asked'],
    ['taken', 'finishStep', 'otherHandler', 'taken_by_another'],
    ['examining', 'sign', 'leader', 'no_such_step'],
    ['examining', 'takeUp', 'consulted', 'not_your_post'],
    ['examining', 'takeOver', 'handler', 'not_taken'],
    ['examining', 'recount', 'leader', 'only_the_clock'],
    ['examining', 'supplement', 'owner', 'nothing_asked'],
    ['examining', 'resume', 'handler', 'not_paused'],
    ['examining', 'explainDelay', 'leader', 'not_late'],
    ['completing', 'finishStep', 'handler', 'supplement_open'],
    ['wantedBack', 'finishStep', 'handler', 'withdrawal_asked'],
    ['asking', 'draftResult', 'handler', 'consultation_open'],
    ['late', 'extend', 'leader', 'already_late'],
    ['late', 'apologise', 'leader', 'already_apologised'],
    ['signed', 'handOver', 'returning', 'fee_unpaid'],
    ['signed', 'post', 'returning', 'not_by_post'],
    ['signedAndPaid', 'recordPayment', 'counter', 'already_paid'],
    ['signedAndPaid', 'handOver', 'counter', 'not_your_post'],
    ['correcting', 'reissue', 'returning', 'correction_open'],
  ]
  test.each(cases)('%s: %s by %s is refused: %s', (point, action, who, reason) => {
    expect(because(reach(...waysTo[point]).dossier, action, who)).toBe(reason)
  })

  test('a correction that was drafted as another decision is not signed; a sound one takes its place', () => {
    const { dossier } = reach(...waysTo.correcting)
    if (dossier.correction === undefined) throw new Error('nothing is being corrected')
    const turned = { ...dossier, correction: { ...dossier.correction, kind: 'refused' as const } }
    expect(because(turned, 'signCorrection', 'leader')).toBe('correction_changes_decision')
    expect(may(turned, 'correctResult', people.handler).allowed).toBe(true)
    expect(because(dossier, 'correctResult', 'handler')).toBe('correction_open')
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
