import type { Reply, Request } from '../../platform/http/index.ts'

/** Names and attributes of the two cookies: the session, and the way to the identity provider and back. */
export interface Cookies {
  session(request: Request): string | undefined
  setSession(reply: Reply, token: string): void
  clearSession(reply: Reply): void
  browser(request: Request): string | undefined
  setBrowser(reply: Reply, secret: string): void
}

/** Over https the `__Host-` prefix keeps neighbours' sites and plain http from setting them. @source RFC 6265bis §4.1.3.2 */
export function cookiesFor(baseUrl: string): Cookies {
  const secure = baseUrl.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const session = `${prefix}session`
  const browser = `${prefix}sign-in`
  return {
    session: request => request.cookies[session],
    setSession: (reply, token) => void reply.setCookie(session, token, options),
    clearSession: reply => void reply.clearCookie(session, options),
    browser: request => request.cookies[browser],
    setBrowser: (reply, secret) => void reply.setCookie(browser, secret, { ...options, maxAge: 900 }),
  }
}
