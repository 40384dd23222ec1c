import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, read } from '../../calendar/fixture.ts'
import { dueDateOrProvisional } from '../../calendar/index.ts'
import type { TimeLimit } from '../../catalogue/index.ts'
import { type Dossier, openPauses, openSteps, type PauseGround } from '../dossier.ts'
import { people } from './fixture.ts'
import { owed, recount } from './promises.ts'
import { predecessors } from './steps.ts'
import { accepted, calendar, does, extended, finished, paused, resumed } from './timed.fixture.ts'

const due = ({ due: date }: Dossier) => read(date === undefined ? null : Temporal.Instant.from(date.at))
const first = ({ acceptance }: Dossier) =>
  read(acceptance === undefined ? null : Temporal.Instant.from(acceptance.due.at))

/** Five working days from Monday 5 October at nine end on Monday 12 October. */
const fiveDays = () => accepted({ workingDays: 5 }, '2026-10-05 09:00')

interface Stretch {
  readonly ground: PauseGround
  readonly clock?: 'resume' | 'restart'
  readonly from: string
  readonly to: string
}

/** Pauses opened and ended in the order of their moments. */
function over(dossier: Dossier, stretches: readonly Stretch[]): Dossier {
  const moments = stretches.flatMap(({ ground, clock, from, to }) => [
    { on: at(from), does: (each: Dossier) => paused(each, ground, at(from), clock) },
    { on: at(to), does: (each: Dossier) => resumed(each, ground, at(to)) },
  ])
  return moments
    .sort((one, other) => Temporal.Instant.compare(one.on, other.on))
    .reduce((each, moment) => moment.does(each), dossier)
}

describe('the date after pauses (D61 art. 19.4; docs/legal/time-limits.md#pauses)', () => {
  test.each<readonly [string, TimeLimit, string, readonly Stretch[], string]>([
    [
      'a supplement that resumes leaves out the six days it touched',
      { workingDays: 5 },
      '2026-10-05 09:00',
      [{ ground: 'supplement', from: '2026-10-07 10:00', to: '2026-10-14 10:00' }],
      '2026-10-20 17:00',
    ],
    [
      'a supplement that restarts counts five days from the answer',
      { workingDays: 5 },
      '2026-10-05 09:00',
      [{ ground: 'supplement', clock: 'restart', from: '2026-10-07 10:00', to: '2026-10-14 10:00' }],
      '2026-10-21 17:00',
    ],
    [
      'a pause in the night loses nothing',
      { workingDays: 5 },
      '2026-10-05 09:00',
      [{ ground: 'supplement', from: '2026-10-07 18:00', to: '2026-10-08 07:00' }],
      '2026-10-12 17:00',
    ],
    [
      'hours leave out the minutes: three on Monday, two on Tuesday',
      { workingHours: 8 },
      '2026-10-05 09:00',
      [{ ground: 'payment', from: '2026-10-05 14:00', to: '2026-10-06 10:00' }],
      '2026-10-06 15:00',
    ],
    [
      'payment and an agency at once count once',
      { workingDays: 5 },
      '2026-10-05 09:00',
      [
        { ground: 'payment', from: '2026-10-07 10:00', to: '2026-10-09 10:00' },
        { ground: 'agency', from: '2026-10-08 09:00', to: '2026-10-13 11:00' },
      ],
      '2026-10-19 17:00',
    ],
    [
      'a pause within another adds nothing',
      { workingDays: 5 },
      '2026-10-05 09:00',
      [
        { ground: 'agency', from: '2026-10-07 10:00', to: '2026-10-13 11:00' },
        { ground: 'payment', from: '2026-10-08 09:00', to: '2026-10-09 10:00' },
      ],
      '2026-10-19 17:00',
    ],
    [
      'payment that outlasts a supplement which restarts',
      { workingDays: 5 },
      '2026-10-05 09:00',
      [
        { ground: 'payment', from: '2026-10-06 10:00', to: '2026-10-15 10:00' },
        { ground: 'supplement', clock: 'restart', from: '2026-10-07 10:00', to: '2026-10-14 10:00' },
      ],
      '2026-10-22 17:00',
    ],
    [
      'an answer in the middle of Tết resumes with the first day after it',
      { workingDays: 3 },
      '2026-02-12 09:00',
      [{ ground: 'supplement', from: '2026-02-13 09:00', to: '2026-02-18 20:00' }],
      '2026-02-25 17:00',
    ],
    [
      'an answer in the middle of Tết restarts as if received on the first day after it',
      { workingDays: 3 },
      '2026-02-12 09:00',
      [{ ground: 'supplement', clock: 'restart', from: '2026-02-13 09:00', to: '2026-02-18 20:00' }],
      '2026-02-26 17:00',
    ],
  ])('%s', (_, limit, on, stretches, expected) => {
    const before = accepted(limit, on)
    const after = over(before, stretches)
    expect(due(after)).toBe(expected)
    expect(first(after)).toBe(first(before))
  })
})

describe('an extension', () => {
  test('is counted from the date before it', () => {
    expect(due(extended(fiveDays(), { workingDays: 3 }, at('2026-10-09 09:00')))).toBe('2026-10-15 17:00')
  })

  test('leaves out a pause that falls into it', () => {
    const longer = extended(fiveDays(), { workingDays: 3 }, at('2026-10-09 09:00'))
    const stretch = { ground: 'payment', from: '2026-10-13 09:00', to: '2026-10-14 09:00' } as const
    expect(due(over(longer, [stretch]))).toBe('2026-10-19 17:00')
  })

  test('stands when a supplement restarts the limit', () => {
    const longer = extended(fiveDays(), { workingDays: 3 }, at('2026-10-06 09:00'))
    const stretch = { from: '2026-10-07 10:00', to: '2026-10-14 10:00' }
    // 21 October by the restart, three working days more.
    expect(due(over(longer, [{ ground: 'supplement', clock: 'restart', ...stretch }]))).toBe(
      '2026-10-26 17:00',
    )
  })
})

describe('while a pause is open', () => {
  test('nothing is counted that is not over: the calendar moves no date', () => {
    const standing = paused(fiveDays(), 'payment', at('2026-10-07 10:00'))
    const { due: date } = recount(standing, { at: at('2026-10-20 10:00'), calendar })
    expect(date).toEqual(standing.due)
  })

  test('steps keep their part of the time over pauses that overlap, whichever ends first', () => {
    const agency = { ground: 'agency', from: '2026-10-07 10:00', to: '2026-10-13 11:00' } as const
    const payment = { ground: 'payment', from: '2026-10-08 09:00', to: '2026-10-09 10:00' } as const
    const both = over(fiveDays(), [agency, payment])
    const one = over(fiveDays(), [agency])
    expect(both.steps.map(({ dueAt }) => dueAt)).toEqual(one.steps.map(({ dueAt }) => dueAt))
  })
})

type Move = (dossier: Dossier, on: Temporal.Instant) => Dossier

const isOpen = (dossier: Dossier, ground: PauseGround) =>
  openPauses(dossier).some(pause => pause.ground === ground)
const turn =
  (ground: PauseGround, clock: 'resume' | 'restart'): Move =>
  (dossier, on) => {
    if (isOpen(dossier, ground)) return resumed(dossier, ground, on)
    return isOpen(dossier, 'supplement') ? dossier : paused(dossier, ground, on, clock)
  }
const moves: readonly Move[] = [
  turn('payment', 'resume'),
  turn('agency', 'resume'),
  turn('inspection', 'resume'),
  turn('supplement', 'resume'),
  turn('supplement', 'restart'),
  (dossier, on) => (dossier.extensions.length > 1 ? dossier : extended(dossier, { workingDays: 2 }, on)),
  (dossier, on) => (openSteps(dossier).length === 0 ? dossier : finished(dossier, on)),
  (dossier, on) => {
    const counted = recount(dossier, { at: on, calendar })
    return does(dossier, 'promiseMoved', { why: 'calendar', ...counted }, on, people.clock)
  },
]
const limits: readonly TimeLimit[] = [
  { workingHours: 12 },
  { workingDays: 1 },
  { workingDays: 8 },
  { calendarDays: 15 },
  { months: 1 },
  { sameDay: { cutOff: '15:00' } },
]

describe('whatever happens to a dossier', () => {
  const ways = fc.record({
    limit: fc.constantFrom(...limits),
    start: fc.integer({ min: 0, max: 280 * 24 * 60 }),
    moves: fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 4 * 24 * 60 }), move: fc.constantFrom(...moves) }),
      { maxLength: 10 },
    ),
  })
  const begin = at('2026-01-05 08:00')

  test('its date is the limit without its pauses; counting again changes nothing; steps stay in order before it', () => {
    fc.assert(
      fc.property(ways, way => {
        let on = begin.add({ minutes: way.start })
        let dossier = accepted(way.limit, read(on) ?? '')
        for (const { after, move } of way.moves) {
          on = on.add({ minutes: after })
          dossier = move(dossier, on)
          check(dossier, on)
        }
      }),
      { numRuns: 200 },
    )
  })

  function check(dossier: Dossier, on: Temporal.Instant): void {
    const again = recount(dossier, { at: on, calendar })
    expect(again.due).toEqual(dossier.due)
    const moved = new Map(again.steps.map(({ key, dueAt }) => [key, dueAt]))
    for (const { key, dueAt, doneAt } of dossier.steps)
      if (doneAt === undefined && moved.has(key)) expect(moved.get(key), key).toBe(dueAt)
    if (openPauses(dossier).length === 0) expect(dossier.due).toEqual(countedByHand(dossier))
    expect(dossier.acceptance?.due).toEqual(dossier.promises[0]?.from ?? dossier.due)
    inOrder(dossier)
  }

  function inOrder({ steps, due: date }: Dossier): void {
    const dueOf = new Map(steps.map(({ key, dueAt }) => [key, Temporal.Instant.from(dueAt)]))
    for (const step of steps.filter(({ doneAt }) => doneAt === undefined)) {
      const own = Temporal.Instant.from(step.dueAt)
      expect(Temporal.Instant.compare(own, Temporal.Instant.from(date?.at ?? ''))).toBeLessThanOrEqual(0)
      for (const key of predecessors(steps, step)) {
        const before = steps.find(each => each.key === key)
        if (before?.doneAt !== undefined) continue
        expect(Temporal.Instant.compare(dueOf.get(key) ?? own, own)).toBeLessThanOrEqual(0)
      }
    }
  }

  function countedByHand({ acceptance, pauses, extensions, competentAuthority: unit }: Dossier) {
    if (acceptance === undefined) return undefined
    const stood = pauses.map(({ from, to = '', clock }) => ({
      from: Temporal.Instant.from(from),
      to: Temporal.Instant.from(to),
      clock,
    }))
    const limit = acceptance.timeLimit
    const start = Temporal.Instant.from(acceptance.at)
    let date = owed(dueDateOrProvisional({ start, limit, calendar, pauses: stood, unit }))
    for (const { by } of extensions) {
      const from = Temporal.Instant.from(date.at).subtract({ minutes: 1 })
      const later = stood.filter(({ to }) => Temporal.Instant.compare(to, from) > 0)
      const resumes = later.map(pause => ({ ...pause, clock: 'resume' as const }))
      date = owed(dueDateOrProvisional({ start: from, limit: by, calendar, pauses: resumes, unit }))
    }
    return date
  }
})
