import { say } from '../../../../kernel/index.ts'
import { Details, TimeLeft } from '../../../../ui/index.ts'
import { answerBy, sayExplanation } from '../../../calendar/index.ts'
import { type Dossier, isSupplementOpen, openPauses } from '../../dossier.ts'
import { dueIfResumed } from '../../rules/promises.ts'
import { dossierWords } from '../../words.ts'
import { timeMessages } from './acts/time/messages.ts'
import { explainDue } from './late/explain-due.ts'
import { lateMessages } from './late/messages.ts'
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
            {explanation.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  )
}

function Clock({ opened }: { readonly opened: Opened }) {
  const { dossier } = opened
  switch (dossier.state) {
    case 'refused':
      return null
    case 'filed':
      return <ClockOfAnswer opened={opened} />
    case 'in_progress':
      return openPauses(dossier).length > 0 ? (
        <StandingClock opened={opened} />
      ) : (
        <RunningClock opened={opened} />
      )
    case 'stopped':
    case 'withdrawn':
      return <EndedClock opened={opened} />
    case 'result_ready':
    case 'returned':
      return <DoneClock opened={opened} />
  }
}

interface ClockProps {
  readonly opened: Opened
}

/** Before acceptance: the eight working hours of the answer, or the applicant’s own time. */
function ClockOfAnswer({ opened }: ClockProps) {
  const { dossier, locale } = opened
  const messages = messagesIn(locale)
  const { supplement, answerBy: owed } = dossier
  if (supplement === undefined || !isSupplementOpen(dossier)) {
    const left = leftUntil(opened, owed.at, dossier.receivingUnit)
    return <TimeLeft {...left} note={messages.answerDue(moment(opened, owed.at))} />
  }
  const until = supplement.answerBy
  const note = [
    messages.waitingSince(moment(opened, supplement.askedAt)),
    ...(until === undefined ? [] : [lateMessages(locale).answerUntil(moment(opened, until))]),
  ]
  return <TimeLeft words={messages.waitingForApplicant} note={note.join('. ')} />
}

/** The clock stands still: on what ground since when, and how much is left once it runs again. */
function StandingClock({ opened }: ClockProps) {
  const { dossier, locale, deps, now } = opened
  const messages = lateMessages(locale)
  const open = openPauses(dossier)
  const restarts = open.some(({ clock }) => clock === 'restart')
  const left = () => {
    const due = dueIfResumed(dossier, deps.calendar(), now)
    return messages.leftAfter(leftUntil(opened, due.at, dossier.competentAuthority).words)
  }
  const answerUntil = isSupplementOpen(dossier) ? dossier.supplement?.answerBy : undefined
  const note = [
    ...open.map(({ ground, from }) =>
      messages.pausedFor(timeMessages(locale).grounds[ground], moment(opened, from)),
    ),
    ...(answerUntil === undefined ? [] : [messages.answerUntil(moment(opened, answerUntil))]),
    restarts ? messages.restartsAfter : left(),
  ]
  return <TimeLeft words={messages.paused} note={<Lines lines={note} />} />
}

/** The lawful date now; where it is not the first one, the first beside it. */
function RunningClock({ opened }: ClockProps) {
  const { dossier, locale, now } = opened
  const { acceptance } = dossier
  const due = dossier.due ?? acceptance?.due
  if (acceptance === undefined || due === undefined) return null
  const messages = lateMessages(locale)
  const { lane } = acceptance
  const isInLane = lane !== undefined && Temporal.Instant.compare(now, lane.dueAt) <= 0
  const left = leftUntil(opened, isInLane ? lane.dueAt : due.at, dossier.competentAuthority)
  const newDate = dossier.apology?.sent?.newDate
  const note = [
    ...(lane === undefined ? [] : [messages.inLane(laneName(opened, lane.key), moment(opened, lane.dueAt))]),
    sayDue(due, opened),
    ...(due.at === acceptance.due.at ? [] : [messages.firstPromise(moment(opened, acceptance.due.at))]),
    ...(newDate === undefined ? [] : [messages.newPromise(moment(opened, newDate))]),
    ...(dossier.withdrawal === undefined ? [] : [messages.withdrawalAsked]),
  ]
  return <TimeLeft {...left} note={<Lines lines={note} />} />
}

function laneName({ deps, locale }: Opened, key: string): string {
  const lane = deps.lanes().find(each => each.key === key)
  return lane === undefined ? key : say(lane.name, locale)
}

/** Ended without a result: no date is owed any more. */
function EndedClock({ opened }: ClockProps) {
  const { dossier, locale } = opened
  const { finishedAt, state } = dossier
  return (
    <TimeLeft
      words={dossierWords(locale).states[state]}
      note={finishedAt === undefined ? undefined : lateMessages(locale).endedAt(moment(opened, finishedAt))}
    />
  )
}

/** There is a result: in time or not, against the date the law sets. */
function DoneClock({ opened }: ClockProps) {
  const { dossier, locale } = opened
  const messages = messagesIn(locale)
  const { finishedAt, due, late } = dossier
  if (finishedAt === undefined) return null
  const isLate = late !== undefined || (due !== undefined && Temporal.Instant.compare(finishedAt, due.at) > 0)
  return (
    <TimeLeft
      words={isLate ? messages.doneLate : messages.doneInTime}
      tone={isLate ? 'late' : 'calm'}
      note={messages.doneAt(moment(opened, finishedAt))}
    />
  )
}

/** Several facts under the clock, each on a line of its own. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  return <span class="mc-lines">{lines.join('\n')}</span>
}

function sayDue({ at, provisional }: NonNullable<Dossier['due']>, opened: Opened): string {
  const messages = messagesIn(opened.locale)
  return provisional
    ? messages.resultDueProvisional(moment(opened, at))
    : messages.resultDue(moment(opened, at))
}

function moment({ now, locale }: Opened, at: string): string {
  return sayMoment(Temporal.Instant.from(at), now, locale)
}

function leftUntil({ deps, locale, now }: Opened, at: string, unit: string) {
  return remaining({ now, dueAt: Temporal.Instant.from(at), unit }, deps.calendar(), locale)
}

/** Why the date is what it is: counted again from acceptance, or from filing while nobody has accepted. */
function explain(opened: Opened): string[] {
  const { deps, dossier, locale } = opened
  if (dossier.state === 'refused') return []
  if (dossier.acceptance !== undefined) return explainDue(opened)
  if (dossier.state !== 'filed' || isSupplementOpen(dossier)) return []
  const start = Temporal.Instant.from(lastHandedIn(dossier))
  const { explanation } = answerBy(start, deps.calendar(), dossier.receivingUnit)
  return [messagesIn(locale).whyAnswer, ...sayExplanation(explanation, locale, 'answer')]
}

/** The eight hours run from the filing, or again from its completion. */
function lastHandedIn({ filedAt, supplement }: Dossier): string {
  return supplement?.answeredAt ?? filedAt
}
