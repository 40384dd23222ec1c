import { formatDate, formatTime, type Locale, local } from '../../../../kernel/index.ts'
import { sayTimeLeft, timeLeft, type WorkingCalendar } from '../../../calendar/index.ts'
import { deskMessages } from './desk/messages.ts'
import { messagesIn } from './messages.ts'

/** From when on a due date without warnings of its own is shown as near, in working minutes. */
const soonMinutes = 120

export interface Remaining {
  readonly words: string
  readonly tone: 'calm' | 'soon' | 'late'
  /** The warning that has come, in a word; in late work the words themselves say it. */
  readonly warning?: string | undefined
}

interface DueAt {
  readonly now: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly unit: string
  readonly amberAt?: Temporal.Instant | null
  readonly redAt?: Temporal.Instant | null
}

/** The working time left, in words, with how pressing it is. */
export function remaining(at: DueAt, calendar: WorkingCalendar, locale: Locale): Remaining {
  const { now, dueAt, amberAt = null, redAt = null, unit } = at
  const words = sayTimeLeft({ now, dueAt, unit, calendar }, locale)
  const isPast = (moment: Temporal.Instant | null) =>
    moment !== null && Temporal.Instant.compare(now, moment) >= 0
  if (Temporal.Instant.compare(now, dueAt) > 0) return { words, tone: 'late' }
  const { amber, red } = deskMessages(locale)
  if (isPast(redAt)) return { words, tone: 'late', warning: red }
  const isNear = amberAt === null ? timeLeft(now, dueAt, calendar, unit) <= soonMinutes : isPast(amberAt)
  return isNear ? { words, tone: 'soon', warning: amber } : { words, tone: 'calm' }
}

/** A moment as it is said today. @example '17:00 hôm nay', '17:00 ngày 26/11/2026' */
export function sayMoment(at: Temporal.Instant, now: Temporal.Instant, locale: Locale): string {
  const messages = messagesIn(locale)
  const moment = local(at)
  const day = moment.toPlainDate()
  const days = local(now).toPlainDate().until(day).days
  const time = formatTime(moment)
  if (days === 0) return messages.today(time)
  if (days === 1) return messages.tomorrow(time)
  return messages.onDay(time, formatDate(day))
}

/** The day alone, but for today, when the hour says more. @example '08:12 hôm nay', '26/11/2026' */
export function sayDay(at: Temporal.Instant, now: Temporal.Instant, locale: Locale): string {
  const day = local(at).toPlainDate()
  return day.equals(local(now).toPlainDate()) ? sayMoment(at, now, locale) : formatDate(day)
}

/** How long something took, in working time. @example '12 phút', '1 giờ 5 phút', '2 ngày làm việc' */
export function sayTaken(
  from: Temporal.Instant,
  to: Temporal.Instant,
  unit: string,
  calendar: WorkingCalendar,
  locale: Locale,
): string {
  return messagesIn(locale).duration(Math.max(0, timeLeft(from, to, calendar, unit)))
}
