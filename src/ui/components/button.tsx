import { type Attributes, classes, type Words } from './words.ts'

export interface ButtonProps {
  /** Drawn as a link when given. */
  readonly href?: string | undefined
  readonly kind?: 'primary' | 'secondary' | 'warning' | 'inverse' | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  /** The button that begins a service, with its arrow. */
  readonly start?: boolean | undefined
  /** Takes one press and ignores the next for a second. Forms also guard themselves (`Form`). */
  readonly once?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Words
}

const kinds = {
  primary: undefined,
  secondary: 'govuk-button--secondary',
  warning: 'govuk-button--warning',
  inverse: 'govuk-button--inverse',
} as const

/** @source govuk-frontend, button */
export function Button(props: ButtonProps) {
  const start = props.start && 'govuk-button--start'
  const common = {
    class: classes('govuk-button', kinds[props.kind ?? 'primary'], props.classes, start),
    'data-module': 'govuk-button',
    id: props.id,
    ...props.attributes,
  }
  const content = (
    <>
      {props.start && typeof props.children !== 'string' ? <span>{props.children}</span> : props.children}
      {props.start && <StartIcon />}
    </>
  )
  if (props.href !== undefined) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a link drawn as a button is pressed with the space bar too
      <a href={props.href} role="button" draggable={'false' as never} {...common}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.once === undefined ? undefined : String(props.once)}
      {...common}
    >
      {content}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

/** Buttons side by side. */
export function ButtonGroup({ children }: { readonly children: Words }) {
  return <div class="govuk-button-group">{children}</div>
}
