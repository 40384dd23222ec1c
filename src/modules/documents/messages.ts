import type { Locale } from '../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type FileMessage, vi } from './messages.vi.ts'

export function messagesIn(locale: Locale): Readonly<Record<FileMessage, string>> {
  return locale === 'vi' ? vi : en
}
