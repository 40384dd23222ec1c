import { say } from '../../../../kernel/index.ts'
import type { StepFact } from '../../dossier.ts'
import { dossierWords } from '../../words.ts'
import { type Opened, unitName } from './opened.ts'

type Named = Pick<Opened, 'dossier' | 'procedure' | 'locale' | 'unit'>

/**
 * A step by what kind of work it is. Where the procedure has several of a kind its own name says which; a consultation
 * asked for in this dossier only is named by the body that is asked.
 */
export function stepName(opened: Named, key: string): string {
  const { dossier, procedure, locale } = opened
  const words = dossierWords(locale).steps
  const fact = dossier.steps.find(step => step.key === key)
  const planned = procedure.process.find(step => step.key === key)
  const kind = (planned ?? fact)?.kind
  if (kind === undefined) return key
  if (fact !== undefined && planned === undefined) return `${words[kind]}: ${unitName(opened, fact.unit)}`
  const isOnly = procedure.process.filter(step => step.kind === kind).length === 1
  return isOnly || planned === undefined ? words[kind] : say(planned.name, locale)
}

/** What stands in the line of steps: short, the body asked in the note beside it. */
export function shortStepName(opened: Named, step: StepFact): string {
  return step.askedBy === undefined
    ? stepName(opened, step.key)
    : dossierWords(opened.locale).steps[step.kind]
}
