import type { Locale } from '../../../../../kernel/index.ts'
import { en } from './words.en.ts'
import { type OwnWords, vi } from './words.vi.ts'

export function ownWords(locale: Locale): OwnWords {
  return locale === 'vi' ? vi : en
}
