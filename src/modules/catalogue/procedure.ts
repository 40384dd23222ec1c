import type { Text } from '../../kernel/index.ts'
import type { Limit } from '../calendar/index.ts'
import type { Condition } from './condition.ts'

/** A time limit as the law gives it, in exactly one of its kinds (docs/legal/time-limits.md). */
export type TimeLimit = Limit

/** A limit of its own for some dossiers of a procedure: a house in 7 working days, other works in 10. */
export interface TimeLimitCase {
  /** Which dossiers they are, in a few words: “Nhà ở riêng lẻ”. */
  readonly name: Text
  readonly when: Condition
  readonly timeLimit: TimeLimit
  readonly basis: string
}

/** Who uses a procedure, for the doors of the home page. */
export type Audience = 'citizen' | 'business'

/** How a paper is handed in. `shown`: brought to be looked at and given back at once. `eform`: answered in the form. */
export type ComponentKind = 'eform' | 'original' | 'copy' | 'certified' | 'shown'

/** One paper of the dossier, as the procedure lists it; nothing that is not listed may be asked for. */
export interface Component {
  readonly key: string
  readonly name: Text
  readonly kind: ComponentKind
  readonly originals: number
  readonly copies: number
  readonly required: boolean
  /** Asked for only when this holds of the answers. */
  readonly when?: Condition
  /** Where the source demands it; shown as a hint. */
  readonly note?: Text
  /** A certified copy may be asked for only on a legal ground, named here. */
  readonly ground?: string
}

export interface LegalBasis {
  readonly number: string
  readonly title: string
  readonly article?: string
}

/** How one question is asked. The kinds a browser draws; the answer's own shape is the dictionary term's JSON Schema. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'date'
  | 'choice'
  | 'yesNo'
  | 'personName'
  | 'personalNumber'
  | 'taxCode'
  | 'phone'
  | 'email'
  | 'ward'

/** A term of the data dictionary: one thing the city knows about people and matters, named once for all forms. */
export interface Term {
  readonly key: string
  readonly type: FieldType
  readonly name: Text
  readonly hint?: Text
  /** For `choice`: the values and their words. */
  readonly options?: readonly { readonly value: string; readonly name: Text }[]
  /** JSON Schema 2020-12 of one answer, beyond what the type says (lengths, bounds, pattern). */
  readonly schema?: Readonly<Record<string, unknown>>
  /** For `date`: a day that has been, later than today is refused. A date of birth always is one. */
  readonly past?: boolean
  /** Which fact of the signed-in identity can be offered as the answer. */
  readonly offeredFrom?:
    | 'fullName'
    | 'personalNumber'
    | 'dateOfBirth'
    | 'sex'
    | 'phone'
    | 'email'
    | 'address'
    | 'ward'
}

/** One question of a form. */
export interface Field {
  readonly key: string
  /** The dictionary term it asks for. */
  readonly term: string
  /** Said instead of the term's own name where the form needs other words ("Họ và tên của trẻ"). */
  readonly name?: Text
  readonly hint?: Text
  readonly required: boolean
  readonly when?: Condition
  /** Whether the identity may be offered: never where the child's name is asked, or only when one asks for oneself. */
  readonly offer?: boolean | Condition
  /** The one answer that names the dossier's subject on lists and slips. */
  readonly subject?: boolean
  /** Of the term's options those that fit here, in this order: nobody registers the birth of their spouse. */
  readonly options?: readonly string[]
}

/** How far two days lie apart. `to` left out: the day of filing. Whole years are counted as ages are. */
export type Span = { readonly from: string; readonly to?: string } & (
  | { readonly fewerThan: SpanLength }
  | { readonly moreThan: SpanLength }
)
export type SpanLength = { readonly years: number } | { readonly days: number }

/**
 * Answers that cannot be right together, or seldom are. It speaks up when its condition and its span both hold; a day
 * that is not answered yet keeps it silent.
 */
export interface Check {
  /** The question it is said at. */
  readonly field: string
  /** `refuse`: the form cannot be sent so. `warn`: said, and the officer decides. */
  readonly kind: 'refuse' | 'warn'
  readonly when?: Condition
  readonly span?: Span
  readonly say: Text
}

/** Questions asked on one page. */
export interface FieldGroup {
  readonly key: string
  readonly title: Text
  readonly intro?: Text
  readonly when?: Condition
  readonly fields: readonly Field[]
}

export interface Form {
  readonly groups: readonly FieldGroup[]
  readonly checks?: readonly Check[]
  /** What the applicant declares when sending it. */
  readonly declaration: Text
}

export type Channel = 'online' | 'counter' | 'post'

/**
 * One line of the fee table. Lines are read from the top; the first whose conditions hold gives the amount.
 * `phí` pays for a service, `lệ phí` is a charge: two different words in law.
 */
export interface FeeRule {
  readonly kind: 'fee' | 'charge'
  readonly name: Text
  readonly amount:
    | { readonly fixed: number }
    /** First pages at one price, the rest at another, capped for each copy; counted by two answers of the form. */
    | {
        readonly perPage: {
          readonly first: number
          readonly firstPages: number
          readonly then: number
          readonly cap: number
        }
        readonly pages: string
        readonly copies: string
      }
    | { readonly perCopy: number; readonly copies: string }
    /** Of a sum the form asks for: `percent` of it, never less than `min`, never more than `cap`. */
    | { readonly percent: number; readonly of: string; readonly min?: number; readonly cap?: number }
    /** The source gives no figure; it is said, never read as nothing. */
    | { readonly unknown: Text }
  readonly channels?: readonly Channel[]
  readonly when?: Condition
  readonly basis: string
  readonly validFrom?: string
  readonly validTo?: string
}

/** Who does a step. A `unit` is an organisation unit's id; left out, the competent authority. */
export type StepRole = 'receivingOfficer' | 'handlingOfficer' | 'leader'

/** One step of the internal process, approved for this procedure. */
export interface Step {
  readonly key: string
  readonly name: Text
  /**
   * `examine`, `consult` and `inspect` are ordinary steps ended by a conclusion; `draft` ends with a drafted result;
   * `sign` with a signature or a send-back. Reception and hand-back are not listed: they belong to every dossier.
   */
  readonly kind: 'examine' | 'consult' | 'inspect' | 'draft' | 'sign'
  readonly role: StepRole
  readonly unit?: string
  /** Hours of the limit, for limits in working days and working hours: together the whole limit. */
  readonly hours?: number
  /** Share of the limit in per cent, for all other limits: together 100. */
  readonly share?: number
  /** Steps that must be done before it opens; left out: the step before it in the list. `[]` opens with acceptance. */
  readonly after?: readonly string[]
  /** Of a linked procedure: the branch it belongs to. Without one it belongs to the procedure's own result. */
  readonly branch?: string
  /** `consult` only: how long the body asked has, and what its silence means. Without it silence is only reported. */
  readonly silence?: Silence
  /** Its time is left out of the limit because the sector's law says so; it then has no share of the limit. */
  readonly outsideLimit?: { readonly basis: string; readonly longest?: TimeLimit }
}

/** What it means when a body that was asked says nothing: it agrees, or its head is told (docs/legal/consultations.md). */
export interface Silence {
  readonly limit: TimeLimit
  readonly means: 'consent' | 'report'
  readonly basis: string
}

/** How a dossier is completed after acceptance, and what that does to its clock (docs/legal/supplements.md). */
export interface Supplement {
  /** `restart`: the whole limit again once complete. `resume`: only the waiting is left out. */
  readonly clock: 'restart' | 'resume'
  readonly basis: string
  /** How long after receipt it may still be asked for. */
  readonly askWithin?: TimeLimit
  /** How long the applicant has; then the dossier is stopped. */
  readonly answerWithin?: TimeLimit
  /** How often in a dossier's life: once, unless the sector's law says otherwise. */
  readonly times?: number
  readonly timesBasis?: string
}

/** What a dossier may wait for with its clock stopped. Waiting for a supplement has a policy of its own. */
export type PauseGround = 'payment' | 'agency' | 'inspection'

/** A pause the sector's law grants. */
export interface PauseRule {
  readonly ground: PauseGround
  readonly basis: string
  readonly longest?: TimeLimit
}

/** A longer limit the law allows for a case that shows itself while the dossier is handled. */
export interface Extension {
  readonly key: string
  readonly name: Text
  readonly by: TimeLimit
  readonly basis: string
}

/** One of the matters a linked procedure settles at once, with an authority and a result of its own (docs/legal/linked-procedures.md). */
export interface Branch {
  readonly key: string
  readonly name: Text
  /** The procedure it would be if it were filed alone. */
  readonly procedure?: string
  /** Who settles it as people know them, where the unit stands for many: the police of each commune. */
  readonly authority?: Text
  readonly competence: Competence
  readonly result: ProcedureResult
}

/** The result's words. `{field}` stands for an answer, `{code}`, `{decidedOn}`, `{authority}`, `{number}` for the dossier's own. */
export interface ResultTemplate {
  /** `certificate` carries a table of facts, `decision` numbered articles, `statement` a certification's statement page. */
  readonly kind: 'certificate' | 'decision' | 'statement'
  readonly title: Text
  readonly intro?: string
  readonly rows?: readonly { readonly label: string; readonly value: string }[]
  readonly articles?: readonly string[]
  readonly closing?: string
  /** The suffix of the paper's number: 12/GKS. */
  readonly symbol: string
}

export interface ProcedureResult {
  /** National code `KQ.Gxx.nnnnnn`; left out where no source gives it. */
  readonly code?: string
  readonly name: Text
  readonly template: ResultTemplate
}

/** Which authority decides: the commune the applicant names, or one unit of the city. */
export type Competence = { readonly by: 'commune' } | { readonly unit: string }

export interface Source {
  readonly title: string
  readonly url?: string
  readonly retrievedOn: string
  /** What the source itself says of time and fee, word for word, where it is odd. */
  readonly rawTime?: string
  readonly rawFee?: string
  readonly flags?: readonly string[]
}

/** What everyone may read about a procedure, whether or not it is configured for filing here. */
export interface ProcedureListing {
  readonly code: string
  readonly name: Text
  /** The few words people use for it. */
  readonly shortName?: Text
  readonly field: { readonly key: string; readonly name: Text }
  readonly level: readonly ('province' | 'commune')[]
  readonly authority: Text
  readonly audiences: readonly Audience[]
  readonly lifeEvents: readonly string[]
  readonly synonyms: readonly string[]
  readonly gives: Text
  readonly whoCan: Text
  readonly where: Text
  readonly steps: readonly Text[]
  readonly conditions?: Text
  readonly legalBasis: readonly LegalBasis[]
  readonly components: readonly Component[]
  /** Null where the source gives none: said on the page, never guessed. */
  readonly timeLimit: TimeLimit | null
  /** Where the law gives the limit (docs/legal/). */
  readonly timeBasis?: string
  readonly fees: readonly FeeRule[]
  readonly source: Source
}

/** A procedure configured in full: it can be filed, handled and decided here. */
export interface Procedure extends ProcedureListing {
  /** Dated version, counted from 1; a published version never changes. */
  readonly version: number
  readonly inForceFrom: string
  readonly timeLimit: TimeLimit
  /** Cases for which the law sets another limit: the first that holds counts, and the steps' hours shrink or grow with it. */
  readonly timeLimitCases?: readonly TimeLimitCase[]
  readonly online: 'full' | 'partial' | 'none'
  /** Why not wholly online, where it is not (Decree 224/2026 art. 14). */
  readonly onlineReason?: Text
  readonly competence: Competence
  readonly form: Form
  readonly process: readonly Step[]
  /** What the competent authority issues. A linked procedure's other authorities issue theirs in `branches`. */
  readonly result: ProcedureResult
  /** Left out: the general rule (`supplementPolicy`). */
  readonly supplement?: Supplement
  readonly pauses?: readonly PauseRule[]
  readonly extensions?: readonly Extension[]
  /** Of a linked procedure: what other authorities settle beside the procedure's own result. */
  readonly branches?: readonly Branch[]
}

/** A promise shorter than the law's: these procedures on these weekdays, at these counters (docs/legal/fast-lanes.md). */
export interface FastLane {
  readonly key: string
  readonly name: Text
  readonly intro: Text
  /** ISO: 1 is Monday. */
  readonly weekdays: readonly number[]
  readonly procedures: readonly string[]
  /** Counters that run it; left out, all of them. */
  readonly units?: readonly string[]
  readonly limit: { readonly workingHours: number } | { readonly session: true }
  readonly validFrom?: string
  readonly validTo?: string
  /** Where it was read that the city does so. */
  readonly source: string
}
