import { formatDate, formatTime, type Locale, local, say } from '../../../kernel/index.ts'
import { type Catalogue, isConfigured, type Procedure, shortNameOf } from '../../catalogue/index.ts'
import type { Unit, UnitDirectory } from '../../organisation/index.ts'
import type { Visit, VisitDetails, VisitState } from '../visit.ts'
import { messagesIn } from './messages.ts'

/** @example sayDay(date, 'vi') // 'Thứ Hai, 05/10/2026' */
export function sayDay(day: Temporal.PlainDate, locale: Locale): string {
  return `${messagesIn(locale).weekdays[day.dayOfWeek - 1]}, ${formatDate(day)}`
}

interface Span {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** @example 'Thứ Hai, 05/10/2026, từ 08:00 đến 11:30' */
export function saySlot({ from, to }: Span, locale: Locale): string {
  const start = local(from)
  return messagesIn(locale).details.slot(
    sayDay(start.toPlainDate(), locale),
    formatTime(start),
    formatTime(local(to)),
  )
}

/** The slot as it is promised: the team comes within it, not at its first minute. */
export function sayComing(visit: Visit, locale: Locale): string | undefined {
  const { plan } = visit
  if (plan === undefined) return undefined
  const start = local(Temporal.Instant.from(plan.from))
  const end = local(Temporal.Instant.from(plan.to))
  return messagesIn(locale).details.inSlot(
    sayDay(start.toPlainDate(), locale),
    formatTime(start),
    formatTime(end),
  )
}

export const stateTones = {
  asked: 'soon',
  planned: 'inHand',
  missed: 'late',
  done: 'done',
  cancelled: 'quiet',
  declined: 'quiet',
} as const satisfies Record<VisitState, string>

/** A unit as people know its door. */
export function counterName(unit: Unit | undefined, locale: Locale): string {
  return unit === undefined ? '' : say(unit.counterName ?? unit.name, locale)
}

export function wardName(directory: UnitDirectory, ward: string, locale: Locale): string {
  const unit = directory.find(ward)
  return unit === undefined ? ward : say(unit.shortName, locale)
}

/** Communes and wards by name. */
export function wardItems(directory: UnitDirectory, locale: Locale): { value: string; text: string }[] {
  return directory.units
    .filter(unit => unit.wardCode !== undefined)
    .map(unit => ({ value: unit.id, text: say(unit.shortName, locale) }))
}

/** What can be filed in a house or at a session: everything that can be filed at all. */
export function fileable(catalogue: Catalogue): Procedure[] {
  return catalogue.search({}).filter(isConfigured)
}

export function procedureName(catalogue: Catalogue, code: string, locale: Locale): string {
  const entry = catalogue.find(code)
  return entry === undefined ? code : say(shortNameOf(entry), locale)
}

/** Who is visited, as lists name them. */
export function personName(details: VisitDetails | null, locale: Locale): string {
  return details?.person.fullName ?? messagesIn(locale).details.masked
}

/** Where the house is, for people and for maps; no name among it. */
export function wholeAddress(
  details: VisitDetails,
  ward: string,
  directory: UnitDirectory,
  locale: Locale,
): string {
  return `${details.address}, ${wardName(directory, ward, locale)}`
}

/** A list as a sentence has it. */
export function enumerate(words: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
}
