import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../kernel/index.ts'
import { type FieldError, InvalidInput, Refusal } from './refusal.ts'

/** What went wrong, as a page or a problem document may tell it: the code for the reader, nothing of the inside. */
export interface Failure {
  readonly status: number
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldError[]
  /** Said on the page and found in the log. */
  readonly requestId: string
}

/** A failure in one sentence, for the `detail` of a problem document. */
export type SayFailure = (failure: Failure, locale: Locale) => string

export type ErrorPage = (request: FastifyRequest, reply: FastifyReply, failure: Failure) => unknown

/** Turns refusals, invalid input and faults into a page, or under `/api` into RFC 9457 problem details: in this one place. */
export function answerFailures(app: FastifyInstance, page: ErrorPage, sayFailure?: SayFailure): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = failureOf(error, request)
    if (failure.status >= 500) request.log.error({ err: error }, 'fault')
    return answer(request, reply, failure, { page, sayFailure })
  })
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, failureOf(new Refusal(404, 'not_found'), request), { page, sayFailure }),
  )
}

interface Words {
  readonly page: ErrorPage
  readonly sayFailure: SayFailure | undefined
}

function answer(request: FastifyRequest, reply: FastifyReply, failure: Failure, words: Words): unknown {
  reply.code(failure.status)
  if (failure.status === 503) reply.header('retry-after', '5')
  if (!request.url.startsWith('/api/')) return words.page(request, reply, failure)
  if (failure.status === 401) reply.header('www-authenticate', 'Bearer')
  const locale = /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi'
  return sendProblem(reply, failure, words.sayFailure?.(failure, locale))
}

function sendProblem(reply: FastifyReply, failure: Failure, detail: string | undefined): unknown {
  return reply.type('application/problem+json').send({
    type: `urn:mot-cua:problem:${failure.code}`,
    title: failure.code.replaceAll('_', ' '),
    status: failure.status,
    ...(detail === undefined ? {} : { detail }),
    code: failure.code,
    ...failure.detail,
    ...(failure.errors.length > 0 ? { errors: failure.errors } : {}),
    requestId: failure.requestId,
  })
}

function failureOf(error: FastifyError | Refusal, request: FastifyRequest): Failure {
  const base = { detail: {}, errors: [], requestId: request.id }
  if (error instanceof InvalidInput)
    return { ...base, status: error.status, code: error.code, errors: error.errors }
  if (error instanceof Refusal)
    return { ...base, status: error.status, code: error.code, detail: error.detail }
  if (error.validation !== undefined)
    return { ...base, status: 422, code: 'invalid_input', errors: schemaErrors(error) }
  if (isDatabaseAway(error)) return { ...base, status: 503, code: 'database_unavailable' }
  const status = error.statusCode ?? 500
  if (status >= 500) return { ...base, status, code: status === 503 ? 'overloaded' : 'fault' }
  return { ...base, status, code: codeOf(status) }
}

/** What the driver says while PostgreSQL is stopping, starting or gone: the same request may succeed in a moment. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
])

function isDatabaseAway(error: Error & { code?: string }): boolean {
  return (
    awayCodes.has(error.code ?? '') ||
    /^Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}

function schemaErrors(error: FastifyError): FieldError[] {
  return (error.validation ?? []).map(fault => {
    const missing = fault.params.missingProperty
    const path = fault.instancePath.slice(1).replaceAll('/', '.')
    const field = typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : path
    return { field, code: fault.keyword, message: fault.message ?? fault.keyword }
  })
}

function codeOf(status: number): string {
  const codes: Record<number, string> = {
    400: 'bad_request',
    404: 'not_found',
    413: 'body_too_large',
    415: 'media_type_not_supported',
    429: 'too_many_requests',
  }
  return codes[status] ?? 'bad_request'
}
