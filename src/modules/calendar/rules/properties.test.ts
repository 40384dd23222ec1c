import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, stateCalendar } from '../fixture.ts'
import type { Limit, Pause } from '../limit.ts'
import {
  always,
  deepMs,
  inputOf,
  instantOf,
  minuteOf,
  someCalendar,
  someLimit,
  someMinute,
  someReceipt,
} from '../testing/random.ts'
import { calendarFrom } from '../working-calendar.ts'
import { handOverPaperBy, latestApology } from './acts-around.ts'
import { type DueDateInput, dueAt, dueDate } from './due-date.ts'
import { warningsFor } from './warnings.ts'

const someMinutes = fc.integer({ min: 0, max: 20_000 })
const isNotAfter = (a: Temporal.Instant, b: Temporal.Instant) => a.epochMilliseconds <= b.epochMilliseconds

function dueMs(input: Omit<DueDateInput, 'limit'>, limit: Limit): number {
  return dueAt({ ...input, limit }).epochMilliseconds
}

describe('due dates', { timeout: deepMs }, () => {
  it('are the same whatever the order of the pauses, cut in two or told twice', () =>
    always(
      [someCalendar, someReceipt, someLimit, fc.integer({ min: 0, max: 99 })],
      (of, receipt, limit, cut) => {
        const input = inputOf(of, receipt)
        const pauses = (input.pauses ?? []).flatMap(pause => cutAt(pause, cut)).reverse()
        return dueMs(input, limit) === dueMs({ ...input, pauses: [...pauses, ...pauses.slice(0, 1)] }, limit)
      },
    ))

  it('are never earlier for a later receipt', () =>
    always([someCalendar, someMinute, someMinutes, someLimit], (of, start, later, limit) => {
      const input = inputOf(of, { start, pauses: [] })
      return dueMs(input, limit) <= dueMs({ ...input, start: instantOf(start + later) }, limit)
    }))

  it('are never earlier for a longer limit, nor for one pause more', () =>
    always([someCalendar, someReceipt, fc.integer({ min: 1, max: 20 })], (of, receipt, days) => {
      const input = inputOf(of, receipt)
      const without = { ...input, pauses: (input.pauses ?? []).slice(1) }
      return [{ workingDays: days }, { workingHours: days }, { calendarDays: days }].every(
        (limit, i) =>
          dueMs(input, limit) <= dueMs(input, longer[i]?.(days) ?? limit) &&
          dueMs(without, limit) <= dueMs(input, limit),
      )
    }))

  it('are never on a day off, nor inside a pause', () =>
    always([someCalendar, someReceipt, someLimit], (of, receipt, limit) => {
      const { oracle } = of
      const last = minuteOf(dueAt({ ...inputOf(of, receipt), limit })) - 1
      const isPaused = oracle.paused(receipt.start, receipt.pauses, () => oracle.isPaused(last))
      return oracle.isWorked(last) && !isPaused
    }))

  it('are explained by exactly the minutes and the days of the limit', () =>
    always([someCalendar, someReceipt, fc.integer({ min: 1, max: 30 })], (of, receipt, n) => {
      const input = inputOf(of, receipt)
      const hours = dueDate({ ...input, limit: { workingHours: n } }).explanation
      const minutes = hours.map(line =>
        line.code === 'working_minutes' ? line.params.minutes * daysOf(line.params) : 0,
      )
      const days = dueDate({ ...input, limit: { workingDays: n } }).explanation
      const counted = days.map(line =>
        line.code === 'working_days' ? line.params.last - line.params.first + 1 : 0,
      )
      return sum(minutes) === n * 60 && sum(counted) + 1 === n
    }))
})

const longer = [
  (days: number): Limit => ({ workingDays: days + 1 }),
  (days: number): Limit => ({ workingHours: days + 1 }),
  (days: number): Limit => ({ calendarDays: days + 1 }),
]

/** A pause as two that overlap by an hour, or are told whole when it is too short. A restart stays whole. */
function cutAt(pause: Pause, percent: number): Pause[] {
  if (pause.to === null || pause.clock === 'restart') return [pause]
  const minutes = Math.floor((minuteOf(pause.to) - minuteOf(pause.from)) * (percent / 100))
  const middle = pause.from.add({ minutes })
  const overlap = middle.add({ minutes: 60 })
  return [
    { from: middle, to: pause.to },
    { from: pause.from, to: isNotAfter(overlap, pause.to) ? overlap : pause.to },
  ]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function daysOf({ from, to }: { from: string; to: string }): number {
  return from === to ? 1 : Temporal.PlainDate.from(from).until(to).days + 1
}

describe('add, subtract and between', { timeout: deepMs }, () => {
  it('agree with one another', () =>
    always([someCalendar, someMinute, someMinutes], ({ calendar, unit }, minute, n) => {
      const start = instantOf(minute)
      const end = calendar.add(start, n, unit)
      const back = calendar.subtract(end, n, unit)
      return (
        calendar.between(start, end, unit) === n &&
        calendar.between(end, start, unit) + n === 0 &&
        calendar.between(back, end, unit) === n &&
        isNotAfter(start, back)
      )
    }))

  it('may be done in parts, and more time is never earlier', () =>
    always([someCalendar, someMinute, someMinutes, someMinutes], ({ calendar, unit }, minute, a, b) => {
      const start = instantOf(minute)
      const whole = calendar.add(start, a + b, unit)
      const first = calendar.add(start, a, unit)
      return calendar.add(first, b, unit).equals(whole) && isNotAfter(first, whole)
    }))

  it('end with a worked minute, so many of them after the start', () =>
    always(
      [someCalendar, someMinute, fc.integer({ min: 1, max: 5_000 })],
      ({ calendar, oracle, unit }, start, n) => {
        const end = minuteOf(calendar.add(instantOf(start), n, unit))
        return oracle.isWorked(end - 1) && oracle.endOf({ workingHours: n / 60 }, start, []) === end
      },
    ))
})

describe('the dates around a due date', { timeout: deepMs }, () => {
  it('come in their order: amber, red, due; the apology on a working day before', () =>
    always([someCalendar, someReceipt, someLimit], (of, receipt, limit) => {
      const input = inputOf(of, receipt)
      const { calendar, unit, pauses = [] } = input
      const due = dueAt({ ...input, limit })
      const { amberAt, redAt } = warningsFor({ from: input.start, due, pauses }, calendar, unit)
      const apology = latestApology(due, calendar, unit)
      const last = minuteOf(apology) - 1
      return (
        isNotAfter(input.start, amberAt) &&
        isNotAfter(amberAt, redAt) &&
        isNotAfter(redAt, due) &&
        (last < 0 || of.oracle.isWorked(last)) &&
        Math.floor(last / 1440) < Math.floor((minuteOf(due) - 1) / 1440)
      )
    }))

  it('papers go over at the end of a session, on the day of receipt or the next working day', () =>
    always([someCalendar, someMinute], ({ calendar, oracle, unit }, minute) => {
      const by = minuteOf(handOverPaperBy(instantOf(minute), calendar, unit))
      const opened = minuteOf(calendar.nextOpening(instantOf(minute), unit))
      return oracle.isWorked(by - 1) && !oracle.isWorked(by) && opened < by
    }))
})

it('keeps the offset that the time zone keeps: no summer time', () => {
  const calendar = calendarFrom(stateCalendar)
  for (let month = 0; month < 36; month++) {
    const date = Temporal.PlainDate.from('2024-01-08').add({ months: month })
    const eight = date.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '08:00' }).toInstant()
    if (calendar.isWorkingDay(date)) expect(calendar.isOpen(eight)).toBe(true)
    expect(calendar.isOpen(eight.subtract({ minutes: 1 }))).toBe(false)
  }
})

it('adds a year of working time in less than twenty microseconds', () => {
  const calendar = calendarFrom(stateCalendar)
  const start = at('2025-01-02 09:00')
  const year = 248 * 480
  const perBatch = 5_000
  // Among many batches the quickest is the one that nobody disturbed.
  const microseconds = Array.from({ length: 20 }, () => {
    const from = performance.now()
    for (let i = 0; i < perBatch; i++) calendar.add(start, year + (i % 97))
    return ((performance.now() - from) * 1_000) / perBatch
  })
  expect(calendar.add(start, year).toString()).toMatch(/^202[56]-/)
  expect(Math.min(...microseconds)).toBeLessThan(20)
})
