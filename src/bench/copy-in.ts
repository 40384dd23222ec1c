import type pg from 'pg'

/** What a column may hold: Temporal values go as their ISO text, lists as arrays of text, other objects as JSON. */
export type Row = Readonly<Record<string, unknown>>

/** Adds rows to a table by COPY: PostgreSQL reads them several times faster than statements. All rows have the same columns. */
export async function copyIn(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const lines = rows.map(row => `${columns.map(column => field(row[column])).join('\t')}\n`)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  client.query(new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, lines, resolve, reject))
  return promise
}

/** The driver's connection, as far as COPY needs it; its types leave these methods out. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** A statement that answers the server's wish for rows; the driver calls its methods. */
class CopyIn {
  readonly #text: string
  readonly #lines: readonly string[]
  readonly #done: () => void
  readonly #failed: (fault: Error) => void

  constructor(text: string, lines: readonly string[], done: () => void, failed: (fault: Error) => void) {
    this.#text = text
    this.#lines = lines
    this.#done = done
    this.#failed = failed
  }

  submit(connection: unknown): void {
    ;(connection as CopyConnection).query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (let from = 0; from < this.#lines.length; from += linesInChunk) {
      connection.sendCopyFromChunk(Buffer.from(this.#lines.slice(from, from + linesInChunk).join('')))
    }
    connection.endCopyFrom()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#done()
  }

  handleError(fault: Error): void {
    this.#failed(fault)
  }
}

const linesInChunk = 500

/** A value as COPY's text format has it. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`)
  if (isTemporal(value)) return value.toString()
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function isTemporal(value: unknown): value is Temporal.Instant | Temporal.PlainDate {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
}

function element(text: unknown): string {
  return `"${String(text).replace(/[\\"]/g, '\\$&')}"`
}

const special: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, found => special[found] as string) : text
}
