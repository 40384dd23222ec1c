import { type Id, newId } from '../../../kernel/index.ts'
import { type Act, type ContentRef, personal } from '../../journal/index.ts'
import { started } from '../actions/handle-step.ts'
import { act } from '../actions/record.ts'
import { type Dossier, openPauses, openStep, openSteps, type PauseGround, type StepFact } from '../dossier.ts'
import { type Actor, clockActor } from './actor.ts'
import type { FiledFacts, OpenedPause } from './entries.ts'
import { evolve } from './evolve.ts'

import { papersToSend } from './may.ts'
import type { DossierAction } from './states.ts'

/** Dossiers reached by acts alone, for the tests of the pure rules: none stands in a state that could not exist. */

export const receivingUnit = 'ward-00001'
export const authority = 'ward-00002'
export const returningUnit = 'ward-00003'
export const division = 'dept-x-division'

const post = (id: string, unit: string, role: string): Actor => ({
  id: `officer:${id}`,
  posts: [{ unit, role }],
})

/** One actor for each role and place that may have to do with a dossier, and those who must not. */
export const people = {
  counter: post('counter', receivingUnit, 'receivingOfficer'),
  returning: post('returning', returningUnit, 'receivingOfficer'),
  handler: post('handler', authority, 'handlingOfficer'),
  otherHandler: post('otherHandler', authority, 'handlingOfficer'),
  consulted: post('consulted', division, 'handlingOfficer'),
  leader: post('leader', authority, 'leader'),
  leaderElsewhere: post('leaderElsewhere', receivingUnit, 'leader'),
  supervisor: post('supervisor', 'centre', 'supervisor'),
  administrator: post('administrator', 'centre', 'administrator'),
  owner: { id: 'citizen:owner', posts: [] },
  stranger: { id: 'citizen:stranger', posts: [] },
  clock: clockActor,
} satisfies Record<string, Actor>

export type Person = keyof typeof people

export const start = Temporal.Instant.from('2026-10-05T09:00:00+07:00')

export function content(): ContentRef {
  return personal('words').ref
}

export function filedFacts(changes: Partial<FiledFacts> = {}): FiledFacts {
  return {
    id: newId<'dossier'>() as Id<'dossier'>,
    code: 'H26.X-261005-0001',
    procedure: { code: '1.001193', version: 1 },
    channel: 'online',
    citizen: 'owner',
    applicant: content(),
    answers: content(),
    components: [{ key: 'paper', originals: 0, copies: 1, files: [{ id: 'file', sha256: 'f'.repeat(64) }] }],
    receivingUnit,
    competentAuthority: authority,
    returningUnit,
    returnBy: 'counter',
    answerBy: { at: '2026-10-05T10:00:00Z', provisional: false },
    fee: { total: 5000, lines: [{ name: 'Lệ phí', kind: 'charge', amount: 5000 }] },
    ...changes,
  }
}

/** A moment of the fixture's days, so that facts can be told apart. */
const moment = (day: string) => `2026-10-${day}T10:00:00Z`
const counted = { due: { at: moment('14'), provisional: false }, steps: [], calendarVersion: 'test' }

const steps: readonly Pick<StepFact, 'key' | 'kind' | 'role' | 'unit'>[] = [
  { key: 'check', kind: 'examine', role: 'handlingOfficer', unit: authority },
  { key: 'ask', kind: 'consult', role: 'handlingOfficer', unit: division },
  { key: 'write', kind: 'draft', role: 'handlingOfficer', unit: authority },
  { key: 'sign', kind: 'sign', role: 'leader', unit: authority },
]

type By = Parameters<typeof act>[2]

/** The acts each action records when it is done by somebody who may, as the actions themselves make them. */
export const actsOf: Record<DossierAction, (dossier: Dossier, by: By) => Act[]> = {
  requestSupplement: (dossier, by) => [
    act(
      'supplementRequested',
      {
        unit: dossier.receivingUnit,
        items: [{ component: 'paper', reason: content() }],
        answerBy: moment('30'),
        ...(dossier.acceptance === undefined ? {} : { pause: pauseOn('supplement', dossier) }),
      },
      by,
    ),
  ],
  supplement: (dossier, by) => {
    const pause = openPauses(dossier).find(({ ground }) => ground === 'supplement')
    const time =
      pause === undefined
        ? { answerBy: { at: moment('06'), provisional: false } }
        : { recounted: { pause: pause.key, ...counted } }
    return [act('supplemented', { components: dossier.components, ...time }, by)]
  },
  refuse: (_, by) => [act('refused', { reason: content() }, by)],
  accept: ({ components }, by) => [
    act(
      'accepted',
      {
        due: { at: '2026-10-12T10:00:00Z', provisional: false },
        calendarVersion: 'test',
        timeLimit: { workingDays: 5 },
        components,
        steps: steps.map(step => ({ ...step, dueAt: '2026-10-09T10:00:00Z' })),
      },
      by,
    ),
  ],
  recordPayment: ({ fee, receivingUnit: unit }, by) => [
    act('paymentRecorded', { unit, amount: fee.total ?? 0, receipt: '0000001' }, by),
  ],
  takeUp: (dossier, by) => [act('stepStarted', { step: keyOf(dossier) }, by)],
  finishStep: (dossier, by) => [
    ...begun(dossier, by),
    act('stepFinished', { step: keyOf(dossier), conclusion: content() }, by),
  ],
  draftResult: (dossier, by) => [
    ...begun(dossier, by),
    act('resultDrafted', { step: keyOf(dossier), kind: 'granted', content: content() }, by),
  ],
  sendBack: (dossier, by) => [act('sentBack', { step: keyOf(dossier), to: 'write', reason: content() }, by)],
  sign: (dossier, by) => [
    ...begun(dossier, by),
    act(
      'resultSigned',
      { step: keyOf(dossier), kind: 'granted', number: '1/X', document: newId(), sha256: 'a'.repeat(64) },
      by,
    ),
  ],
  handOver: ({ returningUnit: unit }, by) => [act('handedOver', { via: 'counter', unit, to: content() }, by)],
  withdraw: (_, by) => [act('withdrawn', { reason: content() }, by)],
  askWithdrawal: (_, by) => [act('withdrawalAsked', { reason: content() }, by)],
  cancelWithdrawal: (_, by) => [act('withdrawalCancelled', {}, by)],
  confirmWithdrawal: (_, by) => [act('withdrawn', {}, by)],
  stop: (_, by) => [act('stopped', { ground: 'courtOrder', reason: content() }, by)],
  assign: (dossier, by) => [
    act('stepAssigned', { step: keyOf(dossier), officer: people.otherHandler.id, because: 'leader' }, by),
  ],
  release: (dossier, by) => [act('stepReleased', { step: keyOf(dossier), because: 'leader' }, by)],
  takeOver: (dossier, by) => [
    act('stepAssigned', { step: keyOf(dossier), officer: by.actor.id, because: 'takenOver' }, by),
  ],
  consult: (dossier, by) => [
    act(
      'consultationAsked',
      {
        question: content(),
        steps: [
          {
            key: `asked-${dossier.steps.length}`,
            role: 'handlingOfficer',
            unit: division,
            dueAt: moment('08'),
            silence: { means: 'report' },
          },
        ],
      },
      by,
    ),
  ],
  passOver: (dossier, by) =>
    openSteps(dossier)
      .filter(step => step.askedBy !== undefined)
      .map(step => act('consultationSilent', { step: step.key }, by)),
  pause: (dossier, by) => [act('pauseOpened', pauseOn('payment', dossier), by)],
  resume: (dossier, by) =>
    openPauses(dossier)
      .filter(({ ground }) => ground !== 'supplement')
      .slice(0, 1)
      .map(({ key }) => act('pauseEnded', { pause: key, ...counted }, by)),
  extend: (dossier, by) => [
    act(
      'extended',
      { key: `more-${dossier.extensions.length}`, by: { workingDays: 3 }, basis: 'Luật X', ...counted },
      by,
    ),
  ],
  draftApology: (_, by) => [act('apologyDrafted', { owedBy: moment('09'), proposed: moment('16') }, by)],
  apologise: (_, by) => [
    act('apologised', { newDate: moment('16'), reason: content(), owedBy: moment('09') }, by),
  ],
  noteLate: (_, by) => [act('becameLate', { due: moment('12'), held: [] }, by)],
  explainDelay: (_, by) => [
    act('delayExplained', { cause: 'workload', task: content(), taskBy: '2026-10-20' }, by),
  ],
  recount: (_, by) => [act('promiseMoved', { why: 'calendar', ...counted }, by)],
  putRight: (_, by) => [act('putRight', { reason: content(), applicant: content() }, by)],
  followUnits: (_, by) => [act('unitsFollowed', { units: { [receivingUnit]: receivingUnit } }, by)],
  sendPapers: (dossier, by) => {
    const move = papersToSend(dossier)
    const key = `move-${dossier.papers.length + 1}`
    return move === undefined ? [] : [act('papersSent', { ...move, key, batch: 'B1' }, by)]
  },
  receivePapers: ({ papers }, by) =>
    papers
      .filter(({ receivedAt }) => receivedAt === undefined)
      .map(({ key }) => act('papersReceived', { move: key }, by)),
  post: (_, by) => [act('posted', { bundle: 'P1', tracking: 'EA123456789VN', cashOnDelivery: 0 }, by)],
  correctResult: (_, by) => [
    act('correctionDrafted', { reason: content(), kind: 'granted', content: content() }, by),
  ],
  signCorrection: (_, by) => [
    act(
      'resultCorrected',
      { kind: 'granted', number: '2/X', document: newId(), sha256: 'b'.repeat(64), replaces: '1/X' },
      by,
    ),
  ],
  reissue: ({ returningUnit: unit }, by) => [act('reissued', { unit, reason: content(), to: content() }, by)],
  note: (_, by) => [act('noted', { text: content(), mentions: [], files: [] }, by)],
}

function pauseOn(ground: PauseGround, { pauses }: Dossier): OpenedPause {
  return {
    key: `${ground}-${pauses.length + 1}`,
    ground,
    basis: 'Luật X',
    clock: 'resume',
    until: moment('30'),
  }
}

/** Whoever ends a step without having taken it up has taken it up now. */
function begun(dossier: Dossier, by: By): Act[] {
  const step = openStep(dossier)
  return step === undefined ? [] : started(step, by)
}

function keyOf(dossier: Dossier): string {
  return openStep(dossier)?.key ?? ''
}

/** An entry as `evolve` takes it. */
export type Told = Parameters<typeof evolve>[1]

/** A dossier with the entries that made it. */
export interface History {
  readonly dossier: Dossier
  readonly entries: readonly Told[]
}

export function filed(changes: Partial<FiledFacts> = {}): History {
  const entry = { ...act('filed', filedFacts(changes), { actor: people.owner, at: start }), seq: 1 }
  return { dossier: evolve(undefined, entry), entries: [entry] }
}

/** The same dossier after one action more, an hour later. */
export function after({ dossier, entries }: History, action: DossierAction, actor: Actor): History {
  const at = start.add({ hours: entries.length })
  const told = actsOf[action](dossier, { actor, at }).map((each, index) => ({
    ...each,
    seq: dossier.seq + index + 1,
  }))
  return { dossier: told.reduce<Dossier>(evolve, dossier), entries: [...entries, ...told] }
}

/** A dossier after these actions, each by the person named. @example reach(['accept', 'counter'], ['finishStep', 'handler']) */
export function reach(...way: readonly (readonly [DossierAction, Person])[]): History {
  return way.reduce<History>((history, [action, who]) => after(history, action, people[who]), filed())
}

export const waysTo = {
  filed: [],
  supplementOpen: [['requestSupplement', 'counter']],
  supplemented: [
    ['requestSupplement', 'counter'],
    ['supplement', 'owner'],
  ],
  refused: [['refuse', 'counter']],
  examining: [['accept', 'counter']],
  taken: [
    ['accept', 'counter'],
    ['takeUp', 'handler'],
  ],
  consulting: [
    ['accept', 'counter'],
    ['finishStep', 'handler'],
  ],
  drafting: [
    ['accept', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
  ],
  signing: [
    ['accept', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
    ['draftResult', 'handler'],
  ],
  signed: [
    ['accept', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
    ['draftResult', 'handler'],
    ['sign', 'leader'],
  ],
  signedAndPaid: [
    ['accept', 'counter'],
    ['recordPayment', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
    ['draftResult', 'handler'],
    ['sign', 'leader'],
  ],
  returned: [
    ['accept', 'counter'],
    ['recordPayment', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
    ['draftResult', 'handler'],
    ['sign', 'leader'],
    ['handOver', 'returning'],
  ],
  completing: [
    ['accept', 'counter'],
    ['requestSupplement', 'handler'],
  ],
  paused: [
    ['accept', 'counter'],
    ['takeUp', 'handler'],
    ['pause', 'handler'],
  ],
  asking: [
    ['accept', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
    ['consult', 'handler'],
  ],
  wantedBack: [
    ['accept', 'counter'],
    ['askWithdrawal', 'owner'],
  ],
  apologyOwed: [
    ['accept', 'counter'],
    ['draftApology', 'clock'],
  ],
  late: [
    ['accept', 'counter'],
    ['draftApology', 'clock'],
    ['apologise', 'leader'],
    ['noteLate', 'clock'],
  ],
  withdrawn: [['withdraw', 'owner']],
  stopped: [
    ['accept', 'counter'],
    ['stop', 'leader'],
  ],
  correcting: [
    ['accept', 'counter'],
    ['recordPayment', 'counter'],
    ['finishStep', 'handler'],
    ['finishStep', 'consulted'],
    ['draftResult', 'handler'],
    ['sign', 'leader'],
    ['handOver', 'returning'],
    ['correctResult', 'handler'],
  ],
} as const satisfies Record<string, readonly (readonly [DossierAction, Person])[]>

export type Point = keyof typeof waysTo
