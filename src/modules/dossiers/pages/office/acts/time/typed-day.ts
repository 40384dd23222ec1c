import { local } from '../../../../../../kernel/index.ts'
import { textOf } from '../../form-values.ts'

/** A day in three boxes, as it was typed. */
export interface TypedDay {
  readonly day: string
  readonly month: string
  readonly year: string
}

export const noDay: TypedDay = { day: '', month: '', year: '' }

export function readDay(body: unknown, name: string): TypedDay {
  const part = (which: string) => textOf(body, `${name}-${which}`).trim()
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** The day it is; undefined where the calendar knows none. */
export function dayOf({ day, month, year }: TypedDay): Temporal.PlainDate | undefined {
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

export function typedDayOf(at: Temporal.Instant): TypedDay {
  const { day, month, year } = local(at)
  return { day: String(day), month: String(month), year: String(year) }
}
