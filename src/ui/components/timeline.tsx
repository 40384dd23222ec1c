import { formatMoment } from '../../kernel/index.ts'
import { useLocale, useMessages } from '../locale.ts'
import { type Attributes, classes, isShown, type Words } from './words.ts'

export interface TimelineItem {
  readonly title: Words
  readonly at: Temporal.Instant
  /** Who did it; a name, or "Hệ thống". */
  readonly by?: string | undefined
  readonly children?: Words
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface TimelineProps {
  readonly items: readonly TimelineItem[]
  readonly level?: 2 | 3 | 4 | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** What happened, newest first. @source @ministryofjustice/frontend, timeline */
export function Timeline(props: TimelineProps) {
  return (
    <div class={classes('moj-timeline', props.classes)} {...props.attributes}>
      {props.items.map((item, index) => (
        <Event key={index} item={item} level={props.level ?? 2} />
      ))}
    </div>
  )
}

function Event({ item, level }: { readonly item: TimelineItem; readonly level: 2 | 3 | 4 }) {
  const messages = useMessages()
  const locale = useLocale()
  const Heading = `h${level}` as 'h2'
  return (
    <div class={classes('moj-timeline__item', item.classes)} {...item.attributes}>
      <div class="moj-timeline__header">
        <Heading class="moj-timeline__title">{item.title}</Heading>{' '}
        {item.by && <p class="moj-timeline__byline">{messages.byline(item.by)}</p>}
      </div>
      <p class="moj-timeline__date">
        <time datetime={item.at.toString()}>{formatMoment(item.at, locale)}</time>
      </p>
      {isShown(item.children) && <div class="moj-timeline__description">{item.children}</div>}
    </div>
  )
}
