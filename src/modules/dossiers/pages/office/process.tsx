import { ProcessLine, type ProcessStep } from '../../../../ui/index.ts'
import { timeLimitFor } from '../../../catalogue/index.ts'
import { type Dossier, type DossierState, isSupplementOpen, openStep, type StepFact } from '../../dossier.ts'
import { owed, planSteps, promise } from '../../rules/promises.ts'
import { dossierWords } from '../../words.ts'
import { messagesIn } from './messages.ts'
import { type Opened, unitName } from './opened.ts'
import { sayMoment, sayTaken } from './time-words.ts'

/** The whole process as one line, from reception to hand-over: who did each step and how long it took, who has it and until when. */
export function DossierProcess({ opened }: { readonly opened: Opened }) {
  const { dossier } = opened
  const ended = endings.has(dossier.state)
  const known = ended ? stepsOf(opened).filter(({ doneAt }) => doneAt !== undefined) : stepsOf(opened)
  const steps = known.map(step => shown(step, opened))
  return <ProcessLine steps={[reception(opened), ...steps, ended ? ending(opened) : handOver(opened)]} />

  function stepsOf({ procedure, contents, deps, now }: Opened): readonly StepFact[] {
    if (dossier.steps.length > 0 || dossier.state !== 'filed') return dossier.steps
    // Not accepted yet: the line as it would be from now on, without its dates.
    const calendar = deps.calendar()
    const timeLimit = timeLimitFor(procedure, contents.answers)
    const due = owed(promise({ timeLimit }, now, calendar, dossier.competentAuthority))
    return planSteps({ ...procedure, timeLimit }, dossier.competentAuthority, now, due, calendar)
  }
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
  const { dossier, locale, now, deps } = opened
  const messages = messagesIn(locale)
  const title = dossierWords(locale).steps[step.kind]
  if (step.doneAt !== undefined) {
    const from = instant(step.openedAt ?? step.doneAt)
    const taken = sayTaken(from, instant(step.doneAt), step.unit, deps.calendar(), locale)
    return { title, state: 'done', note: joined(opened.nameOf(step.doneBy ?? ''), taken) }
  }
  const where = step.unit === dossier.competentAuthority ? '' : unitName(opened, step.unit)
  const due = dossier.acceptance === undefined ? '' : messages.stepDue(moment(step.dueAt, opened))
  if (step.key !== openStep(dossier)?.key) return { title, state: 'ahead', note: joined(where, due) }
  const who = step.officer === undefined ? messages.stepFree : opened.nameOf(step.officer)
  return {
    title,
    state: 'now',
    late: Temporal.Instant.compare(now, step.dueAt) > 0,
    note: joined(due, where, who),
  }
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
