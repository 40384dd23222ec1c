import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '../kernel/index.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'

/** The language of the page being drawn; the layout sets it, components read it. */
export const LocaleContext = createContext<Locale>('vi')

/** The language of the page being drawn. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** What the components themselves say, in one language. */
export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}

/** What the components themselves say, in the language of the page being drawn. */
export function useMessages(): Messages {
  return messagesIn(useLocale())
}
