import type { ContentRef, Entry } from '../../journal/index.ts'
import type { Outcome, Plan, Visit } from '../visit.ts'

/** What the first entry of a visit says. */
export type AskedFacts = Pick<
  Visit,
  | 'id'
  | 'unit'
  | 'channel'
  | 'citizen'
  | 'byRelative'
  | 'reason'
  | 'procedures'
  | 'handOver'
  | 'ward'
  | 'help'
  | 'wishedDays'
  | 'dayPart'
  | 'details'
>

/** What each later entry says, by kind. */
export interface EntryFacts {
  visitPlanned: Plan
  visitMoved: Plan
  visitCancelled: { reason?: ContentRef }
  visitDeclined: { reason: ContentRef }
  visitFilingBegun: { procedure: string; draft: string }
  visitDossierNoted: { code: string }
  visitMissed: { slot: string }
  visitDone: { outcomes: readonly Outcome[]; note?: ContentRef }
}

export type VisitEntryKind = 'visitAsked' | keyof EntryFacts

interface Act {
  readonly at: string
  readonly by: string
}

/** What an entry leads to. Pure: replaying a visit's entries gives its row. */
export function evolve(
  visit: Visit | undefined,
  entry: Pick<Entry, 'kind' | 'at' | 'actor' | 'facts' | 'seq'>,
): Visit {
  const act = { at: entry.at.toString(), by: entry.actor }
  if (visit === undefined) {
    if (entry.kind !== 'visitAsked') throw new Error(`a visit begins with visitAsked, not ${entry.kind}`)
    const facts = entry.facts as unknown as AskedFacts
    const asked = { askedAt: act.at, askedBy: act.by, moved: 0, missed: 0, noted: [] }
    return { ...facts, ...asked, state: 'asked', seq: entry.seq }
  }
  const change = changes[entry.kind as keyof EntryFacts] as Change | undefined
  if (change === undefined) throw new Error(`unknown kind of entry: ${entry.kind}`)
  return { ...visit, ...change(visit, entry.facts as never, act), seq: entry.seq }
}

type Change = (visit: Visit, facts: never, act: Act) => Partial<Visit>

const changes: {
  [Kind in keyof EntryFacts]: (visit: Visit, facts: EntryFacts[Kind], act: Act) => Partial<Visit>
} = {
  visitPlanned: (_, plan, act) => ({ state: 'planned', plan: { ...plan, ...act } }),
  visitMoved: ({ moved }, plan, act) => ({ plan: { ...plan, ...act }, moved: moved + 1 }),
  visitCancelled: (_, { reason }, act) => ({
    state: 'cancelled',
    cancellation: { ...act, ...(reason === undefined ? {} : { reason }) },
  }),
  visitDeclined: (_, { reason }, act) => ({ state: 'declined', refusal: { ...act, reason } }),
  visitFilingBegun: () => ({}),
  visitDossierNoted: ({ noted }, { code }) => ({ noted: [...new Set([...noted, code])] }),
  visitMissed: ({ missed }) => ({ state: 'missed', missed: missed + 1 }),
  visitDone: (_, facts, act) => ({ state: 'done', done: { ...facts, ...act } }),
}
