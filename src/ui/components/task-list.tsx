import { type Attributes, classes, dressed, idList, isShown, type Words, type Wordy } from './words.ts'

export interface TaskItem {
  readonly title: Wordy
  /** No link: the task cannot be begun yet. */
  readonly href?: string | undefined
  readonly hint?: Words
  /** Words, or a Tag. */
  readonly status: Wordy
  readonly classes?: string | undefined
}

export interface TaskListProps {
  readonly items: readonly TaskItem[]
  readonly idPrefix?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** What is to be done, and how far each is. @source govuk-frontend, task-list */
export function TaskList(props: TaskListProps) {
  return (
    <ul class={classes('govuk-task-list', props.classes)} {...props.attributes}>
      {props.items.map((item, index) => (
        <Task key={index} item={item} id={`${props.idPrefix ?? 'task-list'}-${index + 1}`} />
      ))}
    </ul>
  )
}

function Task({ item, id }: { readonly item: TaskItem; readonly id: string }) {
  const status = dressed(item.status)
  const linked = item.href !== undefined && 'govuk-task-list__item--with-link'
  return (
    <li class={classes('govuk-task-list__item', linked, item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        <TaskTitle item={item} id={id} />
        {isShown(item.hint) && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {item.hint}
          </div>
        )}
      </div>
      <div class={classes('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {status.text}
      </div>
    </li>
  )
}

function TaskTitle({ item, id }: { readonly item: TaskItem; readonly id: string }) {
  const title = dressed(item.title)
  if (item.href === undefined) return <div class={title.classes}>{title.text}</div>
  return (
    <a
      class={classes('govuk-link govuk-task-list__link', title.classes)}
      href={item.href}
      aria-describedby={idList(isShown(item.hint) && `${id}-hint`, `${id}-status`)}
    >
      {title.text}
    </a>
  )
}
