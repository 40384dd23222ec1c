import type { Locale } from '../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type MovesMessages, vi } from './messages.vi.ts'

/** What is said of papers on their way, in one language. */
export function movesMessages(locale: Locale): MovesMessages {
  return locale === 'vi' ? vi : en
}
