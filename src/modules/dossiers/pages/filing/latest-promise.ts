import type { PromisedDate } from '../../../calendar/index.ts'
import { type Answers, type Procedure, timeLimitFor } from '../../../catalogue/index.ts'
import type { Owed } from '../../dossier.ts'
import { owed, promise } from '../../rules/promises.ts'
import type { FilingDeps } from './deps.ts'

/** What can be promised before anybody has looked: the result, if the dossier is accepted as late as is lawful. */
export interface LatestPromise {
  readonly due: Owed
  readonly explanation: PromisedDate['explanation']
}

/**
 * The date promised by an acceptance at an instant; for a filing from home, the last one at which it must be answered.
 * @source docs/legal/time-limits.md#answer
 */
export function promiseFrom(
  deps: Pick<FilingDeps, 'calendar'>,
  procedure: Procedure,
  answers: Answers,
  acceptedAt: Temporal.Instant,
  authority: string,
): LatestPromise {
  const date = promise(
    { timeLimit: timeLimitFor(procedure, answers) },
    acceptedAt,
    deps.calendar(),
    authority,
  )
  return { due: owed(date), explanation: date.explanation }
}
