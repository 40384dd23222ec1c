import type { Role } from './roles.ts'
import type { Unit } from './units.ts'

/** What an officer is, and where. */
export interface Post {
  readonly unit: string
  readonly role: Role
}

/** Why somebody cannot hold a post. */
export type PostFault = 'unknown_unit' | 'unit_ended' | 'unit_does_not_receive'

/** Only a unit that receives has receiving officers; a unit that has ended has nobody. */
export function postFault(post: Post, unit: Unit | undefined): PostFault | undefined {
  if (unit === undefined) return 'unknown_unit'
  if (unit.validTo !== null) return 'unit_ended'
  if (post.role === 'receivingOfficer' && !unit.receives) return 'unit_does_not_receive'
  return undefined
}

/** The posts to take up and to lay down on the way from one list to the other. */
export function postChanges(
  before: readonly Post[],
  after: readonly Post[],
): { taken: Post[]; laidDown: Post[] } {
  const had = new Set(before.map(postKey))
  const has = new Set(after.map(postKey))
  return {
    taken: after.filter(post => !had.has(postKey(post))),
    laidDown: before.filter(post => !has.has(postKey(post))),
  }
}

export function postKey({ unit, role }: Post): string {
  return `${unit} ${role}`
}

/** Each post once, in a fixed order. */
export function distinctPosts(posts: readonly Post[]): Post[] {
  const byKey = new Map(posts.map(post => [postKey(post), { unit: post.unit, role: post.role }]))
  return [...byKey.keys()].sort().flatMap(key => byKey.get(key) ?? [])
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: 'last_administrator' }

/** Somebody must be left who can let others in. `others`: administrators who can sign in, without this officer. */
export function mayStopAdministering(isAdministrator: boolean, others: number): Verdict {
  return isAdministrator && others === 0
    ? { allowed: false, because: 'last_administrator' }
    : { allowed: true }
}
