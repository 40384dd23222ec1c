import { createHash } from 'node:crypto'
import { type Db, sql } from '../../../platform/db/index.ts'
import { attemptWindowMinutes } from '../rules/attempts.ts'

/** Whose attempts are counted, as a digest: neither address is kept. */
export function attemptKey(kind: 'account' | 'machine', name: string): Buffer {
  return createHash('sha256').update(`${kind} ${name}`).digest()
}

/**
 * Counts one more attempt and tells how many the window has now and when it ends. Counted before the password is looked
 * at, so that a hundred attempts at once are a hundred.
 */
export async function countAttempt(
  db: Db,
  key: Buffer,
  now: Temporal.Instant,
): Promise<{ attempts: number; windowEnds: Temporal.Instant }> {
  const row = await db
    .insertInto('sign_in_attempts')
    .values({ key, attempts: 1, window_ends: now.add({ minutes: attemptWindowMinutes }) })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet({
        attempts: sql`case when sign_in_attempts.window_ends <= ${now} then 1 else sign_in_attempts.attempts + 1 end`,
        window_ends: sql`case when sign_in_attempts.window_ends <= ${now}
          then excluded.window_ends else sign_in_attempts.window_ends end`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return { attempts: row.attempts, windowEnds: row.window_ends }
}

/** A right password is no failed attempt: the account starts afresh, the machine gets its one back. */
export async function forgiveAttempt(db: Db, account: Buffer, machine: Buffer | undefined): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('key', '=', account).execute()
  if (machine === undefined) return
  await db
    .updateTable('sign_in_attempts')
    .set({ attempts: sql`greatest(attempts - 1, 1)` })
    .where('key', '=', machine)
    .execute()
}

export async function deleteOldAttempts(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('window_ends', '<', before).execute()
}
