import type { Text } from '../../../../../kernel/index.ts'
import type { Dictionary, Field, Form } from '../../../../catalogue/index.ts'
import type { FilingDeps } from '../deps.ts'
import type { OpenDraft } from '../open-draft.ts'

/** The questions as they are put to whoever fills them in: at a counter an officer. */
export function spokenForm(
  { catalogue }: Pick<FilingDeps, 'catalogue'>,
  open: Pick<OpenDraft, 'procedure' | 'draft'>,
): Form {
  const { form } = open.procedure
  return open.draft.channel === 'online' ? form : aboutApplicant(form, catalogue.dictionary)
}

/**
 * A form as an officer reads it: its questions say "bạn" to whoever files from home; at a counter they speak of the
 * applicant. The English stays: its "you" cannot be replaced without the verbs around it.
 */
export function aboutApplicant(form: Form, dictionary: Pick<Dictionary, 'get'>): Form {
  const groups = form.groups.map(group => ({
    ...group,
    title: ofApplicant(group.title),
    ...(group.intro === undefined ? {} : { intro: ofApplicant(group.intro) }),
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
