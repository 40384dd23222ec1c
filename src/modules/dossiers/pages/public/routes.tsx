import { Type } from '@fastify/type-provider-typebox'
import { type Locale, say, type Text } from '../../../../kernel/index.ts'
import { type App, anyone, localPath, type Reply, type Viewer } from '../../../../platform/http/index.ts'
import { sendPage } from '../../../../ui/index.ts'
import {
  findByToken,
  findListByToken,
  type IssuedDocument,
  issuedDocuments,
  paperNames,
  parseCheckToken,
} from '../../../documents/index.ts'
import { unitDirectory } from '../../../organisation/index.ts'
import type { DossierDeps } from '../../deps.ts'
import { type Dossier, resultsInForce } from '../../dossier.ts'
import { deciding } from '../../papers.ts'
import { promise } from '../../rules/promises.ts'
import { findById, findPublic, isDossierCode } from '../../store.ts'
import { firstPromise, standingOf } from '../standing.ts'
import { CheckForm, GenuineListPage, GenuinePage, KnownPage, NotGenuinePage } from './check.tsx'
import { type TrackedDossier, TrackedPage, TrackForm } from './tracking.tsx'
import { tidyCode } from './typed-code.ts'
import { messagesIn } from './words.ts'

const open = { config: { access: anyone } }
const Typed = Type.Object({ ma: Type.Optional(Type.String({ maxLength: 200 })) })

/** What anyone may look at: where a dossier stands, and whether a paper is genuine. */
export function publicRoutes(deps: DossierDeps): (app: App) => void {
  return app => {
    trackingRoutes(app, deps)
    checkRoutes(app, deps)
  }
}

function trackingRoutes(app: App, deps: DossierDeps): void {
  app.get('/tra-cuu', { ...open, schema: { querystring: Typed } }, async (request, reply) => {
    const typed = request.query.ma?.trim()
    if (typed === undefined) return sendTrackForm(reply, '', undefined)
    if (typed === '') return sendTrackForm(reply, '', 'codeMissing')
    const code = tidyCode(typed)
    const known = isDossierCode(code) && (await findPublic(deps.db, code)) !== undefined
    return known
      ? reply.redirect(localPath(`/tra-cuu/${code}`, request.locale), 303)
      : sendTrackForm(reply, typed, 'codeUnknown')
  })
  app.get<{ Params: { code: string } }>('/tra-cuu/:code', open, async (request, reply) => {
    const { locale, viewer } = request
    const dossier = await findPublic(deps.db, tidyCode(request.params.code))
    if (dossier === undefined) return sendTrackForm(reply, request.params.code, 'codeUnknown')
    const tracked = await trackedOf(deps, dossier, viewer, locale)
    return sendPage(
      reply,
      { title: `${messagesIn(locale).trackTitle} ${dossier.code}` },
      <TrackedPage tracked={tracked} />,
    )
  })
}

function sendTrackForm(reply: Reply, typed: string, wrong: 'codeMissing' | 'codeUnknown' | undefined): Reply {
  const messages = messagesIn(reply.request.locale)
  const errors = wrong === undefined ? [] : [{ field: 'ma', message: messages[wrong] }]
  const status = wrong === undefined ? 200 : wrong === 'codeUnknown' ? 404 : 422
  return sendPage(
    reply,
    { title: messages.trackTitle, errors, status },
    <TrackForm typed={typed} errors={errors} />,
  )
}

async function trackedOf(
  deps: DossierDeps,
  dossier: Dossier,
  viewer: Viewer | null,
  locale: Locale,
): Promise<TrackedDossier> {
  const isOwner = viewer?.kind === 'citizen' && viewer.id === dossier.citizen
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const directory = await unitDirectory(deps.db)
  const name = (id: string) => {
    const unit = directory.find(id)
    return unit === undefined ? id : say(unit.name, locale)
  }
  const counter = directory.find(dossier.receivingUnit)
  const names = new Map(procedure.process.map(step => [step.key, step.name]))
  const { acceptance } = dossier
  const date =
    acceptance &&
    promise(acceptance, Temporal.Instant.from(acceptance.at), deps.calendar(), dossier.competentAuthority)
  const steps = dossier.steps.map(step => ({
    name: names.get(step.key) ?? { vi: step.key },
    unit: name(step.unit),
    dueAt: Temporal.Instant.from(step.dueAt),
    isOpen: step.openedAt !== undefined,
    doneAt: step.doneAt === undefined ? null : Temporal.Instant.from(step.doneAt),
  }))
  return {
    dossier,
    procedure: procedure.name,
    authority: name(dossier.competentAuthority),
    // Said only while it is the whole story: a date that moved since is explained to its owner, line by line.
    explanation: firstPromise(dossier) === undefined ? (date?.explanation ?? []) : [],
    resultNames: resultsInForce(dossier).map(
      ({ branch }) => deciding(dossier, procedure, branch).result.name,
    ),
    steps: isOwner ? steps : null,
    door: dossier.citizen === null ? null : isOwner ? 'open' : viewer === null ? 'signIn' : null,
    bringTo:
      standingOf(dossier) === 'supplement' && dossier.citizen === null
        ? [counter && say(counter.counterName ?? counter.name, locale), counter?.address]
            .filter(Boolean)
            .join(', ')
        : null,
  }
}

function checkRoutes(app: App, deps: DossierDeps): void {
  app.get('/xac-thuc', { ...open, schema: { querystring: Typed } }, async (request, reply) => {
    const typed = request.query.ma?.trim()
    if (typed === undefined || typed === '') return sendCheckForm(reply, typed)
    const code = tidyCode(typed)
    if (isDossierCode(code)) return sendKnown(deps, reply, code)
    const token = parseCheckToken(typed)
    return token === undefined
      ? sendNotGenuine(reply)
      : reply.redirect(localPath(`/xac-thuc/${token}`, request.locale), 303)
  })
  app.get<{ Params: { token: string } }>('/xac-thuc/:token', open, async (request, reply) => {
    const { token } = request.params
    const issued = await findByToken(deps.db, token)
    const found = issued && (await findById(deps.db, issued.dossierId))
    if (issued === undefined || found === undefined) return sendList(deps, reply, token)
    // What the paper says is for whoever holds it: no cache between them and us keeps a copy.
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex')
    return sendPage(
      reply,
      { title: messagesIn(request.locale).checkTitle },
      <GenuinePage issued={issued} kind={kindOf(deps, found.dossier, issued)} />,
    )
  })
}

/** A result by the name its procedure or its branch gives it, a letter by the name of its form. */
function kindOf(
  deps: DossierDeps,
  dossier: Dossier,
  { kind, branch }: Pick<IssuedDocument, 'kind' | 'branch'>,
): Text {
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  return kind === 'result' ? deciding(dossier, procedure, branch ?? undefined).result.name : paperNames[kind]
}

/** A unit's own list, a closed register: it names no person, so its page does not either. */
async function sendList(deps: DossierDeps, reply: Reply, token: string): Promise<Reply> {
  const { locale } = reply.request
  const list = await findListByToken(deps.db, token)
  if (list === undefined) return sendNotGenuine(reply)
  const unit = (await unitDirectory(deps.db)).find(list.unitId)
  reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex')
  return sendPage(
    reply,
    { title: messagesIn(locale).checkTitle },
    <GenuineListPage
      list={list}
      kind={paperNames[list.kind]}
      unit={unit === undefined ? list.unitId : say(unit.name, locale)}
    />,
  )
}

function sendCheckForm(reply: Reply, typed: string | undefined): Reply {
  const messages = messagesIn(reply.request.locale)
  const errors = typed === undefined ? [] : [{ field: 'ma', message: messages.checkMissing }]
  return sendPage(
    reply,
    { title: messages.checkTitle, errors, status: typed === undefined ? 200 : 422 },
    <CheckForm typed={typed ?? ''} errors={errors} />,
  )
}

function sendNotGenuine(reply: Reply): Reply {
  return sendPage(
    reply,
    { title: messagesIn(reply.request.locale).checkTitle, status: 404 },
    <NotGenuinePage />,
  )
}

async function sendKnown(deps: DossierDeps, reply: Reply, code: string): Promise<Reply> {
  const messages = messagesIn(reply.request.locale)
  const dossier = await findPublic(deps.db, code)
  if (dossier === undefined) return sendNotGenuine(reply)
  const directory = await unitDirectory(deps.db)
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const papers = await issuedDocuments(deps.db, dossier.id)
  const results = newestOfBranches(papers.filter(({ kind }) => kind === 'result')).map(issued => {
    const { authorityId } = deciding(dossier, procedure, issued.branch ?? undefined)
    const issuer = directory.find(authorityId)
    return {
      kind: kindOf(deps, dossier, issued),
      issuer: issuer === undefined ? authorityId : say(issuer.name, reply.request.locale),
      issuedAt: issued.createdAt,
      status: issued.status,
    }
  })
  return sendPage(reply, { title: messages.checkTitle }, <KnownPage code={code} results={results} />)
}

/** The last result of each branch; of most procedures the only one. */
function newestOfBranches(results: readonly IssuedDocument[]): IssuedDocument[] {
  return results.filter(
    (result, index) => !results.slice(index + 1).some(later => later.branch === result.branch),
  )
}
