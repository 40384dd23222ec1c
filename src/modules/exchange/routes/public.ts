import { Type } from '@fastify/type-provider-typebox'
import { type App, anyone, type Viewer } from '../../../platform/http/index.ts'
import { findByToken } from '../../documents/index.ts'
import {
  type Dossier,
  DossierNotFound,
  findPublic,
  findPublicById,
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
        summary: 'Whether a result is genuine, by the token in its QR code',
        params: Type.Object({ token: Type.String({ maxLength: 80 }) }),
        response: { 200: CheckView, ...refusals },
      },
    },
    async request => checkOf(deps, request.params.token),
  )
}

async function trackingOf(deps: ExchangeDeps, dossier: Dossier, viewer: Viewer | null) {
  const due = dossier.acceptance?.due
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

async function checkOf(deps: ExchangeDeps, token: string) {
  const issued = await findByToken(deps.db, token)
  const found = issued && (await findPublicById(deps.db, issued.dossierId))
  if (issued === undefined || found === undefined) return { genuine: false }
  return {
    genuine: true,
    status: issued.status,
    number: issued.number,
    dossier: found.code,
    kind: found.procedure.code,
    issuer: found.competentAuthority,
    issuedAt: issued.createdAt.toString(),
    sha256: issued.sha256,
    content: issued.content,
  }
}
