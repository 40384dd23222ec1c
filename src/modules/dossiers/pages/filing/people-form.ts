import { type Dictionary, dictionaryOf, type Field, type Form, type Term } from '../../../catalogue/index.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

type Fact = 'fullName' | 'personalNumber' | 'dateOfBirth' | 'phone' | 'email' | 'address' | 'ward'

const types: Readonly<Record<Fact, Term['type']>> = {
  fullName: 'personName',
  personalNumber: 'personalNumber',
  dateOfBirth: 'date',
  phone: 'phone',
  email: 'email',
  address: 'text',
  ward: 'ward',
}

const hints: Readonly<Partial<Record<Fact, keyof typeof vi>>> = {
  personalNumber: 'personalNumberHint',
  email: 'emailHint',
  address: 'addressHint',
}

function termOf(fact: Fact): Term {
  const hint = hints[fact]
  return {
    key: fact,
    type: types[fact],
    name: { vi: vi[fact], en: en[fact] },
    offeredFrom: fact,
    ...(hint === undefined ? {} : { hint: { vi: String(vi[hint]), en: String(en[hint]) } }),
    ...(fact === 'dateOfBirth' ? { past: true } : {}),
    ...(fact === 'address' ? { schema: { maxLength: 300 } } : {}),
  }
}

/** The words for who files, asked by the same rules and components as the questions of a procedure. */
export const peopleDictionary: Dictionary = dictionaryOf((Object.keys(types) as Fact[]).map(termOf))

function field(fact: Fact, required: boolean, offer: boolean): Field {
  return { key: fact, term: fact, required, offer }
}

function formOf(key: string, fields: readonly Field[]): Form {
  return { groups: [{ key, title: { vi: vi.applicant, en: en.applicant }, fields }], declaration: { vi: '' } }
}

/** Who stands at the counter. Nobody's identity is offered: the officer types what the papers say. */
export const applicantForm: Form = formOf('applicant', [
  field('fullName', true, false),
  field('personalNumber', false, false),
  field('dateOfBirth', false, false),
  field('phone', false, false),
  field('email', false, false),
  field('address', false, false),
  field('ward', false, false),
])

/** How a signed-in citizen wants to be told; the rest of who they are comes from the identity. */
export const contactForm: Form = formOf('contact', [field('phone', false, true), field('email', false, true)])
