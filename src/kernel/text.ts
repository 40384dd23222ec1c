/** The two languages the service speaks. Vietnamese is the language of record; English stands beside it. */
export type Locale = 'vi' | 'en'

/** A sentence or name in Vietnamese, with its English where somebody has written it. */
export interface Text {
  readonly vi: string
  readonly en?: string
}

/** The text in the asked language; Vietnamese when the English is not written yet. */
export function say(text: Text, locale: Locale): string {
  return locale === 'en' ? (text.en ?? text.vi) : text.vi
}

/** True when the asked language is English and only the Vietnamese exists: the page marks such text `lang="vi"`. */
export function isUntranslated(text: Text, locale: Locale): boolean {
  return locale === 'en' && text.en === undefined
}

/**
 * Text as search and sorting compare it: lower case, without diacritics, đ as d, single spaces.
 * @example fold('Đăng ký  khai sinh') // 'dang ky khai sinh'
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim()
}
