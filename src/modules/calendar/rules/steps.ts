import type { WorkingCalendar } from '../working-calendar.ts'

/** Hours of the law's working day, whatever hours a unit keeps: a limit of N working days holds N × 8 hours of steps. */
export const hoursOfWorkingDay = 8

/**
 * When a step with a budget in working hours is due. For a dossier with a provisional date pass `calendar.projected`.
 * @throws CalendarNotPublished
 */
export function addWorkingHours(
  start: Temporal.Instant,
  hours: number,
  calendar: WorkingCalendar,
  unit?: string,
): Temporal.Instant {
  return calendar.add(start, Math.round(hours * 60), unit)
}

/**
 * When a step is due that ends after a share of the working time up to the due date: `percent` is the sum of its own
 * share and those before it, and 100 gives the due date.
 * @throws CalendarNotPublished
 */
export function shareOfTime(
  from: Temporal.Instant,
  dueAt: Temporal.Instant,
  percent: number,
  calendar: WorkingCalendar,
  unit?: string,
): Temporal.Instant {
  if (percent >= 100) return dueAt
  const minutes = Math.max(0, calendar.between(from, dueAt, unit))
  return calendar.add(from, Math.round((minutes * percent) / 100), unit)
}
