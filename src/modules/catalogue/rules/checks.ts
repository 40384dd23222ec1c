import { type Answers, holds } from '../condition.ts'
import type { Check, Form, Span, SpanLength } from '../procedure.ts'

/** The checks of a form that speak up, given the answers and the day of filing. */
export function failedChecks(form: Form, answers: Answers, filedOn: Temporal.PlainDate): readonly Check[] {
  return (form.checks ?? []).filter(
    ({ when, span }) =>
      (when === undefined || holds(when, answers)) &&
      (span === undefined || spanHolds(span, answers, filedOn)),
  )
}

function spanHolds(span: Span, answers: Answers, filedOn: Temporal.PlainDate): boolean {
  const from = dayIn(answers, span.from)
  const to = span.to === undefined ? filedOn : dayIn(answers, span.to)
  if (from === undefined || to === undefined) return false
  return 'fewerThan' in span
    ? Temporal.PlainDate.compare(to, after(from, span.fewerThan)) < 0
    : Temporal.PlainDate.compare(to, after(from, span.moreThan)) > 0
}

function after(day: Temporal.PlainDate, length: SpanLength): Temporal.PlainDate {
  return day.add(length)
}

/** The day answered; undefined when there is none, or none that the calendar knows. */
function dayIn(answers: Answers, field: string): Temporal.PlainDate | undefined {
  const answer = answers[field]
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return undefined
  try {
    return Temporal.PlainDate.from(answer, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
