import type { Events } from '../../../../platform/events.ts'
import type { Reply } from '../../../../platform/http/index.ts'

/** Silence shorter than what proxies take for a dead line. */
const heartbeatMs = 20_000

/** Streams open in this process, so that a stop does not wait for readers who never leave. */
export interface OpenStreams {
  /** Tells the reader "changed" whenever one of the units' queues has changed; the page then reads itself again. */
  follow(reply: Reply, events: Events, units: readonly string[]): void
  closeAll(): void
}

/** @source HTML Living Standard, server-sent events */
export function openStreams(): OpenStreams {
  const closers = new Set<() => void>()
  return {
    follow(reply, events, units) {
      const own = new Set(units)
      const { raw } = reply
      raw.writeHead(200, {
        ...headersOf(reply),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Proxies that gather answers would hold the news back.
        'x-accel-buffering': 'no',
      })
      reply.hijack()
      raw.write('retry: 2000\n\n')
      const forget = events.subscribe('queue', unit => {
        if (own.has(unit)) raw.write('event: changed\ndata: \n\n')
      })
      const beat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs)
      const close = () => {
        forget()
        clearInterval(beat)
        closers.delete(close)
        raw.end()
      }
      closers.add(close)
      raw.once('close', close)
    },
    closeAll() {
      for (const close of closers) close()
    },
  }
}

/** The headers that hooks have set: the answer is written past Fastify, which would have sent them. */
function headersOf(reply: Reply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)] as const),
  )
}
