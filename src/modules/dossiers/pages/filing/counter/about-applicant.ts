import type { Text } from '../../../../../kernel/index.ts'
import type { Dictionary, Field, Form } from '../../../../catalogue/index.ts'

/**
 * A form as an officer reads it: its questions say "bạn" to whoever files from home; at a counter they speak of the
 * applicant. The English stays: its "you" cannot be replaced without the verbs around it.
 */
export function aboutApplicant(form: Form, dictionary: Pick<Dictionary, 'get'>): Form {
  const groups = form.groups.map(group => ({
    ...group,
    fields: group.fields.map(field => spoken(field, dictionary)),
  }))
  return { ...form, groups }
}

function spoken(field: Field, dictionary: Pick<Dictionary, 'get'>): Field {
  const term = dictionary.get(field.term)
  const name = field.name ?? term?.name
  const hint = field.hint ?? term?.hint
  return {
    ...field,
    ...(name !== undefined && speaksToApplicant(name) ? { name: ofApplicant(name) } : {}),
    ...(hint !== undefined && speaksToApplicant(hint) ? { hint: ofApplicant(hint) } : {}),
  }
}

const you = /(?<!\p{L})(?:hai )?bạn(?!\p{L})/giu

function speaksToApplicant({ vi }: Text): boolean {
  return vi.search(you) >= 0
}

function ofApplicant(text: Text): Text {
  const vi = text.vi.replace(you, word => (/^\p{Lu}/u.test(word) ? 'Người nộp' : 'người nộp'))
  return { ...text, vi }
}
