import { at, stateCalendar } from '../../calendar/fixture.ts'
import { calendarFrom } from '../../calendar/index.ts'
import type { Step, TimeLimit } from '../../catalogue/index.ts'
import { act } from '../actions/record.ts'
import { type Dossier, openPauses, openSteps, type PauseGround } from '../dossier.ts'
import type { Actor } from './actor.ts'
import type { EntryFacts } from './entries.ts'
import { evolve } from './evolve.ts'
import { authority, content, filed, people, receivingUnit } from './fixture.ts'
import { acceptanceOf, extendedBy, recountAfter } from './promises.ts'

/** Dossiers with real dates, for the tests of what the clock does: accepted, paused and extended on days of 2026. */

export const calendar = calendarFrom(stateCalendar)

/** Examined and inspected side by side, then drafted, then signed. */
const process: readonly Step[] = [
  { key: 'check', name: { vi: 'Thẩm định' }, kind: 'examine', role: 'handlingOfficer', share: 30 },
  { key: 'visit', name: { vi: 'Kiểm tra' }, kind: 'inspect', role: 'handlingOfficer', share: 40, after: [] },
  {
    key: 'write',
    name: { vi: 'Dự thảo' },
    kind: 'draft',
    role: 'handlingOfficer',
    share: 35,
    after: ['check', 'visit'],
  },
  { key: 'sign', name: { vi: 'Ký' }, kind: 'sign', role: 'leader', share: 25 },
]

export function does<Kind extends keyof EntryFacts>(
  dossier: Dossier,
  kind: Kind,
  facts: EntryFacts[Kind],
  on: Temporal.Instant,
  actor: Actor = people.handler,
): Dossier {
  const told = act<keyof EntryFacts>(kind, facts as never, { actor, at: on })
  return evolve(dossier, { ...told, seq: dossier.seq + 1 })
}

/** @example accepted({ workingDays: 5 }, '2026-10-05 09:00') */
export function accepted(timeLimit: TimeLimit, on: string): Dossier {
  const { dossier } = filed()
  const place = { calendar, authority, receivingUnit }
  const facts = acceptanceOf({ process }, { timeLimit, lane: undefined }, at(on), place)
  const told = { ...facts, components: dossier.components }
  return does({ ...dossier, filedAt: at(on).toString() }, 'accepted', told, at(on), people.counter)
}

export function paused(
  dossier: Dossier,
  ground: PauseGround,
  on: Temporal.Instant,
  clock: 'resume' | 'restart' = 'resume',
): Dossier {
  const pause = { key: `${ground}-${dossier.pauses.length + 1}`, ground, basis: 'Luật X', clock }
  if (ground !== 'supplement') return does(dossier, 'pauseOpened', pause, on)
  const items = [{ component: 'paper', reason: content() }]
  return does(dossier, 'supplementRequested', { unit: receivingUnit, items, pause }, on)
}

export function resumed(dossier: Dossier, ground: PauseGround, on: Temporal.Instant): Dossier {
  const pause = openPauses(dossier).find(each => each.ground === ground)
  if (pause === undefined) throw new Error(`no pause for ${ground}`)
  const recounted = { pause: pause.key, ...recountAfter(dossier, pause, on, calendar) }
  if (ground !== 'supplement') return does(dossier, 'pauseEnded', recounted, on)
  return does(dossier, 'supplemented', { components: dossier.components, recounted }, on, people.owner)
}

export function extended(dossier: Dossier, by: TimeLimit, on: Temporal.Instant): Dossier {
  const extension = { key: `more-${dossier.extensions.length}`, by, basis: 'Luật X' }
  const granted = { ...extension, at: on.toString(), grantedBy: people.leader.id }
  const facts = { ...extension, ...extendedBy(dossier, granted, on, calendar) }
  return does(dossier, 'extended', facts, on, people.leader)
}

/** Ends the first open step. */
export function finished(dossier: Dossier, on: Temporal.Instant): Dossier {
  const step = openSteps(dossier)[0]
  return step === undefined ? dossier : does(dossier, 'stepFinished', { step: step.key }, on)
}
