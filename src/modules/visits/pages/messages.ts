import type { Locale } from '../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'

export type { Messages }

export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}
