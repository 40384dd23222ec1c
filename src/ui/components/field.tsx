import { useMessages } from '../locale.ts'
import {
  type Attributes,
  classes,
  type Dressed,
  dressed,
  idList,
  isShown,
  type Words,
  type Wordy,
} from './words.ts'

/** `heading`: the label is the page's `h1` (one question a page). `size` is the type size. */
export interface LabelOptions {
  readonly heading?: boolean | undefined
  readonly size?: 's' | 'm' | 'l' | 'xl' | undefined
}

/** `hiddenText`: what a screen reader hears before the message; the word for "error" when left out, nothing when ''. */
export interface ErrorOptions {
  readonly hiddenText?: string | undefined
}

export type LabelWords = Wordy<LabelOptions>
export type ErrorWords = Wordy<ErrorOptions>

/** The group around one field: a class, or something just before or after the input. */
export interface FormGroupOptions {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly before?: Words
  readonly after?: Words
}

/** What every input has. `id` is the name when left out, so that `#name` leads to the field from the error summary. */
export interface FieldProps {
  readonly name: string
  readonly id?: string | undefined
  readonly label: LabelWords
  readonly hint?: Wordy | undefined
  readonly error?: ErrorWords | undefined
  readonly describedBy?: string | undefined
  readonly disabled?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly formGroup?: FormGroupOptions | undefined
}

interface LabelProps {
  readonly words: LabelWords
  readonly for?: string | undefined
  readonly base?: string | undefined
}

/** Written out: the build keeps of the design system only the classes that stand in the sources. */
const labelSizes = {
  s: 'govuk-label--s',
  m: 'govuk-label--m',
  l: 'govuk-label--l',
  xl: 'govuk-label--xl',
} as const

const legendSizes = {
  s: 'govuk-fieldset__legend--s',
  m: 'govuk-fieldset__legend--m',
  l: 'govuk-fieldset__legend--l',
  xl: 'govuk-fieldset__legend--xl',
} as const

/** The label of one input. @source govuk-frontend, label */
export function Label({ words, for: htmlFor, base }: LabelProps) {
  const label = dressed(words)
  if (!isShown(label.text)) return null
  const size = label.size && labelSizes[label.size]
  const element = (
    <label class={classes('govuk-label', base, size, label.classes)} {...label.attributes} for={htmlFor}>
      {label.text}
    </label>
  )
  return label.heading ? <h1 class="govuk-label-wrapper">{element}</h1> : element
}

/** What helps to answer. @source govuk-frontend, hint */
export function Hint({
  words,
  id,
  base,
}: {
  words: Wordy
  id?: string | undefined
  base?: string | undefined
}) {
  const hint = dressed(words)
  return (
    <div id={id} class={classes('govuk-hint', base, hint.classes)} {...hint.attributes}>
      {hint.text}
    </div>
  )
}

/** What is wrong with one field, beside it. @source govuk-frontend, error-message */
export function ErrorMessage({ words, id }: { words: ErrorWords; id?: string | undefined }) {
  const messages = useMessages()
  const error = dressed(words)
  const hidden = error.hiddenText ?? messages.error
  return (
    <p id={id} class={classes('govuk-error-message', error.classes)} {...error.attributes}>
      {hidden ? <span class="govuk-visually-hidden">{`${hidden}:`}</span> : null} {error.text}
    </p>
  )
}

export interface FieldsetProps {
  readonly legend?: LabelWords | undefined
  readonly describedBy?: string | undefined
  readonly role?: 'group' | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Words
}

/** Several fields under one question. @source govuk-frontend, fieldset */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={classes('govuk-fieldset', props.classes)}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {props.legend !== undefined && <Legend words={props.legend} />}
      {props.children}
    </fieldset>
  )
}

function Legend({ words }: { words: LabelWords }) {
  const legend = dressed(words)
  if (!isShown(legend.text)) return null
  const size = legend.size && legendSizes[legend.size]
  return (
    <legend class={classes('govuk-fieldset__legend', size, legend.classes)}>
      {legend.heading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
    </legend>
  )
}

interface FormGroupProps {
  readonly error?: ErrorWords | undefined
  readonly options?: FormGroupOptions | undefined
  readonly base?: string | undefined
  readonly children?: Words
}

/** The box around a field, marked when the field has an error. */
export function FormGroup({ error, options, base, children }: FormGroupProps) {
  const marked = isError(error) && 'govuk-form-group--error'
  return (
    <div class={classes('govuk-form-group', marked, base, options?.classes)} {...options?.attributes}>
      {children}
    </div>
  )
}

/** True when there is an error to show. */
export function isError(error: ErrorWords | undefined): error is NonNullable<ErrorWords> {
  return error !== undefined && error !== null && error !== false && error !== ''
}

/** The ids that describe a field: what the caller names, then hint, then error. */
export function describedByOf(
  id: string,
  field: Pick<FieldProps, 'describedBy' | 'hint' | 'error'>,
): string | undefined {
  return idList(field.describedBy, hasHint(field.hint) && `${id}-hint`, isError(field.error) && `${id}-error`)
}

function hasHint(hint: Wordy | undefined): boolean {
  return hint !== undefined && hint !== null && hint !== false && hint !== ''
}

/** Hint and error of a field, in the order a screen reader should meet them. */
export function HintAndError({ id, hint, error }: { id: string } & Pick<FieldProps, 'hint' | 'error'>) {
  return (
    <>
      {hasHint(hint) && <Hint id={`${id}-hint`} words={hint as Words | Dressed} />}
      {isError(error) && <ErrorMessage id={`${id}-error`} words={error} />}
    </>
  )
}

/** One labelled field: group, label, hint, error, then the input itself. */
export function Field({
  id,
  field,
  base,
  children,
}: {
  id: string
  field: FieldProps
  base?: string
  children: Words
}) {
  return (
    <FormGroup error={field.error} options={field.formGroup} base={base}>
      <Label words={field.label} for={id} />
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {children}
    </FormGroup>
  )
}
