import { type Dossier, openSteps, type StepFact } from '../../dossier.ts'
import { type Actor, holds } from '../../rules/actor.ts'
import { stepFor } from '../../rules/may.ts'
import type { DossierAction } from '../../rules/states.ts'

/** Actions that are about one of the open steps. */
const ofSteps: ReadonlySet<DossierAction> = new Set([
  'takeUp',
  'finishStep',
  'draftResult',
  'sendBack',
  'sign',
  'assign',
  'release',
  'takeOver',
])

/** The open steps to which this actor may do this: usually one, several where work goes on side by side. */
export function stepsToDo(dossier: Dossier, action: DossierAction, actor: Actor): StepFact[] {
  if (!ofSteps.has(action)) return []
  return openSteps(dossier).filter(step => isMeant(dossier, step, action, actor))
}

function isMeant(dossier: Dossier, step: StepFact, action: DossierAction, actor: Actor): boolean {
  if (action === 'assign') return holds(actor, step.unit, 'leader', dossier)
  if (action === 'release' && step.officer !== undefined && holds(actor, step.unit, 'leader', dossier))
    return true
  if (action === 'takeUp' && step.officer === actor.id) return false
  return stepFor(dossier, action, actor, step.key) !== undefined
}
