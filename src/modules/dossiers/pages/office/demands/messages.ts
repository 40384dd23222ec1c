import type { Locale } from '../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type DemandMessages, vi } from './messages.vi.ts'

/** What is said of demands beyond the list, in one language. */
export function demandMessages(locale: Locale): DemandMessages {
  return locale === 'vi' ? vi : en
}
