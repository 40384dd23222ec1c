import { type Id, newId } from '../../../kernel/index.ts'
import { type Act, type ContentRef, personal } from '../../journal/index.ts'
import { started } from '../actions/handle-step.ts'
import { act } from '../actions/record.ts'
import { type Dossier, openStep, type StepFact } from '../dossier.ts'
import { evolve, type FiledFacts } from './evolve.ts'
import type { Actor } from './may.ts'
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
      { unit: dossier.receivingUnit, items: [{ component: 'paper', reason: content() }] },
      by,
    ),
  ],
  supplement: ({ components }, by) => [
    act('supplemented', { components, answerBy: { at: '2026-10-06T10:00:00Z', provisional: false } }, by),
  ],
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
} as const satisfies Record<string, readonly (readonly [DossierAction, Person])[]>

export type Point = keyof typeof waysTo
