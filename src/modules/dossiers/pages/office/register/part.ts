import { local } from '../../../../../kernel/index.ts'
import type { Request } from '../../../../../platform/http/index.ts'
import type { FieldErrorShown } from '../../../../../ui/index.ts'
import { type RegisterMoment, type RegisterPart, registerMoments } from '../../../register.ts'
import { dayOf, readDay, type TypedDay } from '../acts/time/typed-day.ts'
import { textOf } from '../form-values.ts'
import { registerMessages } from './messages.ts'

/** The part of the register an address asks for, as it was typed. */
export interface AskedPart {
  readonly unit: string
  readonly moment: RegisterMoment
  readonly typed: { readonly from: TypedDay; readonly to: TypedDay }
  /** Left out when the days cannot stand. */
  readonly part?: RegisterPart
  readonly errors: readonly FieldErrorShown[]
}

/** Without days it is this month up to today; `units` are those the viewer may choose, their own first. */
export function partIn(
  { query, locale }: Request,
  units: readonly string[],
  now: Temporal.Instant,
): AskedPart | undefined {
  const said = textOf(query, 'unit')
  const unit = said === '' ? units[0] : units.find(one => one === said)
  if (unit === undefined) return undefined
  const moment = registerMoments.find(one => one === textOf(query, 'moment')) ?? 'received'
  const today = local(now).toPlainDate()
  const typed = {
    from: typedOr(query, 'from', today.with({ day: 1 })),
    to: typedOr(query, 'to', today),
  }
  const [from, to] = [dayOf(typed.from), dayOf(typed.to)]
  const messages = registerMessages(locale)
  const errors = [
    ...(from === undefined ? [{ field: 'from', message: messages.wrongDay(messages.from) }] : []),
    ...(to === undefined ? [{ field: 'to', message: messages.wrongDay(messages.to) }] : []),
  ]
  if (from === undefined || to === undefined) return { unit, moment, typed, errors }
  if (Temporal.PlainDate.compare(to, from) < 0)
    return { unit, moment, typed, errors: [{ field: 'to', message: messages.wrongOrder }] }
  if (Temporal.PlainDate.compare(to, from.add({ years: 1 })) >= 0)
    return { unit, moment, typed, errors: [{ field: 'to', message: messages.tooLong }] }
  return { unit, moment, typed, errors, part: { unit, moment, from, to } }
}

function typedOr(query: unknown, name: string, otherwise: Temporal.PlainDate): TypedDay {
  const typed = readDay(query, name)
  if (typed.day + typed.month + typed.year !== '') return typed
  const { day, month, year } = otherwise
  return { day: String(day), month: String(month), year: String(year) }
}

/** The part as an address says it. */
export function queryOf({ unit, moment, from, to }: RegisterPart): Record<string, string> {
  const days = Object.entries({ from, to }).flatMap(([name, { day, month, year }]) =>
    Object.entries({ day, month, year }).map(([box, value]) => [`${name}-${box}`, String(value)] as const),
  )
  return { unit, moment, ...Object.fromEntries(days) }
}
