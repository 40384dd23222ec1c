import { type Attributes, classes, isShown, type Words } from './words.ts'

export interface SideItem {
  readonly href: string
  readonly text: Words
  readonly active?: boolean | undefined
  /** How many wait there; in words where nobody counted to the end. */
  readonly count?: number | string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SideSection {
  readonly heading?: Words
  readonly level?: 2 | 3 | 4 | undefined
  readonly items: readonly SideItem[]
}

export interface SideNavigationProps {
  readonly label: string
  readonly sections: readonly SideSection[]
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

const grouped = new Intl.NumberFormat('vi-VN')

/** Where one can go, with what waits there. @source @ministryofjustice/frontend, side-navigation */
export function SideNavigation(props: SideNavigationProps) {
  return (
    <nav class={classes('moj-side-navigation', props.classes)} aria-label={props.label} {...props.attributes}>
      {props.sections.map((section, index) => (
        <Section key={index} section={section} />
      ))}
    </nav>
  )
}

function Section({ section }: { readonly section: SideSection }) {
  const Heading = `h${section.level ?? 4}` as 'h2'
  return (
    <>
      {isShown(section.heading) && <Heading class="moj-side-navigation__title">{section.heading}</Heading>}
      <ul class="moj-side-navigation__list">
        {section.items.map((item, index) => (
          <li
            key={index}
            class={classes('moj-side-navigation__item', item.active && 'moj-side-navigation__item--active')}
            {...item.attributes}
          >
            <a href={item.href} aria-current={item.active ? 'location' : undefined}>
              {item.text}
              {item.count !== undefined && (
                <>
                  {' '}
                  <span class="mc-count">
                    {typeof item.count === 'number' ? grouped.format(item.count) : item.count}
                  </span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export interface SubNavigationProps {
  readonly label: string
  readonly items: readonly Omit<SideItem, 'count'>[]
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The parts of one page or dossier. @source @ministryofjustice/frontend, sub-navigation */
export function SubNavigation(props: SubNavigationProps) {
  return (
    <nav class={classes('moj-sub-navigation', props.classes)} aria-label={props.label} {...props.attributes}>
      <ul class="moj-sub-navigation__list">
        {props.items.map((item, index) => (
          <li key={index} class="moj-sub-navigation__item">
            <a
              class="moj-sub-navigation__link"
              aria-current={item.active ? 'page' : undefined}
              href={item.href}
              {...item.attributes}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
