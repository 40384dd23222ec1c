import type { Owed } from '../../../../dossier.ts'
import type { Opened } from '../../opened.ts'
import { sayMoment } from '../../time-words.ts'
import { timeMessages } from './messages.ts'

/** What the date would be if one did it now. */
export function sayNewDue(
  { at, provisional }: Owed,
  { now, locale }: Pick<Opened, 'now' | 'locale'>,
): string {
  const messages = timeMessages(locale)
  const moment = sayMoment(Temporal.Instant.from(at), now, locale)
  return provisional ? messages.newDueProvisional(moment) : messages.newDue(moment)
}
