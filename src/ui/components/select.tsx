import { describedByOf, Field, type FieldProps, isError } from './field.tsx'
import { type Attributes, classes } from './words.ts'

export interface SelectItem {
  readonly text: string
  /** The text when left out. */
  readonly value?: string | number | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export interface SelectProps extends FieldProps {
  readonly items: readonly SelectItem[]
  readonly value?: string | number | undefined
}

/** One of many, by name. Prefer Radios up to some ten. @source govuk-frontend, select */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  return (
    <Field id={id} field={props}>
      {props.formGroup?.before}
      <select
        class={classes('govuk-select', props.classes, isError(props.error) && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        {...props.attributes}
      >
        {props.items.map(item => (
          <option
            key={item.value ?? item.text}
            value={item.value}
            selected={isSelected(item, props.value)}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
      {props.formGroup?.after}
    </Field>
  )
}

function isSelected(item: SelectItem, value: string | number | undefined): boolean {
  if (item.selected !== undefined) return item.selected
  return value !== undefined && value !== '' && (item.value ?? item.text) === value
}
