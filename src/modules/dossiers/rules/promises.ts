import {
  addWorkingHours,
  answerBy,
  dueDateOrProvisional,
  hoursOfWorkingDay,
  type PromisedDate,
  shareOfTime,
  type WorkingCalendar,
} from '../../calendar/index.ts'
import type { Procedure, Step, TimeLimit } from '../../catalogue/index.ts'
import type { Owed, StepFact } from '../dossier.ts'

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

/**
 * The steps with the instant each is due: their part of the limit in working hours from acceptance where the limit is
 * counted in work, their part of the working time for all others. Where the case has another limit than the procedure's
 * usual one, each step keeps its part. The last one is never due after the result itself.
 */
export function planSteps(
  { process, timeLimit }: Pick<Procedure, 'process' | 'timeLimit'>,
  authority: string,
  acceptedAt: Temporal.Instant,
  due: Owed,
  calendar: WorkingCalendar,
): Pick<StepFact, 'key' | 'kind' | 'role' | 'unit' | 'dueAt'>[] {
  const counting = due.provisional ? calendar.projected : calendar
  const end = Temporal.Instant.from(due.at)
  const hours = hoursOf(timeLimit)
  const whole = process.reduce((sum, step) => sum + partOf(step), 0)
  let done = 0
  return process.map(step => {
    done += partOf(step)
    const at =
      hours === undefined
        ? shareOfTime(acceptedAt, end, (100 * done) / whole, counting, authority)
        : addWorkingHours(acceptedAt, (hours * done) / whole, counting, authority)
    const dueAt = Temporal.Instant.compare(at, end) > 0 ? end : at
    return {
      key: step.key,
      kind: step.kind,
      role: step.role,
      unit: step.unit ?? authority,
      dueAt: dueAt.toString(),
    }
  })
}

function partOf(step: Step): number {
  return step.hours ?? step.share ?? 0
}

/** The working hours a limit holds; undefined for limits not counted in work. */
function hoursOf(limit: TimeLimit): number | undefined {
  if ('workingHours' in limit) return limit.workingHours
  return 'workingDays' in limit ? limit.workingDays * hoursOfWorkingDay : undefined
}
