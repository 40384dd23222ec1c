import type { App } from '../../platform/http/index.ts'
import type { VisitDeps } from './deps.ts'
import { citizenRoutes } from './pages/citizen-routes.tsx'
import { equipmentRoutes } from './pages/equipment-routes.tsx'
import { figureRoutes } from './pages/figure-routes.tsx'
import { officeListRoutes } from './pages/office-routes.tsx'
import { routeRoutes } from './pages/route-routes.tsx'
import { sessionRoutes } from './pages/session-routes.tsx'
import { slotRoutes } from './pages/slot-routes.tsx'
import { visitRoutesOfOffice } from './pages/visit-routes.tsx'

export type { Counter, FilingBegun, VisitDeps, VisitLetter } from './deps.ts'

/** Home visits and mobile sessions: asked for, planned, gone to, counted. */
export function visitRoutes(deps: VisitDeps): (app: App) => void {
  const pages = [
    citizenRoutes,
    officeListRoutes,
    routeRoutes,
    slotRoutes,
    equipmentRoutes,
    sessionRoutes,
    figureRoutes,
    visitRoutesOfOffice,
  ]
  return app => {
    for (const add of pages) add(app, deps)
  }
}
