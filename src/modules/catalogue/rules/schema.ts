import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Condition } from '../condition.ts'
import type { Field, FieldGroup, FieldType, Form, Term } from '../procedure.ts'
import { type Dictionary, termOf } from './dictionary.ts'
import { isPersonalNumber, isPersonName, isPhone, isTaxCode, isWard } from './numbers.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

const text = { type: 'string', minLength: 1 }

/** What every answer of a type fulfils, whatever the term adds. Values are as stored: dates as ISO text. */
const schemaOfType: Readonly<Record<FieldType, JsonSchema>> = {
  text: { ...text, maxLength: 250 },
  longText: { ...text, maxLength: 4000 },
  number: { type: 'number' },
  money: { type: 'integer', minimum: 0, maximum: 1_000_000_000_000_000 },
  // No living applicant and no paper still in use is older: an earlier year is a slip of the finger.
  date: { type: 'string', format: 'date', formatMinimum: '1900-01-01' },
  choice: { type: 'string' },
  yesNo: { type: 'boolean' },
  personName: { ...text, maxLength: 150, format: 'person-name' },
  personalNumber: { type: 'string', format: 'personal-number' },
  taxCode: { type: 'string', format: 'tax-code' },
  phone: { type: 'string', format: 'vietnamese-phone' },
  email: { type: 'string', format: 'email', maxLength: 254 },
  ward: { type: 'string', format: 'ward' },
}

/** The JSON Schema of one answer: what its type demands and what its term adds. */
export function schemaOfTerm(term: Term): JsonSchema {
  return {
    title: term.name.vi,
    ...schemaOfType[term.type],
    ...(term.options === undefined ? {} : { enum: term.options.map(option => option.value) }),
    ...term.schema,
    ui: { type: term.type, ...(term.past === true ? { past: true } : {}) },
  }
}

/**
 * JSON Schema 2020-12 of one group's answers, judged together with the answers given before: conditions may look
 * at other groups, so properties of others are let through.
 */
export function schemaOfGroup(form: Form, dictionary: Dictionary, groupKey: string): JsonSchema {
  const group = form.groups.find(one => one.key === groupKey)
  if (group === undefined) throw new Error(`the form has no group ${groupKey}`)
  return schemaOfGroups([group], dictionary)
}

/** JSON Schema 2020-12 of a whole form's answers; a property that no field of the form has is refused. */
export function schemaOfForm(form: Form, dictionary: Dictionary): JsonSchema {
  return { ...schemaOfGroups(form.groups, dictionary), additionalProperties: false }
}

function schemaOfGroups(groups: readonly FieldGroup[], dictionary: Dictionary): JsonSchema {
  const fields = groups.flatMap(group =>
    group.fields.map(field => ({ field, when: shownWhen(group, field) })),
  )
  const always = fields.filter(({ field, when }) => field.required && when === undefined)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(fields.map(({ field }) => [field.key, schemaOfField(field, dictionary)])),
    required: always.map(({ field }) => field.key),
    allOf: [{}, ...fields.flatMap(({ field, when }) => (when === undefined ? [] : [onlyWhen(field, when)]))],
  }
}

function schemaOfField(field: Field, dictionary: Dictionary): JsonSchema {
  const schema = schemaOfTerm(termOf(dictionary, field))
  return field.name === undefined ? schema : { ...schema, title: field.name.vi }
}

/** When a field is asked: its group's condition and its own together; undefined when always. */
export function shownWhen(group: FieldGroup, field: Field): Condition | undefined {
  if (group.when === undefined) return field.when
  return field.when === undefined ? group.when : { all: [group.when, field.when] }
}

function onlyWhen(field: Field, when: Condition): JsonSchema {
  return {
    if: schemaOfCondition(when),
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
    then: field.required ? { required: [field.key] } : {},
    else: { properties: { [field.key]: false } },
  }
}

/** A condition as JSON Schema: valid for exactly the answers of which `holds` says true. */
export function schemaOfCondition(condition: Condition): JsonSchema {
  if ('all' in condition)
    return condition.all.length === 0 ? {} : { allOf: condition.all.map(schemaOfCondition) }
  if ('any' in condition) {
    return condition.any.length === 0 ? { not: {} } : { anyOf: condition.any.map(schemaOfCondition) }
  }
  if ('not' in condition) return { not: schemaOfCondition(condition.not) }
  if ('answered' in condition) {
    const answered = answerThat(condition.field, {})
    return condition.answered ? answered : { not: answered }
  }
  if ('is' in condition) return answerThat(condition.field, { const: condition.is })
  if ('in' in condition) return answerThat(condition.field, { enum: [...new Set(condition.in)] })
  return answerThat(condition.field, { type: 'number', minimum: condition.atLeast })
}

/** A question without an answer fulfils nothing, so null and empty text are left out first. */
function answerThat(field: string, fulfils: JsonSchema): JsonSchema {
  if (Array.isArray(fulfils.enum) && fulfils.enum.length === 0) return { not: {} }
  return { required: [field], properties: { [field]: { not: { enum: [null, ''] }, ...fulfils } } }
}

function newAjv(): Ajv2020 {
  // Types stand beside, not inside, the conditions; the lists of a form are short, so every fault is named at once.
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false })
  addFormats.default(ajv, { formats: ['date', 'email'], keywords: true })
  ajv.addFormat('person-name', isPersonName)
  ajv.addFormat('personal-number', isPersonalNumber)
  ajv.addFormat('tax-code', isTaxCode)
  ajv.addFormat('vietnamese-phone', isPhone)
  ajv.addFormat('ward', isWard)
  ajv.addKeyword('ui')
  return ajv
}

const ajv = newAjv()

/** Compiling takes milliseconds, validating microseconds: one check per form, group and dictionary is kept. */
const compiled = new WeakMap<Dictionary, WeakMap<Form, Map<string | null, ValidateFunction>>>()

/** The compiled check of a group, or of the whole form for null. A published form never changes, so it is kept. */
export function compiledCheck(form: Form, dictionary: Dictionary, groupKey: string | null): ValidateFunction {
  const forms = kept(compiled, dictionary, () => new WeakMap<Form, Map<string | null, ValidateFunction>>())
  const checks = kept(forms, form, () => new Map<string | null, ValidateFunction>())
  return kept(checks, groupKey, () =>
    ajv.compile(
      groupKey === null ? schemaOfForm(form, dictionary) : schemaOfGroup(form, dictionary, groupKey),
    ),
  )
}

function kept<Key, Value>(
  cache: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const found = cache.get(key)
  if (found !== undefined) return found
  const made = make()
  cache.set(key, made)
  return made
}

/** Whether a term's own `schema` can be compiled: for whoever checks a pack. Undefined when it can. */
export function faultOfTerm(term: Term): string | undefined {
  try {
    ajv.compile(schemaOfTerm(term))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export type SchemaFault = ErrorObject

/** The field an Ajv fault is about. */
export function fieldOfFault(fault: SchemaFault): string {
  const params = fault.params as { missingProperty?: string; additionalProperty?: string }
  return params.missingProperty ?? params.additionalProperty ?? fault.instancePath.split('/')[1] ?? ''
}
