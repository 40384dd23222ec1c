import type { Locale } from '../../../../kernel/index.ts'
import type { FieldErrorShown } from '../../../../ui/index.ts'
import {
  type AnswerFault,
  type Answers,
  type AnswerValue,
  type Dictionary,
  type Form,
  type FormBody,
  type ReadAnswers,
  readAnswers,
  sayFault,
} from '../../../catalogue/index.ts'
import { fieldsOf, type Posted } from './form-body.ts'
import { type OpenDraft, wardsOf } from './open-draft.ts'

/** A group of questions as it was posted: what could be read, what is wrong, what stays as it was typed. */
export interface ReadGroup {
  /** Every question of the group; null where there is no answer, so that an earlier one does not stay. */
  readonly answers: Record<string, AnswerValue>
  readonly faults: readonly AnswerFault[]
  /** Everything as typed while something is wrong; nothing once all is right. */
  readonly typed: Posted
}

/** Reads one group of a form out of a posted body, beside the answers of all others. */
export function readGroup(
  open: Pick<OpenDraft, 'directory' | 'today'>,
  form: Form,
  dictionary: Dictionary,
  groupKey: string,
  posted: Posted,
  others: Answers,
): ReadGroup {
  const keys = keysOf(form, groupKey)
  const own = fieldsOf(posted, keys)
  const earlier = Object.fromEntries(Object.entries(others).filter(([key]) => !keys.includes(key)))
  const wards = new Set(wardsOf(open).map(({ id }) => id))
  const read: ReadAnswers = readAnswers(form, dictionary, groupKey, own as FormBody, {
    today: open.today,
    earlier,
    wards,
  })
  return {
    answers: Object.fromEntries(keys.map(key => [key, read.answers[key] ?? null])),
    faults: read.errors,
    typed: read.errors.length === 0 ? {} : own,
  }
}

export function keysOf(form: Form, groupKey: string): string[] {
  return form.groups.find(({ key }) => key === groupKey)?.fields.map(({ key }) => key) ?? []
}

/** What is wrong, as the page shows it beside the fields. */
export function shown(
  faults: readonly AnswerFault[],
  form: Form,
  dictionary: Dictionary,
  locale: Locale,
): FieldErrorShown[] {
  return faults.map(fault => ({ field: fault.field, message: sayFault(fault, form, dictionary, locale) }))
}
