import { newId } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    access_log: { id: string; at: Temporal.Instant; viewer: string; stream: string; purpose: string }
  }
}

/** A look at personal data: who (`officer:<id>`), at what, for what purpose, as a stable word. */
export interface Look {
  readonly at: Temporal.Instant
  readonly viewer: string
  readonly stream: string
  readonly purpose: string
}

/** Notes a look. No chain and no lock: looks are many, and none depends on another. */
export async function noteLook(db: Db, look: Look): Promise<void> {
  await db
    .insertInto('access_log')
    .values({ id: newId(), ...look })
    .execute()
}
