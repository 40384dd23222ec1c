import type { Actor } from '../../dossiers/index.ts'
import type { Visit } from '../visit.ts'
import { isTransition, type VisitAction, visitActions } from './states.ts'

/** Why not, as a stable code. */
export type Because = 'not_in_this_state' | 'not_your_post' | 'not_your_visit' | 'visit_not_begun'

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly because: Because }

const yes: Permission = { allowed: true }
const no = (because: Because): Permission => ({ allowed: false, because })

/** Whether this actor may do this to the visit now: state, post and day, in one table. */
export function may(visit: Visit, action: VisitAction, actor: Actor, now: Temporal.Instant): Permission {
  if (!isTransition(visit.state, action)) return no('not_in_this_state')
  if (action === 'cancel' && isOwner(visit, actor)) return yes
  if (!receives(actor, visit.unit)) return no(isCitizen(actor) ? 'not_your_visit' : 'not_your_post')
  return onTheSpot.has(action) && !hasBegun(visit, now) ? no('visit_not_begun') : yes
}

/** The actions open to this actor, for buttons. */
export function allowedActions(visit: Visit, actor: Actor, now: Temporal.Instant): VisitAction[] {
  return visitActions.filter(action => may(visit, action, actor, now).allowed)
}

/** What is done in the house, not before. */
const onTheSpot: ReadonlySet<VisitAction> = new Set(['file', 'noteMissed', 'finish'])

/** A team that is early is let in: from an hour before the slot on. */
function hasBegun({ plan }: Visit, now: Temporal.Instant): boolean {
  if (plan === undefined) return false
  return Temporal.Instant.compare(now, Temporal.Instant.from(plan.from).subtract({ hours: 1 })) >= 0
}

function isOwner(visit: Visit, actor: Actor): boolean {
  return visit.citizen !== null && actor.id === `citizen:${visit.citizen}`
}

function isCitizen(actor: Actor): boolean {
  return actor.id.startsWith('citizen:')
}

function receives(actor: Actor, unit: string): boolean {
  return actor.posts.some(post => post.unit === unit && post.role === 'receivingOfficer')
}
