import type { Locale } from '../../../../../kernel/index.ts'
import type { Entry } from '../../../../journal/index.ts'
import type { Owed, PauseGround, StopGround } from '../../../dossier.ts'
import type { DossierEntryKind } from '../../../rules/entries.ts'
import { sayOwed } from '../dossier-words.ts'
import { ownWords } from './words.ts'

type Facts = Readonly<Record<string, unknown>>

/** What an event means for its owner, in a sentence under its title; undefined where the title says all. */
export function sayMore({ kind, facts }: Entry, locale: Locale): string | undefined {
  return more[kind as DossierEntryKind]?.(facts, locale)
}

const newDate = ({ due }: Facts, locale: Locale) =>
  due === undefined ? undefined : `${ownWords(locale).dateNow}: ${sayOwed(due as Owed, locale)}.`

const more: Partial<Record<DossierEntryKind, (facts: Facts, locale: Locale) => string | undefined>> = {
  pauseOpened: ({ ground, basis }, locale) => {
    const words = ownWords(locale)
    return `${words.grounds[ground as PauseGround]}. ${words.basis(String(basis))}`
  },
  pauseEnded: newDate,
  extended: newDate,
  promiseMoved: newDate,
  supplemented: ({ recounted }, locale) =>
    recounted === undefined ? undefined : newDate(recounted as Facts, locale),
  apologised: ({ newDate: at }, locale) =>
    `${ownWords(locale).newDate}: ${sayOwed({ at: String(at), provisional: false }, locale)}.`,
  stopped: ({ ground }, locale) => ownWords(locale).stoppedWhy[ground as StopGround],
  posted: ({ tracking }, locale) => ownWords(locale).posted(String(tracking)),
}
