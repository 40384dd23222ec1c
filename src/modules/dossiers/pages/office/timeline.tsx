import { formatVnd, vnd } from '../../../../kernel/index.ts'
import { Timeline, type TimelineItem } from '../../../../ui/index.ts'
import type { Entry } from '../../../journal/index.ts'
import type { ResultWords } from '../../contents.ts'
import type { DossierEntryKind, EntryFacts, FiledFacts } from '../../rules/entries.ts'
import { dossierWords } from '../../words.ts'
import { messagesIn } from './messages.ts'
import { componentName, type Opened } from './opened.ts'
import { sayMoment } from './time-words.ts'

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
  const lines = (tellers[kind] as Teller)?.(entry.facts as never, opened) ?? []
  return {
    title: dossierWords(opened.locale).entries[kind] ?? kind,
    at: entry.at,
    by: opened.nameOf(entry.actor),
    children: lines.length === 0 ? undefined : <p class="mc-lines">{lines.join('\n')}</p>,
  }
}

type Teller = ((facts: never, opened: Opened) => readonly string[]) | undefined

const tellers: {
  [Kind in DossierEntryKind]?: (
    facts: Kind extends keyof EntryFacts ? EntryFacts[Kind] : FiledFacts,
    opened: Opened,
  ) => readonly string[]
} = {
  filed: ({ channel }, { locale }) => [told(locale).filed(dossierWords(locale).channels[channel])],
  supplementRequested: ({ items }, opened) =>
    items.map(({ component, reason }) =>
      told(opened.locale).wanted(componentName(opened, component), held<string>(opened, reason)),
    ),
  demandRefused: ({ components }, opened) =>
    [
      components
        .map(key => (key === 'unlisted' ? undefined : componentName(opened, key)))
        .filter(Boolean)
        .join(', '),
    ].filter(Boolean),
  refused: ({ reason }, opened) => {
    const said = opened.personal.get(reason.content) as { reason: string; ground: string } | undefined
    const words = told(opened.locale)
    return said === undefined ? [words.maskedWords] : [words.refusal(said.reason), words.ground(said.ground)]
  },
  accepted: ({ due }, { locale, now }) => {
    const moment = sayMoment(Temporal.Instant.from(due.at), now, locale)
    return [due.provisional ? told(locale).dueProvisional(moment) : told(locale).due(moment)]
  },
  paymentRecorded: ({ amount, receipt }, { locale }) => [
    told(locale).paid(formatVnd(vnd(amount), locale), receipt),
  ],
  stepStarted: ({ step }, opened) => [told(opened.locale).step(stepName(opened, step))],
  stepFinished: ({ step, conclusion }, opened) => [
    told(opened.locale).step(stepName(opened, step)),
    ...(conclusion === undefined ? [] : [held<string>(opened, conclusion)]),
  ],
  resultDrafted: ({ kind, content }, opened) => {
    const said = opened.personal.get(content.content) as ResultWords | undefined
    return [`${dossierWords(opened.locale).results[kind]}.`, said?.text ?? ''].filter(Boolean)
  },
  sentBack: ({ reason }, opened) => [held<string>(opened, reason)],
  resultSigned: ({ kind, number }, { locale }) => [
    `${dossierWords(locale).results[kind]}. ${told(locale).number(number)}`,
  ],
  handedOver: ({ via, to }, opened) =>
    [
      to === undefined
        ? via === 'account'
          ? told(opened.locale).byAccount
          : ''
        : told(opened.locale).to(held<string>(opened, to)),
    ].filter(Boolean),
}

function told(locale: Opened['locale']) {
  return messagesIn(locale).told
}

/** The words behind a reference, or that they are masked. */
function held<Value extends string>({ personal, locale }: Opened, ref: { readonly content: string }): string {
  return (personal.get(ref.content) as Value | undefined) ?? told(locale).maskedWords
}

/** A step by what kind of work it is; its full name where the procedure has several of a kind. */
export function stepName({ dossier, procedure, locale }: Opened, key: string): string {
  const words = dossierWords(locale).steps
  const step =
    procedure.process.find(each => each.key === key) ?? dossier.steps.find(each => each.key === key)
  return step === undefined ? key : words[step.kind]
}
