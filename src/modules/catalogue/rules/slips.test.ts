import { expect, it } from 'vitest'
import { corrected, isOneSlipAway } from './slips.ts'

it.each([
  ['kai', 'khai', true],
  ['sih', 'sinh', true],
  ['khia', 'khai', true],
  ['dag', 'dang', true],
  ['chuung', 'chung', true],
  ['thuk', 'thuc', true],
  ['khai', 'khai', true],
  ['kai', 'khoai', false],
  ['abc', 'cba', false],
  ['abcd', 'badc', false],
])('%s and %s are one slip apart: %s', (a, b, apart) => {
  expect(isOneSlipAway(a, b)).toBe(apart)
  expect(isOneSlipAway(b, a)).toBe(apart)
})

const vocabulary = {
  counts: new Map([
    ['khai', 40],
    ['hai', 90],
    ['sinh', 60],
    ['quan', 50],
  ]),
  pairs: new Set(['khai_sinh', 'hai_quan']),
}

it('takes the known word that stands beside the same neighbour', () => {
  expect(corrected(['kai', 'sinh'], vocabulary)).toEqual(['khai', 'sinh'])
  expect(corrected(['kai', 'quan'], vocabulary)).toEqual(['hai', 'quan'])
})

it('takes the most frequent one for a word alone', () => {
  expect(corrected(['kai'], vocabulary)).toEqual(['hai'])
})

it('leaves known words, figures and riddles as they are', () => {
  expect(corrected(['hai', 'sinh'], vocabulary)).toEqual(['hai', 'sinh'])
  expect(corrected(['12', 'xyz'], vocabulary)).toEqual(['12', 'xyz'])
})
