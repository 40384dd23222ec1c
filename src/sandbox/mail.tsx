import type { AddressInfo } from 'node:net'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { formatMoment, type Locale, newId } from '../kernel/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type App, anyone, localPath, Refusal } from '../platform/http/index.ts'
import { InsetText, SummaryList, sendPage, Table } from '../ui/index.ts'
import { messagesIn } from './messages.ts'

/** A letter that arrived. */
export interface SandboxMail {
  readonly id: string
  readonly receivedAt: Temporal.Instant
  readonly to: readonly string[]
  readonly email: Email
}

export interface SandboxMailbox {
  /** `smtp://127.0.0.1:<port>` */
  readonly smtpUrl: string
  /** Newest first. */
  readonly mails: () => readonly SandboxMail[]
  readonly routes: (app: App) => void
  readonly stop: () => Promise<void>
}

/** Older letters are forgotten: a demo runs for weeks. */
const mostMails = 500
const largestMailBytes = 30 * 1024 * 1024

/** A mail server for the demo: real SMTP on the loopback, letters kept in memory and shown at `/sandbox/mail`. */
export async function startSandboxMail({
  clock,
  port = 0,
}: {
  clock: Clock
  port?: number
}): Promise<SandboxMailbox> {
  const mails: SandboxMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    size: largestMailBytes,
    rejectOversized: true,
    // Senders keep connections open for the next letter; a stop does not wait for them.
    closeTimeout: 200,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(recipient => recipient.address)
      readMail(stream)
        .then(email => keep(mails, { id: newId(), receivedAt: clock.now(), to, email }))
        .then(() => done(), done)
    },
  })
  // A sender that hangs up half-way is no reason to stop the program.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    mails: () => mails,
    routes: app => mailRoutes(app, mails),
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

async function readMail(stream: AsyncIterable<Uint8Array>): Promise<Email> {
  return PostalMime.parse(Buffer.concat(await Array.fromAsync(stream)))
}

function keep(mails: SandboxMail[], mail: SandboxMail): void {
  mails.unshift(mail)
  mails.length = Math.min(mails.length, mostMails)
}

const listPath = '/sandbox/mail'
const mailPath = (id: string) => `${listPath}/${id}`
const attachmentPath = (id: string, index: number | string) => `${mailPath(id)}/attachments/${index}`

function mailRoutes(app: App, mails: readonly SandboxMail[]): void {
  const open = { config: { access: anyone }, schema: { hide: true } }
  app.get(listPath, open, (request, reply) => {
    const { locale } = request
    return sendPage(
      reply,
      { title: messagesIn(locale).mailTitle, wide: true, doors: false },
      <MailsPage {...{ locale, mails }} />,
    )
  })
  app.get(mailPath(':id'), open, (request, reply) => {
    const { locale } = request
    const mail = mailIn(mails, request.params)
    const messages = messagesIn(locale)
    const back = { href: localPath(listPath, locale), text: messages.backToMail }
    return sendPage(
      reply,
      { title: mail.email.subject ?? messages.noSubject, back, doors: false },
      <MailPage {...{ locale, mail }} />,
    )
  })
  app.get(attachmentPath(':id', ':index'), open, (request, reply) => {
    const { index } = request.params as { index: string }
    const attachment = mailIn(mails, request.params).email.attachments[Number(index)]
    if (attachment === undefined) throw new Refusal(404, 'not_found')
    const name = encodeURIComponent(nameOf(attachment))
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .type('application/octet-stream')
      .send(bytesOf(attachment))
  })
}

function mailIn(mails: readonly SandboxMail[], params: unknown): SandboxMail {
  const { id } = params as { id: string }
  const mail = mails.find(each => each.id === id)
  if (mail === undefined) throw new Refusal(404, 'not_found')
  return mail
}

function nameOf(attachment: Attachment): string {
  return attachment.filename ?? 'tep-dinh-kem'
}

function bytesOf({ content, encoding }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content, encoding ?? 'utf8')
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

function MailsPage({ locale, mails }: { readonly locale: Locale; readonly mails: readonly SandboxMail[] }) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.mailTitle}</h1>
      <p class="govuk-body">{messages.mailIntro}</p>
      {mails.length === 0 ? (
        <InsetText>{messages.noMail}</InsetText>
      ) : (
        <Table
          stack
          head={[messages.subject, messages.to, messages.receivedAt]}
          firstCellIsHeader
          rows={mails.map(mail => [
            <a class="govuk-link" href={localPath(mailPath(mail.id), locale)}>
              {mail.email.subject ?? messages.noSubject}
            </a>,
            mail.to.join(', '),
            formatMoment(mail.receivedAt, locale),
          ])}
        />
      )}
    </>
  )
}

function MailPage({ locale, mail }: { readonly locale: Locale; readonly mail: SandboxMail }) {
  const messages = messagesIn(locale)
  const { email } = mail
  return (
    <>
      <h1 class="govuk-heading-l">{email.subject ?? messages.noSubject}</h1>
      <SummaryList
        rows={[
          { key: messages.from, value: email.from?.address ?? '' },
          { key: messages.to, value: mail.to.join(', ') },
          { key: messages.receivedAt, value: formatMoment(mail.receivedAt, locale) },
          { key: messages.attachments, value: <Attachments {...{ locale, mail }} /> },
        ]}
      />
      <h2 class="govuk-heading-m">{messages.text}</h2>
      {(email.text ?? '').split(/\n{2,}/).map((paragraph, index) => (
        <Paragraph key={index} text={paragraph} />
      ))}
    </>
  )
}

function Attachments({ locale, mail }: { readonly locale: Locale; readonly mail: SandboxMail }) {
  const { attachments } = mail.email
  if (attachments.length === 0) return <>{messagesIn(locale).noAttachments}</>
  return (
    <ul class="govuk-list">
      {attachments.map((attachment, index) => (
        <li key={index}>
          <a class="govuk-link" href={attachmentPath(mail.id, index)} download>
            {nameOf(attachment)}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Lines that begin with a dash are a list, as our letters write one. */
function Paragraph({ text }: { readonly text: string }) {
  const lines = text.trim().split('\n')
  if (!lines.every(line => line.startsWith('- '))) {
    return (
      <p class="govuk-body">
        <Linked text={text} />
      </p>
    )
  }
  return (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map((line, index) => (
        <li key={index}>
          <Linked text={line.slice(2)} />
        </li>
      ))}
    </ul>
  )
}

/** Text with its addresses as links, as mail programs show it. */
function Linked({ text }: { readonly text: string }) {
  const parts = text.split(/(https?:\/\/[^\s)]+)/)
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} class="govuk-link" href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}
