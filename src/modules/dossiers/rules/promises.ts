import {
  addWorkingHours,
  answerBy,
  dueDateOrProvisional,
  handOverPaperBy,
  hoursOfWorkingDay,
  type Pause,
  type PromisedDate,
  shareOfTime,
  type WorkingCalendar,
} from '../../calendar/index.ts'
import {
  type FastLane,
  type Procedure,
  type Step,
  stepsBefore,
  type TimeLimit,
} from '../../catalogue/index.ts'
import type { Dossier, Owed, PauseFact, PlannedStep, Silence } from '../dossier.ts'
import type { Recounted, StepDue } from './entries.ts'

/** When a filing received at an instant must be answered. @source docs/legal/time-limits.md#answer */
export function owedAnswer(receivedAt: Temporal.Instant, calendar: WorkingCalendar, unit: string): Owed {
  return owed(answerBy(receivedAt, calendar, unit))
}

/** The promised date of a dossier accepted at an instant, provisional where its year is not published. */
export function promise(
  { timeLimit }: { readonly timeLimit: TimeLimit },
  acceptedAt: Temporal.Instant,
  calendar: WorkingCalendar,
  unit: string,
): PromisedDate {
  return dueDateOrProvisional({ start: acceptedAt, limit: timeLimit, calendar, unit })
}

export function owed(date: PromisedDate): Owed {
  const at = date.dueAt ?? date.dueAtProvisional
  if (at === null) throw new Error('a promised date has neither of its instants')
  return { at: at.toString(), provisional: date.provisional || date.dueAt === null }
}

/** What an acceptance promises: the date, the steps to it, the fast lane, and when the papers leave. */
export function acceptanceOf(
  procedure: Pick<Procedure, 'process' | 'branches'>,
  limit: { readonly timeLimit: TimeLimit; readonly lane: FastLane | undefined },
  at: Temporal.Instant,
  { calendar, authority, receivingUnit }: Place,
) {
  const { timeLimit, lane } = limit
  const date = promise({ timeLimit }, at, calendar, authority)
  const due = owed(date)
  const laneDue = lane && owed(promise({ timeLimit: lane.limit }, at, calendar, receivingUnit)).at
  const papersBy = handOverPaperBy(at, calendar, receivingUnit).toString()
  return {
    due,
    timeLimit,
    calendarVersion: date.calendarVersion,
    steps:
      laneDue === undefined
        ? planSteps({ ...procedure, timeLimit }, authority, at, due, calendar)
        : planSteps(
            { ...procedure, timeLimit: lane?.limit ?? timeLimit },
            authority,
            at,
            { at: laneDue, provisional: due.provisional },
            calendar,
          ),
    ...(receivingUnit === authority ? {} : { papersBy }),
    ...(lane === undefined || laneDue === undefined ? {} : { lane: { key: lane.key, dueAt: laneDue } }),
  }
}

interface Place {
  readonly calendar: WorkingCalendar
  readonly authority: string
  readonly receivingUnit: string
}

/**
 * The steps with the instant each is due: their part of the limit in working hours from acceptance where the limit is
 * counted in work, their part of the working time for all others; side by side where they wait for the same. Where the
 * case has another limit than the procedure's usual one, each step keeps its part. None is due after the result itself.
 */
export function planSteps(
  procedure: Pick<Procedure, 'process' | 'timeLimit' | 'branches'>,
  authority: string,
  acceptedAt: Temporal.Instant,
  due: Owed,
  calendar: WorkingCalendar,
): PlannedStep[] {
  return spread(procedure, hoursOf(procedure.timeLimit), { authority, from: acceptedAt, due, calendar })
}

/** The steps with what remains from an instant to the date, each with its part of it: of a process that begins anew midway. */
export function planRemaining(
  procedure: Pick<Procedure, 'process' | 'branches'>,
  authority: string,
  from: Temporal.Instant,
  due: Owed,
  calendar: WorkingCalendar,
): PlannedStep[] {
  return spread(procedure, undefined, { authority, from, due, calendar })
}

interface Span {
  readonly authority: string
  readonly from: Temporal.Instant
  readonly due: Owed
  readonly calendar: WorkingCalendar
}

/** Over so many working hours, or over whatever time there is. */
function spread(
  { process, branches = [] }: Pick<Procedure, 'process' | 'branches'>,
  hours: number | undefined,
  { authority, from, due, calendar }: Span,
): PlannedStep[] {
  const counting = due.provisional ? calendar.projected : calendar
  const end = Temporal.Instant.from(due.at)
  const ends = partsUpTo(process)
  const whole = Math.max(...ends.values())
  const unitOf = (step: Step) => step.unit ?? branchUnit(branches, step.branch) ?? authority
  return process.map(step => {
    const part = (ends.get(step.key) ?? whole) / whole
    const at =
      hours === undefined
        ? shareOfTime(from, end, 100 * part, counting, authority)
        : addWorkingHours(from, hours * part, counting, authority)
    const dueAt = Temporal.Instant.compare(at, end) > 0 ? end : at
    const { key, kind, role, after, branch, silence, outsideLimit } = step
    return {
      key,
      kind,
      role,
      unit: unitOf(step),
      dueAt: dueAt.toString(),
      ...(after === undefined ? {} : { after }),
      ...(branch === undefined ? {} : { branch }),
      ...(silence === undefined ? {} : { silence: silence as Silence }),
      ...(outsideLimit === undefined ? {} : { outsideLimit: outsideLimit.basis }),
    }
  })
}

/** How much of the limit has been used when each step ends: its own part after the longest way to it. */
function partsUpTo(process: readonly Step[]): Map<string, number> {
  const ends = new Map<string, number>()
  const waits = stepsBefore(process)
  for (const step of process) {
    const before = (waits.get(step.key) ?? []).map(key => ends.get(key) ?? 0)
    ends.set(step.key, Math.max(0, ...before) + partOf(step))
  }
  return ends
}

function branchUnit(
  branches: NonNullable<Procedure['branches']>,
  key: string | undefined,
): string | undefined {
  const competence = branches.find(branch => branch.key === key)?.competence
  return competence !== undefined && 'unit' in competence ? competence.unit : undefined
}

function partOf(step: Step): number {
  return step.hours ?? step.share ?? 0
}

/** The working hours a limit holds; undefined for limits not counted in work. */
function hoursOf(limit: TimeLimit): number | undefined {
  if ('workingHours' in limit) return limit.workingHours
  return 'workingDays' in limit ? limit.workingDays * hoursOfWorkingDay : undefined
}

/**
 * The date by which the result is lawfully owed, counted anew from the acceptance: every pause that has ended left out, or
 * the limit counted again where the pause restarts it, then the extensions the law granted. A pause that is still open is
 * counted when it ends, for nobody knows before how long it was. Steps that are not done keep their part of what remains
 * after `at`, or after the moment since which the clock stands.
 * @source docs/legal/time-limits.md#pauses
 */
export function recount(
  dossier: Dossier,
  change: {
    readonly at: Temporal.Instant
    readonly calendar: WorkingCalendar
    readonly from?: Temporal.Instant | undefined
  },
): Recounted {
  const { acceptance, due: before } = dossier
  if (acceptance === undefined || before === undefined)
    throw new Error('nothing is promised before acceptance')
  const { at, calendar } = change
  const ended = dossier.pauses.filter(({ to }) => to !== undefined)
  const date = lawfulDue({ ...dossier, pauses: ended }, calendar, at)
  const due = owed(date)
  const counting = due.provisional || before.provisional ? calendar.projected : calendar
  const standing = standsSince(dossier)
  const from = change.from ?? standing ?? at
  return {
    due,
    calendarVersion: date.calendarVersion,
    steps: movedSteps(dossier, due, { from, at: standing ?? at, counting }),
  }
}

/** Since when the clock stands without a break: the beginning of the open pause, or of those it overlaps. */
function standsSince({ pauses }: Dossier): Temporal.Instant | undefined {
  const open = pauses.filter(({ to }) => to === undefined)
  if (open.length === 0) return undefined
  const earliest = (of: readonly PauseFact[]) =>
    of.map(({ from }) => Temporal.Instant.from(from)).sort(Temporal.Instant.compare)[0]
  const before = (since: Temporal.Instant): Temporal.Instant => {
    const reaching = pauses.filter(
      ({ from, to = from }) =>
        Temporal.Instant.compare(Temporal.Instant.from(from), since) < 0 &&
        Temporal.Instant.compare(Temporal.Instant.from(to), since) >= 0,
    )
    const first = earliest(reaching)
    return first === undefined ? since : before(first)
  }
  const since = earliest(open)
  return since && before(since)
}

function lawfulDue(dossier: Dossier, calendar: WorkingCalendar, at: Temporal.Instant): PromisedDate {
  const { limit, extended } = datesOwed(dossier, calendar, at)
  return extended.at(-1) ?? limit
}

/**
 * How the date owed comes about, counted anew: the limit with every pause left out, then each extension from the date
 * before it. An open pause counts as ending at `at`.
 */
export function datesOwed(
  dossier: Dossier,
  calendar: WorkingCalendar,
  at: Temporal.Instant,
): { readonly limit: PromisedDate; readonly extended: readonly PromisedDate[] } {
  const { acceptance, competentAuthority: unit } = dossier
  if (acceptance === undefined) throw new Error('nothing is promised before acceptance')
  const start = Temporal.Instant.from(acceptance.at)
  const pauses = dossier.pauses.map(pauseOf)
  const limit = dueDateOrProvisional({
    start,
    limit: acceptance.timeLimit,
    calendar,
    pauses,
    asOf: at,
    unit,
  })
  const extended: PromisedDate[] = []
  // Within an extension a pause is left out as within the limit; counting again begins with the limit, not here.
  const stood = pauses.map(pause => ({ ...pause, clock: 'resume' as const }))
  for (const { by } of dossier.extensions) {
    const from = endingOn(Temporal.Instant.from(owed(extended.at(-1) ?? limit).at), by)
    extended.push(dueDateOrProvisional({ start: from, limit: by, calendar, pauses: stood, asOf: at, unit }))
  }
  return { limit, extended }
}

/**
 * The start of what is added to a date: days follow the day of the date itself, although the office closes with it and
 * what comes at that moment would count as received on the next.
 */
function endingOn(date: Temporal.Instant, by: TimeLimit): Temporal.Instant {
  return 'workingHours' in by ? date : date.subtract({ minutes: 1 })
}

/** The date as it would be if the clock ran again from an instant. */
export function dueIfResumed(dossier: Dossier, calendar: WorkingCalendar, at: Temporal.Instant): Owed {
  return owed(lawfulDue(dossier, calendar, at))
}

/** A pause as the calendar counts it. */
export function pauseOf({ from, to, clock }: Pick<PauseFact, 'from' | 'to' | 'clock'>): Pause {
  return {
    from: Temporal.Instant.from(from),
    to: to === undefined ? null : Temporal.Instant.from(to),
    clock,
  }
}

/**
 * Steps not done move with the date: what remained from `from` to the old date is spread over what remains from `at` to
 * the new one. A step that was overdue already stays so.
 */
function movedSteps(
  dossier: Dossier,
  due: Owed,
  { from, at, counting }: { from: Temporal.Instant; at: Temporal.Instant; counting: WorkingCalendar },
): StepDue[] {
  const unit = dossier.competentAuthority
  const old = Temporal.Instant.from(dossier.due?.at ?? due.at)
  const now = Temporal.Instant.from(due.at)
  const whole = counting.between(from, old, unit)
  return dossier.steps
    .filter(step => step.doneAt === undefined && step.askedBy === undefined)
    .flatMap(step => {
      const stepDue = Temporal.Instant.from(step.dueAt)
      if (Temporal.Instant.compare(stepDue, from) < 0) return []
      const part = counting.between(from, stepDue, unit)
      const percent = whole <= 0 ? 100 : (100 * part) / whole
      return [{ key: step.key, dueAt: shareOfTime(at, now, percent, counting, unit).toString() }]
    })
}

/**
 * The date after a pause ends: resumed or counted again, and the steps moved on with it. A body that was asked could not
 * answer while the applicant completed the dossier, so that its own time goes on too.
 */
export function recountAfter(
  dossier: Dossier,
  pause: PauseFact,
  at: Temporal.Instant,
  calendar: WorkingCalendar,
): Recounted {
  const ended = dossier.pauses.map(each => (each.key === pause.key ? { ...each, to: at.toString() } : each))
  const recounted = recount({ ...dossier, pauses: ended }, { at, calendar, from: standsSince(dossier) })
  if (pause.ground !== 'supplement') return recounted
  return { ...recounted, steps: [...recounted.steps, ...askedAnew(dossier, pause, at, calendar)] }
}

function askedAnew(
  dossier: Dossier,
  pause: PauseFact,
  at: Temporal.Instant,
  calendar: WorkingCalendar,
): StepDue[] {
  const from = Temporal.Instant.from(pause.from)
  return dossier.steps
    .filter(step => step.askedBy !== undefined && step.doneAt === undefined)
    .flatMap(({ key, dueAt, unit }) => {
      const left = calendar.projected.between(from, Temporal.Instant.from(dueAt), unit)
      return left < 0 ? [] : [{ key, dueAt: calendar.projected.add(at, left, unit).toString() }]
    })
}

/** The limit this dossier has had extended by law. */
export function extendedBy(
  dossier: Dossier,
  extension: Dossier['extensions'][number],
  at: Temporal.Instant,
  calendar: WorkingCalendar,
): Recounted {
  return recount({ ...dossier, extensions: [...dossier.extensions, extension] }, { at, calendar })
}
