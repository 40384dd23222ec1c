import type { Entry } from '../../journal/index.ts'
import type { Dossier, PauseFact, SignedResult, StepFact } from '../dossier.ts'
import type { EntryFacts, FiledFacts, OpenedPause, Recounted, StepDue } from './entries.ts'
import { addBeside, editStep, finishStep, openDue, reopenFrom } from './steps.ts'

/**
 * What an entry leads to. Pure: replaying a dossier's entries gives its row, and `bin/mot-cua verify` checks that it does.
 * Whoever changes what an entry leads to raises `evolution`, and every row is evolved anew.
 */
export function evolve(
  dossier: Dossier | undefined,
  entry: Pick<Entry, 'kind' | 'at' | 'actor' | 'facts' | 'seq'>,
): Dossier {
  const at = entry.at.toString()
  if (dossier === undefined) {
    if (entry.kind !== 'filed') throw new Error(`a dossier begins with filed, not ${entry.kind}`)
    return { ...(entry.facts as unknown as FiledFacts), ...atFiling, seq: entry.seq, filedAt: at }
  }
  const change = changes[entry.kind as keyof EntryFacts] as Change | undefined
  if (change === undefined) throw new Error(`unknown kind of entry: ${entry.kind}`)
  const changed = change(dossier, entry.facts as never, { at, by: entry.actor })
  return without({ ...dossier, ...changed, seq: entry.seq })
}

/** A fact that is taken back is gone, as it is from the stored row. */
function without(dossier: Changed & Pick<Dossier, 'seq'>): Dossier {
  const facts = Object.entries(dossier).filter(([, value]) => value !== undefined)
  return Object.fromEntries(facts) as unknown as Dossier
}

/** Raised with every change of what entries lead to. @see ../evolution.ts */
export const evolution = 2

const atFiling = {
  state: 'filed',
  steps: [],
  sendBacks: [],
  supplementsAsked: 0,
  promises: [],
  pauses: [],
  extensions: [],
  drafts: [],
  results: [],
  papers: [],
  reissues: 0,
} as const satisfies Partial<Dossier>

interface Act {
  readonly at: string
  readonly by: string
}
/** Undefined takes a fact back. */
type Changed = { [Fact in keyof Dossier]?: Dossier[Fact] | undefined }
type Change = (dossier: Dossier, facts: never, act: Act) => Changed
type Changes = {
  [Kind in keyof EntryFacts]: (dossier: Dossier, facts: EntryFacts[Kind], act: Act) => Changed
}
type Some<Kind extends keyof EntryFacts> = Pick<Changes, Kind>

const reception: Some<
  'supplementRequested' | 'supplemented' | 'demandRefused' | 'refused' | 'accepted' | 'paymentRecorded'
> = {
  supplementRequested: ({ pauses, supplementsAsked }, { unit, items, answerBy, pause }, { at, by }) => ({
    supplement: { askedAt: at, by, unit, items, ...(answerBy === undefined ? {} : { answerBy }) },
    supplementsAsked: supplementsAsked + 1,
    ...(pause === undefined ? {} : { pauses: [...pauses, opened(pause, { at, by })] }),
  }),
  demandRefused: () => ({}),
  supplemented: (dossier, { components, answers, answerBy, recounted }, act) => ({
    components,
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(answers === undefined ? {} : { answers }),
    ...(dossier.supplement === undefined
      ? {}
      : { supplement: { ...dossier.supplement, answeredAt: act.at } }),
    ...(recounted === undefined ? {} : pauseEnded(dossier, recounted, act)),
  }),
  refused: (_, { reason }, { at, by }) => ({ state: 'refused', refusal: { at, by, reason }, finishedAt: at }),
  accepted: (_, { components, steps, ...acceptance }, { at, by }) => ({
    state: 'in_progress',
    components,
    acceptance: { ...acceptance, at, by },
    due: acceptance.due,
    steps: openDue(steps, at),
  }),
  paymentRecorded: ({ fee }, facts, { at, by }) => ({ fee: { ...fee, paid: { ...facts, at, by } } }),
}

const handling: Some<
  | 'stepStarted'
  | 'stepAssigned'
  | 'stepReleased'
  | 'stepFinished'
  | 'consultationAsked'
  | 'consultationSilent'
  | 'resultDrafted'
  | 'sentBack'
  | 'resultSigned'
> = {
  stepStarted: ({ steps }, { step }, { at, by }) => ({
    steps: editStep(steps, step, fact => ({ ...fact, officer: by, startedAt: fact.startedAt ?? at })),
  }),
  stepAssigned: ({ steps }, { step, officer }) => ({
    steps: editStep(steps, step, fact => ({ ...fact, officer })),
  }),
  stepReleased: ({ steps }, { step }) => ({
    steps: editStep(steps, step, ({ officer, ...fact }) => fact),
  }),
  stepFinished: ({ steps }, { step, conclusion }, act) => ({
    steps: finishStep(steps, step, act, conclusion === undefined ? {} : { conclusion }),
  }),
  consultationAsked: ({ steps }, { question, steps: asked }, act) => ({
    steps: addBeside(
      steps,
      asked.map(step => ({
        ...step,
        kind: 'consult',
        question,
        askedBy: act.by,
        after: [],
        openedAt: act.at,
      })),
    ),
  }),
  consultationSilent: ({ steps }, { step }, act) => ({
    steps: finishStep(steps, step, act, { silentAt: act.at }),
  }),
  resultDrafted: ({ steps, drafts }, { step, kind, content }, act) => {
    const branch = branchOf(steps, step)
    return {
      drafts: [
        ...drafts.filter(draft => draft.branch !== branch),
        { ...act, ...branchFact(branch), kind, content },
      ],
      steps: finishStep(steps, step, act),
    }
  },
  sentBack: ({ steps, sendBacks }, { to, reason }, act) => ({
    sendBacks: [...sendBacks, { ...act, reason }],
    steps: reopenFrom(steps, to, act.at),
  }),
  resultSigned: (dossier, { step, ...result }, act) => {
    const steps = finishStep(dossier.steps, step, act)
    const signed = { ...result, ...branchFact(branchOf(steps, step)), ...act }
    const results = [...dossier.results, signed]
    if (steps.some(each => each.kind === 'sign' && each.doneAt === undefined)) return { steps, results }
    return { steps, results, state: 'result_ready', finishedAt: act.at }
  },
}

const time: Some<
  | 'pauseOpened'
  | 'pauseEnded'
  | 'extended'
  | 'promiseMoved'
  | 'apologyDrafted'
  | 'apologised'
  | 'becameLate'
  | 'delayExplained'
> = {
  pauseOpened: ({ pauses }, pause, act) => ({ pauses: [...pauses, opened(pause, act)] }),
  pauseEnded,
  extended: (dossier, { key, by, basis, ...recounted }, act) => ({
    extensions: [...dossier.extensions, { key, by, basis, at: act.at, grantedBy: act.by }],
    ...moved(dossier, recounted, act, 'extension', basis),
  }),
  promiseMoved: (dossier, { why, basis, ...recounted }, act) => moved(dossier, recounted, act, why, basis),
  apologyDrafted: (_, facts, { at }) => ({ apology: { ...facts, draftedAt: at } }),
  apologised: ({ apology }, { newDate, reason, owedBy }, act) => ({
    apology: {
      ...(apology ?? { draftedAt: act.at, proposed: newDate, owedBy }),
      sent: { ...act, newDate, reason },
    },
  }),
  becameLate: (_, { due, held }, { at }) => ({ late: { at, due, held } }),
  delayExplained: ({ late }, facts, act) =>
    late === undefined ? {} : { late: { ...late, explained: { ...facts, ...act } } },
}

const placing: Some<'putRight' | 'unitsFollowed' | 'papersSent' | 'papersReceived'> = {
  putRight: (dossier, { procedure, competentAuthority, applicant, answers, replanned }, act) => ({
    ...(procedure === undefined ? {} : { procedure }),
    ...(competentAuthority === undefined ? {} : { competentAuthority }),
    ...(applicant === undefined ? {} : { applicant }),
    ...(answers === undefined ? {} : { answers }),
    ...(replanned === undefined ? {} : newPlan(dossier, replanned, act)),
  }),
  unitsFollowed: (dossier, { units }) => {
    const now = (unit: string) => units[unit] ?? unit
    return {
      receivingUnit: now(dossier.receivingUnit),
      competentAuthority: now(dossier.competentAuthority),
      returningUnit: now(dossier.returningUnit),
      steps: dossier.steps.map(step =>
        step.doneAt === undefined ? { ...step, unit: now(step.unit) } : step,
      ),
      papers: dossier.papers.map(move =>
        move.receivedAt === undefined ? { ...move, to: now(move.to) } : move,
      ),
    }
  },
  papersSent: ({ papers }, move, { at, by }) => ({
    papers: [...papers, { ...move, sentAt: at, sentBy: by }],
  }),
  papersReceived: ({ papers }, { move }, { at, by }) => ({
    papers: papers.map(each => (each.key === move ? { ...each, receivedAt: at, receivedBy: by } : each)),
  }),
}

const ending: Some<
  | 'withdrawalAsked'
  | 'withdrawalCancelled'
  | 'withdrawn'
  | 'stopped'
  | 'handedOver'
  | 'posted'
  | 'correctionDrafted'
  | 'resultCorrected'
  | 'reissued'
  | 'noted'
> = {
  withdrawalAsked: (_, { reason }, { at, by }) => ({ withdrawal: { askedAt: at, by, reason } }),
  withdrawalCancelled: () => ({ withdrawal: undefined }),
  withdrawn: (dossier, { reason }, { at, by }) => ({
    state: 'withdrawn',
    finishedAt: at,
    ...(dossier.withdrawal !== undefined || reason === undefined
      ? {}
      : { withdrawal: { askedAt: at, by, reason } }),
  }),
  stopped: (_, facts, act) => ({ state: 'stopped', stop: { ...facts, ...act }, finishedAt: act.at }),
  handedOver: (dossier, facts, act) => {
    const handOver = { ...facts, ...act }
    const results = dossier.results.map(result => given(dossier, result, handOver))
    return dossier.state === 'in_progress' ? { results } : { results, handOver, state: 'returned' }
  },
  posted: (_, facts, act) => ({ posting: { ...facts, ...act } }),
  correctionDrafted: (_, facts, act) => ({ correction: { ...facts, ...act } }),
  resultCorrected: ({ results }, { answers, ...result }, act) => ({
    ...(answers === undefined ? {} : { answers }),
    results: [...results, { ...result, ...act }],
    state: 'result_ready',
    correction: undefined,
    handOver: undefined,
    posting: undefined,
  }),
  reissued: ({ reissues }) => ({ reissues: reissues + 1 }),
  noted: () => ({}),
}

const changes: Changes = { ...reception, ...handling, ...time, ...placing, ...ending }

/** A hand-over gives every result in force that was not given before. */
function given(dossier: Dossier, result: SignedResult, handOver: NonNullable<Dossier['handOver']>) {
  const isLast = dossier.results.findLast(other => other.branch === result.branch) === result
  return isLast && result.handedOver === undefined ? { ...result, handedOver: handOver } : result
}

function opened(pause: OpenedPause, { at, by }: Act): PauseFact {
  return { ...pause, from: at, by }
}

function pauseEnded(dossier: Dossier, facts: { readonly pause: string } & Recounted, act: Act): Changed {
  const { pause: key, ...recounted } = facts
  const ended = dossier.pauses.find(pause => pause.key === key)
  return {
    pauses: dossier.pauses.map(pause =>
      pause.key === key ? { ...pause, to: act.at, endedBy: act.by } : pause,
    ),
    ...moved(dossier, recounted, act, ended?.clock === 'restart' ? 'restart' : 'pause', ended?.basis),
  }
}

function moved(
  dossier: Dossier,
  { due, steps }: Recounted,
  { at }: Act,
  why: Dossier['promises'][number]['why'],
  basis?: string,
): Changed {
  const from = dossier.due ?? due
  const isSame = from.at === due.at && from.provisional === due.provisional
  const move = { at, why, from, to: due, ...(basis === undefined ? {} : { basis }) }
  return {
    due,
    promises: isSame ? dossier.promises : [...dossier.promises, move],
    steps: withDue(dossier.steps, steps),
  }
}

function newPlan(
  dossier: Dossier,
  { timeLimit, steps, due, calendarVersion }: NonNullable<EntryFacts['putRight']['replanned']>,
  act: Act,
): Changed {
  const { acceptance } = dossier
  return {
    ...moved(dossier, { due, steps: [], calendarVersion }, act, 'putRight'),
    ...(acceptance === undefined ? {} : { acceptance: { ...acceptance, timeLimit } }),
    steps: openDue(steps, act.at),
    drafts: [],
  }
}

function withDue(steps: readonly StepFact[], due: readonly StepDue[]): StepFact[] {
  const moments = new Map(due.map(({ key, dueAt }) => [key, dueAt]))
  return steps.map(step => ({ ...step, dueAt: moments.get(step.key) ?? step.dueAt }))
}

function branchOf(steps: readonly StepFact[], key: string): string | undefined {
  return steps.find(step => step.key === key)?.branch
}

function branchFact(branch: string | undefined): { branch?: string } {
  return branch === undefined ? {} : { branch }
}
