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

export type FilingChannel = 'online' | 'counter'

/** How the applicant wants the result: in the account only, or on paper at a counter (and in the account as well). */
export type ReturnBy = 'account' | 'counter'

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
  readonly answeredAt?: string
}

/** One step of the internal process in this dossier. `dueAt` is the budget counted from acceptance. */
export interface StepFact {
  readonly key: string
  readonly kind: 'examine' | 'consult' | 'inspect' | 'draft' | 'sign'
  readonly role: string
  readonly unit: string
  readonly dueAt: string
  readonly openedAt?: string
  readonly officer?: string
  readonly startedAt?: string
  readonly doneAt?: string
  readonly doneBy?: string
  readonly conclusion?: ContentRef
}

export type ResultKind = 'granted' | 'refused'

/** The result as drafted: its kind and its words, kept as personal content. */
export interface DraftedResult {
  readonly at: string
  readonly by: string
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
  readonly kind: ResultKind
  readonly number: string
  readonly document: string
  readonly sha256: string
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
  readonly procedure: { readonly code: string; readonly version: number }
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
  readonly supplement?: SupplementRequest
  readonly refusal?: { readonly at: string; readonly by: string; readonly reason: ContentRef }
  readonly acceptance?: {
    readonly at: string
    readonly by: string
    readonly due: Owed
    /** The limit of this very case; the date is explained from it. */
    readonly timeLimit: TimeLimit
    readonly calendarVersion: string
  }
  readonly steps: readonly StepFact[]
  readonly draft?: DraftedResult
  readonly sendBacks: readonly SendBack[]
  readonly result?: SignedResult
  readonly handOver?: HandOver
  /** When it left the hands of the authority for good. */
  readonly finishedAt?: string
}

/** The step somebody must do now. */
export function openStep(dossier: Dossier): StepFact | undefined {
  return dossier.steps.find(step => step.openedAt !== undefined && step.doneAt === undefined)
}

export function isSupplementOpen(dossier: Dossier): boolean {
  return dossier.supplement !== undefined && dossier.supplement.answeredAt === undefined
}

export function stream(id: string): string {
  return `dossier:${id}`
}
