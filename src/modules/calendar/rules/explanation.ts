import type { Text } from '../../../kernel/index.ts'
import type { Limit } from '../limit.ts'
import { dayMinutes, dayOf, isoOf, minuteOfDay, timeOf } from '../minutes.ts'
import type { Day } from '../schedule.ts'
import { type Count, correspondingDay, isAfterCutOff, lastCalendarDay } from './counting.ts'
import type { PausedTime } from './pauses.ts'

/** Dates are local ISO dates, times local "HH:MM"; a line about one day has the same date twice. */
interface Days {
  readonly from: string
  readonly to: string
}

/** What each line of an explanation tells; the words are in messages.vi.ts and messages.en.ts. */
export interface LineParams {
  readonly received_outside_hours: {
    readonly date: string
    readonly time: string
    readonly countedDate: string
    readonly countedTime: string
  }
  readonly restarted: { readonly date: string; readonly time: string }
  readonly counted_from: { readonly date: string; readonly time: string }
  readonly receipt_not_counted: { readonly date: string }
  readonly weekly_rest: Days
  readonly holiday: Days & {
    readonly name: Text
    readonly kind: 'statutory' | 'substitute' | 'swap'
    readonly projected: boolean
  }
  readonly closed: Days & { readonly name: Text }
  readonly made_up: { readonly date: string; readonly insteadOf: string }
  /** `hours` is missing in dates computed before it was told. */
  readonly special_hours: {
    readonly date: string
    readonly name: Text
    readonly until: string
    readonly hours?: string
  }
  readonly paused: Days
  readonly working_days: Days & { readonly first: number; readonly last: number }
  readonly working_minutes: Days & { readonly minutes: number; readonly pausedMinutes: number }
  readonly calendar_days: Days & { readonly first: number; readonly last: number }
  readonly corresponding_day: { readonly months: number; readonly date: string }
  readonly moved_by_pauses: { readonly days: number; readonly date: string }
  readonly end_moved: { readonly from: string; readonly to: string }
  readonly before_cut_off: { readonly cutOff: string }
  readonly after_cut_off: { readonly cutOff: string }
  readonly session: { readonly date: string; readonly from: string; readonly to: string }
  readonly due: { readonly date: string; readonly time: string }
  readonly due_on_working_day: { readonly number: number; readonly date: string; readonly time: string }
  readonly year_not_published: { readonly year: number }
}

export type LineCode = keyof LineParams

/** One line of how a due date came about: data, so that it can be stored, sent, and said in either language. */
export type Line = {
  [Code in LineCode]: { readonly code: Code; readonly params: LineParams[Code] }
}[LineCode]

function line<Code extends LineCode>(code: Code, params: LineParams[Code]): Line {
  return { code, params } as Line
}

/** How the end of a limit came about, in the order of the days. */
export function explainLimit(limit: Limit, count: Count, due: number): Line[] {
  const restarted = count.restarted ? [line('restarted', momentOf(count.start))] : []
  return [...restarted, ...explainReceipt(count), ...explainCount(limit, count, due)]
}

/** Said once, at the head, when a day of an unpublished year was needed. */
export function notPublished(year: number): Line {
  return line('year_not_published', { year })
}

function explainReceipt({ table, start, received }: Count): Line[] {
  if (start === received) return []
  const daysOff = merged(days(dayOf(start), dayOf(received) - 1).flatMap(day => dayOff(day, table.day(day))))
  const outside = line('received_outside_hours', {
    ...momentOf(start),
    countedDate: isoOf(dayOf(received)),
    countedTime: timeOf(minuteOfDay(received)),
  })
  return [...daysOff, outside]
}

function explainCount(limit: Limit, count: Count, due: number): Line[] {
  if ('workingHours' in limit) return explainHours(count, due)
  if ('workingDays' in limit) return explainDays(limit.workingDays, count, due)
  if ('sameDay' in limit) return explainSameDay(limit.sameDay.cutOff, count, due)
  if ('session' in limit) return explainSession(count, due)
  return explainCalendar(limit, count, due)
}

function explainHours({ table, received, pauses }: Count, due: number): Line[] {
  const lines = days(dayOf(received), dayOf(due)).flatMap(day => {
    const from = Math.max(received, day * dayMinutes)
    const to = Math.min(due, (day + 1) * dayMinutes)
    const open = table.elapsedWithin(to) - table.elapsed(from)
    if (open === 0) return dayOff(day, table.day(day))
    const paused = pausedMinutes(count => table.elapsedWithin(count), pauses, { from, to })
    const minutes = open - paused
    const counted =
      minutes === 0
        ? line('paused', oneDay(day))
        : line('working_minutes', { ...oneDay(day), minutes, pausedMinutes: paused })
    return [...note(day, table.day(day)), counted]
  })
  return [line('counted_from', momentOf(received)), ...merged(lines), line('due', momentOf(due))]
}

function pausedMinutes(
  elapsed: (minute: number) => number,
  pauses: readonly PausedTime[],
  within: PausedTime,
): number {
  const inside = pauses.map(pause => ({
    from: Math.max(pause.from, within.from),
    to: Math.min(pause.to, within.to),
  }))
  return inside
    .filter(time => time.from < time.to)
    .reduce((sum, time) => sum + elapsed(time.to) - elapsed(time.from), 0)
}

function explainDays(limitDays: number, count: Count, due: number): Line[] {
  const lines = walkWorkingDays(count, dayOf(count.received) + 1, dayOf(due) - 1)
  return [
    line('receipt_not_counted', { date: isoOf(dayOf(count.received)) }),
    ...lines,
    ...note(dayOf(due), count.table.day(dayOf(due))),
    line('due_on_working_day', { number: limitDays, ...momentOf(due) }),
  ]
}

/** Each day from one through another as counted, paused or off, runs of the same kind on one line. */
function walkWorkingDays({ table, pauses }: Count, from: number, to: number): Line[] {
  let number = 0
  return merged(
    days(from, to).flatMap(day => {
      const found = table.day(day)
      if (found.openings.length === 0) return dayOff(day, found)
      if (isTouched(day, found, pauses)) return [line('paused', oneDay(day))]
      number += 1
      return [...note(day, found), line('working_days', { ...oneDay(day), first: number, last: number })]
    }),
  )
}

function isTouched(day: number, { openings }: Day, pauses: readonly PausedTime[]): boolean {
  return openings.some(opening => {
    const from = day * dayMinutes + opening.from
    const to = day * dayMinutes + opening.to
    return pauses.some(pause => pause.from < to && from < pause.to)
  })
}

function explainSameDay(cutOff: string, count: Count, due: number): Line[] {
  const { table, received, pauses } = count
  const isLate = isAfterCutOff(cutOff, count)
  const today = isTouched(dayOf(received), table.day(dayOf(received)), pauses)
    ? [line('paused', oneDay(dayOf(received)))]
    : []
  return [
    line(isLate ? 'after_cut_off' : 'before_cut_off', { cutOff }),
    ...(isLate ? [] : today),
    ...walkWorkingDays(count, dayOf(received) + 1, dayOf(due) - 1),
    line('due', momentOf(due)),
  ]
}

function explainSession({ table, received, pauses }: Count, due: number): Line[] {
  const opening = table.day(dayOf(due)).openings.find(({ to }) => to === minuteOfDay(due))
  const session = line('session', {
    date: isoOf(dayOf(due)),
    from: timeOf(opening?.from ?? 0),
    to: timeOf(minuteOfDay(due)),
  })
  const paused = pauses.filter(pause => received < pause.to && pause.from < due)
  return [
    ...paused.map(pause =>
      line('paused', { from: isoOf(dayOf(pause.from)), to: isoOf(dayOf(pause.to - 1)) }),
    ),
    session,
    line('due', momentOf(due)),
  ]
}

function explainCalendar(
  limit: Extract<Limit, { calendarDays: number } | { months: number }>,
  count: Count,
  due: number,
): Line[] {
  const receipt = dayOf(count.received)
  const end = lastCalendarDay(limit, count)
  return [
    line('receipt_not_counted', { date: isoOf(receipt) }),
    ...('months' in limit
      ? explainMonths(limit.months, count, end)
      : walkCalendarDays(count, receipt + 1, end)),
    ...explainMove(count, end, dayOf(due)),
    line('due', momentOf(due)),
  ]
}

function explainMonths(months: number, { received, pauses }: Count, end: number): Line[] {
  const corresponding = correspondingDay(dayOf(received), months)
  const lines = [line('corresponding_day', { months, date: isoOf(corresponding) })]
  if (end === corresponding) return lines
  const touched = days(dayOf(received) + 1, end).filter(day => isPaused(day, pauses))
  return [
    ...lines,
    ...merged(touched.map(day => line('paused', oneDay(day)))),
    line('moved_by_pauses', { days: end - corresponding, date: isoOf(end) }),
  ]
}

function walkCalendarDays({ pauses }: Count, from: number, to: number): Line[] {
  let number = 0
  return merged(
    days(from, to).map(day => {
      if (isPaused(day, pauses)) return line('paused', oneDay(day))
      number += 1
      return line('calendar_days', { ...oneDay(day), first: number, last: number })
    }),
  )
}

function isPaused(day: number, pauses: readonly PausedTime[]): boolean {
  return pauses.some(pause => pause.from < (day + 1) * dayMinutes && day * dayMinutes < pause.to)
}

function explainMove(count: Count, end: number, due: number): Line[] {
  if (end === due) return note(due, count.table.day(due))
  const passed = walkWorkingDays(count, end, due - 1)
  return [...passed, line('end_moved', { from: isoOf(end), to: isoOf(due) })]
}

/** Why nobody works on a day. */
function dayOff(day: number, { openings, mark }: Day): Line[] {
  if (openings.length > 0) return []
  if (mark === undefined || mark.kind === 'madeUp') return [line('weekly_rest', oneDay(day))]
  if (mark.kind === 'special') return [line('closed', { ...oneDay(day), name: mark.name })]
  return [line('holiday', { ...oneDay(day), name: mark.name, kind: mark.kind, projected: mark.projected })]
}

/** What is unusual about a working day. */
function note(day: number, { mark, openings }: Day): Line[] {
  if (mark?.kind === 'madeUp')
    return [line('made_up', { date: isoOf(day), insteadOf: isoOf(mark.insteadOf) })]
  if (mark?.kind !== 'special') return []
  const until = timeOf(openings.at(-1)?.to ?? 0)
  const hours = openings.map(({ from, to }) => `${timeOf(from)}–${timeOf(to)}`).join(', ')
  return [line('special_hours', { date: isoOf(day), name: mark.name, until, hours })]
}

/** Neighbouring lines that say the same of neighbouring days become one. */
function merged(lines: readonly Line[]): Line[] {
  return lines.reduce<Line[]>((result, next) => {
    const last = result.at(-1)
    const one = last === undefined ? undefined : mergedPair(last, next)
    if (one === undefined) result.push(next)
    else result[result.length - 1] = one
    return result
  }, [])
}

function mergedPair(a: Line, b: Line): Line | undefined {
  if (!('to' in a.params && 'to' in b.params) || a.code !== b.code || a.code === 'session') return undefined
  const { from: _from, to: _to, ...said } = a.params
  const { from: _nextFrom, to, ...saidNext } = b.params
  if ('last' in said && 'last' in saidNext) {
    return { code: a.code, params: { ...a.params, to, last: saidNext.last } } as Line
  }
  return JSON.stringify(said) === JSON.stringify(saidNext)
    ? ({ code: a.code, params: { ...a.params, to } } as Line)
    : undefined
}

function days(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

function oneDay(day: number): Days {
  return { from: isoOf(day), to: isoOf(day) }
}

function momentOf(minute: number): { date: string; time: string } {
  return { date: isoOf(dayOf(minute)), time: timeOf(minuteOfDay(minute)) }
}
