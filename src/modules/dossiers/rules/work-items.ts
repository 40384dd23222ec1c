import { type Dossier, isSupplementOpen, openSteps, resultsInForce, type StepFact } from '../dossier.ts'
import { papersToSend } from './may.ts'

/** Every kind of work there is. */
export const workKinds = [
  'answerFiling',
  'awaitApplicant',
  'examine',
  'consult',
  'inspect',
  'draft',
  'sign',
  'handOver',
  'apologise',
  'explainDelay',
  'answerWithdrawal',
  'signCorrection',
  'sendPapers',
  'receivePapers',
] as const

/** One thing somebody must do about a dossier. Every inbox, count and warning reads these. */
export interface WorkItem {
  /** Unique within the dossier: what is to be done, and to which step or move where there may be several. */
  readonly key: string
  readonly kind: (typeof workKinds)[number]
  readonly unit: string
  readonly role: string
  /** `officer:<id>` who took it up; null while it waits for anyone of the unit. */
  readonly officer: string | null
  /** Since when it waits: warnings come by the share of time that is left. */
  readonly since: string
  readonly dueAt: string
}

/**
 * What there is to do about a dossier now, and by whom. While the applicant completes it, the counter that asked
 * watches for the answer; nobody else has anything to do. A dossier that has not ended always has an owner.
 */
export function workItems(dossier: Dossier): WorkItem[] {
  return [...mainWork(dossier), ...besides(dossier)]
}

function mainWork(dossier: Dossier): WorkItem[] {
  switch (dossier.state) {
    case 'filed':
      return [isSupplementOpen(dossier) ? awaitApplicant(dossier) : answerFiling(dossier)]
    case 'in_progress':
      if (dossier.withdrawal !== undefined) return [answerWithdrawal(dossier)]
      if (isSupplementOpen(dossier)) return [awaitApplicant(dossier)]
      return openSteps(dossier).map(stepItem)
    case 'result_ready':
      return [dossier.correction === undefined ? handOver(dossier) : signCorrection(dossier)]
    case 'returned':
      return dossier.correction === undefined ? [] : [signCorrection(dossier)]
    case 'refused':
    case 'stopped':
    case 'withdrawn':
      return []
  }
}

/** What is owed beside the handling itself. */
function besides(dossier: Dossier): WorkItem[] {
  const items = [
    handOverSome(dossier),
    apologise(dossier),
    explainDelay(dossier),
    sendPapers(dossier),
    ...receivePapers(dossier),
  ]
  return items.filter(item => item !== undefined)
}

function stepItem({ key, kind, unit, role, officer, openedAt, dueAt }: StepFact): WorkItem {
  return { key: `step:${key}`, kind, unit, role, officer: officer ?? null, since: openedAt ?? dueAt, dueAt }
}

function answerFiling(dossier: Dossier): WorkItem {
  const since = dossier.supplement?.answeredAt ?? dossier.filedAt
  return atCounter(dossier.receivingUnit, {
    key: 'answer',
    kind: 'answerFiling',
    since,
    dueAt: dossier.answerBy.at,
  })
}

function awaitApplicant(dossier: Dossier): WorkItem {
  const { supplement, receivingUnit, filedAt, answerBy } = dossier
  const dueAt = supplement?.answerBy ?? answerBy.at
  return atCounter(receivingUnit, {
    key: 'await',
    kind: 'awaitApplicant',
    since: supplement?.askedAt ?? filedAt,
    dueAt,
  })
}

function answerWithdrawal(dossier: Dossier): WorkItem {
  const since = dossier.withdrawal?.askedAt ?? dossier.filedAt
  const item = { key: 'withdrawal', kind: 'answerWithdrawal' as const, since, dueAt: dueOf(dossier) }
  return atCounter(dossier.receivingUnit, item)
}

function handOver(dossier: Dossier): WorkItem {
  const since = dossier.results.at(-1)?.at ?? dossier.filedAt
  return atCounter(dossier.returningUnit, { key: 'handOver', kind: 'handOver', since, dueAt: dueOf(dossier) })
}

/** Of a linked procedure a result that is there is given while the others are still made. */
function handOverSome(dossier: Dossier): WorkItem | undefined {
  if (dossier.state !== 'in_progress' || dossier.returnBy === 'account') return undefined
  const isWaiting = resultsInForce(dossier).some(({ handedOver }) => handedOver === undefined)
  return isWaiting ? handOver(dossier) : undefined
}

function atCounter(unit: string, item: Pick<WorkItem, 'key' | 'kind' | 'since' | 'dueAt'>): WorkItem {
  return { ...item, unit, role: 'receivingOfficer', officer: null }
}

function signCorrection(dossier: Dossier): WorkItem {
  const since = dossier.correction?.at ?? dossier.filedAt
  const item = { key: 'correction', kind: 'signCorrection' as const, since, dueAt: since }
  return ofLeader(dossier, item)
}

function apologise(dossier: Dossier): WorkItem | undefined {
  const { apology, state } = dossier
  if (apology === undefined || apology.sent !== undefined) return undefined
  if (state !== 'in_progress' && state !== 'result_ready') return undefined
  const item = { key: 'apology', kind: 'apologise' as const, since: apology.draftedAt, dueAt: apology.owedBy }
  return ofLeader(dossier, item)
}

function explainDelay(dossier: Dossier): WorkItem | undefined {
  const { late, state } = dossier
  if (late === undefined || late.explained !== undefined) return undefined
  if (state === 'stopped' || state === 'withdrawn') return undefined
  return ofLeader(dossier, { key: 'delay', kind: 'explainDelay', since: late.at, dueAt: late.at })
}

function ofLeader(dossier: Dossier, item: Pick<WorkItem, 'key' | 'kind' | 'since' | 'dueAt'>): WorkItem {
  return { ...item, unit: dossier.competentAuthority, role: 'leader', officer: null }
}

function sendPapers(dossier: Dossier): WorkItem | undefined {
  const move = papersToSend(dossier)
  if (move === undefined) return undefined
  const isDossier = move.what === 'dossier'
  return {
    key: `send:${move.what}`,
    kind: 'sendPapers',
    unit: move.from,
    role: isDossier ? 'receivingOfficer' : 'handlingOfficer',
    officer: null,
    since: (isDossier ? dossier.acceptance?.at : dossier.results.at(-1)?.at) ?? dossier.filedAt,
    dueAt: (isDossier ? dossier.acceptance?.papersBy : undefined) ?? dueOf(dossier),
  }
}

function receivePapers(dossier: Dossier): WorkItem[] {
  if (dossier.state !== 'in_progress' && dossier.state !== 'result_ready') return []
  return dossier.papers
    .filter(move => move.receivedAt === undefined)
    .map(move => ({
      key: `receive:${move.key}`,
      kind: 'receivePapers',
      unit: move.to,
      role: move.what === 'dossier' ? 'handlingOfficer' : 'receivingOfficer',
      officer: null,
      since: move.sentAt,
      dueAt: dueOf(dossier),
    }))
}

function dueOf({ due, answerBy }: Dossier): string {
  return due?.at ?? answerBy.at
}
