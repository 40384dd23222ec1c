import { type Db, type Tx, transaction } from '../../platform/db/index.ts'
import type { WorkingCalendar } from '../calendar/index.ts'
import { readStream } from '../journal/index.ts'
import { type Dossier, stream } from './dossier.ts'
import { evolution, evolve } from './rules/evolve.ts'
import { rewriteDossier } from './store.ts'

const batch = 500

/**
 * Evolves every row anew when this program reads the entries otherwise than the one that wrote them. In batches by key,
 * each in its own transaction, so that it may be interrupted and goes on from the start without harm.
 * @returns how many dossiers were rewritten
 */
export async function evolveRows(db: Db, calendar: WorkingCalendar): Promise<number> {
  const stored = await db.selectFrom('dossier_evolution').select('version').executeTakeFirst()
  if (stored?.version === evolution) return 0
  let after = '00000000-0000-0000-0000-000000000000'
  let count = 0
  for (;;) {
    const ids = await transaction(db, tx => rewriteAfter(tx, after, calendar))
    const last = ids.at(-1)
    if (last === undefined) break
    count += ids.length
    after = last
  }
  await db
    .insertInto('dossier_evolution')
    .values({ version: evolution })
    .onConflict(conflict => conflict.column('only_row').doUpdateSet({ version: evolution }))
    .execute()
  return count
}

async function rewriteAfter(tx: Tx, after: string, calendar: WorkingCalendar): Promise<string[]> {
  const rows = await tx
    .selectFrom('dossiers')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(batch)
    .forUpdate()
    .execute()
  for (const { id } of rows) {
    const entries = await readStream(tx, stream(id))
    const dossier = entries.reduce<Dossier | undefined>(evolve, undefined)
    if (dossier !== undefined) await rewriteDossier(tx, dossier, calendar)
  }
  return rows.map(({ id }) => id)
}
