import { formatMoment, formatVnd, type Locale, say, vnd } from '../../../../kernel/index.ts'
import type { Tone } from '../../../../ui/index.ts'
import type { Procedure } from '../../../catalogue/index.ts'
import type { Entry } from '../../../journal/index.ts'
import type { DossierState } from '../../dossier.ts'
import { type Dossier, isSupplementOpen, type Owed } from '../../dossier.ts'
import type { DossierEntryKind } from '../../rules/entries.ts'
import { dossierWords } from '../../words.ts'
import { messagesIn } from './messages.ts'

/** A state as its owner reads it: the stored one, and that something is asked for. */
export type Stage = DossierState | 'supplement'

export function stageOf(dossier: Dossier): Stage {
  return dossier.state === 'filed' && isSupplementOpen(dossier) ? 'supplement' : dossier.state
}

export const toneOf: Readonly<Record<Stage, Tone>> = {
  filed: 'quiet',
  supplement: 'soon',
  in_progress: 'inHand',
  result_ready: 'done',
  returned: 'done',
  refused: 'late',
  stopped: 'quiet',
  withdrawn: 'quiet',
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

/** What the owner is told, newest first. Whoever ends a step at once begins it in the same press: one event. */
export function toldEntries(entries: readonly Entry[]): Entry[] {
  return entries
    .filter((entry, index) => {
      const next = entries[index + 1]
      const isSamePress =
        entry.kind === 'stepStarted' && next?.actor === entry.actor && next.at.equals(entry.at)
      return entry.kind !== 'demandRefused' && !isSamePress
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
