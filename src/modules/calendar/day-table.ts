import { dateOf, dayMinutes, dayOf, minuteOfDay } from './minutes.ts'
import { CalendarNotPublished } from './not-published.ts'
import type { Day, Interval, Schedule } from './schedule.ts'

/**
 * Every day of some years with sums over the days before, so that counting over months costs what counting over an hour
 * does: a look at two sums, or a binary search, and the two or three openings of one day.
 */
export class DayTable {
  readonly firstDay: number
  readonly lastDay: number
  readonly #days: readonly Day[]
  /** Working minutes, and working days, before the day; one entry more than days. */
  readonly #minutesBefore: Int32Array
  readonly #workingDaysBefore: Int32Array
  readonly #workingDays: Int32Array

  constructor(schedule: Schedule, firstDay: number, lastDay: number) {
    this.firstDay = firstDay
    this.lastDay = lastDay
    this.#days = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => schedule(firstDay + i))
    this.#minutesBefore = sums(this.#days, day => length(day.openings))
    this.#workingDaysBefore = sums(this.#days, day => Number(day.openings.length > 0))
    this.#workingDays = Int32Array.from(
      this.#days.flatMap((day, i) => (day.openings.length > 0 ? [firstDay + i] : [])),
    )
  }

  /** @throws CalendarNotPublished outside the table's years */
  day(day: number): Day {
    const found = this.#days[day - this.firstDay]
    if (found === undefined) throw this.#missing(day)
    return found
  }

  isWorkingDay(day: number): boolean {
    return this.day(day).openings.length > 0
  }

  /** Working minutes from the table's first midnight up to a minute. */
  elapsed(minute: number): number {
    const day = dayOf(minute)
    const at = minuteOfDay(minute)
    let sum = sumAt(this.#minutesBefore, this.#index(day))
    for (const { from, to } of this.day(day).openings) sum += Math.max(0, Math.min(to, at) - from)
    return sum
  }

  /** As `elapsed`, for a minute that may lie outside the table's years: counted as their nearest end. */
  elapsedWithin(minute: number): number {
    if (minute < this.firstDay * dayMinutes) return 0
    if (dayOf(minute) > this.lastDay) return this.#minutesBefore.at(-1) ?? 0
    return this.elapsed(minute)
  }

  /** The earliest minute by which so many working minutes have passed: the end of an opening, not the start of the next. */
  earliestAt(elapsed: number): number {
    const index = lastBelow(this.#minutesBefore, elapsed)
    return this.#within(index, elapsed, (passed, opening) => passed <= length([opening]))
  }

  /** The latest such minute: the start of the next opening, not the end of one. */
  latestAt(elapsed: number): number {
    const index = lastBelow(this.#minutesBefore, elapsed + 1)
    return this.#within(index, elapsed, (passed, opening) => passed < length([opening]))
  }

  /** The minute itself within working hours, else the next opening. */
  nextOpening(minute: number): number {
    return this.latestAt(this.elapsed(minute))
  }

  /** How many working days lie before a day. */
  workingDaysBefore(day: number): number {
    this.day(day)
    return sumAt(this.#workingDaysBefore, this.#index(day))
  }

  /** The working day before which so many others lie. */
  workingDay(number: number): number {
    const day = this.#workingDays[number]
    if (day === undefined) throw this.#missing(number < 0 ? this.firstDay - 1 : this.lastDay + 1)
    return day
  }

  /** The minute a working day closes. */
  closing(day: number): number {
    const last = this.day(day).openings.at(-1)
    if (last === undefined) throw new Error(`${dateOf(day)} is not a working day`)
    return day * dayMinutes + last.to
  }

  /** The minute the first opening of a working day ends. */
  firstClosing(day: number): number {
    const first = this.day(day).openings[0]
    if (first === undefined) throw new Error(`${dateOf(day)} is not a working day`)
    return day * dayMinutes + first.to
  }

  #index(day: number): number {
    return day - this.firstDay
  }

  #within(index: number, elapsed: number, holds: (passed: number, opening: Interval) => boolean): number {
    const day = this.firstDay + index
    let passed = elapsed - sumAt(this.#minutesBefore, Math.max(index, 0))
    for (const opening of this.day(day).openings) {
      if (holds(passed, opening)) return day * dayMinutes + opening.from + passed
      passed -= length([opening])
    }
    throw this.#missing(this.lastDay + 1)
  }

  /** Past the end, the year to be published next: without it no later one can be counted either. */
  #missing(day: number): CalendarNotPublished {
    return new CalendarNotPublished(dateOf(Math.min(day, this.lastDay + 1)).year)
  }
}

function length(openings: readonly Interval[]): number {
  return openings.reduce((sum, { from, to }) => sum + to - from, 0)
}

function sums(days: readonly Day[], of: (day: Day) => number): Int32Array {
  const before = new Int32Array(days.length + 1)
  for (const [i, day] of days.entries()) before[i + 1] = (before[i] ?? 0) + of(day)
  return before
}

function sumAt(before: Int32Array, index: number): number {
  return before[index] ?? 0
}

/** The last index whose sum is below a value: −1 when none is. */
function lastBelow(before: Int32Array, value: number): number {
  let low = -1
  let high = before.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (sumAt(before, middle) < value) low = middle
    else high = middle
  }
  return low
}
