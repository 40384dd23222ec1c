import type { Text } from '../../../kernel/index.ts'
import { type Answers, type AnswerValue, type Condition, holds } from '../condition.ts'
import type { Field, FieldGroup, FieldType, Form, Term } from '../procedure.ts'
import { failedChecks } from './checks.ts'
import { type Dictionary, fieldsOf, termOf } from './dictionary.ts'
import { personalNumberDoubts } from './numbers.ts'
import {
  type Reading,
  readDate,
  readDigits,
  readLine,
  readLines,
  readMoney,
  readNumber,
  readPhone,
  readYesNo,
} from './reading.ts'
import { compiledCheck, fieldOfFault, type SchemaFault, shownWhen } from './schema.ts'

/** A form body as a browser sends it. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>

/** Every code an answer can be refused with; `messages` has a sentence for each, in both languages. */
export type AnswerFaultCode =
  | 'required'
  | 'too_long'
  | 'too_short'
  | 'too_small'
  | 'too_large'
  | 'too_early'
  | 'too_late'
  | 'in_future'
  | 'not_a_number'
  | 'not_a_whole_number'
  | 'not_an_amount'
  | 'not_a_date'
  | 'date_incomplete'
  | 'not_a_choice'
  | 'not_a_name'
  | 'not_a_personal_number'
  | 'not_a_tax_code'
  | 'not_a_phone'
  | 'not_an_email'
  | 'not_a_ward'
  | 'wrong_form'
  | 'unknown_field'
  | 'implausible'

export interface AnswerFault {
  readonly field: string
  readonly code: AnswerFaultCode
  /** The bound that was passed, where there is one: a number, or an ISO date. */
  readonly limit?: number | string
  /** What the form's own check says, for `implausible`. */
  readonly say?: Text
}

/** Answers that look odd together. Said to the person, never a reason to refuse. */
export interface AnswerDoubt {
  readonly field: string
  readonly code: 'personal_number_year' | 'personal_number_sex' | 'unlikely'
  /** What the form's own check says, for `unlikely`. */
  readonly say?: Text
}

export interface ReadAnswers {
  /** The group's answers that are asked for and could be read, the faulty ones left out. */
  readonly answers: Answers
  readonly errors: readonly AnswerFault[]
  readonly doubts: readonly AnswerDoubt[]
}

export interface AnswerContext {
  readonly today: Temporal.PlainDate
  /** The day of filing, where it is not today: a filing corrected later was still made in time. */
  readonly filedOn?: Temporal.PlainDate
  /** What the groups before answered: conditions look at it. */
  readonly earlier?: Answers
  /** The ids of the communes and wards that may be named; left out, any well-formed id. */
  readonly wards?: ReadonlySet<string>
}

/**
 * One page of a form, from the text a browser sent to typed answers and what is wrong with them, at most one fault
 * a field. Dates come as `key-day`, `key-month`, `key-year`. Fields whose condition does not hold are left out.
 */
export function readAnswers(
  form: Form,
  dictionary: Dictionary,
  groupKey: string,
  body: FormBody,
  context: AnswerContext,
): ReadAnswers {
  const group = getGroup(form, groupKey)
  const earlier = context.earlier ?? {}
  const { typed, faults } = readFields(group, dictionary, body)
  const answers = askedOf([group], { ...earlier, ...typed }, earlier)
  const shown = new Set(shownFields(group, { ...earlier, ...answers }).map(field => field.key))
  const unreadable = faults.filter(fault => shown.has(fault.field))
  const others = judge(form, dictionary, groupKey, { ...earlier, ...answers }, context, group.fields)
  return verdict(
    answers,
    [...unreadable, ...others],
    doubtsOf(form, dictionary, { ...earlier, ...answers }, context),
    group,
  )
}

/**
 * A whole form's answers, as the API hands them in or as they stand before filing: text put into its stored form,
 * hidden answers dropped, everything judged. Filing goes on only when `errors` is empty.
 */
export function checkAnswers(
  form: Form,
  dictionary: Dictionary,
  given: Answers,
  context: AnswerContext,
): ReadAnswers {
  const tidy = tidied(form, dictionary, given)
  const known = askedOf(form.groups, tidy, {})
  const unknown = Object.keys(given).filter(key => !fieldsOf(form).some(field => field.key === key))
  const faults = [
    ...judge(form, dictionary, null, known, context, fieldsOf(form)),
    ...unknown.map((field): AnswerFault => ({ field, code: 'unknown_field' })),
  ]
  return verdict(known, faults, doubtsOf(form, dictionary, known, context))
}

/** The answers that belong to questions asked, given the answers themselves: what was hidden again is dropped. */
export function answersAskedFor(form: Form, answers: Answers): Answers {
  return askedOf(form.groups, answers, {})
}

/** The groups a person goes through, given the answers so far. */
export function groupsAskedFor(form: Form, answers: Answers): readonly FieldGroup[] {
  return form.groups.filter(group => shownFields(group, answers).length > 0)
}

/** The fields of a group that are asked, given the answers. */
export function shownFields(group: FieldGroup, answers: Answers): readonly Field[] {
  return group.fields.filter(field => isShown(shownWhen(group, field), answers))
}

/** The answer that names the dossier's subject, as text; undefined when the form marks none or it is unanswered. */
export function subjectOf(form: Form, answers: Answers): string | undefined {
  const field = fieldsOf(form).find(one => one.subject === true && isAnswered(answers[one.key]))
  return field === undefined ? undefined : String(answers[field.key])
}

function getGroup(form: Form, key: string): FieldGroup {
  const group = form.groups.find(one => one.key === key)
  if (group === undefined) throw new Error(`the form has no group ${key}`)
  return group
}

function isShown(when: Condition | undefined, answers: Answers): boolean {
  return when === undefined || holds(when, answers)
}

function isAnswered(value: AnswerValue | undefined): value is string | number | boolean {
  return value !== undefined && value !== null && value !== ''
}

/** In the order asked, each field judged by those kept before it: a question behind a hidden question is hidden. */
function askedOf(groups: readonly FieldGroup[], answers: Answers, earlier: Answers): Answers {
  const kept: Record<string, AnswerValue> = {}
  for (const group of groups) {
    for (const field of group.fields) {
      const answer = answers[field.key]
      if (isAnswered(answer) && isShown(shownWhen(group, field), { ...earlier, ...kept }))
        kept[field.key] = answer
    }
  }
  return kept
}

function verdict(
  answers: Answers,
  faults: readonly AnswerFault[],
  doubts: readonly AnswerDoubt[],
  group?: FieldGroup,
): ReadAnswers {
  const errors = firstOfEachField(faults, group)
  const faulty = new Set(errors.map(fault => fault.field))
  const sound = Object.entries(answers).filter(([key]) => !faulty.has(key))
  const inGroup = (field: string) => group === undefined || group.fields.some(one => one.key === field)
  return {
    answers: Object.fromEntries(sound),
    errors,
    doubts: doubts.filter(doubt => !faulty.has(doubt.field) && inGroup(doubt.field)),
  }
}

/** One fault a field, in the order the questions stand on the page. */
function firstOfEachField(faults: readonly AnswerFault[], group?: FieldGroup): readonly AnswerFault[] {
  const first = new Map<string, AnswerFault>()
  for (const fault of faults) if (!first.has(fault.field)) first.set(fault.field, fault)
  const order = new Map(group?.fields.map((field, index) => [field.key, index]))
  return [...first.values()].sort((a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0))
}

// --- reading -----------------------------------------------------------------------------------------------------

function readFields(group: FieldGroup, dictionary: Dictionary, body: FormBody) {
  const typed: Record<string, AnswerValue> = {}
  const faults: AnswerFault[] = []
  for (const field of group.fields) {
    const reading = readField(field.key, termOf(dictionary, field).type, body)
    if (reading === undefined) continue
    if ('value' in reading) typed[field.key] = reading.value
    else faults.push({ field: field.key, code: reading.fault as AnswerFaultCode })
  }
  return { typed, faults }
}

/** What one field's inputs say; undefined when they are empty. */
function readField(key: string, type: FieldType, body: FormBody): Reading<AnswerValue> | undefined {
  if (type === 'date') return readDateFields(key, body)
  const typed = one(body[key])
  return typed.trim() === '' ? undefined : readText(type, typed)
}

function readDateFields(key: string, body: FormBody): Reading<string> | undefined {
  const parts = ['day', 'month', 'year'].map(part => one(body[`${key}-${part}`]))
  if (parts.every(part => part.trim() === '')) return readIsoDate(one(body[key]))
  return readDate(parts[0] ?? '', parts[1] ?? '', parts[2] ?? '')
}

/** A date as one ISO text, as a script or a draft sends it. */
function readIsoDate(typed: string): Reading<string> | undefined {
  if (typed.trim() === '') return undefined
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim())
  return match === null ? { fault: 'not_a_date' } : readDate(match[3] ?? '', match[2] ?? '', match[1] ?? '')
}

const readers: Readonly<Record<Exclude<FieldType, 'date'>, (typed: string) => Reading<AnswerValue>>> = {
  text: typed => ({ value: readLine(typed) }),
  longText: typed => ({ value: readLines(typed) }),
  number: readNumber,
  money: readMoney,
  choice: typed => ({ value: typed.trim() }),
  yesNo: readYesNo,
  personName: typed => ({ value: readLine(typed) }),
  personalNumber: typed => ({ value: readDigits(typed) }),
  taxCode: typed => ({ value: readDigits(typed) }),
  phone: typed => ({ value: readPhone(typed) }),
  email: typed => ({ value: readLine(typed) }),
  ward: typed => ({ value: typed.trim() }),
}

function readText(type: Exclude<FieldType, 'date'>, typed: string): Reading<AnswerValue> {
  return readers[type](typed)
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Text answers of an API caller put into the stored form; whatever is of the wrong kind is left for the schema. */
function tidied(form: Form, dictionary: Dictionary, given: Answers): Answers {
  const tidy: Record<string, AnswerValue> = {}
  for (const field of fieldsOf(form)) {
    const value = given[field.key]
    if (value !== undefined)
      tidy[field.key] = typeof value === 'string' ? tidyText(termOf(dictionary, field), value) : value
  }
  return tidy
}

function tidyText(term: Term, value: string): AnswerValue {
  const textual = !['date', 'number', 'money', 'yesNo'].includes(term.type)
  if (!textual) return value
  const reading = readText(term.type as Exclude<FieldType, 'date'>, value)
  return 'value' in reading ? reading.value : value
}

// --- judging -----------------------------------------------------------------------------------------------------

function judge(
  form: Form,
  dictionary: Dictionary,
  groupKey: string | null,
  answers: Answers,
  context: AnswerContext,
  fields: readonly Field[],
): readonly AnswerFault[] {
  const check = compiledCheck(form, dictionary, groupKey)
  const bySchema = check(answers) ? [] : (check.errors ?? [])
  const byField = new Map(fields.map(field => [field.key, termOf(dictionary, field)]))
  return [
    ...bySchema.flatMap(fault => faultOfSchema(fault, byField)),
    ...[...byField].flatMap(([key, term]) => faultOfDay(key, term, answers[key], context)),
    ...[...byField].flatMap(([key, term]) => faultOfWard(key, term, answers[key], context)),
    ...faultsOfChecks(form, answers, context).filter(({ field }) => byField.has(field)),
  ]
}

function faultOfDay(
  field: string,
  term: Term,
  answer: AnswerValue | undefined,
  context: AnswerContext,
): AnswerFault[] {
  if (!isPastDay(term) || typeof answer !== 'string') return []
  return answer > context.today.toString() ? [{ field, code: 'in_future' }] : []
}

/** Whether the term asks for a day that has been; a date of birth always is one. */
export function isPastDay(term: Term): boolean {
  return term.past ?? term.offeredFrom === 'dateOfBirth'
}

function faultOfWard(
  field: string,
  term: Term,
  answer: AnswerValue | undefined,
  context: AnswerContext,
): AnswerFault[] {
  if (term.type !== 'ward' || typeof answer !== 'string' || context.wards === undefined) return []
  return context.wards.has(answer) ? [] : [{ field, code: 'not_a_ward' }]
}

function faultsOfChecks(form: Form, answers: Answers, context: AnswerContext): readonly AnswerFault[] {
  return failedChecks(form, answers, context.filedOn ?? context.today)
    .filter(({ kind, field }) => kind === 'refuse' && isAnswered(answers[field]))
    .map(({ field, say }) => ({ field, code: 'implausible', say }))
}

const codeOfFormat: Readonly<Record<string, AnswerFaultCode>> = {
  date: 'not_a_date',
  email: 'not_an_email',
  'person-name': 'not_a_name',
  'personal-number': 'not_a_personal_number',
  'tax-code': 'not_a_tax_code',
  'vietnamese-phone': 'not_a_phone',
  ward: 'not_a_ward',
}

const codeOfWrongKind: Readonly<Partial<Record<FieldType, AnswerFaultCode>>> = {
  number: 'not_a_number',
  money: 'not_an_amount',
  date: 'not_a_date',
  choice: 'not_a_choice',
  yesNo: 'not_a_choice',
}

function faultOfSchema(fault: SchemaFault, terms: ReadonlyMap<string, Term>): AnswerFault[] {
  const field = fieldOfFault(fault)
  const term = terms.get(field)
  const code = codeOfFault(fault, term)
  if (code === undefined || (term === undefined && code !== 'unknown_field')) return []
  const { limit } = fault.params as { limit?: number | string }
  return [limit === undefined || code === 'required' ? { field, code } : { field, code, limit }]
}

/** The code of an Ajv fault; undefined for the frame keywords (`if`, `not`…) whose cause is reported beside them. */
function codeOfFault(fault: SchemaFault, term: Term | undefined): AnswerFaultCode | undefined {
  const { limit, format } = fault.params as { limit?: number; format?: string }
  switch (fault.keyword) {
    case 'required':
      return 'required'
    case 'minLength':
      return limit === 1 ? 'required' : 'too_short'
    case 'maxLength':
      return 'too_long'
    case 'minimum':
    case 'exclusiveMinimum':
      return 'too_small'
    case 'maximum':
    case 'exclusiveMaximum':
      return 'too_large'
    case 'multipleOf':
      return 'not_a_whole_number'
    case 'formatMinimum':
      return 'too_early'
    case 'formatMaximum':
      return 'too_late'
    case 'enum':
    case 'const':
      return 'not_a_choice'
    case 'format':
      return codeOfFormat[format ?? ''] ?? 'wrong_form'
    case 'pattern':
      return 'wrong_form'
    case 'additionalProperties':
    case 'false schema':
      return 'unknown_field'
    case 'type':
      return codeOfType(fault, term)
    default:
      return undefined
  }
}

function codeOfType(fault: SchemaFault, term: Term | undefined): AnswerFaultCode {
  const { type } = fault.params as { type?: string }
  if (type === 'integer' && term?.type === 'number') return 'not_a_whole_number'
  return (term === undefined ? undefined : codeOfWrongKind[term.type]) ?? 'wrong_form'
}

// --- doubts ------------------------------------------------------------------------------------------------------

function doubtsOf(
  form: Form,
  dictionary: Dictionary,
  answers: Answers,
  context: AnswerContext,
): readonly AnswerDoubt[] {
  const unlikely = failedChecks(form, answers, context.filedOn ?? context.today)
    .filter(({ kind, field }) => kind === 'warn' && isAnswered(answers[field]))
    .map(({ field, say }): AnswerDoubt => ({ field, code: 'unlikely', say }))
  return [...numberDoubts(form, dictionary, answers, context), ...unlikely.filter(firstOfField)]
}

function firstOfField({ field }: AnswerDoubt, index: number, all: readonly AnswerDoubt[]): boolean {
  return all.findIndex(other => other.field === field) === index
}

function numberDoubts(
  form: Form,
  dictionary: Dictionary,
  answers: Answers,
  context: AnswerContext,
): readonly AnswerDoubt[] {
  return fieldsOf(form).flatMap(field => {
    const number = answers[field.key]
    if (termOf(dictionary, field).type !== 'personalNumber' || typeof number !== 'string') return []
    const said = companionsOf(form, dictionary, field, answers)
    return personalNumberDoubts(number, { ...said, today: context.today }).map(code => ({
      field: field.key,
      code,
    }))
  })
}

/**
 * The date of birth and sex asked of the same person: fields whose keys begin with the same words
 * (`motherNumber`, `motherBirth`), of terms offered from those facts. Two candidates are none.
 */
function companionsOf(form: Form, dictionary: Dictionary, field: Field, answers: Answers) {
  const person = field.key.replace(/[A-Z][a-z]*$/, '')
  const said = (fact: Term['offeredFrom']) => {
    const companions = fieldsOf(form).filter(
      other => isOfPerson(other.key, person) && termOf(dictionary, other).offeredFrom === fact,
    )
    const value = companions.length === 1 ? answers[companions[0]?.key ?? ''] : undefined
    return typeof value === 'string' ? value : undefined
  }
  return { bornOn: said('dateOfBirth'), sex: said('sex') }
}

function isOfPerson(key: string, person: string): boolean {
  return key.startsWith(person) && /^[A-Z]/.test(key.slice(person.length))
}
