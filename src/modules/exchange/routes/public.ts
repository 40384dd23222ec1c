import { Type } from '@fastify/type-provider-typebox'
import { type App, anyone, type Viewer } from '../../../platform/http/index.ts'
import { findByToken, type IssuedDocument, latest } from '../../documents/index.ts'
import {
  type Dossier,
  DossierNotFound,
  findPublic,
  findPublicById,
  isDossierCode,
  nationalStatus,
} from '../../dossiers/index.ts'
import type { ExchangeDeps } from '../deps.ts'
import { CheckView, CodeParams, refusals, TrackingView } from '../shapes.ts'

export function publicRoutes(app: App, deps: ExchangeDeps): void {
  app.get(
    '/api/v1/tracking/:code',
    {
      config: { access: anyone },
      schema: {
        summary: 'Stage and promised date for anyone with the code; the steps for its owner',
        params: CodeParams,
        response: { 200: TrackingView, ...refusals },
      },
    },
    async request => {
      const dossier = await findPublic(deps.db, request.params.code)
      if (dossier === undefined) throw new DossierNotFound()
      return trackingOf(deps, dossier, request.viewer)
    },
  )
  app.get(
    '/api/v1/checks/:token',
    {
      config: { access: anyone },
      schema: {
        summary:
          'Whether a result is genuine, by the token in its QR code; by a dossier’s code only that one exists',
        params: Type.Object({ token: Type.String({ maxLength: 80 }) }),
        response: { 200: CheckView, ...refusals },
      },
    },
    async request => checkOf(deps, request.params.token),
  )
}

async function trackingOf(deps: ExchangeDeps, dossier: Dossier, viewer: Viewer | null) {
  const { due } = dossier
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const isOwner = viewer?.kind === 'citizen' && viewer.id === dossier.citizen
  return {
    code: dossier.code,
    procedure: { code: procedure.code, name: procedure.name.vi },
    status: dossier.state,
    nationalStatus: nationalStatus(dossier),
    filedAt: dossier.filedAt,
    answerBy: dossier.state === 'filed' ? dossier.answerBy.at : null,
    dueAt: due === undefined || due.provisional ? null : due.at,
    dueAtProvisional: due?.provisional === true ? due.at : null,
    ...(isOwner ? { steps: dossier.steps.map(stepOf) } : {}),
  }
}

function stepOf(step: Dossier['steps'][number]) {
  return {
    key: step.key,
    unit: step.unit,
    openedAt: step.openedAt ?? null,
    doneAt: step.doneAt ?? null,
    dueAt: step.dueAt,
  }
}

/** A dossier's code says only that a result exists; the token in the paper's QR code says what it says. */
async function checkOf(deps: ExchangeDeps, word: string) {
  const code = word.toUpperCase()
  if (isDossierCode(code)) return knownByCode(deps, code)
  const issued = await findByToken(deps.db, word)
  const found = issued && (await findPublicById(deps.db, issued.dossierId))
  if (issued === undefined || found === undefined) return { exists: false, genuine: false }
  return {
    exists: true,
    genuine: true,
    ...outlineOf(issued, found),
    number: issued.number,
    dossier: found.code,
    sha256: issued.sha256,
    content: issued.content,
  }
}

async function knownByCode(deps: ExchangeDeps, code: string) {
  const found = await findPublic(deps.db, code)
  const issued = found && (await latest(deps.db, found.id, 'result'))
  return issued === undefined || found === undefined
    ? { exists: false }
    : { exists: true, ...outlineOf(issued, found) }
}

function outlineOf(issued: IssuedDocument, dossier: Dossier) {
  return {
    status: issued.status,
    kind: dossier.procedure.code,
    issuer: dossier.competentAuthority,
    issuedAt: issued.createdAt.toString(),
  }
}
