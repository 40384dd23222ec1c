import type { DayTable } from '../day-table.ts'
import type { Limit } from '../limit.ts'
import { dateOf, dayFrom, dayMinutes, dayOf, minuteOfDay, minutesFrom } from '../minutes.ts'
import { overlaps, type PausedTime } from './pauses.ts'

/** What a limit is counted from and by. */
export interface Count {
  readonly table: DayTable
  /** The minute the dossier came. */
  readonly start: number
  /** True when `start` is not the receipt but the end of a pause that restarted the limit. */
  readonly restarted: boolean
  /** The minute it counts as received: the same within working hours, else the next opening. */
  readonly received: number
  readonly pauses: readonly PausedTime[]
}

/**
 * The minute a limit ends.
 * @throws CalendarNotPublished
 * @source docs/legal/time-limits.md#limits
 */
export function endOfLimit(limit: Limit, count: Count): number {
  if ('workingHours' in limit) return endOfHours(limit.workingHours, count)
  if ('workingDays' in limit) return endOfDays(limit.workingDays, count)
  if ('sameDay' in limit) return endOfSameDay(limit.sameDay.cutOff, count)
  if ('session' in limit) return endOfSession(count)
  return closingAfter(lastCalendarDay(limit, count), count)
}

/** Minutes are counted; those inside a pause are left out. */
function endOfHours(hours: number, { table, start, pauses }: Count): number {
  const from = table.elapsed(start)
  let end = from + Math.round(hours * 60)
  for (const pause of pauses) {
    const pausedFrom = Math.max(from, table.elapsedWithin(pause.from))
    const pausedTo = table.elapsedWithin(pause.to)
    if (pausedFrom >= end) break
    end += Math.max(0, pausedTo - pausedFrom)
  }
  return table.earliestAt(end)
}

/** The closing of the Nth working day after the day of receipt; a working day touched by a pause does not count. */
function endOfDays(days: number, { table, received, pauses }: Count): number {
  const receipt = table.workingDaysBefore(dayOf(received))
  const touched = pauses.flatMap(pause => touchedWorkingDays(table, pause))
  return table.closing(table.workingDay(lastCounted(receipt, days, touched)))
}

/** Received after the cut-off, the result is owed on the next working day. */
function endOfSameDay(cutOff: string, count: Count): number {
  const { table, received, pauses } = count
  const first = table.workingDaysBefore(dayOf(received)) + Number(isAfterCutOff(cutOff, count))
  const touched = pauses.flatMap(pause => touchedWorkingDays(table, pause))
  return table.closing(table.workingDay(lastCounted(first - 1, 1, touched)))
}

/** What came on an earlier day, after hours, came before today's cut-off. At the cut-off is not after it. */
export function isAfterCutOff(
  cutOff: string,
  { start, received }: Pick<Count, 'start' | 'received'>,
): boolean {
  return dayOf(start) === dayOf(received) && minuteOfDay(start) > minutesFrom(cutOff)
}

/** The end of the opening it was received in; of a later one when a pause touches what was left of it. */
function endOfSession({ table, received, pauses }: Count): number {
  let from = received
  let to = endOfOpening(table, from)
  while (pauses.some(pause => overlaps(pause, { from, to }))) {
    from = table.nextOpening(to)
    to = endOfOpening(table, from)
  }
  return to
}

function endOfOpening(table: DayTable, minute: number): number {
  const end = table.day(dayOf(minute)).openings.find(opening => minuteOfDay(minute) < opening.to)
  if (end === undefined) throw new Error('No opening holds this minute')
  return dayOf(minute) * dayMinutes + end.to
}

/**
 * The day a limit in calendar days or months ends, before it is moved off a day without work: days off count, days
 * touched by a pause do not.
 */
export function lastCalendarDay(
  limit: Extract<Limit, { calendarDays: number } | { months: number }>,
  { received, pauses }: Pick<Count, 'received' | 'pauses'>,
): number {
  const receipt = dayOf(received)
  const days = 'months' in limit ? correspondingDay(receipt, limit.months) - receipt : limit.calendarDays
  return lastCounted(receipt, days, pauses.map(touchedDays))
}

/** The same date some months on; the last day of the month where it has no such date. */
export function correspondingDay(day: number, months: number): number {
  return dayFrom(dateOf(day).add({ months }))
}

/** The closing of a day, or of the next working day that no pause touches. */
function closingAfter(day: number, { table, pauses }: Count): number {
  const first = table.workingDaysBefore(day)
  const touched = pauses.flatMap(pause => touchedWorkingDays(table, pause))
  return table.closing(table.workingDay(lastCounted(first - 1, 1, touched)))
}

/** Days, numbered by the calendar or by work, from `first` through `last`. */
interface DayRange {
  readonly first: number
  readonly last: number
}

/** The Nth day after `from`, not counting the days in the ranges; these are in order and may share a day. */
function lastCounted(from: number, count: number, ranges: readonly DayRange[]): number {
  let last = from + count
  let left = from
  for (const range of ranges) {
    const first = Math.max(range.first, left + 1)
    if (first > last) break
    last += Math.max(0, range.last - first + 1)
    left = Math.max(left, range.last)
  }
  return last
}

function touchedDays({ from, to }: PausedTime): DayRange {
  return { first: dayOf(from), last: dayOf(to - 1) }
}

/** Working days that lose at least one working minute to a pause, by their number; none when it falls outside hours. */
function touchedWorkingDays(table: DayTable, pause: PausedTime): DayRange[] {
  const from = table.elapsedWithin(pause.from)
  const to = table.elapsedWithin(pause.to)
  if (from === to) return []
  return [
    {
      first: table.workingDaysBefore(dayOf(table.latestAt(from))),
      last: table.workingDaysBefore(dayOf(table.earliestAt(to))),
    },
  ]
}
