import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { jobTries } from '../../platform/jobs.ts'
import { type Mailer, MailRefused } from '../../platform/mail.ts'
import { findMessage, type Message, type MessageId, markFailedAttempt, markSent } from './store.ts'
import { renderLetter } from './views/letter.tsx'

/** A file for a letter, by the reference its sender gave. */
export type ResolveAttachment = (
  ref: string,
) => Promise<{ readonly filename: string; readonly content: Buffer }>

export interface SendDeps {
  readonly db: Db
  readonly clock: Clock
  /** Null where no mail server is configured: letters wait. */
  readonly mailer: Mailer | null
  readonly resolveAttachment: ResolveAttachment
  /** The host in the letters' own ids. */
  readonly host: string
}

/**
 * Sends one letter; one that was sent already is left alone. A letter the server refuses for good is marked failed at once.
 * @throws Error when it may go later: the queue then tries again
 */
export async function sendMessage(deps: SendDeps, id: MessageId): Promise<void> {
  const message = await findMessage(deps.db, id)
  if (message === undefined || message.state !== 'queued') return
  try {
    await send(deps, message)
  } catch (fault) {
    const isLast = fault instanceof MailRefused || message.attempts + 1 >= jobTries
    await markFailedAttempt(deps.db, id, withoutAddresses(fault), isLast)
    if (isLast) return
    throw new Error(withoutAddresses(fault), { cause: fault })
  }
  await markSent(deps.db, id, deps.clock.now())
}

async function send({ mailer, resolveAttachment, host }: SendDeps, message: Message): Promise<void> {
  if (mailer === null) throw new Error('no mail server is configured')
  const attachments = await Promise.all(message.attachments.map(resolveAttachment))
  const { subject, text, html } = renderLetter(message.letter, message.locale)
  await mailer.send({
    to: message.to,
    subject,
    text,
    html,
    attachments,
    messageId: `<${message.id}@${host}>`,
  })
}

/** Mail servers like to repeat the address they were given: it stays out of lists and logs. */
function withoutAddresses(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault)
  return text.replace(/[^\s<>"']+@[^\s<>"',;]+/g, '…').slice(0, 300)
}
