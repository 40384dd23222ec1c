import type { Locale } from '../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'
import { en as officeEn } from './office.en.ts'
import { type OfficeMessages, vi as officeVi } from './office.vi.ts'

export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}

export function officeMessagesIn(locale: Locale): OfficeMessages {
  return locale === 'vi' ? officeVi : officeEn
}
