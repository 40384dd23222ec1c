import { say } from '../../../../kernel/index.ts'
import { branchesOf } from '../../../catalogue/index.ts'
import type { StepFact } from '../../dossier.ts'
import type { Opened } from './opened.ts'

/** One result the dossier leads to: its own, or that of a branch of a linked procedure. */
export interface ExpectedResult {
  readonly branch: string | undefined
  readonly name: string
}

/** What the procedure leads to, in its order: one result, or one of each branch and its own. */
export function expectedResults({ procedure, dossier, locale }: Opened): ExpectedResult[] {
  const own = dossier.steps.length === 0 || dossier.steps.some(step => step.kind === 'sign' && !step.branch)
  return [
    ...(own ? [{ branch: undefined, name: say(procedure.result.name, locale) }] : []),
    ...branchesOf(procedure).map(({ key, result }) => ({ branch: key, name: say(result.name, locale) })),
  ]
}

/** What the result of a branch is called. */
export function resultTitle(opened: Opened, branch: string | undefined): string {
  return expectedResults(opened).find(each => each.branch === branch)?.name ?? ''
}

/** The title of a form, with the result it is about where there are several. */
export function titleWith(title: string, opened: Opened, step: StepFact | undefined): string {
  if (step === undefined || expectedResults(opened).length < 2) return title
  return `${title}: ${resultTitle(opened, step.branch)}`
}
