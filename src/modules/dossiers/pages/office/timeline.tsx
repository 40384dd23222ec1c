import { Timeline, type TimelineItem } from '../../../../ui/index.ts'
import type { Entry } from '../../../journal/index.ts'
import type { DossierEntryKind } from '../../rules/entries.ts'
import { dossierWords } from '../../words.ts'
import type { Opened } from './opened.ts'
import { ending } from './told/ending.ts'
import { handling } from './told/handling.ts'
import { toldMessages } from './told/messages.ts'
import type { Tell } from './told/parts.ts'
import { reception } from './told/reception.ts'
import { time } from './told/time.ts'

interface TimelineProps {
  readonly opened: Opened
  readonly entries: readonly Entry[]
  readonly level?: 2 | 3
}

/** What happened, newest first, in plain words, with the reasons people gave. */
export function DossierTimeline({ opened, entries, level = 3 }: TimelineProps) {
  const events = entries.filter((entry, index) => !isPartOf(entry, entries[index + 1]))
  return <Timeline level={level} items={events.toReversed().map(entry => itemOf(entry, opened))} />
}

/** Whoever ends a step without having taken it up takes it up in the same press: one event, told by its end. */
function isPartOf(entry: Entry, next: Entry | undefined): boolean {
  return entry.kind === 'stepStarted' && next?.actor === entry.actor && next.at.equals(entry.at)
}

function itemOf(entry: Entry, opened: Opened): TimelineItem {
  const kind = entry.kind as DossierEntryKind
  const lines = linesOf(kind, entry, opened)
  return {
    title: dossierWords(opened.locale).entries[kind] ?? kind,
    at: entry.at,
    by: opened.nameOf(entry.actor),
    children: lines.length === 0 ? undefined : <p class="mc-lines">{lines.join('\n')}</p>,
  }
}

function linesOf(kind: DossierEntryKind, entry: Entry, opened: Opened): readonly string[] {
  const tell = tellers[kind] as Tell<never> | undefined
  const lines = tell?.(entry.facts as never, opened, entry) ?? []
  if (entry.facts.delegation === undefined) return lines
  const holder = opened.onBehalf(entry)
  const messages = toldMessages(opened.locale)
  return [...lines, holder === undefined ? messages.byDelegation : messages.byDelegationOf(holder)]
}

/** Every kind of entry has its words. */
const tellers: { readonly [Kind in DossierEntryKind]: Tell<Kind> } = {
  ...reception,
  ...handling,
  ...time,
  ...ending,
}
