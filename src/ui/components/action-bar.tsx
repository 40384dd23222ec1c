import { useMessages } from '../locale.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { isShown, type Words } from './words.ts'

export interface Action {
  readonly text: Words
  /** One letter, or an arrow key by its name. Shown on the button and pressed outside of fields. */
  readonly key?: string | undefined
  readonly kind?: 'primary' | 'danger' | 'plain' | undefined
  /** Leads to a page … */
  readonly href?: string | undefined
  /** … or acts at once: a form posted there, with these fields. */
  readonly action?: string | undefined
  readonly fields?: Readonly<Record<string, string>> | undefined
}

export interface ActionBarProps {
  readonly actions: readonly Action[]
  /** At the far right: the next dossier. */
  readonly next?:
    | { readonly href: string; readonly text: Words; readonly key?: string | undefined }
    | undefined
  readonly label?: string | undefined
}

/** All that can be done now, at the foot, with the keys that do it. */
export function ActionBar(props: ActionBarProps) {
  const messages = useMessages()
  return (
    <section class="mc-actions" aria-label={props.label ?? messages.actions}>
      <div class="mc-actions__row">
        {props.actions.map((action, index) => (
          <OneAction key={index} action={action} />
        ))}
      </div>
      {props.next && (
        <a
          class="govuk-link mc-actions__next"
          href={props.next.href}
          data-mc-key={props.next.key ?? 'ArrowRight'}
        >
          {props.next.text} <Key name={props.next.key ?? 'ArrowRight'} />
        </a>
      )}
    </section>
  )
}

const kinds = { primary: 'primary', danger: 'warning', plain: 'secondary' } as const

function OneAction({ action }: { readonly action: Action }) {
  const button = (
    <Button
      kind={kinds[action.kind ?? 'plain']}
      href={action.href}
      classes={action.kind === 'danger' ? 'mc-button--outline' : undefined}
      attributes={{ 'data-mc-key': action.key }}
    >
      {action.text}
      {action.key !== undefined && (
        <>
          {' '}
          <Key name={action.key} />
        </>
      )}
    </Button>
  )
  if (action.action === undefined) return button
  return (
    <Form action={action.action}>
      {Object.entries(action.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {button}
    </Form>
  )
}

const faces: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
}

/** A key as it stands on the keyboard. */
export function Key({ name }: { readonly name: string }) {
  const messages = useMessages()
  const face = faces[name] ?? name.toUpperCase()
  return (
    <kbd class="mc-key">
      <span class="govuk-visually-hidden">, {messages.key(face)}</span>
      <span aria-hidden="true">{face}</span>
    </kbd>
  )
}

export interface CopyableProps {
  readonly code: string
  readonly size?: 'm' | 'l' | undefined
  readonly children?: Words
}

/** A code to read aloud or copy: equal-width figures; the button comes with scripts. */
export function Copyable({ code, size, children }: CopyableProps) {
  const messages = useMessages()
  return (
    <span class={size === 'l' ? 'mc-code mc-code--l' : 'mc-code'}>
      {isShown(children) && children}
      <code class="mc-code__text">{code}</code>
      <button
        class="mc-code__copy"
        type="button"
        hidden
        data-mc-copy={code}
        data-mc-copied={messages.copied}
        aria-label={`${messages.copy} ${code}`}
      >
        {messages.copy}
      </button>
    </span>
  )
}
