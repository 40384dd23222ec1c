import { useMessages } from '../locale.ts'
import { type Attributes, classes, isShown, type Words } from './words.ts'

export interface PageLink {
  readonly href: string
  readonly text?: Words
  /** What lies there, below the word. */
  readonly label?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type PageNumber =
  | { readonly ellipsis: true }
  | {
      readonly number: string | number
      readonly href: string
      readonly current?: boolean | undefined
      readonly hiddenText?: string | undefined
      readonly attributes?: Attributes | undefined
    }

export interface PaginationProps {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly items?: readonly PageNumber[] | undefined
  readonly landmark?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Previous and next of a list; nothing when there is neither. @source govuk-frontend, pagination */
export function Pagination(props: PaginationProps) {
  const messages = useMessages()
  if (!props.previous && !props.next && !props.items) return null
  const block = !props.items
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmark ?? messages.pagination}
      {...props.attributes}
    >
      {props.previous && <Arrow link={props.previous} direction="prev" block={block} />}
      {props.items && (
        <ul class="govuk-pagination__list">
          {props.items.map((item, index) => (
            <Item key={index} item={item} />
          ))}
        </ul>
      )}
      {props.next && <Arrow link={props.next} direction="next" block={block} />}
    </nav>
  )
}

interface ArrowProps {
  readonly link: PageLink
  readonly direction: 'prev' | 'next'
  readonly block: boolean
}

const arrows = {
  prev: {
    wrapper: 'govuk-pagination__prev',
    icon: 'govuk-pagination__icon--prev',
    path: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  },
  next: {
    wrapper: 'govuk-pagination__next',
    icon: 'govuk-pagination__icon--next',
    path: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
  },
} as const

function Arrow({ link, direction, block }: ArrowProps) {
  const messages = useMessages()
  const arrow = arrows[direction]
  const [word, hidden] = direction === 'prev' ? messages.previousPage : messages.nextPage
  const iconFirst = block || direction === 'prev'
  const decorated = block && !link.label && 'govuk-pagination__link-title--decorated'
  return (
    <div class={arrow.wrapper}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={direction} {...link.attributes}>
        {iconFirst && <Icon direction={direction} />}
        <span class={classes('govuk-pagination__link-title', decorated)}>
          {isShown(link.text) ? (
            link.text
          ) : (
            <>
              {word}
              <span class="govuk-visually-hidden">{hidden}</span>
            </>
          )}
        </span>
        {link.label && block && (
          <>
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!iconFirst && <Icon direction={direction} />}
      </a>
    </div>
  )
}

function Icon({ direction }: { readonly direction: 'prev' | 'next' }) {
  return (
    <svg
      class={classes('govuk-pagination__icon', arrows[direction].icon)}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction].path} />
    </svg>
  )
}

function Item({ item }: { readonly item: PageNumber }) {
  const messages = useMessages()
  if ('ellipsis' in item) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.hiddenText ?? messages.page(String(item.number))}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  )
}
