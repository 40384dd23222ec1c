import { describe, expect, it } from 'vitest'
import { code128Patterns, code128Svg, code128Values } from './code128.ts'

describe('a Code 128 bar code', () => {
  it('has the 106 patterns of the standard: all different, eleven modules wide, an even number of them black', () => {
    expect(new Set(code128Patterns).size).toBe(106)
    for (const pattern of code128Patterns) {
      expect(sum(pattern)).toBe(11)
      expect(sum(pattern.replace(/(.)./g, '$1')) % 2).toBe(0)
    }
  })

  it.each([
    ['AB', [104, 33, 34, 102]],
    ['1234', [105, 12, 34, 82]],
    ['A12345', [104, 33, 17, 99, 23, 45, 64]],
  ])('of %s has the values and the check value worked by hand', (text, values) => {
    expect(code128Values(text)).toEqual(values)
  })

  it.each([
    'H26.107-261123-00012',
    'H26.107-261123-0012',
    'BG-H26.107-261123-003',
    'EX123456785VN',
    '00001',
    'a1b22c333d4444e55555',
  ])('of %s reads back from its bars as it was written', text => {
    expect(read(code128Svg(text))).toBe(text)
  })

  it('refuses a letter that no scanner would give back', () => {
    expect(() => code128Values('Số 1')).toThrow(RangeError)
    expect(() => code128Values('')).toThrow(RangeError)
  })
})

const sum = (widths: string) => [...widths].reduce((total, width) => total + Number(width), 0)

/** A scanner's work from the picture alone: bars to widths to values to letters, the check value compared. */
function read(svg: string): string {
  const bars = [...svg.matchAll(/M(\d+) 0h(\d+)/g)].map(([, x, width]) => [Number(x), Number(width)] as const)
  const widths = bars.flatMap(([x, width], n) => {
    const next = bars[n + 1]
    return next === undefined ? [width] : [width, next[0] - x - width]
  })
  const symbols = widths.join('').match(/2331112$|.{6}/g) ?? []
  expect(symbols.at(-1)).toBe('2331112')
  const values = symbols.slice(0, -1).map(symbol => code128Patterns.indexOf(symbol))
  const data = values.slice(0, -1)
  expect(data.reduce((total, value, n) => total + value * Math.max(1, n), 0) % 103).toBe(values.at(-1))
  return lettersOf(data)
}

function lettersOf([start, ...data]: readonly number[]): string {
  let isDigits = start === 105
  let text = ''
  for (const value of data) {
    if (value === 99 && !isDigits) isDigits = true
    else if (value === 100 && isDigits) isDigits = false
    else text += isDigits ? String(value).padStart(2, '0') : String.fromCharCode(value + 32)
  }
  return text
}
