/**
 * A Code 128 bar code, for the laser scanners counters have had for years; phones read the QR code beside it.
 * @source ISO/IEC 15417, sets B and C with the shift between them
 */

/** Widths of bars and spaces in turn, for each value from 0 to 105; the stop has one bar more. */
export const code128Patterns: readonly string[] =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'.split(
    ' ',
  )
const stop = '2331112'
const startB = 104
const startC = 105
const toC = 99
const toB = 100

/** Blank space a scanner needs on each side, in modules. */
const quietZone = 10

/**
 * The values of the symbol, check value last but for the stop. Runs of four digits or more go into set C, which is
 * half as long; the first digit of an odd run stays in set B.
 * @throws RangeError for a letter outside ASCII 32–126
 */
export function code128Values(text: string): number[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError('Code 128 takes printable ASCII only')
  const values: number[] = []
  for (const run of text.match(/(?:\d\d){2,}(?!\d)|(?:(?!(?:\d\d){2,}(?!\d)).)+/g) ?? []) {
    const isPairs = /^(?:\d\d){2,}$/.test(run)
    values.push(values.length === 0 ? (isPairs ? startC : startB) : isPairs ? toC : toB)
    values.push(...(isPairs ? pairs(run) : [...run].map(letter => letter.charCodeAt(0) - 32)))
  }
  const check = values.reduce((sum, value, n) => sum + value * Math.max(1, n), 0) % 103
  return [...values, check]
}

function pairs(digits: string): number[] {
  return (digits.match(/\d\d/g) ?? []).map(Number)
}

/** The bar code as an SVG one module wide to the unit: as wide as the paper makes it, and sharp at any width. */
export function code128Svg(text: string): string {
  const widths = code128Values(text)
    .map(value => code128Patterns[value])
    .join('')
    .concat(stop)
  let x = quietZone
  let bars = ''
  for (const [n, width] of [...widths].map(Number).entries()) {
    if (n % 2 === 0) bars += `M${x} 0h${width}v1h-${width}z`
    x += width
  }
  const size = x + quietZone
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} 1" width="${size}" height="1" preserveAspectRatio="none" shape-rendering="crispEdges"><path d="${bars}"/></svg>`
}
