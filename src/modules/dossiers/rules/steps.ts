import type { PlannedStep, StepFact } from '../dossier.ts'

interface Act {
  readonly at: string
  readonly by: string
}

/** The keys of the steps that must be done before this one. */
export function predecessors(steps: readonly StepFact[], step: StepFact): readonly string[] {
  if (step.after !== undefined) return step.after
  const planned = steps.filter(each => each.askedBy === undefined)
  const before = planned[planned.findIndex(each => each.key === step.key) - 1]
  return before === undefined ? [] : [before.key]
}

/** Opens every step whose turn has come. */
export function openDue(steps: readonly (PlannedStep | StepFact)[], at: string): StepFact[] {
  const facts: readonly StepFact[] = steps
  const done = new Set(facts.filter(step => step.doneAt !== undefined).map(step => step.key))
  return facts.map(step => {
    if (step.openedAt !== undefined || !predecessors(facts, step).every(key => done.has(key))) return step
    return { ...step, openedAt: at }
  })
}

export function editStep(
  steps: readonly StepFact[],
  key: string,
  change: (step: StepFact) => StepFact,
): StepFact[] {
  return steps.map(step => (step.key === key ? change(step) : step))
}

/** Ends a step and opens those that waited for it. */
export function finishStep(
  steps: readonly StepFact[],
  key: string,
  act: Act,
  extra: Partial<StepFact> = {},
): StepFact[] {
  const ended = editStep(steps, key, step => ({ ...step, ...extra, doneAt: act.at, doneBy: act.by }))
  return openDue(ended, act.at)
}

/** Consultations asked for beside the process: shown before the first step that is still to do. */
export function addBeside(steps: readonly StepFact[], added: readonly StepFact[]): StepFact[] {
  const index = steps.findIndex(step => step.doneAt === undefined)
  return [...steps.slice(0, index), ...added, ...steps.slice(index)]
}

/** Opens a step again for the officer who did it; whatever followed from it waits once more. Budgets stay as they were. */
export function reopenFrom(steps: readonly StepFact[], key: string, at: string): StepFact[] {
  const following = followers(steps, key)
  return steps.map(step => {
    if (step.key !== key && !following.has(step.key)) return step
    const { openedAt, startedAt, doneAt, doneBy, conclusion, silentAt, officer, ...planned } = step
    if (step.key !== key) return planned
    return { ...planned, openedAt: at, ...(officer === undefined ? {} : { officer }) }
  })
}

function followers(steps: readonly StepFact[], key: string): Set<string> {
  const found = new Set<string>([key])
  // Steps stand behind what they wait for, so one way through the list finds all.
  for (const step of steps) {
    if (predecessors(steps, step).some(before => found.has(before))) found.add(step.key)
  }
  found.delete(key)
  return found
}
