import { say } from '../../../kernel/index.ts'
import { type Tx, transaction } from '../../../platform/db/index.ts'
import { localPath, Refusal } from '../../../platform/http/index.ts'
import type { Actor } from '../../dossiers/index.ts'
import { type Act, append, open, type PersonalContent } from '../../journal/index.ts'
import { unitDirectory } from '../../organisation/index.ts'
import type { VisitDeps, VisitLetter } from '../deps.ts'
import { paths } from '../pages/paths.ts'
import { type AskedFacts, type EntryFacts, evolve, type VisitEntryKind } from '../rules/evolve.ts'
import { type Because, may } from '../rules/may.ts'
import type { VisitAction } from '../rules/states.ts'
import { insertVisit, lockVisit, updateVisit, type VisitRow } from '../store/visits.ts'
import { stream, type Visit, type VisitDetails } from '../visit.ts'

/** Who acts on which visit, in which version of it they saw. */
export interface Acting {
  readonly id: string
  readonly actor: Actor
  readonly seq: number
}

/** What an action comes to: the acts to record, and the news for whoever asked. */
export interface Deed {
  readonly acts: readonly Act[]
  readonly content?: readonly PersonalContent[]
  readonly news?: { readonly what: VisitLetter['news']; readonly reason?: string }
}

interface By {
  readonly actor: Pick<Actor, 'id'>
  readonly at: Temporal.Instant
}

/** One act of a kind, with facts of that kind. */
export function act<Kind extends VisitEntryKind>(
  kind: Kind,
  facts: Kind extends keyof EntryFacts ? EntryFacts[Kind] : AskedFacts,
  by: By,
): Act {
  return { kind, version: 1, at: by.at, actor: by.actor.id, facts: facts as unknown as Act['facts'] }
}

export class VisitNotFound extends Refusal {
  constructor() {
    super(404, 'visit_not_found')
    this.name = 'VisitNotFound'
  }
}

/** An action the visit does not allow now. */
export class VisitRefused extends Refusal {
  constructor(because: Because) {
    super(because === 'not_your_visit' ? 404 : 409, because)
    this.name = 'VisitRefused'
  }
}

/** Opens a visit's record and writes its row. */
export async function recordFirst(
  tx: Tx,
  deps: VisitDeps,
  first: Act,
  details: VisitDetails,
  content: PersonalContent,
): Promise<Visit> {
  const [entry] = await open(tx, stream(String(first.facts.id)), [first], [content])
  if (entry === undefined) throw new Error('the first entry was not written')
  const visit = evolve(undefined, entry)
  await insertVisit(tx, visit, details)
  await tell(tx, deps, visit, details, { what: 'asked' })
  return visit
}

/**
 * The story every action tells: lock, decide, record, in one transaction.
 * @throws VisitNotFound, VisitRefused, Refusal 409 `stale`
 */
export function actOn(
  deps: VisitDeps,
  action: VisitAction,
  acting: Acting,
  decide: (tx: Tx, row: VisitRow, at: Temporal.Instant) => Promise<Deed> | Deed,
): Promise<Visit> {
  const at = deps.clock.now()
  return transaction(deps.db, async tx => {
    const row = await lockVisit(tx, acting.id)
    if (row === undefined) throw new VisitNotFound()
    const { visit, details } = row
    const permission = may(visit, action, acting.actor, at)
    if (!permission.allowed && permission.because !== 'not_in_this_state')
      throw new VisitRefused(permission.because)
    // What happened meanwhile explains more than the state it led to.
    if (acting.seq !== visit.seq) throw new Refusal(409, 'stale', { seq: visit.seq })
    if (!permission.allowed) throw new VisitRefused(permission.because)
    const deed = await decide(tx, row, at)
    const entries = await append(tx, stream(visit.id), deed.acts, deed.content)
    const after = entries.reduce<Visit>(evolve, visit)
    await updateVisit(tx, after)
    if (deed.news !== undefined) await tell(tx, deps, after, details, deed.news)
    return after
  })
}

/** Writes the letter that an act calls for; who left no e-mail sees the news in the account or is rung up. */
async function tell(
  tx: Tx,
  deps: VisitDeps,
  visit: Visit,
  details: VisitDetails | null,
  news: NonNullable<Deed['news']>,
): Promise<void> {
  const to = details?.email
  if (deps.writeLetter === undefined || to === undefined) return
  const locale = details?.language ?? 'vi'
  const unit = (await unitDirectory(deps.db)).find(visit.unit)
  const isComing = visit.state === 'planned' && visit.plan !== undefined
  await deps.writeLetter(tx, {
    to,
    locale,
    visit: visit.id,
    news: news.what,
    name: details?.asker?.fullName ?? details?.person.fullName ?? '',
    unit: unit === undefined ? '' : say(unit.counterName ?? unit.name, locale),
    link: `${deps.baseUrl}${localPath(visit.citizen === null ? paths.home : paths.own(visit.id), locale)}`,
    from: isComing ? (visit.plan?.from ?? null) : null,
    until: isComing ? (visit.plan?.to ?? null) : null,
    reason: news.reason ?? null,
  })
}
