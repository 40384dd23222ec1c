import type { Locale } from '../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'
import { isRole } from './rules/roles.ts'

export type { Messages }

export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}

/** What people call a role. An unknown role is shown as it is. */
export function roleName(role: string, locale: Locale): string {
  return isRole(role) ? messagesIn(locale).roles[role] : role
}

export function kindName(kind: string, locale: Locale): string {
  return messagesIn(locale).kinds[kind] ?? kind
}
