import type { App } from '../../../../platform/http/index.ts'
import type { DossierDeps } from '../../deps.ts'
import { actRoutes } from './act-routes.tsx'
import { accept } from './acts/accept.tsx'
import { draftResult } from './acts/draft-result.tsx'
import { finishStep } from './acts/finish-step.tsx'
import { handOver } from './acts/hand-over.tsx'
import { peopleActs } from './acts/people/index.ts'
import { recordPayment } from './acts/record-payment.tsx'
import { refuse } from './acts/refuse.tsx'
import { requestSupplement } from './acts/request-supplement.tsx'
import { sendBack } from './acts/send-back.tsx'
import { sign } from './acts/sign.tsx'
import { takeUp } from './acts/take-up.tsx'
import { timeActs } from './acts/time/index.ts'
import { demandRoutes } from './demands/index.tsx'
import { bulkRoutes } from './desk/bulk-routes.tsx'
import { dossierRoutes } from './dossier-routes.tsx'
import { lateRoutes } from './late/list.tsx'
import { listRoutes } from './list-routes.tsx'
import { movesRoutes } from './moves/index.ts'
import { registerRoutes } from './register/index.tsx'

/** The officers' pages: the queue of work, a dossier on the desk, and everything that is done to it. */
export function officeRoutes(deps: DossierDeps): (app: App) => void {
  return app => {
    listRoutes(app, deps)
    bulkRoutes(app, deps)
    movesRoutes(app, deps)
    registerRoutes(app, deps)
    demandRoutes(app, deps)
    lateRoutes(app, deps)
    dossierRoutes(app, deps)
    actRoutes(app, deps, accept)
    actRoutes(app, deps, requestSupplement)
    actRoutes(app, deps, refuse)
    actRoutes(app, deps, takeUp)
    actRoutes(app, deps, finishStep)
    actRoutes(app, deps, draftResult)
    actRoutes(app, deps, sendBack)
    actRoutes(app, deps, sign)
    actRoutes(app, deps, handOver)
    actRoutes(app, deps, recordPayment)
    timeActs(app, deps)
    peopleActs(app, deps)
  }
}
