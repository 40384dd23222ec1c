import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * The program's log: one JSON line for each event, on standard output. No personal data: requests are logged by method and path
 * without the query, never their headers, bodies or answers; errors of the database without the values they quote.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretPaths, censor: '[…]' },
    serializers: { req: describeRequest, res: describeReply, err: describeError, error: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** What never belongs in a log even when somebody puts it there. */
const secrets = [
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
  'email',
  'phone',
  'personalNumber',
  'name',
  'answers',
  'body',
  'headers',
  'query',
]
const secretPaths = secrets.flatMap(name => [name, `*.${name}`, `*.*.${name}`])

interface LoggedRequest {
  readonly id?: unknown
  readonly method?: string
  readonly url?: string
}

/** The pattern of the route would say less than the path; the path carries opaque ids only, the query may carry words. */
function describeRequest(request: LoggedRequest) {
  return { id: request.id, method: request.method, path: request.url?.split(/[?#]/, 1)[0] }
}

function describeReply(reply: { statusCode?: number }) {
  return { status: reply.statusCode }
}

/** PostgreSQL quotes the values of a row in `detail`, `where` and, for some errors, in the message. */
function describeError(fault: unknown): unknown {
  if (!(fault instanceof Error)) return String(fault)
  const code = 'code' in fault ? String(fault.code) : undefined
  const message = withoutValues(code, fault.message)
  const stack = fault.stack?.replaceAll(fault.message, message)
  const cause = fault.cause instanceof Error ? describeError(fault.cause) : undefined
  return { type: fault.constructor.name, code, message, stack, ...(cause === undefined ? {} : { cause }) }
}

/** Class 22 (data exception) repeats the offending value between quotes. */
function withoutValues(code: string | undefined, message: string): string {
  return code !== undefined && /^22...$/.test(code) ? message.replace(/"[^"]*"/g, '"…"') : message
}
