import { componentsAskedFor, missingComponents, timeLimitFor } from '../../catalogue/index.ts'
import { personal } from '../../journal/index.ts'
import { answersOf } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier, SubmittedComponent } from '../dossier.ts'
import { may } from '../rules/may.ts'
import { owed, planSteps, promise } from '../rules/promises.ts'
import { type Acting, act, actOn } from './record.ts'

/** What the counter found in the dossier, component by component. */
export interface Checked {
  readonly key: string
  readonly originals: number
  readonly copies: number
}

/**
 * Takes the dossier in: it is complete and valid, and the clock starts now.
 * @throws ActionRefused `component_missing` when a required component is not there
 * @source docs/legal/time-limits.md#when-the-clock-starts
 */
export function acceptDossier(
  deps: DossierDeps,
  acting: Acting,
  checked: readonly Checked[] = [],
): Promise<Dossier> {
  return actOn(deps, 'accept', acting, async (dossier, tx) => {
    const permission = may(dossier, 'accept', acting.actor)
    if (!permission.allowed) return permission
    const at = deps.clock.now()
    const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
    const answers = await answersOf(tx, dossier)
    const listed = new Set(componentsAskedFor(procedure, answers).map(({ key }) => key))
    // A key is hashed into the record for ever: only the procedure's own words may get there.
    if (checked.some(({ key }) => !listed.has(key)))
      return { allowed: false, because: 'component_not_listed' }
    const components = merge(dossier.components, checked)
    const present = components.filter(({ files, originals, copies }) => files.length + originals + copies > 0)
    if (
      missingComponents(
        procedure,
        answers,
        present.map(({ key }) => key),
      ).length > 0
    ) {
      return { allowed: false, because: 'component_missing' }
    }
    const calendar = deps.calendar()
    const timeLimit = timeLimitFor(procedure, answers)
    const date = promise({ timeLimit }, at, calendar, dossier.competentAuthority)
    const due = owed(date)
    const steps = planSteps({ ...procedure, timeLimit }, dossier.competentAuthority, at, due, calendar)
    const facts = { due, timeLimit, calendarVersion: date.calendarVersion, components, steps }
    return { allowed: true, acts: [act('accepted', facts, { actor: acting.actor, at })] }
  })
}

/** What was submitted, with the counts the counter found; what the counter names besides came on paper. */
function merge(submitted: readonly SubmittedComponent[], checked: readonly Checked[]): SubmittedComponent[] {
  const counts = new Map(checked.map(each => [each.key, each]))
  const known = new Set(submitted.map(({ key }) => key))
  const counted = submitted.map(component => ({ ...component, ...counts.get(component.key) }))
  const onPaper = [...counts.values()]
    .filter(({ key }) => !known.has(key))
    .map(each => ({ ...each, files: [] }))
  return [...counted, ...onPaper]
}

/** One thing asked for: a listed component and why. */
export interface Wanting {
  readonly component: string
  readonly reason: string
}

/**
 * Asks the applicant once to complete the filing (form 02). Only listed components may be asked for, each with its
 * reason; anything else is refused and stays on record as a demand beyond the list.
 * @throws ActionRefused `supplement_already_asked`, `component_not_listed`, `reason_missing`
 * @source docs/legal/supplements.md
 */
export function requestSupplement(
  deps: DossierDeps,
  acting: Acting,
  wanted: readonly Wanting[],
): Promise<Dossier> {
  return actOn(deps, 'requestSupplement', acting, async (dossier, tx) => {
    const permission = may(dossier, 'requestSupplement', acting.actor)
    if (!permission.allowed) return permission
    const by = { actor: acting.actor, at: deps.clock.now() }
    const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
    const listed = new Set(componentsAskedFor(procedure, await answersOf(tx, dossier)).map(({ key }) => key))
    const beyond = wanted.map(({ component }) => component).filter(key => !listed.has(key))
    if (beyond.length > 0) {
      const noted = act(
        'demandRefused',
        { components: beyond.map(key => (isKnown(procedure, key) ? key : 'unlisted')) },
        by,
      )
      return { allowed: false, because: 'component_not_listed', acts: [noted] }
    }
    if (wanted.length === 0 || wanted.some(({ reason }) => reason.trim() === '')) {
      return { allowed: false, because: 'reason_missing' }
    }
    const reasons = wanted.map(({ component, reason }) => ({ component, ...personal(reason.trim()) }))
    const items = reasons.map(({ component, ref }) => ({ component, reason: ref }))
    const acts = [act('supplementRequested', { unit: dossier.receivingUnit, items }, by)]
    return { allowed: true, acts, content: reasons.map(({ row }) => row) }
  })
}

/** Free text somebody put in place of a key must not reach the record. */
function isKnown(procedure: { components: readonly { key: string }[] }, key: string): boolean {
  return procedure.components.some(component => component.key === key)
}

/**
 * Does not take the dossier in (form 03), with the reason and its legal ground in writing.
 * @throws ActionRefused `reason_missing`
 */
export function refuseDossier(
  deps: DossierDeps,
  acting: Acting,
  why: { reason: string; ground: string },
): Promise<Dossier> {
  return actOn(deps, 'refuse', acting, dossier => {
    const permission = may(dossier, 'refuse', acting.actor)
    if (!permission.allowed) return permission
    if (why.reason.trim() === '' || why.ground.trim() === '')
      return { allowed: false, because: 'reason_missing' }
    const reason = personal({ reason: why.reason.trim(), ground: why.ground.trim() })
    const acts = [act('refused', { reason: reason.ref }, { actor: acting.actor, at: deps.clock.now() })]
    return { allowed: true, acts, content: [reason.row] }
  })
}
