import { formatDate } from '../../../../../kernel/index.ts'
import { Details, Sheet, SummaryList, type SummaryRow, Tag } from '../../../../../ui/index.ts'
import { timeMessages } from '../acts/time/messages.ts'
import type { Opened } from '../opened.ts'
import { sayMoment } from '../time-words.ts'
import { HeldTable } from './held-table.tsx'
import { lateMessages } from './messages.ts'

/**
 * Everything about a dossier's time once it has been accepted: the first promise beside the date owed, the apology, the
 * delay with its cause and what is done about it, and who held it how long.
 */
export function LateSheet({ opened }: { readonly opened: Opened }) {
  const { dossier, locale } = opened
  if (dossier.acceptance === undefined) return null
  const messages = lateMessages(locale)
  const rows = [...dates(opened), ...apology(opened), ...delay(opened)]
  return (
    <Sheet title={messages.sheet} note={<LateTag opened={opened} />}>
      <SummaryList rows={rows} />
      <Details summary={messages.heldSummary} classes="govuk-!-margin-top-4">
        <HeldTable opened={opened} />
      </Details>
    </Sheet>
  )
}

function LateTag({ opened: { dossier, locale } }: { readonly opened: Opened }) {
  return dossier.late === undefined ? null : <Tag tone="late">{lateMessages(locale).late}</Tag>
}

function dates(opened: Opened): SummaryRow[] {
  const { acceptance, due } = opened.dossier
  const messages = lateMessages(opened.locale)
  if (acceptance === undefined) return []
  return [
    { key: messages.first, value: moment(acceptance.due.at, opened) },
    ...(due === undefined || due.at === acceptance.due.at
      ? []
      : [{ key: messages.lawful, value: moment(due.at, opened) }]),
  ]
}

function apology(opened: Opened): SummaryRow[] {
  const { dossier, locale, nameOf } = opened
  const messages = lateMessages(locale)
  if (dossier.apology === undefined) return []
  const { sent, owedBy } = dossier.apology
  if (sent === undefined)
    return [{ key: messages.apology, value: messages.apologyDrafted(moment(owedBy, opened)) }]
  const isLate = Temporal.Instant.compare(sent.at, owedBy) > 0
  const said = messages.apologySent(nameOf(sent.by), moment(sent.at, opened), moment(sent.newDate, opened))
  const reason = (opened.personal.get(sent.reason.content) as string | undefined) ?? messages.maskedWords
  const lines = [isLate ? `${said} (${messages.apologyLateSent})` : said, reason]
  return [{ key: messages.apology, value: <span class="mc-lines">{lines.join('\n')}</span> }]
}

function delay(opened: Opened): SummaryRow[] {
  const { dossier, locale, personal } = opened
  const messages = lateMessages(locale)
  const { late } = dossier
  if (late === undefined) return []
  const since = { key: messages.late, value: messages.lateSince(moment(late.due, opened)) }
  const { explained } = late
  if (explained === undefined) return [since, { key: messages.cause, value: messages.unexplained }]
  const task = (personal.get(explained.task.content) as string | undefined) ?? messages.maskedWords
  return [
    since,
    { key: messages.cause, value: timeMessages(locale).causes[explained.cause] },
    {
      key: messages.task,
      value: messages.taskLine(task, formatDate(Temporal.PlainDate.from(explained.taskBy))),
    },
  ]
}

function moment(at: string, { now, locale }: Opened): string {
  return sayMoment(Temporal.Instant.from(at), now, locale)
}
