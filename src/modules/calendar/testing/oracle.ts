import type { CalendarChange } from '../changes.ts'
import type { CalendarData, Opening } from '../data.ts'
import type { Limit } from '../limit.ts'

const dayMinutes = 1440
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** A pause in minutes after the oracle's first midnight, `to` not included. */
export interface Drawn {
  readonly from: number
  readonly to: number
  readonly clock: 'resume' | 'restart'
}

/**
 * Counts minute by minute and day by day, asking of each only whether it is worked and whether it is paused: too slow to
 * use, too simple to be wrong. It reads the calendar's data by itself and shares no code with the tables it checks.
 */
export class Oracle {
  readonly #first: Temporal.PlainDate
  /** 1 for a worked minute. */
  readonly #worked: Uint8Array
  /** 1 for a minute inside a pause of the case at hand. */
  readonly #paused: Uint8Array

  constructor(
    data: CalendarData,
    changes: readonly CalendarChange[],
    unit: string | undefined,
    first: Temporal.PlainDate,
    days: number,
  ) {
    this.#first = first
    this.#worked = new Uint8Array(days * dayMinutes)
    this.#paused = new Uint8Array(days * dayMinutes)
    for (let day = 0; day < days; day++) {
      for (const { from, to } of openingsOn(first.add({ days: day }), data, changes, unit)) {
        this.#worked.fill(1, day * dayMinutes + minutesOf(from), day * dayMinutes + minutesOf(to))
      }
    }
  }

  isWorked(minute: number): boolean {
    return this.#worked[minute] === 1
  }

  isPaused(minute: number): boolean {
    return this.#paused[minute] === 1
  }

  /** The minute a limit ends, by the words of docs/legal/time-limits.md. */
  endOf(limit: Limit, receivedAt: number, pauses: readonly Drawn[]): number {
    const restarts = pauses.filter(({ clock }) => clock === 'restart').map(({ to }) => to)
    const start = Math.max(receivedAt, ...restarts)
    return this.paused(start, pauses, () => this.#endOf(limit, start))
  }

  /** Answers with the case's pauses drawn in, and wipes them out again. */
  paused<Answer>(start: number, pauses: readonly Drawn[], answer: () => Answer): Answer {
    // What ended before counting began took nothing from the limit.
    const ours = pauses.map(({ from, to }) => ({ from: Math.max(from, start), to: Math.max(to, start) }))
    for (const { from, to } of ours) this.#paused.fill(1, from, to)
    try {
      return answer()
    } finally {
      for (const { from, to } of ours) this.#paused.fill(0, from, to)
    }
  }

  #endOf(limit: Limit, start: number): number {
    const received = this.#nextWorked(start)
    const receipt = Math.floor(received / dayMinutes)
    if ('workingHours' in limit) return this.#endOfMinutes(start, Math.round(limit.workingHours * 60))
    if ('workingDays' in limit)
      return this.#closing(this.#nthDay(receipt, limit.workingDays, this.#countsAsWork))
    if ('sameDay' in limit) {
      const isToday = Math.floor(start / dayMinutes) === receipt
      const isLate = isToday && start - receipt * dayMinutes > minutesOf(limit.sameDay.cutOff)
      return this.#closing(this.#nthDay(isLate ? receipt : receipt - 1, 1, this.#countsAsWork))
    }
    if ('session' in limit) return this.#endOfSession(received)
    const days = 'calendarDays' in limit ? limit.calendarDays : this.#daysOfMonths(receipt, limit.months)
    const last = this.#nthDay(receipt, days, this.#countsAsDay)
    return this.#closing(this.#nthDay(last - 1, 1, this.#countsAsWork))
  }

  #nextWorked(minute: number): number {
    return this.#worked.indexOf(1, minute)
  }

  #endOfMinutes(start: number, minutes: number): number {
    let at = start
    for (let left = minutes; left > 0; at++) if (this.#worked[at] === 1 && this.#paused[at] === 0) left -= 1
    return at
  }

  /** The nth day after another that counts. */
  #nthDay(after: number, count: number, counts: (day: number) => boolean): number {
    let day = after
    for (let left = count; left > 0; ) {
      day += 1
      if (counts(day)) left -= 1
    }
    return day
  }

  /** Worked, and not a worked minute of it paused. */
  #countsAsWork = (day: number): boolean => {
    const worked = this.#worked.subarray(day * dayMinutes, (day + 1) * dayMinutes)
    if (!worked.includes(1)) return false
    return (
      this.#countsAsDay(day) || !worked.some((is, at) => is === 1 && this.isPaused(day * dayMinutes + at))
    )
  }

  /** Not a minute of it paused. */
  #countsAsDay = (day: number): boolean =>
    !this.#paused.subarray(day * dayMinutes, (day + 1) * dayMinutes).includes(1)

  #closing(day: number): number {
    return this.#worked.lastIndexOf(1, (day + 1) * dayMinutes - 1) + 1
  }

  #endOfSession(received: number): number {
    let isPaused = false
    let at = received
    while (this.#worked[at] === 1) {
      if (this.#paused[at] === 1) isPaused = true
      at += 1
    }
    return isPaused ? this.#endOfSession(this.#nextWorked(at)) : at
  }

  #daysOfMonths(receipt: number, months: number): number {
    const from = this.#first.add({ days: receipt })
    return from.until(from.add({ months }), { largestUnit: 'day' }).days
  }
}

/** The last decree that speaks of the day, else the last special day, else what is usual. */
function openingsOn(
  date: Temporal.PlainDate,
  data: CalendarData,
  changes: readonly CalendarChange[],
  unit: string | undefined,
): readonly Opening[] {
  const iso = date.toString()
  let openings = usualOn(date, data, unit)
  for (const { content } of changes) {
    if (content.kind === 'yearPublished' || content.kind === 'revoked') continue
    const isOurs = content.units === undefined || (unit !== undefined && content.units.includes(unit))
    const isOf = isOurs && content.from <= iso && iso <= content.to
    if (isOf && (openings.length > 0 || content.kind === 'opened')) openings = content.hours
  }
  return openings
}

function usualOn(date: Temporal.PlainDate, data: CalendarData, unit: string | undefined): readonly Opening[] {
  const iso = date.toString()
  const specials = (data.specialDays ?? []).filter(day => day.date === iso)
  const special =
    specials.findLast(day => unit !== undefined && day.units?.includes(unit)) ??
    specials.findLast(day => day.units === undefined)
  if (special !== undefined) return special.hours
  const madeUp = data.makeUpDays.find(day => day.date === iso)
  if (madeUp !== undefined) return weekOf(Temporal.PlainDate.from(madeUp.insteadOf), data, unit)
  if (data.holidays.some(day => day.date === iso)) return []
  return weekOf(date, data, unit)
}

function weekOf(date: Temporal.PlainDate, data: CalendarData, unit: string | undefined): readonly Opening[] {
  const iso = date.toString()
  const own = (data.unitHours ?? []).findLast(
    line => line.unit === unit && line.from <= iso && iso <= (line.to ?? '9999'),
  )
  return (own?.hours ?? data.hours)[weekdays[date.dayOfWeek - 1] ?? 'sunday']
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
