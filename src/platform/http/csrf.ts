import csrfProtection from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** The token that this browser's next form must carry as `_csrf`. */
    csrfToken(): string
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Guards every page that changes something. A request that the browser itself marks as coming from elsewhere is refused;
 * a form must carry a token. A stale token is answered with the form given back (409 `form_expired`), never with loss.
 * Multipart bodies are read as streams, so they are judged by their origin alone, which every browser sends with them.
 */
export async function guardForms(app: FastifyInstance, options: { baseUrl: string }): Promise<void> {
  const secure = options.baseUrl.startsWith('https:')
  await app.register(csrfProtection, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: secure ? '__Host-csrf' : 'csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure, signed: true },
    getToken: request => (request.body as Record<string, string> | undefined)?._csrf,
  })
  // Once for each answer: asked again before the browser has its cookie, the plugin would make another secret, and only
  // the last form of the page would be good.
  const tokens = new WeakMap<FastifyReply, string>()
  app.decorateReply('csrfToken', function (this: FastifyReply) {
    const token = tokens.get(this) ?? this.generateCsrf()
    tokens.set(this, token)
    return token
  })
  app.addHook('preValidation', async (request, reply) => {
    if (safe.has(request.method) || request.is404 || takesTokensOnly(request)) return
    refuseOtherOrigins(request, options.baseUrl)
    if (!request.headers['content-type']?.startsWith('multipart/form-data'))
      await checkToken(app, request, reply)
  })
}

/** The API takes no cookies, so no browser can be tricked into using it; the sandbox's peers guard themselves. */
function takesTokensOnly(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url.startsWith('/sandbox/')
}

function refuseOtherOrigins(request: FastifyRequest, baseUrl: string): void {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const multipart = request.headers['content-type']?.startsWith('multipart/form-data') ?? false
  const known = site === 'same-origin' || origin === new URL(baseUrl).origin || sameHost(origin, request)
  const foreign = site === 'cross-site' || (origin !== undefined && !known)
  if (foreign || (multipart && !known)) throw new Refusal(403, 'foreign_form')
}

/** A proxy or a second name may stand before the program: the browser's own host is as good as the configured one. */
function sameHost(origin: string | undefined, request: FastifyRequest): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host
}

/** The plugin answers by itself where the token is not good; the form must be given back instead. */
async function checkToken(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refused = await new Promise<boolean>(resolve => {
    const silent = Object.create(reply, { send: { value: () => resolve(true) } }) as FastifyReply
    app.csrfProtection(request, silent, () => resolve(false))
  })
  if (refused) throw new Refusal(409, 'form_expired')
}
