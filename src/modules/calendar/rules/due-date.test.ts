import { describe, expect, it } from 'vitest'
import type { CalendarData } from '../data.ts'
import { at, officeWeek, read, stateCalendar } from '../fixture.ts'
import type { Limit } from '../limit.ts'
import { sayExplanation } from '../say.ts'
import { calendarFrom } from '../working-calendar.ts'
import { answerBy, dueDate, dueDateOrProvisional } from './due-date.ts'

const calendar = calendarFrom(stateCalendar)

type Case = readonly [title: string, start: string, limit: Limit, due: string, ...pauses: string[]]

function pausesOf(texts: readonly string[]) {
  return texts.map(text => {
    const [from = '', to = ''] = text.split(' – ')
    return { from: at(from), to: at(to) }
  })
}

function due(start: string, limit: Limit, pauses: readonly string[] = [], of = calendar): string | null {
  return read(dueDate({ start: at(start), limit, pauses: pausesOf(pauses), calendar: of }).dueAt)
}

function table(cases: readonly Case[]): void {
  for (const [title, start, limit, expected, ...pauses] of cases) {
    it(title, () => expect(due(start, limit, pauses)).toBe(expected))
  }
}

const days = (workingDays: number): Limit => ({ workingDays })
const hours = (workingHours: number): Limit => ({ workingHours })

describe('working hours: from the start or the next opening, ending with the last minute', () => {
  table([
    ['skips the culture day', '2026-11-20 16:00', hours(24), '2026-11-26 16:00'],
    ['begins on Monday when filed on Saturday', '2026-11-21 10:00', hours(8), '2026-11-23 17:00'],
    ['begins after lunch, and skips the culture day', '2026-11-23 12:30', hours(8), '2026-11-25 12:00'],
    ['crosses Tết', '2026-02-13 10:00', hours(40), '2026-02-27 10:00'],
    ['counts the Saturday worked for 31 August', '2026-08-21 14:00', hours(24), '2026-08-25 14:00'],
    ['skips the day that substitutes a Sunday holiday', '2026-04-24 15:30', hours(8), '2026-04-28 15:30'],
    [
      'leaves out the minutes of a pause',
      '2026-10-05 09:00',
      hours(16),
      '2026-10-07 11:00',
      '2026-10-06 09:00 – 2026-10-06 11:00',
    ],
    ['ends at noon, not at the opening after lunch', '2026-10-05 08:00', hours(4), '2026-10-05 12:00'],
    ['begins the next day when filed at 23:50', '2026-10-05 23:50', hours(1), '2026-10-06 09:00'],
    ['begins the next day when filed at closing', '2026-10-05 17:00', hours(1), '2026-10-06 09:00'],
    ['begins at opening when filed before it', '2026-10-05 06:00', hours(1), '2026-10-05 09:00'],
    ['counts an hour of a fast lane', '2026-10-09 11:30', hours(1), '2026-10-09 13:30'],
    [
      'leaves out a night’s pause: nothing of it was working time',
      '2026-10-05 16:00',
      hours(2),
      '2026-10-06 09:00',
      '2026-10-05 17:00 – 2026-10-06 08:00',
    ],
    [
      'counts overlapping pauses once',
      '2026-10-05 09:00',
      hours(8),
      '2026-10-06 11:00',
      '2026-10-05 10:00 – 2026-10-05 11:00',
      '2026-10-05 10:30 – 2026-10-05 12:00',
    ],
    [
      'ignores a pause before receipt',
      '2026-10-05 09:00',
      hours(1),
      '2026-10-05 10:00',
      '2026-10-01 08:00 – 2026-10-05 09:00',
    ],
    [
      'ignores a pause that begins when the time is up',
      '2026-10-05 09:00',
      hours(1),
      '2026-10-05 10:00',
      '2026-10-05 10:00 – 2026-10-07 10:00',
    ],
  ])
})

describe('working days: closing of the Nth working day after the day of receipt', () => {
  table([
    ['skips the culture day', '2026-11-20 16:00', days(3), '2026-11-26 17:00'],
    ['filed on Saturday counts as received on Monday', '2026-11-21 10:00', days(1), '2026-11-25 17:00'],
    ['filed at lunch is received that day', '2026-11-23 12:30', days(1), '2026-11-25 17:00'],
    ['crosses Tết', '2026-02-13 10:00', days(5), '2026-02-27 17:00'],
    ['counts the Saturday worked for 31 August', '2026-08-21 14:00', days(3), '2026-08-25 17:00'],
    ['is owed on a worked Saturday', '2026-08-21 14:00', days(1), '2026-08-22 17:00'],
    ['may be received on a worked Saturday', '2026-08-22 09:00', days(1), '2026-08-24 17:00'],
    ['skips the day that substitutes a Sunday holiday', '2026-04-24 15:30', days(1), '2026-04-28 17:00'],
    ['filed on a holiday counts as received after it', '2026-11-24 09:00', days(1), '2026-11-26 17:00'],
    ['filed after closing counts as received the next day', '2026-10-05 17:01', days(1), '2026-10-07 17:00'],
    [
      'a day touched by a pause does not count',
      '2026-10-05 09:00',
      days(5),
      '2026-10-15 17:00',
      '2026-10-07 10:00 – 2026-10-09 09:00',
    ],
    [
      'a pause of the day of receipt changes nothing',
      '2026-10-05 09:00',
      days(1),
      '2026-10-06 17:00',
      '2026-10-05 10:00 – 2026-10-05 16:00',
    ],
    [
      'a pause outside hours touches no working day',
      '2026-10-05 09:00',
      days(1),
      '2026-10-06 17:00',
      '2026-10-05 17:30 – 2026-10-06 08:00',
    ],
    [
      'two pauses on one day leave out one day',
      '2026-10-05 09:00',
      days(1),
      '2026-10-07 17:00',
      '2026-10-06 09:00 – 2026-10-06 10:00',
      '2026-10-06 14:00 – 2026-10-06 15:00',
    ],
    [
      'a pause met only because of another one counts too',
      '2026-10-05 09:00',
      days(1),
      '2026-10-08 17:00',
      '2026-10-06 09:00 – 2026-10-06 10:00',
      '2026-10-07 09:00 – 2026-10-07 10:00',
    ],
    ['crosses Tết 2024 with its substitute days', '2024-02-07 09:00', days(2), '2024-02-16 17:00'],
    ['knows the swap of 29 April 2024', '2024-04-26 09:00', days(2), '2024-05-03 17:00'],
    ['works on 4 May 2024', '2024-05-03 09:00', days(1), '2024-05-04 17:00'],
    ['knows the swap of 2 May 2025', '2025-04-29 09:00', days(1), '2025-05-05 17:00'],
    ['works on 26 April 2025', '2025-04-25 09:00', days(1), '2025-04-26 17:00'],
    ['reaches the last day of the published year', '2026-12-30 09:00', days(1), '2026-12-31 17:00'],
  ])
})

describe('same day: after the cut-off, the next working day', () => {
  const sameDay: Limit = { sameDay: { cutOff: '15:00' } }
  table([
    ['before the cut-off', '2026-10-06 14:59', sameDay, '2026-10-06 17:00'],
    ['at the cut-off', '2026-10-06 15:00', sameDay, '2026-10-06 17:00'],
    ['after the cut-off', '2026-10-06 15:01', sameDay, '2026-10-07 17:00'],
    ['after the cut-off on a Friday', '2026-10-09 15:01', sameDay, '2026-10-12 17:00'],
    ['after closing', '2026-10-06 18:00', sameDay, '2026-10-07 17:00'],
    ['before opening', '2026-10-06 05:00', sameDay, '2026-10-06 17:00'],
    ['on a day off', '2026-11-24 16:00', sameDay, '2026-11-25 17:00'],
    [
      'a pause moves it to a day without one',
      '2026-10-06 09:00',
      sameDay,
      '2026-10-08 17:00',
      '2026-10-06 10:00 – 2026-10-07 09:00',
    ],
    ['at noon, cut off at noon', '2026-10-06 12:00', { sameDay: { cutOff: '12:00' } }, '2026-10-06 17:00'],
  ])
})

describe('within the session: the end of the opening it was received in', () => {
  const session: Limit = { session: true }
  table([
    ['in the morning', '2026-10-06 09:00', session, '2026-10-06 12:00'],
    ['in the afternoon', '2026-10-06 13:00', session, '2026-10-06 17:00'],
    ['at noon: the morning is over', '2026-10-06 12:00', session, '2026-10-06 17:00'],
    ['on a holiday', '2026-11-24 09:00', session, '2026-11-25 12:00'],
    [
      'a pause moves it to the next session',
      '2026-10-06 09:00',
      session,
      '2026-10-06 17:00',
      '2026-10-06 10:00 – 2026-10-06 10:30',
    ],
  ])
})

describe('calendar days and months: every day counts, only the end moves', () => {
  const calendarDays = (n: number): Limit => ({ calendarDays: n })
  const months = (n: number): Limit => ({ months: n })
  table([
    ['ends on a working day', '2026-10-09 10:00', calendarDays(10), '2026-10-19 17:00'],
    ['moves from Saturday to Monday', '2026-10-09 10:00', calendarDays(8), '2026-10-19 17:00'],
    ['moves past a holiday', '2026-11-14 10:00', calendarDays(8), '2026-11-25 17:00'],
    ['ends on a worked Saturday', '2026-08-12 10:00', calendarDays(10), '2026-08-22 17:00'],
    ['moves past Tết', '2026-02-02 10:00', calendarDays(12), '2026-02-23 17:00'],
    [
      'leaves out days touched by a pause',
      '2026-10-05 10:00',
      calendarDays(5),
      '2026-10-13 17:00',
      '2026-10-07 16:00 – 2026-10-09 09:00',
    ],
    ['one month', '2026-08-28 10:00', months(1), '2026-09-28 17:00'],
    ['a month from the 31st ends with the shorter month', '2026-03-31 10:00', months(1), '2026-05-04 17:00'],
    ['a month that ends on a Saturday', '2026-09-10 10:00', months(1), '2026-10-12 17:00'],
    [
      'a month with two paused days',
      '2026-09-14 10:00',
      months(1),
      '2026-10-16 17:00',
      '2026-09-20 10:00 – 2026-09-21 10:00',
    ],
  ])
})

describe('an open pause', () => {
  const input = {
    start: at('2026-10-05 09:00'),
    limit: days(2),
    pauses: [{ from: at('2026-10-06 10:00'), to: null }],
    calendar,
  }

  it('counts as ending on the day asked', () => {
    expect(read(dueDate({ ...input, asOf: at('2026-10-06 11:00') }).dueAt)).toBe('2026-10-08 17:00')
    expect(read(dueDate({ ...input, asOf: at('2026-10-08 11:00') }).dueAt)).toBe('2026-10-12 17:00')
  })

  it('cannot be counted without one', () => {
    expect(() => dueDate(input)).toThrow('open pause')
  })
})

describe('a year that is not announced', () => {
  const late = { start: at('2026-12-21 09:00'), limit: { calendarDays: 30 } as Limit, calendar }

  it.each<[string, string, Limit]>([
    ['working hours', '2026-12-31 16:00', hours(2)],
    ['working days', '2026-12-31 09:00', days(1)],
    ['calendar days', '2026-12-21 09:00', { calendarDays: 30 }],
    ['months', '2026-12-01 09:00', { months: 36 }],
    ['same day', '2026-12-31 16:00', { sameDay: { cutOff: '15:00' } }],
    ['session, received after the last closing', '2026-12-31 18:00', { session: true }],
    ['a start in it', '2027-03-01 09:00', days(1)],
  ])('is refused by name: %s', (_, start, limit) => {
    expect(() => due(start, limit)).toThrow(
      expect.objectContaining({ code: 'calendar_not_published', year: 2027 }),
    )
  })

  it('is refused before the first year too', () => {
    expect(() => due('2023-12-29 09:00', days(1))).toThrow(expect.objectContaining({ year: 2023 }))
  })

  it('is refused when a pause pushes the count into it', () => {
    expect(() => due('2026-12-28 09:00', days(1), ['2026-12-29 09:00 – 2027-01-05 09:00'])).toThrow(
      expect.objectContaining({ code: 'calendar_not_published' }),
    )
  })

  it('gives the counter a provisional date, and says so first', () => {
    const promised = dueDateOrProvisional(late)
    expect(promised.dueAt).toBeNull()
    expect(read(promised.dueAtProvisional)).toBe('2027-01-20 17:00')
    expect(promised.provisional).toBe(true)
    expect(sayExplanation(promised.explanation, 'vi')[0]).toContain('Lịch nghỉ năm 2027 chưa được công bố')
  })

  it('counts a provisional date around the projected Tết', () => {
    const promised = dueDateOrProvisional({ ...late, start: at('2026-12-31 09:00'), limit: days(30) })
    expect(read(promised.dueAtProvisional)).toBe('2027-02-19 17:00')
    const lines = sayExplanation(promised.explanation, 'vi')
    expect(lines).toContain('05/02/2027 – 09/02/2027: nghỉ Tết Nguyên đán (dự kiến)')
    expect(lines).toContain('01/01/2027: nghỉ Tết Dương lịch')
  })

  it('never keeps the counter from promising, however long the limit', () => {
    expect(dueDateOrProvisional({ ...late, limit: { months: 120 } }).dueAtProvisional).not.toBeNull()
  })

  it('gives a plain date when the year is announced', () => {
    const promised = dueDateOrProvisional({ ...late, start: at('2026-10-05 09:00') })
    expect(read(promised.dueAt)).toBe('2026-11-04 17:00')
    expect(promised).toMatchObject({
      dueAtProvisional: null,
      provisional: false,
      calendarVersion: 'test-2026.1',
    })
  })
})

describe('the answer to an online filing', () => {
  it('is owed within eight working hours', () => {
    expect(read(answerBy(at('2026-10-05 09:00'), calendar).dueAt)).toBe('2026-10-06 09:00')
    expect(read(answerBy(at('2026-10-09 23:50'), calendar).dueAt)).toBe('2026-10-12 17:00')
  })

  it('is provisional when the year runs out', () => {
    expect(read(answerBy(at('2026-12-31 16:00'), calendar).dueAtProvisional)).toBe('2027-01-04 16:00')
  })
})

describe('hours that differ', () => {
  const data: CalendarData = {
    ...stateCalendar,
    unitHours: [
      {
        unit: 'ward-00004',
        from: '2026-10-01',
        to: '2026-10-31',
        hours: {
          ...officeWeek,
          thursday: [{ from: '08:00', to: '19:00' }],
          saturday: [{ from: '08:00', to: '11:30' }],
        },
      },
    ],
    specialDays: [
      { date: '2026-12-24', hours: [{ from: '08:00', to: '12:00' }], name: { vi: 'Làm việc nửa ngày' } },
      { date: '2026-10-14', hours: [], name: { vi: 'Bão số 9' }, units: ['ward-00008'] },
    ],
  }
  const own = calendarFrom(data)
  const of = (unit: string | undefined, start: string, limit: Limit) =>
    read(dueDate({ start: at(start), limit, calendar: own, unit }).dueAt)

  it('closes a half day at noon', () => {
    expect(of(undefined, '2026-12-23 09:00', days(1))).toBe('2026-12-24 12:00')
    expect(of(undefined, '2026-12-23 16:00', hours(6))).toBe('2026-12-25 09:00')
  })

  it('counts a unit by its own hours, in their dates', () => {
    expect(of('ward-00004', '2026-10-07 09:00', days(1))).toBe('2026-10-08 19:00')
    expect(of('ward-00004', '2026-10-09 09:00', days(1))).toBe('2026-10-10 11:30')
    expect(of('ward-00004', '2026-11-06 09:00', days(1))).toBe('2026-11-09 17:00')
    expect(of('ward-00008', '2026-10-09 09:00', days(1))).toBe('2026-10-12 17:00')
  })

  it('closes one unit for a storm and no other', () => {
    expect(of('ward-00008', '2026-10-13 09:00', days(1))).toBe('2026-10-15 17:00')
    expect(of('ward-00004', '2026-10-13 09:00', days(1))).toBe('2026-10-14 17:00')
  })
})
