import pg from 'pg'
import { nameOf } from './statement-names.ts'

export interface PoolSettings {
  readonly url: string
  /** How many connections at most; 10 when left out. */
  readonly maxConnections?: number
}

/** A pool whose rows and parameters speak Temporal. Used directly for LISTEN and for measuring; else `openDatabase`. */
export function openPool({ url, maxConnections = 10 }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    application_name: 'mot-cua',
    // Waiting for a free connection counts too: a thousand who press at once are served one after the other.
    connectionTimeoutMillis: 30_000,
    types: { getTypeParser },
    Client: TemporalClient,
  })
  // A connection that breaks (PostgreSQL restarted) fails the query it runs, is dropped by the pool, and the next query
  // opens another. Without listeners the same news, as an event, would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

const { builtins } = pg.types

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.DATE, text => Temporal.PlainDate.from(text)],
  [builtins.TIMESTAMP, text => Temporal.PlainDateTime.from(text)],
  [builtins.TIMESTAMPTZ, text => Temporal.Instant.from(text)],
])

/** The array types of the same four, for which pg has no names. */
const arrayElement: ReadonlyMap<number, number> = new Map([
  [1016, builtins.INT8],
  [1182, builtins.DATE],
  [1115, builtins.TIMESTAMP],
  [1185, builtins.TIMESTAMPTZ],
])

const TEXT_ARRAY: number = 1009

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary') {
    const parser = parsers.get(oid) ?? arrayParser(arrayElement.get(oid))
    if (parser) return parser
  }
  return pg.types.getTypeParser(oid, format as 'text')
}

function arrayParser(elementOid: number | undefined): ((text: string) => unknown) | undefined {
  const element = elementOid === undefined ? undefined : parsers.get(elementOid)
  const words = pg.types.getTypeParser(TEXT_ARRAY, 'text')
  return element && (text => mapDeep(words(text), element))
}

function mapDeep(value: unknown, element: (text: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each => mapDeep(each, element))
  return value === null ? null : element(value as string)
}

/**
 * pg sends objects as JSON, which would put a date between quotes: Temporal values go as their ISO text instead. The plans
 * of statements sent often are kept by the connection.
 */
class TemporalClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's method has eight overloads, all passed through
  override query(config: any, values?: any, callback?: any): any {
    const isStatement = typeof config === 'string' && Array.isArray(values) && values.length > 0
    const name = isStatement ? nameOf(config) : undefined
    if (name !== undefined) return super.query({ name, text: config, values: asParameters(values) }, callback)
    return super.query(withPlainValues(config), asParameters(values) as unknown[], callback)
  }
}

function withPlainValues<Config>(config: Config): Config {
  if (typeof config !== 'object' || config === null || 'submit' in config || !('values' in config))
    return config
  return { ...config, values: asParameters(config.values) }
}

function asParameters(values: unknown): unknown {
  return Array.isArray(values) ? values.map(asParameter) : values
}

function asParameter(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(asParameter)
  return isTemporal(value) ? value.toString() : value
}

function isTemporal(value: object): boolean {
  return (
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.PlainDateTime
  )
}
