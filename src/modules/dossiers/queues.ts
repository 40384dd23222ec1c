import type { OfficerViewer } from '../../platform/http/index.ts'
import { type WorkItem, workKinds } from './rules/work-items.ts'
import { unitsOf } from './viewers.ts'

/** What of all work stands in a queue: conditions over work items, nothing else. */
export interface QueueRule {
  /** Whose: one's own and what is open to one's posts; one's own alone; or everything of one's units, whoever has it. */
  readonly whose: 'theirs' | 'mine' | 'unit' | 'watched'
  /** Only what is near its date, or past it. */
  readonly due?: DueFilter
  /** Roles whose desk shows it though nothing is in it; others see it only when there is something. */
  readonly at: readonly string[]
}

const counter = ['receivingOfficer'] as const
const handlers = ['handlingOfficer'] as const
const leaders = ['leader'] as const
const everyone = [...counter, ...handlers, ...leaders] as const

/** The queues of a desk, in the order of its menu. `watched` is `unit` for whoever leads one, else `theirs`. */
export const queueRules = {
  filed: { whose: 'theirs', at: counter },
  mine: { whose: 'mine', at: [...handlers, ...leaders] },
  work: { whose: 'theirs', at: handlers },
  asked: { whose: 'theirs', at: [] },
  sign: { whose: 'theirs', at: leaders },
  return: { whose: 'theirs', at: counter },
  papers: { whose: 'theirs', at: [] },
  apologies: { whose: 'theirs', at: [] },
  late: { whose: 'watched', due: 'late', at: [] },
  soon: { whose: 'watched', due: 'soon', at: everyone },
  waiting: { whose: 'theirs', at: [] },
  unit: { whose: 'unit', at: everyone },
} as const satisfies Record<string, QueueRule>

export type QueueName = keyof typeof queueRules

export const queueNames = Object.keys(queueRules) as QueueName[]

/** How near its date a work is: its warning has come; the second has; the date is past. */
export type DueFilter = 'soon' | 'urgent' | 'late'

export const dueFilters = ['late', 'urgent', 'soon'] as const satisfies readonly DueFilter[]

/** The queue in which each kind of work waits. A new kind is one line here. */
const queueOfKind: Readonly<Record<WorkItem['kind'], QueueName>> & Readonly<Record<string, QueueName>> = {
  answerFiling: 'filed',
  examine: 'work',
  inspect: 'work',
  draft: 'work',
  answerWithdrawal: 'work',
  consult: 'asked',
  sign: 'sign',
  signCorrection: 'sign',
  handOver: 'return',
  sendPapers: 'papers',
  receivePapers: 'papers',
  apologise: 'apologies',
  explainDelay: 'apologies',
  awaitApplicant: 'waiting',
}

/** In this one nobody of the office has anything to do: it is no part of what there is to do, and late for nobody there. */
const idle: QueueName = 'waiting'

/** The kinds of work that somebody of the office must do. */
export const kindsToDo: readonly string[] = workKinds.filter(kind => queueOfKind[kind] !== idle)

/** The kinds of work in a queue; in those of persons and of dates, every kind there is to do. */
export function kindsIn(queue: QueueName | 'inbox'): readonly string[] {
  const own = workKinds.filter(kind => queueOfKind[kind] === queue)
  return own.length > 0 || isOfKinds(queue) ? own : queue === 'unit' ? workKinds : kindsToDo
}

function isOfKinds(queue: QueueName | 'inbox'): boolean {
  return Object.values(queueOfKind).some(one => one === queue)
}

/** Which queue counts a kind of work. */
export function queueOf(kind: string): QueueName | undefined {
  return queueOfKind[kind]
}

/** Whose work a queue shows to this officer. */
export function scopeOf(queue: QueueName | 'inbox', officer: OfficerViewer): 'theirs' | 'mine' | 'unit' {
  const whose: QueueRule['whose'] = queue === 'inbox' ? 'theirs' : queueRules[queue].whose
  return whose === 'watched' ? watchScope(officer) : whose
}

/** Whoever leads a unit watches over everybody's dates in it. */
export function watchScope(officer: OfficerViewer): 'theirs' | 'unit' {
  return officer.posts.some(({ role }) => role === 'leader') ? 'unit' : 'theirs'
}

/** Whether an empty queue stands in this officer's menu: new work of its kinds comes to them. */
export function isAtDesk(queue: QueueName, officer: OfficerViewer): boolean {
  const at: readonly string[] = queueRules[queue].at
  return unitsOf(officer).length > 0 && officer.posts.some(({ role }) => at.includes(role))
}
