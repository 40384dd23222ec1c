import {
  addWorkingHours,
  answerBy,
  dueDateOrProvisional,
  type PromisedDate,
  shareOfTime,
  type WorkingCalendar,
} from '../../calendar/index.ts'
import type { Procedure, Step } from '../../catalogue/index.ts'
import type { Owed, StepFact } from '../dossier.ts'

/** When a filing received at an instant must be answered. @source docs/legal/time-limits.md#answer */
export function owedAnswer(receivedAt: Temporal.Instant, calendar: WorkingCalendar, unit: string): Owed {
  return owed(answerBy(receivedAt, calendar, unit))
}

/** The promised date of a dossier accepted at an instant, provisional where its year is not published. */
export function promise(
  procedure: Pick<Procedure, 'timeLimit'>,
  acceptedAt: Temporal.Instant,
  calendar: WorkingCalendar,
  unit: string,
): PromisedDate {
  return dueDateOrProvisional({ start: acceptedAt, limit: procedure.timeLimit, calendar, unit })
}

export function owed(date: PromisedDate): Owed {
  const at = date.dueAt ?? date.dueAtProvisional
  if (at === null) throw new Error('a promised date has neither of its instants')
  return { at: at.toString(), provisional: date.provisional || date.dueAt === null }
}

/**
 * The steps with the instant each is due: hours from acceptance for limits counted in work, shares of the working time
 * for all others. The last one is never due after the result itself.
 */
export function planSteps(
  procedure: Pick<Procedure, 'process'>,
  authority: string,
  acceptedAt: Temporal.Instant,
  due: Owed,
  calendar: WorkingCalendar,
): Pick<StepFact, 'key' | 'kind' | 'role' | 'unit' | 'dueAt'>[] {
  const counting = due.provisional ? calendar.projected : calendar
  const end = Temporal.Instant.from(due.at)
  let hours = 0
  let percent = 0
  return procedure.process.map(step => {
    hours += step.hours ?? 0
    percent += step.share ?? 0
    const at =
      step.hours === undefined
        ? shareOfTime(acceptedAt, end, percent, counting, authority)
        : addWorkingHours(acceptedAt, hours, counting, authority)
    const dueAt = Temporal.Instant.compare(at, end) > 0 ? end : at
    return {
      key: step.key,
      kind: step.kind,
      role: step.role,
      unit: unitOf(step, authority),
      dueAt: dueAt.toString(),
    }
  })
}

function unitOf(step: Step, authority: string): string {
  return step.unit ?? authority
}
