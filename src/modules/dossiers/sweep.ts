import { type Db, sql } from '../../platform/db/index.ts'
import { officersUnableToWork } from '../organisation/index.ts'
import { releaseAbsent } from './actions/assign-step.ts'
import { passOverSilent } from './actions/consult.ts'
import { resumeClock } from './actions/keep-time.ts'
import { draftApology, noteLate } from './actions/lateness.ts'
import { ActionRefused } from './actions/record.ts'
import { stopDossier } from './actions/stop.ts'
import type { DossierDeps } from './deps.ts'
import { type Dossier, openPauses } from './dossier.ts'
import { clockActor } from './rules/actor.ts'
import { nextLook, silentSteps } from './rules/lateness.ts'
import { findPublic, setNextLook } from './store.ts'

/** What fell due and was done, for the log and for those who wind the clock forward. */
export interface Swept {
  readonly stopped: number
  readonly passedOver: number
  readonly looked: number
  readonly late: number
  readonly released: number
}

/** So many dossiers of a kind at once; what is left waits for the next minute. */
const batch = 200

/**
 * Does what the law times and nobody's hand must do, for everything that has fallen due by now: stops what was not
 * completed, goes on without bodies that kept silent, ends pauses whose time is over, drafts apologies, notes lateness,
 * and gives back what an absent officer holds. Called each minute; each dossier in its own transaction, so that one that
 * fails keeps no other waiting, and twice does nothing twice.
 * @throws AggregateError when some dossiers failed; everything else was done
 */
export async function dueActs(deps: DossierDeps): Promise<Swept> {
  const { db } = deps
  const now = deps.clock.now()
  const faults: unknown[] = []
  const each = perDossier(faults)
  const stopped = await each(await notCompleted(db, now), code =>
    stopDossier(deps, { code, actor: clockActor }, { ground: 'notCompleted' }),
  )
  const late = await each(await fallenLate(db, now), code => noteLate(deps, code))
  let passedOver = 0
  const looked = await each(await toLookAt(db, now), async code => {
    passedOver += await lookAt(deps, code)
  })
  let released = 0
  for (const { code, officer } of await heldByAbsent(deps))
    released += await each([code], () => releaseAbsent(deps, code, officer))
  if (faults.length > 0) throw new AggregateError(faults, 'some dossiers could not be looked after')
  return { stopped, late, passedOver, looked, released }
}

type Perform = (code: string) => Promise<unknown>

/** One after the other; a dossier that has moved on meanwhile needs nothing, and a fault waits for the end. */
function perDossier(faults: unknown[]) {
  return async (codes: readonly string[], perform: Perform): Promise<number> => {
    let done = 0
    for (const code of codes) {
      try {
        await perform(code)
        done += 1
      } catch (fault) {
        if (!(fault instanceof ActionRefused)) faults.push(fault)
      }
    }
    return done
  }
}

async function notCompleted(db: Db, now: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('work_items')
    .innerJoin('dossiers', 'dossiers.id', 'work_items.dossier_id')
    .select('dossiers.code')
    .where('work_items.kind', '=', 'awaitApplicant')
    .where('work_items.due_at', '<', now)
    .orderBy('work_items.due_at')
    .limit(batch)
    .execute()
  return rows.map(({ code }) => code)
}

/** One whose clock stands is not late while it does, and must not keep the others waiting behind it. */
async function fallenLate(db: Db, now: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('code')
    .where('state', '=', 'in_progress')
    .where('late_at', 'is', null)
    .where('owed_at', '<', now)
    .where(sql<boolean>`not facts @? '$.pauses[*] ? (!exists(@.to))'`)
    .orderBy('owed_at')
    .limit(batch)
    .execute()
  return rows.map(({ code }) => code)
}

async function toLookAt(db: Db, now: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('code')
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(batch)
    .execute()
  return rows.map(({ code }) => code)
}

/** @returns how many bodies that kept silent were passed over */
async function lookAt(deps: DossierDeps, code: string): Promise<number> {
  const now = deps.clock.now()
  const calendar = deps.calendar()
  const found = await findPublic(deps.db, code)
  if (found === undefined) return 0
  let dossier = found
  for (const pause of openPauses(dossier)) {
    const isOver =
      pause.until !== undefined && Temporal.Instant.compare(Temporal.Instant.from(pause.until), now) <= 0
    if (isOver && pause.ground !== 'supplement')
      dossier = await resumeClock(deps, { code, actor: clockActor }, pause.ground)
  }
  const silent = silentSteps(dossier, now, calendar).length
  if (silent > 0) dossier = await passOverSilent(deps, code)
  dossier = await withApology(deps, dossier)
  await setNextLook(deps.db, dossier, nextLook(dossier, calendar, now))
  return silent
}

function withApology(deps: DossierDeps, dossier: Dossier): Promise<Dossier> | Dossier {
  return dossier.apology === undefined ? draftApology(deps, dossier.code) : dossier
}

async function heldByAbsent({ db, clock }: DossierDeps): Promise<{ code: string; officer: string }[]> {
  const away = await officersUnableToWork(db, { at: clock.now() })
  if (away.length === 0) return []
  const held = await sql<{ code: string; officer: string }>`
    select distinct d.code, w.officer_id as officer
    from work_items w join dossiers d on d.id = w.dossier_id
    where w.officer_id = any(${away.map(({ id }) => `officer:${id}`)})
    limit ${batch}
  `.execute(db)
  return held.rows
}
