import type { Locale } from './text.ts'

/** All of Viet Nam is one zone. Instants are stored; this zone is what people read and what the law counts in. */
export const VIETNAM = 'Asia/Ho_Chi_Minh'

/** The local date and time at an instant. */
export function local(at: Temporal.Instant): Temporal.PlainDateTime {
  return at.toZonedDateTimeISO(VIETNAM).toPlainDateTime()
}

const two = (n: number) => String(n).padStart(2, '0')

/** @example formatDate(date) // '02/03/2026' */
export function formatDate(date: Temporal.PlainDate): string {
  return `${two(date.day)}/${two(date.month)}/${date.year}`
}

/** @example formatTime(time) // '17:00' */
export function formatTime(time: { hour: number; minute: number }): string {
  return `${two(time.hour)}:${two(time.minute)}`
}

/** @example formatMoment(at, 'vi') // '17:00 ngày 26/11/2026' */
export function formatMoment(at: Temporal.Instant, locale: Locale): string {
  const moment = local(at)
  const date = formatDate(moment.toPlainDate())
  return locale === 'vi' ? `${formatTime(moment)} ngày ${date}` : `${formatTime(moment)} on ${date}`
}
