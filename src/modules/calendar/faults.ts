import type { CalendarData, Opening } from './data.ts'
import { minutesFrom } from './minutes.ts'

/** What is wrong in a calendar beyond its shape: where (JSON pointer) and what. */
export interface CalendarFault {
  readonly path: string
  readonly code:
    | 'no_such_date'
    | 'openings_out_of_order'
    | 'day_listed_twice'
    | 'outside_published_years'
    | 'outside_projected_years'
    | 'swap_without_make_up_day'
    | 'make_up_day_without_swap'
    | 'year_without_holidays'
    | 'years_out_of_order'
}

/** Every fault of a calendar whose shape is right; an empty list means it can be counted with. */
export function calendarFaults(data: CalendarData): CalendarFault[] {
  const faults = [...dateFaults(data), ...openingFaults(data)]
  if (faults.length > 0) return faults
  return [...yearFaults(data), ...repeatFaults(data), ...swapFaults(data)]
}

function datesOf(data: CalendarData): (readonly [path: string, date: string])[] {
  const { projected } = data
  return [
    ...data.holidays.map((day, i) => [`/holidays/${i}/date`, day.date] as const),
    ...data.makeUpDays.map((day, i) => [`/makeUpDays/${i}/date`, day.date] as const),
    ...data.makeUpDays.map((day, i) => [`/makeUpDays/${i}/insteadOf`, day.insteadOf] as const),
    ...(data.specialDays ?? []).map((day, i) => [`/specialDays/${i}/date`, day.date] as const),
    ...(data.unitHours ?? []).map((line, i) => [`/unitHours/${i}/from`, line.from] as const),
    ...(data.unitHours ?? []).map((line, i) => [`/unitHours/${i}/to`, line.to ?? line.from] as const),
    ...projected.holidays.map((day, i) => [`/projected/holidays/${i}/date`, day.date] as const),
    ...projected.makeUpDays.map((day, i) => [`/projected/makeUpDays/${i}/date`, day.date] as const),
    ...projected.makeUpDays.map((day, i) => [`/projected/makeUpDays/${i}/insteadOf`, day.insteadOf] as const),
  ]
}

function dateFaults(data: CalendarData): CalendarFault[] {
  return datesOf(data)
    .filter(([, date]) => !isDate(date))
    .map(([path]) => ({ path, code: 'no_such_date' }))
}

/** True of a date that exists, as ISO text. */
export function isDate(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
  } catch {
    return false
  }
}

function openingFaults(data: CalendarData): CalendarFault[] {
  const weeks = [
    ['/hours', data.hours] as const,
    ...(data.unitHours ?? []).map((line, i) => [`/unitHours/${i}/hours`, line.hours] as const),
  ]
  const days = [
    ...weeks.flatMap(([path, week]) =>
      Object.entries(week).map(([day, list]) => [`${path}/${day}`, list] as const),
    ),
    ...(data.specialDays ?? []).map((day, i) => [`/specialDays/${i}/hours`, day.hours] as const),
  ]
  return days
    .filter(([, openings]) => !inOrder(openings))
    .map(([path]) => ({ path, code: 'openings_out_of_order' }))
}

/** Openings that follow one another without touching. */
export function inOrder(openings: readonly Opening[]): boolean {
  const ends = openings.flatMap(opening => [minutesFrom(opening.from), minutesFrom(opening.to)])
  return ends.every((end, i) => i === 0 || (ends[i - 1] ?? 0) < end)
}

function yearFaults(data: CalendarData): CalendarFault[] {
  const { firstYear, publishedThrough, projected } = data
  if (firstYear > publishedThrough || publishedThrough >= projected.through) {
    return [{ path: '/publishedThrough', code: 'years_out_of_order' }]
  }
  const faults: CalendarFault[] = []
  for (const [path, date] of datesOf(data)) {
    if (path.startsWith('/unitHours') || path.startsWith('/specialDays')) continue
    const year = Number(date.slice(0, 4))
    if (path.startsWith('/projected')) {
      if (year <= publishedThrough || year > projected.through)
        faults.push({ path, code: 'outside_projected_years' })
    } else if (year < firstYear || year > publishedThrough) {
      faults.push({ path, code: 'outside_published_years' })
    }
  }
  for (let year = firstYear; year <= publishedThrough; year++) {
    if (!data.holidays.some(day => day.date.startsWith(`${year}-`))) {
      faults.push({ path: '/holidays', code: 'year_without_holidays' })
    }
  }
  return faults
}

function repeatFaults(data: CalendarData): CalendarFault[] {
  const days = datesOf(data).filter(([path]) => /holidays\/|makeUpDays\/\d+\/date/.test(path))
  return days
    .filter(([, date], i) => days.findIndex(([, other]) => other === date) < i)
    .map(([path]) => ({ path, code: 'day_listed_twice' }))
}

/** A swapped day off is paid for by a worked day, and the other way round: one of the two alone is a slip of the pen. */
function swapFaults(data: CalendarData): CalendarFault[] {
  return [['', data] as const, ['/projected', data.projected] as const].flatMap(
    ([base, { holidays, makeUpDays }]): CalendarFault[] => [
      ...holidays.flatMap((day, i): CalendarFault[] =>
        day.kind === 'swap' && !makeUpDays.some(made => made.insteadOf === day.date)
          ? [{ path: `${base}/holidays/${i}`, code: 'swap_without_make_up_day' }]
          : [],
      ),
      ...makeUpDays.flatMap((made, i): CalendarFault[] =>
        holidays.some(day => day.kind === 'swap' && day.date === made.insteadOf)
          ? []
          : [{ path: `${base}/makeUpDays/${i}`, code: 'make_up_day_without_swap' }],
      ),
    ],
  )
}
