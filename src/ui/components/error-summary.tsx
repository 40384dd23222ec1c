import { useMessages } from '../locale.ts'
import { type Attributes, classes, isShown, type Words } from './words.ts'

/** An error as the page shows it: the sentence, and the field it belongs to. */
export interface FieldErrorShown {
  readonly field: string
  readonly message: Words
  /** `#field` when left out; '' for an error that belongs to no field. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The sentence for one field, for the input's `error`. */
export function errorFor(errors: readonly FieldErrorShown[] | undefined, field: string): Words | undefined {
  return errors?.find(error => error.field === field)?.message
}

export interface ErrorSummaryProps {
  readonly errors: readonly FieldErrorShown[]
  readonly title?: Words
  readonly description?: Words
  readonly autoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** All that is wrong with what was sent, above the `h1`; nothing when there is no error. @source govuk-frontend, error-summary */
export function ErrorSummary(props: ErrorSummaryProps) {
  const messages = useMessages()
  if (props.errors.length === 0 && !isShown(props.description) && !isShown(props.title)) return null
  return (
    <div
      class={classes('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.autoFocus === undefined ? undefined : String(!props.autoFocus)}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      {/* The alert is a child of its own: the script moves the focus to the outside, and some readers would cut it short. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? messages.errorSummaryTitle}</h2>
        <div class="govuk-error-summary__body">
          {isShown(props.description) && <p>{props.description}</p>}
          {props.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errors.map((error, index) => (
                <li key={index}>
                  <ErrorLink error={error} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

function ErrorLink({ error }: { readonly error: FieldErrorShown }) {
  const href = error.href ?? `#${error.field}`
  if (href === '') return <>{error.message}</>
  return (
    <a href={href} {...error.attributes}>
      {error.message}
    </a>
  )
}
