import type { Locale } from '../../../kernel/index.ts'
import { type OfficerViewer, officerOf, type Request } from '../../../platform/http/index.ts'
import { type Actor, actorOf } from '../../dossiers/index.ts'
import { type Entry, noteLook, readPersonal, readStream } from '../../journal/index.ts'
import {
  type Officer,
  officerNames,
  officersOf,
  type UnitDirectory,
  unitDirectory,
} from '../../organisation/index.ts'
import { VisitNotFound } from '../actions/record.ts'
import type { VisitDeps } from '../deps.ts'
import { allowedActions } from '../rules/may.ts'
import type { VisitAction } from '../rules/states.ts'
import { type Equipment, equipmentNames, listEquipment } from '../store/equipment.ts'
import { openSlots, type Slot } from '../store/slots.ts'
import { filingsOf, findVisit, type VisitFiling, visitSight } from '../store/visits.ts'
import { stream, type Visit, type VisitDetails } from '../visit.ts'
import { textOf } from './form-values.ts'

/** A visit on an officer's desk: everything its page shows. */
export interface OpenedVisit {
  readonly deps: VisitDeps
  readonly locale: Locale
  readonly viewer: OfficerViewer
  readonly actor: Actor
  readonly now: Temporal.Instant
  readonly visit: Visit
  readonly details: VisitDetails | null
  readonly entries: readonly Entry[]
  /** What a reference of the record points to; undefined once masked. */
  readonly said: (ref: { readonly content: string } | undefined) => string | undefined
  readonly directory: UnitDirectory
  readonly allowed: readonly VisitAction[]
  /** Slots with room, and what can be taken along: where a slot may be given. */
  readonly slots: readonly Slot[]
  readonly equipment: readonly Equipment[]
  readonly equipmentName: (id: string) => string
  readonly nameOf: (officer: string) => string
  readonly filings: readonly (VisitFiling & { readonly code: string | undefined })[]
}

/** The slots shown to choose from. */
const slotsShown = 30

/** The visit as far as the officer may see it; the look is noted. @throws VisitNotFound */
export async function openVisit(deps: VisitDeps, request: Request): Promise<OpenedVisit> {
  const viewer = officerOf(request)
  const { locale } = request
  const { db } = deps
  const row = await findVisit(db, textOf(request.params, 'id'), visitSight(viewer))
  if (row === undefined) throw new VisitNotFound()
  const { visit, details } = row
  const now = deps.clock.now()
  const actor = actorOf(viewer)
  const record = stream(visit.id)
  const allowed = allowedActions(visit, actor, now)
  const mayPlan = allowed.includes('plan')
  const [entries, personal, directory, slots, equipment, filings] = await Promise.all([
    readStream(db, record),
    readPersonal(db, record),
    unitDirectory(db),
    mayPlan ? openSlots(db, visit.unit, now, slotsShown) : [],
    mayPlan ? listEquipment(db, [visit.unit]) : [],
    filingsOf(db, visit.id),
    noteLook(db, { at: now, viewer: actor.id, stream: record, purpose: 'office.visit' }),
  ])
  const [codes, things, names] = await Promise.all([
    deps.counter?.codesOf(
      db,
      filings.map(({ draft }) => draft),
    ),
    equipmentNames(db, visit.plan?.equipment ?? []),
    officerNames(db, officersIn(visit, entries)),
  ])
  return {
    ...{ deps, locale, viewer, actor, now, visit, details, entries, directory, allowed, slots, equipment },
    said: ref => (ref === undefined ? undefined : (personal.get(ref.content) as string | undefined)),
    equipmentName: id => things.get(id) ?? '',
    nameOf: id => names.get(id.replace(/^officer:/, '')) ?? '',
    filings: filings.map(filing => ({ ...filing, code: codes?.get(filing.draft) })),
  }
}

function officersIn(visit: Visit, entries: readonly Entry[]): string[] {
  const actors = entries.map(({ actor }) => actor).filter(actor => actor.startsWith('officer:'))
  return [...new Set([...(visit.plan?.team ?? []), ...actors.map(actor => actor.slice('officer:'.length))])]
}

/** Who can go to houses for a unit. */
export function visitorsOf(deps: VisitDeps, unit: string): Promise<Officer[]> {
  return officersOf(deps.db, unit, 'receivingOfficer')
}
