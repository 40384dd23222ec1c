import type { Locale } from '../../../../../../kernel/index.ts'
import { en } from './messages.en.ts'
import { type PeopleMessages, vi } from './messages.vi.ts'

export type { PeopleMessages }

/** What the pages say about work that passes between people, in one language. */
export function peopleWords(locale: Locale): PeopleMessages {
  return locale === 'vi' ? vi : en
}
