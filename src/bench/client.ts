import { Agent, type IncomingMessage, request } from 'node:http'

/** What is asked of the program. */
export interface Asked {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, parameters as a form. */
  readonly body?: object | URLSearchParams
  /** The status that says it went well. */
  readonly status: number
}

export interface Answered {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A body as it is sent, and the header that says what it is. */
export function bodyOf(body: Asked['body']): { text?: string; type: Record<string, string> } {
  if (body === undefined) return { type: {} }
  return body instanceof URLSearchParams
    ? { text: body.toString(), type: { 'content-type': 'application/x-www-form-urlencoded' } }
    : { text: JSON.stringify(body), type: { 'content-type': 'application/json' } }
}

/** A client on the same machine that keeps its connections open, as a proxy in front of the program would. */
export class Client {
  readonly #agent: Agent
  readonly #port: number

  constructor(port: number, connections: number) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  }

  /** Sends one request and reads its answer to the end. @throws Error on any other status */
  ask({ method = 'GET', path, headers, body, status }: Asked): Promise<Answered> {
    const { text, type } = bodyOf(body)
    const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers: { ...headers, ...type, ...length },
        },
        answer => {
          const parts: Buffer[] = []
          answer.on('data', part => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            const said = Buffer.concat(parts).toString()
            if (answer.statusCode === status) resolve({ headers: answer.headers, body: said })
            else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${said.slice(0, 500)}`))
          })
        },
      )
      sent.on('error', reject)
      sent.setTimeout(30_000, () => sent.destroy(new Error(`${method} ${path} is not answered`)))
      sent.end(text)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
