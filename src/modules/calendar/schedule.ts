import type { Text } from '../../kernel/index.ts'
import type { DayChange } from './changes.ts'
import type { CalendarData, Holiday, Opening, Week } from './data.ts'
import { dayFrom, minutesFrom, weekdayOf } from './minutes.ts'

/** An opening in minutes since midnight; `to` is the first minute after it. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Why a day is not as its weekday would have it. */
export type Mark =
  | { readonly kind: Holiday['kind']; readonly name: Text; readonly projected: boolean }
  | { readonly kind: 'madeUp'; readonly insteadOf: number }
  | { readonly kind: 'special'; readonly name: Text }

export interface Day {
  readonly openings: readonly Interval[]
  readonly mark?: Mark
}

/** What one unit (or, without a unit, the city) does on a day. */
export type Schedule = (day: number) => Day

type Openings = readonly Interval[]

/**
 * What one unit does, by the calendar's lines and the decrees after it. A later decree wins over an earlier one, each over
 * every line of the calendar.
 * @source docs/legal/time-limits.md#sudden-closures
 */
export function scheduleOf(
  data: CalendarData,
  changes: readonly DayChange[],
  unit: string | undefined,
): Schedule {
  const usual = usualSchedule(data, unit)
  const ours = changes.filter(({ units }) => isFor(units, unit)).map(inMinutes)
  if (ours.length === 0) return usual
  return day => ours.reduce((now, change) => changed(now, day, change), usual(day))
}

function isFor(units: readonly string[] | undefined, unit: string | undefined): boolean {
  return units === undefined || (unit !== undefined && units.includes(unit))
}

interface ChangeInMinutes {
  readonly kind: DayChange['kind']
  readonly first: number
  readonly last: number
  readonly openings: Openings
  readonly name: Text
}

function inMinutes({ kind, from, to, hours, name }: DayChange): ChangeInMinutes {
  return { kind, first: dayFrom(from), last: dayFrom(to), openings: intervals(hours), name }
}

/** Only an extra working day opens what is closed: other hours through a month leave its Sundays alone. */
function changed(now: Day, day: number, { kind, first, last, openings, name }: ChangeInMinutes): Day {
  const concerned = first <= day && day <= last && (kind === 'opened' || now.openings.length > 0)
  return concerned ? { openings, mark: { kind: 'special', name } } : now
}

/**
 * Reads the calendar's lines for one unit. A special day wins over a make-up day, that over a holiday, that over the
 * unit's own hours, and those over the city's.
 */
function usualSchedule(data: CalendarData, unit: string | undefined): Schedule {
  const hours = weeklyHours(data, unit)
  const marked = new Map<number, Day>()
  for (const day of [...data.holidays, ...data.projected.holidays])
    marked.set(dayFrom(day.date), holiday(day))
  for (const { date, insteadOf } of [...data.makeUpDays, ...data.projected.makeUpDays]) {
    const madeUp = dayFrom(insteadOf)
    marked.set(dayFrom(date), { openings: hours(madeUp), mark: { kind: 'madeUp', insteadOf: madeUp } })
  }
  for (const day of specialDaysOf(data, unit)) {
    marked.set(dayFrom(day.date), {
      openings: intervals(day.hours),
      mark: { kind: 'special', name: day.name },
    })
  }
  return day => marked.get(day) ?? { openings: hours(day) }
}

/** A day fixed by law is certain even in a year that is not announced. */
function holiday({ kind, name, status }: Holiday): Day {
  return { openings: [], mark: { kind, name, projected: status === 'projected' } }
}

/** The city's special days first, so that a unit's own line for the same date wins. */
function specialDaysOf({ specialDays = [] }: CalendarData, unit: string | undefined) {
  return [
    ...specialDays.filter(day => day.units === undefined),
    ...specialDays.filter(day => unit !== undefined && day.units?.includes(unit)),
  ]
}

function weeklyHours(data: CalendarData, unit: string | undefined): (day: number) => Openings {
  const city = weekOf(data.hours)
  const own = (data.unitHours ?? [])
    .filter(line => line.unit === unit)
    .map(line => ({
      from: dayFrom(line.from),
      to: line.to === undefined ? Number.POSITIVE_INFINITY : dayFrom(line.to),
      week: weekOf(line.hours),
    }))
  return day => {
    const week = own.findLast(line => line.from <= day && day <= line.to)?.week ?? city
    return week[weekdayOf(day)] ?? []
  }
}

function weekOf(week: Week): readonly Openings[] {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = week
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday].map(intervals)
}

function intervals(openings: readonly Opening[]): Openings {
  return openings.map(({ from, to }) => ({ from: minutesFrom(from), to: minutesFrom(to) }))
}
