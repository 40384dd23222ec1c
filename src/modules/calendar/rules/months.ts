import type { Text } from '../../../kernel/index.ts'
import type { Pause } from '../limit.ts'
import { dateOf, dayFrom, dayOf, instantAt, minuteOf, weekdayOf } from '../minutes.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { overlaps, pausedTimes } from './pauses.ts'

export type DayMark = 'received' | 'due' | 'paused'

/** One day of a month as a page draws it. */
export interface MonthDay {
  readonly date: Temporal.PlainDate
  readonly isOff: boolean
  /** Why the day is not as its weekday would have it. */
  readonly why: Text | undefined
  readonly marks: readonly DayMark[]
}

/** A month in weeks from Monday to Sunday; null where another month is. */
export interface Month {
  readonly first: Temporal.PlainDate
  readonly weeks: readonly (readonly (MonthDay | null)[])[]
}

export interface MonthsInput {
  readonly received: Temporal.Instant
  readonly due: Temporal.Instant
  readonly pauses: readonly Pause[]
  readonly calendar: WorkingCalendar
  readonly unit: string | undefined
}

/** The months from receipt to due date, each day with what it is. Years not announced are drawn as they are projected. */
export function monthsBetween(input: MonthsInput): Month[] {
  const from = dateOf(dayOf(minuteOf(input.received))).with({ day: 1 })
  const to = dateOf(dayOf(minuteOf(input.due)))
  const count = (to.year - from.year) * 12 + to.month - from.month + 1
  const drawDay = dayDrawer(input)
  return Array.from({ length: count }, (_, i) => monthOf(from.add({ months: i }), drawDay))
}

function monthOf(first: Temporal.PlainDate, drawDay: (day: number) => MonthDay): Month {
  const start = dayFrom(first)
  const before: null[] = Array.from({ length: weekdayOf(start) }, () => null)
  const days = Array.from({ length: first.daysInMonth }, (_, i) => drawDay(start + i))
  const after: null[] = Array.from({ length: (7 - ((before.length + days.length) % 7)) % 7 }, () => null)
  const cells = [...before, ...days, ...after]
  return { first, weeks: Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(7 * i, 7 * i + 7)) }
}

function dayDrawer({ received, due, pauses, calendar, unit }: MonthsInput): (day: number) => MonthDay {
  const table = calendar.projected.table(unit)
  const [first, last] = [dayOf(minuteOf(received)), dayOf(minuteOf(due))]
  const paused = pausedTimes(pauses, instantAt(minuteOf(due)))
  return day => {
    const { openings, mark } = table.day(day)
    const whole = { from: day * 1440, to: (day + 1) * 1440 }
    const isPaused = first <= day && day <= last && paused.some(pause => overlaps(pause, whole))
    return {
      date: dateOf(day),
      isOff: openings.length === 0,
      why: mark === undefined || mark.kind === 'madeUp' ? undefined : mark.name,
      marks: [
        ...(day === first ? (['received'] as const) : []),
        ...(isPaused ? (['paused'] as const) : []),
        ...(day === last ? (['due'] as const) : []),
      ],
    }
  }
}
