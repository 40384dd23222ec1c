import type { Locale } from '../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type ToldMessages, vi } from './messages.vi.ts'

/** What the timeline says about the entries of casework, in one language. */
export function toldMessages(locale: Locale): ToldMessages {
  return locale === 'vi' ? vi : en
}
