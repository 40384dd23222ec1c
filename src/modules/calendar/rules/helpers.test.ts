import { describe, expect, it } from 'vitest'
import { at, officeWeek, read, stateCalendar } from '../fixture.ts'
import {
  askBy,
  calendarFrom,
  handOverPaperBy,
  latestApology,
  pausedWorkingMinutes,
  warningsFor,
  workingMinutesBetween,
} from '../index.ts'

const calendar = calendarFrom({
  ...stateCalendar,
  unitHours: [
    {
      unit: 'ward-00004',
      from: '2026-10-01',
      to: '2026-10-31',
      hours: { ...officeWeek, saturday: [{ from: '08:00', to: '11:30' }] },
    },
  ],
  specialDays: [
    { date: '2026-12-24', hours: [{ from: '08:00', to: '12:00' }], name: { vi: 'Làm việc nửa ngày' } },
  ],
})

/** Decree 61/2018 art. 19.9: at the latest one day before the due date. */
describe('an apology is in time until the closing of the working day before the due day', () => {
  it.each([
    ['the day before', '2026-10-07 17:00', '2026-10-06 17:00'],
    ['whatever the hour it is due', '2026-10-07 09:15', '2026-10-06 17:00'],
    ['before a weekend', '2026-10-12 17:00', '2026-10-09 17:00'],
    ['before Tết', '2026-02-23 17:00', '2026-02-13 17:00'],
    ['on a worked Saturday', '2026-08-24 17:00', '2026-08-22 17:00'],
    ['on a half day', '2026-12-25 17:00', '2026-12-24 12:00'],
    ['over New Year', '2026-01-05 17:00', '2025-12-31 17:00'],
    ['in a year that is not announced', '2027-02-12 17:00', '2027-02-04 17:00'],
  ])('%s', (_, due, latest) => {
    expect(read(latestApology(at(due), calendar))).toBe(latest)
  })

  it('by the hours of the unit', () => {
    expect(read(latestApology(at('2026-10-12 17:00'), calendar, 'ward-00004'))).toBe('2026-10-10 11:30')
  })
})

/** Decree 61/2018 art. 18: the same working day, or the next morning when received after 15:00. */
describe('papers are handed over', () => {
  it.each([
    ['the same working day', '2026-10-06 09:00', '2026-10-06 17:00'],
    ['received at 15:00 sharp, still the same day', '2026-10-06 15:00', '2026-10-06 17:00'],
    ['received after 15:00, the next morning', '2026-10-06 15:01', '2026-10-07 12:00'],
    ['on a Friday afternoon, on Monday morning', '2026-10-09 16:00', '2026-10-12 12:00'],
    ['before a holiday, the morning after it', '2026-11-23 16:30', '2026-11-25 12:00'],
    ['received at night, in the course of the next working day', '2026-10-06 21:00', '2026-10-07 17:00'],
    ['on a half day, before it closes', '2026-12-24 10:00', '2026-12-24 12:00'],
    ['received after a half day, the next day', '2026-12-24 15:30', '2026-12-25 17:00'],
    ['in a year that is not announced', '2027-03-01 15:30', '2027-03-02 12:00'],
  ])('%s', (_, received, by) => {
    expect(read(handOverPaperBy(at(received), calendar))).toBe(by)
  })

  it('by the hours of the unit', () => {
    expect(read(handOverPaperBy(at('2026-10-09 16:00'), calendar, 'ward-00004'))).toBe('2026-10-10 11:30')
  })
})

describe('officers are warned', () => {
  it.each([
    ['5 working days', '2026-10-05 08:00', '2026-10-09 17:00', '2026-10-08 15:00', '2026-10-09 13:00'],
    ['one day', '2026-10-05 08:00', '2026-10-05 17:00', '2026-10-05 15:00', '2026-10-05 16:12'],
    [
      'an hour of a fast lane',
      '2026-10-09 08:00',
      '2026-10-09 09:00',
      '2026-10-09 08:30',
      '2026-10-09 08:48',
    ],
    [
      'an hour that crosses noon',
      '2026-10-09 11:30',
      '2026-10-09 13:30',
      '2026-10-09 13:00',
      '2026-10-09 13:18',
    ],
    ['over Tết', '2026-02-13 10:00', '2026-02-27 17:00', '2026-02-26 13:30', '2026-02-27 11:24'],
    [
      'in a year that is not announced',
      '2027-03-01 08:00',
      '2027-03-05 17:00',
      '2027-03-04 15:00',
      '2027-03-05 13:00',
    ],
  ])('%s', (_, from, due, amber, red) => {
    const { amberAt, redAt } = warningsFor({ from: at(from), due: at(due) }, calendar)
    expect([read(amberAt), read(redAt)]).toEqual([amber, red])
  })

  it('by the time that counts: a pause is no part of it', () => {
    const pauses = [
      { from: at('2026-10-07 08:00'), to: at('2026-10-08 17:00') },
      { from: at('2026-10-08 08:00'), to: at('2026-10-09 17:00') },
    ]
    const input = { from: at('2026-10-05 08:00'), due: at('2026-10-14 17:00'), pauses }
    const { amberAt, redAt } = warningsFor(input, calendar)
    expect([read(amberAt), read(redAt)]).toEqual(['2026-10-13 15:00', '2026-10-14 13:00'])
  })

  it('by the shares of the city', () => {
    const other = calendarFrom({
      ...stateCalendar,
      warnings: { amber: { percentLeft: 50, minutesLeft: 0 }, red: { percentLeft: 20, minutesLeft: 0 } },
    })
    const input = { from: at('2026-10-05 08:00'), due: at('2026-10-09 17:00') }
    const { amberAt, redAt } = warningsFor(input, other)
    expect([read(amberAt), read(redAt)]).toEqual(['2026-10-07 13:00', '2026-10-09 08:00'])
  })

  it('never before counting began', () => {
    const input = { from: at('2026-10-09 08:00'), due: at('2026-10-09 08:01') }
    const { amberAt, redAt } = warningsFor(input, calendar)
    expect(Temporal.Instant.compare(amberAt, input.from)).toBeGreaterThanOrEqual(0)
    expect(Temporal.Instant.compare(redAt, input.due)).toBeLessThanOrEqual(0)
  })
})

/** Decree 61/2018 art. 19.4: within three working days of receipt. */
describe('what is missing is asked for', () => {
  it('within three working days, unless the sector’s law says otherwise', () => {
    const received = at('2026-11-20 16:00')
    expect(read(askBy(received, { workingDays: 3 }, calendar).dueAt)).toBe('2026-11-26 17:00')
    expect(read(askBy(received, { workingDays: 2 }, calendar).dueAt)).toBe('2026-11-25 17:00')
  })

  it('provisionally in a year that is not announced', () => {
    const asked = askBy(at('2026-12-31 09:00'), { workingDays: 3 }, calendar)
    expect(read(asked.dueAtProvisional)).toBe('2027-01-06 17:00')
  })
})

describe('working time between two instants', () => {
  it('is counted through a year that is not announced', () => {
    expect(workingMinutesBetween(at('2026-12-31 16:00'), at('2027-01-04 09:00'), calendar)).toBe(120)
    expect(workingMinutesBetween(at('2027-01-04 09:00'), at('2026-12-31 16:00'), calendar)).toBe(-120)
  })

  it('that lies in pauses is counted once, an open one up to the end', () => {
    const pauses = [
      { from: at('2026-10-05 16:00'), to: null },
      { from: at('2026-10-02 16:00'), to: at('2026-10-05 09:00') },
      { from: at('2026-10-05 08:30'), to: at('2026-10-05 10:00') },
      { from: at('2026-11-01 08:00'), to: null },
    ]
    const within = { from: at('2026-10-05 08:00'), to: at('2026-10-06 09:00') }
    expect(pausedWorkingMinutes(pauses, within, calendar)).toBe(120 + 60 + 60)
  })
})
