import { VIETNAM } from '../../../kernel/index.ts'
import type { Limit, Pause } from '../limit.ts'
import { readCount, readDay, readMoment, readTime, textOf } from './typed.ts'

export const limitKinds = [
  'workingDays',
  'workingHours',
  'calendarDays',
  'months',
  'sameDay',
  'session',
] as const

export type LimitKind = (typeof limitKinds)[number]

/** The most that the page counts: no limit of the law is longer. */
const most = { workingDays: 750, workingHours: 6_000, calendarDays: 1_100, months: 60 } as const
const mostPauses = 20

/** The names of the fields as they stand in the address. */
export const fields = {
  received: 'nhan',
  time: 'luc',
  kind: 'thoi-han',
  amount: {
    workingDays: 'so-ngay-lam-viec',
    workingHours: 'so-gio',
    calendarDays: 'so-ngay',
    months: 'so-thang',
  },
  cutOff: 'gio-chot',
  unit: 'don-vi',
  pauseFrom: (line: number) => `dung-tu-${line}`,
  pauseTo: (line: number) => `dung-den-${line}`,
  pauseClock: (line: number) => `dung-cach-${line}`,
  more: 'them',
} as const

export interface PauseTyped {
  readonly from: string
  readonly to: string
  readonly clock: 'resume' | 'restart'
}

/** The form as somebody typed it. */
export interface CalculatorForm {
  readonly day: string
  readonly month: string
  readonly year: string
  readonly time: string
  readonly kind: string
  readonly amount: Readonly<Record<keyof typeof most, string>>
  readonly cutOff: string
  readonly unit: string
  readonly pauses: readonly PauseTyped[]
}

export type CalculatorFault =
  | 'dateMissing'
  | 'dateUnknown'
  | 'timeUnknown'
  | 'kindMissing'
  | 'countMissing'
  | 'cutOffUnknown'
  | 'unitUnknown'
  | 'pauseUnknown'
  | 'pauseBackwards'
  | 'tooEarly'
  | 'tooLate'

export interface FieldFault {
  readonly field: string
  readonly fault: CalculatorFault
  /** The longest limit of its kind, where the count is wrong. */
  readonly most?: number
}

export interface Counted {
  readonly start: Temporal.Instant
  readonly limit: Limit
  readonly unit: string | undefined
  readonly pauses: readonly Pause[]
}

/** Nothing asked yet: the day of today at an hour of work, and the commonest kind of limit. */
export function emptyForm(today: Temporal.PlainDate): CalculatorForm {
  return {
    day: String(today.day),
    month: String(today.month),
    year: String(today.year),
    time: '09:00',
    kind: 'workingDays',
    amount: { workingDays: '', workingHours: '', calendarDays: '', months: '' },
    cutOff: '15:00',
    unit: '',
    pauses: [],
  }
}

/** True when the address asks for a count, or for another line of pauses. */
export function isAsked(query: unknown): boolean {
  return Object.keys((query as object | null) ?? {}).some(name => name.startsWith(fields.received))
}

export function readForm(query: unknown): CalculatorForm {
  const text = (name: string) => textOf(query, name)
  const pauses = Array.from({ length: mostPauses }, (_, line) => ({
    from: text(fields.pauseFrom(line)),
    to: text(fields.pauseTo(line)),
    clock: text(fields.pauseClock(line)) === 'restart' ? ('restart' as const) : ('resume' as const),
  }))
  const wanted = text(fields.more) === '' ? 0 : Math.min(Number(text(fields.more)) || 0, mostPauses)
  return {
    day: text(`${fields.received}-day`),
    month: text(`${fields.received}-month`),
    year: text(`${fields.received}-year`),
    time: text(fields.time),
    kind: text(fields.kind),
    amount: {
      workingDays: text(fields.amount.workingDays),
      workingHours: text(fields.amount.workingHours),
      calendarDays: text(fields.amount.calendarDays),
      months: text(fields.amount.months),
    },
    cutOff: text(fields.cutOff),
    unit: text(fields.unit),
    pauses: pauses.filter(({ from, to }, line) => line < wanted || from !== '' || to !== ''),
  }
}

/** What is to be counted, or what is wrong field by field. */
export function checkForm(
  form: CalculatorForm,
  isUnit: (unit: string) => boolean,
): { readonly counted: Counted } | { readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = []
  const fail: Fail = (field, fault, most) =>
    void faults.push({ field, fault, ...(most === undefined ? {} : { most }) })
  const start = startOf(form, fail)
  const limit = limitOf(form, fail)
  const pauses = form.pauses.flatMap((pause, line) => pauseOf(pause, line, fail))
  if (form.unit !== '' && !isUnit(form.unit)) fail(fields.unit, 'unitUnknown')
  if (faults.length > 0 || start === undefined || limit === undefined) return { faults }
  return { counted: { start, limit, pauses, unit: form.unit || undefined } }
}

type Fail = (field: string, fault: CalculatorFault, most?: number) => void

function startOf({ day, month, year, time }: CalculatorForm, fail: Fail): Temporal.Instant | undefined {
  const date = readDay({ day, month, year })
  if (date === undefined)
    fail(fields.received, [day, month, year].includes('') ? 'dateMissing' : 'dateUnknown')
  const hour = readTime(time)
  if (hour === undefined) fail(fields.time, 'timeUnknown')
  return date && hour ? instantOf(date.toPlainDateTime(hour)) : undefined
}

function limitOf(form: CalculatorForm, fail: Fail): Limit | undefined {
  const kind = limitKinds.find(each => each === form.kind)
  if (kind === undefined) return void fail(fields.kind, 'kindMissing')
  if (kind === 'session') return { session: true }
  if (kind === 'sameDay') {
    const cutOff = readTime(form.cutOff)
    return cutOff === undefined ? void fail(fields.cutOff, 'cutOffUnknown') : { sameDay: { cutOff } }
  }
  const count = readCount(form.amount[kind], most[kind])
  return count === undefined
    ? void fail(fields.amount[kind], 'countMissing', most[kind])
    : ({ [kind]: count } as unknown as Limit)
}

/** A line left empty is no pause. */
function pauseOf(typed: PauseTyped, line: number, fail: Fail): Pause[] {
  if (typed.from === '' && typed.to === '') return []
  const [from, to] = [readMoment(typed.from), readMoment(typed.to)]
  if (from === undefined) fail(fields.pauseFrom(line), 'pauseUnknown')
  if (to === undefined) fail(fields.pauseTo(line), 'pauseUnknown')
  if (from === undefined || to === undefined) return []
  if (Temporal.PlainDateTime.compare(to, from) <= 0) fail(fields.pauseTo(line), 'pauseBackwards')
  return [{ from: instantOf(from), to: instantOf(to), clock: typed.clock }]
}

function instantOf(moment: Temporal.PlainDateTime): Temporal.Instant {
  return moment.toZonedDateTime(VIETNAM).toInstant()
}
