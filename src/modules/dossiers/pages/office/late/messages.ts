import type { Locale } from '../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type LateMessages, vi } from './messages.vi.ts'

/** What the clock of a dossier says, in one language. */
export function lateMessages(locale: Locale): LateMessages {
  return locale === 'vi' ? vi : en
}
