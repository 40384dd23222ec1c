import { describe, expect, it } from 'vitest'
import type { CalendarChange, ChangeContent } from './changes.ts'
import type { CalendarData } from './data.ts'
import { at, off, officeWeek, read, stateCalendar } from './fixture.ts'
import { type Limit, sayExplanation } from './index.ts'
import { changeFaults } from './rules/change-faults.ts'
import { dueDate, dueDateOrProvisional } from './rules/due-date.ts'
import { calendarFrom, type WorkingCalendar } from './working-calendar.ts'

const data: CalendarData = {
  ...stateCalendar,
  unitHours: [
    {
      unit: 'branch-1',
      from: '2026-10-01',
      to: '2026-12-31',
      hours: {
        ...officeWeek,
        thursday: [...officeWeek.thursday.slice(0, 1), { from: '13:00', to: '19:00' }],
        saturday: [{ from: '08:00', to: '11:30' }],
      },
    },
    {
      unit: 'branch-1',
      from: '2026-11-01',
      to: '2026-11-30',
      hours: { ...officeWeek, saturday: [{ from: '07:30', to: '11:00' }] },
    },
  ],
}
const calendar = calendarFrom(data)
const morning = [{ from: '08:00', to: '12:00' }]
const wholeDay = [...morning, { from: '13:00', to: '17:00' }]

function changesOf(...contents: readonly ChangeContent[]): CalendarChange[] {
  return contents.map((content, i) => ({
    number: i + 1,
    id: `00000000-0000-7000-8000-00000000000${i}`,
    decree: { number: `${i + 1}/QĐ-UBND`, title: { vi: 'Bão số 9' }, decidedOn: '2026-10-13' },
    content,
    enteredAt: at('2026-10-13 20:00'),
    enteredBy: 'system',
  }))
}

function due(start: string, limit: Limit, of: WorkingCalendar, unit?: string): string | null {
  return read(dueDate({ start: at(start), limit, calendar: of, unit }).dueAt)
}

const closed = (from: string, to = from, units?: string[]): ChangeContent => ({
  kind: 'closed',
  from,
  to,
  hours: [],
  ...(units && { units }),
})

describe('a decree after the pack', () => {
  it('closes days for everybody, and is named in the explanation', () => {
    const storm = calendar.withChanges(changesOf(closed('2026-10-14', '2026-10-18')))
    expect(due('2026-10-13 09:00', { workingDays: 1 }, storm)).toBe('2026-10-19 17:00')
    const { explanation } = dueDate({
      start: at('2026-10-13 09:00'),
      limit: { workingDays: 1 },
      calendar: storm,
    })
    expect(sayExplanation(explanation, 'vi')).toEqual([
      'Ngày nhận 13/10/2026 không tính',
      '14/10/2026 – 16/10/2026: không làm việc (Bão số 9, 1/QĐ-UBND)',
      '17/10/2026 – 18/10/2026: nghỉ hằng tuần',
      'Ngày làm việc thứ 1: 19/10/2026 → hạn 17:00',
    ])
  })

  it('closes some units and no other', () => {
    const flood = calendar.withChanges(changesOf(closed('2026-10-14', '2026-10-14', ['ward-1', 'ward-2'])))
    expect(due('2026-10-13 09:00', { workingDays: 1 }, flood, 'ward-1')).toBe('2026-10-15 17:00')
    expect(due('2026-10-13 09:00', { workingDays: 1 }, flood, 'ward-2')).toBe('2026-10-15 17:00')
    expect(due('2026-10-13 09:00', { workingDays: 1 }, flood, 'ward-3')).toBe('2026-10-14 17:00')
    expect(due('2026-10-13 09:00', { workingDays: 1 }, flood)).toBe('2026-10-14 17:00')
  })

  it('halves a day, which then is due at noon', () => {
    const half: ChangeContent = { kind: 'halfDay', from: '2026-10-14', to: '2026-10-14', hours: morning }
    const of = calendar.withChanges(changesOf(half))
    expect(due('2026-10-13 09:00', { workingDays: 1 }, of)).toBe('2026-10-14 12:00')
    expect(due('2026-10-14 11:00', { workingHours: 2 }, of)).toBe('2026-10-15 09:00')
    const { explanation } = dueDate({
      start: at('2026-10-13 09:00'),
      limit: { workingDays: 1 },
      calendar: of,
    })
    expect(sayExplanation(explanation, 'vi')).toContain(
      '14/10/2026: làm việc 08:00–12:00 (Bão số 9, 1/QĐ-UBND)',
    )
    expect(sayExplanation(explanation, 'en')).toContain('14/10/2026: open 08:00–12:00 (Bão số 9, 1/QĐ-UBND)')
  })

  it('makes a Saturday a working day', () => {
    const opened: ChangeContent = { kind: 'opened', from: '2026-10-17', to: '2026-10-17', hours: wholeDay }
    const of = calendar.withChanges(changesOf(opened))
    expect(due('2026-10-16 09:00', { workingDays: 1 }, of)).toBe('2026-10-17 17:00')
  })

  it('sets other hours through some weeks, days off left off', () => {
    const winter: ChangeContent = {
      kind: 'otherHours',
      from: '2026-11-16',
      to: '2026-11-30',
      hours: [{ from: '08:30', to: '16:30' }],
    }
    const of = calendar.withChanges(changesOf(winter))
    expect(due('2026-11-20 10:00', { workingDays: 2 }, of)).toBe('2026-11-25 16:30')
  })

  it('wins over an earlier one, and over every line of the pack', () => {
    const opened: ChangeContent = {
      kind: 'opened',
      from: '2026-10-14',
      to: '2026-10-14',
      hours: morning,
      units: ['ward-1'],
    }
    const of = calendar.withChanges(changesOf(closed('2026-10-14'), opened, closed('2026-10-17')))
    expect(due('2026-10-13 09:00', { workingDays: 1 }, of)).toBe('2026-10-15 17:00')
    expect(due('2026-10-13 09:00', { workingDays: 1 }, of, 'ward-1')).toBe('2026-10-14 12:00')
    expect(due('2026-10-16 09:00', { workingDays: 1 }, of, 'branch-1')).toBe('2026-10-19 17:00')
  })

  it('is undone by one that takes it back', () => {
    const of = calendar.withChanges(changesOf(closed('2026-10-14'), { kind: 'revoked', revokes: 1 }))
    expect(due('2026-10-13 09:00', { workingDays: 1 }, of)).toBe('2026-10-14 17:00')
    expect(of.version).toBe('test-2026.1+2')
  })

  it('shows in the version that dates keep', () => {
    expect(calendar.version).toBe('test-2026.1')
    expect(calendar.withChanges(changesOf(closed('2026-10-14'))).version).toBe('test-2026.1+1')
    expect(calendar.withChanges([]).version).toBe('test-2026.1')
  })

  it('counts for provisional dates too', () => {
    const of = calendar.withChanges(changesOf(closed('2027-01-04')))
    const promised = dueDateOrProvisional({
      start: at('2026-12-31 09:00'),
      limit: { workingDays: 1 },
      calendar: of,
    })
    expect(read(promised.dueAtProvisional)).toBe('2027-01-05 17:00')
  })
})

describe('hours of one branch', () => {
  it('hold in their dates only: a late Thursday, a Saturday morning', () => {
    expect(due('2026-10-07 09:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-10-08 19:00')
    expect(due('2026-10-09 09:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-10-10 11:30')
    expect(due('2026-09-25 09:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-09-28 17:00')
    expect(due('2026-10-08 16:30', { workingHours: 2 }, calendar, 'branch-1')).toBe('2026-10-08 18:30')
  })

  it('give way to a later line for some of their dates', () => {
    expect(due('2026-11-06 09:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-11-07 11:00')
    expect(due('2026-11-11 09:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-11-12 17:00')
    expect(due('2026-12-02 09:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-12-03 19:00')
  })

  it('do not open a holiday', () => {
    expect(due('2026-11-23 16:00', { workingDays: 1 }, calendar, 'branch-1')).toBe('2026-11-25 17:00')
  })
})

describe('a year announced', () => {
  const year: ChangeContent = {
    kind: 'yearPublished',
    year: 2027,
    holidays: [
      ...off('newYear', '2027-01-01'),
      ...off('tet', '2027-02-04 2027-02-05 2027-02-06 2027-02-07 2027-02-08'),
      ...off('tet', '2027-02-09 2027-02-10', 'substitute'),
      ...off('hungKings', '2027-04-16'),
      ...off('national', '2027-09-02 2027-09-03'),
      ...off('culture', '2027-11-24'),
    ],
    makeUpDays: [],
  }
  const of = calendar.withChanges(changesOf(year))

  it('is counted with from then on, as the notice has it and not as it was projected', () => {
    expect(() => due('2027-02-03 09:00', { workingDays: 1 }, calendar)).toThrow(
      expect.objectContaining({ code: 'calendar_not_published', year: 2027 }),
    )
    expect(due('2027-02-03 09:00', { workingDays: 1 }, of)).toBe('2027-02-11 17:00')
    expect(of.publishedThrough).toBe(2027)
  })

  it('leaves the year after it to be announced', () => {
    expect(() => due('2027-12-31 16:00', { workingDays: 1 }, of)).toThrow(
      expect.objectContaining({ year: 2028 }),
    )
  })

  it('says nothing more once a newer pack announces the year itself', () => {
    const newer = calendarFrom({
      ...stateCalendar,
      version: 'test-2027.1',
      publishedThrough: 2027,
      holidays: [...stateCalendar.holidays, ...off('newYear', '2027-01-01')],
      projected: { through: 2028, holidays: [], makeUpDays: [] },
    }).withChanges(changesOf(year))
    expect(due('2027-02-03 09:00', { workingDays: 1 }, newer)).toBe('2027-02-04 17:00')
    expect(newer.version).toBe('test-2027.1+1')
  })
})

describe('what keeps a change from being entered', () => {
  const good = { number: '1234/QĐ-UBND', title: { vi: 'Bão số 9' }, decidedOn: '2026-10-13' }
  const faults = (content: ChangeContent, before: readonly CalendarChange[] = [], decree = good) =>
    changeFaults({ decree, content }, calendar.withChanges(before), before).map(
      ({ field, code }) => `${field} ${code}`,
    )

  it('is nothing for a storm', () => {
    expect(faults(closed('2026-10-14'))).toEqual([])
  })

  it.each<[string, ChangeContent, string]>([
    ['a date that does not exist', closed('2026-02-27', '2026-02-30'), 'to no_such_date'],
    ['an end before the beginning', closed('2026-10-14', '2026-10-13'), 'to ends_before_it_begins'],
    ['half a year', closed('2026-01-01', '2026-06-30'), 'to too_long'],
    ['a day before the calendar', closed('2019-10-14'), 'from outside_the_calendar'],
    ['no unit at all', closed('2026-10-14', '2026-10-14', []), 'units required'],
    ['a Sunday closed', closed('2026-10-18'), 'from nothing_changes'],
    [
      'half a day without hours',
      { kind: 'halfDay', from: '2026-10-14', to: '2026-10-14', hours: [] },
      'hours hours_missing',
    ],
    [
      'hours out of order',
      { kind: 'otherHours', from: '2026-10-14', to: '2026-10-14', hours: [...wholeDay].reverse() },
      'hours hours_not_in_order',
    ],
    [
      'the hours it has',
      { kind: 'otherHours', from: '2026-10-14', to: '2026-10-14', hours: wholeDay },
      'from nothing_changes',
    ],
    [
      'a year that is announced already',
      { kind: 'yearPublished', year: 2026, holidays: [], makeUpDays: [] },
      'year not_the_next_year',
    ],
    [
      'a year without a day off',
      { kind: 'yearPublished', year: 2027, holidays: [], makeUpDays: [] },
      'holidays year_without_holidays',
    ],
    [
      'a swap that nobody works for',
      {
        kind: 'yearPublished',
        year: 2027,
        holidays: off('newYear', '2027-01-01', 'swap'),
        makeUpDays: [],
      },
      'holidays swap_without_make_up_day',
    ],
    ['a change that is not there', { kind: 'revoked', revokes: 7 }, 'revokes no_such_change'],
  ])('%s', (_, content, fault) => {
    expect(faults(content)).toEqual([fault])
  })

  it('taking back twice, or a taking back', () => {
    const before = changesOf(closed('2026-10-14'), { kind: 'revoked', revokes: 1 })
    expect(faults({ kind: 'revoked', revokes: 1 }, before)).toEqual(['revokes already_revoked'])
    expect(faults({ kind: 'revoked', revokes: 2 }, before)).toEqual(['revokes cannot_be_revoked'])
  })

  it('a decree without a number, a reason or a day', () => {
    const decree = { number: ' ', title: { vi: '' }, decidedOn: '2026-13-01' }
    expect(faults(closed('2026-10-14'), [], decree)).toEqual([
      'number required',
      'title required',
      'decidedOn no_such_date',
    ])
  })
})
