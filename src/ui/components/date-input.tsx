import { useMessages } from '../locale.ts'
import {
  describedByOf,
  type ErrorWords,
  Fieldset,
  FormGroup,
  type FormGroupOptions,
  HintAndError,
  isError,
  type LabelWords,
} from './field.tsx'
import { TextInput } from './text-input.tsx'
import { type Attributes, classes, type Wordy } from './words.ts'

type Part = 'day' | 'month' | 'year'

/** One of the three boxes, when it is not the usual one. */
export interface DatePart {
  readonly name: string
  readonly id: string
  readonly label?: string | undefined
  readonly value?: string | number | undefined
  readonly width?: 2 | 4 | undefined
  readonly error?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'text' | undefined
  readonly pattern?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface DateInputProps {
  /** The boxes are named `name-day`, `name-month`, `name-year`; the first has the id `name`. */
  readonly name: string
  readonly legend?: LabelWords | undefined
  readonly hint?: Wordy | undefined
  readonly error?: ErrorWords | undefined
  /** The boxes that are wrong; all three when there is an error and none is named. */
  readonly wrong?: readonly Part[] | undefined
  /** As typed, also when it is no date. */
  readonly value?: Readonly<Partial<Record<Part, string | number | undefined>>> | undefined
  /** `bday`: the browser may fill in the day of birth. */
  readonly autocomplete?: 'bday' | undefined
  readonly id?: string | undefined
  readonly parts?: readonly DatePart[] | undefined
  readonly describedBy?: string | undefined
  readonly fieldset?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly formGroup?: FormGroupOptions | undefined
}

/** A date in three boxes, day first as it is written here. @source govuk-frontend, date-input */
export function DateInput(props: DateInputProps) {
  const id = props.id ?? props.name
  const parts = useParts(props)
  const anyWrong = parts.some(part => part.error)
  const isWrong = (part: DatePart) => part.error ?? (isError(props.error) && !anyWrong)
  const describedBy = describedByOf(id, props)
  const inner = (
    <>
      <HintAndError id={id} hint={props.hint} error={props.error} />
      <div class={classes('govuk-date-input', props.classes)} {...props.attributes} id={props.id}>
        {props.formGroup?.before}
        {parts.map(part => (
          <Box key={part.id} part={part} wrong={isWrong(part)} />
        ))}
        {props.formGroup?.after}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error} options={props.formGroup}>
      {props.legend === undefined && props.fieldset === undefined ? (
        inner
      ) : (
        // The role makes JAWS read the description of a group of text boxes.
        <Fieldset
          legend={props.legend}
          describedBy={describedBy}
          role="group"
          classes={props.fieldset?.classes}
          attributes={props.fieldset?.attributes}
        >
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  )
}

function useParts(props: DateInputProps): readonly DatePart[] {
  const messages = useMessages()
  if (props.parts) return props.parts
  const part = (name: Part, width: 2 | 4): DatePart => ({
    name: `${props.name}-${name}`,
    id: name === 'day' && props.id === undefined ? props.name : `${props.id ?? props.name}-${name}`,
    label: messages[name],
    value: props.value?.[name],
    width,
    error: props.wrong ? props.wrong.includes(name) : undefined,
    autocomplete: props.autocomplete && `bday-${name}`,
  })
  return [part('day', 2), part('month', 2), part('year', 4)]
}

function Box({ part, wrong }: { readonly part: DatePart; readonly wrong: boolean }) {
  return (
    <div class="govuk-date-input__item">
      <TextInput
        id={part.id}
        name={part.name}
        label={{ text: part.label ?? part.name, classes: 'govuk-date-input__label' }}
        classes={classes('govuk-date-input__input', wrong && 'govuk-input--error', part.classes)}
        width={part.width}
        value={part.value}
        inputmode={part.inputmode ?? 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  )
}
