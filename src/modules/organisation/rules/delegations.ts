import { formatDate, local } from '../../../kernel/index.ts'
import type { Post } from './posts.ts'
import type { Role } from './roles.ts'

/** Roles whose acts can be delegated and assigned: those that work on dossiers. */
export const actingRoles = [
  'receivingOfficer',
  'handlingOfficer',
  'leader',
] as const satisfies readonly Role[]

export type ActingRole = (typeof actingRoles)[number]

export function isActingRole(text: string): text is ActingRole {
  return (actingRoles as readonly string[]).includes(text)
}

/** Ký thay, ký thừa ủy quyền, ký thừa lệnh. @source docs/legal/delegation.md#forms */
export const signingForms = ['KT', 'TUQ', 'TL'] as const

export type SigningForm = (typeof signingForms)[number]

export function isSigningForm(text: string): text is SigningForm {
  return (signingForms as readonly string[]).includes(text)
}

/** Why a delegation was ended before its day: the delegator is back, took it back, or it was entered by mistake. */
export const revocationReasons = ['returned', 'withdrawn', 'mistake'] as const

export type RevocationReason = (typeof revocationReasons)[number]

export function isRevocationReason(text: string): text is RevocationReason {
  return (revocationReasons as readonly string[]).includes(text)
}

/** To which matters a delegation is limited; both empty: everything the post does. */
export interface DelegationScope {
  readonly procedures: readonly string[]
  readonly fields: readonly string[]
}

/** What a decision that delegates says. */
export interface DelegationTerms extends DelegationScope {
  readonly unit: string
  readonly role: ActingRole
  readonly form: SigningForm
  /** The number of the decision. @example '12/QĐ-UBND' */
  readonly basis: string
  readonly basisOn: Temporal.PlainDate
  readonly validFrom: Temporal.PlainDate
  /** The last day. */
  readonly validTo: Temporal.PlainDate
}

/** Why a delegation cannot stand. */
export type DelegationFault =
  | { readonly field: 'to'; readonly fault: 'delegateMissing' | 'delegateSelf' | 'delegateDisabled' }
  | { readonly field: 'to'; readonly fault: 'notDeputy' | 'notBelow' }
  | { readonly field: 'post'; readonly fault: 'postMissing' | 'notHeld' | 'heldByDelegation' }
  | { readonly field: 'basis'; readonly fault: 'basisMissing' | 'basisTooLong' }
  | { readonly field: 'basisOn'; readonly fault: 'basisLater' }
  | { readonly field: 'validTo'; readonly fault: 'endsBeforeItBegins' | 'endsInThePast' | 'tooLong' }
  | { readonly field: 'procedures'; readonly fault: 'procedureUnknown' }
  | { readonly field: 'post'; readonly fault: 'alreadyDelegated' }

/** Who is to act for the delegator. */
interface Delegate {
  readonly id: string
  readonly disabled: boolean
  /** The Vietnamese title: a deputy's says so. @example 'Phó Chủ tịch UBND phường Ba Đình' */
  readonly title: string
  /** Their own posts, not those held by delegation. */
  readonly posts: readonly Post[]
}

export interface DelegationQuestion {
  readonly terms: DelegationTerms
  readonly from: { readonly id: string; readonly posts: readonly Post[] }
  readonly to: Delegate | undefined
  /** The body above a unit; undefined where there is none. */
  readonly parentOf: (unit: string) => string | undefined
  /** Posts the delegator has by delegation only. */
  readonly borrowed: readonly Post[]
  /** The same post from the same to the same person, not yet over. */
  readonly standing: readonly (DelegationScope & Pick<DelegationTerms, 'validFrom' | 'validTo'>)[]
  readonly today: Temporal.PlainDate
}

const longestBasis = 100

/**
 * Everything that speaks against a delegation. Nobody delegates what is not theirs, and what was delegated to them is
 * not delegated on.
 * @source docs/legal/delegation.md#limits (Decree 30/2020/NĐ-CP art. 13)
 */
export function delegationFaults({
  terms,
  from,
  to,
  borrowed,
  standing,
  today,
  parentOf,
}: DelegationQuestion): DelegationFault[] {
  const { compare } = Temporal.PlainDate
  const isBorrowed = borrowed.some(post => isSamePost(post, terms))
  return [
    ...delegateFaults(from, to),
    ...placeFaults(terms, to, parentOf),
    ...(from.posts.some(post => isSamePost(post, terms))
      ? []
      : [{ field: 'post', fault: isBorrowed ? 'heldByDelegation' : 'notHeld' } as const]),
    ...(terms.basis.trim() === '' ? [{ field: 'basis', fault: 'basisMissing' } as const] : []),
    ...(terms.basis.length > longestBasis ? [{ field: 'basis', fault: 'basisTooLong' } as const] : []),
    ...(compare(terms.basisOn, terms.validFrom) > 0
      ? [{ field: 'basisOn', fault: 'basisLater' } as const]
      : []),
    ...endFaults(terms, today),
    ...(standing.some(other => overlaps(other, terms) && isSameScope(other, terms))
      ? [{ field: 'post', fault: 'alreadyDelegated' } as const]
      : []),
  ]
}

function delegateFaults(from: DelegationQuestion['from'], to: DelegationQuestion['to']): DelegationFault[] {
  if (to === undefined) return [{ field: 'to', fault: 'delegateMissing' }]
  if (to.id === from.id) return [{ field: 'to', fault: 'delegateSelf' }]
  return to.disabled ? [{ field: 'to', fault: 'delegateDisabled' }] : []
}

/**
 * KT. is for a deputy of the same body, TUQ. and TL. for whoever works in it or in a body below it. Somebody who only
 * administers accounts signs for nobody. @source docs/legal/delegation.md#limits
 */
function placeFaults(
  { unit, form }: DelegationTerms,
  to: Delegate | undefined,
  parentOf: DelegationQuestion['parentOf'],
): DelegationFault[] {
  if (to === undefined) return []
  const working = to.posts.filter(({ role }) => isActingRole(role))
  if (form !== 'KT') {
    const isBelow = working.some(post => isWithin(post.unit, unit, parentOf))
    return isBelow ? [] : [{ field: 'to', fault: 'notBelow' }]
  }
  const isOfBody = (post: Post) =>
    post.unit === unit || parentOf(post.unit) === unit || parentOf(unit) === post.unit
  const isDeputy = working.some(
    post => isOfBody(post) && ((post.unit === unit && post.role === 'leader') || isDeputyTitle(to.title)),
  )
  return isDeputy ? [] : [{ field: 'to', fault: 'notDeputy' }]
}

function isWithin(unit: string, body: string, parentOf: DelegationQuestion['parentOf']): boolean {
  const above = unit === body ? undefined : parentOf(unit)
  return unit === body || (above !== undefined && isWithin(above, body, parentOf))
}

function isDeputyTitle(title: string): boolean {
  return /^phó(?!\p{L})/iu.test(title.normalize('NFC').trim())
}

function endFaults({ validFrom, validTo }: DelegationTerms, today: Temporal.PlainDate): DelegationFault[] {
  const { compare } = Temporal.PlainDate
  if (compare(validTo, validFrom) < 0) return [{ field: 'validTo', fault: 'endsBeforeItBegins' }]
  if (compare(validTo, validFrom.add({ years: 1 })) >= 0) return [{ field: 'validTo', fault: 'tooLong' }]
  return compare(validTo, today) < 0 ? [{ field: 'validTo', fault: 'endsInThePast' }] : []
}

function isSamePost(one: Post, other: Post): boolean {
  return one.unit === other.unit && one.role === other.role
}

type Days = Pick<DelegationTerms, 'validFrom' | 'validTo'>

function overlaps(one: Days, other: Days): boolean {
  const { compare } = Temporal.PlainDate
  return compare(one.validFrom, other.validTo) <= 0 && compare(other.validFrom, one.validTo) <= 0
}

function isSameScope(one: DelegationScope, other: DelegationScope): boolean {
  const key = ({ procedures, fields }: DelegationScope) =>
    JSON.stringify([[...procedures].sort(), [...fields].sort()])
  return key(one) === key(other)
}

/** Whether a matter lies within what is delegated. A scope without limits covers everything. */
export function delegationCovers(
  scope: Partial<DelegationScope>,
  matter: { readonly procedure: string; readonly field?: string | undefined },
): boolean {
  const { procedures = [], fields = [] } = scope
  if (procedures.length === 0 && fields.length === 0) return true
  return (
    procedures.includes(matter.procedure) || (matter.field !== undefined && fields.includes(matter.field))
  )
}

export type Standing = 'ahead' | 'inForce' | 'over' | 'revoked' | 'lapsed'

/** Where a delegation stands at a moment. `held`: the delegator has the post still; without it nothing is delegated. */
export function standingOf(
  delegation: Days & {
    readonly held: boolean
    readonly revoked?: { readonly at: Temporal.Instant } | undefined
  },
  at: Temporal.Instant,
): Standing {
  const { revoked, validFrom, validTo, held } = delegation
  const today = local(at).toPlainDate()
  if (revoked !== undefined && Temporal.Instant.compare(revoked.at, at) <= 0) return 'revoked'
  if (Temporal.PlainDate.compare(validTo, today) < 0) return 'over'
  if (!held) return 'lapsed'
  return Temporal.PlainDate.compare(validFrom, today) > 0 ? 'ahead' : 'inForce'
}

/** The decision as a paper cites it. @example '12/QĐ-UBND ngày 05/10/2026' */
export function citationOf({ basis, basisOn }: Pick<DelegationTerms, 'basis' | 'basisOn'>): string {
  return `${basis} ngày ${formatDate(basisOn)}`
}
