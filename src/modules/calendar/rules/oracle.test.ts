import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarData } from '../data.ts'
import { officeWeek, stateCalendar } from '../fixture.ts'
import type { Pause } from '../limit.ts'
import { calendarFrom, type WorkingCalendar } from '../working-calendar.ts'
import { dueDate } from './due-date.ts'

/**
 * Counts minute by minute, asking of each only whether it is worked: too slow to use, too simple to be wrong. It shares
 * no code with the tables it checks.
 */
class Oracle {
  readonly #data: CalendarData
  readonly #days = new Map<number, boolean[]>()

  constructor(data: CalendarData) {
    this.#data = data
  }

  /** Which minutes of a day, counted from the first one, are worked. */
  worked(day: number): boolean[] {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const openings = this.#openings(firstDay.add({ days: day }))
    const minutes = Array.from({ length: 1440 }, (_, minute) => {
      const time = Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString().slice(0, 5)
      return openings.some(({ from, to }) => from <= time && time < to)
    })
    this.#days.set(day, minutes)
    return minutes
  }

  isWorked(minute: number): boolean {
    return this.worked(Math.floor(minute / 1440))[minute % 1440] ?? false
  }

  #openings(date: Temporal.PlainDate) {
    const { specialDays = [], makeUpDays, holidays, hours } = this.#data
    const special = specialDays.find(day => day.date === date.toString())
    if (special !== undefined) return special.hours
    const madeUp = makeUpDays.find(day => day.date === date.toString())
    if (madeUp === undefined && holidays.some(day => day.date === date.toString())) return []
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
    const weekday = madeUp === undefined ? date : Temporal.PlainDate.from(madeUp.insteadOf)
    return hours[names[weekday.dayOfWeek - 1] ?? 'sunday']
  }

  /** The end of the nth counted minute from `start` on. */
  endOf(start: number, minutes: number, pauses: readonly Drawn[]): number {
    let at = start
    for (let left = minutes; left > 0; at++) {
      if (this.isWorked(at) && !isPaused(at, pauses)) left -= 1
    }
    return at
  }

  /** The last worked minute's end of the nth day, after the day of receipt, that is worked and not touched. */
  closingOf(start: number, days: number, pauses: readonly Drawn[]): number {
    let receipt = start
    while (!this.isWorked(receipt)) receipt += 1
    let day = Math.floor(receipt / 1440)
    for (let left = days; left > 0; ) {
      day += 1
      if (this.#counts(day, pauses)) left -= 1
    }
    return day * 1440 + this.worked(day).lastIndexOf(true) + 1
  }

  #counts(day: number, pauses: readonly Drawn[]): boolean {
    const minutes = this.worked(day).flatMap((worked, minute) => (worked ? [day * 1440 + minute] : []))
    return minutes.length > 0 && !minutes.some(minute => isPaused(minute, pauses))
  }
}

/** A pause in minutes after the first. */
interface Drawn {
  readonly from: number
  readonly to: number
}

function isPaused(minute: number, pauses: readonly Drawn[]): boolean {
  return pauses.some(({ from, to }) => from <= minute && minute < to)
}

const oddHours: CalendarData = {
  ...stateCalendar,
  hours: {
    ...officeWeek,
    tuesday: [
      { from: '07:00', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ],
    thursday: [
      { from: '08:00', to: '10:15' },
      { from: '10:30', to: '12:00' },
      { from: '13:00', to: '20:00' },
    ],
    saturday: [{ from: '08:00', to: '12:00' }],
  },
  specialDays: [
    { date: '2026-02-13', hours: [{ from: '08:00', to: '12:00' }], name: { vi: 'Nửa ngày' } },
    { date: '2026-08-22', hours: [], name: { vi: 'Bão' } },
  ],
}
const calendars = [stateCalendar, oddHours].map(data => ({
  calendar: calendarFrom(data),
  oracle: new Oracle(data),
}))

const firstDay = Temporal.PlainDate.from('2026-01-01')
const firstInstant = firstDay.toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
const instant = (minute: number) => firstInstant.add({ minutes: minute })
const pausesOf = (drawn: readonly Drawn[]): Pause[] =>
  drawn.map(({ from, to }) => ({ from: instant(from), to: instant(to) }))

const someCalendar = fc.constantFrom(...calendars)
const someMinute = fc.integer({ min: 0, max: 290 * 1440 })
/** A moment with up to four pauses around it, overlapping as they may. */
const someReceipt = fc
  .record({
    start: someMinute,
    pauses: fc.array(
      fc.record({
        after: fc.integer({ min: -2000, max: 20_000 }),
        length: fc.integer({ min: 0, max: 6000 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ start, pauses }) => ({
    start,
    pauses: pauses.map(({ after, length }) => ({ from: start + after, to: start + after + length })),
  }))

/** A deep run sets PROPERTY_RUNS; the seed of a failure is printed and repeats it. */
const parameters = { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) }

describe('counting against a count minute by minute', () => {
  it('ends hours where the oracle does, pauses left out', () => {
    fc.assert(
      fc.property(someCalendar, someReceipt, fc.integer({ min: 1, max: 60 }), (of, receipt, hours) => {
        const { dueAt } = dueDate({ ...inputOf(of, receipt), limit: { workingHours: hours } })
        const end = of.oracle.endOf(receipt.start, hours * 60, receipt.pauses)
        expect(dueAt.toString()).toBe(instant(end).toString())
      }),
      parameters,
    )
  })

  it('ends working days where the oracle does, days touched by a pause left out', () => {
    fc.assert(
      fc.property(someCalendar, someReceipt, fc.integer({ min: 1, max: 20 }), (of, receipt, days) => {
        const { dueAt } = dueDate({ ...inputOf(of, receipt), limit: { workingDays: days } })
        const end = of.oracle.closingOf(receipt.start, days, receipt.pauses)
        expect(dueAt.toString()).toBe(instant(end).toString())
      }),
      parameters,
    )
  })

  it('explains exactly the minutes and the days of the limit', () => {
    fc.assert(
      fc.property(someCalendar, someReceipt, fc.integer({ min: 1, max: 30 }), (of, receipt, n) => {
        const hours = dueDate({ ...inputOf(of, receipt), limit: { workingHours: n } }).explanation
        const minutes = hours.map(line =>
          line.code === 'working_minutes' ? line.params.minutes * daysOf(line.params) : 0,
        )
        expect(sum(minutes)).toBe(n * 60)
        const days = dueDate({ ...inputOf(of, receipt), limit: { workingDays: n } }).explanation
        const counted = days.map(line =>
          line.code === 'working_days' ? line.params.last - line.params.first + 1 : 0,
        )
        expect(sum(counted) + 1).toBe(n)
      }),
      parameters,
    )
  })
})

type Of = (typeof calendars)[number]

function inputOf({ calendar }: Of, { start, pauses }: { start: number; pauses: readonly Drawn[] }) {
  return { start: instant(start), pauses: pausesOf(pauses), calendar }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function daysOf({ from, to }: { from: string; to: string }): number {
  return Temporal.PlainDate.from(from).until(to).days + 1
}

describe('add, subtract and between', () => {
  const someMinutes = fc.integer({ min: 0, max: 20_000 })

  it('agree with one another', () => {
    fc.assert(
      fc.property(someCalendar, someMinute.map(instant), someMinutes, ({ calendar }, start, n) => {
        const end = calendar.add(start, n)
        expect(calendar.between(start, end)).toBe(n)
        expect(calendar.between(end, start)).toBe(n === 0 ? 0 : -n)
        const back = calendar.projected.subtract(end, n)
        expect(calendar.projected.between(back, end)).toBe(n)
        expect(Temporal.Instant.compare(back, start)).toBeGreaterThanOrEqual(0)
      }),
      parameters,
    )
  })

  it('may be done in parts, and more time is never earlier', () => {
    fc.assert(
      fc.property(
        someCalendar,
        someMinute.map(instant),
        someMinutes,
        someMinutes,
        ({ calendar }, start, a, b) => {
          const { projected } = calendar
          const whole = projected.add(start, a + b)
          expect(projected.add(projected.add(start, a), b).toString()).toBe(whole.toString())
          expect(Temporal.Instant.compare(projected.add(start, a), whole)).toBeLessThanOrEqual(0)
        },
      ),
      parameters,
    )
  })

  it('end with a worked minute', () => {
    fc.assert(
      fc.property(someCalendar, someMinute, someMinutes, ({ calendar, oracle }, start, n) => {
        const end = firstInstant.until(calendar.add(instant(start), n + 1)).total('minutes')
        expect(oracle.isWorked(end - 1)).toBe(true)
      }),
      parameters,
    )
  })
})

it('keeps the offset that the time zone keeps: no summer time', () => {
  const { calendar } = calendars[0] as { calendar: WorkingCalendar }
  for (let month = 0; month < 36; month++) {
    const date = Temporal.PlainDate.from('2024-01-08').add({ months: month })
    const eight = date.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '08:00' }).toInstant()
    if (calendar.isWorkingDay(date)) expect(calendar.isOpen(eight)).toBe(true)
    expect(calendar.isOpen(eight.subtract({ minutes: 1 }))).toBe(false)
  }
})
