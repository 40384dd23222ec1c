import { type App, anyone } from '../../platform/http/index.ts'
import type { ExchangeDeps } from './deps.ts'
import { actionRoutes } from './routes/actions.ts'
import { dossierRoutes } from './routes/dossiers.ts'
import { fileRoutes } from './routes/files.ts'
import { filingRoutes } from './routes/filing.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { publicRoutes } from './routes/public.ts'

/** Everything a citizen, a counter or another system may do over HTTP without a page. Bearer tokens only. */
export function exchangeRoutes(deps: ExchangeDeps): (app: App) => void {
  return app => {
    app.get('/api/v1/openapi.json', { config: { access: anyone }, schema: { hide: true } }, async () =>
      app.swagger(),
    )
    fileRoutes(app, deps)
    filingRoutes(app, deps)
    dossierRoutes(app, deps)
    actionRoutes(app, deps)
    publicRoutes(app, deps)
    inboxRoutes(app, deps)
  }
}
