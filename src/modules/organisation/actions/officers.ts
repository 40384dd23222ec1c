import { local, newId, type Text } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { InvalidInput, Refusal } from '../../../platform/http/index.ts'
import { append, open } from '../../journal/index.ts'
import type { By } from '../by.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import { type OfficerDescription, officerFaults } from '../rules/officers.ts'
import { distinctPosts, mayStopAdministering, type Post, postChanges, postFault } from '../rules/posts.ts'
import {
  countOtherAdministrators,
  findOfficerRow,
  findOfficerRowByEmail,
  findPasswordHash,
  insertOfficer,
  lockAdministrators,
  lockOfficer,
  type Officer,
  type OfficerId,
  savePosts,
  setDisabled,
  updateOfficer,
  updatePassword,
} from '../store/officers.ts'
import { findUnitRow } from '../store/units.ts'

export interface NewOfficer {
  /** Given by the form that asks, so that a second click adds nobody twice; made here when left out. */
  readonly id?: OfficerId | undefined
  readonly email: string
  readonly fullName: string
  readonly title: Text
  readonly posts: readonly Post[]
  readonly password: string
  /** True when the password is one that somebody else has seen. */
  readonly mustChangePassword: boolean
}

/**
 * Lets somebody in. The same id and e-mail again gives the officer already there, unchanged.
 * @throws InvalidInput; Refusal 409 `email_taken`; 422 `post_not_possible` with `unit`, `role`, `because`
 */
export async function addOfficer(tx: Tx, officer: NewOfficer, by: By): Promise<Officer> {
  refuseFaulty(officer)
  const posts = await possiblePosts(tx, officer.posts)
  const id = officer.id ?? newId<'officer'>()
  const passwordHash = await hashPassword(officer.password)
  const inserted = await insertOfficer(tx, { ...officer, id, passwordHash, at: by.at })
  if (!inserted) return alreadyThere(tx, id, officer.email)
  await savePosts(tx, id, { taken: posts, laidDown: [] }, local(by.at).toPlainDate())
  await open(tx, `officer:${id}`, [
    { ...by, kind: 'officerAdded', version: 1, facts: { posts: posts.map(factsOf) } },
  ])
  return getOfficer(tx, id)
}

/** @throws InvalidInput with the fault of each field */
function refuseFaulty(officer: OfficerDescription): void {
  const faults = officerFaults(officer)
  if (faults.length > 0) throw new InvalidInput(faults.map(({ field, fault }) => ({ field, code: fault })))
}

async function alreadyThere(tx: Tx, id: OfficerId, email: string): Promise<Officer> {
  const there = await findOfficerRowByEmail(tx, email)
  if (there?.id !== id) throw new Refusal(409, 'email_taken')
  return there
}

/**
 * Name and title as they should be from now on.
 * @throws InvalidInput; Refusal 404 `no_such_officer`; 409 `stale` when the officer changed since `version`
 */
export async function describeOfficer(
  tx: Tx,
  id: OfficerId,
  wanted: { fullName: string; title: Text; version: number },
  by: By,
): Promise<Officer> {
  refuseFaulty({ fullName: wanted.fullName, title: wanted.title })
  const officer = await lockedOfficer(tx, id)
  const fields = [
    ...(officer.fullName === wanted.fullName ? [] : ['fullName']),
    ...(JSON.stringify(titleKey(officer.title)) === JSON.stringify(titleKey(wanted.title)) ? [] : ['title']),
  ]
  if (fields.length === 0) return officer
  refuseStale(officer, wanted.version)
  await updateOfficer(tx, id, wanted.fullName, officer.email, wanted.title)
  await append(tx, `officer:${id}`, [{ ...by, kind: 'officerDescribed', version: 1, facts: { fields } }])
  return getOfficer(tx, id)
}

function titleKey(title: Text): readonly string[] {
  return [title.vi, title.en ?? '']
}

/**
 * The officer's posts become exactly these. The same posts again change nothing, whatever the version.
 * @throws Refusal 404 `no_such_officer`; 409 `stale`, `last_administrator`; 422 `post_not_possible`
 */
export async function changePosts(
  tx: Tx,
  id: OfficerId,
  wanted: { posts: readonly Post[]; version: number },
  by: By,
): Promise<Officer> {
  await lockAdministrators(tx)
  const officer = await lockedOfficer(tx, id)
  const changes = postChanges(officer.posts, distinctPosts(wanted.posts))
  if (changes.taken.length + changes.laidDown.length === 0) return officer
  refuseStale(officer, wanted.version)
  await possiblePosts(tx, changes.taken)
  if (!wanted.posts.some(isAdministration)) await refuseLastAdministrator(tx, officer)
  await savePosts(tx, id, changes, local(by.at).toPlainDate())
  await updateOfficer(tx, id, officer.fullName, officer.email, officer.title)
  const facts = { taken: changes.taken.map(factsOf), laidDown: changes.laidDown.map(factsOf) }
  await append(tx, `officer:${id}`, [{ ...by, kind: 'officerPostsChanged', version: 1, facts }])
  return getOfficer(tx, id)
}

/**
 * Gives a password that must be changed at the next sign-in; sessions begun before are no longer good. The same
 * password again changes nothing.
 * @throws Refusal 404 `no_such_officer`
 */
export async function resetPassword(tx: Tx, id: OfficerId, password: string, by: By): Promise<Officer> {
  const officer = await lockedOfficer(tx, id)
  if (officer.mustChangePassword && (await isPasswordOf(tx, id, password))) return officer
  await updatePassword(tx, id, { hash: await hashPassword(password), mustChange: true, at: by.at })
  await append(tx, `officer:${id}`, [{ ...by, kind: 'officerPasswordReset', version: 1, facts: {} }])
  return getOfficer(tx, id)
}

/**
 * The officer's own choice of a password; sessions begun before are no longer good.
 * @throws Refusal 404 `no_such_officer`
 */
export async function changePassword(tx: Tx, id: OfficerId, password: string, by: By): Promise<Officer> {
  await lockedOfficer(tx, id)
  await updatePassword(tx, id, { hash: await hashPassword(password), mustChange: false, at: by.at })
  await append(tx, `officer:${id}`, [{ ...by, kind: 'officerPasswordChanged', version: 1, facts: {} }])
  return getOfficer(tx, id)
}

/**
 * The officer can no longer sign in; posts and past acts stay on record. Disabling twice changes nothing.
 * @throws Refusal 404 `no_such_officer`; 409 `last_administrator`
 */
export async function disableOfficer(tx: Tx, id: OfficerId, by: By): Promise<Officer> {
  await lockAdministrators(tx)
  const officer = await lockedOfficer(tx, id)
  if (officer.disabledAt !== null) return officer
  await refuseLastAdministrator(tx, officer)
  await setDisabled(tx, id, by.at)
  await append(tx, `officer:${id}`, [{ ...by, kind: 'officerDisabled', version: 1, facts: {} }])
  return getOfficer(tx, id)
}

/**
 * The officer may sign in again. Enabling twice changes nothing.
 * @throws Refusal 404 `no_such_officer`
 */
export async function enableOfficer(tx: Tx, id: OfficerId, by: By): Promise<Officer> {
  const officer = await lockedOfficer(tx, id)
  if (officer.disabledAt === null) return officer
  await setDisabled(tx, id, null)
  await append(tx, `officer:${id}`, [{ ...by, kind: 'officerEnabled', version: 1, facts: {} }])
  return getOfficer(tx, id)
}

/** Whether the password is this officer's. @throws Refusal 404 `no_such_officer` */
async function isPasswordOf(tx: Tx, id: OfficerId, password: string): Promise<boolean> {
  const hash = await findPasswordHash(tx, id)
  return hash !== undefined && passwordMatches(password, hash)
}

async function lockedOfficer(tx: Tx, id: OfficerId): Promise<Officer> {
  const officer = await lockOfficer(tx, id)
  if (officer === undefined) throw new Refusal(404, 'no_such_officer')
  return officer
}

async function getOfficer(tx: Tx, id: OfficerId): Promise<Officer> {
  const officer = await findOfficerRow(tx, id)
  if (officer === undefined) throw new Refusal(404, 'no_such_officer')
  return officer
}

function refuseStale(officer: Officer, version: number): void {
  if (officer.version !== version) throw new Refusal(409, 'stale')
}

async function refuseLastAdministrator(tx: Tx, officer: Officer): Promise<void> {
  const administers = officer.disabledAt === null && officer.posts.some(isAdministration)
  const others = administers ? await countOtherAdministrators(tx, officer.id) : 0
  const verdict = mayStopAdministering(administers, others)
  if (!verdict.allowed) throw new Refusal(409, verdict.because)
}

function isAdministration(post: Post): boolean {
  return post.role === 'administrator'
}

/** The posts, each once. @throws Refusal 422 `post_not_possible` */
async function possiblePosts(tx: Tx, posts: readonly Post[]): Promise<Post[]> {
  const distinct = distinctPosts(posts)
  for (const post of distinct) {
    const because = postFault(post, await findUnitRow(tx, post.unit))
    if (because !== undefined) throw new Refusal(422, 'post_not_possible', { ...post, because })
  }
  return distinct
}

function factsOf({ unit, role }: Post): { unit: string; role: string } {
  return { unit, role }
}
