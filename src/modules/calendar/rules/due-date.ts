import type { Limit, Pause } from '../limit.ts'
import { instantAt, minuteOf } from '../minutes.ts'
import { CalendarNotPublished } from '../not-published.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { type Count, endOfLimit } from './counting.ts'
import { explainLimit, type Line, notPublished } from './explanation.ts'
import { countedFrom, pausedTimes, pausesAfter } from './pauses.ts'

export interface DueDateInput {
  /** When the dossier was received complete. */
  readonly start: Temporal.Instant
  readonly limit: Limit
  readonly calendar: WorkingCalendar
  /** In any order; where they overlap, time is left out once. One that restarts the limit makes its end the new start. */
  readonly pauses?: readonly Pause[]
  /** What an open pause counts as ending on. */
  readonly asOf?: Temporal.Instant
  /** Whose hours count; the city's office hours without it. */
  readonly unit?: string | undefined
}

export interface DueDate {
  readonly dueAt: Temporal.Instant
  /** Kept with the date: a later calendar may move it, never silently. */
  readonly calendarVersion: string
  readonly explanation: readonly Line[]
  /** True when counted on days off that are not announced yet. */
  readonly provisional: boolean
}

/** A promise for the counter: exactly one of the two instants is set. */
export interface PromisedDate {
  readonly dueAt: Temporal.Instant | null
  /** On paper "ngày hẹn dự kiến": confirmed or moved when the year is published. */
  readonly dueAtProvisional: Temporal.Instant | null
  readonly calendarVersion: string
  readonly explanation: readonly Line[]
  readonly provisional: boolean
}

/**
 * When a result is owed, and why. Counting starts at the moment of receipt for hours, on the day after it for days and
 * months; what comes outside working hours counts as received at the next opening. Time inside a pause is left out, an
 * open pause counts as ending on `asOf`. Always within or at the end of working time.
 * @throws CalendarNotPublished when the count needs a year that is not announced
 * @source docs/legal/time-limits.md#limits
 */
export function dueDate(input: DueDateInput): DueDate {
  const { calendar, limit } = input
  const count = countOf(input)
  const due = endOfLimit(limit, count)
  return {
    dueAt: instantAt(due),
    calendarVersion: calendar.version,
    explanation: explainLimit(limit, count, due),
    provisional: calendar.isProjected,
  }
}

/**
 * The instant of `dueDate` alone, without its reasons: for counting many at once.
 * @throws CalendarNotPublished as `dueDate`
 */
export function dueAt(input: DueDateInput): Temporal.Instant {
  return instantAt(endOfLimit(input.limit, countOf(input)))
}

/**
 * As `dueDate`, but never refuses for want of an announced year: the date is then provisional, counted on the projected
 * calendar, and its explanation begins by saying so.
 * @source docs/legal/time-limits.md#unpublished-years
 */
export function dueDateOrProvisional(input: DueDateInput): PromisedDate {
  try {
    const { dueAt, ...rest } = dueDate(input)
    return input.calendar.isProjected
      ? { ...rest, dueAt: null, dueAtProvisional: dueAt }
      : { ...rest, dueAt, dueAtProvisional: null }
  } catch (error) {
    if (!(error instanceof CalendarNotPublished) || input.calendar.isProjected) throw error
    return provisional(input, error.year)
  }
}

function provisional(input: DueDateInput, year: number): PromisedDate {
  const { dueAt, explanation, ...rest } = dueDate({ ...input, calendar: input.calendar.projected })
  return { ...rest, dueAt: null, dueAtProvisional: dueAt, explanation: [notPublished(year), ...explanation] }
}

/** Working hours within which an online filing must be answered: accepted, sent back for completion, or refused. */
export const answerWithinWorkingHours = 8

/**
 * When an online filing must have been answered; provisional like a due date.
 * @source docs/legal/time-limits.md#answer
 */
export function answerBy(filedAt: Temporal.Instant, calendar: WorkingCalendar, unit?: string): PromisedDate {
  return dueDateOrProvisional({
    start: filedAt,
    limit: { workingHours: answerWithinWorkingHours },
    calendar,
    unit,
  })
}

/**
 * By when the officer must have asked for what is missing, once, in one go: within so long of receipt, three working days
 * unless the sector's law says otherwise. Provisional like a due date.
 * @source docs/legal/time-limits.md#asking-for-what-is-missing (Decree 61/2018 art. 19.4)
 */
export function askBy(
  receivedAt: Temporal.Instant,
  limit: Limit,
  calendar: WorkingCalendar,
  unit?: string,
): PromisedDate {
  return dueDateOrProvisional({ start: receivedAt, limit, calendar, unit })
}

function countOf({ start, calendar, pauses = [], asOf, unit }: DueDateInput): Count {
  const table = calendar.table(unit)
  const from = pauses.length === 0 ? start : countedFrom(start, pauses, asOf)
  const minute = minuteOf(from)
  return {
    table,
    start: minute,
    restarted: from !== start,
    received: table.nextOpening(minute),
    pauses: pauses.length === 0 ? [] : pausedTimes(pausesAfter(from, pauses, asOf), asOf),
  }
}
