import { describedByOf, Field, type FieldProps, isError } from './field.tsx'
import { classes } from './words.ts'

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
}

/** Several lines of text. @source govuk-frontend, textarea */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  return (
    <Field id={id} field={props}>
      {props.formGroup?.before}
      <textarea
        class={classes('govuk-textarea', isError(props.error) && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      {props.formGroup?.after}
    </Field>
  )
}
