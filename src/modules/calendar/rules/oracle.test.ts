import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { Limit } from '../limit.ts'
import {
  always,
  deepMs,
  inputOf,
  type Kept,
  minuteOf,
  type Receipt,
  someCalendar,
  someReceipt,
} from '../testing/random.ts'
import { dueAt } from './due-date.ts'

/** Every kind of limit against a count minute by minute, over calendars that are odd in every way a calendar may be. */

function agrees(of: Kept, receipt: Receipt, limit: Limit): boolean {
  return (
    minuteOf(dueAt({ ...inputOf(of, receipt), limit })) ===
    of.oracle.endOf(limit, receipt.start, receipt.pauses)
  )
}

const kinds = 6

describe('counting against a count minute by minute', { timeout: deepMs }, () => {
  it('ends working hours where the oracle does', () =>
    always(
      [someCalendar, someReceipt, fc.integer({ min: 1, max: 3_600 })],
      (of, receipt, minutes) => agrees(of, receipt, { workingHours: minutes / 60 }),
      kinds,
    ))

  it('ends working days where the oracle does', () =>
    always(
      [someCalendar, someReceipt, fc.integer({ min: 1, max: 20 })],
      (of, receipt, workingDays) => agrees(of, receipt, { workingDays }),
      kinds,
    ))

  it('ends calendar days where the oracle does', () =>
    always(
      [someCalendar, someReceipt, fc.integer({ min: 1, max: 45 })],
      (of, receipt, calendarDays) => agrees(of, receipt, { calendarDays }),
      kinds,
    ))

  it('ends months where the oracle does', () =>
    always(
      [someCalendar, someReceipt, fc.integer({ min: 1, max: 3 })],
      (of, receipt, months) => agrees(of, receipt, { months }),
      kinds,
    ))

  it('ends the same day, with its cut-off, where the oracle does', () =>
    always(
      [someCalendar, someReceipt, fc.constantFrom('12:00', '15:00', '16:30')],
      (of, receipt, cutOff) => agrees(of, receipt, { sameDay: { cutOff } }),
      kinds,
    ))

  it('ends the session where the oracle does', () =>
    always([someCalendar, someReceipt], (of, receipt) => agrees(of, receipt, { session: true }), kinds))
})
