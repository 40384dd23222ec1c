import type { App } from '../../../../../../platform/http/index.ts'
import type { DossierDeps } from '../../../../deps.ts'
import { actRoutes } from '../../act-routes.tsx'
import { cancelWithdrawal, confirmWithdrawal } from './answer-withdrawal.tsx'
import { apologise } from './apologise.tsx'
import { explainDelay } from './explain-delay.tsx'
import { extend } from './extend.tsx'
import { pause } from './pause.tsx'
import { resume } from './resume.tsx'
import { stop } from './stop.tsx'
import { askWithdrawal, withdraw } from './withdraw.tsx'

/** What is done to a dossier's time and to its end: pauses, extensions, apologies, withdrawal, stop. */
export function timeActs(app: App, deps: DossierDeps): void {
  actRoutes(app, deps, pause)
  actRoutes(app, deps, resume)
  actRoutes(app, deps, extend)
  actRoutes(app, deps, apologise)
  actRoutes(app, deps, explainDelay)
  actRoutes(app, deps, stop)
  actRoutes(app, deps, withdraw)
  actRoutes(app, deps, askWithdrawal)
  actRoutes(app, deps, cancelWithdrawal)
  actRoutes(app, deps, confirmWithdrawal)
}
