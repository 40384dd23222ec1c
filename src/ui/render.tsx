import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { localPath, type Reply, type Request } from '../platform/http/index.ts'
import { Document, type PageProps, type PageRequest } from './layout/page.tsx'

/** A whole page as HTML. @example renderPage(props, { locale: 'vi', viewer: null, csrfToken: () => '', here: '/' }, <h1>…</h1>) */
export function renderPage(page: PageProps, request: PageRequest, content: VNode): string {
  const html = renderToString(
    <Document page={page} request={request}>
      {content}
    </Document>,
  )
  return `<!DOCTYPE html>${html}`
}

/**
 * Answers with a page: header, navigation, language switch and footer are drawn from the request. `status` is kept when
 * it was set on the reply before. The error summary belongs to the content, above its `h1`.
 */
export function sendPage(reply: Reply, page: PageProps, content: VNode): Reply {
  if (page.status !== undefined) reply.code(page.status)
  const html = renderPage(page, pageRequestOf(reply, page), content)
  // On a computer at a counter the next person presses Back: what a signed-in person saw is not kept.
  const keeping = reply.request.viewer === null ? 'private, no-cache' : 'private, no-store'
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', keeping)
  return reply.type('text/html; charset=utf-8').send(html)
}

/** What a page needs to know of its request. */
export function pageRequestOf(reply: Reply, page: Pick<PageProps, 'here'>): PageRequest {
  const { request } = reply
  return {
    locale: request.locale,
    viewer: request.viewer,
    csrfToken: () => reply.csrfToken(),
    here: page.here ?? hereOf(request),
  }
}

/** The address without its language, as routing saw it; a page that answers a form cannot be fetched again. */
function hereOf(request: Request): string | null {
  return request.method === 'GET' ? localPath(request.url, 'vi') : null
}
