import type { Locale } from '../../../../../kernel/index.ts'
import type { QueueName } from '../../../queues.ts'
import { messagesIn } from '../messages.ts'
import { en } from './messages.en.ts'
import { type DeskMessages, vi } from './messages.vi.ts'

/** What the desk says, in one language. */
export function deskMessages(locale: Locale): DeskMessages {
  return locale === 'vi' ? vi : en
}

/** What a queue is called. */
export function queueName(queue: QueueName | 'inbox', locale: Locale): string {
  const messages = messagesIn(locale)
  if (queue === 'inbox') return messages.everythingToDo
  return { ...messages.queues, ...deskMessages(locale).queues }[queue]
}

/** What an empty queue says. */
export function emptyWords(queue: QueueName | 'inbox', locale: Locale): string {
  return { ...messagesIn(locale).empty, ...deskMessages(locale).empty }[queue]
}
