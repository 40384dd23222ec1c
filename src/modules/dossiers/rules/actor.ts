import { delegationCovers } from '../../organisation/index.ts'
import type { Dossier } from '../dossier.ts'

/** A post lent by its holder. What it covers, by procedure or by field; nothing named: all. */
export interface Delegated {
  readonly id: string
  readonly procedures?: readonly string[] | undefined
  readonly fields?: readonly string[] | undefined
}

/** What an officer is and where; by delegation only within its scope. */
export interface ActorPost {
  readonly unit: string
  readonly role: string
  readonly delegation?: Delegated | undefined
}

/**
 * Who acts: an officer with posts, a citizen, or the clock. `id` is what the record keeps (`officer:<id>`,
 * `citizen:<id>`, `system:clock`).
 */
export interface Actor {
  readonly id: string
  readonly posts: readonly ActorPost[]
}

/** What the law and the clock do by themselves is done by nobody. */
export const clockActor: Actor = { id: 'system:clock', posts: [] }

export function isClock(actor: Actor): boolean {
  return actor.id === clockActor.id
}

type Matter = Pick<Dossier, 'procedure'>

export function holds(actor: Actor, unit: string, role: string, matter: Matter): boolean {
  return actor.posts.some(post => post.unit === unit && post.role === role && covers(post, matter))
}

export function receives(actor: Actor, unit: string, matter: Matter): boolean {
  return holds(actor, unit, 'receivingOfficer', matter)
}

/** Anybody who works on dossiers in the unit. */
export function worksIn(actor: Actor, unit: string): boolean {
  return actor.posts.some(post => post.unit === unit)
}

export function isOwner(actor: Actor, dossier: Pick<Dossier, 'citizen'>): boolean {
  return dossier.citizen !== null && actor.id === `citizen:${dossier.citizen}`
}

/** A delegation covers what it names; one that names nothing covers all that the post does. */
function covers({ delegation }: ActorPost, { procedure }: Matter): boolean {
  const { code, field } = procedure
  return delegation === undefined || delegationCovers(scopeOf(delegation), { procedure: code, field })
}

/** Left out and empty are the same: no limit. */
function scopeOf({ procedures = [], fields = [] }: Delegated) {
  return { procedures, fields }
}
