import type { Id } from '../../kernel/index.ts'
import type { TimeLimit } from '../catalogue/index.ts'
import type { ContentRef } from '../journal/index.ts'

/** Stored states are few; everything else about a dossier is a fact (design of the states: docs/states.md). */
export type DossierState =
  | 'filed'
  | 'refused'
  | 'in_progress'
  | 'result_ready'
  | 'returned'
  | 'stopped'
  | 'withdrawn'

export type FilingChannel = 'online' | 'counter' | 'post'

/**
 * How the applicant wants the result: in the account only, or on paper at a counter or by the public post (and in the
 * account as well).
 */
export type ReturnBy = 'account' | 'counter' | 'post'

/** One paper of the dossier as it was handed in: which listed component, how, and which files hold it. */
export interface SubmittedComponent {
  readonly key: string
  readonly originals: number
  readonly copies: number
  readonly files: readonly SubmittedFile[]
}

/** A stored file by its id, with the digest of its content for the record. */
export interface SubmittedFile {
  readonly id: string
  readonly sha256: string
}

/** A day the city owes; `provisional` while the calendar of its year is not published. */
export interface Owed {
  readonly at: string
  readonly provisional: boolean
}

/** Asked for once: which components, why, by whom. The reasons are personal content. */
export interface SupplementRequest {
  readonly askedAt: string
  readonly by: string
  readonly unit: string
  readonly items: readonly { readonly component: string; readonly reason: ContentRef }[]
  /** The last moment for the answer; after it the dossier is stopped. */
  readonly answerBy?: string
  readonly answeredAt?: string
}

/** Why the clock may stand still; each needs a legal ground of the procedure version. */
export type PauseGround = 'supplement' | 'payment' | 'agency' | 'inspection'

/** A stretch of time that the limit does not count. Open while it has no end. */
export interface PauseFact {
  readonly key: string
  readonly ground: PauseGround
  /** The law that allows it, as the procedure version names it. */
  readonly basis: string
  /** Whether the limit goes on where it stood, or is counted again from nothing. */
  readonly clock: 'resume' | 'restart'
  readonly from: string
  readonly by: string
  /** When it should have ended at the latest, where the law says. */
  readonly until?: string
  readonly to?: string
  readonly endedBy?: string
}

/** The promised date moved: from which to which, and why. The first promise stays in `acceptance`. */
export interface PromiseMove {
  readonly at: string
  readonly why: 'pause' | 'restart' | 'extension' | 'calendar' | 'putRight'
  readonly from: Owed
  readonly to: Owed
  /** The ground: an article, a decree. */
  readonly basis?: string
}

/** The limit made longer by the law itself; a dossier within it is not late. */
export interface Extension {
  readonly key: string
  readonly by: TimeLimit
  readonly basis: string
  readonly at: string
  readonly grantedBy: string
}

/** The apology with a new date (form 04): drafted when it is plain that the date will be missed, sent at most once. */
export interface Apology {
  /** The latest moment for it: one working day before the promised date. */
  readonly owedBy: string
  readonly draftedAt: string
  readonly proposed: string
  readonly sent?: {
    readonly at: string
    readonly by: string
    readonly newDate: string
    readonly reason: ContentRef
  }
}

/** Causes of delay that a leader chooses from. @source docs/legal/late-dossiers.md */
export const delayCauses = [
  'workload',
  'absence',
  'waitedForAgency',
  'waitedForApplicant',
  'mistake',
  'complexity',
  'system',
] as const
export type DelayCause = (typeof delayCauses)[number]

/** Who held the dossier how long, in minutes of working time. */
export interface Holding {
  readonly what: 'reception' | 'step'
  readonly step?: string
  readonly unit: string
  readonly officer?: string
  readonly minutes: number
}

/** The promised date has passed without a result. */
export interface Lateness {
  readonly at: string
  readonly due: string
  readonly held: readonly Holding[]
  readonly explained?: {
    readonly at: string
    readonly by: string
    readonly cause: DelayCause
    /** The corrective task, in words, and by which day it is done. */
    readonly task: ContentRef
    readonly taskBy: string
  }
}

export interface Withdrawal {
  readonly askedAt: string
  readonly by: string
  readonly reason: ContentRef
}

/** Why handling ended without a result (form 05). @source docs/legal/ending.md */
export const stopGrounds = ['notCompleted', 'courtOrder', 'dispute', 'sectorLaw', 'applicantGone'] as const
export type StopGround = (typeof stopGrounds)[number]

/** Paper on its way from one unit to another, signed for at both ends. */
export interface PaperMove {
  readonly key: string
  readonly what: 'dossier' | 'result'
  readonly from: string
  readonly to: string
  /** The list it travels with. */
  readonly batch: string
  readonly sentAt: string
  readonly sentBy: string
  readonly receivedAt?: string
  readonly receivedBy?: string
}

/** The result on its way by public post. */
export interface Posting {
  readonly at: string
  readonly by: string
  readonly bundle: string
  readonly tracking: string
  /** What the postman collects. */
  readonly cashOnDelivery: number
}

/** Somebody filed beside the applicant, at the applicant's own wish; counted apart. */
export interface Assistance {
  readonly kind: 'officer' | 'team' | 'homeVisit'
  readonly by: string
  readonly team?: string
  readonly session?: string
  readonly visit?: string
  /** The applicant agreed to it, in the words said. */
  readonly consent: true
}

/** A clerical error found in a signed result, with the corrected words, until the leader signs them. */
export interface Correction {
  readonly at: string
  readonly by: string
  readonly branch?: string
  readonly reason: ContentRef
  readonly kind: ResultKind
  readonly content: ContentRef
  /** The answers as they should have been printed, where the mistake is among them. */
  readonly answers?: ContentRef
}

/** One step of the internal process in this dossier. `dueAt` is the budget counted from acceptance. */
export interface StepFact {
  readonly key: string
  readonly kind: 'examine' | 'consult' | 'inspect' | 'draft' | 'sign'
  readonly role: string
  readonly unit: string
  readonly dueAt: string
  /** The steps before it; left out: the one before it in the list. */
  readonly after?: readonly string[]
  /** Of a linked procedure: the branch it belongs to. */
  readonly branch?: string
  readonly silence?: Silence
  /** Its time is left out of the limit, on this ground. */
  readonly outsideLimit?: string
  /** A consultation asked for in this dossier only: by whom, and what. */
  readonly askedBy?: string
  readonly question?: ContentRef
  readonly openedAt?: string
  readonly officer?: string
  readonly startedAt?: string
  readonly doneAt?: string
  readonly doneBy?: string
  readonly conclusion?: ContentRef
  /** The body asked was silent until its time was over. */
  readonly silentAt?: string
}

/** What it means when a body that was asked says nothing within its time. `limit` runs from the opening of its step. */
export interface Silence {
  readonly means: 'consent' | 'report'
  readonly basis?: string
  readonly limit?: TimeLimit
}

/** What a step is planned as, before anything happened to it. */
export type PlannedStep = Pick<
  StepFact,
  'key' | 'kind' | 'role' | 'unit' | 'dueAt' | 'after' | 'branch' | 'silence' | 'outsideLimit'
>

export type ResultKind = 'granted' | 'refused'

/** The result as drafted: its kind and its words, kept as personal content. */
export interface DraftedResult {
  readonly at: string
  readonly by: string
  readonly branch?: string
  readonly kind: ResultKind
  readonly content: ContentRef
}

export interface SendBack {
  readonly at: string
  readonly by: string
  readonly reason: ContentRef
}

/** The signed result: the digest of the very PDF that was signed. */
export interface SignedResult {
  readonly at: string
  readonly by: string
  readonly branch?: string
  readonly kind: ResultKind
  readonly number: string
  readonly document: string
  readonly sha256: string
  /** The number of the result that this one corrects. */
  readonly replaces?: string
  /** Signed by somebody to whom the post was delegated. */
  readonly delegation?: string
  readonly handedOver?: HandOver
}

export interface FeeFact {
  readonly total: number | null
  readonly lines: readonly {
    readonly name: string
    readonly kind: 'fee' | 'charge'
    readonly amount: number | null
  }[]
  readonly paid?: {
    readonly at: string
    readonly by: string
    readonly unit: string
    readonly amount: number
    readonly receipt: string
  }
}

/** Given to whom, where, by whom. `via: account` when the applicant chose to receive it there only. */
export interface HandOver {
  readonly at: string
  readonly by: string
  readonly via: ReturnBy
  readonly unit: string
  readonly to?: ContentRef
}

/**
 * A dossier as its entries make it. Instants are RFC 3339 text here, because this value is stored as JSON; rules turn
 * them into Temporal where they count. Nothing personal is in it: names, answers and reasons are references.
 */
export interface Dossier {
  readonly id: Id<'dossier'>
  readonly code: string
  readonly state: DossierState
  /** How many entries made it: the version that forms and API actions carry. */
  readonly seq: number
  readonly procedure: { readonly code: string; readonly version: number; readonly field?: string }
  readonly channel: FilingChannel
  readonly citizen: string | null
  readonly applicant: ContentRef
  readonly answers: ContentRef
  readonly components: readonly SubmittedComponent[]
  readonly receivingUnit: string
  readonly competentAuthority: string
  readonly returningUnit: string
  readonly returnBy: ReturnBy
  readonly filedAt: string
  readonly answerBy: Owed
  readonly fee: FeeFact
  readonly assistance?: Assistance
  /** The last request for completion; `supplementsAsked` says how many there were. */
  readonly supplement?: SupplementRequest
  readonly supplementsAsked: number
  readonly refusal?: { readonly at: string; readonly by: string; readonly reason: ContentRef }
  readonly acceptance?: {
    readonly at: string
    readonly by: string
    /** The first promise: never overwritten. */
    readonly due: Owed
    /** The limit of this very case; the date is explained from it. */
    readonly timeLimit: TimeLimit
    readonly calendarVersion: string
    /** When the papers must have left for the authority, where they have to travel. */
    readonly papersBy?: string
    /** The fast lane it rides, and its own moment. */
    readonly lane?: { readonly key: string; readonly dueAt: string }
  }
  /** The date by which the result is lawfully owed now; moves only on a legal ground. */
  readonly due?: Owed
  readonly promises: readonly PromiseMove[]
  readonly pauses: readonly PauseFact[]
  readonly extensions: readonly Extension[]
  readonly apology?: Apology
  readonly late?: Lateness
  readonly withdrawal?: Withdrawal
  readonly stop?: {
    readonly at: string
    readonly by: string
    readonly ground: StopGround
    readonly reason?: ContentRef
  }
  readonly steps: readonly StepFact[]
  /** The last draft of the result, of each branch in a linked procedure. */
  readonly drafts: readonly DraftedResult[]
  readonly sendBacks: readonly SendBack[]
  /** Every result ever signed, oldest first. */
  readonly results: readonly SignedResult[]
  readonly correction?: Correction
  readonly papers: readonly PaperMove[]
  readonly posting?: Posting
  readonly handOver?: HandOver
  readonly reissues: number
  /** When it left the hands of the authority for good. */
  readonly finishedAt?: string
}

/** States in which nothing more is decided about the matter itself. */
export const endStates = ['refused', 'stopped', 'withdrawn', 'returned'] as const satisfies DossierState[]

export function hasEnded(dossier: Pick<Dossier, 'state'>): boolean {
  return (endStates as readonly DossierState[]).includes(dossier.state)
}

/** The steps somebody must do now: one, or several where they run side by side. */
export function openSteps(dossier: Pick<Dossier, 'steps'>): StepFact[] {
  return dossier.steps.filter(step => step.openedAt !== undefined && step.doneAt === undefined)
}

/** The first of them. */
export function openStep(dossier: Pick<Dossier, 'steps'>): StepFact | undefined {
  return openSteps(dossier)[0]
}

/** The applicant is awaited; nobody is once the dossier has ended. */
export function isSupplementOpen(dossier: Pick<Dossier, 'supplement' | 'state'>): boolean {
  const { supplement } = dossier
  return !hasEnded(dossier) && supplement !== undefined && supplement.answeredAt === undefined
}

export function openPauses(dossier: Pick<Dossier, 'pauses'>): PauseFact[] {
  return dossier.pauses.filter(pause => pause.to === undefined)
}

/** The result in force: the last one signed, of a branch where the procedure has branches. */
export function resultOf(dossier: Pick<Dossier, 'results'>, branch?: string): SignedResult | undefined {
  return dossier.results.findLast(result => result.branch === branch)
}

/** The results in force, one of each branch. */
export function resultsInForce({ results }: Pick<Dossier, 'results'>): SignedResult[] {
  return results.filter(
    (result, index) => !results.slice(index + 1).some(later => later.branch === result.branch),
  )
}

export function draftOf(dossier: Pick<Dossier, 'drafts'>, branch?: string): DraftedResult | undefined {
  return dossier.drafts.findLast(draft => draft.branch === branch)
}

export function stream(id: string): string {
  return `dossier:${id}`
}
