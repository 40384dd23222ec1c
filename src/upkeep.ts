import { contentScanner, scanWaitingFiles } from './modules/documents/index.ts'
import type { DossierDeps } from './modules/dossiers/index.ts'
import { forgetOldSignIns } from './modules/identity/index.ts'
import type { Log } from './platform/log.ts'

const everyMs = 10 * 60 * 1000
/** An upload that has not ended after a day will not end. */
const leftoverAge = Temporal.Duration.from({ hours: 24 })

/** What keeps the house clean, again and again while the program runs. None of it is timed by law, and any may fail and wait. */
export function startUpkeep(deps: DossierDeps, log: Log): () => void {
  const run = async () => {
    const now = deps.clock.now()
    await forgetOldSignIns(deps.db, now)
    await scanWaitingFiles({ ...deps, scanner: contentScanner })
    await deps.blobs.removeLeftovers(now.subtract(leftoverAge))
  }
  const timer = setInterval(() => {
    run().catch((fault: unknown) => log.warn({ err: fault }, 'upkeep not done, tried again later'))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
