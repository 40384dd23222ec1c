import { classes, isShown, type Words } from './words.ts'

export interface CardProps {
  readonly title: Words
  /** The whole card leads there. */
  readonly href?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  readonly classes?: string | undefined
  readonly children?: Words
}

/** One door: a life event, a kind of work. */
export function Card(props: CardProps) {
  const Heading = `h${props.level ?? 3}` as 'h2'
  return (
    <div class={classes('mc-card', props.classes)}>
      <Heading class="mc-card__title">
        {props.href === undefined ? (
          props.title
        ) : (
          <a class="mc-card__link" href={props.href}>
            {props.title}
          </a>
        )}
      </Heading>
      {isShown(props.children) && <div class="mc-card__text">{props.children}</div>}
    </div>
  )
}

/** Cards side by side, as many as the screen holds. */
export function CardGrid({ items }: { readonly items: readonly CardProps[] }) {
  return (
    <ul class="mc-cards">
      {items.map((item, index) => (
        <li key={index} class="mc-cards__item">
          <Card {...item} />
        </li>
      ))}
    </ul>
  )
}

export interface Figure {
  /** Already written as people read it: "99,6%", "1 ngày". */
  readonly value: string
  readonly label: Words
  readonly href?: string | undefined
}

/** A few figures in one row. */
export function Figures({ items }: { readonly items: readonly Figure[] }) {
  return (
    <dl class="mc-figures">
      {items.map((item, index) => (
        <div key={index} class="mc-figures__item">
          <dt class="mc-figures__label">
            {item.href ? (
              <a class="govuk-link" href={item.href}>
                {item.label}
              </a>
            ) : (
              item.label
            )}
          </dt>
          <dd class="mc-figures__value">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A titled box on the office pages: warm head, thin rule. */
export interface SheetProps {
  readonly title: Words
  /** At the right of the title: a count, a Tag. */
  readonly note?: Words
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly children: Words
}

export function Sheet(props: SheetProps) {
  const Heading = `h${props.level ?? 2}` as 'h2'
  return (
    <section class={classes('mc-sheet', props.classes)} id={props.id}>
      <header class="mc-sheet__head">
        <Heading class="mc-sheet__title">{props.title}</Heading>
        {isShown(props.note) && <div class="mc-sheet__note">{props.note}</div>}
      </header>
      <div class="mc-sheet__body">{props.children}</div>
    </section>
  )
}
