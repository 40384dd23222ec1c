import { Details, TimeLeft } from '../../../../ui/index.ts'
import { answerBy, sayExplanation } from '../../../calendar/index.ts'
import { sayLimit } from '../../../catalogue/index.ts'
import { isSupplementOpen } from '../../dossier.ts'
import { promise } from '../../rules/promises.ts'
import { messagesIn } from './messages.ts'
import type { Opened } from './opened.ts'
import { remaining, sayMoment } from './time-words.ts'

/** The time left for the dossier as the applicant knows it, with the reason one click away. */
export function Deadline({ opened }: { readonly opened: Opened }) {
  const explanation = explain(opened)
  return (
    <div class="mc-dossier-head__time">
      <Clock opened={opened} />
      {explanation.length > 0 && (
        <Details summary={messagesIn(opened.locale).why}>
          <ul class="govuk-list govuk-list--bullet">
            {explanation.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  )
}

function Clock({ opened }: { readonly opened: Opened }) {
  const { dossier, locale, now } = opened
  const messages = messagesIn(locale)
  const moment = (at: string) => sayMoment(Temporal.Instant.from(at), now, locale)
  const { acceptance, supplement, finishedAt } = dossier
  if (dossier.state === 'refused') return null
  if (acceptance === undefined) {
    if (supplement !== undefined && isSupplementOpen(dossier)) {
      return (
        <TimeLeft
          words={messages.waitingForApplicant}
          note={messages.waitingSince(moment(supplement.askedAt))}
        />
      )
    }
    const left = leftUntil(opened, dossier.answerBy.at, dossier.receivingUnit)
    return <TimeLeft {...left} note={messages.answerDue(moment(dossier.answerBy.at))} />
  }
  const { due } = acceptance
  const note = due.provisional
    ? messages.resultDueProvisional(moment(due.at))
    : messages.resultDue(moment(due.at))
  if (finishedAt === undefined) {
    return <TimeLeft {...leftUntil(opened, due.at, dossier.competentAuthority)} note={note} />
  }
  const isLate = Temporal.Instant.compare(finishedAt, due.at) > 0
  return (
    <TimeLeft
      words={isLate ? messages.doneLate : messages.doneInTime}
      tone={isLate ? 'late' : 'calm'}
      note={messages.doneAt(moment(finishedAt))}
    />
  )
}

function leftUntil({ deps, locale, now }: Opened, at: string, unit: string) {
  return remaining({ now, dueAt: Temporal.Instant.from(at), unit }, deps.calendar(), locale)
}

/** Why the date is what it is: counted again from acceptance, or from filing while nobody has accepted. */
function explain({ deps, dossier, locale }: Opened): string[] {
  const messages = messagesIn(locale)
  const calendar = deps.calendar()
  const { acceptance } = dossier
  if (dossier.state === 'refused' || isSupplementOpen(dossier)) return []
  if (acceptance === undefined) {
    const start = Temporal.Instant.from(lastHandedIn(dossier))
    const { explanation } = answerBy(start, calendar, dossier.receivingUnit)
    return [messages.whyAnswer, ...sayExplanation(explanation, locale)]
  }
  const acceptedAt = Temporal.Instant.from(acceptance.at)
  const promised = promise(acceptance, acceptedAt, calendar, dossier.competentAuthority)
  const at = promised.dueAt ?? promised.dueAtProvisional
  const isMoved = at !== null && Temporal.Instant.compare(at, acceptance.due.at) !== 0
  return [
    messages.whyLimit(sayLimit(acceptance.timeLimit, locale)),
    ...(isMoved ? [messages.whyMoved] : []),
    ...sayExplanation(promised.explanation, locale),
  ]
}

/** The eight hours run from the filing, or again from its completion. */
function lastHandedIn({ filedAt, supplement }: Opened['dossier']): string {
  return supplement?.answeredAt ?? filedAt
}
