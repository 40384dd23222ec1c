import fc from 'fast-check'
import type { CalendarChange, ChangeContent } from '../changes.ts'
import type { CalendarData } from '../data.ts'
import { officeWeek, stateCalendar } from '../fixture.ts'
import type { Limit, Pause } from '../limit.ts'
import type { DueDateInput } from '../rules/due-date.ts'
import { calendarFrom, type WorkingCalendar } from '../working-calendar.ts'
import { type Drawn, Oracle } from './oracle.ts'

const firstDay = Temporal.PlainDate.from('2024-01-01')
const dayMinutes = 1440
/** Three years, and a year more in which no case begins: the longest limit with its pauses ends inside. */
const days = 4 * 366
/** Something lies before every case. */
const firstStart = 14 * dayMinutes
const lastStart = 2 * 365 * dayMinutes

const firstInstant = firstDay.toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()

export function instantOf(minute: number): Temporal.Instant {
  return firstInstant.add({ minutes: minute })
}

export function minuteOf(at: Temporal.Instant): number {
  return (at.epochMilliseconds - firstInstant.epochMilliseconds) / 60_000
}

export interface Kept {
  /** How a failing case is printed. */
  readonly [fc.toStringMethod]: () => string
  readonly calendar: WorkingCalendar
  readonly oracle: Oracle
  readonly unit: string | undefined
}

const oddHours: CalendarData = {
  ...stateCalendar,
  hours: {
    ...officeWeek,
    tuesday: [
      { from: '07:00', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ],
    thursday: [
      { from: '08:00', to: '10:15' },
      { from: '10:30', to: '12:00' },
      { from: '13:00', to: '20:00' },
    ],
    saturday: [{ from: '08:00', to: '12:00' }],
  },
  unitHours: [
    {
      unit: 'branch-1',
      from: '2024-06-01',
      to: '2026-03-31',
      hours: { ...officeWeek, saturday: [{ from: '07:30', to: '11:00' }], monday: [] },
    },
    { unit: 'branch-1', from: '2025-01-01', to: '2025-06-30', hours: officeWeek },
  ],
  specialDays: [
    { date: '2026-02-13', hours: [{ from: '08:00', to: '12:00' }], name: { vi: 'Nửa ngày' } },
    { date: '2024-08-24', hours: [], name: { vi: 'Bão' } },
    { date: '2025-03-03', hours: [{ from: '08:00', to: '12:00' }], name: { vi: 'Mở' }, units: ['branch-1'] },
  ],
}

const decrees = changesOf(
  { kind: 'closed', from: '2024-09-06', to: '2024-09-11', hours: [] },
  { kind: 'halfDay', from: '2025-01-24', to: '2025-01-24', hours: [{ from: '08:00', to: '12:00' }] },
  { kind: 'opened', from: '2025-05-10', to: '2025-05-11', hours: [{ from: '08:00', to: '16:00' }] },
  {
    kind: 'otherHours',
    from: '2025-06-16',
    to: '2025-07-31',
    hours: [
      { from: '06:30', to: '11:00' },
      { from: '14:00', to: '17:30' },
    ],
  },
  { kind: 'closed', from: '2025-07-07', to: '2025-07-09', hours: [], units: ['branch-1', 'branch-2'] },
)

function changesOf(...contents: readonly ChangeContent[]): CalendarChange[] {
  return contents.map((content, i) => ({
    number: i + 1,
    id: String(i),
    decree: { number: String(i), title: { vi: 'Quyết định' }, decidedOn: '2024-01-01' },
    content,
    enteredAt: firstInstant,
    enteredBy: 'system',
  }))
}

function keep(
  name: string,
  data: CalendarData,
  changes: readonly CalendarChange[],
  unit: string | undefined,
): Kept {
  // The last year of the span is projected for the program, and simply a year for the oracle.
  const whole = {
    ...data,
    holidays: [...data.holidays, ...data.projected.holidays],
    makeUpDays: [...data.makeUpDays, ...data.projected.makeUpDays],
  }
  return {
    [fc.toStringMethod]: () => name,
    calendar: calendarFrom(data).withChanges(changes).projected,
    oracle: new Oracle(whole, changes, unit, firstDay, days),
    unit,
  }
}

/** State bodies as they are; odd hours, half days and sudden closures; a branch with hours and decrees of its own. */
export const someCalendar = fc.constantFrom(
  keep('state bodies', stateCalendar, [], undefined),
  keep('odd hours', oddHours, [], undefined),
  keep('odd hours and decrees', oddHours, decrees, undefined),
  keep('a branch', oddHours, decrees, 'branch-1'),
)

export const someMinute = fc.integer({ min: firstStart, max: lastStart })

const somePause = fc.tuple(
  fc.integer({ min: -2_000, max: 20_000 }),
  fc.integer({ min: 0, max: 6_000 }),
  fc.integer({ min: 0, max: 5 }),
)

/** A moment with up to four pauses around it, overlapping as they may; one in six restarts the limit. */
export const someReceipt = fc
  .tuple(someMinute, fc.array(somePause, { maxLength: 4 }))
  .map(([start, pauses]) => ({ start, pauses: pauses.map(pause => drawn(start, pause)) }))

function drawn(start: number, [after, length, clock]: readonly [number, number, number]): Drawn {
  const from = Math.max(0, start + after)
  return { from, to: from + length, clock: clock === 0 ? 'restart' : 'resume' }
}

export interface Receipt {
  readonly start: number
  readonly pauses: readonly Drawn[]
}

export const someLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(workingHours => ({ workingHours })),
  fc.integer({ min: 1, max: 20 }).map(workingDays => ({ workingDays })),
  fc.integer({ min: 1, max: 45 }).map(calendarDays => ({ calendarDays })),
  fc.integer({ min: 1, max: 3 }).map(months => ({ months })),
  fc.constantFrom('12:00', '15:00', '16:30').map(cutOff => ({ sameDay: { cutOff } })),
  fc.constant({ session: true as const }),
)

export function inputOf({ calendar, unit }: Kept, { start, pauses }: Receipt): Omit<DueDateInput, 'limit'> {
  return { calendar, unit, start: instantOf(start), pauses: pauses.map(pauseOf) }
}

function pauseOf({ from, to, clock }: Drawn): Pause {
  return { from: instantOf(from), to: instantOf(to), clock }
}

/** How many cases a property is asked; a deep run asks a million. */
const runs = Number(process.env.PROPERTY_RUNS ?? 10_000)
const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 0x7fff_ffff))
const batch = 10_000
process.stdout.write(`${runs} random cases a property; PROPERTY_SEED=${seed} asks the same again\n`)

/** Time enough for the deepest run, on a machine that does other things too. */
export const deepMs = Math.max(60_000, runs)

/**
 * Asks a property many times, in batches between which the test runner may breathe. Answers false, or throws, where it
 * does not hold; the failure is then shrunk to its smallest case.
 */
export async function always<Case extends readonly unknown[]>(
  arbitraries: { [Index in keyof Case]: fc.Arbitrary<Case[Index]> },
  holds: (...given: [...Case]) => boolean,
  /** Several properties that are one: the kinds of limit share their cases. */
  among = 1,
): Promise<void> {
  const asked = Math.ceil(runs / among)
  const property = fc.property(
    ...(arbitraries as [fc.Arbitrary<unknown>]),
    holds as unknown as (given: unknown) => boolean,
  )
  for (let done = 0; done < asked; done += batch) {
    fc.assert(property, { numRuns: Math.min(batch, asked - done), seed: seed + done })
    await new Promise(resolve => setImmediate(resolve))
  }
}
