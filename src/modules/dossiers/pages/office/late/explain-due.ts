import { formatMoment } from '../../../../../kernel/index.ts'
import { sayExplanation } from '../../../../calendar/index.ts'
import { sayLimit } from '../../../../catalogue/index.ts'
import { openPauses } from '../../../dossier.ts'
import { datesOwed, owed } from '../../../rules/promises.ts'
import { timeMessages } from '../acts/time/messages.ts'
import type { Opened } from '../opened.ts'
import { lateMessages } from './messages.ts'

/**
 * Why the date owed is what it is, line by line: the limit, every pause with its ground, the days as they count, each
 * extension, and every time the date moved.
 */
export function explainDue(opened: Opened): string[] {
  const { dossier, locale } = opened
  if (dossier.acceptance === undefined) return []
  const messages = lateMessages(locale)
  return [
    messages.limitOf(sayLimit(dossier.acceptance.timeLimit, locale)),
    ...pauses(opened),
    ...count(opened),
    ...moves(opened),
  ]
}

function pauses({ dossier, locale }: Opened): string[] {
  const messages = lateMessages(locale)
  return dossier.pauses.map(({ ground, from, to, basis }) =>
    messages.pauseLine(
      timeMessages(locale).grounds[ground],
      moment(from, locale),
      to === undefined ? messages.now : moment(to, locale),
      basis,
    ),
  )
}

/** The days one by one; where the calendar has moved since, that the promise stands all the same. */
function count({ dossier, deps, now, locale }: Opened): string[] {
  const messages = lateMessages(locale)
  const end = dossier.finishedAt === undefined ? now : Temporal.Instant.from(dossier.finishedAt)
  const { limit, extended } = datesOwed(dossier, deps.calendar(), end)
  const counted = owed(extended.at(-1) ?? limit)
  const isPaused = openPauses(dossier).length > 0
  // Nothing that has ended is counted again.
  const isOpen = dossier.finishedAt === undefined
  const stands = isPaused && isOpen
  const differs = isOpen && !isPaused && dossier.due !== undefined && counted.at !== dossier.due.at
  return [
    ...(stands ? [messages.ifEndedNow] : []),
    ...(differs ? [messages.calendarDiffers] : []),
    ...sayExplanation(limit.explanation, locale),
    ...extended.flatMap((date, index) => {
      const extension = dossier.extensions[index]
      if (extension === undefined) return []
      const line = messages.extensionLine(sayLimit(extension.by, locale), extension.basis)
      return [line, ...sayExplanation(date.explanation, locale)]
    }),
  ]
}

function moves({ dossier, locale }: Opened): string[] {
  const messages = lateMessages(locale)
  return dossier.promises.map(({ from, to, why, basis }) => {
    const reason = [messages.whyMoved[why], ...(basis === undefined ? [] : [basis])].join(', ')
    return messages.moveLine(moment(from.at, locale), moment(to.at, locale), reason)
  })
}

function moment(at: string, locale: Opened['locale']): string {
  return formatMoment(Temporal.Instant.from(at), locale)
}
