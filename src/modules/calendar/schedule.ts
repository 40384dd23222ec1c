import type { Text } from '../../kernel/index.ts'
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
 * Reads the calendar's lines for one unit. A special day wins over a make-up day, that over a holiday, that over the
 * unit's own hours, and those over the city's.
 */
export function scheduleOf(data: CalendarData, unit: string | undefined): Schedule {
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
