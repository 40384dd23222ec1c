import { type Tx, transaction } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import { claim, type RepeatableRequest, unclaim } from '../../../platform/idempotency.ts'
import { type Act, append, type Entry, open, type PersonalContent } from '../../journal/index.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, stream } from '../dossier.ts'
import { keepLists } from '../kept-lists.ts'
import type { Actor } from '../rules/actor.ts'
import type { DossierEntryKind, EntryFacts, FiledFacts } from '../rules/entries.ts'
import { evolve } from '../rules/evolve.ts'
import { allowedActions, type Because, delegationUsed, may } from '../rules/may.ts'
import type { DossierAction } from '../rules/states.ts'
import { type DossierLabels, insertDossier, lockDossier, touchedUnits, updateDossier } from '../store.ts'
import { assignedByRule } from './assign-by-rule.ts'

/** What an action means: the acts to record, or why not. A refusal may leave acts on record all the same. */
export type Verdict =
  | { readonly allowed: true; readonly acts: readonly Act[]; readonly content?: readonly PersonalContent[] }
  | { readonly allowed: false; readonly because: Because; readonly acts?: readonly Act[] }

/** An action the dossier does not allow now, with what it does allow. */
export class ActionRefused extends Refusal {
  constructor(action: DossierAction, because: Because, allowed: readonly DossierAction[]) {
    super(409, because, { action, because, allowed })
    this.name = 'ActionRefused'
  }
}

export class DossierNotFound extends Refusal {
  constructor() {
    super(404, 'dossier_not_found')
    this.name = 'DossierNotFound'
  }
}

/** One act of a kind, with facts of that kind. The version is that of the kind's facts. */
export function act<Kind extends DossierEntryKind>(
  kind: Kind,
  facts: Kind extends keyof EntryFacts ? EntryFacts[Kind] : FiledFacts,
  by: { readonly actor: Actor; readonly at: Temporal.Instant },
): Act {
  return { kind, version: 1, at: by.at, actor: by.actor.id, facts: facts as unknown as Act['facts'] }
}

/** Opens a dossier's record and writes its row and its work. */
export async function recordFirst(
  tx: Tx,
  deps: DossierDeps,
  id: string,
  acts: readonly Act[],
  labels: DossierLabels,
  content: readonly PersonalContent[],
): Promise<Dossier> {
  const opened = await open(tx, stream(id), acts, content)
  const filed = opened.reduce<Dossier | undefined>(evolve, undefined) as Dossier
  const { dossier, entries } = await assign(tx, undefined, filed, opened)
  await insertDossier(tx, dossier, labels, deps.calendar())
  await tellApplicant(tx, deps, dossier, entries)
  // Last: the counter's book stays locked from here to the commit.
  await keepLists(tx, undefined, dossier, entries)
  return dossier
}

/** The only place that changes a dossier: entries, the value they lead to, and the work that follows, in one transaction. */
export async function record(
  tx: Tx,
  deps: DossierDeps,
  before: Dossier,
  acts: readonly Act[],
  content: readonly PersonalContent[] = [],
): Promise<Dossier> {
  if (acts.length === 0) return before
  const told = await append(tx, stream(before.id), acts, content)
  const { dossier: after, entries } = await assign(tx, before, told.reduce<Dossier>(evolve, before), told)
  await updateDossier(tx, before, after, deps.calendar())
  await tellApplicant(tx, deps, after, entries)
  await keepLists(tx, before, after, entries)
  return after
}

/** Steps that wait for somebody go to whom their unit's rule names, in the same breath. */
async function assign(tx: Tx, before: Dossier | undefined, after: Dossier, told: readonly Entry[]) {
  const acts = await assignedByRule(tx, before, after, told)
  if (acts.length === 0) return { dossier: after, entries: told }
  const assigned = await append(tx, stream(after.id), acts)
  return { dossier: assigned.reduce<Dossier>(evolve, after), entries: [...told, ...assigned] }
}

/** The job that words the letters for the applicant about some entries. */
export const applicantLetters = 'dossiers.letters'

/** Entries that concern the applicant. Those that may have moved the date say so only where they did. */
const told = new Set<string>([
  'filed',
  'supplementRequested',
  'supplemented',
  'refused',
  'accepted',
  'pauseOpened',
  'pauseEnded',
  'extended',
  'promiseMoved',
  'putRight',
  'apologised',
  'stopped',
  'withdrawalAsked',
  'withdrawn',
  'resultSigned',
  'resultCorrected',
  'posted',
  'handedOver',
] satisfies DossierEntryKind[])

async function tellApplicant(
  tx: Tx,
  deps: DossierDeps,
  dossier: Dossier,
  entries: readonly Entry[],
): Promise<void> {
  const letters = entries
    .filter(({ kind }) => told.has(kind))
    .map(({ seq }) => ({ dossier: dossier.id, seq: String(seq) }))
  if (letters.length > 0) await deps.jobs.send(tx, applicantLetters, ...letters)
}

/** Who acts on which dossier, in which version of it they saw. */
export interface Acting {
  readonly code: string
  readonly actor: Actor
  /** The version the form or request was made from; left out only where nothing was shown before. */
  readonly seq?: number | undefined
  /** Where the sender may repeat the request. */
  readonly repeatable?: RepeatableRequest | undefined
}

/**
 * The story every action tells: lock, ask whether it may be done, decide, record, in one transaction; news goes out after
 * the commit. The verdict's acts are recorded even when it says no.
 * @throws DossierNotFound, Refusal 409 `stale`, ActionRefused
 */
export async function actOn(
  deps: DossierDeps,
  action: DossierAction,
  acting: Acting,
  decide: (dossier: Dossier, tx: Tx) => Promise<Verdict> | Verdict,
): Promise<Dossier> {
  const { before, after, refusal } = await transaction(deps.db, async tx => {
    const { repeatable } = acting
    const repeated = repeatable && (await claim(tx, repeatable, { dossier: acting.code }, deps.clock.now()))
    const dossier = await lockDossier(tx, acting.code)
    if (dossier === undefined) throw new DossierNotFound()
    if (repeated !== undefined) return { before: dossier, after: dossier, refusal: undefined }
    if (acting.seq !== undefined && acting.seq !== dossier.seq)
      throw new Refusal(409, 'stale', { seq: dossier.seq })
    const permission = may(dossier, action, acting.actor)
    const verdict: Verdict = permission.allowed
      ? byDelegation(await decide(dossier, tx), delegationUsed(dossier, action, acting.actor))
      : permission
    if (verdict.allowed) {
      const changed = await record(tx, deps, dossier, verdict.acts, verdict.content)
      return { before: dossier, after: changed, refusal: undefined }
    }
    if (repeatable !== undefined) await unclaim(tx, repeatable)
    const noted = verdict.acts === undefined ? dossier : await record(tx, deps, dossier, verdict.acts)
    return { before: dossier, after: noted, refusal: verdict.because }
  })
  if (refusal !== undefined) throw new ActionRefused(action, refusal, allowedActions(after, acting.actor))
  tellQueues(deps, before, after)
  return after
}

/** An act done by delegation names it: the record shows by whose right. */
function byDelegation(verdict: Verdict, delegation: string | undefined): Verdict {
  if (delegation === undefined || verdict.acts === undefined) return verdict
  const acts = verdict.acts.map(each => ({ ...each, facts: { ...each.facts, delegation } }))
  return { ...verdict, acts }
}

/** Tells open inboxes that their queue has changed; called after the commit. */
export function tellQueues(
  deps: Pick<DossierDeps, 'events'>,
  before: Dossier | undefined,
  after: Dossier,
): void {
  for (const unit of touchedUnits(before, after)) deps.events.publish('queue', unit)
}
