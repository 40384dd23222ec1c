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
    /** The last moment for it; null in letters queued before there was one. */
    readonly answerBy: string | null
    /** Asked after the dossier was accepted: the time limit stands still meanwhile. Left out: before. */
    readonly inProgress?: boolean
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
    /** Left out where it comes from a counter or stands in the account. */
    readonly byPost?: boolean
    /** Of a linked procedure: how many results are still to come. Left out: none. */
    readonly toCome?: number
    readonly fee: FeeOwed | null
  }
  readonly handedOver: AboutDossier & { readonly result: string; readonly handedOverAt: string }
  /** Before the last day of a request to complete: `supplementRequested` once more, shorter. */
  readonly supplementReminder: AboutDossier & {
    readonly items: readonly string[]
    readonly answerBy: string
    readonly bringTo: string | null
  }
  /** The clock stands still on a ground of the law. */
  readonly paused: AboutDossier & {
    readonly ground: 'payment' | 'agency' | 'inspection'
    readonly basis: string
    /** When it ends at the latest, where the law says. */
    readonly until: string | null
  }
  /** The promised date is another one, on a ground of the law; or a provisional one is confirmed as it was. */
  readonly dateMoved: AboutDossier & {
    readonly why: 'pause' | 'restart' | 'extension' | 'calendar' | 'putRight' | 'confirmed'
    readonly from: string
    readonly to: string
    readonly provisional: boolean
    readonly basis: string | null
  }
  readonly apologised: AboutDossier & {
    readonly promisedAt: string
    readonly newDate: string
    readonly reason: string
    readonly place: string
  }
  readonly stopped: AboutDossier & {
    /** Null: not completed in time. */
    readonly reason: string | null
    /** Where the papers are given back, with its address. */
    readonly counter: string
  }
  readonly withdrawalAsked: AboutDossier & { readonly counter: string }
  readonly withdrawn: AboutDossier & { readonly counter: string }
  readonly resultCorrected: AboutDossier & {
    readonly result: string
    readonly number: string
    readonly replaces: string
    readonly inAccount: boolean
    readonly counter: string | null
  }
  readonly posted: AboutDossier & {
    readonly result: string
    readonly tracking: string
    /** What the postman collects, as it is read; null where nothing. */
    readonly cashOnDelivery: string | null
  }
  /** To an officer: work whose time runs out, or has run out. */
  readonly workDue: {
    readonly name: string
    readonly level: 'amber' | 'red' | 'overdue'
    readonly count: number
    /** One line for each dossier: code, what is to be done, by when. The first of them where there are many. */
    readonly items: readonly string[]
    /** The queue they stand in. */
    readonly link: string
  }
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
