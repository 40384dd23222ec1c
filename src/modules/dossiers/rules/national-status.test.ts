import { describe, expect, test } from 'vitest'
import { type Point, reach, waysTo } from './fixture.ts'
import { nationalStatus } from './national-status.ts'

/** docs/legal/national-status.md: Decision 31/2021's list, by state and facts. */
describe('the national status', () => {
  const cases: readonly (readonly [Point, number, string])[] = [
    ['filed', 1, 'newly filed'],
    ['supplementOpen', 5, 'completion asked for'],
    ['supplemented', 1, 'completed, not yet answered'],
    ['refused', 3, 'not accepted'],
    ['examining', 2, 'accepted, nobody has begun'],
    ['taken', 4, 'a step has begun'],
    ['signed', 9, 'processed, not yet handed over'],
    ['returned', 10, 'handed over'],
  ]
  test.each(cases)('%s is %i: %s', (point, status) => {
    expect(nationalStatus(reach(...waysTo[point]).dossier)).toBe(status)
  })

  test('stays in process when the draft is sent back to an officer who has not begun again', () => {
    const { dossier } = reach(
      ['accept', 'counter'],
      ['takeUp', 'handler'],
      ['finishStep', 'handler'],
      ['finishStep', 'consulted'],
      ['draftResult', 'handler'],
      ['sendBack', 'leader'],
    )
    expect(nationalStatus(dossier)).toBe(4)
  })

  test('a negative decision is processed, then returned; it is not a dossier that was not accepted', () => {
    const { dossier } = reach(...waysTo.signed)
    const results = dossier.results.map(result => ({ ...result, kind: 'refused' as const }))
    const negative = { ...dossier, results }
    expect(nationalStatus(negative)).toBe(9)
    expect(nationalStatus({ ...negative, state: 'returned' })).toBe(10)
  })

  test('stopped is 8; withdrawn is 8 after acceptance and 3 before it', () => {
    const accepted = reach(...waysTo.examining).dossier
    expect(nationalStatus({ ...accepted, state: 'stopped' })).toBe(8)
    expect(nationalStatus({ ...accepted, state: 'withdrawn' })).toBe(8)
    expect(nationalStatus({ ...reach().dossier, state: 'withdrawn' })).toBe(3)
  })
})
