import type { Text } from '../../kernel/index.ts'
import type { CalendarData, Holiday, MakeUpDay, Opening } from './data.ts'

/** What a decree says of days: closed, open for half of the day, open at other hours, or worked although they are days off. */
export type DayChangeKind = 'closed' | 'halfDay' | 'otherHours' | 'opened'

/** Days as a decree has them, both dates included, for some units or the whole city. */
export interface DayChange {
  readonly kind: DayChangeKind
  readonly from: string
  readonly to: string
  /** Hours of each of the days; none when closed. */
  readonly hours: readonly Opening[]
  /** What the explanation of a date says of such a day: the decree and its reason. */
  readonly name: Text
  /** The units concerned; without it the whole city. */
  readonly units?: readonly string[]
}

/** A year announced: its days off move from projected to published. */
interface YearPublished {
  readonly kind: 'yearPublished'
  readonly year: number
  readonly holidays: readonly Holiday[]
  readonly makeUpDays: readonly MakeUpDay[]
}

/** An earlier change is taken back; what was promised by it stays on record. */
interface ChangeRevoked {
  readonly kind: 'revoked'
  /** The number of the change taken back. */
  readonly revokes: number
}

/** What a change of the calendar does. */
export type ChangeContent = Omit<DayChange, 'name'> | YearPublished | ChangeRevoked

/** The paper behind a change. */
export interface Decree {
  readonly number: string
  readonly title: Text
  /** The day it was decided, which may be after the day it concerns. */
  readonly decidedOn: string
}

/** A change of the city's calendar, on record for good. */
export interface CalendarChange {
  /** 1, 2, 3 …: part of the calendar's version from then on. */
  readonly number: number
  readonly id: string
  readonly decree: Decree
  readonly content: ChangeContent
  readonly enteredAt: Temporal.Instant
  /** `officer:<id>` or `system`. */
  readonly enteredBy: string
}

/** The calendar that a pack and the changes after it give together. */
export interface CalendarInForce {
  readonly version: string
  readonly data: CalendarData
  readonly days: readonly DayChange[]
}

/**
 * A pack's calendar with the changes entered since, in their order. The version names both: `2026.1+2`. A year that a
 * newer pack has announced itself, or that does not follow the last one announced, changes nothing.
 */
export function inForce(pack: CalendarData, changes: readonly CalendarChange[]): CalendarInForce {
  const last = changes.at(-1)
  const revoked = new Set(changes.map(({ content }) => (content.kind === 'revoked' ? content.revokes : 0)))
  const standing = changes.filter(({ number }) => !revoked.has(number))
  return {
    version: last === undefined ? pack.version : `${pack.version}+${last.number}`,
    data: standing.reduce((data, { content }) => withYear(data, content), pack),
    days: standing.flatMap(dayChangeOf),
  }
}

function withYear(data: CalendarData, content: ChangeContent): CalendarData {
  if (content.kind !== 'yearPublished' || content.year !== data.publishedThrough + 1) return data
  return withYearPublished(data, content)
}

/**
 * The calendar with one more year announced: these days off instead of the projected ones of the year. Where nothing is
 * projected after it, the next year is known by its weekly hours only.
 */
export function withYearPublished(
  data: CalendarData,
  { year, holidays, makeUpDays }: Omit<YearPublished, 'kind'>,
): CalendarData {
  const isLater = ({ date }: { readonly date: string }) => Number(date.slice(0, 4)) > year
  return {
    ...data,
    publishedThrough: year,
    holidays: [...data.holidays, ...holidays],
    makeUpDays: [...data.makeUpDays, ...makeUpDays],
    projected: {
      through: Math.max(data.projected.through, year + 1),
      holidays: data.projected.holidays.filter(isLater),
      makeUpDays: data.projected.makeUpDays.filter(isLater),
    },
  }
}

function dayChangeOf({ content, decree }: CalendarChange): DayChange[] {
  if (content.kind === 'yearPublished' || content.kind === 'revoked') return []
  return [{ ...content, name: nameOf(decree) }]
}

/** @example { vi: 'Nghỉ do bão số 9, Quyết định 1234/QĐ-UBND' } */
function nameOf({ number, title }: Decree): Text {
  const vi = `${title.vi}, ${number}`
  return title.en === undefined ? { vi } : { vi, en: `${title.en}, ${number}` }
}
