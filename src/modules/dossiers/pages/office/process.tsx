import { say } from '../../../../kernel/index.ts'
import { ProcessLine, type ProcessStep } from '../../../../ui/index.ts'
import { timeLeft } from '../../../calendar/index.ts'
import { branchesOf, timeLimitFor } from '../../../catalogue/index.ts'
import {
  type Dossier,
  type DossierState,
  isSupplementOpen,
  openPauses,
  openSteps,
  type StepFact,
} from '../../dossier.ts'
import { owed, planSteps, promise } from '../../rules/promises.ts'
import { dossierWords } from '../../words.ts'
import { lateMessages } from './late/messages.ts'
import { messagesIn } from './messages.ts'
import { type Opened, unitName } from './opened.ts'
import { shortStepName } from './step-name.ts'
import { sayMoment, sayTaken } from './time-words.ts'

/**
 * The whole process as one line, from reception to hand-over: who did each step, how long it took and whether longer than
 * it was given, who has it and until when. Steps that run side by side are all marked as being done.
 */
export function DossierProcess({ opened }: { readonly opened: Opened }) {
  const { dossier } = opened
  const ended = endings.has(dossier.state)
  const known = ended ? stepsOf(opened).filter(({ doneAt }) => doneAt !== undefined) : stepsOf(opened)
  const main = known.filter(({ branch }) => branch === undefined).map(step => shown(step, opened))
  return (
    <>
      <ProcessLine steps={[reception(opened), ...main, ended ? ending(opened) : handOver(opened)]} />
      {branchesOf(opened.procedure).map(({ key, name }) => (
        <BranchLine
          key={key}
          opened={opened}
          name={say(name, opened.locale)}
          steps={known.filter(({ branch }) => branch === key)}
        />
      ))}
    </>
  )

  function stepsOf({ procedure, contents, deps, now }: Opened): readonly StepFact[] {
    if (dossier.steps.length > 0 || dossier.state !== 'filed') return dossier.steps
    // Not accepted yet: the line as it would be from now on, without its dates.
    const calendar = deps.calendar()
    const timeLimit = timeLimitFor(procedure, contents.answers)
    const due = owed(promise({ timeLimit }, now, calendar, dossier.competentAuthority))
    return planSteps({ ...procedure, timeLimit }, dossier.competentAuthority, now, due, calendar)
  }
}

interface BranchLineProps {
  readonly opened: Opened
  readonly name: string
  readonly steps: readonly StepFact[]
}

/** A branch of a linked procedure on a line of its own: it goes on beside the others. */
function BranchLine({ opened, name, steps }: BranchLineProps) {
  const [first] = steps
  if (first === undefined) return null
  const title = joined(name, unitName(opened, first.unit))
  return (
    <>
      <p class="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1">{title}</p>
      <ProcessLine label={title} steps={steps.map(step => shown(step, opened))} />
    </>
  )
}

/** States in which no result will be handed over: the line ends there. */
const endings: ReadonlySet<DossierState> = new Set(['refused', 'stopped', 'withdrawn'])

function ending(opened: Opened): ProcessStep {
  const { dossier, locale } = opened
  const at = dossier.refusal?.at ?? dossier.finishedAt
  return {
    title: dossierWords(locale).states[dossier.state],
    state: 'done',
    late: true,
    note: at === undefined ? '' : moment(at, opened),
  }
}

function reception(opened: Opened): ProcessStep {
  const { dossier, locale, deps, now } = opened
  const title = dossierWords(locale).steps.reception
  const answer = dossier.acceptance ?? dossier.refusal
  if (answer !== undefined) {
    const taken =
      dossier.channel === 'counter'
        ? ''
        : sayTaken(
            instant(dossier.filedAt),
            instant(answer.at),
            dossier.receivingUnit,
            deps.calendar(),
            locale,
          )
    return { title, state: 'done', note: joined(opened.nameOf(answer.by), taken) }
  }
  if (endings.has(dossier.state)) return { title, state: 'done' }
  if (isSupplementOpen(dossier)) {
    return { title, state: 'now', note: messagesIn(locale).waitingForApplicant }
  }
  return {
    title,
    state: 'now',
    late: Temporal.Instant.compare(now, dossier.answerBy.at) > 0,
    note: joined(
      unitName(opened, dossier.receivingUnit),
      messagesIn(locale).stepDue(moment(dossier.answerBy.at, opened)),
    ),
  }
}

function shown(step: StepFact, opened: Opened): ProcessStep {
  const isLinked = branchesOf(opened.procedure).length > 0
  // Each line of a linked procedure says whose it is: the kind of work is enough.
  const title = isLinked ? dossierWords(opened.locale).steps[step.kind] : shortStepName(opened, step)
  if (step.doneAt !== undefined) return { title, ...done(step, opened) }
  const isOpen = openSteps(opened.dossier).some(({ key }) => key === step.key)
  return { title, ...(isOpen ? open(step, opened) : ahead(step, opened)) }
}

/** Who did it in how long; and by how much that was more than its own time. */
function done(step: StepFact, opened: Opened): Omit<ProcessStep, 'title'> {
  const { locale, deps } = opened
  const messages = lateMessages(locale)
  const from = instant(step.openedAt ?? step.doneAt ?? step.dueAt)
  const to = instant(step.doneAt ?? step.dueAt)
  if (step.silentAt !== undefined) {
    const said = step.silence?.means === 'consent' ? messages.silentConsent : messages.silentReport
    return { state: 'done', note: joined(place(step, opened), said) }
  }
  const over = timeLeft(instant(step.dueAt), to, deps.calendar(), step.unit)
  return {
    state: 'done',
    late: over > 0,
    note: joined(
      place(step, opened),
      opened.nameOf(step.doneBy ?? ''),
      sayTaken(from, to, step.unit, deps.calendar(), locale),
      over > 0 ? messages.overdue(messagesIn(locale).duration(over)) : '',
    ),
  }
}

/** Who has it and until when; while the clock stands still, or the applicant wants it back, nobody is behind. */
function open(step: StepFact, opened: Opened): Omit<ProcessStep, 'title'> {
  const { dossier, locale, now } = opened
  const messages = messagesIn(locale)
  const rests = openPauses(dossier).length > 0 || dossier.withdrawal !== undefined
  const who = step.officer === undefined ? messages.stepFree : opened.nameOf(step.officer)
  return {
    state: 'now',
    late: !rests && Temporal.Instant.compare(now, step.dueAt) > 0,
    note: joined(
      rests ? lateMessages(locale).atRest : dueOf(step, opened),
      place(step, opened),
      who,
      step.outsideLimit === undefined ? '' : lateMessages(locale).outsideLimit,
    ),
  }
}

function ahead(step: StepFact, opened: Opened): Omit<ProcessStep, 'title'> {
  const due = opened.dossier.acceptance === undefined ? '' : dueOf(step, opened)
  return { state: 'ahead', note: joined(place(step, opened), due) }
}

/** Until when; of a body that was asked also what its silence means. */
function dueOf({ dueAt, kind, silence }: StepFact, opened: Opened): string {
  const messages = lateMessages(opened.locale)
  const at = moment(dueAt, opened)
  return kind === 'consult' && silence !== undefined
    ? messages.silenceOn(at, messages.means[silence.means])
    : messagesIn(opened.locale).stepDue(at)
}

/** Where it is done when not at the authority itself; a branch says it once, at the head of its line. */
function place({ unit, branch }: StepFact, opened: Opened): string {
  return unit === opened.dossier.competentAuthority || branch !== undefined ? '' : unitName(opened, unit)
}

function handOver(opened: Opened): ProcessStep {
  const { dossier, locale, now } = opened
  const words = dossierWords(locale)
  const title = words.steps.handOver
  const { handOver } = dossier
  if (handOver !== undefined) {
    return { title, state: 'done', note: joined(sayMoment(instant(handOver.at), now, locale)) }
  }
  const where = isReturnedOnline(dossier) ? '' : unitName(opened, dossier.returningUnit)
  return { title, state: dossier.state === 'result_ready' ? 'now' : 'ahead', note: where }
}

function isReturnedOnline({ returnBy }: Dossier): boolean {
  return returnBy === 'account'
}

function moment(at: string, { now, locale }: Opened): string {
  return sayMoment(instant(at), now, locale)
}

function instant(at: string): Temporal.Instant {
  return Temporal.Instant.from(at)
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ')
}
