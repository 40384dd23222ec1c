import { type Locale, say } from '../../../kernel/index.ts'
import {
  type Choice,
  DateInput,
  errorFor,
  type FieldErrorShown,
  Radios,
  Select,
  Textarea,
  TextInput,
  type TextInputProps,
} from '../../../ui/index.ts'
import { type Answers, type Condition, holds } from '../condition.ts'
import type { Field, FieldGroup, Form, Term } from '../procedure.ts'
import { failedChecks } from '../rules/checks.ts'
import { type Dictionary, termOf } from '../rules/dictionary.ts'
import type { FormBody } from '../rules/form.ts'
import type { Offer, Offers } from '../rules/offers.ts'
import { type Typed, typedOf } from '../rules/typed.ts'
import { messagesIn, sayQuestion } from '../words.ts'

/** A commune or ward to choose: its unit id and its name. */
export interface WardChoice {
  readonly value: string
  readonly text: string
}

export interface FieldGroupFormProps {
  readonly form: Form
  readonly group: FieldGroup
  readonly dictionary: Dictionary
  /** All answers so far, of other groups too: conditions look at them. */
  readonly answers: Answers
  /** What was sent, when the page comes back with errors: shown as typed. */
  readonly typed?: FormBody | undefined
  readonly errors?: readonly FieldErrorShown[] | undefined
  readonly offers?: Offers | undefined
  /** The day the form's own checks count to; left out, their warnings are not said here. */
  readonly today?: Temporal.PlainDate | undefined
  readonly wards: readonly WardChoice[]
  readonly locale: Locale
}

/**
 * The questions of one page, without the form around them, its heading and its button. A question that hangs on an
 * answer of the same page stands under that answer; without scripts it is always there.
 */
export function FieldGroupForm(props: FieldGroupFormProps) {
  const { group } = props
  const nested = nestedFields(props)
  const under = new Set([...nested.values()].flat())
  return (
    <>
      {group.intro && <p class="govuk-body">{say(group.intro, props.locale)}</p>}
      {group.fields
        .filter(field => !under.has(field) && canBeAsked(field, props))
        .map(field => (
          <Question key={field.key} {...props} field={field} nested={nested} />
        ))}
    </>
  )
}

type Nested = ReadonlyMap<string, readonly Field[]>

interface QuestionProps extends FieldGroupFormProps {
  readonly field: Field
  readonly nested: Nested
}

/** Fields that stand under one answer of another field of the page, by `field=answer`. */
function nestedFields({ group, dictionary }: FieldGroupFormProps): Nested {
  const found = new Map<string, Field[]>()
  for (const field of group.fields) {
    const place = placeUnder(field.when, group, dictionary)
    if (place !== undefined) found.set(place, [...(found.get(place) ?? []), field])
  }
  return found
}

function placeUnder(
  when: Condition | undefined,
  group: FieldGroup,
  dictionary: Dictionary,
): string | undefined {
  if (when === undefined || !('field' in when)) return undefined
  const values = 'is' in when ? [when.is] : 'in' in when ? when.in : []
  const asked = group.fields.find(field => field.key === when.field)
  if (values.length !== 1 || asked === undefined || asked.when !== undefined) return undefined
  return isRadio(termOf(dictionary, asked)) ? placeOf(asked, values[0]) : undefined
}

function placeOf(field: Field, value: unknown): string {
  const word = value === true ? 'yes' : value === false ? 'no' : String(value)
  return `${field.key}=${word}`
}

function isRadio(term: Term): boolean {
  return term.type === 'yesNo' || (term.type === 'choice' && (term.options?.length ?? 0) <= 10)
}

/** Not asked: what earlier pages rule out. What this page decides is still open. */
function canBeAsked(field: Field, { group, answers }: FieldGroupFormProps): boolean {
  if (field.when === undefined || dependsOn(field.when, new Set(group.fields.map(one => one.key))))
    return true
  return holds(field.when, answers)
}

function dependsOn(condition: Condition, keys: ReadonlySet<string>): boolean {
  if ('all' in condition) return condition.all.some(part => dependsOn(part, keys))
  if ('any' in condition) return condition.any.some(part => dependsOn(part, keys))
  return 'not' in condition ? dependsOn(condition.not, keys) : keys.has(condition.field)
}

function Question(props: QuestionProps) {
  const { field, dictionary, locale } = props
  const term = termOf(dictionary, field)
  const offer = offerFor(props)
  const asked = {
    name: field.key,
    hint: hintOf(props, term, offer),
    error: errorFor(props.errors, field.key),
  }
  const typed = typedOf(field, dictionary, props.answers[field.key] ?? offer?.value, props.typed)
  const label = labelOf(field, dictionary, locale)
  if (term.type === 'date')
    return <DateQuestion {...asked} label={label} typed={typed} autocomplete={fills(field, term)} />
  if (isRadio(term)) return <RadioQuestion {...props} {...asked} label={label} shown={typed} term={term} />
  if (term.type === 'choice' || term.type === 'ward') {
    return <Select {...asked} label={strong(label)} value={typed.text} items={itemsOf(props, term)} />
  }
  if (term.type === 'longText')
    return <Textarea {...asked} label={strong(label)} value={typed.text} rows={4} />
  return (
    <TextInput
      {...asked}
      {...boxOf(term, locale)}
      label={strong(label)}
      value={typed.text}
      autocomplete={fills(field, term)}
    />
  )
}

const strong = (text: string) => ({ text, size: 's' as const })

function labelOf(field: Field, dictionary: Dictionary, locale: Locale): string {
  const question = sayQuestion(field, dictionary, locale)
  return field.required ? question : messagesIn(locale).optional(question)
}

/** An offer stands only while nothing was answered or typed. */
function offerFor({ field, answers, typed, offers }: QuestionProps): Offer | undefined {
  const offer = offers?.[field.key]
  if (offer === undefined || typed !== undefined) return undefined
  const answer = answers[field.key]
  return answer === undefined || answer === offer.value ? offer : undefined
}

function hintOf(props: QuestionProps, term: Term, offer: Offer | undefined): string | undefined {
  const words = messagesIn(props.locale)
  const own = props.field.hint ?? term.hint
  const usual = term.type === 'date' ? words.dateHint : term.type === 'money' ? words.amountHint : undefined
  const sentences = [
    own === undefined ? usual : say(own, props.locale),
    warningOf(props),
    offer === undefined ? undefined : words.fromIdentity,
  ]
  return (
    sentences
      .filter(sentence => sentence !== undefined)
      .map(closed)
      .join(' ') || undefined
  )
}

/** What the form's own checks find odd about this question, given everything answered so far. */
function warningOf({ field, form, answers, today, locale }: QuestionProps): string | undefined {
  if (today === undefined) return undefined
  const check = failedChecks(form, answers, today).find(one => one.kind === 'warn' && one.field === field.key)
  return check && say(check.say, locale)
}

/** Hints are written without a full stop; two of them in a row need one. */
function closed(sentence: string, index: number, all: readonly string[]): string {
  return index < all.length - 1 && !/[.!?]$/.test(sentence) ? `${sentence}.` : sentence
}

interface DateQuestionProps {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: ReturnType<typeof errorFor>
  readonly typed: Typed
  readonly autocomplete: string | undefined
}

function DateQuestion({ label, typed, autocomplete, ...asked }: DateQuestionProps) {
  return (
    <DateInput
      {...asked}
      legend={strong(label)}
      value={typed.date}
      autocomplete={autocomplete === 'bday' ? 'bday' : undefined}
    />
  )
}

interface RadioQuestionProps extends QuestionProps {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: ReturnType<typeof errorFor>
  readonly shown: Typed
  readonly term: Term
}

function RadioQuestion(props: RadioQuestionProps) {
  const { name, label, hint, error, shown, term } = props
  return (
    <Radios
      name={name}
      legend={strong(label)}
      hint={hint}
      error={error}
      value={shown.text}
      inline={term.type === 'yesNo' && !hasNested(props)}
      items={radiosOf(props)}
    />
  )
}

function hasNested({ field, nested }: QuestionProps): boolean {
  return nested.has(`${field.key}=yes`) || nested.has(`${field.key}=no`)
}

function radiosOf(props: RadioQuestionProps): readonly Choice[] {
  const words = messagesIn(props.locale)
  const choices =
    props.term.type === 'yesNo'
      ? [
          { value: 'yes', text: words.yes },
          { value: 'no', text: words.no },
        ]
      : (props.term.options ?? []).map(option => ({
          value: option.value,
          text: say(option.name, props.locale),
        }))
  return choices.map(choice => ({ ...choice, conditional: questionsUnder(props, choice.value) }))
}

function questionsUnder(props: QuestionProps, value: string) {
  const fields = props.nested.get(`${props.field.key}=${value}`)
  if (fields === undefined) return undefined
  return fields.map(field => <Question key={field.key} {...props} field={field} />)
}

function itemsOf({ wards, locale }: QuestionProps, term: Term) {
  const words = messagesIn(locale)
  if (term.type === 'ward') return [{ value: '', text: words.chooseWard }, ...wards]
  const options = (term.options ?? []).map(option => ({
    value: option.value,
    text: say(option.name, locale),
  }))
  return [{ value: '', text: words.chooseOne }, ...options]
}

/** The box fits what is typed into it: its length, its keyboard, its unit. */
function boxOf(term: Term, locale: Locale): Partial<TextInputProps> {
  switch (term.type) {
    case 'personName':
      return { autocapitalize: 'words', spellcheck: false }
    case 'personalNumber':
      return { inputmode: 'numeric', width: 20, spellcheck: false }
    case 'taxCode':
      return { width: 20, spellcheck: false }
    case 'phone':
      return { type: 'tel', width: 20 }
    case 'email':
      return { type: 'email', spellcheck: false, autocapitalize: 'none' }
    case 'money':
      return { inputmode: 'numeric', width: 20, suffix: messagesIn(locale).amountSuffix }
    case 'number':
      return { inputmode: term.schema?.type === 'integer' ? 'numeric' : 'decimal', width: 10 }
    default:
      return {}
  }
}

const autocompletes: Readonly<Partial<Record<NonNullable<Term['offeredFrom']>, string>>> = {
  fullName: 'name',
  dateOfBirth: 'bday',
  phone: 'tel',
  email: 'email',
  address: 'street-address',
}

/** What the browser may fill in: only where the person who types is meant. */
function fills(field: Field, term: Term): string | undefined {
  return field.offer === false || term.offeredFrom === undefined ? undefined : autocompletes[term.offeredFrom]
}
