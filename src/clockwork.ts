import type { Pool } from 'pg'
import { type DossierDeps, dueActs, queueFollowing, warnOfDueWork } from './modules/dossiers/index.ts'
import { type AppliedUnitChange, applyDueUnitChanges } from './modules/organisation/index.ts'
import type { Tx } from './platform/db/index.ts'
import type { Log } from './platform/log.ts'

const everyMs = 60 * 1000
/** One program of several winds the clock at a time; the number is only ours. */
const lock = 710_001

/** What the law times and nobody's hand does, each minute. A minute missed is made up for by the next. */
export function startClockwork(deps: DossierDeps, pool: Pool, log: Log): () => void {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = running
      .then(() => windAlone(deps, pool))
      .catch((fault: unknown) =>
        log.warn({ err: fault }, 'what fell due is not done, tried again in a minute'),
      )
  }
  const timer = setInterval(run, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function windAlone(deps: DossierDeps, pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock])
    if (rows[0]?.mine !== true) return
    try {
      await windClock(deps)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock])
    }
  } finally {
    client.release()
  }
}

/** Everything that has fallen due by the clock's now: decrees about units first, so that acts fall to who is competent. */
export async function windClock(deps: DossierDeps): Promise<void> {
  await applyDueUnitChanges(deps.db, deps.clock.now(), (tx, applied) => followersQueued(deps, tx, applied))
  await dueActs(deps)
  await warnOfDueWork(deps)
}

/** The dossiers of units that end follow in the same transaction as the units. */
export function followersQueued(
  deps: DossierDeps,
  tx: Tx,
  { ended, main }: AppliedUnitChange,
): Promise<void> {
  return queueFollowing(deps, tx, Object.fromEntries(ended.map(unit => [unit, main])))
}
