import { type Db, sql } from '../../../../platform/db/index.ts'

/** Which of these dossiers wait for their applicant to complete them: lists say so. */
export async function openSupplements(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'in', ['filed', 'in_progress'])
    .where(sql<boolean>`facts ? 'supplement' and not facts -> 'supplement' ? 'answeredAt'`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
