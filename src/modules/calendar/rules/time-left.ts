import type { WorkingCalendar } from '../working-calendar.ts'

/**
 * Working minutes left until a date; negative when it has passed. Counts through years not announced as they are
 * projected, so that a queue can always be shown.
 */
export function timeLeft(
  now: Temporal.Instant,
  dueAt: Temporal.Instant,
  calendar: WorkingCalendar,
  unit?: string,
): number {
  return calendar.projected.between(now, dueAt, unit)
}
