/**
 * Counting is done in whole local minutes since 1970-01-01 00:00, days in whole days since that date. Viet Nam has kept
 * UTC+7 without summer time since 1975, so the offset is a number; a test holds it against the time zone.
 */
const offsetMinutes = 7 * 60
const minuteMs = 60_000
export const dayMinutes = 24 * 60
const epoch = Temporal.PlainDate.from('1970-01-01')

/** The minute an instant lies in: what a receipt prints is what is counted. */
export function minuteOf(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / minuteMs) + offsetMinutes
}

/** The first minute that begins at the instant or after it. */
export function minuteAfter(at: Temporal.Instant): number {
  return Math.ceil(at.epochMilliseconds / minuteMs) + offsetMinutes
}

export function instantAt(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds((minute - offsetMinutes) * minuteMs)
}

export function dayOf(minute: number): number {
  return Math.floor(minute / dayMinutes)
}

/** Minutes since the midnight before. */
export function minuteOfDay(minute: number): number {
  return minute - dayOf(minute) * dayMinutes
}

export function dayFrom(date: Temporal.PlainDate | string): number {
  return epoch.until(date, { largestUnit: 'day' }).days
}

export function dateOf(day: number): Temporal.PlainDate {
  return epoch.add({ days: day })
}

const isoDates = new Map<number, string>()

/** A day as an ISO date; each is made once, for explanations name the same few thousand days all year. */
export function isoOf(day: number): string {
  const known = isoDates.get(day)
  if (known !== undefined) return known
  const iso = dateOf(day).toString()
  isoDates.set(day, iso)
  return iso
}

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** @example minutesFrom('08:30') // 510 */
export function minutesFrom(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** @example timeOf(510) // '08:30' */
export function timeOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
