import { describe, expect, it } from 'vitest'
import { type Candidates, chooseOfficer } from './assignment.ts'

const officers = (...names: string[]) =>
  names.map(name => ({ id: name.replace('*', ''), skilled: name.endsWith('*') }))

describe('who gets work that nobody has taken (* knows the matter)', () => {
  it.each<[string, Partial<Candidates>, Record<string, number>, string | undefined]>([
    ['no rule', { rule: 'none' }, {}, undefined],
    ['nobody is there', { officers: [] }, {}, undefined],
    ['least loaded', {}, { a: 3, b: 1, c: 2 }, 'b'],
    ['equal loads: the first', {}, { a: 1, b: 1, c: 1 }, 'a'],
    ['nothing to do yet', {}, { a: 1, b: 1 }, 'c'],
    ['the one who knows, however loaded', { officers: officers('a', 'b*', 'c') }, { b: 90 }, 'b'],
    ['of two who know, the less loaded', { officers: officers('a', 'b*', 'c*') }, { b: 9, c: 8 }, 'c'],
    ['in turn, the first time', { rule: 'rota' }, {}, 'a'],
    ['in turn', { rule: 'rota', last: 'a' }, {}, 'b'],
    ['in turn, round again', { rule: 'rota', last: 'c' }, {}, 'a'],
    ['in turn, the last one being away', { rule: 'rota', last: 'b', officers: officers('a', 'c') }, {}, 'c'],
    [
      'in turn among those who know',
      { rule: 'rota', last: 'a', officers: officers('a*', 'b', 'c*') },
      {},
      'c',
    ],
  ])('%s', (_name, given, load, chosen) => {
    const candidates: Candidates = {
      rule: 'leastLoaded',
      last: undefined,
      officers: officers('a', 'b', 'c'),
      ...given,
    }
    expect(chooseOfficer(candidates, new Map(Object.entries(load)))).toBe(chosen)
  })
})
