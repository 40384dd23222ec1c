import { local, VIETNAM } from '../../../kernel/index.ts'
import type { WorkingCalendar } from '../../calendar/index.ts'

/** The working days after today that people may wish for. */
export function nextWorkingDays(
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  count: number,
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  let from = local(now).toPlainDate().add({ days: 1 })
  while (days.length < count) {
    // Wishes may lie in a year that is not published: nothing is promised by them.
    const opening = calendar.projected.nextOpening(beginningOf(from))
    const day = local(opening).toPlainDate()
    days.push(day)
    from = day.add({ days: 1 })
  }
  return days
}

/** The first instant of a day. */
export function beginningOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(VIETNAM).toInstant()
}

/** A local time of a day. */
export function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: VIETNAM, plainTime: time }).toInstant()
}
