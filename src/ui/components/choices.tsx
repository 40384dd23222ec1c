import {
  describedByOf,
  type ErrorWords,
  Fieldset,
  FormGroup,
  type FormGroupOptions,
  Hint,
  HintAndError,
  Label,
  type LabelWords,
} from './field.tsx'
import { type Attributes, classes, dressed, idList, isShown, type Words, type Wordy } from './words.ts'

/** One answer that can be chosen. `conditional` is shown while it is chosen (always, without scripts). */
export interface Choice {
  readonly value: string | number
  readonly text: Words
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly hint?: Wordy | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly conditional?: Words
  /** Checkboxes only: choosing it clears the others ("none of these"). */
  readonly exclusive?: boolean | undefined
  readonly label?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined
  readonly attributes?: Attributes | undefined
}

/** A word between answers: "or". */
export interface Divider {
  readonly divider: Words
}

interface ChoicesProps {
  readonly name: string
  readonly idPrefix?: string | undefined
  /** The question, as the fieldset's legend. */
  readonly legend?: LabelWords | undefined
  readonly fieldset?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly describedBy?: string | undefined
      }
    | undefined
  readonly items: readonly (Choice | Divider)[]
  readonly hint?: Wordy | undefined
  readonly error?: ErrorWords | undefined
  readonly describedBy?: string | undefined
  readonly small?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly formGroup?: FormGroupOptions | undefined
}

export interface RadiosProps extends ChoicesProps {
  readonly value?: string | number | undefined
  readonly inline?: boolean | undefined
}

export interface CheckboxesProps extends ChoicesProps {
  readonly values?: readonly (string | number)[] | undefined
}

/** One of a few. @source govuk-frontend, radios */
export function Radios(props: RadiosProps) {
  const isChecked = (item: Choice) =>
    item.checked ?? (props.value !== undefined && props.value !== '' && item.value === props.value)
  const layout = classes(props.inline && 'govuk-radios--inline', props.small && 'govuk-radios--small')
  return <Choices {...props} look={radioLook} layout={layout} isChecked={isChecked} />
}

/** Any of a few. @source govuk-frontend, checkboxes */
export function Checkboxes(props: CheckboxesProps) {
  const isChecked = (item: Choice) => item.checked ?? props.values?.includes(item.value) ?? false
  const layout = classes(props.small && 'govuk-checkboxes--small')
  return <Choices {...props} look={checkboxLook} layout={layout} isChecked={isChecked} />
}

const radioLook = {
  type: 'radio',
  module: 'govuk-radios',
  item: 'govuk-radios__item',
  input: 'govuk-radios__input',
  label: 'govuk-radios__label',
  hint: 'govuk-radios__hint',
  divider: 'govuk-radios__divider',
  conditional: 'govuk-radios__conditional',
  hidden: 'govuk-radios__conditional--hidden',
} as const

const checkboxLook = {
  type: 'checkbox',
  module: 'govuk-checkboxes',
  item: 'govuk-checkboxes__item',
  input: 'govuk-checkboxes__input',
  label: 'govuk-checkboxes__label',
  hint: 'govuk-checkboxes__hint',
  divider: 'govuk-checkboxes__divider',
  conditional: 'govuk-checkboxes__conditional',
  hidden: 'govuk-checkboxes__conditional--hidden',
} as const

type Look = typeof radioLook | typeof checkboxLook

interface InnerProps extends ChoicesProps {
  readonly look: Look
  readonly layout: string
  readonly isChecked: (item: Choice) => boolean
}

function Choices(props: InnerProps) {
  const { look } = props
  const prefix = props.idPrefix ?? props.name
  const inFieldset = props.legend !== undefined || props.fieldset !== undefined
  const outer = props.fieldset?.describedBy ?? props.describedBy
  const describedBy = describedByOf(prefix, { ...props, describedBy: outer })
  const inner = (
    <>
      <HintAndError id={prefix} hint={props.hint} error={props.error} />
      <div
        class={classes(look.module, props.layout, props.classes)}
        {...props.attributes}
        data-module={look.module}
      >
        {props.formGroup?.before}
        {props.items.map((item, index) => (
          <Item
            key={index}
            {...props}
            item={item}
            id={index === 0 ? prefix : `${prefix}-${index + 1}`}
            groupDescription={inFieldset || look.type === 'radio' ? undefined : describedBy}
          />
        ))}
        {props.formGroup?.after}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error} options={props.formGroup}>
      {inFieldset ? (
        <Fieldset
          legend={props.legend}
          describedBy={describedBy}
          classes={props.fieldset?.classes}
          attributes={props.fieldset?.attributes}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

interface ItemProps extends Omit<InnerProps, 'items'> {
  readonly item: Choice | Divider
  /** The first id has no number, so that the error summary can link to it by the field's name. */
  readonly id: string
  readonly groupDescription: string | undefined
}

function Item({ item, look, ...props }: ItemProps) {
  if ('divider' in item) return <div class={look.divider}>{item.divider}</div>
  const id = item.id ?? props.id
  const hintId = item.hint !== undefined && isShown(dressed(item.hint).text) && `${id}-item-hint`
  const checked = props.isChecked(item)
  const reveals = isShown(item.conditional)
  return (
    <>
      <div class={look.item}>
        <input
          class={look.input}
          id={id}
          name={item.name ?? props.name}
          type={look.type}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={reveals ? `conditional-${id}` : undefined}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={idList(props.groupDescription, hintId)}
          {...item.attributes}
        />
        <Label words={{ text: item.text, ...item.label }} for={id} base={look.label} />
        {hintId && <Hint id={hintId} words={item.hint} base={look.hint} />}
      </div>
      {reveals && (
        <div class={classes(look.conditional, !checked && look.hidden)} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      )}
    </>
  )
}
