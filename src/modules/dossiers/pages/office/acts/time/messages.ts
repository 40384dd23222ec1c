import type { Locale } from '../../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type TimeMessages, vi } from './messages.vi.ts'

/** What the forms about a dossier's time and its early end say, in one language. */
export function timeMessages(locale: Locale): TimeMessages {
  return locale === 'vi' ? vi : en
}
