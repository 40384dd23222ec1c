import type { JSONPath } from 'jsonc-parser'
import type { AnswerValue, Check, Condition, Field, Form, Term } from '../../modules/catalogue/index.ts'
import { type Finding, repeats } from './finding.ts'

/** The form's fields by key, each with its term where the dictionary has it. */
export type FieldTerms = ReadonlyMap<string, Term | undefined>

export function fieldTerms(form: Form, terms: ReadonlyMap<string, Term>): FieldTerms {
  return new Map(
    form.groups
      .flatMap(group => group.fields)
      .map(field => [field.key, narrowed(terms.get(field.term), field.options)]),
  )
}

/** The term with the options that the field leaves: a condition on another would never hold. */
function narrowed(term: Term | undefined, values: readonly string[] | undefined): Term | undefined {
  if (term === undefined || values === undefined) return term
  return { ...term, options: term.options?.filter(({ value }) => values.includes(value)) ?? [] }
}

/** Terms known, keys once, conditions sound and without a circle, one subject, something required. */
export function checkForm(form: Form, terms: ReadonlyMap<string, Term>): Finding[] {
  const fields = form.groups.flatMap((group, g) =>
    group.fields.map((field, f) => ({ field, group, at: ['groups', g, 'fields', f] as JSONPath })),
  )
  const known = fieldTerms(form, terms)
  return [
    ...repeats(form.groups, group => group.key).map(
      ([g, key]): Finding => [['groups', g, 'key'], `group "${key}" stands twice`],
    ),
    ...repeats(fields, ({ field }) => field.key).map(
      ([i, key]): Finding => [[...(fields[i]?.at ?? []), 'key'], `field "${key}" stands twice`],
    ),
    ...fields
      .filter(({ field }) => !terms.has(field.term))
      .map(({ field, at }): Finding => [[...at, 'term'], `unknown term "${field.term}"`]),
    ...form.groups.flatMap((group, g) =>
      group.when ? checkCondition(group.when, known, ['groups', g, 'when']) : [],
    ),
    ...fields.flatMap(({ field, at }) =>
      field.when ? checkCondition(field.when, known, [...at, 'when']) : [],
    ),
    ...fields.flatMap(({ field, at }) => checkOptions(field, terms.get(field.term), at)),
    ...(form.checks ?? []).flatMap((one, i) => checkCheck(one, known, ['checks', i])),
    ...checkSubject(fields),
    ...checkCircles(form),
  ]
}

function checkOptions(field: Field, term: Term | undefined, at: JSONPath): Finding[] {
  if (field.options === undefined || term === undefined) return []
  if (term.type !== 'choice') return [[[...at, 'options'], `"${term.key}" has no options to choose from`]]
  return field.options.flatMap((value, i): Finding[] =>
    canAnswer(term, value) ? [] : [[[...at, 'options', i], wrongValue(value, term)]],
  )
}

/** A check is said at a question of the form and measures between two of its days. */
function checkCheck({ field, when, span }: Check, fields: FieldTerms, at: JSONPath): Finding[] {
  const days = (['from', 'to'] as const).flatMap((end): Finding[] => {
    const named = span?.[end]
    if (named === undefined || (fields.has(named) && (fields.get(named)?.type ?? 'date') === 'date'))
      return []
    return [[[...at, 'span', end], `"${named}" is not a date field of the form`]]
  })
  return [
    ...(fields.has(field) ? [] : [[[...at, 'field'], `unknown field "${field}"`] as Finding]),
    ...(when ? checkCondition(when, fields, [...at, 'when']) : []),
    ...days,
  ]
}

function checkSubject(fields: readonly { field: Field; at: JSONPath }[]): Finding[] {
  const subjects = fields.filter(({ field }) => field.subject)
  const findings: Finding[] = []
  if (subjects.length !== 1)
    findings.push([['groups'], `one field names the subject, not ${subjects.length}`])
  for (const { field, at } of subjects)
    if (!field.required)
      findings.push([[...at, 'required'], 'the field that names the subject must be required'])
  return findings
}

/** Every field a condition names exists, and every value it compares with can be an answer of that field. */
export function checkCondition(condition: Condition, fields: FieldTerms, at: JSONPath): Finding[] {
  if ('all' in condition)
    return condition.all.flatMap((part, i) => checkCondition(part, fields, [...at, 'all', i]))
  if ('any' in condition)
    return condition.any.flatMap((part, i) => checkCondition(part, fields, [...at, 'any', i]))
  if ('not' in condition) return checkCondition(condition.not, fields, [...at, 'not'])
  if (!fields.has(condition.field)) return [[[...at, 'field'], `unknown field "${condition.field}"`]]
  const term = fields.get(condition.field)
  if (!term) return []
  if ('is' in condition && !canAnswer(term, condition.is))
    return [[[...at, 'is'], wrongValue(condition.is, term)]]
  if ('in' in condition)
    return condition.in.flatMap((value, i): Finding[] =>
      canAnswer(term, value) ? [] : [[[...at, 'in', i], wrongValue(value, term)]],
    )
  if ('atLeast' in condition && !isNumeric(term))
    return [[[...at, 'atLeast'], `"${term.key}" is not a number`]]
  return []
}

function canAnswer(term: Term, value: AnswerValue): boolean {
  if (term.type === 'choice') return term.options?.some(option => option.value === value) ?? false
  if (term.type === 'yesNo') return typeof value === 'boolean'
  return isNumeric(term) ? typeof value === 'number' : typeof value === 'string'
}

function wrongValue(value: AnswerValue, term: Term): string {
  return `${JSON.stringify(value)} is no answer to "${term.key}"`
}

export function isNumeric(term: Term): boolean {
  return term.type === 'number' || term.type === 'money'
}

/** A question shown only when an answer holds that itself waits for the question would never be shown. */
function checkCircles(form: Form): Finding[] {
  const waitsFor = new Map<string, readonly string[]>()
  const places = new Map<string, JSONPath>()
  for (const [g, group] of form.groups.entries())
    for (const [f, field] of group.fields.entries()) {
      waitsFor.set(field.key, [...fieldsOf(group.when), ...fieldsOf(field.when)])
      places.set(field.key, ['groups', g, 'fields', f, 'key'])
    }
  return [...waitsFor.keys()]
    .filter(key => reaches(key, key, waitsFor))
    .map(key => [places.get(key) ?? [], `field "${key}" waits for itself`])
}

function reaches(
  from: string,
  goal: string,
  waitsFor: ReadonlyMap<string, readonly string[]>,
  passed = new Set<string>(),
): boolean {
  if (passed.has(from)) return false
  passed.add(from)
  return (waitsFor.get(from) ?? []).some(next => next === goal || reaches(next, goal, waitsFor, passed))
}

function fieldsOf(condition: Condition | undefined): string[] {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  if ('not' in condition) return fieldsOf(condition.not)
  return [condition.field]
}
