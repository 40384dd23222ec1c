import type { FieldErrorShown } from '../../../ui/index.ts'
import { instantOf } from '../rules/days.ts'
import { type DayTyped, dayOf, numberOf, readDay, textOf, textsOf, timeOf } from './form-values.ts'
import type { Messages } from './messages.ts'

/** A day with hours as somebody typed them. */
export interface HoursTyped {
  readonly day: DayTyped
  readonly from: string
  readonly to: string
}

export interface SlotTyped extends HoursTyped {
  readonly id: string
  readonly unit: string
  readonly capacity: string
  readonly team: readonly string[]
}

export interface SessionTyped extends HoursTyped {
  readonly id: string
  readonly unit: string
  readonly ward: string
  readonly place: string
  readonly procedures: readonly string[]
}

export interface EquipmentTyped {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly count: string
}

const noDay: DayTyped = { day: '', month: '', year: '' }

export function emptySlot(id: string, unit: string): SlotTyped {
  return { id, unit, day: noDay, from: '', to: '', capacity: '', team: [] }
}

export function emptySession(id: string, unit: string): SessionTyped {
  return { id, unit, day: noDay, from: '', to: '', ward: '', place: '', procedures: [] }
}

export function slotTyped(body: unknown): SlotTyped {
  const text = (name: string) => textOf(body, name)
  return {
    ...hoursTyped(body),
    id: text('id'),
    unit: text('unit'),
    capacity: text('capacity'),
    team: textsOf(body, 'team'),
  }
}

export function sessionTyped(body: unknown): SessionTyped {
  const text = (name: string) => textOf(body, name)
  return {
    ...hoursTyped(body),
    id: text('id'),
    unit: text('unit'),
    ward: text('ward'),
    place: text('place'),
    procedures: textsOf(body, 'procedures'),
  }
}

export function equipmentTyped(body: unknown): EquipmentTyped {
  const text = (name: string) => textOf(body, name)
  return { id: text('id'), unit: text('unit'), name: text('name'), count: text('count') }
}

function hoursTyped(body: unknown): HoursTyped {
  return { day: readDay(body, 'day'), from: textOf(body, 'from'), to: textOf(body, 'to') }
}

interface Hours {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

type Faults = Messages['faults']

/** Hours of a day that are not over; else what is wrong with them, by box. */
export function readHours(
  typed: HoursTyped,
  now: Temporal.Instant,
  messages: Faults,
): { readonly hours: Hours } | { readonly errors: FieldErrorShown[] } {
  const day = dayOf(typed.day)
  const [start, end] = [timeOf(typed.from), timeOf(typed.to)]
  const errors = [
    ...(day === undefined ? [{ field: 'day-day', message: messages.dayWrong }] : []),
    ...(start === undefined ? [{ field: 'from', message: messages.timeWrong }] : []),
    ...(end === undefined ? [{ field: 'to', message: messages.timeWrong }] : []),
  ]
  if (day === undefined || start === undefined || end === undefined) return { errors }
  const hours = { from: instantOf(day, start), to: instantOf(day, end) }
  if (Temporal.Instant.compare(hours.from, hours.to) >= 0)
    return { errors: [{ field: 'to', message: messages.timeOrder }] }
  if (Temporal.Instant.compare(hours.from, now) <= 0)
    return { errors: [{ field: 'day-day', message: messages.dayPast }] }
  return { hours }
}

/** A whole number within bounds, as typed. */
export function numberWithin(text: string, from: number, to: number): number | undefined {
  const number = numberOf(text)
  return number !== undefined && number >= from && number <= to ? number : undefined
}
