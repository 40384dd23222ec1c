import type { ColumnType } from 'kysely'
import type { Id, Locale } from '../../kernel/index.ts'
import type { Letter, TemplateName } from './rules/templates.ts'

export interface MessageTable {
  id: Id<'message'>
  to_address: string
  template: TemplateName
  locale: Locale
  params: ColumnType<Letter['params'], Letter['params'], Letter['params']>
  attachments: ColumnType<readonly string[], readonly string[], readonly string[]>
  state: ColumnType<MessageState, MessageState | undefined, MessageState>
  attempts: ColumnType<number, number | undefined, number>
  last_error: ColumnType<string | null, string | null | undefined, string | null>
  created_at: Temporal.Instant
  sent_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
  dossier: string | null
}

export const messageStates = ['queued', 'sent', 'failed'] as const
export type MessageState = (typeof messageStates)[number]

declare module '../../platform/db/index.ts' {
  interface Tables {
    messages: MessageTable
  }
}
