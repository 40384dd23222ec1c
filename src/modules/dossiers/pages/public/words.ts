import type { Locale } from '../../../../kernel/index.ts'
import { type Dossier, isSupplementOpen } from '../../dossier.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'

export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}

/** Where a dossier stands, as anyone may read it. */
export function sayStage(dossier: Pick<Dossier, 'state' | 'supplement'>, locale: Locale): string {
  const messages = messagesIn(locale)
  const isWaiting = dossier.state === 'filed' && isSupplementOpen(dossier as Dossier)
  return isWaiting ? messages.stage_supplement : messages[`stage_${dossier.state}`]
}
