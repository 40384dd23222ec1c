import type { Pause } from '../limit.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { pausedTimes } from './pauses.ts'

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
  return workingMinutesBetween(now, dueAt, calendar, unit)
}

/**
 * Working minutes from one instant to another, negative when `to` is the earlier: who held a dossier how long. Counts
 * through years not announced as they are projected.
 */
export function workingMinutesBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  calendar: WorkingCalendar,
  unit?: string,
): number {
  return calendar.projected.between(from, to, unit)
}

/**
 * Working minutes between two instants that lie inside pauses, overlapping ones counted once. An open pause counts as
 * ending on `to`.
 */
export function pausedWorkingMinutes(
  pauses: readonly Pause[],
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
  calendar: WorkingCalendar,
  unit?: string,
): number {
  const table = calendar.projected.table(unit)
  const inside = pauses.map(pause => ({ from: latest(pause.from, from), to: earliest(pause.to ?? to, to) }))
  return pausedTimes(inside, to).reduce(
    (sum, time) => sum + table.elapsedWithin(time.to) - table.elapsedWithin(time.from),
    0,
  )
}

function latest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b
}

function earliest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b
}
