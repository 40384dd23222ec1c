/**
 * Letters the built-in fonts have, tried one by one in papers.test.ts: Latin with all of Vietnamese, Greek, Cyrillic,
 * common punctuation and signs. PDF/A allows no missing letter, so a paper would fail because of one emoji in a reason.
 */
export const printableRanges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2c6, 0x2c7],
  [0x2d8, 0x2dd],
  [0x300, 0x304],
  [0x309, 0x309],
  [0x30c, 0x30c],
  [0x31b, 0x31b],
  [0x323, 0x323],
  [0x391, 0x3a1],
  [0x3a3, 0x3a9],
  [0x3b1, 0x3c9],
  [0x410, 0x44f],
  [0x1e00, 0x1e99],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x20ab, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
  [0x25a1, 0x25a1],
] as const

const printable = new RegExp(
  `[^${printableRanges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')}]`,
  'gu',
)

/** Longer runs without a space are given places to break: an e-mail address must not run off the paper. */
const longRun = /[^\s\u00a0]{28,}/gu
const mayBreak = '\u200b'

/** One line of text as a paper can print it: NFC, single spaces, □ for a letter that no built-in font has. */
export function printableLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\p{Cf}\p{M}]/gu, mark => (mark.match(printable) ? '' : mark))
    .replace(printable, '□')
    .replace(longRun, run => run.replace(/.{12}/gu, part => part + mayBreak))
}

/** Text of several lines as paragraphs; empty lines are left out. */
export function printableParagraphs(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(printableLine)
    .filter(line => line !== '')
}

/** Every text inside a value made printable. Words of our own (QR pictures, languages) do not pass through here. */
export function printableDeep<Value>(value: Value): Value {
  if (typeof value === 'string') return printableLine(value) as Value
  if (Array.isArray(value)) return value.map(printableDeep) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableDeep(inner)])) as Value
}
