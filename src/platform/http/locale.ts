import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../kernel/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The language of the address: English under `/en`, Vietnamese everywhere else. */
    readonly locale: Locale
  }
}

/** Serves every page's English under `/en`: the prefix is taken off before routing. */
export function rewriteLocale(request: IncomingMessage): string {
  const url = request.url ?? '/'
  if (url === '/en' || url.startsWith('/en?')) return `/${url.slice(3)}`
  return url.startsWith('/en/') ? url.slice(3) : url
}

/** The address of a page in a language. @example localPath('/tra-cuu', 'en') // '/en/tra-cuu' */
export function localPath(path: string, locale: Locale): string {
  if (locale === 'vi') return path
  return path === '/' ? '/en' : `/en${path}`
}

export function decorateLocale(app: FastifyInstance): void {
  app.decorateRequest('locale', {
    getter() {
      return /^\/en(?:[/?]|$)/.test(this.originalUrl) ? 'en' : 'vi'
    },
  })
}
