import { formatMoment } from '../../../../../kernel/index.ts'
import type { Entry } from '../../../../journal/index.ts'
import type { Owed } from '../../../dossier.ts'
import type { DossierEntryKind, EntryFacts, FiledFacts } from '../../../rules/entries.ts'
import { messagesIn } from '../messages.ts'
import type { Opened } from '../opened.ts'
import { sayMoment } from '../time-words.ts'
import { toldMessages } from './messages.ts'
import type { ToldMessages } from './messages.vi.ts'

/** Everything a kind of entry says, as lines; `entry` is there for what depends on when it was. */
export type Tell<Kind extends DossierEntryKind> = (
  facts: Kind extends keyof EntryFacts ? EntryFacts[Kind] : FiledFacts,
  opened: Opened,
  entry: Entry,
) => readonly string[]

/** Tellers of some kinds. */
export type Tellers<Kinds extends DossierEntryKind> = { readonly [Kind in Kinds]: Tell<Kind> }

export function words({ locale }: Pick<Opened, 'locale'>): ToldMessages {
  return toldMessages(locale)
}

/** The words behind a reference, or that they are masked. */
export function held<Value extends string>(
  { personal, locale }: Opened,
  ref: { readonly content: string },
): Value {
  return ((personal.get(ref.content) as Value | undefined) ?? messagesIn(locale).told.maskedWords) as Value
}

/** A moment as it is said today. */
export function moment(at: string, { now, locale }: Pick<Opened, 'now' | 'locale'>): string {
  return sayMoment(Temporal.Instant.from(at), now, locale)
}

/** The date owed after something moved it: from which to which, as far as the record has kept it. */
export function dueAfter(due: Owed, opened: Opened, entry: Entry): string {
  const messages = words(opened)
  const move = opened.dossier.promises.find(({ at, to }) => at === entry.at.toString() && to.at === due.at)
  if (move !== undefined) return messages.dueMoved(fixed(move.from.at, opened), fixed(move.to.at, opened))
  return due.provisional
    ? messages.dueNowProvisional(moment(due.at, opened))
    : messages.dueNow(moment(due.at, opened))
}

/** A moment with its date, also today’s: two of them are compared. */
function fixed(at: string, { locale }: Opened): string {
  return formatMoment(Temporal.Instant.from(at), locale)
}
