import type { Locale } from '../../kernel/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { WorkingCalendar } from '../calendar/index.ts'
import type { Catalogue } from '../catalogue/index.ts'
import type { Applicant } from '../dossiers/index.ts'

/** A filing begun in somebody's house: what the counter's pages start from. */
export interface FilingBegun {
  /** `officer:<id>`, who types it. */
  readonly owner: string
  readonly procedure: { readonly code: string; readonly version: number }
  readonly unit: string
  readonly applicant: Partial<Applicant>
  /** The visit that the filing carries as its assistance. */
  readonly visit: string
}

/** The counter's filing, as far as a visit needs it. */
export interface Counter {
  /** Opens a walk-in draft with the applicant filled in, and gives its id. */
  begin(tx: Tx, filing: FilingBegun, at: Temporal.Instant): Promise<string>
  /** The codes of those drafts that have been filed, by draft. */
  codesOf(db: Db, drafts: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** News of a visit for whoever asked for it, as a letter says it. */
export interface VisitLetter {
  readonly to: string
  readonly locale: Locale
  readonly visit: string
  readonly news: 'asked' | 'planned' | 'moved' | 'cancelled' | 'declined' | 'missed'
  /** Who asked. */
  readonly name: string
  /** The unit that comes. */
  readonly unit: string
  readonly link: string
  /** The slot as instants, where there is one. */
  readonly from: string | null
  readonly until: string | null
  readonly reason: string | null
}

/** What the actions and pages of visits stand on; given once, where the application is put together. */
export interface VisitDeps {
  readonly db: Db
  readonly clock: Clock
  readonly calendar: () => WorkingCalendar
  readonly catalogue: Catalogue
  /** For the addresses in letters. */
  readonly baseUrl: string
  /** Where it is left out the officer files at the counter's own page and notes the code on the visit. */
  readonly counter?: Counter | undefined
  /** Writes a letter in the transaction of the act; where it is left out people see the news in their account. */
  readonly writeLetter?: ((tx: Tx, letter: VisitLetter) => Promise<void>) | undefined
}
