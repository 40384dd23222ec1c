import { describe, expect, test } from 'vitest'
import { at, read } from '../../calendar/fixture.ts'
import { type Dossier, openSteps } from '../dossier.ts'
import { content, people } from './fixture.ts'
import { apologyBy, heldBy, isApologyPlain, isLate, nextLook, silentSteps } from './lateness.ts'
import { recountAfter } from './promises.ts'
import { accepted, calendar, does, finished, paused, resumed } from './timed.fixture.ts'

/**
 * Accepted on Monday 5 October at nine, due on Monday 12 October at 17:00. Examined until Tuesday 14:00 and inspected
 * until Wednesday 9:00 side by side, drafted until Thursday 16:00, signed until Monday 9:00.
 */
const fiveDays = () => accepted({ workingDays: 5 }, '2026-10-05 09:00')
const drafting = () => finished(finished(fiveDays(), at('2026-10-06 10:00')), at('2026-10-06 11:00'))
const signing = () => finished(drafting(), at('2026-10-08 10:00'))
const standing = () => paused(fiveDays(), 'payment', at('2026-10-06 10:00'))

describe('the apology (D61 art. 19.9; docs/legal/late-dossiers.md#apology)', () => {
  test('has left at the latest when the working day before the date ends', () => {
    expect(read(apologyBy(fiveDays(), calendar) ?? null)).toBe('2026-10-09 17:00')
  })

  test('is owed with the date itself where the limit is shorter than a day', () => {
    const short = accepted({ workingHours: 4 }, '2026-10-05 09:00')
    expect(read(apologyBy(short, calendar) ?? null)).toBe('2026-10-05 14:00')
  })

  test.each<readonly [string, () => Dossier, string, boolean]>([
    ['every step in time', fiveDays, '2026-10-06 13:30', false],
    ['a step behind, and time enough for half of what is left to do', fiveDays, '2026-10-06 15:00', false],
    ['18 hours left for what was given 35', fiveDays, '2026-10-08 15:00', false],
    ['17 hours left for what was given 35', fiveDays, '2026-10-08 16:00', true],
    ['the draft in time although the week is nearly over', drafting, '2026-10-08 15:30', false],
    ['the draft behind, the last day for the apology begun', drafting, '2026-10-09 08:30', true],
    ['the signature in time on the day itself', signing, '2026-10-12 08:30', false],
    ['the signature behind on the day itself', signing, '2026-10-12 09:30', true],
    ['the date over', signing, '2026-10-12 17:00', true],
    ['the clock stands', standing, '2026-10-12 09:30', false],
    ['the clock stands, and the old date has passed', standing, '2026-10-20 09:00', false],
  ])('%s', (_, dossier, now, isPlain) => {
    expect(isApologyPlain(dossier(), at(now), calendar)).toBe(isPlain)
  })

  test('is plain once only', () => {
    const facts = { owedBy: '2026-10-09T10:00:00Z', proposed: '2026-10-14T10:00:00Z' }
    const drafted = does(drafting(), 'apologyDrafted', facts, at('2026-10-09 08:30'), people.clock)
    expect(isApologyPlain(drafted, at('2026-10-13 09:00'), calendar)).toBe(false)
  })
})

describe('lateness', () => {
  test.each<readonly [string, () => Dossier, string, boolean]>([
    ['at the last moment: in time', fiveDays, '2026-10-12 17:00', false],
    ['a minute after it: late', fiveDays, '2026-10-12 17:01', true],
    ['with a pause open since before: the clock stands', standing, '2026-10-20 09:00', false],
    [
      'with a pause opened after the date: late all the same',
      () => paused(fiveDays(), 'payment', at('2026-10-12 17:30')),
      '2026-10-20 09:00',
      true,
    ],
  ])('%s', (_, dossier, now, late) => {
    expect(isLate(dossier(), at(now))).toBe(late)
  })

  test('is told with who held it how long, without what a pause took', () => {
    const again = resumed(standing(), 'payment', at('2026-10-08 10:00'))
    const done = finished(again, at('2026-10-09 10:00'))
    const held = heldBy(done, at('2026-10-12 17:01'), calendar)
    const hours = held.map(({ what, step, officer, minutes }) => [step ?? what, officer, minutes / 60])
    expect(hours).toEqual([
      ['reception', people.counter.id, 0],
      // Monday 7, Tuesday 2, Thursday 6, Friday 2.
      ['check', people.handler.id, 17],
      // The same, and Friday 6, Monday 8.
      ['visit', undefined, 31],
    ])
  })
})

describe('a body that was asked', () => {
  const asked = (means: 'consent' | 'report') =>
    does(
      fiveDays(),
      'consultationAsked',
      {
        question: content(),
        steps: [
          {
            key: 'asked-1',
            role: 'handlingOfficer',
            unit: 'dept-x',
            dueAt: at('2026-10-07 17:00').toString(),
            silence: { means },
          },
        ],
      },
      at('2026-10-05 10:00'),
    )
  const silent = (dossier: Dossier, now: string) =>
    silentSteps(dossier, at(now), calendar).map(({ key }) => key)

  test('is silent when its time is over, not before', () => {
    expect(silent(asked('consent'), '2026-10-07 16:59')).toEqual([])
    expect(silent(asked('consent'), '2026-10-07 17:00')).toEqual(['asked-1'])
    expect(silent(asked('report'), '2026-10-07 17:00')).toEqual(['asked-1'])
  })

  test('is looked at when its time is over', () => {
    const after = at('2026-10-07 12:00')
    expect(read(nextLook(asked('consent'), calendar, after) ?? null)).toBe('2026-10-07 17:00')
  })

  test('cannot be silent while it may not answer, and has its time after that', () => {
    const completing = paused(asked('consent'), 'supplement', at('2026-10-06 08:00'))
    expect(silent(completing, '2026-10-09 09:00')).toEqual([])
    const pause = completing.pauses[0]
    if (pause === undefined) throw new Error('no pause')
    const { steps } = recountAfter(completing, pause, at('2026-10-12 08:00'), calendar)
    // Two working days were left: Monday and Tuesday.
    const step = steps.find(({ key }) => key === 'asked-1')
    expect(read(Temporal.Instant.from(step?.dueAt ?? ''))).toBe('2026-10-13 17:00')
    const answered = resumed(completing, 'supplement', at('2026-10-12 08:00'))
    expect(silent(answered, '2026-10-12 09:00')).toEqual([])
  })

  test('with a limit of its own has it from the moment it was asked, however late that was', () => {
    const planned = fiveDays()
    const silence = { means: 'consent' as const, limit: { workingDays: 2 } }
    const late: Dossier = {
      ...planned,
      steps: planned.steps.map(step =>
        step.key === 'check'
          ? { ...step, kind: 'consult', silence, openedAt: at('2026-10-08 15:00').toString() }
          : step,
      ),
    }
    expect(openSteps(late)[0]?.dueAt).toBe(at('2026-10-06 14:00').toString())
    expect(silent(late, '2026-10-12 16:59')).toEqual([])
    expect(silent(late, '2026-10-12 17:00')).toEqual(['check'])
  })
})
