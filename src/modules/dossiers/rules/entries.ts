import type {
  Apology,
  Correction,
  Dossier,
  DraftedResult,
  Extension,
  FeeFact,
  HandOver,
  Lateness,
  Owed,
  PaperMove,
  PauseFact,
  PlannedStep,
  Posting,
  PromiseMove,
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
  | 'assistance'
>

type Acceptance = NonNullable<Dossier['acceptance']>

/** A step's moment, counted anew. */
export type StepDue = Pick<StepFact, 'key' | 'dueAt'>

/** The promised date counted anew, with the steps that move with it. */
export interface Recounted {
  readonly due: Owed
  readonly steps: readonly StepDue[]
  readonly calendarVersion: string
}

/** What each later entry says, by kind (docs/audit-events.md). */
export interface EntryFacts {
  supplementRequested: Pick<SupplementRequest, 'unit' | 'items' | 'answerBy'> & { pause?: OpenedPause }
  supplemented: {
    components: Dossier['components']
    answers?: Dossier['answers']
    /** Of a filing that is not accepted yet: the eight working hours of its answer begin again. */
    answerBy?: Dossier['answerBy']
    recounted?: Recounted & { pause: string }
  }
  /** A demand for something the procedure does not list: refused, and on record. */
  demandRefused: { components: readonly string[] }
  refused: { reason: NonNullable<Dossier['refusal']>['reason'] }
  accepted: Omit<Acceptance, 'at' | 'by'> & {
    components: Dossier['components']
    steps: readonly PlannedStep[]
  }
  paymentRecorded: Omit<NonNullable<FeeFact['paid']>, 'at' | 'by'>

  stepStarted: { step: string }
  stepAssigned: { step: string; officer: string; because: 'leader' | 'rule' | 'takenOver' }
  stepReleased: { step: string; because: 'own' | 'leader' | 'absence' }
  stepFinished: { step: string; conclusion?: StepFact['conclusion'] }
  consultationAsked: {
    question: NonNullable<StepFact['question']>
    steps: readonly Pick<StepFact, 'key' | 'role' | 'unit' | 'dueAt' | 'silence'>[]
  }
  consultationSilent: { step: string }
  resultDrafted: { step: string } & Pick<DraftedResult, 'kind' | 'content'>
  sentBack: { step: string; to: string } & Pick<SendBack, 'reason'>
  resultSigned: { step: string } & Omit<SignedResult, 'at' | 'by' | 'branch' | 'replaces' | 'handedOver'>

  pauseOpened: OpenedPause
  pauseEnded: { pause: string } & Recounted
  extended: Pick<Extension, 'key' | 'by' | 'basis'> & Recounted
  promiseMoved: { why: PromiseMove['why']; basis?: string } & Recounted
  apologyDrafted: Pick<Apology, 'owedBy' | 'proposed'>
  apologised: Pick<NonNullable<Apology['sent']>, 'newDate' | 'reason'> & Pick<Apology, 'owedBy'>
  becameLate: Pick<Lateness, 'due' | 'held'>
  delayExplained: Omit<NonNullable<Lateness['explained']>, 'at' | 'by'>

  putRight: {
    reason: Correction['reason']
    procedure?: Dossier['procedure']
    competentAuthority?: string
    applicant?: Dossier['applicant']
    answers?: Dossier['answers']
    /** Where procedure or authority changed: the steps of the right ones, and the limit from the same start. */
    replanned?: { timeLimit: Acceptance['timeLimit']; steps: readonly PlannedStep[] } & Omit<
      Recounted,
      'steps'
    >
  }
  unitsFollowed: { units: Readonly<Record<string, string>> }

  papersSent: Pick<PaperMove, 'key' | 'what' | 'from' | 'to' | 'batch'>
  papersReceived: { move: string }

  withdrawalAsked: { reason: NonNullable<Dossier['withdrawal']>['reason'] }
  withdrawalCancelled: Record<never, never>
  withdrawn: { reason?: NonNullable<Dossier['withdrawal']>['reason'] }
  stopped: Omit<NonNullable<Dossier['stop']>, 'at' | 'by'>

  handedOver: Pick<HandOver, 'via' | 'unit' | 'to'>
  posted: Omit<Posting, 'at' | 'by'>
  correctionDrafted: Omit<Correction, 'at' | 'by'>
  resultCorrected: Omit<SignedResult, 'at' | 'by' | 'handedOver'> & { answers?: Dossier['answers'] }
  reissued: { unit: string; reason: Correction['reason']; to: NonNullable<HandOver['to']> }
  /** Notes and working papers of the officers: no part of what is decided. */
  noted: {
    text: Correction['reason']
    mentions: readonly string[]
    files: readonly { readonly id: string; readonly sha256: string }[]
  }
}

/** What a pause is when it opens. */
export type OpenedPause = Omit<PauseFact, 'from' | 'by' | 'to' | 'endedBy'>

export type DossierEntryKind = 'filed' | keyof EntryFacts
