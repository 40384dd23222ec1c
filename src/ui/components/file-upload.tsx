import { describedByOf, Field, type FieldProps, isError } from './field.tsx'
import { classes } from './words.ts'

export interface FileUploadProps extends FieldProps {
  readonly multiple?: boolean | undefined
  /** @example ['image/jpeg', 'image/png', 'application/pdf'] */
  readonly accept?: readonly string[] | undefined
}

/** A file from the device. A form that carries it needs `multipart`. @source govuk-frontend, file-upload */
export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name
  return (
    <Field id={id} field={props}>
      {props.formGroup?.before}
      <input
        class={classes(
          'govuk-file-upload',
          props.classes,
          isError(props.error) && 'govuk-file-upload--error',
        )}
        id={id}
        name={props.name}
        type="file"
        disabled={props.disabled}
        multiple={props.multiple}
        accept={props.accept?.join(',')}
        aria-describedby={describedByOf(id, props)}
        {...props.attributes}
      />
      {props.formGroup?.after}
    </Field>
  )
}
