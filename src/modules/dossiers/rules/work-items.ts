import { type Dossier, isSupplementOpen, openStep } from '../dossier.ts'

/** Every kind of work there is. */
export const workKinds = [
  'answerFiling',
  'examine',
  'consult',
  'inspect',
  'draft',
  'sign',
  'handOver',
] as const

/** One thing somebody must do about a dossier. Every inbox, count and warning reads these. */
export interface WorkItem {
  /** Unique within the dossier; `answer`, `handOver`, or `step:<key>`. */
  readonly key: string
  readonly kind: (typeof workKinds)[number]
  readonly unit: string
  readonly role: string
  /** `officer:<id>` who took it up; null while it waits for anyone of the unit. */
  readonly officer: string | null
  readonly dueAt: string
}

/** What there is to do about a dossier now, and by whom. While the applicant completes a filing nobody has anything to do. */
export function workItems(dossier: Dossier): WorkItem[] {
  if (dossier.state === 'filed') return isSupplementOpen(dossier) ? [] : [answerFiling(dossier)]
  if (dossier.state === 'result_ready') return [handOver(dossier)]
  const step = dossier.state === 'in_progress' ? openStep(dossier) : undefined
  if (step === undefined) return []
  const { kind, unit, role, dueAt } = step
  return [{ key: `step:${step.key}`, kind, unit, role, officer: step.officer ?? null, dueAt }]
}

function answerFiling(dossier: Dossier): WorkItem {
  return {
    key: 'answer',
    kind: 'answerFiling',
    unit: dossier.receivingUnit,
    role: 'receivingOfficer',
    officer: null,
    dueAt: dossier.answerBy.at,
  }
}

function handOver(dossier: Dossier): WorkItem {
  return {
    key: 'handOver',
    kind: 'handOver',
    unit: dossier.returningUnit,
    role: 'receivingOfficer',
    officer: null,
    dueAt: dossier.acceptance?.due.at ?? dossier.answerBy.at,
  }
}
