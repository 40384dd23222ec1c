import { describe, expect, test } from 'vitest'
import { extensionOf, pauseGround, stepsBefore, supplementPolicy } from './casework.ts'
import { fastLaneFor } from './fast-lanes.ts'

describe('a supplement', () => {
  test('follows the general rule where the procedure says nothing', () => {
    expect(supplementPolicy({})).toMatchObject({
      clock: 'restart',
      askWithin: { workingDays: 3 },
      answerWithin: { calendarDays: 30 },
      times: 1,
    })
  })

  test('follows the sector’s law where it speaks, and the general rule for the rest', () => {
    const policy = supplementPolicy({
      supplement: { clock: 'resume', basis: 'Nghị định 08/2022/NĐ-CP', answerWithin: { months: 12 } },
    })
    expect(policy).toEqual({
      clock: 'resume',
      basis: 'Nghị định 08/2022/NĐ-CP',
      askWithin: { workingDays: 3 },
      answerWithin: { months: 12 },
      times: 1,
    })
  })
})

test('a pause and an extension are granted only where the procedure’s law grants them', () => {
  const pauses = [{ ground: 'agency' as const, basis: 'Điều 26' }]
  expect(pauseGround({ pauses }, 'agency')).toEqual(pauses[0])
  expect(pauseGround({ pauses }, 'payment')).toBeUndefined()
  expect(pauseGround({}, 'agency')).toBeUndefined()
  const extensions = [
    { key: 'verification', name: { vi: 'Xác minh' }, by: { workingDays: 3 }, basis: 'Điều 28' },
  ]
  expect(extensionOf({ extensions }, 'verification')?.by).toEqual({ workingDays: 3 })
  expect(extensionOf({ extensions }, 'holiday')).toBeUndefined()
})

test('a step waits for what it names, or else for the one before it', () => {
  const step = (key: string, after?: readonly string[]) => ({
    key,
    name: { vi: key },
    kind: 'examine' as const,
    role: 'handlingOfficer' as const,
    ...(after && { after }),
  })
  const before = stepsBefore([step('a'), step('b'), step('c', ['a']), step('d', ['b', 'c']), step('e', [])])
  expect(Object.fromEntries(before)).toEqual({ a: [], b: ['a'], c: ['a'], d: ['b', 'c'], e: [] })
})

describe('a fast lane', () => {
  const green = {
    key: 'thu-sau-xanh',
    name: { vi: 'Thứ Sáu Xanh' },
    intro: { vi: 'Trong 60 phút' },
    weekdays: [5],
    procedures: ['2.000815'],
    units: ['ward-00004'],
    limit: { workingHours: 1 },
    validFrom: '2026-11-01',
    validTo: '2026-11-27',
    source: 'thành phố',
  }
  const everywhere = { ...green, key: 'khong-hen', units: undefined, limit: { session: true as const } }
  const received = (given: object = {}) => ({
    procedure: '2.000815',
    unit: 'ward-00004',
    on: Temporal.PlainDate.from('2026-11-20'),
    ...given,
  })
  const on = (date: string) => received({ on: Temporal.PlainDate.from(date) })

  test('takes its procedures, at its counters, on its weekday, while it is run', () => {
    expect(fastLaneFor([green], received())).toBe(green)
    expect(fastLaneFor([green], received({ procedure: '1.001193' }))).toBeUndefined()
    expect(fastLaneFor([green], received({ unit: 'ward-00008' }))).toBeUndefined()
    expect(fastLaneFor([green], on('2026-11-19'))).toBeUndefined()
    expect(fastLaneFor([green], on('2026-10-30'))).toBeUndefined()
    expect(fastLaneFor([green], on('2026-11-27'))).toBe(green)
    expect(fastLaneFor([green], on('2026-12-04'))).toBeUndefined()
  })

  test('is the first of the city’s list that takes the dossier', () => {
    const { units, ...rest } = everywhere
    expect(fastLaneFor([green, rest], received())?.key).toBe('thu-sau-xanh')
    expect(fastLaneFor([green, rest], received({ unit: 'ward-00008' }))?.key).toBe('khong-hen')
  })
})
