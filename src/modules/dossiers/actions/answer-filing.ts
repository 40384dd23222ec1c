import { local } from '../../../kernel/index.ts'
import { askBy, dueDateOrProvisional, type WorkingCalendar } from '../../calendar/index.ts'
import {
  type Answers,
  componentsAskedFor,
  fastLaneFor,
  missingComponents,
  type Procedure,
  type SupplementPolicy,
  supplementPolicy,
  timeLimitFor,
} from '../../catalogue/index.ts'
import { personal } from '../../journal/index.ts'
import { answersOf } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier, SubmittedComponent } from '../dossier.ts'
import { acceptanceOf, owed } from '../rules/promises.ts'
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
    const facts = { ...acceptedOn(deps, procedure, answers, dossier, at), components }
    return { allowed: true, acts: [act('accepted', facts, { actor: acting.actor, at })] }
  })
}

/** What accepting promises on this day: the law's limit for the case, and the fast lane where one runs. */
export function acceptedOn(
  deps: Pick<DossierDeps, 'calendar' | 'lanes'>,
  procedure: Procedure,
  answers: Answers,
  { receivingUnit, competentAuthority }: Pick<Dossier, 'receivingUnit' | 'competentAuthority'>,
  at: Temporal.Instant,
) {
  const on = local(at).toPlainDate()
  const lane = fastLaneFor(deps.lanes(), { procedure: procedure.code, unit: receivingUnit, on })
  const place = { calendar: deps.calendar(), authority: competentAuthority, receivingUnit }
  return acceptanceOf(procedure, { timeLimit: timeLimitFor(procedure, answers), lane }, at, place)
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
 * Asks the applicant to complete the dossier (form 02): once unless the sector's law says otherwise, in one go, only
 * listed components, each with its reason. Anything else is refused and stays on record as a demand beyond the list. After
 * acceptance it may be asked within three working days of receipt, and the clock stands still until the answer.
 * @throws ActionRefused `supplement_already_asked`, `supplement_too_late`, `component_not_listed`, `reason_missing`
 * @source docs/legal/supplements.md
 */
export function requestSupplement(
  deps: DossierDeps,
  acting: Acting,
  wanted: readonly Wanting[],
): Promise<Dossier> {
  return actOn(deps, 'requestSupplement', acting, async (dossier, tx) => {
    const by = { actor: acting.actor, at: deps.clock.now() }
    const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
    const policy = supplementPolicy(procedure)
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
    if (dossier.supplementsAsked >= policy.times)
      return { allowed: false, because: 'supplement_already_asked' }
    if (isTooLateToAsk(dossier, policy, by.at, deps.calendar()))
      return { allowed: false, because: 'supplement_too_late' }
    if (wanted.length === 0 || wanted.some(({ reason }) => reason.trim() === '')) {
      return { allowed: false, because: 'reason_missing' }
    }
    const reasons = wanted.map(({ component, reason }) => ({ component, ...personal(reason.trim()) }))
    const items = reasons.map(({ component, ref }) => ({ component, reason: ref }))
    const facts = { unit: dossier.receivingUnit, items, ...waiting(dossier, policy, by.at, deps.calendar()) }
    return {
      allowed: true,
      acts: [act('supplementRequested', facts, by)],
      content: reasons.map(({ row }) => row),
    }
  })
}

/** The law times the asking as well, from receipt; before acceptance the eight working hours of the answer do. */
function isTooLateToAsk(
  dossier: Dossier,
  policy: SupplementPolicy,
  at: Temporal.Instant,
  calendar: WorkingCalendar,
): boolean {
  if (dossier.acceptance === undefined) return false
  const received = Temporal.Instant.from(dossier.acceptance.at)
  const latest = owed(askBy(received, policy.askWithin, calendar, dossier.competentAuthority)).at
  return Temporal.Instant.compare(at, Temporal.Instant.from(latest)) > 0
}

/** How long the applicant has, and the pause that runs meanwhile once the clock had begun. */
function waiting(
  dossier: Dossier,
  policy: SupplementPolicy,
  at: Temporal.Instant,
  calendar: WorkingCalendar,
) {
  const answerBy = owed(
    dueDateOrProvisional({ start: at, limit: policy.answerWithin, calendar, unit: dossier.receivingUnit }),
  ).at
  if (dossier.acceptance === undefined) return { answerBy }
  const key = `supplement-${dossier.supplementsAsked + 1}`
  const pause = {
    key,
    ground: 'supplement' as const,
    basis: policy.basis,
    clock: policy.clock,
    until: answerBy,
  }
  return { answerBy, pause }
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
  return actOn(deps, 'refuse', acting, () => {
    if (why.reason.trim() === '' || why.ground.trim() === '')
      return { allowed: false, because: 'reason_missing' }
    const reason = personal({ reason: why.reason.trim(), ground: why.ground.trim() })
    const acts = [act('refused', { reason: reason.ref }, { actor: acting.actor, at: deps.clock.now() })]
    return { allowed: true, acts, content: [reason.row] }
  })
}
