import { describe, expect, it } from 'vitest'
import type { CalendarData, Holiday } from './data.ts'
import { calendarFaults } from './faults.ts'
import { officeWeek, stateCalendar } from './fixture.ts'
import { calendarFrom } from './working-calendar.ts'

function day(date: string, kind: Holiday['kind'] = 'statutory'): Holiday {
  return { date, name: { vi: 'Ngày nghỉ' }, kind }
}

function faultsOf(change: Partial<CalendarData>) {
  return calendarFaults({ ...stateCalendar, ...change })
}

const withHoliday = (holiday: Holiday) => ({ holidays: [...stateCalendar.holidays, holiday] })
const at = stateCalendar.holidays.length

describe('faults of a calendar', () => {
  it('are none in the calendar of state bodies', () => {
    expect(calendarFaults(stateCalendar)).toEqual([])
  })

  it.each<[string, Partial<CalendarData>, ReturnType<typeof calendarFaults>]>([
    [
      'a date that does not exist',
      withHoliday(day('2026-02-30')),
      [{ path: `/holidays/${at}/date`, code: 'no_such_date' }],
    ],
    [
      'openings that overlap',
      {
        hours: {
          ...officeWeek,
          monday: [
            { from: '08:00', to: '13:00' },
            { from: '12:00', to: '17:00' },
          ],
        },
      },
      [{ path: '/hours/monday', code: 'openings_out_of_order' }],
    ],
    [
      'a day listed twice',
      withHoliday(day('2026-11-24')),
      [{ path: `/holidays/${at}/date`, code: 'day_listed_twice' }],
    ],
    [
      'a holiday of a year not announced among the announced',
      withHoliday(day('2027-01-01')),
      [
        { path: `/holidays/${at}/date`, code: 'outside_published_years' },
        { path: '/projected/holidays/0/date', code: 'day_listed_twice' },
      ],
    ],
    [
      'a year announced without any day off',
      { publishedThrough: 2027, projected: { through: 2028, holidays: [], makeUpDays: [] } },
      [{ path: '/holidays', code: 'year_without_holidays' }],
    ],
    [
      'nothing projected after the announced years',
      { publishedThrough: 2027 },
      [{ path: '/publishedThrough', code: 'years_out_of_order' }],
    ],
    [
      'a swap that is never worked',
      withHoliday(day('2026-06-01', 'swap')),
      [{ path: `/holidays/${at}`, code: 'swap_without_make_up_day' }],
    ],
    [
      'a Saturday worked for nothing',
      { makeUpDays: [...stateCalendar.makeUpDays, { date: '2026-06-06', insteadOf: '2026-06-01' }] },
      [{ path: '/makeUpDays/4', code: 'make_up_day_without_swap' }],
    ],
  ])('%s', (_, change, faults) => {
    expect(faultsOf(change)).toEqual(faults)
  })

  it('keep a calendar from being counted with', () => {
    expect(() => calendarFrom({ ...stateCalendar, ...withHoliday(day('2026-11-24')) })).toThrow(
      'day_listed_twice',
    )
  })
})
