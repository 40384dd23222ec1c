import { describe, expect, it } from 'vitest'
import { at, read, stateCalendar } from '../fixture.ts'
import { sayTimeLeft } from '../say.ts'
import { calendarFrom } from '../working-calendar.ts'
import { addWorkingHours, shareOfTime } from './steps.ts'
import { timeLeft } from './time-left.ts'

const calendar = calendarFrom(stateCalendar)
const dueAt = at('2026-10-06 17:00')

describe('the time left', () => {
  it.each([
    ['2026-10-02 16:00', 17 * 60, 'Còn 2 ngày làm việc', '2 working days left'],
    ['2026-10-05 17:00', 480, 'Còn 1 ngày làm việc', '1 working day left'],
    ['2026-10-06 12:30', 240, 'Còn 4 giờ', '4 hours left'],
    ['2026-10-06 13:40', 200, 'Còn 3 giờ 20 phút', '3 hours 20 minutes left'],
    ['2026-10-06 16:59', 1, 'Còn 1 phút', '1 minute left'],
    ['2026-10-06 17:00', 0, 'Đến hạn', 'Due now'],
    ['2026-10-06 19:00', 0, 'Vừa quá hạn', 'Just past due'],
    ['2026-10-07 09:05', -65, 'Quá hạn 1 giờ 5 phút', '1 hour 5 minutes late'],
    ['2026-10-08 08:00', -480, 'Quá hạn 1 ngày làm việc', '1 working day late'],
  ])('at %s', (now, minutes, vi, en) => {
    expect(timeLeft(at(now), dueAt, calendar)).toBe(minutes)
    expect(sayTimeLeft({ now: at(now), dueAt, calendar }, 'vi')).toBe(vi)
    expect(sayTimeLeft({ now: at(now), dueAt, calendar }, 'en')).toBe(en)
  })

  it('can be shown for a provisional date', () => {
    expect(timeLeft(at('2026-12-31 16:00'), at('2027-01-04 17:00'), calendar)).toBe(540)
  })
})

describe('when steps are due', () => {
  it('adds hours up to the due instant of the same limit', () => {
    const start = at('2026-11-20 16:00')
    const first = addWorkingHours(start, 16, calendar)
    expect(read(first)).toBe('2026-11-25 16:00')
    expect(read(addWorkingHours(first, 8, calendar))).toBe('2026-11-26 16:00')
  })

  it('shares the working time up to the due date, 100 per cent being that date', () => {
    const from = at('2026-10-05 08:00')
    expect(read(shareOfTime(from, dueAt, 25, calendar))).toBe('2026-10-05 12:00')
    expect(read(shareOfTime(from, dueAt, 75, calendar))).toBe('2026-10-06 12:00')
    expect(shareOfTime(from, dueAt, 100, calendar)).toBe(dueAt)
  })
})
