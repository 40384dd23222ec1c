import { dueDateOrProvisional } from '../../calendar/index.ts'
import type { TimeLimit } from '../../catalogue/index.ts'
import { personal } from '../../journal/index.ts'
import { findUnit } from '../../organisation/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier, Silence } from '../dossier.ts'
import { clockActor } from '../rules/actor.ts'
import { silentSteps } from '../rules/lateness.ts'
import { owed } from '../rules/promises.ts'
import { type Acting, act, actOn } from './record.ts'

/** Who is asked, until when, and what silence means. */
export interface Asking {
  readonly units: readonly string[]
  readonly question: string
  readonly within: TimeLimit
  /** `consent` only where a law says so, which is then named. */
  readonly silence: { readonly means: Silence['means']; readonly basis?: string | undefined }
}

/**
 * Asks other bodies for their opinion, side by side, each with its own clock. The dossier's own clock runs on.
 * @throws ActionRefused `reason_missing`, `unit_cannot_answer`, `no_legal_ground` for consent without a law
 * @source docs/legal/consultations.md
 */
export function askOpinions(deps: DossierDeps, acting: Acting, asking: Asking): Promise<Dossier> {
  return actOn(deps, 'consult', acting, async (dossier, tx) => {
    const { means, basis } = asking.silence
    if (asking.question.trim() === '') return { allowed: false, because: 'reason_missing' }
    if (means === 'consent' && (basis ?? '').trim() === '')
      return { allowed: false, because: 'no_legal_ground' }
    const units = [...new Set(asking.units)]
    const found = await Promise.all(units.map(unit => findUnit(tx, unit)))
    const isAskable = found.every(unit => unit !== undefined && unit.validTo === null)
    if (units.length === 0 || !isAskable || units.includes(dossier.competentAuthority))
      return { allowed: false, because: 'unit_cannot_answer' }
    const at = deps.clock.now()
    const question = personal(asking.question.trim())
    const before = dossier.steps.filter(step => step.askedBy !== undefined).length
    const silence = { means, ...(basis === undefined || basis.trim() === '' ? {} : { basis: basis.trim() }) }
    const steps = units.map((unit, index) => ({
      key: `asked-${before + index + 1}`,
      role: 'handlingOfficer',
      unit,
      dueAt: owed(dueDateOrProvisional({ start: at, limit: asking.within, calendar: deps.calendar(), unit }))
        .at,
      silence,
    }))
    const by = { actor: acting.actor, at }
    const acts = [act('consultationAsked', { question: question.ref, steps }, by)]
    return { allowed: true, acts, content: [question.row] }
  })
}

/** Goes on without the bodies that were asked and whose time is over, on record. */
export function passOverSilent(deps: DossierDeps, code: string): Promise<Dossier> {
  return actOn(deps, 'passOver', { code, actor: clockActor }, dossier => {
    const at = deps.clock.now()
    const silent = silentSteps(dossier, at, deps.calendar())
    const by = { actor: clockActor, at }
    return { allowed: true, acts: silent.map(step => act('consultationSilent', { step: step.key }, by)) }
  })
}
