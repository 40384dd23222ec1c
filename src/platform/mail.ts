import nodemailer from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly { readonly filename: string; readonly content: Buffer }[]
  /** Stays the same when a mail is sent again, so that mail programs show it once. */
  readonly messageId: string
}

/** Sends letters by SMTP. */
export interface Mailer {
  /** @throws MailRefused when the server will never take this letter; Error when it may later */
  send(mail: Mail): Promise<void>
  close(): void
}

/** The mail server said no for good: a wrong address, a letter too large. */
export class MailRefused extends Error {
  constructor(responseCode: number) {
    super(`the mail server answered ${responseCode}`)
    this.name = 'MailRefused'
  }
}

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password when the server wants them. */
  readonly smtpUrl: string
  readonly from: string
}

const patienceMs = 20_000

/** A pooled SMTP client. Nothing is connected before the first letter. */
export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  const transport = nodemailer.createTransport({
    ...optionsOf(new URL(smtpUrl)),
    pool: true,
    maxConnections: 2,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // Letters carry what the program gives them, never a file or an address named in their content.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ attachments, ...mail }) {
      try {
        await transport.sendMail({ ...mail, from, attachments: [...attachments] })
      } catch (fault) {
        throw isFinal(fault) ? new MailRefused(fault.responseCode) : fault
      }
    },
    close: () => transport.close(),
  }
}

function optionsOf(url: URL) {
  const secure = url.protocol === 'smtps:'
  const auth =
    url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
  return { host: url.hostname, port: Number(url.port) || (secure ? 465 : 587), secure, ...auth }
}

/** About this letter or its recipient (55x); what is said of the session or of sign-in (50x, 53x) may be put right. */
function isFinal(fault: unknown): fault is Error & { responseCode: number } {
  const code = fault instanceof Error && 'responseCode' in fault ? fault.responseCode : undefined
  return typeof code === 'number' && code >= 540 && code < 600
}
