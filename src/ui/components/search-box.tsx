import { useMessages } from '../locale.ts'
import type { Words } from './words.ts'

export interface SearchBoxProps {
  readonly action: string
  /** What the box is for; read aloud, and shown unless `hideLabel`. */
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly name?: string | undefined
  readonly id?: string | undefined
  readonly value?: string | undefined
  readonly button?: string | undefined
  readonly placeholder?: string | undefined
  /** `#id` of a hint that stands elsewhere. */
  readonly describedBy?: string | undefined
  /** Fields that go along, hidden: a filter that is set. */
  readonly keep?: Readonly<Record<string, string | undefined>> | undefined
  readonly autoFocus?: boolean | undefined
  /** What many look for, below the box. */
  readonly popular?:
    | { readonly label: string; readonly items: readonly { href: string; text: string }[] }
    | undefined
  readonly children?: Words
}

/** One box and its button, as on the home page. Sent by GET as `q`; no people are searched here. */
export function SearchBox(props: SearchBoxProps) {
  const messages = useMessages()
  const name = props.name ?? 'q'
  const id = props.id ?? name
  return (
    <search class="mc-search">
      <form action={props.action} method="get">
        <label class={props.hideLabel ? 'govuk-visually-hidden' : 'govuk-label'} for={id}>
          {props.label}
        </label>
        <div class="mc-search__row">
          <input
            class="mc-search__input"
            id={id}
            name={name}
            type="search"
            value={props.value}
            placeholder={props.placeholder}
            autocomplete="off"
            enterkeyhint="search"
            aria-describedby={props.describedBy}
            maxlength={200}
          />
          <button class="mc-search__button" type="submit">
            {props.button ?? messages.search}
          </button>
        </div>
        {Object.entries(props.keep ?? {}).map(
          ([key, value]) => value !== undefined && <input key={key} type="hidden" name={key} value={value} />,
        )}
      </form>
      {props.popular && (
        <p class="mc-search__popular">
          {props.popular.label}{' '}
          {props.popular.items.map(item => (
            <a key={item.href} class="govuk-link" href={item.href}>
              {item.text}
            </a>
          ))}
        </p>
      )}
      {props.children}
    </search>
  )
}
