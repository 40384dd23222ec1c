import { type App, type Request, signedIn } from '../../../platform/http/index.ts'
import { actorOf, type Dossier, DossierNotFound, findDossier, sightOf, stream } from '../../dossiers/index.ts'
import { noteLook, readStream } from '../../journal/index.ts'
import { callerOf } from '../caller.ts'
import type { ExchangeDeps } from '../deps.ts'
import { viewOf } from '../dossier-view.ts'
import { bearer, CodeParams, DossierView, JournalView, refusals } from '../shapes.ts'

export function dossierRoutes(app: App, deps: ExchangeDeps): void {
  app.get(
    '/api/v1/dossiers/:code',
    {
      config: { access: signedIn },
      schema: {
        summary: 'A dossier, as the caller may see it',
        security: bearer,
        params: CodeParams,
        response: { 200: DossierView, ...refusals },
      },
    },
    async request => {
      const dossier = await seen(deps, request, request.params.code, 'api.dossier')
      return viewOf(dossier, callerOf(request))
    },
  )
  app.get(
    '/api/v1/dossiers/:code/journal',
    {
      config: { access: signedIn },
      schema: {
        summary: 'Its record: every entry with its hash; the notes of the officers are for officers only',
        security: bearer,
        params: CodeParams,
        response: { 200: JournalView, ...refusals },
      },
    },
    async request => {
      const dossier = await seen(deps, request, request.params.code, 'api.journal')
      const entries = await readStream(deps.db, stream(dossier.id))
      const isOfficer = callerOf(request).kind === 'officer'
      const items = entries
        .filter(({ kind }) => isOfficer || kind !== 'noted')
        .map(entry => ({
          seq: entry.seq,
          kind: entry.kind,
          at: entry.at.toString(),
          actor: entry.actor,
          bytes: entry.bytes,
          hash: entry.hash.toString('hex'),
        }))
      return { items, next: null }
    },
  )
}

/** The dossier when the caller may see it, and the look noted. @throws DossierNotFound */
async function seen(deps: ExchangeDeps, request: Request, code: string, purpose: string): Promise<Dossier> {
  const viewer = callerOf(request)
  const found = await findDossier(deps.db, code, sightOf(viewer))
  if (found === undefined) throw new DossierNotFound()
  await noteLook(deps.db, {
    at: deps.clock.now(),
    viewer: actorOf(viewer).id,
    stream: stream(found.dossier.id),
    purpose,
  })
  return found.dossier
}
