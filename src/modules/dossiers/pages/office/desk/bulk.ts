import { newId } from '../../../../../kernel/index.ts'
import { type OfficerViewer, Refusal } from '../../../../../platform/http/index.ts'
import { type RepeatableRequest, recall } from '../../../../../platform/idempotency.ts'
import type { DossierDeps } from '../../../deps.ts'
import type { InboxItem } from '../../../inbox.ts'
import { findSeveral } from '../../../lists.ts'
import { may } from '../../../rules/may.ts'
import type { Sight } from '../../../store.ts'
import type { Actor, BulkAct, Chosen, LeftOut } from './bulk-act.ts'
import { accept } from './bulk-acts/accept.ts'
import { assign } from './bulk-acts/assign.tsx'
import { handOver } from './bulk-acts/hand-over.ts'
import { sign } from './bulk-acts/sign.tsx'
import { takeUp } from './bulk-acts/take-up.ts'
import type { BulkOffer } from './bulk-bar.tsx'

/** Everything that can be done to many at once, in the order of the buttons. What an act asks for stays its own. */
const bulkActs = [accept, takeUp, assign, sign, handOver] as readonly BulkAct<unknown>[]

/** As many as a list can have ticked, with room to spare; each is a transaction of its own. */
const mostAtOnce = 100

/** Their letters, for the sheet of keys. */
export const bulkKeys: readonly BulkOffer[] = bulkActs.map(({ action, key }) => ({ action, key }))

export function findBulkAct(action: string): BulkAct<unknown> | undefined {
  return bulkActs.find(act => act.action === action)
}

/** What is worth offering for the lines shown: a list of the whole unit holds the work of others too. */
export function bulkOffers(items: readonly InboxItem[], viewer: OfficerViewer): BulkOffer[] {
  const suits = (act: BulkAct<unknown>) => (item: InboxItem) =>
    act.kinds.some(kind => kind === item.kind) && (act.isOffered ?? isTheirs)(item, viewer)
  return bulkActs.filter(act => items.some(suits(act))).map(({ action, key }) => ({ action, key }))
}

function isTheirs({ mine, officer, unit, role }: InboxItem, { posts }: OfficerViewer): boolean {
  return mine || (officer === null && posts.some(post => post.unit === unit && post.role === role))
}

/** What was ticked, sorted into what can be done and what cannot, with why. */
export interface Sorted {
  readonly possible: readonly Chosen[]
  readonly leftOut: readonly { readonly code: string; readonly chosen?: Chosen; readonly because: LeftOut }[]
}

interface Sorting {
  readonly act: BulkAct<unknown>
  readonly actor: Actor
  readonly sight: Sight
  readonly codes: readonly string[]
}

/** Sorts what was ticked by what is so now. Codes of dossiers that one may not see are not there. */
export async function sortChosen(deps: DossierDeps, sorting: Sorting): Promise<Sorted> {
  const codes = [...new Set(sorting.codes)].slice(0, mostAtOnce)
  const found = await findSeveral(deps.db, codes, sorting.sight)
  const judged = await Promise.all(
    codes.map(async code => {
      const one = found.get(code)
      if (one === undefined) return { code, because: 'not_there' as const }
      const { code: procedure, version } = one.dossier.procedure
      const chosen = { ...one, procedure: deps.catalogue.version(procedure, version) }
      return { code, chosen, because: await whyNot(deps, sorting, chosen) }
    }),
  )
  return {
    possible: judged.flatMap(({ chosen, because }) =>
      chosen !== undefined && because === undefined ? [chosen] : [],
    ),
    leftOut: judged.flatMap(({ code, chosen, because }) =>
      because === undefined ? [] : [{ code, because, ...(chosen === undefined ? {} : { chosen }) }],
    ),
  }
}

async function whyNot(
  deps: DossierDeps,
  { act, actor }: Sorting,
  chosen: Chosen,
): Promise<LeftOut | undefined> {
  const permission = may(chosen.dossier, act.action, actor)
  return permission.allowed ? act.hindrance?.(deps, chosen, actor) : permission.because
}

/** A new name for one press of the button: pressed twice, everything is still done once. */
export function newRun(): string {
  return newId()
}

/** One dossier's share of a run, as a request that may be repeated. */
function requestFor(
  { act, actor, run }: Pick<Run, 'act' | 'actor' | 'run'>,
  code: string,
): RepeatableRequest {
  return { caller: actor.id, key: `bulk:${run}:${code}`, body: { action: act.action, code } }
}

interface Run extends Sorting {
  readonly run: string
  readonly input: unknown
  /** The versions that the confirmation was made from, by code. */
  readonly seqs: ReadonlyMap<string, number>
}

/** Does it to each, in a transaction of its own; what is refused meanwhile stays as it is. Gives why, by code. */
export async function performBulk(deps: DossierDeps, bulk: Run): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>()
  const { act, actor, seqs, input } = bulk
  const found = await findSeveral(deps.db, [...seqs.keys()].slice(0, mostAtOnce), bulk.sight)
  for (const [code, one] of found) {
    const { code: procedure, version } = one.dossier.procedure
    const chosen = { ...one, procedure: deps.catalogue.version(procedure, version) }
    const acting = { code, actor, seq: seqs.get(code), repeatable: requestFor(bulk, code) }
    try {
      await act.perform(deps, acting, input, chosen)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      refused.set(code, fault.code)
    }
  }
  return refused
}

/** What of a run is done, by the record of its requests, and why the rest is not, as things stand now. */
export async function outcomeOf(
  deps: DossierDeps,
  sorting: Sorting & { readonly run: string; readonly refused: ReadonlyMap<string, LeftOut> },
): Promise<Sorted> {
  const codes = sorting.codes.slice(0, mostAtOnce)
  const before = await Promise.all(codes.map(code => recall(deps.db, requestFor(sorting, code))))
  const did = codes.filter((_, index) => before[index] !== undefined)
  const didNot = codes.filter((_, index) => before[index] === undefined)
  const found = await sortChosen(deps, { ...sorting, codes: did })
  const all = [...found.possible, ...found.leftOut.flatMap(({ chosen }) => chosen ?? [])]
  const rest = await sortChosen(deps, { ...sorting, codes: didNot })
  const changed = rest.possible.map(chosen => ({
    code: chosen.dossier.code,
    chosen,
    because: sorting.refused.get(chosen.dossier.code) ?? ('stale' as const),
  }))
  const order = (one: Chosen) => codes.indexOf(one.dossier.code)
  return {
    possible: all.sort((one, other) => order(one) - order(other)),
    leftOut: [...rest.leftOut, ...changed],
  }
}
