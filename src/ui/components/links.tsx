import { useMessages } from '../locale.ts'
import { type Attributes, classes, type Words } from './words.ts'

interface Dress {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface Crumb {
  readonly text: Words
  /** None: the page itself. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface BreadcrumbsProps extends Dress {
  readonly items: readonly Crumb[]
  readonly label?: string | undefined
  readonly collapseOnMobile?: boolean | undefined
}

/** Where the page stands. @source govuk-frontend, breadcrumbs */
export function Breadcrumbs(props: BreadcrumbsProps) {
  const messages = useMessages()
  const collapse = props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile'
  return (
    <nav
      class={classes('govuk-breadcrumbs', props.classes, collapse)}
      {...props.attributes}
      aria-label={props.label ?? messages.breadcrumbs}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item, index) => (
          <CrumbItem key={index} item={item} />
        ))}
      </ol>
    </nav>
  )
}

function CrumbItem({ item }: { readonly item: Crumb }) {
  if (item.href === undefined) {
    return (
      <li class="govuk-breadcrumbs__list-item" aria-current="page">
        {item.text}
      </li>
    )
  }
  return (
    <li class="govuk-breadcrumbs__list-item">
      <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
        {item.text}
      </a>
    </li>
  )
}

/** One step back. `sendPage` draws it when given `back`. @source govuk-frontend, back-link */
export function BackLink({
  href,
  children,
  ...dress
}: Dress & { readonly href: string; readonly children?: Words }) {
  const messages = useMessages()
  return (
    <a href={href} class={classes('govuk-back-link', dress.classes)} {...dress.attributes}>
      {children ?? messages.back}
    </a>
  )
}

/** Past the header, for those who use the keyboard. The layout draws it. @source govuk-frontend, skip-link */
export function SkipLink({
  href,
  children,
  ...dress
}: Dress & { readonly href: string; readonly children: Words }) {
  return (
    <a
      href={href}
      class={classes('govuk-skip-link', dress.classes)}
      {...dress.attributes}
      data-module="govuk-skip-link"
    >
      {children}
    </a>
  )
}
