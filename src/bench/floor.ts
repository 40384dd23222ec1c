import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Work } from './load.ts'

/** A statement as the program sent it. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  /** Sent before the one in front of it was answered. */
  readonly together: boolean
}

/** Hears what a pool's connections send. */
export class Recorder {
  #statements: Statement[] | undefined
  #unanswered = 0

  /** The pool has opened no connection yet. */
  constructor(pool: pg.Pool) {
    pool.on('connect', client => this.#listen(client))
  }

  /** The statements sent while `fn` ran. Nothing else may use the pool meanwhile. */
  async during(fn: () => Promise<unknown>): Promise<Statement[]> {
    const statements: Statement[] = []
    this.#statements = statements
    await fn()
    this.#statements = undefined
    return statements
  }

  #await(answer: Promise<unknown>): void {
    this.#unanswered += 1
    const answered = () => {
      this.#unanswered -= 1
    }
    answer.then(answered, answered)
  }

  #listen(client: pg.ClientBase): void {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    Object.assign(client, {
      query: (...given: unknown[]) => {
        const [query, values] = given as [string | Statement, readonly unknown[] | undefined]
        const statement = typeof query === 'string' ? { text: query, values: values ?? [] } : query
        const together = this.#unanswered > 0
        this.#statements?.push({
          text: statement.text,
          values: (statement.values ?? []).map(plain),
          together,
        })
        const answer = send(...given)
        if (answer instanceof Promise) this.#await(answer)
        return answer
      },
    })
  }
}

/** The bare driver knows no Temporal. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  const isTemporal = value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
  return isTemporal ? value.toString() : value
}

/**
 * Words of a recorded request that another request would have had otherwise, and what stands there then. Numbers that are
 * given once are named by `numberWord`.
 */
export type Rewording = (n: number) => ReadonlyMap<string, string>

/**
 * The ids one request made and another of the same kind did not: each gets a new one in every replay. Ids that stand in
 * both (who asks, which unit) stay.
 */
export function freshIds(first: readonly Statement[], second: readonly Statement[]): string[] {
  const before = new Set(idsOf(first))
  return [...new Set(idsOf(second))].filter(id => !before.has(id))
}

function idsOf(statements: readonly Statement[]): string[] {
  return JSON.stringify(statements).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
}

export function newIds(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map(id => [id, randomUUID()]))
}

/** The floor under a request: the statements it sends, sent by the bare driver, one connection for each worker. */
export class Floor {
  readonly #clients: pg.Client[]
  readonly #idle: pg.Client[]
  readonly #statements: readonly Statement[]
  readonly #rewording: Rewording

  private constructor(clients: pg.Client[], statements: readonly Statement[], rewording: Rewording) {
    this.#clients = clients
    this.#idle = [...clients]
    this.#statements = statements
    this.#rewording = rewording
  }

  static async open(url: string, workers: number, statements: readonly Statement[], rewording: Rewording) {
    const clients = Array.from(
      { length: workers },
      () => new pg.Client({ connectionString: url, pipeline: true }),
    )
    await Promise.all(clients.map(client => client.connect()))
    return new Floor(clients, statements, rewording)
  }

  readonly once: Work = async n => {
    const client = this.#idle.pop()
    if (client === undefined) throw new Error('more work at once than connections')
    const words = [...this.#rewording(n)]
    const sent: Promise<unknown>[] = []
    for (const [place, { text, values, together }] of this.#statements.entries()) {
      if (!together) await Promise.all(sent.splice(0))
      const plain = values.map(value => reword(value, words))
      // The driver at its best: plans are kept, and what the program does not wait for is not waited for.
      sent.push(client.query(plain.length === 0 ? text : { name: `floor_${place}`, text, values: plain }))
    }
    await Promise.all(sent)
    this.#idle.push(client)
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map(client => client.end()))
  }
}

/** A number of a recorded request, among its words. */
export function numberWord(value: number): string {
  return `number ${value}`
}

function reword(value: unknown, words: readonly (readonly [string, string])[]): unknown {
  if (Array.isArray(value)) return value.map(each => reword(each, words))
  if (typeof value === 'number') return words.find(([from]) => from === numberWord(value))?.[1] ?? value
  if (typeof value !== 'string') return value
  return words.reduce((text, [from, to]) => text.replaceAll(from, to), value)
}
