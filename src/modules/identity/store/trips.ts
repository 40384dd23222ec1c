import type { Db } from '../../../platform/db/index.ts'
import { secretHash } from '../secrets.ts'

/** What a citizen's browser set out to the identity provider with. */
export interface Trip {
  readonly codeVerifier: string
  readonly nonce: string
  readonly returnTo: string
}

const lastsMinutes = 15

export async function beginTrip(
  db: Db,
  trip: Trip & { readonly state: string; readonly browser: string },
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('sign_in_trips')
    .values({
      state_hash: secretHash(trip.state),
      browser_hash: secretHash(trip.browser),
      code_verifier: trip.codeVerifier,
      nonce: trip.nonce,
      return_to: trip.returnTo,
      expires_at: at.add({ minutes: lastsMinutes }),
    })
    .execute()
}

/** The trip that comes back, once: a second arrival with the same state finds nothing. */
export async function endTrip(
  db: Db,
  state: string,
  browser: string,
  now: Temporal.Instant,
): Promise<Trip | undefined> {
  const row = await db
    .deleteFrom('sign_in_trips')
    .where('state_hash', '=', secretHash(state))
    .where('browser_hash', '=', secretHash(browser))
    .returningAll()
    .executeTakeFirst()
  if (row === undefined || Temporal.Instant.compare(row.expires_at, now) <= 0) return undefined
  return { codeVerifier: row.code_verifier, nonce: row.nonce, returnTo: row.return_to }
}

export async function deleteOldTrips(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('sign_in_trips').where('expires_at', '<', before).execute()
}
