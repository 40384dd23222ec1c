/** The identification numbers a form asks for, and what can be said of them without a register. */

/** 12 digits, the first a 0. There is no check digit. @source rules of the personal identification number, Decree 70/2024 */
export function isPersonalNumber(text: string): boolean {
  return /^0\d{11}$/.test(text)
}

/** What the digits of a personal number say: the year of birth and the sex it was given for. */
export function readPersonalNumber(number: string): { bornIn: number; sex: 'male' | 'female' } | undefined {
  if (!isPersonalNumber(number)) return undefined
  const century = Number(number[3])
  return {
    bornIn: 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6)),
    sex: century % 2 === 0 ? 'male' : 'female',
  }
}

/**
 * Where a personal number and the other answers do not fit together. A warning and no more: numbers are not
 * re-coded when a birth year or sex is corrected later.
 */
export function personalNumberDoubts(
  number: string,
  said: { bornOn?: string | undefined; sex?: string | undefined; today: Temporal.PlainDate },
): readonly ('personal_number_year' | 'personal_number_sex')[] {
  const read = readPersonalNumber(number)
  if (read === undefined) return []
  const year = said.bornOn === undefined ? undefined : Number(said.bornOn.slice(0, 4))
  const yearDiffers = (year !== undefined && year !== read.bornIn) || read.bornIn > said.today.year
  const sexDiffers = (said.sex === 'male' || said.sex === 'female') && said.sex !== read.sex
  return [
    ...(yearDiffers ? (['personal_number_year'] as const) : []),
    ...(sexDiffers ? (['personal_number_sex'] as const) : []),
  ]
}

const taxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * A tax code: 10 digits with a check digit, a branch `-NNN` behind it, or the owner's personal number, which is the
 * tax code of persons and household businesses since 01/07/2025.
 */
export function isTaxCode(text: string): boolean {
  if (isPersonalNumber(text)) return true
  const match = /^(\d{10})(-?\d{3})?$/.exec(text)
  return match !== null && hasTaxCheckDigit(match[1] ?? '')
}

/** The tenth digit is 10 − (Σ weights × digits mod 11); a 10 is never given out. */
function hasTaxCheckDigit(digits: string): boolean {
  const sum = taxWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return 10 - (sum % 11) === Number(digits[9])
}

/** A mobile (0 and 9 digits) or landline number (02 and 8 or 9 digits), as `readPhone` leaves it. */
export function isPhone(text: string): boolean {
  return /^0[35789]\d{8}$/.test(text) || /^02\d{8,9}$/.test(text)
}

/** A full name: letters of any language, in any number of words; no digits, no signs but ' ’ . and -. */
export function isPersonName(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’.\- ]*$/u.test(text)
}

/** The id of a commune or ward. */
export function isWard(text: string): boolean {
  return /^ward-\d{5}$/.test(text)
}
