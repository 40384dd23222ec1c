import { type Locale, say } from '../../../kernel/index.ts'
import { SummaryList, type SummaryRow } from '../../../ui/index.ts'
import type { Answers } from '../condition.ts'
import type { Field, FieldGroup, Form } from '../procedure.ts'
import { type Dictionary, termOf } from '../rules/dictionary.ts'
import { groupsAskedFor, shownFields } from '../rules/form.ts'
import { messagesIn, sayAnswer, sayQuestion } from '../words.ts'

export interface AnswersSummaryProps {
  readonly form: Form
  readonly dictionary: Dictionary
  readonly answers: Answers
  readonly locale: Locale
  /** The name of a commune or ward by its unit id. */
  readonly wardName?: ((id: string) => string | undefined) | undefined
  /** Where a group's answers are changed; left out, nothing can be. */
  readonly changeHref?: ((groupKey: string) => string) | undefined
  /** Of the groups' headings: 2 when left out. */
  readonly level?: 2 | 3 | undefined
  /** Leave out what was not answered: on the officer's page only what was said counts. */
  readonly answeredOnly?: boolean | undefined
}

/** Every answer with its question, group by group: before sending, and on the officer's page. */
export function AnswersSummary(props: AnswersSummaryProps) {
  const groups = groupsAskedFor(props.form, props.answers).map(group => ({
    group,
    rows: rowsOf(group, props),
  }))
  return (
    <>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ group, rows }) => (
          <SummaryList
            key={group.key}
            card={{ title: say(group.title, props.locale), level: props.level }}
            rows={rows}
          />
        ))}
    </>
  )
}

function rowsOf(group: FieldGroup, props: AnswersSummaryProps): readonly SummaryRow[] {
  return shownFields(group, props.answers)
    .filter(field => !props.answeredOnly || (props.answers[field.key] ?? '') !== '')
    .map(field => rowOf(field, group, props))
}

function rowOf(field: Field, group: FieldGroup, props: AnswersSummaryProps): SummaryRow {
  const { dictionary, answers, locale, wardName, changeHref } = props
  const question = sayQuestion(field, dictionary, locale)
  const term = termOf(dictionary, field)
  const value = sayAnswer(term, answers[field.key] ?? null, locale, wardName)
  const row = {
    key: question,
    value: { text: value, classes: term.type === 'longText' ? 'mc-lines' : undefined },
  }
  if (changeHref === undefined) return row
  const href = `${changeHref(group.key)}#${field.key}`
  return { ...row, actions: [{ href, text: messagesIn(locale).change, hiddenText: question }] }
}
