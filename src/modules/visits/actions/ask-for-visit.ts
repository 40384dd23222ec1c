import { newId } from '../../../kernel/index.ts'
import { transaction } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import { claim } from '../../../platform/idempotency.ts'
import type { Actor } from '../../dossiers/index.ts'
import { personal } from '../../journal/index.ts'
import { unitDirectory } from '../../organisation/index.ts'
import type { VisitDeps } from '../deps.ts'
import type { AskedFacts } from '../rules/evolve.ts'
import { countOpenOf } from '../store/visits.ts'
import type { Visit, VisitDetails } from '../visit.ts'
import { act, recordFirst } from './record.ts'

/** A request for a visit that can stand. */
export interface VisitRequest
  extends Pick<
    Visit,
    | 'channel'
    | 'byRelative'
    | 'reason'
    | 'procedures'
    | 'handOver'
    | 'ward'
    | 'help'
    | 'wishedDays'
    | 'dayPart'
  > {
  /** Who asked online; null on the telephone. */
  readonly citizen: string | null
  readonly details: VisitDetails
}

/** More than a family asks for at once; a program gone wrong is stopped before it fills a unit's list. */
const mostOpen = 5

/**
 * Asks for a visit: it goes to the counter of the ward where the person lives. The same form sent twice is one request.
 * @throws Refusal 422 `no_counter` where no counter serves the ward, 429 `too_many_visits`
 */
export async function askForVisit(
  deps: VisitDeps,
  request: VisitRequest,
  actor: Actor,
  key: string,
): Promise<string> {
  const at = deps.clock.now()
  const counter = (await unitDirectory(deps.db)).counterOf(request.ward)
  if (counter === undefined) throw new Refusal(422, 'no_counter')
  const { details, ...facts } = request
  const id = newId<'visit'>()
  return transaction(deps.db, async tx => {
    const repeatable = { caller: actor.id, key: `visit/${key}`, body: key }
    const before = await claim(tx, repeatable, { visit: id as string }, at)
    if (before !== undefined) return before.visit
    if (facts.citizen !== null && (await countOpenOf(tx, facts.citizen)) >= mostOpen)
      throw new Refusal(429, 'too_many_visits')
    const kept = personal(details)
    const first: AskedFacts = { ...facts, id, unit: counter.id, details: kept.ref }
    await recordFirst(tx, deps, act('visitAsked', first, { actor, at }), details, kept.row)
    return id
  })
}
