import type { App } from '../../../../platform/http/index.ts'
import { accountRoutes } from './account.tsx'
import { applicantRoutes } from './applicant.tsx'
import { checkRoutes } from './check.tsx'
import type { FilingDeps } from './deps.ts'
import { dossierFileRoutes } from './dossier-files.ts'
import { filedRoutes } from './filed.tsx'
import { myDossierRoutes } from './my-dossier.tsx'
import { overviewRoutes } from './overview.tsx'
import { papersRoutes } from './papers.tsx'
import { questionRoutes } from './questions.tsx'
import { resultRoutes } from './result.tsx'
import { startRoutes } from './start.tsx'
import { walkInRoutes } from './walk-in.tsx'
import { whereRoutes } from './where.tsx'

export type { FilingDeps } from './deps.ts'

/** Filing, from the first page to following one's own dossier; and filing for somebody who stands at the counter. */
export function filingRoutes(deps: FilingDeps): (app: App) => void {
  const pages = [
    startRoutes,
    overviewRoutes,
    applicantRoutes,
    whereRoutes,
    questionRoutes,
    papersRoutes,
    resultRoutes,
    checkRoutes,
    filedRoutes,
    dossierFileRoutes,
    accountRoutes,
    myDossierRoutes,
    walkInRoutes,
  ]
  return app => {
    for (const add of pages) add(app, deps)
  }
}
