import type { FastifyBaseLogger } from 'fastify'
import type { Notification, Pool, PoolClient } from 'pg'

/** News that something changed, to every process of the program. It carries a name, never content: who hears it reads again. */
export interface Events {
  /**
   * Tells everyone, soon: calls for one topic and subject within 200 ms leave as one. Call it after the commit; inside a
   * filing's transaction the notification would cost two fifths of the filing rate.
   */
  publish(topic: string, subject: string): void
  /** Hears a topic until the returned function is called. */
  subscribe(topic: string, hear: (subject: string) => void): () => void
  start(): Promise<void>
  stop(): Promise<void>
}

const channel = 'mot_cua_events'
const gatherMs = 200
const reconnectMs = 1_000

/** Events over PostgreSQL's NOTIFY with one listening connection for the process, renewed when it breaks. */
export function createEvents(pool: Pool, log: FastifyBaseLogger): Events {
  const hearers = new Map<string, Set<(subject: string) => void>>()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let client: PoolClient | undefined
  let stopped = false

  const deliver = (message: Notification) => {
    const [topic, subject] = JSON.parse(message.payload ?? '[]') as [string, string]
    for (const hear of hearers.get(topic) ?? []) hear(subject)
  }

  const listen = async () => {
    const connection = await pool.connect()
    client = connection
    connection.on('notification', deliver)
    connection.once('error', fault => {
      log.warn({ err: fault }, 'event connection lost')
      if (client !== connection) return
      client = undefined
      connection.release(true)
      retryListen()
    })
    await connection.query(`listen ${channel}`)
  }

  const retryListen = () => {
    if (stopped) return
    setTimeout(() => {
      if (!stopped) listen().catch(retryListen)
    }, reconnectMs).unref()
  }

  const flush = async () => {
    timer = undefined
    const messages = [...waiting]
    waiting.clear()
    await pool
      .query('select pg_notify($1, message) from unnest($2::text[]) as message', [channel, messages])
      .catch((fault: unknown) => log.warn({ err: fault }, 'event not sent'))
  }

  return {
    publish(topic, subject) {
      waiting.add(JSON.stringify([topic, subject]))
      timer ??= setTimeout(flush, gatherMs)
    },
    subscribe(topic, hear) {
      const own = hearers.get(topic) ?? new Set()
      hearers.set(topic, own.add(hear))
      return () => own.delete(hear)
    },
    start: listen,
    async stop() {
      stopped = true
      if (timer !== undefined) {
        clearTimeout(timer)
        await flush()
      }
      client?.release(true)
    },
  }
}
