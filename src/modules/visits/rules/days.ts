import { local, VIETNAM } from '../../../kernel/index.ts'
import { CalendarNotPublished, type WorkingCalendar } from '../../calendar/index.ts'

/** The working days after today that people may wish for. */
export function nextWorkingDays(
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  count: number,
  unit?: string,
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  let from = local(now).toPlainDate().add({ days: 1 })
  while (days.length < count) {
    // Wishes may lie in a year that is not published: nothing is promised by them.
    const opening = calendar.projected.nextOpening(beginningOf(from), unit)
    const day = local(opening).toPlainDate()
    days.push(day)
    from = day.add({ days: 1 })
  }
  return days
}

/** Whether a unit works on a day; a year beyond every calendar is no day of work. */
export function isWorkedOn(calendar: WorkingCalendar, day: Temporal.PlainDate, unit: string): boolean {
  try {
    return calendar.projected.isWorkingDay(day, unit)
  } catch (fault) {
    if (fault instanceof CalendarNotPublished) return false
    throw fault
  }
}

/** The first instant of a day. */
export function beginningOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(VIETNAM).toInstant()
}

/** A local time of a day. */
export function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: VIETNAM, plainTime: time }).toInstant()
}
