import { describe, expect, test } from 'vitest'
import { at, read, stateCalendar } from '../../calendar/fixture.ts'
import { calendarFrom } from '../../calendar/index.ts'
import type { Step, TimeLimit } from '../../catalogue/index.ts'
import type { Owed } from '../dossier.ts'
import { owed, owedAnswer, planSteps, promise } from './promises.ts'

const calendar = calendarFrom(stateCalendar)
const unit = 'ward-00001'
const step = (key: string, part: { hours: number } | { share: number }, own?: string): Step => ({
  key,
  name: { vi: key },
  kind: 'examine',
  role: 'handlingOfficer',
  ...part,
  ...(own === undefined ? {} : { unit: own }),
})

function promised(timeLimit: TimeLimit, accepted: string): Owed {
  return owed(promise({ timeLimit }, at(accepted), calendar, unit))
}

/** Each step with the local time it is due. */
function plan(timeLimit: TimeLimit, process: readonly Step[], accepted: string): (string | null)[] {
  const due = promised(timeLimit, accepted)
  const steps = planSteps({ process, timeLimit }, unit, at(accepted), due, calendar)
  return steps.map(({ key, dueAt }) => `${key} ${read(Temporal.Instant.from(dueAt))}`)
}

describe('the answer to a filing', () => {
  test.each([
    ['in the morning: the next morning at the same minute', '2026-10-05 09:00', '2026-10-06 09:00'],
    ['at eight: the same day, not the next morning', '2026-10-05 08:00', '2026-10-05 17:00'],
    ['on Saturday: Monday evening', '2026-11-21 10:00', '2026-11-23 17:00'],
    ['the day before the culture day: over it', '2026-11-23 12:30', '2026-11-25 12:00'],
  ])('filed %s', (_, filedAt, answered) => {
    const { at: due, provisional } = owedAnswer(at(filedAt), calendar, unit)
    expect([read(Temporal.Instant.from(due)), provisional]).toEqual([answered, false])
  })

  test('is provisional where it falls into a year that is not announced', () => {
    const { at: due, provisional } = owedAnswer(at('2026-12-31 16:00'), calendar, unit)
    expect([read(Temporal.Instant.from(due)), provisional]).toEqual(['2027-01-04 16:00', true])
  })
})

describe('the promised date', () => {
  test.each([
    [
      '3 working days over the culture day',
      { workingDays: 3 },
      '2026-11-20 16:00',
      '2026-11-26 17:00',
      false,
    ],
    ['24 working hours over it', { workingHours: 24 }, '2026-11-20 16:00', '2026-11-26 16:00', false],
    ['the same day', { sameDay: { cutOff: '15:00' } }, '2026-10-06 14:59', '2026-10-06 17:00', false],
    [
      'after the cut-off the next day',
      { sameDay: { cutOff: '15:00' } },
      '2026-10-06 15:01',
      '2026-10-07 17:00',
      false,
    ],
    ['8 calendar days, the end moved', { calendarDays: 8 }, '2026-10-09 10:00', '2026-10-19 17:00', false],
    ['30 days into a year not announced', { calendarDays: 30 }, '2026-12-21 09:00', '2027-01-20 17:00', true],
  ] as const)('%s', (_, limit, accepted, due, provisional) => {
    const date = promised(limit, accepted)
    expect([read(Temporal.Instant.from(date.at)), date.provisional]).toEqual([due, provisional])
  })
})

describe('the steps of a limit in work', () => {
  const process = [
    step('check', { hours: 8 }),
    step('ask', { hours: 12 }, 'dept-x'),
    step('sign', { hours: 4 }),
  ]

  test('add up their hours from the acceptance on', () => {
    expect(plan({ workingDays: 3 }, process, '2026-10-05 09:00')).toEqual([
      'check 2026-10-06 09:00',
      'ask 2026-10-07 14:00',
      'sign 2026-10-08 09:00',
    ])
  })

  test('skip what nobody works', () => {
    expect(plan({ workingHours: 24 }, process, '2026-11-20 16:00')).toEqual([
      'check 2026-11-23 16:00',
      'ask 2026-11-26 11:00',
      'sign 2026-11-26 16:00',
    ])
  })

  test('keep their part where the case has another limit: twice the limit, twice the hours', () => {
    expect(plan({ workingDays: 6 }, process, '2026-10-05 08:00')).toEqual([
      'check 2026-10-06 17:00',
      'ask 2026-10-09 17:00',
      'sign 2026-10-12 17:00',
    ])
  })

  test('go to the unit they name, else to the competent authority', () => {
    const due = promised({ workingDays: 3 }, '2026-10-05 09:00')
    const steps = planSteps(
      { process, timeLimit: { workingDays: 3 } },
      unit,
      at('2026-10-05 09:00'),
      due,
      calendar,
    )
    expect(steps.map(each => each.unit)).toEqual([unit, 'dept-x', unit])
  })
})

describe('the steps of every other limit', () => {
  const process = [step('check', { share: 50 }), step('write', { share: 30 }), step('sign', { share: 20 })]

  test('share the working time up to the due date', () => {
    expect(plan({ sameDay: { cutOff: '15:00' } }, process, '2026-10-06 08:00')).toEqual([
      'check 2026-10-06 12:00',
      'write 2026-10-06 15:24',
      'sign 2026-10-06 17:00',
    ])
  })

  test('end with the due date itself', () => {
    expect(plan({ calendarDays: 8 }, process, '2026-10-09 10:00').at(-1)).toBe('sign 2026-10-19 17:00')
  })

  test('are counted on projected days where the date is provisional', () => {
    const steps = plan({ calendarDays: 30 }, process, '2026-12-21 09:00')
    expect(steps.at(-1)).toBe('sign 2027-01-20 17:00')
    expect(steps[0]).toMatch(/^check 202[67]-/)
  })
})

describe('whatever the limit', () => {
  const limits: readonly TimeLimit[] = [
    { workingHours: 1 },
    { workingHours: 16 },
    { workingDays: 1 },
    { workingDays: 10 },
    { calendarDays: 15 },
    { months: 1 },
    { sameDay: { cutOff: '15:00' } },
    { session: true },
  ]
  const moments = [
    '2026-10-05 08:00',
    '2026-10-05 11:59',
    '2026-10-09 16:59',
    '2026-11-21 10:00',
    '2026-02-13 17:00',
  ]

  test.each(limits.map(limit => [JSON.stringify(limit), limit] as const))(
    '%s: steps fall due in their order, none after the result',
    (_, limit) => {
      for (const accepted of moments) {
        const due = promised(limit, accepted)
        for (const process of [
          [step('a', { hours: 5 }), step('b', { hours: 2 }), step('c', { hours: 1 })],
          [step('a', { share: 10 }), step('b', { share: 20 }), step('c', { share: 70 })],
        ]) {
          const instants = planSteps({ process, timeLimit: limit }, unit, at(accepted), due, calendar).map(
            each => each.dueAt,
          )
          const all = [...instants, due.at].map(text => Temporal.Instant.from(text).epochMilliseconds)
          expect(all).toEqual(all.toSorted((one, other) => one - other))
        }
      }
    },
  )
})
