import type { Pause } from '../limit.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { pausedWorkingMinutes, workingMinutesBetween } from './time-left.ts'

/** When to warn: by the share of the working time that is left, yet not too late on a short limit. */
export interface Warning {
  readonly percentLeft: number
  /** On a short limit the warning comes this many working minutes ahead, but never at more than twice its share. */
  readonly minutesLeft: number
}

export interface Warnings {
  readonly amber: Warning
  readonly red: Warning
}

/** Used where the city's calendar says nothing. @source docs/legal/time-limits.md#warnings */
export const usualWarnings: Warnings = {
  amber: { percentLeft: 25, minutesLeft: 60 },
  red: { percentLeft: 10, minutesLeft: 15 },
}

export interface WarningsInput {
  /** When counting began: the acceptance, or the end of a pause that restarted the limit. */
  readonly from: Temporal.Instant
  readonly due: Temporal.Instant
  /** Their working time is no part of the whole. */
  readonly pauses?: readonly Pause[]
}

/**
 * When an officer is warned that a date comes near: amber when a quarter of the working time is left, red at a tenth,
 * or as the city's calendar says (`warnings`). Both lie between `from` and `due`, amber first. Never refuses for want of
 * an announced year.
 * @example a limit of 5 working days warns 10 and 4 working hours ahead; one of 60 minutes, 30 and 12 minutes ahead
 * @source docs/legal/time-limits.md#warnings
 */
export function warningsFor(
  { from, due, pauses = [] }: WarningsInput,
  calendar: WorkingCalendar,
  unit?: string,
): { readonly amberAt: Temporal.Instant; readonly redAt: Temporal.Instant } {
  const whole =
    workingMinutesBetween(from, due, calendar, unit) -
    pausedWorkingMinutes(pauses, { from, to: due }, calendar, unit)
  const { amber, red } = calendar.warnings
  const ahead = (warning: Warning) =>
    notBefore(from, leaving(minutesLeft(whole, warning), due, calendar, unit))
  return { amberAt: ahead(amber), redAt: ahead(red) }
}

function minutesLeft(whole: number, { percentLeft, minutesLeft }: Warning): number {
  const share = (Math.max(0, whole) * percentLeft) / 100
  return Math.round(Math.max(share, Math.min(minutesLeft, 2 * share)))
}

function leaving(
  minutes: number,
  due: Temporal.Instant,
  calendar: WorkingCalendar,
  unit?: string,
): Temporal.Instant {
  return calendar.projected.subtract(due, minutes, unit)
}

function notBefore(from: Temporal.Instant, at: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(at, from) < 0 ? from : at
}
