import type { Locale } from '../../kernel/index.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import type { Line } from './rules/explanation.ts'
import { hoursOfWorkingDay } from './rules/steps.ts'
import { timeLeft } from './rules/time-left.ts'
import type { Messages } from './words.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export const messages: Readonly<Record<Locale, Messages>> = { vi, en }

/** A line of an explanation in words. @example 'Ngày nhận 20/11/2026 không tính' */
export function sayLine(line: Line, locale: Locale): string {
  const speak = messages[locale].lines[line.code] as (params: Line['params']) => string
  return speak(line.params)
}

/** A whole explanation in words, a sentence a line; the last says what is due: a result, or an answer to a filing. */
export function sayExplanation(
  explanation: readonly Line[],
  locale: Locale,
  what: 'result' | 'answer' = 'result',
): string[] {
  return explanation.map(line =>
    line.code === 'due' && what === 'answer'
      ? messages[locale].answerDue(line.params)
      : sayLine(line, locale),
  )
}

export interface TimeLeftInput {
  readonly now: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly calendar: WorkingCalendar
  readonly unit?: string | undefined
}

/**
 * The time left as an officer reads it: whole working days of eight hours while there is one, then hours and minutes.
 * Rounded down, so that it never promises more time than there is, nor blames for more than was taken.
 * @example 'Còn 2 ngày làm việc', 'Còn 3 giờ 20 phút', 'Quá hạn 1 ngày làm việc'
 */
export function sayTimeLeft({ now, dueAt, calendar, unit }: TimeLeftInput, locale: Locale): string {
  const say = messages[locale]
  const minutes = timeLeft(now, dueAt, calendar, unit)
  const days = Math.floor(Math.abs(minutes) / (hoursOfWorkingDay * 60))
  if (minutes > 0) return days > 0 ? say.daysLeft(days) : say.minutesLeft(minutes)
  if (minutes < 0) return days > 0 ? say.daysLate(days) : say.minutesLate(-minutes)
  // After closing on the day it was due no working minute has passed, and yet it is late.
  return Temporal.Instant.compare(now, dueAt) > 0 ? say.justLate : say.dueNow
}
