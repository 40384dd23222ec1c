import { useMessages } from '../locale.ts'
import { Button } from './button.tsx'
import { describedByOf, Field, type FieldProps, isError } from './field.tsx'
import { classes, dressed, isShown, type Words, type Wordy } from './words.ts'

export interface TextInputProps extends FieldProps {
  readonly value?: string | number | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | undefined
  /** The number of characters expected: the length of the box is a hint of its own. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: 'none' | 'sentences' | 'words' | 'characters' | undefined
  readonly spellcheck?: boolean | undefined
  readonly pattern?: string | undefined
  readonly prefix?: Wordy | undefined
  readonly suffix?: Wordy | undefined
  readonly wrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Wordy | undefined }
    | undefined
}

/** One line of text. @source govuk-frontend, input */
export function TextInput(props: TextInputProps) {
  const id = props.id ?? props.name
  return (
    <Field id={id} field={props}>
      <Affixed {...props}>
        <Input {...props} id={id} />
      </Affixed>
    </Field>
  )
}

const widths = {
  2: 'govuk-input--width-2',
  3: 'govuk-input--width-3',
  4: 'govuk-input--width-4',
  5: 'govuk-input--width-5',
  10: 'govuk-input--width-10',
  20: 'govuk-input--width-20',
  30: 'govuk-input--width-30',
} as const

/** The input alone, for fields that draw their own label. */
export function Input(props: Omit<TextInputProps, 'label'> & { readonly id: string }) {
  const error = isError(props.error) && 'govuk-input--error'
  return (
    <input
      class={classes('govuk-input', props.width && widths[props.width], props.classes, error)}
      id={props.id}
      name={props.name}
      // Each type of box has its own attribute type; these are right for all that are allowed here.
      type={(props.type ?? 'text') as 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedByOf(props.id, props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
}

function Affixed({
  prefix,
  suffix,
  formGroup,
  wrapper,
  children,
}: TextInputProps & { readonly children: Words }) {
  const parts = [
    formGroup?.before,
    prefix && dressed(prefix).text,
    suffix && dressed(suffix).text,
    formGroup?.after,
  ]
  if (!parts.some(part => isShown(part as Words))) return <>{children}</>
  return (
    <div class={classes('govuk-input__wrapper', wrapper?.classes)} {...(wrapper?.attributes as object)}>
      {formGroup?.before}
      <Affix base="govuk-input__prefix" words={prefix} />
      {children}
      <Affix base="govuk-input__suffix" words={suffix} />
      {formGroup?.after}
    </div>
  )
}

function Affix({ base, words }: { readonly base: string; readonly words: Wordy | undefined }) {
  const affix = dressed(words)
  if (!isShown(affix.text)) return null
  return (
    <div class={classes(base, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {affix.text}
    </div>
  )
}

export interface PasswordInputProps extends FieldProps {
  readonly value?: string | undefined
  readonly autocomplete?: 'current-password' | 'new-password' | undefined
  readonly button?: { readonly classes?: string | undefined } | undefined
}

/** A password that can be shown while it is typed; without scripts, an ordinary password box. @source govuk-frontend, password-input */
export function PasswordInput(props: PasswordInputProps) {
  const messages = useMessages()
  const id = props.id ?? props.name
  const toggle = (
    <Button
      type="button"
      classes={classes(
        'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
        props.button?.classes,
      )}
      attributes={{ 'aria-controls': id, 'aria-label': messages.showPassword, hidden: true }}
    >
      {messages.show}
    </Button>
  )
  return (
    <TextInput
      {...props}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete ?? 'current-password'}
      classes={classes('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      wrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classes('govuk-password-input', props.formGroup?.classes),
        attributes: { ...usePasswordWords(), ...props.formGroup?.attributes },
        before: props.formGroup?.before,
        after: [toggle, props.formGroup?.after],
      }}
    />
  )
}

/** The script has English inside; these attributes give it the words of the page. English pages need none. */
function usePasswordWords() {
  const messages = useMessages()
  const module = { 'data-module': 'govuk-password-input' }
  if (messages.show === 'Show') return module
  return {
    ...module,
    'data-i18n.show-password': messages.show,
    'data-i18n.hide-password': messages.hide,
    'data-i18n.show-password-aria-label': messages.showPassword,
    'data-i18n.hide-password-aria-label': messages.hidePassword,
    'data-i18n.password-shown-announcement': messages.passwordShown,
    'data-i18n.password-hidden-announcement': messages.passwordHidden,
  }
}
