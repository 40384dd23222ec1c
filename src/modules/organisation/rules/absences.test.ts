import { describe, expect, it } from 'vitest'
import { type AbsenceQuestion, absenceFaults, isAwayOn } from './absences.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const away = (first: string, last: string, back?: string) => ({
  firstDay: day(first),
  lastDay: day(last),
  backOn: back === undefined ? undefined : day(back),
})
const colleague = { id: 'linh', units: ['ward-1'], disabled: false, away: [] }

const question = (given: Partial<AbsenceQuestion> = {}): AbsenceQuestion => ({
  officer: { id: 'khai', units: ['ward-1'] },
  away: away('2026-10-05', '2026-10-09'),
  others: [],
  today: day('2026-10-05'),
  ...given,
})

describe('what speaks against an absence', () => {
  it.each<[string, Partial<AbsenceQuestion>, string[]]>([
    ['in order', {}, []],
    ['entered afterwards, still going on', { today: day('2026-10-09') }, []],
    ['over', { today: day('2026-10-10') }, ['endsInThePast']],
    ['ends before it begins', { away: away('2026-10-09', '2026-10-08') }, ['endsBeforeItBegins']],
    ['a year typed wrong', { away: away('2026-10-05', '2206-10-09') }, ['tooLong']],
    ['beside another', { others: [away('2026-10-09', '2026-10-12')] }, ['overlaps']],
    ['beside one that was cut short', { others: [away('2026-10-01', '2026-10-12', '2026-10-05')] }, []],
    ['beside one that was called off', { others: [away('2026-10-05', '2026-10-12', '2026-10-05')] }, []],
    ['filled in by a colleague', { substitute: colleague }, []],
    ['filled in by nobody known', { substitute: null }, ['substituteUnknown']],
    ['filled in by oneself', { substitute: { ...colleague, id: 'khai' } }, ['substituteSelf']],
    [
      'filled in by somebody locked out',
      { substitute: { ...colleague, disabled: true } },
      ['substituteDisabled'],
    ],
    [
      'filled in from elsewhere',
      { substitute: { ...colleague, units: ['ward-2'] } },
      ['substituteElsewhere'],
    ],
    [
      'filled in by somebody away too',
      { substitute: { ...colleague, away: [away('2026-10-09', '2026-10-09')] } },
      ['substituteAway'],
    ],
  ])('%s', (_name, given, faults) => {
    expect(absenceFaults(question(given)).map(({ fault }) => fault)).toEqual(faults)
  })
})

describe('whether somebody is away', () => {
  it.each([
    ['2026-10-04', away('2026-10-05', '2026-10-09'), false],
    ['2026-10-05', away('2026-10-05', '2026-10-09'), true],
    ['2026-10-09', away('2026-10-05', '2026-10-09'), true],
    ['2026-10-10', away('2026-10-05', '2026-10-09'), false],
    ['2026-10-07', away('2026-10-05', '2026-10-09', '2026-10-07'), false],
    ['2026-10-06', away('2026-10-05', '2026-10-09', '2026-10-07'), true],
    ['2026-10-05', away('2026-10-05', '2026-10-09', '2026-10-05'), false],
  ])('on %s', (on, given, answer) => {
    expect(isAwayOn(given, day(on))).toBe(answer)
  })
})
