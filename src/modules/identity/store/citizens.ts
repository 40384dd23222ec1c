import { type Id, newId } from '../../../kernel/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { CitizenTable } from '../tables.ts'

export type CitizenId = Id<'citizen'>

/** Somebody who signed in, as the identity provider last described them. */
export interface Citizen {
  readonly id: CitizenId
  readonly fullName: string
  readonly personalNumber: string
  readonly dateOfBirth: Temporal.PlainDate | null
  readonly sex: 'male' | 'female' | null
  readonly phone: string | null
  readonly email: string | null
  /** The unit of the ward or commune of residence. */
  readonly wardId: string | null
  /** The rest of the address of residence. */
  readonly address: string | null
  readonly lastSeen: Temporal.Instant
}

/** What an identity provider says of somebody. `subject`: provider and its name for the person. */
export interface CitizenClaims extends Omit<Citizen, 'id' | 'lastSeen'> {
  readonly subject: string
}

export async function findCitizenRow(db: Db, id: CitizenId): Promise<Citizen | undefined> {
  const row = await db.selectFrom('citizens').selectAll().where('id', '=', id).executeTakeFirst()
  return row && citizenOf(row)
}

/** The account with this personal number that was used last. */
export async function findCitizenRowByPersonalNumber(
  db: Db,
  personalNumber: string,
): Promise<Citizen | undefined> {
  const row = await db
    .selectFrom('citizens')
    .selectAll()
    .where('personal_number', '=', personalNumber)
    .orderBy('last_seen', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && citizenOf(row)
}

/** Keeps what the provider says now; the first time makes the account. */
export async function saveCitizen(tx: Tx, claims: CitizenClaims, at: Temporal.Instant): Promise<Citizen> {
  const said = {
    full_name: claims.fullName,
    personal_number: claims.personalNumber,
    date_of_birth: claims.dateOfBirth,
    sex: claims.sex,
    phone: claims.phone,
    email: claims.email,
    ward_id: claims.wardId,
    address: claims.address,
    last_seen: at,
  }
  const row = await tx
    .insertInto('citizens')
    .values({ id: newId<'citizen'>(), subject: claims.subject, first_seen: at, ...said })
    .onConflict(conflict => conflict.column('subject').doUpdateSet(said))
    .returningAll()
    .executeTakeFirstOrThrow()
  return citizenOf(row)
}

function citizenOf(row: CitizenTable): Citizen {
  return {
    id: row.id,
    fullName: row.full_name,
    personalNumber: row.personal_number,
    dateOfBirth: row.date_of_birth,
    sex: row.sex,
    phone: row.phone,
    email: row.email,
    wardId: row.ward_id,
    address: row.address,
    lastSeen: row.last_seen,
  }
}
