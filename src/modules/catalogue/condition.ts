/** Answers of a form by field key, as stored: text, numbers, booleans; dates as ISO text. */
export type Answers = Readonly<Record<string, AnswerValue>>
export type AnswerValue = string | number | boolean | null

/** A condition chosen from lists. The same data is evaluated in the browser and on the server. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: AnswerValue }
  | { readonly field: string; readonly in: readonly AnswerValue[] }
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly answered: boolean }

/** Whether a condition holds of the answers. A field that is not answered fulfils nothing but `answered: false`. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every(part => holds(part, answers))
  if ('any' in condition) return condition.any.some(part => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const answer = answers[condition.field]
  if ('answered' in condition) return isAnswered(answer) === condition.answered
  if (!isAnswered(answer)) return false
  if ('is' in condition) return answer === condition.is
  if ('in' in condition) return condition.in.includes(answer)
  return typeof answer === 'number' && answer >= condition.atLeast
}

function isAnswered(answer: AnswerValue | undefined): answer is AnswerValue {
  return answer !== undefined && answer !== null && answer !== ''
}
