import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** A signed-in citizen, as far as pages need to know them. */
export interface CitizenViewer {
  readonly kind: 'citizen'
  readonly id: string
  readonly name: string
  readonly personalNumber: string
}

/** Under what an officer acts for somebody else. */
export interface PostDelegation {
  readonly id: string
  /** The officer whose post it is. */
  readonly from: string
  /** The decision that delegates, with its day, as a paper cites it. */
  readonly basis: string
  /** How the signature begins: ký thay, thừa ủy quyền, thừa lệnh. */
  readonly form: 'KT' | 'TUQ' | 'TL'
  /** Codes of the procedures, and keys of the fields, it is limited to; both left out: everything the post does. */
  readonly procedures?: readonly string[] | undefined
  readonly fields?: readonly string[] | undefined
}

/** What an officer is in a unit; by delegation, for as long as it is in force. */
export interface ViewerPost {
  readonly unit: string
  readonly role: string
  readonly delegation?: PostDelegation | undefined
}

/** A signed-in officer with the posts held: what may be seen and done follows from these. */
export interface OfficerViewer {
  readonly kind: 'officer'
  readonly id: string
  readonly name: string
  readonly posts: readonly ViewerPost[]
  /** Set after a reset: nothing opens but the page that sets a new password. */
  readonly mustChangePassword?: boolean
}

export type Viewer = CitizenViewer | OfficerViewer

/** Who may use a route. Every route states it; a route that does not is refused when the program starts. */
export type Access =
  | { readonly who: 'anyone' }
  | { readonly who: 'signedIn' }
  | { readonly who: 'citizen' }
  | { readonly who: 'officer'; readonly roles?: readonly string[] }

export const anyone: Access = { who: 'anyone' }
export const signedIn: Access = { who: 'signedIn' }
export const citizen: Access = { who: 'citizen' }
/** Officers who hold one of the roles in some unit; any officer when none is named. */
export function officer(...roles: string[]): Access {
  return roles.length === 0 ? { who: 'officer' } : { who: 'officer', roles }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** Who asks; null when nobody is signed in. Set once by the identity module before access is checked. */
    viewer: Viewer | null
  }
}

/** Makes every route state its access, and enforces it after the viewer is known. */
export function guardRoutes(app: FastifyInstance): void {
  app.decorateRequest('viewer', null)
  app.addHook('onRoute', route => {
    if (route.config?.access === undefined) {
      throw new Error(`${String(route.method)} ${route.url} does not say who may use it`)
    }
  })
  app.addHook('preValidation', async request => {
    if (request.is404) return
    checkAccess(request.routeOptions.config.access, request)
  })
}

/** @throws Refusal 401 `sign_in_required`, 403 `not_your_role` */
function checkAccess(access: Access | undefined, request: FastifyRequest): void {
  if (access?.who === 'anyone') return
  const { viewer } = request
  if (access === undefined || viewer === null)
    throw new Refusal(401, 'sign_in_required', { for: access?.who })
  if (access.who === 'signedIn') return
  if (access.who !== viewer.kind) throw new Refusal(403, `only_${access.who}`)
  if (viewer.kind === 'officer' && access.who === 'officer' && access.roles !== undefined) {
    const { roles } = access
    if (!viewer.posts.some(post => roles.includes(post.role))) throw new Refusal(403, 'not_your_role')
  }
}

/** The signed-in citizen, for routes whose access says `citizen`. */
export function citizenOf(request: FastifyRequest): CitizenViewer {
  if (request.viewer?.kind !== 'citizen') throw new Refusal(403, 'only_citizen')
  return request.viewer
}

/** The signed-in officer, for routes whose access says `officer`. */
export function officerOf(request: FastifyRequest): OfficerViewer {
  if (request.viewer?.kind !== 'officer') throw new Refusal(403, 'only_officer')
  return request.viewer
}
