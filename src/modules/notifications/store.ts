import type { Selectable } from 'kysely'
import { type Id, type Locale, newId, type Page, pageOf } from '../../kernel/index.ts'
import { type Db, jsonb, sql, type Tx } from '../../platform/db/index.ts'
import type { Letter } from './rules/templates.ts'
import type { MessageState, MessageTable } from './tables.ts'

export type MessageId = Id<'message'>

export interface Message {
  readonly id: MessageId
  readonly to: string
  readonly letter: Letter
  readonly locale: Locale
  readonly attachments: readonly string[]
  readonly state: MessageState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly dossier: string | null
}

/** A letter to write. */
export type NewMessage = Letter & {
  readonly to: string
  readonly locale: Locale
  /** References that the composition's `resolveAttachment` can turn into files. */
  readonly attachments?: readonly string[] | undefined
  /** What the letter is about, for the list of letters. */
  readonly dossier?: string | undefined
}

export async function insertMessage(tx: Tx, message: NewMessage, at: Temporal.Instant): Promise<MessageId> {
  const id = newId<'message'>()
  await tx
    .insertInto('messages')
    .values({
      id,
      to_address: message.to,
      template: message.template,
      locale: message.locale,
      params: jsonb<Letter['params']>(message.params),
      attachments: jsonb<readonly string[]>(message.attachments ?? []),
      created_at: at,
      dossier: message.dossier ?? null,
    })
    .execute()
  return id
}

export async function findMessage(db: Db, id: MessageId): Promise<Message | undefined> {
  const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
  return row && messageOf(row)
}

export async function markSent(db: Db, id: MessageId, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state: 'sent', sent_at: at, last_error: null, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .execute()
}

export async function markFailedAttempt(
  db: Db,
  id: MessageId,
  error: string,
  isLast: boolean,
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state: isLast ? 'failed' : 'queued', last_error: error, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .execute()
}

/** Puts a failed letter back in line; false when it is not a failed one, so that a second click sends nothing twice. */
export async function requeue(tx: Tx, id: MessageId): Promise<boolean> {
  const row = await tx
    .updateTable('messages')
    .set({ state: 'queued', attempts: 0 })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Newest first. */
export async function listMessages(
  db: Db,
  query: { state?: MessageState | undefined; after?: MessageId | undefined; limit?: number },
): Promise<Page<Message>> {
  const { state, after, limit = 50 } = query
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .$if(state !== undefined, rows => rows.where('state', '=', state as MessageState))
    .$if(after !== undefined, rows => rows.where('id', '<', after as MessageId))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(messageOf), limit, message => message.id)
}

function messageOf(row: Selectable<MessageTable>): Message {
  return {
    id: row.id,
    to: row.to_address,
    letter: { template: row.template, params: row.params } as Letter,
    locale: row.locale,
    attachments: row.attachments,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    dossier: row.dossier,
  }
}
