import type { Locale } from '../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type RegisterMessages, vi } from './messages.vi.ts'

/** What is said of the register, in one language. */
export function registerMessages(locale: Locale): RegisterMessages {
  return locale === 'vi' ? vi : en
}
