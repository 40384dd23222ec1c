import { InsetText, NotificationBanner, WarningText } from '../../../../../ui/index.ts'
import { openPauses, openSteps } from '../../../dossier.ts'
import { timeMessages } from '../acts/time/messages.ts'
import { stepsToDo } from '../open-steps.ts'
import { type Opened, unitName } from '../opened.ts'
import { sayMoment } from '../time-words.ts'
import { lateMessages } from './messages.ts'

interface NoticeProps {
  readonly opened: Opened
}

/** What about a dossier's time and end must be known first: why it ended, what waits for an answer or a signature. */
export function TimeNotices({ opened }: NoticeProps) {
  return (
    <>
      <Stopped opened={opened} />
      <WantedBack opened={opened} />
      <ApologyOwed opened={opened} />
      <OpinionsAwaited opened={opened} />
    </>
  )
}

function Stopped({ opened }: NoticeProps) {
  const { dossier, locale, personal, nameOf } = opened
  const { stop } = dossier
  if (stop === undefined) return null
  const messages = lateMessages(locale)
  const reason =
    stop.reason && ((personal.get(stop.reason.content) as string | undefined) ?? messages.maskedWords)
  const lines = [timeMessages(locale).stopGrounds[stop.ground], ...(reason === undefined ? [] : [reason])]
  return (
    <NotificationBanner titleId="stop-title">
      <p class="govuk-notification-banner__heading">
        {messages.stoppedBy(nameOf(stop.by), moment(stop.at, opened))}
      </p>
      <p class="govuk-body mc-lines">{lines.join('\n')}</p>
    </NotificationBanner>
  )
}

function WantedBack({ opened }: NoticeProps) {
  const { dossier, locale, personal } = opened
  const { withdrawal, state } = dossier
  if (withdrawal === undefined) return null
  const messages = lateMessages(locale)
  const reason = (personal.get(withdrawal.reason.content) as string | undefined) ?? messages.maskedWords
  const said = state === 'withdrawn' ? messages.takenBack : messages.wantedBack
  return <WarningText>{said(moment(withdrawal.askedAt, opened), reason)}</WarningText>
}

/** Drafted because the date will be missed, and not signed yet. */
function ApologyOwed({ opened }: NoticeProps) {
  const { dossier, locale, now, allowed } = opened
  const { apology } = dossier
  if (apology === undefined || apology.sent !== undefined || !allowed.includes('apologise')) return null
  const messages = lateMessages(locale)
  const isPast = Temporal.Instant.compare(now, apology.owedBy) > 0
  const said = isPast ? messages.apologyOverdue : messages.apologyOwed
  return <WarningText>{said(moment(apology.owedBy, opened))}</WarningText>
}

/** Others were asked and have not answered: until they have, or their time is over, nothing can be drafted. */
function OpinionsAwaited({ opened }: NoticeProps) {
  const { dossier, actor, locale } = opened
  if (openPauses(dossier).length > 0 || dossier.withdrawal !== undefined) return null
  const own = new Set(stepsToDo(dossier, 'finishStep', actor).map(({ key }) => key))
  const awaited = openSteps(dossier).filter(({ kind, key }) => kind === 'consult' && !own.has(key))
  if (awaited.length === 0) return null
  const messages = lateMessages(locale)
  const said = awaited.map(({ unit, dueAt }) =>
    messages.awaitedUntil(unitName(opened, unit), moment(dueAt, opened)),
  )
  return <InsetText>{messages.awaited(said.join('; '))}</InsetText>
}

function moment(at: string, { now, locale }: Opened): string {
  return sayMoment(Temporal.Instant.from(at), now, locale)
}
