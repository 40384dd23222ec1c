import { type App, officer, officerOf } from '../../../platform/http/index.ts'
import { readInbox } from '../../dossiers/index.ts'
import type { ExchangeDeps } from '../deps.ts'
import { bearer, InboxView, PageQuery, refusals } from '../shapes.ts'

export function inboxRoutes(app: App, deps: ExchangeDeps): void {
  app.get(
    '/api/v1/inbox',
    {
      config: { access: officer() },
      schema: {
        summary: 'The caller’s queue: taken up first, then open, due soonest first',
        security: bearer,
        querystring: PageQuery,
        response: { 200: InboxView, ...refusals },
      },
    },
    async request => {
      const { items, next } = await readInbox(deps.db, officerOf(request), { limit: 50, ...request.query })
      return {
        items: items.map(item => ({
          code: item.code,
          seq: item.seq,
          status: item.state,
          procedure: item.procedure,
          applicantName: item.applicantName,
          subject: item.subject,
          kind: item.kind,
          unit: item.unit,
          mine: item.mine,
          filedAt: item.filedAt.toString(),
          dueAt: item.dueAt.toString(),
          resultDueAt: item.resultDueAt?.toString() ?? null,
        })),
        next,
      }
    },
  )
}
