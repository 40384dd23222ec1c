import { type Answers, holds } from '../condition.ts'
import type { Procedure, TimeLimit } from '../procedure.ts'

/** The limit the law sets for this case: that of the first case that holds of the answers, else the usual one. */
export function timeLimitFor(
  procedure: Pick<Procedure, 'timeLimit' | 'timeLimitCases'>,
  answers: Answers,
): TimeLimit {
  return procedure.timeLimitCases?.find(({ when }) => holds(when, answers))?.timeLimit ?? procedure.timeLimit
}
