import { type App, officer } from '../../../../../platform/http/index.ts'
import type { DossierDeps } from '../../../deps.ts'
import { dossierRoles } from '../frame.ts'
import { paths } from '../paths.ts'
import { sendBatch, sendBatchList } from './batch-routes.tsx'
import { makeBundle, noteDeliveries, sendBundleForm } from './bundle-routes.tsx'
import { makeBatch, sendMoves, sendNewBatch } from './moves-routes.tsx'
import { signForPapers } from './receipt-routes.tsx'

/** Papers on their way: made up into batches, signed for, given to the post. */
export function movesRoutes(app: App, deps: DossierDeps): void {
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.moves, office, (request, reply) => sendMoves(deps, request, reply))
  app.post(paths.moves, office, (request, reply) => makeBatch(deps, request, reply))
  app.get(paths.newBatch, office, (request, reply) => sendNewBatch(deps, request, reply))
  app.get(paths.postings, office, (request, reply) => sendBundleForm(deps, request, reply))
  app.post(paths.postings, office, (request, reply) => makeBundle(deps, request, reply))
  app.get(paths.batch(':batch'), office, (request, reply) => sendBatch(deps, request, reply))
  app.get(paths.batchList(':batch'), office, (request, reply) => sendBatchList(deps, request, reply))
  app.post(paths.batchReceipts(':batch'), office, (request, reply) => signForPapers(deps, request, reply))
  app.post(paths.deliveries(':batch'), office, (request, reply) => noteDeliveries(deps, request, reply))
}
