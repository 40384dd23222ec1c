import { Refusal, type Request, type Viewer } from '../../../../platform/http/index.ts'
import type { Procedure } from '../../../catalogue/index.ts'
import { noteLook } from '../../../journal/index.ts'
import { DossierNotFound } from '../../actions/record.ts'
import { type Dossier, stream } from '../../dossier.ts'
import { findDossier } from '../../store.ts'
import { actorOf, sightOf } from '../../viewers.ts'
import type { FilingDeps } from './deps.ts'

export interface SeenDossier {
  readonly dossier: Dossier
  readonly viewer: Viewer
  readonly procedure: Procedure
}

/**
 * The dossier of the address, as far as the viewer may see it. An officer's look at what is personal is noted with its
 * purpose.
 * @throws DossierNotFound where there is none and where it is not theirs
 */
export async function seenDossier(deps: FilingDeps, request: Request, purpose: string): Promise<SeenDossier> {
  const { viewer } = request
  if (viewer === null) throw new Refusal(401, 'sign_in_required')
  const { code } = request.params as { code: string }
  const found = await findDossier(deps.db, code, sightOf(viewer))
  if (found === undefined) throw new DossierNotFound()
  const { dossier } = found
  if (viewer.kind === 'officer') {
    const look = { at: deps.clock.now(), viewer: actorOf(viewer).id, stream: stream(dossier.id), purpose }
    await noteLook(deps.db, look)
  }
  return {
    dossier,
    viewer,
    procedure: deps.catalogue.version(dossier.procedure.code, dossier.procedure.version),
  }
}
