import type { Locale } from '../../../../kernel/index.ts'
import type { Dossier } from '../../dossier.ts'
import { standingOf } from '../standing.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'

export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}

/** Where a dossier stands, as anyone may read it. */
export function sayStage(dossier: Dossier, locale: Locale): string {
  return messagesIn(locale)[`stage_${standingOf(dossier)}`]
}
