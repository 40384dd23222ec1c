import { type Locale, local } from '../../../../kernel/index.ts'
import { Refusal, type Request, type Viewer } from '../../../../platform/http/index.ts'
import type { PageProps } from '../../../../ui/index.ts'
import {
  type Answers,
  answersAskedFor,
  type Dictionary,
  type OfferableIdentity,
  type Offers,
  offers,
  type Procedure,
  type WardChoice,
} from '../../../catalogue/index.ts'
import { type Citizen, type CitizenId, findCitizen } from '../../../identity/index.ts'
import { type Unit, type UnitDirectory, unitDirectory } from '../../../organisation/index.ts'
import { readContents } from '../../contents.ts'
import { type Draft, getDraft, renewDraft } from '../../drafts.ts'
import type { Actor } from '../../rules/actor.ts'
import { findDossier } from '../../store.ts'
import { actorOf, sightOf } from '../../viewers.ts'
import { officeFrame } from '../office/frame.ts'
import type { FilingDeps } from './deps.ts'

/** A draft with everything its pages look at. */
export interface OpenDraft {
  readonly draft: Draft
  /** `citizen:<id>` or `officer:<id>`: whose draft it is, and who sends its files. */
  readonly owner: string
  readonly actor: Actor
  readonly procedure: Procedure
  /** The answers that belong to questions asked. */
  readonly answers: Answers
  readonly offers: Offers
  readonly identity: Citizen | null
  readonly directory: UnitDirectory
  readonly today: Temporal.PlainDate
  readonly locale: Locale
  /** The procedure got a new form since the draft was begun; said once. */
  readonly renewed: boolean
  /** What stands around the page: at a counter, the office. */
  readonly frame: Partial<PageProps>
  /** Why each component was asked for, when this completes a dossier. */
  readonly reasons: ReadonlyMap<string, string>
}

/** What all pages of a request look at, whichever draft they show. */
export type Around = Pick<
  OpenDraft,
  'owner' | 'actor' | 'identity' | 'directory' | 'today' | 'locale' | 'frame'
> & {
  readonly viewer: Viewer
}

/** Read once for a request; several drafts are opened with it. */
export async function aroundDrafts(deps: FilingDeps, request: Request): Promise<Around> {
  const viewer = viewerOf(request)
  const { locale } = request
  const actor = actorOf(viewer)
  const [identity, directory, frame] = await Promise.all([
    identityOf(deps, viewer),
    unitDirectory(deps.db),
    viewer.kind === 'officer' ? officeFrame(deps, viewer, locale) : {},
  ])
  const today = local(deps.clock.now()).toPlainDate()
  return { viewer, owner: actor.id, actor, identity, directory, today, locale, frame }
}

/**
 * The viewer's draft, in the version of its procedure that is in force now: a draft of an older form keeps its answers
 * and is filed under the new one. What completes a dossier stays with the dossier's own version.
 * @throws Refusal 404 `draft_not_found`, 422 `procedure_not_fileable`
 */
export async function openDraft(deps: FilingDeps, request: Request): Promise<OpenDraft> {
  const { id } = request.params as { id: string }
  const found = await getDraft(deps.db, id, actorOf(viewerOf(request)).id)
  return openWith(deps, await aroundDrafts(deps, request), found)
}

/** The same for a draft that has been fetched. */
export async function openWith(deps: FilingDeps, around: Around, found: Draft): Promise<OpenDraft> {
  const { viewer, ...shared } = around
  const { identity } = shared
  const { draft, procedure, renewed } = await inForce(deps, found, shared.owner)
  const answers = answersAskedFor(procedure.form, draft.content.answers)
  const { dictionary } = deps.catalogue
  return {
    ...shared,
    draft,
    procedure,
    answers,
    offers: identity === null ? {} : offers(procedure.form, dictionary, offerable(identity), answers),
    renewed,
    reasons: await reasonsOf(deps, draft, viewer),
  }
}

function viewerOf({ viewer }: Request): Viewer {
  if (viewer === null) throw new Refusal(401, 'sign_in_required')
  return viewer
}

async function inForce(deps: FilingDeps, draft: Draft, owner: string) {
  const { code, version } = draft.procedure
  const isSettled = draft.dossierCode !== null || draft.content.completes !== undefined
  const procedure = isSettled ? deps.catalogue.version(code, version) : deps.catalogue.procedure(code)
  if (procedure === undefined) throw new Refusal(422, 'procedure_not_fileable')
  if (procedure.version === version) return { draft, procedure, renewed: false }
  await renewDraft(deps.db, draft.id, owner, procedure.version, deps.clock.now())
  return { draft: { ...draft, procedure: { code, version: procedure.version } }, procedure, renewed: true }
}

async function reasonsOf(deps: FilingDeps, { content }: Draft, viewer: Viewer) {
  const { completes } = content
  const found = completes && (await findDossier(deps.db, completes.code, sightOf(viewer)))
  return found ? (await readContents(deps.db, found.dossier)).supplementReasons : new Map<string, string>()
}

async function identityOf(deps: FilingDeps, viewer: Viewer): Promise<Citizen | null> {
  if (viewer.kind !== 'citizen') return null
  return (await findCitizen(deps.db, viewer.id as CitizenId)) ?? null
}

/**
 * The answers a page of questions begins with. At a counter the applicant was described on the page before: what they
 * are asked about themselves stands there already, and can be typed over.
 */
export function answersShown(open: OpenDraft, dictionary: Dictionary): Answers {
  const { procedure, draft, answers } = open
  if (!isAtCounter(open)) return draft.content.answers
  const { ward, ...said } = draft.content.applicant
  const identity = { ...said, ...draft.content.card, ward: ward ?? null }
  const known = offers(procedure.form, dictionary, identity, answers)
  const offered = Object.entries(known).map(([key, { value }]) => [key, value] as const)
  return { ...Object.fromEntries(offered), ...draft.content.answers }
}

/** The facts of an identity as forms take them. */
export function offerable(citizen: Citizen): OfferableIdentity {
  const { fullName, personalNumber, dateOfBirth, sex, phone, email, address, wardId } = citizen
  return {
    fullName,
    personalNumber,
    dateOfBirth: dateOfBirth?.toString(),
    sex,
    phone,
    email,
    address,
    ward: wardId,
  }
}

/** An officer files: for somebody who stands there, or what the post brought. */
export function isAtCounter({ draft }: OpenDraft): boolean {
  return draft.channel !== 'online'
}

export function isCompletion({ draft }: OpenDraft): boolean {
  return draft.content.completes !== undefined
}

/** Communes and wards, by name: where people live, and who decides. */
export function wardsOf({ directory }: Pick<OpenDraft, 'directory'>): Unit[] {
  return directory.units.filter(unit => unit.wardCode !== undefined)
}

/** Every counter of the city by the name people are sent to, numbers in their order: 2 before 10. */
export function countersOf({ directory, locale }: Pick<OpenDraft, 'directory' | 'locale'>): Unit[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return directory.units
    .filter(unit => unit.receives)
    .toSorted((one, other) => compare(counterName(one, locale), counterName(other, locale)))
}

export function wardChoices(open: Pick<OpenDraft, 'directory' | 'locale'>): WardChoice[] {
  return wardsOf(open).map(unit => ({ value: unit.id, text: nameOf(unit, open.locale) }))
}

/** A unit as lists of choices name it. */
export function nameOf(unit: Unit, locale: Locale): string {
  return locale === 'en' ? (unit.shortName.en ?? unit.shortName.vi) : unit.shortName.vi
}

/** A counter as people are sent to it. */
export function counterName(unit: Unit | undefined, locale: Locale): string {
  const name = unit?.counterName ?? unit?.name
  if (name === undefined) return ''
  return locale === 'en' ? (name.en ?? name.vi) : name.vi
}

/** The unit that decides: the procedure's own, or the commune chosen. */
export function authorityOf({
  procedure,
  draft,
}: Pick<OpenDraft, 'procedure' | 'draft'>): string | undefined {
  return 'unit' in procedure.competence ? procedure.competence.unit : draft.content.competentAuthority
}

/** The counter that receives: where the officer sits, else the authority's own. */
export function receivingUnitOf(open: OpenDraft): string | undefined {
  const { receivingUnit } = open.draft.content
  const authority = authorityOf(open)
  return receivingUnit ?? (authority === undefined ? undefined : open.directory.counterOf(authority)?.id)
}
