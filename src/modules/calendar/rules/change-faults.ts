import {
  type CalendarChange,
  type ChangeContent,
  type DayChange,
  type Decree,
  withYearPublished,
} from '../changes.ts'
import { type CalendarFault, calendarFaults, inOrder, isDate } from '../faults.ts'
import { dayFrom, isoOf } from '../minutes.ts'
import type { WorkingCalendar } from '../working-calendar.ts'

/** What keeps a change from being entered: the field, and why. */
export interface ChangeFault {
  readonly field:
    | 'number'
    | 'title'
    | 'decidedOn'
    | 'from'
    | 'to'
    | 'hours'
    | 'units'
    | 'year'
    | 'holidays'
    | 'makeUpDays'
    | 'revokes'
  readonly code:
    | 'required'
    | 'no_such_date'
    | 'ends_before_it_begins'
    | 'too_long'
    | 'outside_the_calendar'
    | 'hours_missing'
    | 'hours_not_in_order'
    | 'nothing_changes'
    | 'not_the_next_year'
    | 'no_such_change'
    | 'cannot_be_revoked'
    | 'already_revoked'
    | CalendarFault['code']
}

/** Longer than this is no sudden change but the year's calendar. */
const mostDays = 100

/**
 * What is wrong with a change to a calendar, given the changes before it; an empty list means that it may be entered.
 * Whether its units exist is for the caller to see.
 */
export function changeFaults(
  { decree, content }: Pick<CalendarChange, 'decree' | 'content'>,
  calendar: WorkingCalendar,
  before: readonly CalendarChange[],
): ChangeFault[] {
  return [...decreeFaults(decree), ...contentFaults(content, calendar, before)]
}

function decreeFaults({ number, title, decidedOn }: Decree): ChangeFault[] {
  const faults: ChangeFault[] = []
  if (number.trim() === '') faults.push({ field: 'number', code: 'required' })
  if (title.vi.trim() === '') faults.push({ field: 'title', code: 'required' })
  if (!isDate(decidedOn)) faults.push({ field: 'decidedOn', code: 'no_such_date' })
  return faults
}

function contentFaults(
  content: ChangeContent,
  calendar: WorkingCalendar,
  before: readonly CalendarChange[],
): ChangeFault[] {
  if (content.kind === 'revoked') return revocationFaults(content.revokes, before)
  if (content.kind === 'yearPublished') return yearFaults(content, calendar)
  const faults = [...dayFaults(content, calendar), ...hourFaults(content)]
  return faults.length > 0 ? faults : effectFaults(content, calendar)
}

function dayFaults({ from, to }: Omit<DayChange, 'name'>, { data }: WorkingCalendar): ChangeFault[] {
  const broken = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).filter(([, date]) => !isDate(date))
  if (broken.length > 0) return broken.map(([field]) => ({ field, code: 'no_such_date' }))
  if (to < from) return [{ field: 'to', code: 'ends_before_it_begins' }]
  if (dayFrom(to) - dayFrom(from) >= mostDays) return [{ field: 'to', code: 'too_long' }]
  const isInside = (date: string) => {
    const year = Number(date.slice(0, 4))
    return data.firstYear <= year && year <= data.projected.through
  }
  if (!isInside(from)) return [{ field: 'from', code: 'outside_the_calendar' }]
  return isInside(to) ? [] : [{ field: 'to', code: 'outside_the_calendar' }]
}

function hourFaults({ kind, hours, units }: Omit<DayChange, 'name'>): ChangeFault[] {
  const faults: ChangeFault[] = []
  if (units?.length === 0) faults.push({ field: 'units', code: 'required' })
  if (kind === 'closed') return faults
  if (hours.length === 0) faults.push({ field: 'hours', code: 'hours_missing' })
  else if (!inOrder(hours)) faults.push({ field: 'hours', code: 'hours_not_in_order' })
  return faults
}

/** A decree that leaves every day as it is names the wrong days. */
function effectFaults(content: Omit<DayChange, 'name'>, calendar: WorkingCalendar): ChangeFault[] {
  const after = calendar.withDays([{ ...content, name: { vi: '' } }])
  return daysChanged(calendar, after, content).length === 0
    ? [{ field: 'from', code: 'nothing_changes' }]
    : []
}

/** One day of one unit as it was and as it would be. */
export interface DayChanged {
  readonly date: string
  /** Undefined is the city's own hours. */
  readonly unit: string | undefined
  readonly before: readonly { readonly from: number; readonly to: number }[]
  readonly after: readonly { readonly from: number; readonly to: number }[]
}

/** What a change does day by day, for the city's hours or for each of its units: shown before it is entered. */
export function daysChanged(
  before: WorkingCalendar,
  after: WorkingCalendar,
  { from, to, units }: { readonly from: string; readonly to: string; readonly units?: readonly string[] },
): DayChanged[] {
  const last = dayFrom(to)
  const changed: DayChanged[] = []
  for (const unit of units ?? [undefined]) {
    const was = before.projected.table(unit)
    const is = after.projected.table(unit)
    for (let day = dayFrom(from); day <= last; day++) {
      const [old, now] = [was.day(day).openings, is.day(day).openings]
      if (JSON.stringify(old) === JSON.stringify(now)) continue
      changed.push({ date: isoOf(day), unit, before: old, after: now })
    }
  }
  return changed
}

function yearFaults(
  content: Extract<ChangeContent, { kind: 'yearPublished' }>,
  { data }: WorkingCalendar,
): ChangeFault[] {
  if (content.year !== data.publishedThrough + 1) return [{ field: 'year', code: 'not_the_next_year' }]
  const faults = calendarFaults(withYearPublished(data, content))
  return faults.map(({ path, code }) => ({ field: fieldOf(path), code }))
}

function fieldOf(path: string): 'holidays' | 'makeUpDays' {
  return /^\/(projected\/)?makeUpDays/.test(path) ? 'makeUpDays' : 'holidays'
}

function revocationFaults(revokes: number, before: readonly CalendarChange[]): ChangeFault[] {
  const revoked = before.find(({ number }) => number === revokes)
  if (revoked === undefined) return [{ field: 'revokes', code: 'no_such_change' }]
  if (!isRevocable(revoked)) return [{ field: 'revokes', code: 'cannot_be_revoked' }]
  const isTaken = before.some(({ content }) => content.kind === 'revoked' && content.revokes === revokes)
  return isTaken ? [{ field: 'revokes', code: 'already_revoked' }] : []
}

/** A year once announced stays announced: its days are put right by changes of days. */
export function isRevocable({ content }: CalendarChange): boolean {
  return content.kind !== 'yearPublished' && content.kind !== 'revoked'
}
