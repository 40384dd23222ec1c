import { Table } from '../../../../../ui/index.ts'
import { timeLeft } from '../../../../calendar/index.ts'
import type { Holding } from '../../../dossier.ts'
import { messagesIn } from '../messages.ts'
import { type Opened, unitName } from '../opened.ts'
import { stepName } from '../step-name.ts'
import { heldSoFar, longestOf } from './held.ts'
import { lateMessages } from './messages.ts'

/**
 * Who has held the dossier how long, in working time: the step that ate the most of it stands out. Where it became
 * late, also how long each had held it by then.
 */
export function HeldTable({ opened }: { readonly opened: Opened }) {
  const { dossier, now, deps } = opened
  const messages = lateMessages(opened.locale)
  const held = heldSoFar(dossier, now, deps.calendar())
  const longest = longestOf(held)
  const { late } = dossier
  return (
    <Table
      caption={messages.heldCaption}
      captionClasses="govuk-table__caption--s"
      head={[
        messages.heldStep,
        messages.heldWho,
        messages.heldTime,
        ...(late === undefined ? [] : [messages.heldWhenLate]),
      ]}
      stack
      rows={held.map(holding => [
        what(holding, opened),
        who(holding, opened),
        holding === longest ? (
          <strong>{howLong(holding, opened, [messages.longest])}</strong>
        ) : (
          howLong(holding, opened, [])
        ),
        ...(late === undefined ? [] : [whenLate(holding, late.held, opened)]),
      ])}
    />
  )
}

function what({ step }: Holding, opened: Opened): string {
  return step === undefined ? lateMessages(opened.locale).reception : stepName(opened, step)
}

function who({ unit, officer }: Holding, opened: Opened): string {
  return [unitName(opened, unit), officer === undefined ? '' : opened.nameOf(officer)]
    .filter(Boolean)
    .join(', ')
}

function howLong({ minutes, step }: Holding, opened: Opened, remarks: readonly string[]): string {
  const { duration } = messagesIn(opened.locale)
  const over = step === undefined ? 0 : overdueMinutes(step, opened)
  const late = over > 0 ? [lateMessages(opened.locale).overdue(duration(over))] : []
  const said = [...remarks, ...late].join(', ')
  return said === '' ? duration(minutes) : `${duration(minutes)} (${said})`
}

/** How long it had held the dossier when that became late; nothing where its turn came later. */
function whenLate({ step }: Holding, recorded: readonly Holding[], { locale }: Opened): string {
  const then = recorded.find(each => each.step === step)
  return then === undefined ? '' : messagesIn(locale).duration(then.minutes)
}

/** By how much a step has run over its own time. */
function overdueMinutes(key: string, { dossier, deps, now }: Opened): number {
  const step = dossier.steps.find(each => each.key === key)
  if (step?.openedAt === undefined) return 0
  const end = Temporal.Instant.from(step.doneAt ?? dossier.finishedAt ?? now.toString())
  return Math.max(0, timeLeft(Temporal.Instant.from(step.dueAt), end, deps.calendar(), step.unit))
}
