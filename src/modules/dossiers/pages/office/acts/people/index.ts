import type { App } from '../../../../../../platform/http/index.ts'
import type { DossierDeps } from '../../../../deps.ts'
import { actRoutes } from '../../act-routes.tsx'
import { assign } from './assign.tsx'
import { consult } from './consult.tsx'
import { correctResult, reissue, signCorrection } from './correct.tsx'
import { note } from './note.tsx'
import { post, receivePapers, sendPapers } from './papers.tsx'
import { release, takeOver } from './pass-on.tsx'
import { putRight } from './put-right.tsx'

/** What passes between people: work given and taken over, opinions, notes, papers, mistakes put right. */
export function peopleActs(app: App, deps: DossierDeps): void {
  actRoutes(app, deps, assign)
  actRoutes(app, deps, release)
  actRoutes(app, deps, takeOver)
  actRoutes(app, deps, consult)
  actRoutes(app, deps, note)
  actRoutes(app, deps, putRight)
  actRoutes(app, deps, correctResult)
  actRoutes(app, deps, signCorrection)
  actRoutes(app, deps, reissue)
  actRoutes(app, deps, sendPapers)
  actRoutes(app, deps, receivePapers)
  actRoutes(app, deps, post)
}
