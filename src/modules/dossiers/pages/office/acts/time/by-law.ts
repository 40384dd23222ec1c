import { askBy } from '../../../../../calendar/index.ts'
import { supplementPolicy } from '../../../../../catalogue/index.ts'
import {
  type Dossier,
  openPauses,
  type PauseGround,
  type StopGround,
  stopGrounds,
} from '../../../../dossier.ts'
import type { Because } from '../../../../rules/may.ts'
import { owed } from '../../../../rules/promises.ts'
import type { DossierAction } from '../../../../rules/states.ts'
import type { Opened } from '../../opened.ts'

type Matter = Pick<Opened, 'deps' | 'dossier' | 'procedure' | 'now'>

/**
 * Why the law of this very procedure does not let something be done now, beside what holds of every dossier: the button
 * is hidden and the form refused with the same words as the action would use.
 */
export function whyNotByLaw(action: DossierAction, matter: Matter): Because | undefined {
  return reasons[action]?.(matter)
}

const reasons: Partial<Record<DossierAction, (matter: Matter) => Because | undefined>> = {
  pause: matter => {
    if (pausesOf(matter).length > 0) return undefined
    return (matter.procedure.pauses ?? []).length === 0 ? 'no_legal_ground' : 'already_paused'
  },
  extend: matter => {
    if (isPast(matter.dossier.due?.at, matter.now)) return 'already_late'
    if (extensionsOf(matter).length > 0) return undefined
    return (matter.procedure.extensions ?? []).length === 0 ? 'no_legal_ground' : 'already_extended'
  },
  requestSupplement: matter => {
    const { dossier, procedure, now } = matter
    if (dossier.supplementsAsked >= supplementPolicy(procedure).times) return 'supplement_already_asked'
    return isPast(askedBy(matter), now) ? 'supplement_too_late' : undefined
  },
  stop: matter => (stopGroundsOf(matter).length === 0 ? 'still_in_time' : undefined),
}

/** The pauses that the procedure's law knows and that are not open. */
export function pausesOf({ procedure, dossier }: Pick<Matter, 'procedure' | 'dossier'>) {
  const open = new Set<PauseGround>(openPauses(dossier).map(({ ground }) => ground))
  return (procedure.pauses ?? []).filter(({ ground }) => !open.has(ground))
}

/** The extensions that the procedure's law knows and that were not granted yet. */
export function extensionsOf({ procedure, dossier }: Pick<Matter, 'procedure' | 'dossier'>) {
  const granted = new Set(dossier.extensions.map(({ key }) => key))
  return (procedure.extensions ?? []).filter(({ key }) => !granted.has(key))
}

/** The last moment for asking what is missing; undefined before acceptance, when the eight hours of the answer count. */
export function askedBy({ deps, dossier, procedure }: Pick<Matter, 'deps' | 'dossier' | 'procedure'>) {
  if (dossier.acceptance === undefined) return undefined
  const received = Temporal.Instant.from(dossier.acceptance.at)
  const { askWithin } = supplementPolicy(procedure)
  return owed(askBy(received, askWithin, deps.calendar(), dossier.competentAuthority)).at
}

/** Before acceptance only what was not completed in time is stopped; after it what the law knows besides. */
export function stopGroundsOf({ dossier, now }: Pick<Matter, 'dossier' | 'now'>): StopGround[] {
  const others = dossier.state === 'filed' ? [] : stopGrounds.filter(ground => ground !== 'notCompleted')
  return hasTimeRunOut(dossier, now) ? ['notCompleted', ...others] : others
}

function hasTimeRunOut({ supplement }: Dossier, now: Temporal.Instant): boolean {
  return supplement?.answeredAt === undefined && isPast(supplement?.answerBy, now)
}

function isPast(moment: string | undefined, now: Temporal.Instant): boolean {
  return moment !== undefined && Temporal.Instant.compare(now, moment) > 0
}
