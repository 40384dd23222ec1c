import type { Field, Form, Term } from '../procedure.ts'

/** The terms by key: what every form speaks of. */
export type Dictionary = ReadonlyMap<string, Term>

export function dictionaryOf(terms: readonly Term[]): Dictionary {
  return new Map(terms.map(term => [term.key, term]))
}

/** The term a field asks for, with the options that fit the field. @throws Error when the form was published against another dictionary */
export function termOf(dictionary: Dictionary, field: Field): Term {
  const term = dictionary.get(field.term)
  if (term === undefined)
    throw new Error(`field ${field.key} names the term ${field.term}, which the dictionary lacks`)
  return field.options === undefined ? term : narrowed(term, field.options)
}

function narrowed(term: Term, values: readonly string[]): Term {
  const options = values.flatMap(value => term.options?.find(option => option.value === value) ?? [])
  return { ...term, options }
}

/** Every field of a form in the order it is asked. */
export function fieldsOf(form: Form): readonly Field[] {
  return form.groups.flatMap(group => group.fields)
}

/** The words a field is asked with: its own where it has them, else the term's. */
export function nameOf(dictionary: Dictionary, field: Field) {
  return field.name ?? termOf(dictionary, field).name
}
