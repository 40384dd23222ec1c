/** One value of a query or a form's body as text, composed and trimmed; '' when it is missing or sent twice. */
export function textOf(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

/** All values sent under a name: the boxes that are ticked. */
export function textsOf(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  return [value].flat().filter(one => typeof one === 'string')
}

/** The version a form was made from; 0, which no visit has, when it carries none. */
export function seqOf(body: unknown): number {
  return numberOf(textOf(body, 'seq')) ?? 0
}

/** A whole number from 0 up, as somebody typed it. */
export function numberOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/** A day of three boxes, as they were typed; undefined where it is none. */
export function dayOf(typed: DayTyped): Temporal.PlainDate | undefined {
  const [day, month, year] = [typed.day, typed.month, typed.year].map(numberOf)
  if (day === undefined || month === undefined || year === undefined || year < 1900) return undefined
  try {
    return Temporal.PlainDate.from({ day, month, year }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

export interface DayTyped {
  readonly day: string
  readonly month: string
  readonly year: string
}

export function readDay(body: unknown, name: string): DayTyped {
  const part = (which: string) => textOf(body, `${name}-${which}`)
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** An hour as people type it: 8:00, 08h30, 14. */
export function timeOf(typed: string): Temporal.PlainTime | undefined {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?$/i.exec(typed) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
}
