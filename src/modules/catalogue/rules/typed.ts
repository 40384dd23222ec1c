import type { AnswerValue } from '../condition.ts'
import type { Field, FieldType } from '../procedure.ts'
import { type Dictionary, termOf } from './dictionary.ts'
import type { FormBody } from './form.ts'

const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })

/** What stands in a field's boxes: one text, or a date's three. */
export interface Typed {
  readonly text: string
  readonly date: { readonly day: string; readonly month: string; readonly year: string }
}

const empty: Typed = { text: '', date: { day: '', month: '', year: '' } }

/**
 * What a field shows: what was typed when the page comes back with errors, so that nothing typed is lost; else the
 * stored answer, written the way `readAnswers` reads it again.
 */
export function typedOf(
  field: Field,
  dictionary: Dictionary,
  answer: AnswerValue | undefined,
  body?: FormBody,
): Typed {
  if (body !== undefined) return asTyped(field.key, body)
  return answer === undefined || answer === null ? empty : writeAnswer(termOf(dictionary, field).type, answer)
}

function asTyped(key: string, body: FormBody): Typed {
  const box = (name: string) => {
    const value = body[name]
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  }
  const date = { day: box(`${key}-day`), month: box(`${key}-month`), year: box(`${key}-year`) }
  return { text: box(key), date }
}

function writeAnswer(type: FieldType, answer: string | number | boolean): Typed {
  if (typeof answer === 'boolean') return { ...empty, text: answer ? 'yes' : 'no' }
  if (typeof answer === 'number')
    return { ...empty, text: type === 'money' ? grouped.format(answer) : String(answer).replace('.', ',') }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(answer)
  if (type !== 'date' || iso === null) return { ...empty, text: answer }
  const [, year = '', month = '', day = ''] = iso
  return { ...empty, date: { day: String(Number(day)), month: String(Number(month)), year } }
}
