/** What every letter about a dossier says. Moments are ISO instants, addresses whole. */
interface AboutDossier {
  /** The recipient's name. */
  readonly name: string
  readonly procedure: string
  readonly code: string
  /** Where the dossier can be followed. */
  readonly link: string
}

/** What is still to be paid, as it is read, and the counter that takes it with its address. */
export interface FeeOwed {
  readonly amount: string
  readonly counter: string
}

/** The letters there are, and what each must be told. */
export interface Templates {
  readonly filingReceived: AboutDossier & { readonly filedAt: string; readonly answerBy: string }
  readonly accepted: AboutDossier & {
    /** Null where the limit has no day yet. */
    readonly dueAt: string | null
    /** The day may move when the year's working calendar is published. */
    readonly provisional: boolean
    /** Where the result is handed back. */
    readonly place: string
    readonly fee: FeeOwed | null
  }
  readonly supplementRequested: AboutDossier & {
    readonly items: readonly string[]
    /** Null where the law sets no last day. */
    readonly answerBy: string | null
    /** The counter to bring them to, with its address; null for whoever sends them from an account. */
    readonly bringTo: string | null
  }
  readonly refused: AboutDossier & { readonly reason: string }
  readonly resultReady: AboutDossier & {
    readonly result: string
    /** It can be read in the account. */
    readonly inAccount: boolean
    /** The counter where the paper waits, with its address; null when there is no paper to fetch. */
    readonly counter: string | null
    readonly fee: FeeOwed | null
  }
  readonly handedOver: AboutDossier & { readonly result: string; readonly handedOverAt: string }
  /** About a home visit: no dossier yet. The slot stands as instants where there is one. */
  readonly visitNews: {
    readonly news: 'asked' | 'planned' | 'moved' | 'cancelled' | 'declined' | 'missed'
    readonly name: string
    readonly unit: string
    readonly link: string
    readonly from: string | null
    readonly until: string | null
    readonly reason: string | null
  }
}

export type TemplateName = keyof Templates

/** A template with its parameters. */
export type Letter = {
  readonly [Name in TemplateName]: { readonly template: Name; readonly params: Templates[Name] }
}[TemplateName]

/** A letter as somebody reads it: paragraphs, then one address to go to. */
export interface Wording {
  readonly subject: string
  readonly paragraphs: readonly (string | readonly string[])[]
  readonly link: { readonly text: string; readonly href: string }
}
