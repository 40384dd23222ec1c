/** What every letter about a dossier says. Moments are ISO instants, addresses whole. */
interface AboutDossier {
  /** The recipient's name. */
  readonly name: string
  readonly procedure: string
  readonly code: string
  /** Where the dossier can be followed. */
  readonly link: string
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
  }
  readonly supplementRequested: AboutDossier & {
    readonly items: readonly string[]
    /** Null where the law sets no last day. */
    readonly answerBy: string | null
  }
  readonly refused: AboutDossier & { readonly reason: string }
  readonly resultReady: AboutDossier & { readonly result: string; readonly place: string }
  readonly handedOver: AboutDossier & { readonly result: string; readonly handedOverAt: string }
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
