import { useMessages } from '../locale.ts'
import { type Attributes, classes, isShown, type Words } from './words.ts'

interface Dress {
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** What a colour means; the words of the tag say it too. */
export type Tone = 'done' | 'soon' | 'late' | 'inHand' | 'quiet'

const tones = {
  done: 'govuk-tag--green',
  soon: 'govuk-tag--yellow',
  late: 'govuk-tag--red',
  inHand: 'govuk-tag--blue',
  quiet: 'govuk-tag--grey',
} as const

export interface TagProps extends Omit<Dress, 'id'> {
  readonly tone?: Tone | undefined
  readonly children: Words
}

/** A state in a word or two. @source govuk-frontend, tag */
export function Tag({ tone, children, ...dress }: TagProps) {
  return (
    <strong class={classes('govuk-tag', tone && tones[tone], dress.classes)} {...dress.attributes}>
      {children}
    </strong>
  )
}

export interface NotificationBannerProps extends Omit<Dress, 'id'> {
  readonly kind?: 'important' | 'success' | undefined
  readonly title?: Words
  readonly titleId?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  readonly role?: 'alert' | 'region' | undefined
  readonly autoFocus?: boolean | undefined
  /** One line, large. */
  readonly text?: Words
  /** Anything longer. */
  readonly children?: Words
}

/** News about what was just done, or about the service. @source govuk-frontend, notification-banner */
export function NotificationBanner(props: NotificationBannerProps) {
  const messages = useMessages()
  const success = props.kind === 'success'
  const Heading = `h${props.level ?? 2}` as 'h2'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is there, computed; it may be named
    <div
      class={classes(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={props.role ?? (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.autoFocus === undefined ? undefined : String(!props.autoFocus)}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (success ? messages.success : messages.important)}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {isShown(props.children)
          ? props.children
          : isShown(props.text) && <p class="govuk-notification-banner__heading">{props.text}</p>}
      </div>
    </div>
  )
}

export interface PanelProps extends Omit<Dress, 'id'> {
  readonly title: Words
  /** 1 when left out: the panel's title is the page's heading. */
  readonly level?: 1 | 2 | 3 | undefined
  readonly children?: Words
}

/** Done: the one thing to remember, in large. @source govuk-frontend, panel */
export function Panel({ title, level, children, ...dress }: PanelProps) {
  const Heading = `h${level ?? 1}` as 'h2'
  return (
    <div class={classes('govuk-panel govuk-panel--confirmation', dress.classes)} {...dress.attributes}>
      <Heading class="govuk-panel__title">{title}</Heading>
      {isShown(children) && <div class="govuk-panel__body">{children}</div>}
    </div>
  )
}

/** Words set apart. @source govuk-frontend, inset-text */
export function InsetText({ id, children, ...dress }: Dress & { readonly children: Words }) {
  return (
    <div id={id} class={classes('govuk-inset-text', dress.classes)} {...dress.attributes}>
      {children}
    </div>
  )
}

export interface WarningTextProps extends Omit<Dress, 'id'> {
  readonly hiddenText?: string | undefined
  readonly children: Words
}

/** What may have consequences. @source govuk-frontend, warning-text */
export function WarningText({ hiddenText, children, ...dress }: WarningTextProps) {
  const messages = useMessages()
  return (
    <div class={classes('govuk-warning-text', dress.classes)} {...dress.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{hiddenText ?? messages.warning}</span> {children}
      </strong>
    </div>
  )
}

export interface DetailsProps extends Dress {
  readonly summary: Words
  readonly open?: boolean | undefined
  readonly children: Words
}

/** What only some need to read. @source govuk-frontend, details */
export function Details({ id, summary, open, children, ...dress }: DetailsProps) {
  return (
    <details id={id} class={classes('govuk-details', dress.classes)} {...dress.attributes} open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
