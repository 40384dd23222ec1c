import type { Entry } from '../../journal/index.ts'
import type {
  Dossier,
  DraftedResult,
  FeeFact,
  HandOver,
  SendBack,
  SignedResult,
  StepFact,
  SupplementRequest,
} from '../dossier.ts'

/** What the first entry of a dossier says. */
export type FiledFacts = Pick<
  Dossier,
  | 'id'
  | 'code'
  | 'procedure'
  | 'channel'
  | 'citizen'
  | 'applicant'
  | 'answers'
  | 'components'
  | 'receivingUnit'
  | 'competentAuthority'
  | 'returningUnit'
  | 'returnBy'
  | 'answerBy'
  | 'fee'
>

/** What each later entry says, by kind (docs/audit-events.md). */
export interface EntryFacts {
  supplementRequested: Pick<SupplementRequest, 'unit' | 'items'>
  supplemented: {
    components: Dossier['components']
    answers?: Dossier['answers']
    answerBy: Dossier['answerBy']
  }
  /** A demand for something the procedure does not list: refused, and on record. */
  demandRefused: { components: readonly string[] }
  refused: { reason: NonNullable<Dossier['refusal']>['reason'] }
  accepted: {
    due: NonNullable<Dossier['acceptance']>['due']
    calendarVersion: string
    timeLimit: NonNullable<Dossier['acceptance']>['timeLimit']
    components: Dossier['components']
    steps: readonly Pick<StepFact, 'key' | 'kind' | 'role' | 'unit' | 'dueAt'>[]
  }
  paymentRecorded: Omit<NonNullable<FeeFact['paid']>, 'at' | 'by'>
  stepStarted: { step: string }
  stepFinished: { step: string; conclusion?: StepFact['conclusion'] }
  resultDrafted: { step: string } & Pick<DraftedResult, 'kind' | 'content'>
  sentBack: { step: string; to: string } & Pick<SendBack, 'reason'>
  resultSigned: { step: string } & Omit<SignedResult, 'at' | 'by'>
  handedOver: Pick<HandOver, 'via' | 'unit' | 'to'>
}

export type DossierEntryKind = 'filed' | keyof EntryFacts

/** What an entry leads to. Pure: replaying a dossier's entries gives its row, and `bin/mot-cua verify` checks that it does. */
export function evolve(
  dossier: Dossier | undefined,
  entry: Pick<Entry, 'kind' | 'at' | 'actor' | 'facts' | 'seq'>,
): Dossier {
  const at = entry.at.toString()
  if (dossier === undefined) {
    if (entry.kind !== 'filed') throw new Error(`a dossier begins with filed, not ${entry.kind}`)
    const facts = entry.facts as unknown as FiledFacts
    return { ...facts, state: 'filed', seq: entry.seq, filedAt: at, steps: [], sendBacks: [] }
  }
  const change = changes[entry.kind as keyof EntryFacts] as Change | undefined
  if (change === undefined) throw new Error(`unknown kind of entry: ${entry.kind}`)
  return { ...dossier, ...change(dossier, entry.facts as never, { at, by: entry.actor }), seq: entry.seq }
}

interface Act {
  readonly at: string
  readonly by: string
}
type Change = (dossier: Dossier, facts: never, act: Act) => Partial<Dossier>

const changes: {
  [Kind in keyof EntryFacts]: (dossier: Dossier, facts: EntryFacts[Kind], act: Act) => Partial<Dossier>
} = {
  supplementRequested: (_, { unit, items }, { at, by }) => ({ supplement: { askedAt: at, by, unit, items } }),
  demandRefused: () => ({}),
  supplemented: ({ supplement }, { components, answers, answerBy }, { at }) => ({
    components,
    answerBy,
    ...(answers === undefined ? {} : { answers }),
    ...(supplement === undefined ? {} : { supplement: { ...supplement, answeredAt: at } }),
  }),
  refused: (_, { reason }, { at, by }) => ({ state: 'refused', refusal: { at, by, reason }, finishedAt: at }),
  accepted: (_, { due, timeLimit, calendarVersion, components, steps }, { at, by }) => ({
    state: 'in_progress',
    components,
    acceptance: { at, by, due, timeLimit, calendarVersion },
    steps: steps.map((step, index) => (index === 0 ? { ...step, openedAt: at } : step)),
  }),
  paymentRecorded: ({ fee }, facts, { at, by }) => ({ fee: { ...fee, paid: { ...facts, at, by } } }),
  stepStarted: ({ steps }, { step }, { at, by }) => ({
    steps: edit(steps, step, fact => ({ ...fact, officer: by, startedAt: fact.startedAt ?? at })),
  }),
  stepFinished: ({ steps }, { step, conclusion }, act) => ({
    steps: finish(steps, step, act, conclusion === undefined ? {} : { conclusion }),
  }),
  resultDrafted: ({ steps }, { step, kind, content }, act) => ({
    draft: { ...act, kind, content },
    steps: finish(steps, step, act),
  }),
  sentBack: ({ steps, sendBacks }, { to, reason }, act) => ({
    sendBacks: [...sendBacks, { ...act, reason }],
    steps: reopen(steps, to, act.at),
  }),
  resultSigned: ({ steps }, { step, ...result }, act) => ({
    state: 'result_ready',
    result: { ...result, ...act },
    steps: finish(steps, step, act),
    finishedAt: act.at,
  }),
  handedOver: (_, facts, act) => ({ state: 'returned', handOver: { ...facts, ...act } }),
}

function edit(steps: readonly StepFact[], key: string, change: (step: StepFact) => StepFact): StepFact[] {
  return steps.map(step => (step.key === key ? change(step) : step))
}

/** Ends a step and opens the one after it. */
function finish(
  steps: readonly StepFact[],
  key: string,
  act: Act,
  extra: Partial<StepFact> = {},
): StepFact[] {
  const next = steps[steps.findIndex(step => step.key === key) + 1]?.key
  const ended = edit(steps, key, step => ({ ...step, ...extra, doneAt: act.at, doneBy: act.by }))
  return next === undefined ? ended : edit(ended, next, step => ({ ...step, openedAt: act.at }))
}

/** Opens a step again for the officer who did it; the steps after it wait once more. Budgets stay as they were. */
function reopen(steps: readonly StepFact[], key: string, at: string): StepFact[] {
  const from = steps.findIndex(step => step.key === key)
  return steps.map((step, index) => {
    if (index < from) return step
    const { openedAt, startedAt, doneAt, doneBy, conclusion, officer, ...planned } = step
    if (index > from) return planned
    return { ...planned, openedAt: at, ...(officer === undefined ? {} : { officer }) }
  })
}
