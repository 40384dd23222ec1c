import { parseId } from '../../../kernel/index.ts'
import { findOfficer } from '../../organisation/index.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, openSteps, type StepFact } from '../dossier.ts'
import { type Actor, clockActor, holds, isClock } from '../rules/actor.ts'
import type { OnStep } from './handle-step.ts'
import { act, actOn } from './record.ts'

/**
 * The leader gives an open step to an officer who holds its post, also away from another.
 * @throws ActionRefused `no_such_step`, `officer_not_of_unit`
 */
export function assignStep(deps: DossierDeps, acting: OnStep, officer: string): Promise<Dossier> {
  return actOn(deps, 'assign', acting, async (dossier, tx) => {
    const step = theStep(dossier, acting, each => holds(acting.actor, each.unit, 'leader', dossier))
    if (step === undefined) return { allowed: false, because: 'no_such_step' }
    const id = parseId<'officer'>(officer)
    const found = id && (await findOfficer(tx, id))
    const isTheirs = found?.posts.some(post => post.unit === step.unit && post.role === step.role)
    if (found === undefined || found.disabledAt !== null || isTheirs !== true)
      return { allowed: false, because: 'officer_not_of_unit' }
    const facts = { step: step.key, officer: `officer:${found.id}`, because: 'leader' as const }
    const by = { actor: acting.actor, at: deps.clock.now() }
    return { allowed: true, acts: [act('stepAssigned', facts, by)] }
  })
}

/** Gives a step back to the unit's queue: one's own, a colleague's as their leader. @throws ActionRefused `not_taken` */
export function releaseStep(deps: DossierDeps, acting: OnStep): Promise<Dossier> {
  return actOn(deps, 'release', acting, dossier => {
    const { actor } = acting
    const step = theStep(
      dossier,
      acting,
      each => each.officer !== undefined && (each.officer === actor.id || leadsOrClock(actor, each, dossier)),
    )
    if (step === undefined) return { allowed: false, because: 'not_taken' }
    const because = isClock(actor) ? 'absence' : step.officer === actor.id ? 'own' : 'leader'
    const by = { actor, at: deps.clock.now() }
    return { allowed: true, acts: [act('stepReleased', { step: step.key, because }, by)] }
  })
}

/** Takes up a step that a colleague of the same post holds: they are away, or it went to the wrong desk. */
export function takeOverStep(deps: DossierDeps, acting: OnStep): Promise<Dossier> {
  return actOn(deps, 'takeOver', acting, dossier => {
    const { actor } = acting
    const step = theStep(
      dossier,
      acting,
      each =>
        each.officer !== undefined &&
        each.officer !== actor.id &&
        holds(actor, each.unit, each.role, dossier),
    )
    if (step === undefined) return { allowed: false, because: 'not_taken' }
    const facts = { step: step.key, officer: actor.id, because: 'takenOver' as const }
    return { allowed: true, acts: [act('stepAssigned', facts, { actor, at: deps.clock.now() })] }
  })
}

/** An officer who cannot work strands nothing: what they hold goes back to their unit. */
export async function releaseAbsent(deps: DossierDeps, code: string, officer: string): Promise<void> {
  const held = (dossier: Dossier) => openSteps(dossier).filter(step => step.officer === officer)
  await actOn(deps, 'release', { code, actor: clockActor }, dossier => ({
    allowed: true,
    acts: held(dossier).map(step =>
      act(
        'stepReleased',
        { step: step.key, because: 'absence' },
        { actor: clockActor, at: deps.clock.now() },
      ),
    ),
  }))
}

function theStep(
  dossier: Dossier,
  { step: key }: OnStep,
  isMeant: (step: StepFact) => boolean,
): StepFact | undefined {
  return openSteps(dossier).find(step => (key === undefined || step.key === key) && isMeant(step))
}

function leadsOrClock(actor: Actor, step: StepFact, dossier: Dossier): boolean {
  return isClock(actor) || holds(actor, step.unit, 'leader', dossier)
}
