import type { App } from '../../../../platform/http/index.ts'
import { accountRoutes } from './account.tsx'
import { accountGuideRoutes } from './account-guide.tsx'
import { applicantRoutes } from './applicant.tsx'
import { checkRoutes } from './check.tsx'
import { confirmRoutes } from './counter/confirm.tsx'
import { doneRoutes } from './counter/done.tsx'
import { onePageRoutes } from './counter/one-page.tsx'
import { personRoutes } from './counter/person.tsx'
import { receiptRoutes } from './counter/receipt.tsx'
import { receptionRoutes } from './counter/reception.tsx'
import type { FilingDeps } from './deps.ts'
import { dossierFileRoutes } from './dossier-files.ts'
import { filedRoutes } from './filed.tsx'
import { myDossierRoutes } from './my-dossier.tsx'
import { nothingMoreRoutes } from './nothing-more.tsx'
import { overviewRoutes } from './overview.tsx'
import { withdrawalRoutes } from './own/withdrawal.tsx'
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
    withdrawalRoutes,
    walkInRoutes,
    personRoutes,
    receptionRoutes,
    onePageRoutes,
    confirmRoutes,
    doneRoutes,
    receiptRoutes,
    nothingMoreRoutes,
    accountGuideRoutes,
  ]
  return app => {
    for (const add of pages) add(app, deps)
  }
}
