import {
  dueDateOrProvisional,
  latestApology,
  pausedWorkingMinutes,
  type WorkingCalendar,
} from '../../calendar/index.ts'
import {
  type Dossier,
  type Holding,
  isSupplementOpen,
  openPauses,
  openSteps,
  type StepFact,
} from '../dossier.ts'
import { owed, pauseOf } from './promises.ts'

const instant = (text: string) => Temporal.Instant.from(text)

/**
 * Whether the lawful date has passed at an instant and there is no result. While a pause is open the clock stands where
 * it stood when the pause began. @source docs/legal/late-dossiers.md
 */
export function isLate(dossier: Pick<Dossier, 'state' | 'due' | 'pauses'>, at: Temporal.Instant): boolean {
  if (dossier.state !== 'in_progress' || dossier.due === undefined) return false
  const [reached = at] = [at, ...openPauses(dossier).map(({ from }) => instant(from))].sort(
    Temporal.Instant.compare,
  )
  return Temporal.Instant.compare(reached, instant(dossier.due.at)) > 0
}

/**
 * Working minutes the steps not done were given: from the due date of what is done to that of the last, without what
 * of the open one's own budget has been used.
 */
function remainingBudget(dossier: Dossier, calendar: WorkingCalendar): number {
  const { steps, due, competentAuthority: unit } = dossier
  const last = due === undefined ? undefined : instant(due.at)
  const open = openSteps(dossier).filter(step => step.askedBy === undefined)
  if (last === undefined || open.length === 0) return 0
  return Math.max(...open.map(step => laterBudget(step, steps, last, calendar, unit)))
}

/** What comes after an open step until the result: the least time the rest can take. */
function laterBudget(
  step: StepFact,
  steps: readonly StepFact[],
  last: Temporal.Instant,
  calendar: WorkingCalendar,
  unit: string,
): number {
  const isLastStep = steps.at(-1)?.key === step.key
  return isLastStep ? 0 : Math.max(0, calendar.between(instant(step.dueAt), last, unit))
}

/** By when the apology with a new date must have left: one working day before the date. @source docs/legal/late-dossiers.md#apology */
export function apologyBy(dossier: Dossier, calendar: WorkingCalendar): Temporal.Instant | undefined {
  const { due, acceptance, competentAuthority } = dossier
  if (due === undefined || acceptance === undefined) return undefined
  const latest = latestApology(instant(due.at), calendar, competentAuthority)
  const accepted = instant(acceptance.at)
  return Temporal.Instant.compare(latest, accepted) < 0 ? instant(due.at) : latest
}

/** A date an apology may propose: as long again as the rest was given, and never before the next day's end. */
export function proposedDate(
  dossier: Dossier,
  at: Temporal.Instant,
  calendar: WorkingCalendar,
): Temporal.Instant {
  const unit = dossier.competentAuthority
  const counting = calendar.projected
  const due = instant(dossier.due?.at ?? dossier.answerBy.at)
  const from = Temporal.Instant.compare(due, at) > 0 ? due : at
  const needed = Math.max(minutesOfTwoDays, remainingBudget(dossier, counting))
  return counting.add(from, needed, unit)
}

const minutesOfTwoDays = 2 * 8 * 60

/**
 * Who held the dossier how long until an instant, in working minutes of whoever held it: the counter until acceptance,
 * then each step while it was open. What the applicant took to complete it, and what a pause took, nobody here held.
 */
export function heldBy(dossier: Dossier, until: Temporal.Instant, calendar: WorkingCalendar): Holding[] {
  const { acceptance } = dossier
  const reception: Holding = {
    what: 'reception',
    unit: dossier.receivingUnit,
    ...(acceptance === undefined ? {} : { officer: acceptance.by }),
    minutes: minutesHeld(
      { from: dossier.filedAt, to: acceptance?.at, unit: dossier.receivingUnit },
      { dossier, until, calendar },
    ),
  }
  const steps = dossier.steps.flatMap((step): Holding[] => {
    const { key, unit, openedAt, doneAt } = step
    if (openedAt === undefined) return []
    const officer = step.doneBy ?? step.officer
    const minutes = minutesHeld({ from: openedAt, to: doneAt, unit }, { dossier, until, calendar })
    return [{ what: 'step', step: key, unit, ...(officer === undefined ? {} : { officer }), minutes }]
  })
  return [reception, ...steps]
}

interface Held {
  readonly from: string
  readonly to: string | undefined
  readonly unit: string
}

function minutesHeld(
  held: Held,
  { dossier, until, calendar }: { dossier: Dossier; until: Temporal.Instant; calendar: WorkingCalendar },
): number {
  const from = instant(held.from)
  const to = held.to === undefined ? until : instant(held.to)
  if (Temporal.Instant.compare(from, to) >= 0) return 0
  const stood = [...dossier.pauses, ...completion(dossier)].map(pauseOf)
  const waited = pausedWorkingMinutes(stood, { from, to }, calendar, held.unit)
  return Math.max(0, calendar.projected.between(from, to, held.unit) - waited)
}

/** The applicant completed the filing before it was accepted: no pause of a clock that had not begun, yet not the counter's time. */
function completion({ supplement, pauses }: Dossier) {
  if (supplement === undefined || pauses.some(({ ground }) => ground === 'supplement')) return []
  const { askedAt: from, answeredAt } = supplement
  return [{ from, clock: 'resume' as const, ...(answeredAt === undefined ? {} : { to: answeredAt }) }]
}

/**
 * When the time of a body that was asked is over, so that its silence counts: its limit from the moment it was asked,
 * else the moment named in the request. Undefined while it may not answer, because the applicant completes the dossier
 * or wants it back. @source docs/legal/consultations.md
 */
function silenceCounts(
  step: StepFact,
  dossier: Dossier,
  calendar: WorkingCalendar,
): Temporal.Instant | undefined {
  const { kind, silence, openedAt, doneAt, unit } = step
  if (kind !== 'consult' || silence === undefined || openedAt === undefined || doneAt !== undefined)
    return undefined
  if (isSupplementOpen(dossier) || dossier.withdrawal !== undefined) return undefined
  if (silence.limit === undefined) return instant(step.dueAt)
  const completions = dossier.pauses.filter(({ ground }) => ground === 'supplement')
  const pauses = completions.map(pause => pauseOf({ ...pause, clock: 'resume' }))
  return instant(
    owed(dueDateOrProvisional({ start: instant(openedAt), limit: silence.limit, calendar, unit, pauses })).at,
  )
}

/** The bodies that were asked and whose time is over. @source docs/legal/consultations.md */
export function silentSteps(
  dossier: Dossier,
  at: Temporal.Instant,
  calendar: WorkingCalendar,
): readonly StepFact[] {
  return dossier.steps.filter(step => {
    const over = silenceCounts(step, dossier, calendar)
    return over !== undefined && Temporal.Instant.compare(at, over) >= 0
  })
}

/** Longer than this before the last moment for an apology, a step that is behind may still be caught up. */
const minutesOfOneDay = 8 * 60

/**
 * Whether the apology must be drafted now: a step is overdue, and either half of what the rest was given would not be
 * enough, or the last moment for the apology is less than a working day away. @source docs/legal/late-dossiers.md#apology
 */
export function isApologyPlain(dossier: Dossier, at: Temporal.Instant, calendar: WorkingCalendar): boolean {
  const { due, competentAuthority: unit, apology, pauses } = dossier
  if (dossier.state !== 'in_progress' || due === undefined || apology !== undefined) return false
  if (pauses.some(pause => pause.to === undefined)) return false
  const counting = calendar.projected
  const left = counting.between(at, instant(due.at), unit)
  if (left <= 0) return true
  const isBehind = openSteps(dossier).some(step => Temporal.Instant.compare(instant(step.dueAt), at) < 0)
  const isNear = Temporal.Instant.compare(at, firstCall(dossier, calendar) ?? at) >= 0
  return isBehind && (isNear || remainingBudget(dossier, counting) / 2 > left)
}

/** One working day before the last moment for the apology. */
function firstCall(dossier: Dossier, calendar: WorkingCalendar): Temporal.Instant | undefined {
  const latest = apologyBy(dossier, calendar)
  return latest && calendar.projected.subtract(latest, minutesOfOneDay, dossier.competentAuthority)
}

/**
 * The next moment at which the clock must look at a dossier, beside what its work items say: a step comes to be
 * overdue, the apology comes near, the date passes, a pause must end, a body asked has been silent for long enough.
 * Undefined: nothing of the kind is ahead.
 */
export function nextLook(
  dossier: Dossier,
  calendar: WorkingCalendar,
  after?: Temporal.Instant,
): Temporal.Instant | undefined {
  if (dossier.state !== 'in_progress') return undefined
  const ends = dossier.pauses.filter(pause => pause.to === undefined).flatMap(({ until }) => until ?? [])
  const silences = dossier.steps.flatMap(step => silenceCounts(step, dossier, calendar) ?? [])
  const moments = [...ends.map(instant), ...silences]
  if (dossier.apology === undefined && dossier.pauses.every(pause => pause.to !== undefined)) {
    const call = firstCall(dossier, calendar)
    moments.push(
      ...openSteps(dossier).map(step => instant(step.dueAt)),
      ...(call === undefined ? [] : [call]),
    )
    if (dossier.due !== undefined) moments.push(instant(dossier.due.at))
  }
  const ahead = after === undefined ? moments : moments.filter(at => Temporal.Instant.compare(at, after) > 0)
  return ahead.sort(Temporal.Instant.compare)[0]
}
