import { formatMoment, formatVnd, type Locale, say, vnd } from '../../../../kernel/index.ts'
import type { Tone } from '../../../../ui/index.ts'
import type { Procedure } from '../../../catalogue/index.ts'
import type { Entry } from '../../../journal/index.ts'
import type { Dossier, Owed } from '../../dossier.ts'
import type { DossierEntryKind } from '../../rules/entries.ts'
import { dossierWords } from '../../words.ts'
import type { Standing } from '../standing.ts'
import { messagesIn } from './messages.ts'
import { ownWords } from './own/words.ts'

export const toneOf: Readonly<Record<Standing, Tone>> = {
  filed: 'quiet',
  supplement: 'soon',
  in_progress: 'inHand',
  withdrawing: 'soon',
  paused: 'soon',
  late: 'late',
  result_ready: 'done',
  returned: 'done',
  refused: 'late',
  stopped: 'quiet',
  withdrawn: 'quiet',
}

/** Where it stands, as a tag says it. */
export function sayStanding(standing: Standing, locale: Locale): string {
  const words = ownWords(locale)
  if (standing === 'withdrawing' || standing === 'paused' || standing === 'late')
    return words[`state_${standing}`]
  return messagesIn(locale)[`state_${standing}`]
}

/** A promised moment in words; said to be provisional where it is. */
export function sayOwed(owed: Owed, locale: Locale): string {
  const when = formatMoment(Temporal.Instant.from(owed.at), locale)
  return owed.provisional ? messagesIn(locale).provisionalDate(when) : when
}

/** What is to pay and whether it is paid. */
export function sayFee({ fee }: Dossier, locale: Locale): string {
  const messages = messagesIn(locale)
  if (fee.total === null) return messages.feeUnknown
  if (fee.total === 0) return messages.feeNone
  const amount = formatVnd(vnd(fee.total), locale)
  return fee.paid === undefined ? messages.feeOwed(amount) : messages.feePaid(amount, fee.paid.receipt)
}

/** What officers do among themselves, and drafts that nobody has signed: no part of what the owner is told. */
const untold: ReadonlySet<string> = new Set<DossierEntryKind>([
  'demandRefused',
  'noted',
  'stepAssigned',
  'stepReleased',
  'apologyDrafted',
  'delayExplained',
  'correctionDrafted',
])

/** What the owner is told, newest first. Whoever ends a step at once begins it in the same press: one event. */
export function toldEntries(entries: readonly Entry[]): Entry[] {
  return entries
    .filter((entry, index) => {
      const next = entries[index + 1]
      const isSamePress =
        entry.kind === 'stepStarted' && next?.actor === entry.actor && next.at.equals(entry.at)
      return !untold.has(entry.kind) && !isSamePress
    })
    .toReversed()
}

/** An entry of the record as the owner reads it: a step by its own name. */
export function sayEntry(entry: Entry, procedure: Procedure, locale: Locale): string {
  const messages = messagesIn(locale)
  const step = procedure.process.find(({ key }) => key === entry.facts.step)
  if (step !== undefined && entry.kind === 'stepStarted') return messages.stepStarted(say(step.name, locale))
  if (step !== undefined && entry.kind === 'stepFinished')
    return messages.stepFinished(say(step.name, locale))
  return dossierWords(locale).entries[entry.kind as DossierEntryKind] ?? entry.kind
}
