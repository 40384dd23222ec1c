import { fold, type Id, type Page, pageOf, type Text } from '../../../kernel/index.ts'
import { type Db, jsonb, sql, type Tx } from '../../../platform/db/index.ts'
import type { ViewerPost } from '../../../platform/http/index.ts'
import { citationOf, type SigningForm } from '../rules/delegations.ts'
import type { Post } from '../rules/posts.ts'
import type { Role } from '../rules/roles.ts'
import { isAway } from './absences.ts'
import { isDelegated } from './delegations.ts'
import { beyond, containing, type NameKey } from './units.ts'
import '../tables.ts'

export type OfficerId = Id<'officer'>

export interface Officer {
  readonly id: OfficerId
  readonly email: string
  readonly fullName: string
  readonly title: Text
  readonly posts: readonly HeldPost[]
  readonly mustChangePassword: boolean
  /** Sessions begun before this moment are no longer good. */
  readonly passwordChangedAt: Temporal.Instant
  /** Null while the officer may sign in. */
  readonly disabledAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
  /** Counts the changes; a form filled in over an older one is noticed by it. */
  readonly version: number
}

export interface HeldPost extends Post {
  readonly since: Temporal.PlainDate
}

export interface OfficerQuery {
  /** Any part of name or e-mail; accents may be missing. */
  readonly search?: string | undefined
  readonly unit?: string | undefined
  readonly role?: Role | undefined
  /** At most this many; 50 when left out. */
  readonly limit?: number | undefined
  readonly after?: NameKey | undefined
}

export async function findOfficerRow(db: Db, id: OfficerId): Promise<Officer | undefined> {
  const row = await officerRows(db).where('officers.id', '=', id).executeTakeFirst()
  return row && officerOf(row)
}

export async function findOfficerRowByEmail(db: Db, email: string): Promise<Officer | undefined> {
  const row = await officerRows(db).where('officers.email', '=', emailKey(email)).executeTakeFirst()
  return row && officerOf(row)
}

/** As `findOfficerRow`, and nobody else may change this officer until the transaction ends. */
export async function lockOfficer(tx: Tx, id: OfficerId): Promise<Officer | undefined> {
  await tx.selectFrom('officers').select('id').where('id', '=', id).forUpdate().execute()
  return findOfficerRow(tx, id)
}

/** Held while somebody stops being an administrator, so that the last two cannot go at the same moment. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation.administrators'))`.execute(tx)
}

/** Administrators who can sign in, without the one named. */
export async function countOtherAdministrators(db: Db, besides: OfficerId): Promise<number> {
  const row = await db
    .selectFrom('officers')
    .innerJoin('officer_posts', 'officer_posts.officer_id', 'officers.id')
    .select(rows => rows.fn.count<number>('officers.id').distinct().as('count'))
    .where('officer_posts.role', '=', 'administrator')
    .where('officers.disabled_at', 'is', null)
    .where('officers.id', '<>', besides)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function listOfficerRows(db: Db, query: OfficerQuery): Promise<Page<Officer>> {
  const { search = '', unit, role, limit = 50, after } = query
  const rows = await officerRows(db)
    .$if(search !== '', rows => rows.where('officers.search', 'like', containing(search)))
    .$if(unit !== undefined || role !== undefined, rows => rows.where(holdsPost(unit, role)))
    .$if(after !== undefined, rows =>
      rows.where(beyond('officers.sort_name', 'officers.id', after ?? ['', ''])),
    )
    .orderBy('officers.sort_name')
    .orderBy(sql`officers.id::text`)
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(officerOf), limit, officer => [sortName(officer.fullName), officer.id])
}

function holdsPost(unit: string | undefined, role: Role | undefined) {
  return sql<boolean>`exists (
    select from officer_posts p
    where p.officer_id = officers.id
      and p.unit_id = coalesce(${unit ?? null}::text, p.unit_id)
      and p.role = coalesce(${role ?? null}::text, p.role)
  )`
}

/** Officers who can sign in and hold the role in the unit, by name. */
export async function readOfficersOf(db: Db, unit: string, role: Role): Promise<Officer[]> {
  const rows = await officerRows(db)
    .where('officers.disabled_at', 'is', null)
    .where(holdsPost(unit, role))
    .orderBy('officers.sort_name')
    .execute()
  return rows.map(officerOf)
}

/** Who can sign in and works in one of these units, without the one who asks, by name. */
export async function readColleagues(
  db: Db,
  units: readonly string[],
  besides?: OfficerId,
): Promise<Officer[]> {
  const rows = await officerRows(db)
    .where('officers.disabled_at', 'is', null)
    .$if(besides !== undefined, rows => rows.where('officers.id', '<>', besides as OfficerId))
    .where(
      sql<boolean>`exists (select from officer_posts p
        where p.officer_id = officers.id and p.unit_id = any(${[...units]}::text[]))`,
    )
    .orderBy('officers.sort_name')
    .orderBy('officers.id')
    .limit(500)
    .execute()
  return rows.map(officerOf)
}

export interface UnableRow {
  readonly id: OfficerId
  readonly because: 'disabled' | 'absent'
  readonly until?: Temporal.PlainDate | undefined
  readonly substitute?: OfficerId | undefined
}

/** Officers who are disabled, or away that day; of a unit when one is named. */
export async function readUnable(
  db: Db,
  unit: string | undefined,
  on: Temporal.PlainDate,
): Promise<UnableRow[]> {
  const rows = await db
    .selectFrom('officers')
    .leftJoin('absences', join =>
      join.onRef('absences.officer_id', '=', 'officers.id').on(isAway('absences', on)),
    )
    .select([
      'officers.id',
      'officers.disabled_at',
      'absences.last_day',
      'absences.back_on',
      'absences.substitute',
    ])
    .where(row => row.or([row('officers.disabled_at', 'is not', null), row('absences.id', 'is not', null)]))
    .$if(unit !== undefined, rows => rows.where(holdsPost(unit, undefined)))
    .orderBy('officers.id')
    .execute()
  return rows.map(({ id, disabled_at, last_day, back_on, substitute }) => {
    if (disabled_at !== null || last_day === null) return { id, because: 'disabled' }
    const until = back_on === null ? last_day : back_on.subtract({ days: 1 })
    return { id, because: 'absent', until, substitute: substitute ?? undefined }
  })
}

/** Names for lists that carry officers' ids; an id nobody has is left out. */
export async function readOfficerNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('officers')
    .select(['id', 'full_name'])
    .where('id', 'in', ids as OfficerId[])
    .execute()
  return new Map(rows.map(row => [row.id, row.full_name]))
}

export async function findPasswordHash(db: Db, id: OfficerId): Promise<string | undefined> {
  const row = await db.selectFrom('officers').select('password_hash').where('id', '=', id).executeTakeFirst()
  return row?.password_hash
}

export interface NewOfficerRow {
  readonly id: OfficerId
  readonly email: string
  readonly fullName: string
  readonly title: Text
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly at: Temporal.Instant
}

/** False when the id or the e-mail is taken already; nothing is then written. */
export async function insertOfficer(tx: Tx, officer: NewOfficerRow): Promise<boolean> {
  const row = await tx
    .insertInto('officers')
    .values({
      id: officer.id,
      email: emailKey(officer.email),
      full_name: officer.fullName,
      title: jsonb<Text>(officer.title),
      password_hash: officer.passwordHash,
      password_changed_at: officer.at,
      must_change_password: officer.mustChangePassword,
      created_at: officer.at,
      sort_name: sortName(officer.fullName),
      search: searchOf(officer.fullName, officer.email),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateOfficer(
  tx: Tx,
  id: OfficerId,
  fullName: string,
  email: string,
  title: Text,
): Promise<void> {
  await tx
    .updateTable('officers')
    .set(row => ({
      full_name: fullName,
      title: jsonb<Text>(title),
      sort_name: sortName(fullName),
      search: searchOf(fullName, email),
      version: sql`${row.ref('version')} + 1`,
    }))
    .where('id', '=', id)
    .execute()
}

export async function updatePassword(
  tx: Tx,
  id: OfficerId,
  password: { hash: string; mustChange: boolean; at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('officers')
    .set({
      password_hash: password.hash,
      must_change_password: password.mustChange,
      password_changed_at: password.at,
    })
    .where('id', '=', id)
    .execute()
}

export async function setDisabled(tx: Tx, id: OfficerId, at: Temporal.Instant | null): Promise<void> {
  await tx.updateTable('officers').set({ disabled_at: at }).where('id', '=', id).execute()
}

export async function savePosts(
  tx: Tx,
  officer: OfficerId,
  changes: { taken: readonly Post[]; laidDown: readonly Post[] },
  since: Temporal.PlainDate,
): Promise<void> {
  for (const { unit, role } of changes.laidDown) {
    await tx
      .deleteFrom('officer_posts')
      .where('officer_id', '=', officer)
      .where('unit_id', '=', unit)
      .where('role', '=', role)
      .execute()
  }
  if (changes.taken.length === 0) return
  await tx
    .insertInto('officer_posts')
    .values(changes.taken.map(({ unit, role }) => ({ officer_id: officer, unit_id: unit, role, since })))
    .execute()
}

/** An officer with the posts held now, also those held for somebody else. */
export interface OfficerAtWork {
  readonly officer: Officer
  readonly posts: readonly ViewerPost[]
}

/** In one query: it is asked at every request. */
export async function readOfficerAtWork(
  db: Db,
  id: OfficerId,
  at: Temporal.Instant,
): Promise<OfficerAtWork | undefined> {
  const row = await officerRows(db)
    .where('officers.id', '=', id)
    .select(
      sql<DelegatedRow[]>`coalesce(
        (select jsonb_agg(jsonb_build_object('id', d.id, 'from', d.from_officer, 'unit', d.unit_id, 'role', d.role,
            'form', d.form, 'basis', d.basis, 'basisOn', d.basis_on, 'procedures', d.procedures, 'fields', d.fields)
            order by d.entered_at, d.id)
         from delegations d where d.to_officer = officers.id and ${isDelegated('d', at)}),
        '[]'::jsonb)`.as('delegated'),
    )
    .executeTakeFirst()
  if (row === undefined) return undefined
  const officer = officerOf(row)
  const own = officer.posts.map(({ unit, role }) => ({ unit, role }))
  return { officer, posts: [...own, ...row.delegated.map(delegatedPost)] }
}

interface DelegatedRow {
  readonly id: string
  readonly from: string
  readonly unit: string
  readonly role: Role
  readonly form: SigningForm
  readonly basis: string
  readonly basisOn: string
  readonly procedures: readonly string[]
  readonly fields: readonly string[]
}

function delegatedPost(row: DelegatedRow): ViewerPost {
  const { id, from, unit, role, form, procedures, fields } = row
  const basis = citationOf({ basis: row.basis, basisOn: Temporal.PlainDate.from(row.basisOn) })
  const isLimited = procedures.length + fields.length > 0
  return { unit, role, delegation: { id, from, basis, form, ...(isLimited ? { procedures, fields } : {}) } }
}

function officerRows(db: Db) {
  return db
    .selectFrom('officers')
    .select([
      'officers.id',
      'officers.email',
      'officers.full_name',
      'officers.title',
      'officers.must_change_password',
      'officers.password_changed_at',
      'officers.disabled_at',
      'officers.created_at',
      'officers.version',
    ])
    .select(
      sql<{ unit: string; role: Role; since: string }[]>`coalesce(
        (select jsonb_agg(jsonb_build_object('unit', p.unit_id, 'role', p.role, 'since', p.since) order by p.unit_id, p.role)
         from officer_posts p where p.officer_id = officers.id),
        '[]'::jsonb)`.as('posts'),
    )
}

type OfficerRow = Awaited<ReturnType<ReturnType<typeof officerRows>['execute']>>[number]

function officerOf(row: OfficerRow): Officer {
  return {
    id: row.id,
    email: row.email,
    fullName: row.full_name,
    title: row.title,
    posts: row.posts.map(post => ({ ...post, since: Temporal.PlainDate.from(post.since) })),
    mustChangePassword: row.must_change_password,
    passwordChangedAt: row.password_changed_at,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
    version: row.version,
  }
}

/** An e-mail as it is kept and compared. */
export function emailKey(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/** Lists of people are read by given name, which Vietnamese names end with. @example sortName('Lê Thị An') // 'An Lê Thị' */
export function sortName(fullName: string): string {
  const words = fullName.trim().split(/\s+/)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}

function searchOf(fullName: string, email: string): string {
  return `${fold(fullName)} ${emailKey(email)}`
}
