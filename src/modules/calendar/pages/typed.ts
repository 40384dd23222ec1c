/** What people type for days and hours, read kindly: nothing of it is guessed. */

/** @example readTime('9h30') // '09:30' */
export function readTime(text: string): string | undefined {
  const [, hour, minute = '0'] = /^(\d{1,2})\s*(?:[:.hH]\s*(\d{1,2})?)?$/.exec(text.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}

/** The date in three boxes; undefined when the calendar knows no such day. */
export function readDay(parts: { day: string; month: string; year: string }): Temporal.PlainDate | undefined {
  const { day, month, year } = parts
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  try {
    return Temporal.PlainDate.from(
      { day: Number(day), month: Number(month), year: Number(year) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** @example readDate('7/10/2026'), readDate('07-10-2026') */
export function readDate(text: string): Temporal.PlainDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  return readDay({ day, month, year })
}

/** @example readMoment('07/10/2026 10:00'), readMoment('10h ngày 7/10/2026') */
export function readMoment(text: string): Temporal.PlainDateTime | undefined {
  const [, dateFirst, timeAfter] = /^(\S+)\s+(.+)$/.exec(text.trim()) ?? []
  const [, timeFirst, dateAfter] = /^(.+?)\s+(?:ngày\s+|on\s+)?(\S+)$/.exec(text.trim()) ?? []
  const [date, time] = [readDate(dateFirst ?? ''), readTime(timeAfter ?? '')]
  if (date !== undefined && time !== undefined) return date.toPlainDateTime(time)
  const [otherDate, otherTime] = [readDate(dateAfter ?? ''), readTime(timeFirst ?? '')]
  return otherDate !== undefined && otherTime !== undefined ? otherDate.toPlainDateTime(otherTime) : undefined
}

/** Openings of a day as one line; undefined when it is none. @example readHours('8:00-12:00, 13h-17h') */
export function readHours(text: string): { from: string; to: string }[] | undefined {
  const openings = text
    .split(/[,;]/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => part.split(/\s*[-–]\s*/).map(readTime))
  const isRead = openings.every(ends => ends.length === 2 && ends.every(end => end !== undefined))
  if (!isRead) return undefined
  return openings.map(([from = '', to = '']) => ({ from, to }))
}

/** A whole number from 1 on. */
export function readCount(text: string, most: number): number | undefined {
  if (!/^\d{1,5}$/.test(text.trim())) return undefined
  const count = Number(text)
  return count >= 1 && count <= most ? count : undefined
}

/** One value of a query or a form as text, composed and trimmed; '' when it is missing or sent twice. */
export function textOf(from: unknown, name: string): string {
  const value = (from as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}
