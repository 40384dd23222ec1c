import type { Db } from './db/index.ts'

declare module './db/index.ts' {
  interface Tables {
    practice: { only_row?: boolean; since: Temporal.Instant }
  }
}

/** Marks a database as practice, for good: its clock may be wound forward, and nothing in it happened. */
export async function markPractice(db: Db, since: Temporal.Instant): Promise<void> {
  await db
    .insertInto('practice')
    .values({ since })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function isPractice(db: Db): Promise<boolean> {
  return (await db.selectFrom('practice').select('since').executeTakeFirst()) !== undefined
}
