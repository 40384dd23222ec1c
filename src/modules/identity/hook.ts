import type { Id } from '../../kernel/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { localPath, Refusal, type Reply, type Request, type Viewer } from '../../platform/http/index.ts'
import { type OfficerId, officerAtWork } from '../organisation/index.ts'
import { cookiesFor } from './cookies.ts'
import { paths } from './paths.ts'
import { isWorthNoting } from './rules/session-life.ts'
import { findCitizenRow } from './store/citizens.ts'
import { findSession, noteUse, type Session, type SessionId } from './store/sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The session behind the viewer, for its own list of sessions. */
    sessionId: Id<'session'> | null
  }
}

export interface IdentityDeps {
  readonly db: Db
  readonly clock: Clock
  readonly baseUrl: string
}

/**
 * The `onRequest` hook that says who asks: pages by cookie, the API by bearer token and never by cookie. Access is
 * enforced by the platform afterwards. `app.decorateRequest('sessionId', null)` is done by `identityRoutes`.
 */
export function identityHook({ db, clock, baseUrl }: IdentityDeps) {
  const cookies = cookiesFor(baseUrl)
  return async (request: Request, reply: Reply): Promise<unknown> => {
    if (/^\/(?:assets\/|healthz|readyz|metrics|sandbox\/)/.test(request.url)) return undefined
    const api = request.url.startsWith('/api/')
    const token = api ? bearerOf(request) : cookies.session(request)
    if (token === undefined) return undefined
    const known = await viewerOf(db, token, api ? 'token' : 'cookie', clock.now())
    if (known === undefined) return refuseUnknown(api, reply, cookies)
    request.viewer = known.viewer
    request.sessionId = known.session
    return mustChangePassword(request)
      ? reply.redirect(localPath(paths.changePassword, request.locale), 303)
      : undefined
  }
}

/** A program must be told that its token is no good; a browser is simply not signed in. */
function refuseUnknown(api: boolean, reply: Reply, cookies: ReturnType<typeof cookiesFor>): undefined {
  if (api) throw new Refusal(401, 'token_not_valid')
  cookies.clearSession(reply)
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer +([\w~+/.-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** Who is behind a token, or undefined when it is not good (any more). */
export async function viewerOf(
  db: Db,
  token: string,
  via: 'cookie' | 'token',
  now: Temporal.Instant,
): Promise<{ viewer: Viewer; session: SessionId } | undefined> {
  const session = await findSession(db, token, via, now)
  if (session === undefined) return undefined
  const viewer =
    session.kind === 'citizen' ? await citizenViewer(db, session) : await officerViewer(db, session, now)
  if (viewer === undefined) return undefined
  if (isWorthNoting(session.lastUsedAt, now)) await noteUse(db, session, now)
  return { viewer, session: session.id }
}

async function citizenViewer(db: Db, session: Session): Promise<Viewer | undefined> {
  const citizen = await findCitizenRow(db, session.subjectId as Id<'citizen'>)
  if (citizen === undefined) return undefined
  return { kind: 'citizen', id: citizen.id, name: citizen.fullName, personalNumber: citizen.personalNumber }
}

/** A disabled officer, or one whose password changed after the session began, is nobody. */
async function officerViewer(db: Db, session: Session, now: Temporal.Instant): Promise<Viewer | undefined> {
  const atWork = await officerAtWork(db, session.subjectId as OfficerId, now)
  if (atWork === undefined || atWork.officer.disabledAt !== null) return undefined
  const { officer, posts } = atWork
  if (Temporal.Instant.compare(session.createdAt, officer.passwordChangedAt) < 0) return undefined
  return {
    kind: 'officer',
    id: officer.id,
    name: officer.fullName,
    posts,
    mustChangePassword: officer.mustChangePassword,
  }
}

/** After a reset nothing opens but the page that sets a new password, and the way out. */
function mustChangePassword(request: Request): boolean {
  if (request.viewer?.kind !== 'officer' || request.viewer.mustChangePassword !== true) return false
  if (request.url.startsWith('/api/')) throw new Refusal(403, 'password_change_required')
  const path = request.url.split('?')[0] ?? ''
  return path !== paths.changePassword && path !== paths.signOut
}
