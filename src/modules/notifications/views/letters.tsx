import { formatMoment, type Locale, type Page } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import { Button, Form, InsetText, Pagination, Select, Table, Tag } from '../../../ui/index.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Message } from '../store.ts'
import { type MessageState, messageStates } from '../tables.ts'

interface LettersProps {
  readonly locale: Locale
  readonly page: Page<Message>
  readonly state: MessageState | undefined
}

/** The letters that were written, with what became of them. */
export function LettersPage({ locale, page, state }: LettersProps) {
  const messages = messagesIn(locale)
  const here = localPath(paths.letters, locale)
  const query = (after: string) => new URLSearchParams({ ...(state && { 'trang-thai': state }), after })
  const choices = messageStates.map(each => ({ value: each, text: messages.states[each] }))
  return (
    <>
      <h1 class="govuk-heading-l">{messages.title}</h1>
      <p class="govuk-body">{messages.intro}</p>
      <Form action={here} method="get">
        <Select
          name="trang-thai"
          label={messages.state}
          value={state}
          items={[{ value: '', text: messages.allStates }, ...choices]}
        />
        <Button kind="secondary">{messages.show}</Button>
      </Form>
      {page.items.length === 0 ? (
        <InsetText>{messages.none}</InsetText>
      ) : (
        <Table
          stack
          head={[
            messages.template,
            messages.to,
            messages.dossier,
            messages.queuedAt,
            messages.state,
            messages.lastError,
            messages.action,
          ]}
          firstCellIsHeader
          rows={page.items.map(message => [
            messages.templates[message.letter.template],
            maskedAddress(message.to),
            codeIn(message) ?? '',
            formatMoment(message.createdAt, locale),
            <State {...{ locale, message }} />,
            message.lastError ?? '',
            message.state === 'failed' ? <Retry {...{ locale, message }} /> : '',
          ])}
        />
      )}
      <Pagination next={page.next === null ? undefined : { href: `${here}?${query(page.next)}` }} />
    </>
  )
}

/** The code of the dossier the letter is about, as it stands in the letter; some are about none. */
function codeIn({ letter: { params } }: Message): string | undefined {
  return 'code' in params ? params.code : undefined
}

/** Enough to recognise a typing mistake in the address, not enough to write to it. */
export function maskedAddress(address: string): string {
  const [name = '', host = ''] = address.split('@')
  return `${name.slice(0, 2)}…@${host}`
}

const tones = { queued: 'soon', sent: 'done', failed: 'late' } as const

function State({ locale, message }: { readonly locale: Locale; readonly message: Message }) {
  return <Tag tone={tones[message.state]}>{messagesIn(locale).states[message.state]}</Tag>
}

function Retry({ locale, message }: { readonly locale: Locale; readonly message: Message }) {
  const messages = messagesIn(locale)
  return (
    <Form action={localPath(paths.retry(message.id), locale)}>
      <Button kind="secondary">
        {messages.retry}{' '}
        <span class="govuk-visually-hidden">{messages.retryOf(codeIn(message) ?? message.id)}</span>
      </Button>
    </Form>
  )
}
