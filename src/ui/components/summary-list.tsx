import { type Attributes, classes, dressed, isShown, type Words, type Wordy } from './words.ts'

export interface SummaryAction {
  readonly href: string
  readonly text: Words
  /** What the action is about, for those who hear only the link. */
  readonly hiddenText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SummaryRow {
  readonly key: Wordy
  readonly value: Wordy
  readonly actions?: readonly SummaryAction[] | undefined
  readonly actionsClasses?: string | undefined
  readonly classes?: string | undefined
}

export interface SummaryCard {
  readonly title?: Wordy | undefined
  /** 2 when left out. */
  readonly level?: 2 | 3 | 4 | undefined
  readonly actions?: readonly SummaryAction[] | undefined
  readonly actionsClasses?: string | undefined
  /** Shown at the right of the title: a count or a Tag. */
  readonly note?: Words
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[]
  readonly card?: SummaryCard | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Answers with their questions, bare or in a card with a title. @source govuk-frontend, summary-list */
export function SummaryList({ card, ...props }: SummaryListProps) {
  const anyActions = props.rows.some(row => row.actions && row.actions.length > 0)
  const list = (
    <dl class={classes('govuk-summary-list', props.classes)} {...props.attributes}>
      {props.rows.map((row, index) => (
        <Row key={index} row={row} anyActions={anyActions} cardTitle={card && titleOf(card)} />
      ))}
    </dl>
  )
  return card ? <Card card={card}>{list}</Card> : list
}

function titleOf(card: SummaryCard): Words {
  return dressed(card.title).text
}

interface RowProps {
  readonly row: SummaryRow
  readonly anyActions: boolean
  readonly cardTitle: Words
}

function Row({ row, anyActions, cardTitle }: RowProps) {
  const key = dressed(row.key)
  const value = dressed(row.value)
  const none = anyActions && !row.actions && 'govuk-summary-list__row--no-actions'
  return (
    <div class={classes('govuk-summary-list__row', none, row.classes)}>
      <dt class={classes('govuk-summary-list__key', key.classes)}>{key.text}</dt>
      <dd class={classes('govuk-summary-list__value', value.classes)}>{value.text}</dd>
      {row.actions && row.actions.length > 0 && (
        <dd class={classes('govuk-summary-list__actions', row.actionsClasses)}>
          <RowActions actions={row.actions} cardTitle={cardTitle} />
        </dd>
      )}
    </div>
  )
}

function RowActions({
  actions,
  cardTitle,
}: {
  readonly actions: readonly SummaryAction[]
  readonly cardTitle: Words
}) {
  const links = actions.map((action, index) => (
    <ActionLink key={index} action={action} cardTitle={cardTitle} />
  ))
  if (links.length === 1) return <>{links}</>
  return (
    <ul class="govuk-summary-list__actions-list">
      {links.map((link, index) => (
        <li key={index} class="govuk-summary-list__actions-list-item">
          {link}
        </li>
      ))}
    </ul>
  )
}

function ActionLink({ action, cardTitle }: { readonly action: SummaryAction; readonly cardTitle: Words }) {
  return (
    <a class={classes('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(action.hiddenText || isShown(cardTitle)) && (
        <span class="govuk-visually-hidden">
          {action.hiddenText && ` ${action.hiddenText}`}
          {isShown(cardTitle) && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  )
}

function Card({ card, children }: { readonly card: SummaryCard; readonly children: Words }) {
  return (
    <div class={classes('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title !== undefined && <CardTitle card={card} />}
        {isShown(card.note) && <div class="mc-card-note">{card.note}</div>}
        <CardActions card={card} />
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}

function CardTitle({ card }: { readonly card: SummaryCard }) {
  const title = dressed(card.title)
  const Heading = `h${card.level ?? 2}` as 'h2'
  return <Heading class={classes('govuk-summary-card__title', title.classes)}>{title.text}</Heading>
}

function CardActions({ card }: { readonly card: SummaryCard }) {
  const actions = card.actions ?? []
  const links = actions.map((action, index) => (
    <ActionLink key={index} action={action} cardTitle={titleOf(card)} />
  ))
  const look = classes('govuk-summary-card__actions', card.actionsClasses)
  if (links.length === 0) return null
  if (links.length === 1) return <div class={look}>{links}</div>
  return (
    <ul class={look}>
      {links.map((link, index) => (
        <li key={index} class="govuk-summary-card__action">
          {link}
        </li>
      ))}
    </ul>
  )
}
