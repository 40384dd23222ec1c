import { type Db, sql, type Tx, transaction } from '../../platform/db/index.ts'
import { followUnits } from './actions/follow-units.ts'
import { recountDossier } from './actions/keep-time.ts'
import { ActionRefused } from './actions/record.ts'
import type { DossierDeps } from './deps.ts'

/** Counts every open dossier anew after the calendar has changed. */
const recounting = 'dossiers.recount'
/** Takes the dossiers of units that ended to those that carry on. */
const following = 'dossiers.followUnits'

/** So many dossiers in one job; the job then queues the next, so that none runs long and any may fail and be tried again. */
const batch = 500

/** Queued in the transaction that changes the calendar: the dossiers follow if and only if it commits. */
export function queueRecount(deps: Pick<DossierDeps, 'jobs'>, tx: Tx, decree: string): Promise<void> {
  return deps.jobs.send(tx, recounting, { after: first, decree })
}

/** Queued in the transaction that ends units: each with the unit that carries on its work. */
export function queueFollowing(
  deps: Pick<DossierDeps, 'jobs'>,
  tx: Tx,
  successors: Readonly<Record<string, string>>,
): Promise<void> {
  return deps.jobs.send(tx, following, { after: first, successors: JSON.stringify(successors) })
}

export function workOnFollowing(deps: DossierDeps, readCalendar: () => Promise<void>): void {
  deps.jobs.work(recounting, async ({ after = first, decree = '' }) => {
    await readCalendar()
    const rows = await promised(deps.db, after)
    for (const { code } of rows) await unlessRefused(() => recountDossier(deps, code, decree || undefined))
    await goOn(deps, rows, (tx, from) => deps.jobs.send(tx, recounting, { after: from, decree }))
  })
  deps.jobs.work(following, async ({ after = first, successors = '{}' }) => {
    const map = JSON.parse(successors) as Record<string, string>
    const rows = await ofUnits(deps.db, Object.keys(map), after)
    for (const { code } of rows) await unlessRefused(() => followUnits(deps, code, map))
    await goOn(deps, rows, (tx, from) => deps.jobs.send(tx, following, { after: from, successors }))
  })
}

const first = '00000000-0000-0000-0000-000000000000'

interface Row {
  readonly id: string
  readonly code: string
}

function goOn(
  { db }: DossierDeps,
  rows: readonly Row[],
  queueNext: (tx: Tx, after: string) => Promise<void>,
): Promise<void> {
  const last = rows.at(-1)
  if (last === undefined || rows.length < batch) return Promise.resolve()
  return transaction(db, tx => queueNext(tx, last.id))
}

/** A dossier that has ended meanwhile follows nobody. */
async function unlessRefused(perform: () => Promise<unknown>): Promise<void> {
  try {
    await perform()
  } catch (fault) {
    if (!(fault instanceof ActionRefused)) throw fault
  }
}

async function promised(db: Db, after: string): Promise<Row[]> {
  return db
    .selectFrom('dossiers')
    .select(['id', 'code'])
    .where('state', '=', 'in_progress')
    .where('id', '>', after)
    .orderBy('id')
    .limit(batch)
    .execute()
}

/** How many dossiers are not over that have to do with one of these units: asked before the units are changed. */
export async function countOpenOf(db: Db, units: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('dossiers')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', 'in', ['filed', 'in_progress', 'result_ready'])
    .where(sql<boolean>`involved_units && ${[...units]}::text[]`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

async function ofUnits(db: Db, units: readonly string[], after: string): Promise<Row[]> {
  return db
    .selectFrom('dossiers')
    .select(['id', 'code'])
    .where('state', 'in', ['filed', 'in_progress', 'result_ready', 'returned'])
    .where(sql<boolean>`involved_units && ${units}::text[]`)
    .where('id', '>', after)
    .orderBy('id')
    .limit(batch)
    .execute()
}
