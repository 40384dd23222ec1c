import { describe, expect, it } from 'vitest'
import { at, read, stateCalendar } from '../fixture.ts'
import type { Limit, Pause } from '../limit.ts'
import { sayExplanation } from '../say.ts'
import { calendarFrom } from '../working-calendar.ts'
import { dueAt, dueDate } from './due-date.ts'

/** Days off: docs/legal/time-limits.md#days-off. Each date was worked out by hand on the calendars of the years. */
const calendar = calendarFrom(stateCalendar)

const days = (workingDays: number): Limit => ({ workingDays })
const hours = (workingHours: number): Limit => ({ workingHours })
const calendarDays = (n: number): Limit => ({ calendarDays: n })
const months = (n: number): Limit => ({ months: n })
const sameDay: Limit = { sameDay: { cutOff: '15:00' } }
const session: Limit = { session: true }

type Case = readonly [title: string, start: string, limit: Limit, due: string]

function table(cases: readonly Case[]): void {
  it.each(cases)('%s', (_, start, limit, due) => {
    expect(read(dueAt({ start: at(start), limit, calendar }))).toBe(due)
  })
}

describe('2024: Tết off 8–14 February, 29 April swapped for Saturday 4 May', () => {
  table([
    ['hours over Tết', '2024-02-07 13:00', hours(16), '2024-02-16 12:00'],
    ['days over Tết', '2024-02-05 09:00', days(5), '2024-02-19 17:00'],
    ['days of the calendar that end in Tết', '2024-02-05 09:00', calendarDays(5), '2024-02-15 17:00'],
    ['the session after Tết, filed in it', '2024-02-10 09:00', session, '2024-02-15 12:00'],
    ['the same day, filed in Tết after the cut-off', '2024-02-10 16:00', sameDay, '2024-02-15 17:00'],
    ['a day over Hùng Kings', '2024-04-17 09:00', days(1), '2024-04-19 17:00'],
    ['hours over the swap', '2024-04-26 16:00', hours(8), '2024-05-02 16:00'],
    ['after the cut-off before a worked Saturday', '2024-05-03 15:30', sameDay, '2024-05-04 17:00'],
    ['after the cut-off on a worked Saturday', '2024-05-04 15:30', sameDay, '2024-05-06 17:00'],
    ['a session on a worked Saturday', '2024-05-04 14:00', session, '2024-05-04 17:00'],
    ['a day over 2 September', '2024-08-30 09:00', days(1), '2024-09-04 17:00'],
    ['a month that ends with a leap February', '2024-01-31 10:00', months(1), '2024-02-29 17:00'],
  ])
})

describe('2025: Tết off 27–31 January, 2 May swapped for Saturday 26 April', () => {
  table([
    ['hours over Tết', '2025-01-24 15:00', hours(8), '2025-02-03 15:00'],
    ['days over Tết', '2025-01-23 09:00', days(2), '2025-02-03 17:00'],
    ['days of the calendar that end in Tết', '2025-01-21 09:00', calendarDays(7), '2025-02-03 17:00'],
    ['a month that ends in Tết', '2024-12-30 10:00', months(1), '2025-02-03 17:00'],
    ['a day over Hùng Kings', '2025-04-04 09:00', days(1), '2025-04-08 17:00'],
    ['days with a worked Saturday among them', '2025-04-25 09:00', days(3), '2025-04-29 17:00'],
    ['hours into a worked Saturday', '2025-04-25 16:00', hours(3), '2025-04-26 10:00'],
    ['a day over the swap', '2025-04-29 09:00', days(1), '2025-05-05 17:00'],
    ['a day over 2 September', '2025-08-29 09:00', days(1), '2025-09-03 17:00'],
  ])
})

describe('2026: Tết off 16–20 February; 2 January and 31 August swapped', () => {
  table([
    ['a day over New Year and its swap', '2025-12-31 09:00', days(1), '2026-01-05 17:00'],
    ['days up to the worked Saturday of January', '2026-01-05 09:00', days(5), '2026-01-10 17:00'],
    ['hours into it', '2026-01-09 15:00', hours(4), '2026-01-10 10:00'],
    ['after the cut-off on the last day before Tết', '2026-02-13 15:01', sameDay, '2026-02-23 17:00'],
    ['days of the calendar that end in Tết', '2026-02-09 09:00', calendarDays(10), '2026-02-23 17:00'],
    ['a day over 30 April and 1 May', '2026-04-29 09:00', days(1), '2026-05-04 17:00'],
    ['days over 31 August to 2 September', '2026-08-28 09:00', days(2), '2026-09-04 17:00'],
    ['a month from a Sunday’s filing', '2026-08-02 10:00', months(1), '2026-09-03 17:00'],
    ['a filing through the portal at 23:50', '2026-11-23 23:50', hours(8), '2026-11-25 17:00'],
    ['a filing on the Culture Day', '2026-11-24 10:00', session, '2026-11-25 12:00'],
    ['a month from a Saturday’s filing', '2026-10-24 10:00', months(1), '2026-11-26 17:00'],
    ['days of the calendar that end on it', '2026-11-14 10:00', calendarDays(8), '2026-11-25 17:00'],
  ])
})

const supplement = { from: at('2026-10-07 10:00'), to: at('2026-10-09 09:00') }
const payment = { from: at('2026-10-08 08:00'), to: at('2026-10-12 10:00') }
const inspection = { from: at('2026-10-06 09:00'), to: at('2026-10-06 11:00') }
const restart = { ...supplement, clock: 'restart' as const }

describe('pauses, each on its ground', () => {
  it.each<[string, Limit, Pause[], string]>([
    ['a supplement', days(5), [supplement], '2026-10-15 17:00'],
    ['a payment that overlaps it', days(5), [supplement, payment], '2026-10-16 17:00'],
    ['the same, in the other order', days(5), [payment, supplement], '2026-10-16 17:00'],
    ['an inspection and a supplement', hours(24), [supplement, inspection], '2026-10-12 10:00'],
    ['a supplement that restarts days', days(5), [restart], '2026-10-16 17:00'],
    ['a supplement that restarts hours', hours(16), [restart], '2026-10-13 09:00'],
    ['a restart with a payment still open after it', days(5), [payment, restart], '2026-10-19 17:00'],
    [
      'a restart that makes the inspection before it count for nothing',
      days(1),
      [inspection, restart],
      '2026-10-12 17:00',
    ],
    [
      'two restarts: the later holds',
      days(1),
      [{ ...payment, clock: 'restart' }, restart],
      '2026-10-13 17:00',
    ],
  ])('%s', (_, limit, pauses, due) => {
    expect(read(dueAt({ start: at('2026-10-05 09:00'), limit, pauses, calendar }))).toBe(due)
  })

  it('that restart and end at night begin again at the next opening', () => {
    const pauses = [{ from: at('2026-10-07 10:00'), to: at('2026-10-09 20:00'), clock: 'restart' as const }]
    const input = { start: at('2026-10-05 09:00'), pauses, calendar }
    expect(read(dueAt({ ...input, limit: days(1) }))).toBe('2026-10-13 17:00')
  })

  it('that restart leave the day and the session they end in to the result', () => {
    const pauses = [{ from: at('2026-10-06 10:00'), to: at('2026-10-07 10:00'), clock: 'restart' as const }]
    const input = { start: at('2026-10-06 09:00'), pauses, calendar }
    expect(read(dueAt({ ...input, limit: sameDay }))).toBe('2026-10-07 17:00')
    expect(read(dueAt({ ...input, limit: session }))).toBe('2026-10-07 12:00')
  })

  it('that began before a restart take nothing of the day from what came before it', () => {
    const input = { start: at('2026-10-05 09:00'), limit: sameDay, calendar }
    const restarted = { from: at('2026-10-05 10:00'), to: at('2026-10-06 12:00'), clock: 'restart' as const }
    const lunch = { from: at('2026-10-06 09:00'), to: at('2026-10-06 12:30') }
    expect(read(dueAt({ ...input, pauses: [lunch, restarted] }))).toBe('2026-10-06 17:00')
  })

  it('that restart and are open count as ending on the day asked', () => {
    const pauses = [{ from: at('2026-10-06 10:00'), to: null, clock: 'restart' as const }]
    const input = { start: at('2026-10-05 09:00'), limit: days(2), pauses, calendar }
    expect(read(dueAt({ ...input, asOf: at('2026-10-08 11:00') }))).toBe('2026-10-12 17:00')
  })

  it('that restart are told first', () => {
    const input = { start: at('2026-10-05 09:00'), limit: days(1), pauses: [restart], calendar }
    const { explanation } = dueDate(input)
    expect(sayExplanation(explanation, 'vi')).toEqual([
      'Thời hạn được tính lại từ đầu khi hết tạm dừng, lúc 09:00 ngày 09/10/2026',
      'Ngày nhận 09/10/2026 không tính',
      '10/10/2026 – 11/10/2026: nghỉ hằng tuần',
      'Ngày làm việc thứ 1: 12/10/2026 → hạn 17:00',
    ])
    expect(sayExplanation(explanation, 'en')[0]).toBe(
      'The limit is counted again from zero when the pause ended, at 09:00 on 09/10/2026',
    )
  })
})

describe('2027 is refused by name until it is published', () => {
  it.each<[string, string, Limit]>([
    ['hours', '2026-12-31 16:30', hours(1)],
    ['days', '2026-12-28 09:00', days(4)],
    ['days of the calendar', '2026-12-24 09:00', calendarDays(8)],
    ['months', '2026-12-01 09:00', months(1)],
    ['the same day', '2026-12-31 15:01', sameDay],
    ['the session', '2027-01-04 09:00', session],
  ])('%s', (_, start, limit) => {
    expect(() => dueAt({ start: at(start), limit, calendar })).toThrow(
      expect.objectContaining({ code: 'calendar_not_published', year: 2027 }),
    )
  })
})
