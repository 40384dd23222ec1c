import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dossier } from '../dossier.ts'
import { evolve } from './evolve.ts'
import { after, filed, type History, people, reach, waysTo } from './fixture.ts'
import { type Actor, allowedActions } from './may.ts'
import { nationalStatus } from './national-status.ts'
import { isTransition, transitions } from './states.ts'
import { workItems } from './work-items.ts'

const actors: readonly Actor[] = Object.values(people)

/** Everything that somebody may do now. */
function openMoves(dossier: Dossier) {
  return actors.flatMap(actor => allowedActions(dossier, actor).map(action => ({ actor, action })))
}

/** A way through the rules: each number picks one of the moves open then. */
function walk(choices: readonly number[]): History[] {
  const way = [filed()]
  for (const choice of choices) {
    const here = way.at(-1) as History
    const moves = openMoves(here.dossier)
    const move = moves[choice % Math.max(1, moves.length)]
    if (move === undefined) return way
    way.push(after(here, move.action, move.actor))
  }
  return way
}

const ways = fc.array(fc.nat({ max: 1_000 }), { maxLength: 40 }).map(walk)
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

  test('never leaves two pieces of work under one key, and none once it has ended', () => {
    property(way => {
      for (const { dossier } of way) {
        const items = workItems(dossier)
        expect(new Set(items.map(item => item.key)).size).toBe(items.length)
        const isFinal = Object.keys(transitions[dossier.state]).length === 0
        if (isFinal) expect(items).toEqual([])
      }
    })
  })

  test('leaves work for somebody, who may do it, until it has ended or the applicant must complete it', () => {
    property(way => {
      for (const { dossier } of way) {
        const waitsForApplicant =
          dossier.supplement !== undefined && dossier.supplement.answeredAt === undefined
        const isFinal = Object.keys(transitions[dossier.state]).length === 0
        expect(workItems(dossier).length).toBe(isFinal || waitsForApplicant ? 0 : 1)
        for (const item of workItems(dossier)) {
          const actor = { id: item.officer ?? 'officer:new', posts: [{ unit: item.unit, role: item.role }] }
          expect(allowedActions(dossier, actor).length).toBeGreaterThan(0)
        }
      }
    })
  })

  test('keeps what was given once: code, procedure, first filing', () => {
    property(way => {
      const [first] = way as [History, ...History[]]
      for (const { dossier } of way) {
        const { id, code, procedure, filedAt, applicant, channel } = first.dossier
        expect(dossier).toMatchObject({ id, code, procedure, filedAt, applicant, channel })
      }
    })
  })

  test('never asks twice, and has at most one open step', () => {
    property(way => {
      const { entries } = way.at(-1) as History
      expect(entries.filter(entry => entry.kind === 'supplementRequested').length).toBeLessThan(2)
      for (const { dossier } of way) {
        const open = dossier.steps.filter(step => step.openedAt !== undefined && step.doneAt === undefined)
        expect(open.length).toBe(dossier.state === 'in_progress' ? 1 : 0)
      }
    })
  })

  test('has an end time exactly when it has left the hands of the authority', () => {
    property(way => {
      for (const { dossier } of way) {
        const isOut = ['refused', 'result_ready', 'returned'].includes(dossier.state)
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

  test('reaches every action and every state that actions lead to', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(ways, way => {
        for (const { dossier, entries } of way) {
          seen.add(dossier.state)
          for (const entry of entries) seen.add(entry.kind)
        }
      }),
      { numRuns: 500, seed: 1 },
    )
    for (const reached of [
      'refused',
      'returned',
      'sentBack',
      'supplemented',
      'paymentRecorded',
      'stepStarted',
    ])
      expect(seen).toContain(reached)
  })
})

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
