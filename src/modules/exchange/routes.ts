import { Type } from '@fastify/type-provider-typebox'
import {
  type App,
  anyone,
  InvalidInput,
  officer,
  officerOf,
  Refusal,
  type Request,
  signedIn,
  type Viewer,
} from '../../platform/http/index.ts'
import { findByToken, receiveUpload, type Scanner, sayUploadFault, uploadLimits } from '../documents/index.ts'
import {
  type Applicant,
  actorOf,
  type Dossier,
  type DossierAction,
  type DossierDeps,
  DossierNotFound,
  fileDossier,
  findDossier,
  findPublic,
  findPublicById,
  nationalStatus,
  readInbox,
  sightOf,
  stream,
} from '../dossiers/index.ts'
import { type CitizenId, findCitizen } from '../identity/index.ts'
import { noteLook, readStream } from '../journal/index.ts'
import { runAction } from './actions.ts'
import { callerOf, repeatableOf } from './caller.ts'
import { viewOf } from './dossier-view.ts'
import {
  actionBodies,
  CheckView,
  CodeParams,
  DossierView,
  FileBody,
  FileView,
  FilingBody,
  InboxView,
  JournalView,
  PageQuery,
  refusals,
  TrackingView,
} from './shapes.ts'

const security = [{ bearer: [] }]
const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'The same key with the same body gives the same outcome for seven days',
    }),
  ),
})

export interface ExchangeDeps extends DossierDeps {
  readonly scanner: Scanner
}

/** Everything a citizen, a counter or another system may do over HTTP without a page. Bearer tokens only. */
export function exchangeRoutes(deps: ExchangeDeps): (app: App) => void {
  return app => {
    app.get('/api/v1/openapi.json', { config: { access: anyone }, schema: { hide: true } }, async () =>
      app.swagger(),
    )
    fileRoutes(app, deps)
    filingRoutes(app, deps)
    dossierRoutes(app, deps)
    actionRoutes(app, deps)
    publicRoutes(app, deps)
    inboxRoutes(app, deps)
  }
}

function fileRoutes(app: App, deps: ExchangeDeps): void {
  app.post(
    '/api/v1/files',
    {
      config: { access: signedIn },
      schema: {
        summary: 'Send one file (multipart field `file`): JPEG, PNG or PDF by content, at most 20 MB',
        consumes: ['multipart/form-data'],
        security,
        body: FileBody,
        response: { 201: FileView, ...refusals },
      },
      // The body is a stream of parts, looked at while it comes; its schema is there to be described.
      validatorCompiler: () => () => true,
    },
    async (request, reply) => {
      const part = await request.file({ limits: uploadLimits, throwFileSizeLimit: false })
      if (part === undefined) throw new InvalidInput([{ field: 'file', code: 'required' }])
      const by = actorOf(callerOf(request)).id
      const outcome = await receiveUpload(deps, { stream: part.file, filename: part.filename, by })
      if (!outcome.taken) {
        const { fault } = outcome
        throw new InvalidInput([{ field: 'file', code: fault.code, message: sayUploadFault(fault, 'vi') }])
      }
      const { id, originalName, mediaType, sizeBytes, sha256 } = outcome.file
      return reply.code(201).send({ id, name: originalName ?? '', mediaType, size: sizeBytes, sha256 })
    },
  )
}

function filingRoutes(app: App, deps: ExchangeDeps): void {
  app.post(
    '/api/v1/dossiers',
    {
      config: { access: signedIn },
      schema: {
        summary: 'File a dossier: online as a citizen, at the counter as a receiving officer',
        security,
        headers: IdempotencyHeader,
        body: FilingBody,
        response: { 201: DossierView, ...refusals },
      },
    },
    async (request, reply) => {
      const viewer = callerOf(request)
      const { body } = request
      const { applicant, returnBy = 'account', ...said } = body
      const filing = {
        ...said,
        returnBy,
        ...(await senderOf(deps, viewer, applicant, said.receivingUnit)),
      }
      const { dossier } = await fileDossier(deps, filing, actorOf(viewer), repeatableOf(request, 'file'))
      return reply
        .code(201)
        .header('location', `/api/v1/dossiers/${dossier.code}`)
        .send(viewOf(dossier, viewer))
    },
  )
}

/** The channel follows from who files, never from a field; an officer receives at a counter they hold a post at. */
async function senderOf(
  deps: ExchangeDeps,
  viewer: Viewer,
  applicant: Applicant | undefined,
  receivingUnit: string | undefined,
): Promise<{
  channel: 'online' | 'counter'
  citizen: string | null
  applicant: Applicant
  receivingUnit?: string
}> {
  if (viewer.kind === 'citizen') {
    return {
      channel: 'online',
      citizen: viewer.id,
      applicant: applicant ?? (await ownIdentity(deps, viewer.id)),
    }
  }
  const counters = viewer.posts.filter(post => post.role === 'receivingOfficer').map(post => post.unit)
  const unit = receivingUnit ?? counters[0]
  if (unit === undefined || !counters.includes(unit)) throw new Refusal(403, 'not_your_counter')
  if (applicant === undefined) throw new InvalidInput([{ field: 'applicant', code: 'required' }])
  return { channel: 'counter', citizen: null, applicant, receivingUnit: unit }
}

async function ownIdentity(deps: ExchangeDeps, id: string): Promise<Applicant> {
  const citizen = await findCitizen(deps.db, id as CitizenId)
  if (citizen === undefined) throw new Refusal(401, 'sign_in_required')
  return {
    fullName: citizen.fullName,
    personalNumber: citizen.personalNumber,
    ...(citizen.dateOfBirth === null ? {} : { dateOfBirth: citizen.dateOfBirth.toString() }),
    ...(citizen.phone === null ? {} : { phone: citizen.phone }),
    ...(citizen.email === null ? {} : { email: citizen.email }),
    ...(citizen.address === null ? {} : { address: citizen.address }),
    ...(citizen.wardId === null ? {} : { ward: citizen.wardId }),
  }
}

function dossierRoutes(app: App, deps: ExchangeDeps): void {
  app.get(
    '/api/v1/dossiers/:code',
    {
      config: { access: signedIn },
      schema: {
        summary: 'A dossier, as the caller may see it',
        security,
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
        summary: 'Its record: every entry with its hash',
        security,
        params: CodeParams,
        response: { 200: JournalView, ...refusals },
      },
    },
    async request => {
      const dossier = await seen(deps, request, request.params.code, 'api.journal')
      const entries = await readStream(deps.db, stream(dossier.id))
      const items = entries.map(entry => ({
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

function actionRoutes(app: App, deps: ExchangeDeps): void {
  for (const action of Object.keys(actionBodies) as DossierAction[]) {
    app.post(
      `/api/v1/dossiers/:code/actions/${action}`,
      {
        config: { access: signedIn },
        schema: {
          summary: `Do «${action}»; 409 with because and allowed when the dossier does not allow it now`,
          security,
          headers: IdempotencyHeader,
          params: CodeParams,
          body: actionBodies[action],
          response: { 200: DossierView, ...refusals },
        },
      },
      async request => {
        const viewer = callerOf(request)
        const { code } = request.params
        if ((await findDossier(deps.db, code, sightOf(viewer))) === undefined) throw new DossierNotFound()
        const { seq } = request.body
        const acting = {
          code,
          actor: actorOf(viewer),
          seq,
          repeatable: repeatableOf(request, `${action} ${code}`),
        }
        return viewOf(await runAction[action](deps, acting, request.body as never), viewer)
      },
    )
  }
}

function publicRoutes(app: App, deps: ExchangeDeps): void {
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

function inboxRoutes(app: App, deps: ExchangeDeps): void {
  app.get(
    '/api/v1/inbox',
    {
      config: { access: officer() },
      schema: {
        summary: 'The caller’s queue: taken up first, then open, due soonest first',
        security,
        querystring: PageQuery,
        response: { 200: InboxView, ...refusals },
      },
    },
    async request => {
      const { items, next } = await readInbox(deps.db, officerOf(request), request.query)
      return {
        items: items.map(item => ({
          code: item.code,
          seq: item.seq,
          status: item.state,
          procedure: item.procedure,
          applicantName: item.applicantName,
          subject: item.subject,
          kind: item.kind,
          unit: item.unit,
          mine: item.mine,
          filedAt: item.filedAt.toString(),
          dueAt: item.dueAt.toString(),
          resultDueAt: item.resultDueAt?.toString() ?? null,
        })),
        next,
      }
    },
  )
}
