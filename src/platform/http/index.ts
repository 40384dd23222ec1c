import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import { newId } from '../../kernel/index.ts'
import { guardRoutes } from './access.ts'
import { guardForms } from './csrf.ts'
import { answerFailures, type ErrorPage, type SayFailure } from './errors.ts'
import { decorateLocale, rewriteLocale } from './locale.ts'
import { measureRequests } from './metrics.ts'
import { validateInput } from './validation.ts'

export type { FastifyReply as Reply, FastifyRequest as Request } from 'fastify'
export {
  type Access,
  anyone,
  type CitizenViewer,
  citizen,
  citizenOf,
  type OfficerViewer,
  officer,
  officerOf,
  type PostDelegation,
  signedIn,
  type Viewer,
  type ViewerPost,
} from './access.ts'
export type { ErrorPage, Failure } from './errors.ts'
export { localPath } from './locale.ts'
export { type FieldError, InvalidInput, Refusal, type RefusalStatus } from './refusal.ts'

/** The application as modules see it when they add their routes. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface HttpOptions {
  readonly baseUrl: string
  /** Signs the cookie behind the forms' tokens. */
  readonly secret: string
  readonly log: FastifyBaseLogger
  readonly errorPage: ErrorPage
  readonly sayFailure?: SayFailure
  /** What one client may ask in a minute; false, with no limit on load either, where a test or a measurement asks more. */
  readonly requestsPerMinute: number | false
  /** True while the database answers: `/readyz` says so. */
  readonly ready: () => Promise<boolean>
  /** Said in the API's description. */
  readonly title: string
}

/** The largest body of a form or an API call that is not an upload. */
const bodyLimitBytes = 1024 * 1024

/**
 * An HTTP application with everything that is the same for every page: who may use a route, forms that cannot be forged,
 * security headers, limits, errors, health, figures and the API's description.
 */
export async function createHttp(options: HttpOptions): Promise<App> {
  const app: App = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    // A proxy stands on the same machine; addresses it forwards are believed from nowhere else.
    trustProxy: 'loopback',
    rewriteUrl: rewriteLocale,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxTypeProvider>()
  validateInput(app)
  guardRoutes(app)
  decorateLocale(app)
  answerFailures(app, options.errorPage, options.sayFailure)
  await app.register(cookie, { secret: options.secret })
  await app.register(formbody)
  await app.register(multipart)
  await secureHeaders(app, options.baseUrl)
  await limitRequests(app, options.requestsPerMinute)
  await guardForms(app, { baseUrl: options.baseUrl })
  if (options.requestsPerMinute !== false) {
    await app.register(underPressure, { maxEventLoopDelay: 2_000, retryAfter: 5 })
  }
  await describeApi(app, options)
  logRequests(app)
  measureRequests(app)
  healthRoutes(app, options.ready)
  return app
}

async function secureHeaders(app: App, baseUrl: string): Promise<void> {
  const https = baseUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        objectSrc: ["'self'"],
        baseUri: ["'none'"],
        // The sign-in form leads to the identity provider by redirect; browsers count that as the form's target.
        formAction: ["'self'", ...(https ? ['https:'] : [])],
        frameAncestors: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'sameorigin' },
    crossOriginEmbedderPolicy: false,
  })
}

async function limitRequests(app: App, perMinute: number | false): Promise<void> {
  await app.register(rateLimit, {
    global: perMinute !== false,
    max: perMinute === false ? 1_000_000 : perMinute,
    timeWindow: '1 minute',
    hook: 'onRequest',
    allowList: request => /^\/(?:assets\/|healthz|readyz)/.test(request.url),
  })
}

async function describeApi(app: App, options: HttpOptions): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.title, version: '1' },
      servers: [{ url: options.baseUrl }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: ({ schema, url }) => ({
      schema: url.startsWith('/api/v1/') ? (schema ?? {}) : { ...schema, hide: true },
      url,
    }),
  })
}

/** One line a request: the route, never the address; a query may hold a name. */
function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions
    if (url === undefined || url.startsWith('/assets/')) return
    request.log.info(
      { method: request.method, route: url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
}

function healthRoutes(app: App, ready: () => Promise<boolean>): void {
  const open = { config: { access: { who: 'anyone' } as const, rateLimit: false }, schema: { hide: true } }
  app.get('/healthz', open, async () => ({ status: 'ok' }))
  app.get('/readyz', open, async (_, reply) => {
    const isReady = await ready().catch(() => false)
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
  })
}
