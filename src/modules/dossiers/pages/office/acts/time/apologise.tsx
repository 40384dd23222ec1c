import { formatDate, local, VIETNAM } from '../../../../../../kernel/index.ts'
import { DateInput, errorFor, type FieldErrorShown, InsetText, Textarea } from '../../../../../../ui/index.ts'
import { apologise as send } from '../../../../actions/lateness.ts'
import { apologyBy, proposedDate } from '../../../../rules/lateness.ts'
import { textOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import { sayMoment } from '../../time-words.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { timeMessages } from './messages.ts'
import { dayOf, readDay, type TypedDay, typedDayOf } from './typed-day.ts'

interface Typed {
  readonly newDate: TypedDay
  readonly reason: string
}

export const apologise: Act<Typed> = {
  action: 'apologise',
  title: ({ locale }) => timeMessages(locale).apologise.title,
  blank: opened => ({ newDate: typedDayOf(proposed(opened)), reason: '' }),
  read: body => ({ newDate: readDay(body, 'newDate'), reason: textOf(body, 'reason') }),
  faults: faultsOf,
  perform: (typed, opened, acting) =>
    send(opened.deps, acting, {
      newDate: closingOf(dayOf(typed.newDate) ?? local(opened.now).toPlainDate(), opened),
      reason: typed.reason,
    }),
  faultOf: (because, opened) =>
    because === 'date_not_later' ? { field: 'newDate', message: notLater(opened) } : undefined,
  isSame: ({ newDate, reason }, entry, opened) => {
    const day = dayOf(newDate)
    return (
      day !== undefined &&
      closingOf(day, opened).toString() === entry.facts.newDate &&
      contentOf(entry, 'reason', opened) === reason.trim()
    )
  },
  words: ({ reason }) => (reason.trim() === '' ? [] : [reason]),
  Form: ApologyForm,
}

/** As drafted by the system, or as it would draft it now. */
function proposed({ dossier, deps, now }: Opened): Temporal.Instant {
  const drafted = dossier.apology?.proposed
  const isAhead = drafted !== undefined && Temporal.Instant.compare(drafted, now) > 0
  return isAhead ? Temporal.Instant.from(drafted) : proposedDate(dossier, now, deps.calendar())
}

/** The end of a working day: until then the new date holds. */
function closingOf(day: Temporal.PlainDate, { deps, dossier }: Opened): Temporal.Instant {
  const midnight = day.add({ days: 1 }).toZonedDateTime(VIETNAM).toInstant()
  return deps.calendar().projected.subtract(midnight, 1, dossier.competentAuthority).add({ minutes: 1 })
}

function faultsOf({ newDate, reason }: Typed, opened: Opened): FieldErrorShown[] {
  const messages = timeMessages(opened.locale).apologise
  const fault = dayFault(dayOf(newDate), opened)
  return [
    ...(fault === undefined ? [] : [{ field: 'newDate', message: fault }]),
    ...(reason.trim() === '' ? [{ field: 'reason', message: messages.reasonMissing }] : []),
  ]
}

function dayFault(day: Temporal.PlainDate | undefined, opened: Opened): string | undefined {
  const { deps, dossier, now, locale } = opened
  if (day === undefined) return timeMessages(locale).notADay
  const promised = Temporal.Instant.from(dossier.due?.at ?? dossier.answerBy.at)
  const latest = Temporal.Instant.compare(promised, now) > 0 ? promised : now
  const isLater = Temporal.PlainDate.compare(day, local(latest).toPlainDate()) > 0
  if (!isLater || day.year > local(now).year + 5) return notLater(opened)
  const isOpen = deps.calendar().projected.isWorkingDay(day, dossier.competentAuthority)
  return isOpen ? undefined : timeMessages(locale).apologise.dayOff(formatDate(day))
}

function notLater({ dossier, now, locale }: Opened): string {
  const due = Temporal.Instant.from(dossier.due?.at ?? dossier.answerBy.at)
  return timeMessages(locale).apologise.notLater(sayMoment(due, now, locale))
}

function ApologyForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = timeMessages(opened.locale).apologise
  return (
    <ActForm opened={opened} action="apologise" button={messages.button}>
      <p class="govuk-body">{messages.intro}</p>
      <InsetText classes="mc-lines">{known(opened).join('\n')}</InsetText>
      <DateInput
        name="newDate"
        legend={{ text: messages.newDate, size: 's' }}
        hint={messages.newDateHint}
        value={typed.newDate}
        error={errorFor(errors, 'newDate')}
      />
      <Textarea
        name="reason"
        label={{ text: messages.reason, size: 's' }}
        hint={messages.reasonHint}
        value={typed.reason}
        error={errorFor(errors, 'reason')}
      />
    </ActForm>
  )
}

/** What the leader must know first: the date promised, and until when the letter is in time. */
function known({ dossier, deps, now, locale }: Opened): string[] {
  const messages = timeMessages(locale).apologise
  const moment = (at: string) => sayMoment(Temporal.Instant.from(at), now, locale)
  const { due, apology } = dossier
  const owedBy = apology?.owedBy ?? apologyBy(dossier, deps.calendar())?.toString()
  const isPast = owedBy !== undefined && Temporal.Instant.compare(now, owedBy) > 0
  return [
    ...(due === undefined ? [] : [messages.promised(moment(due.at))]),
    ...(apology === undefined ? [] : [messages.drafted(moment(apology.draftedAt))]),
    ...(owedBy === undefined
      ? []
      : [isPast ? messages.owedPast(moment(owedBy)) : messages.owedBy(moment(owedBy))]),
  ]
}
