import { type CalendarChange, type CalendarInForce, type DayChange, inForce } from './changes.ts'
import type { CalendarData } from './data.ts'
import { DayTable } from './day-table.ts'
import { calendarFaults } from './faults.ts'
import { dayFrom, instantAt, minuteOf } from './minutes.ts'
import { usualWarnings, type Warnings } from './rules/warnings.ts'
import { scheduleOf } from './schedule.ts'

/**
 * How far a provisional date may lie beyond the days off that are written down: those years know weekly hours only.
 * The counter must be able to promise something for the longest limit; no limit is longer.
 */
const yearsBeyondProjection = 20

/**
 * Working time of a city: a value made from pack data, the same answer today and in ten years. Units are asked by id;
 * without one, or for a unit without hours of its own, the city's office hours hold. Time is counted in whole minutes,
 * an opening without its last minute's end: at 17:00 sharp the day is over.
 * @source docs/legal/time-limits.md#working-hours
 */
export class WorkingCalendar {
  /** Kept with every date computed from it. */
  readonly version: string
  readonly publishedThrough: number
  /** True of the calendar that also counts through years not announced yet. */
  readonly isProjected: boolean
  /** When officers are warned that a date comes near. */
  readonly warnings: Warnings
  /** What is counted with: the pack's lines and every year announced since. For the pages of this module. */
  readonly data: CalendarData
  readonly #pack: CalendarData
  readonly #days: readonly DayChange[]
  readonly #projected: WorkingCalendar | undefined
  /** By the lines that make a unit's days its own: a storm over forty wards makes one table, not forty. */
  readonly #tables = new Map<string, DayTable>()
  readonly #unitsApart: ReadonlyMap<string, string>

  constructor(pack: CalendarData, now: CalendarInForce, isProjected: boolean) {
    this.version = now.version
    this.publishedThrough = now.data.publishedThrough
    this.isProjected = isProjected
    this.warnings = now.data.warnings ?? usualWarnings
    this.data = now.data
    this.#pack = pack
    this.#days = now.days
    this.#projected = isProjected ? undefined : new WorkingCalendar(pack, now, true)
    this.#unitsApart = unitsApart(now)
  }

  /** The same pack's calendar with these changes, and no others, after it. */
  withChanges(changes: readonly CalendarChange[]): WorkingCalendar {
    return new WorkingCalendar(this.#pack, inForce(this.#pack, changes), this.isProjected)
  }

  /** This calendar with more days changed: what a decree would do. */
  withDays(days: readonly DayChange[]): WorkingCalendar {
    const now = { version: this.version, data: this.data, days: [...this.#days, ...days] }
    return new WorkingCalendar(this.#pack, now, this.isProjected)
  }

  /** Units whose days are not, or not always, those of the city. */
  get unitsWithOwnHours(): readonly string[] {
    return [...this.#unitsApart.keys()]
  }

  /** The same calendar counting on through years not announced, for provisional dates only. */
  get projected(): WorkingCalendar {
    return this.#projected ?? this
  }

  /**
   * The earliest instant by which so many working minutes have passed since `from`: the end of the last minute, never
   * the opening after it.
   * @throws CalendarNotPublished
   */
  add(from: Temporal.Instant, minutes: number, unit?: string): Temporal.Instant {
    if (wholeMinutes(minutes) === 0) return instantAt(minuteOf(from))
    const table = this.table(unit)
    return instantAt(table.earliestAt(table.elapsed(minuteOf(from)) + minutes))
  }

  /**
   * The latest instant from which so many working minutes remain until `to`.
   * @throws CalendarNotPublished
   */
  subtract(to: Temporal.Instant, minutes: number, unit?: string): Temporal.Instant {
    if (wholeMinutes(minutes) === 0) return instantAt(minuteOf(to))
    const table = this.table(unit)
    return instantAt(table.latestAt(table.elapsed(minuteOf(to)) - minutes))
  }

  /**
   * Working minutes from one instant to another; negative when `to` is the earlier.
   * @throws CalendarNotPublished
   */
  between(from: Temporal.Instant, to: Temporal.Instant, unit?: string): number {
    const table = this.table(unit)
    return table.elapsed(minuteOf(to)) - table.elapsed(minuteOf(from))
  }

  /** The instant itself within working hours, else the next opening. @throws CalendarNotPublished */
  nextOpening(at: Temporal.Instant, unit?: string): Temporal.Instant {
    return instantAt(this.table(unit).nextOpening(minuteOf(at)))
  }

  /** @throws CalendarNotPublished */
  isOpen(at: Temporal.Instant, unit?: string): boolean {
    const minute = minuteOf(at)
    return this.table(unit).nextOpening(minute) === minute
  }

  /** True of a day with any working time. @throws CalendarNotPublished */
  isWorkingDay(date: Temporal.PlainDate, unit?: string): boolean {
    return this.table(unit).isWorkingDay(dayFrom(date))
  }

  /** The counting tables, made when first asked for; for the rules of this module. */
  table(unit: string | undefined): DayTable {
    const lines = (unit !== undefined && this.#unitsApart.get(unit)) || ''
    const known = this.#tables.get(lines)
    if (known !== undefined) return known
    const table = this.#makeTable(lines === '' ? undefined : unit)
    this.#tables.set(lines, table)
    return table
  }

  #makeTable(unit: string | undefined): DayTable {
    const { firstYear, publishedThrough, projected } = this.data
    const lastYear = this.isProjected ? projected.through + yearsBeyondProjection : publishedThrough
    return new DayTable(
      scheduleOf(this.data, this.#days, unit),
      dayFrom(`${firstYear}-01-01`),
      dayFrom(`${lastYear}-12-31`),
    )
  }
}

/**
 * The calendar of a pack's `calendar.json`.
 * @throws Error naming each fault, when the data contradicts itself (`calendarFaults` lists them as values)
 */
export function calendarFrom(data: CalendarData): WorkingCalendar {
  const faults = calendarFaults(data)
  if (faults.length > 0) {
    throw new Error(`The calendar is broken: ${faults.map(({ path, code }) => `${path} ${code}`).join(', ')}`)
  }
  return new WorkingCalendar(data, inForce(data, []), false)
}

/** Each unit that has lines of its own, with the numbers of those lines. */
function unitsApart({ data, days }: CalendarInForce): Map<string, string> {
  const lines = [
    ...(data.unitHours ?? []).map(line => [line.unit]),
    ...[...(data.specialDays ?? []), ...days].map(day => day.units ?? []),
  ]
  const apart = new Map<string, string>()
  for (const [i, units] of lines.entries())
    for (const unit of units) apart.set(unit, `${apart.get(unit) ?? ''} ${i}`)
  return apart
}

function wholeMinutes(minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= 0) return minutes
  throw new RangeError(`Working time is counted in whole minutes from 0 on, not ${minutes}`)
}
