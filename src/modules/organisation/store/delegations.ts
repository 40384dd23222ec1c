import { type Id, local, type Page, pageOf } from '../../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../../platform/db/index.ts'
import type { ActingRole, DelegationTerms, RevocationReason, SigningForm } from '../rules/delegations.ts'
import '../tables.ts'

export type DelegationId = Id<'delegation'>

/** One officer's post, or a part of it, in the hands of another for a time. */
export interface Delegation extends DelegationTerms {
  readonly id: DelegationId
  readonly from: Id<'officer'>
  readonly to: Id<'officer'>
  readonly form: SigningForm
  readonly enteredAt: Temporal.Instant
  readonly enteredBy: string
  /** Whether the delegator holds the post still: nobody acts for somebody who is no longer there. */
  readonly held: boolean
  readonly revoked?: { readonly at: Temporal.Instant; readonly by: string; readonly reason: RevocationReason }
}

export interface DelegationQuery {
  readonly unit?: string | undefined
  readonly role?: ActingRole | undefined
  /** The officer who acts for somebody else. */
  readonly officer?: string | undefined
  /** The officer whose post it is. */
  readonly from?: string | undefined
}

/** True of a row of `delegations` under this name that is in force at a moment. */
export function isDelegated(table: string, at: Temporal.Instant) {
  const day = local(at).toPlainDate()
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql<boolean>`(${column('valid_to')} >= ${day} and ${column('valid_from')} <= ${day}
    and ${column('entered_at')} <= ${at}
    and not exists (select from delegation_revocations r where r.delegation_id = ${column('id')} and r.at <= ${at})
    and ${isHeld(table)})`
}

function isHeld(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql<boolean>`exists (select from officer_posts held where held.officer_id = ${column('from_officer')}
    and held.unit_id = ${column('unit_id')} and held.role = ${column('role')})`
}

export async function findDelegationRow(db: Db, id: string): Promise<Delegation | undefined> {
  const row = await delegationRows(db)
    .where('delegations.id', '=', id as DelegationId)
    .executeTakeFirst()
  return row && delegationOf(row)
}

export async function readDelegationsInForce(
  db: Db,
  query: DelegationQuery,
  at: Temporal.Instant,
): Promise<Delegation[]> {
  const rows = await asked(delegationRows(db), query)
    .where(isDelegated('delegations', at))
    .orderBy('delegations.entered_at')
    .orderBy('delegations.id')
    .execute()
  return rows.map(delegationOf)
}

/** Newest first, those that are over among them. `officer`: given by or to. */
export async function listDelegationRows(
  db: Db,
  query: { officer?: string | undefined; after?: readonly [string, string] | undefined; limit?: number },
): Promise<Page<Delegation>> {
  const { officer, after, limit = 50 } = query
  const rows = await delegationRows(db)
    .$if(officer !== undefined, rows =>
      rows.where(row =>
        row.or([
          row('delegations.from_officer', '=', officer as Id<'officer'>),
          row('delegations.to_officer', '=', officer as Id<'officer'>),
        ]),
      ),
    )
    .$if(after !== undefined, rows =>
      rows.where(
        sql<boolean>`(delegations.entered_at, delegations.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('delegations.entered_at', 'desc')
    .orderBy('delegations.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(delegationOf), limit, each => [each.enteredAt.toString(), each.id])
}

/** What the same officer gave the same other of one post, as long as it is not over. */
export async function readStanding(
  db: Db,
  { from, to, unit, role }: { from: string; to: string; unit: string; role: ActingRole },
  today: Temporal.PlainDate,
): Promise<Delegation[]> {
  const rows = await delegationRows(db)
    .where('delegations.from_officer', '=', from as Id<'officer'>)
    .where('delegations.to_officer', '=', to as Id<'officer'>)
    .where('delegations.unit_id', '=', unit)
    .where('delegations.role', '=', role)
    .where('delegations.valid_to', '>=', today)
    .where('delegation_revocations.at', 'is', null)
    .execute()
  return rows.map(delegationOf)
}

export async function insertDelegation(
  tx: Tx,
  delegation: Omit<Delegation, 'held' | 'revoked'>,
): Promise<void> {
  await tx
    .insertInto('delegations')
    .values({
      id: delegation.id,
      from_officer: delegation.from,
      to_officer: delegation.to,
      unit_id: delegation.unit,
      role: delegation.role,
      form: delegation.form,
      basis: delegation.basis,
      basis_on: delegation.basisOn,
      procedures: [...delegation.procedures],
      fields: [...delegation.fields],
      valid_from: delegation.validFrom,
      valid_to: delegation.validTo,
      entered_at: delegation.enteredAt,
      entered_by: delegation.enteredBy,
    })
    .execute()
}

/** False when it was revoked already. */
export async function insertRevocation(
  tx: Tx,
  id: DelegationId,
  revoked: NonNullable<Delegation['revoked']>,
): Promise<boolean> {
  const row = await tx
    .insertInto('delegation_revocations')
    .values({ delegation_id: id, ...revoked })
    .onConflict(conflict => conflict.doNothing())
    .returning('delegation_id')
    .executeTakeFirst()
  return row !== undefined
}

function asked(rows: ReturnType<typeof delegationRows>, query: DelegationQuery) {
  const { unit, role, officer, from } = query
  return rows
    .$if(unit !== undefined, rows => rows.where('delegations.unit_id', '=', unit ?? ''))
    .$if(role !== undefined, rows => rows.where('delegations.role', '=', role ?? 'leader'))
    .$if(officer !== undefined, rows => rows.where('delegations.to_officer', '=', officer as Id<'officer'>))
    .$if(from !== undefined, rows => rows.where('delegations.from_officer', '=', from as Id<'officer'>))
}

function delegationRows(db: Db) {
  return db
    .selectFrom('delegations')
    .leftJoin('delegation_revocations', 'delegation_revocations.delegation_id', 'delegations.id')
    .selectAll('delegations')
    .select([
      'delegation_revocations.at as revoked_at',
      'delegation_revocations.by as revoked_by',
      'delegation_revocations.reason as revoked_reason',
    ])
    .select(isHeld('delegations').as('held'))
}

type DelegationRow = Awaited<ReturnType<ReturnType<typeof delegationRows>['execute']>>[number]

function delegationOf(row: DelegationRow): Delegation {
  const { revoked_at: at, revoked_by: by, revoked_reason: reason } = row
  return {
    id: row.id,
    from: row.from_officer,
    to: row.to_officer,
    unit: row.unit_id,
    role: row.role,
    form: row.form,
    basis: row.basis,
    basisOn: row.basis_on,
    procedures: row.procedures,
    fields: row.fields,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    held: row.held,
    ...(at === null || by === null || reason === null ? {} : { revoked: { at, by, reason } }),
  }
}
