import { formatMoment, type Locale } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import { Button, Form, Table, Tag } from '../../../ui/index.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session, SessionId } from '../store/sessions.ts'

interface SessionsProps {
  readonly locale: Locale
  readonly sessions: readonly Session[]
  readonly current: SessionId | null
}

/** Where the viewer is signed in, with a way out of each. */
export function SessionsPage({ locale, sessions, current }: SessionsProps) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.sessionsTitle}</h1>
      <p class="govuk-body">{messages.sessionsIntro}</p>
      <Table
        stack
        head={[messages.began, messages.lastUsed, messages.how, messages.action]}
        rows={sessions.map(session => [
          formatMoment(session.createdAt, locale),
          formatMoment(session.lastUsedAt, locale),
          messages.via[session.via],
          session.id === current ? (
            <Tag tone="done">{messages.thisSession}</Tag>
          ) : (
            <EndSession {...{ locale, session }} />
          ),
        ])}
      />
      <Form action={localPath(paths.endAllSessions, locale)}>
        <Button kind="warning">{messages.endAllSessions}</Button>
      </Form>
    </>
  )
}

function EndSession({ locale, session }: { readonly locale: Locale; readonly session: Session }) {
  const messages = messagesIn(locale)
  return (
    <Form action={localPath(paths.endSession(session.id), locale)}>
      <Button kind="secondary">
        {messages.endSession}{' '}
        <span class="govuk-visually-hidden">
          {messages.endSessionOf(formatMoment(session.createdAt, locale))}
        </span>
      </Button>
    </Form>
  )
}
