import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Mailer } from '../../platform/mail.ts'
import { queue } from './queue.ts'
import { notificationRoutes } from './routes.tsx'
import { type ResolveAttachment, sendMessage } from './send-message.ts'
import { insertMessage, type MessageId, type NewMessage } from './store.ts'

export type { TemplateName, Templates } from './rules/templates.ts'
export type { ResolveAttachment } from './send-message.ts'
export type { Message, MessageId, NewMessage } from './store.ts'

export interface NotificationDeps {
  readonly db: Db
  readonly clock: Clock
  readonly jobs: Jobs
  /** Null where no mail server is configured: letters wait in the list. */
  readonly mailer: Mailer | null
  /** Turns a letter's references into files when it goes out. */
  readonly resolveAttachment: ResolveAttachment
  readonly baseUrl: string
}

export interface Notifications {
  /** Writes a letter that goes out if and only if the transaction commits; perhaps, after a crash, twice under one id. */
  queueMessage(tx: Tx, message: NewMessage): Promise<MessageId>
  /** The administration's page of letters. */
  readonly routes: (app: App) => void
}

/** Names the worker of the queue; made once, before the jobs start. */
export function createNotifications(deps: NotificationDeps): Notifications {
  const { clock, jobs, baseUrl } = deps
  const host = new URL(baseUrl).hostname
  jobs.work(queue, ({ id }) => sendMessage({ ...deps, host }, id as MessageId))
  return {
    async queueMessage(tx, message) {
      const id = await insertMessage(tx, message, clock.now())
      await jobs.send(tx, queue, { id })
      return id
    },
    routes: notificationRoutes(deps),
  }
}
