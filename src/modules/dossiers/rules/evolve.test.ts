import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dossier, hasEnded, openPauses, openSteps } from '../dossier.ts'
import type { Actor } from './actor.ts'
import { evolve } from './evolve.ts'
import { after, filed, type History, people, reach, waysTo } from './fixture.ts'
import { allowedActions, isUnpaid } from './may.ts'
import { nationalStatus } from './national-status.ts'
import { type DossierAction, isTransition, transitions } from './states.ts'
import { type WorkItem, workItems } from './work-items.ts'

const actors: readonly Actor[] = Object.values(people)

/** Everything that somebody may do now. */
function openMoves(dossier: Dossier) {
  return actors.flatMap(actor => allowedActions(dossier, actor).map(action => ({ actor, action })))
}

const points = Object.values(waysTo)

/** A way through the rules: first to a known point, then each number picks one of the moves open. */
function walk([point, choices]: readonly [number, readonly number[]]): History[] {
  const way = [reach(...(points[point % points.length] ?? []))]
  for (const choice of choices) {
    const here = way.at(-1) as History
    const moves = openMoves(here.dossier)
    const move = moves[choice % Math.max(1, moves.length)]
    if (move === undefined) return way
    way.push(after(here, move.action, move.actor))
  }
  return way
}

const ways = fc.tuple(fc.nat({ max: 1_000 }), fc.array(fc.nat({ max: 1_000 }), { maxLength: 25 })).map(walk)
const property = (holds: (way: History[]) => void) => fc.assert(fc.property(ways, holds), { numRuns: 300 })

describe('any way that the rules allow', () => {
  test('can be replayed: the entries lead to the same dossier again', () => {
    property(way => {
      const { dossier, entries } = way.at(-1) as History
      expect(entries.reduce<Dossier | undefined>(evolve, undefined)).toEqual(dossier)
    })
  })

  test('survives being stored as JSON at any point of it', () => {
    property(way => {
      for (const { dossier } of way) expect(JSON.parse(JSON.stringify(dossier))).toEqual(dossier)
    })
  })

  test('goes only where the table of states leads', () => {
    property(way => {
      way.forEach(({ dossier }, index) => {
        const before = way[index - 1]?.dossier.state
        if (before === undefined || before === dossier.state) return
        expect(Object.values(transitions[before])).toContain(dossier.state)
      })
    })
  })

  test('counts its entries', () => {
    property(way => {
      for (const { dossier, entries } of way) {
        expect(dossier.seq).toBe(entries.length)
        expect(entries.map(entry => entry.seq)).toEqual(entries.map((_, index) => index + 1))
      }
    })
  })

  test('never leaves two pieces of work under one key', () => {
    property(way => {
      for (const { dossier } of way) {
        const items = workItems(dossier)
        expect(new Set(items.map(item => item.key)).size).toBe(items.length)
      }
    })
  })

  test('leaves work for somebody until it has ended, and nothing but a late explanation or a correction after', () => {
    property(way => {
      for (const { dossier } of way) {
        const items = workItems(dossier)
        if (!hasEnded(dossier)) expect(items.length).toBeGreaterThan(0)
        else for (const item of items) expect(['explainDelay', 'signCorrection']).toContain(item.kind)
      }
    })
  })

  test('gives work only to who may do it', () => {
    property(way => {
      for (const { dossier } of way) {
        for (const item of workItems(dossier)) {
          const actor = { id: item.officer ?? 'officer:new', posts: [{ unit: item.unit, role: item.role }] }
          expect(allowedActions(dossier, actor)).toEqual(
            expect.arrayContaining(answersTo[item.kind](dossier)),
          )
        }
      }
    })
  })

  test('keeps what was given once: code, first filing, first promise', () => {
    property(way => {
      const [first] = way as [History, ...History[]]
      const accepted = way.find(({ dossier }) => dossier.acceptance !== undefined)?.dossier
      for (const { dossier } of way) {
        const { id, code, filedAt, channel } = first.dossier
        expect(dossier).toMatchObject({ id, code, filedAt, channel })
        if (dossier.acceptance !== undefined)
          expect(dossier.acceptance.due).toEqual(accepted?.acceptance?.due)
      }
    })
  })

  test('has an open step exactly while it is in progress, and one only of its own process', () => {
    property(way => {
      for (const { dossier } of way) {
        const open = openSteps(dossier).filter(step => step.askedBy === undefined)
        if (dossier.state === 'in_progress') expect(open.length).toBe(1)
        if (dossier.state === 'filed' || dossier.state === 'result_ready') expect(open.length).toBe(0)
      }
    })
  })

  test('pauses once on each ground at a time, and moves the date only with its reason', () => {
    property(way => {
      for (const { dossier } of way) {
        const last = dossier.promises.at(-1)
        if (last !== undefined) expect(last.to).toEqual(dossier.due)
        for (const pause of dossier.pauses) {
          if (pause.to !== undefined) expect(pause.endedBy).toBeDefined()
        }
      }
    })
  })

  test('has an end time exactly when it has left the hands of the authority', () => {
    property(way => {
      for (const { dossier } of way) {
        const isOut = dossier.state !== 'filed' && dossier.state !== 'in_progress'
        expect(dossier.finishedAt !== undefined).toBe(isOut)
      }
    })
  })

  test('has a national status that never falls back to newly filed once accepted', () => {
    property(way => {
      for (const { dossier } of way) {
        if (dossier.acceptance !== undefined) expect(nationalStatus(dossier)).toBeGreaterThan(1)
      }
    })
  })

  test('reaches every state and every kind of entry', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(ways, way => {
        for (const { dossier, entries } of way) {
          seen.add(dossier.state)
          for (const entry of entries) seen.add(entry.kind)
        }
      }),
      { numRuns: 600, seed: 1 },
    )
    for (const point of Object.values(waysTo)) {
      for (const { kind } of reach(...point).entries) expect(seen).toContain(kind)
    }
    for (const state of Object.keys(transitions)) expect(seen).toContain(state)
  })
})

/** What whoever is given a piece of work must be able to do about it. */
const answersTo: Record<WorkItem['kind'], (dossier: Dossier) => DossierAction[]> = {
  answerFiling: () => ['accept', 'refuse'],
  awaitApplicant: () => ['supplement'],
  examine: () => ['takeUp', 'finishStep'],
  consult: () => ['takeUp', 'finishStep'],
  inspect: () => ['takeUp', 'finishStep'],
  // The draft waits for opinions asked for and for the clock to run.
  draft: () => ['takeUp'],
  sign: dossier => (openPauses(dossier).length > 0 ? ['sendBack'] : ['sendBack', 'sign']),
  // A fee that is owed is collected first.
  handOver: dossier => (isUnpaid(dossier) ? ['recordPayment'] : ['handOver']),
  apologise: () => ['apologise'],
  explainDelay: () => ['explainDelay'],
  answerWithdrawal: () => ['confirmWithdrawal'],
  signCorrection: () => ['signCorrection'],
  sendPapers: () => ['sendPapers'],
  receivePapers: () => ['receivePapers'],
}

describe('one entry', () => {
  test('a dossier begins with its filing', () => {
    const { entries } = reach(...waysTo.examining)
    expect(() => evolve(undefined, entries[1] as never)).toThrow(/begins with filed/)
  })

  test('of an unknown kind is refused, never passed over', () => {
    const { dossier } = filed()
    expect(() =>
      evolve(dossier, { kind: 'invented', at: Temporal.Now.instant(), actor: 'x', facts: {}, seq: 2 }),
    ).toThrow(/unknown kind/)
  })

  test('a demand beyond the list stays on record and changes nothing but the count', () => {
    const { dossier } = filed()
    const entry = {
      kind: 'demandRefused',
      at: Temporal.Instant.from(dossier.filedAt),
      actor: 'officer:x',
      facts: { components: ['x'] },
      seq: 2,
    }
    expect(evolve(dossier, entry)).toEqual({ ...dossier, seq: 2 })
  })

  test('sending back gives the draft to the officer who wrote it, and keeps every budget', () => {
    const before = reach(...waysTo.signing)
    const { dossier } = after(before, 'sendBack', people.leader)
    const [, , write, sign] = dossier.steps
    expect(write).toMatchObject({ key: 'write', openedAt: expect.any(String) })
    expect(write?.doneAt).toBeUndefined()
    expect(workItems(dossier)).toMatchObject([{ key: 'step:write', officer: people.handler.id }])
    expect(sign).toEqual({ key: 'sign', kind: 'sign', role: 'leader', unit: sign?.unit, dueAt: sign?.dueAt })
    expect(dossier.steps.map(step => step.dueAt)).toEqual(before.dossier.steps.map(step => step.dueAt))
    expect(dossier.sendBacks.length).toBe(1)
    expect(isTransition(dossier.state, 'draftResult')).toBe(true)
  })
})
