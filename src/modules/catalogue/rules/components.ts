import { type Answers, holds } from '../condition.ts'
import type { Component, ProcedureListing } from '../procedure.ts'

/** The components asked for, given the answers: those without a condition and those whose condition holds, in order. */
export function componentsAskedFor(
  procedure: Pick<ProcedureListing, 'components'>,
  answers: Answers,
): readonly Component[] {
  return procedure.components.filter(
    component => component.when === undefined || holds(component.when, answers),
  )
}

/** Of those, what has to be uploaded or brought: all but the electronic form, which the answers themselves are. */
export function papersAskedFor(
  procedure: Pick<ProcedureListing, 'components'>,
  answers: Answers,
): readonly Component[] {
  return componentsAskedFor(procedure, answers).filter(component => component.kind !== 'eform')
}

/** Of those, the required ones that are not among the keys handed in: what a complete dossier still lacks. */
export function missingComponents(
  procedure: Pick<ProcedureListing, 'components'>,
  answers: Answers,
  handedIn: Iterable<string>,
): readonly Component[] {
  const present = new Set(handedIn)
  return papersAskedFor(procedure, answers).filter(
    component => component.required && component.kind !== 'shown' && !present.has(component.key),
  )
}
