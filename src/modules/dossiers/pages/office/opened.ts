import type { Id, Locale } from '../../../../kernel/index.ts'
import { say } from '../../../../kernel/index.ts'
import type { Db } from '../../../../platform/db/index.ts'
import { localPath, type OfficerViewer, officerOf, type Request } from '../../../../platform/http/index.ts'
import type { Procedure } from '../../../catalogue/index.ts'
import { findFiles, type IssuedDocument, issuedDocuments, type StoredFile } from '../../../documents/index.ts'
import { type Entry, noteLook, readPersonal, readStream } from '../../../journal/index.ts'
import {
  citationOf,
  findDelegation,
  findOfficer,
  officerNames,
  type Unit,
  unitDirectory,
} from '../../../organisation/index.ts'
import { DossierNotFound } from '../../actions/record.ts'
import { type DossierContents, readContents } from '../../contents.ts'
import type { DossierDeps } from '../../deps.ts'
import { type Dossier, stream } from '../../dossier.ts'
import type { Actor } from '../../rules/actor.ts'
import type { EntryFacts } from '../../rules/entries.ts'
import { allowedActions, delegationUsed } from '../../rules/may.ts'
import type { DossierAction } from '../../rules/states.ts'
import { type DossierLabels, findDossier } from '../../store.ts'
import { actorOf, sightOf } from '../../viewers.ts'
import { dossierWords } from '../../words.ts'
import { whyNotByLaw } from './acts/time/by-law.ts'
import { readListWord } from './desk/listing.ts'
import { textOf } from './form-values.ts'
import { stepsToDo } from './open-steps.ts'

/** A dossier on an officer's desk: everything its pages show, read in a handful of queries. */
export interface Opened {
  readonly deps: DossierDeps
  readonly locale: Locale
  readonly viewer: OfficerViewer
  readonly actor: Actor
  readonly now: Temporal.Instant
  readonly dossier: Dossier
  readonly labels: DossierLabels
  /** The list the officer came from, and where in it this stands; '' when they came otherwise. */
  readonly list: string
  /** Which of several things a form is about: the key of a step, a branch, a part; '' where it does not say. */
  readonly about: string
  readonly procedure: Procedure
  readonly contents: DossierContents
  readonly entries: readonly Entry[]
  /** What the entries' references point to, by content id; masked content is not there. */
  readonly personal: ReadonlyMap<string, unknown>
  readonly files: ReadonlyMap<string, StoredFile>
  readonly issued: readonly IssuedDocument[]
  readonly unit: (id: string) => Unit | undefined
  /** Units in force, by name. */
  readonly units: readonly Unit[]
  /** The name of whoever an entry names. */
  readonly nameOf: (actor: string) => string
  /** Whose post somebody acted in by delegation; undefined where it was their own. */
  readonly onBehalf: (entry: Entry) => string | undefined
  /** For whom the viewer would sign now; undefined where it is in their own right, or not theirs to sign. */
  readonly signingFor: SigningFor | undefined
  /** What can be done now; taking up is left out where it would do nothing. */
  readonly allowed: readonly DossierAction[]
}

/**
 * The dossier as far as the officer may see it. The look is noted, with what it was for.
 * @throws DossierNotFound
 */
export async function openDossier(deps: DossierDeps, request: Request, purpose: string): Promise<Opened> {
  const viewer = officerOf(request)
  const { dossier, labels } = await findTheirs(deps, request)
  const { db } = deps
  const { locale } = request
  const record = stream(dossier.id)
  const now = deps.clock.now()
  const [contents, entries, personal, issued, directory] = await Promise.all([
    readContents(db, dossier),
    readStream(db, record),
    readPersonal(db, record),
    issuedDocuments(db, dossier.id),
    unitDirectory(db),
    noteLook(db, { at: now, viewer: actorOf(viewer).id, stream: record, purpose }),
  ])
  const actor = actorOf(viewer)
  const [lent, signingFor] = await Promise.all([
    delegationsIn(db, entries),
    signingForOf(db, dossier, actor, locale),
  ])
  const [names, files] = await Promise.all([
    officerNames(db, [...officerIds(dossier, entries), ...lent.values()]),
    findFiles(db, filesOf(dossier, entries) as Id<'file'>[]),
  ])
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  return {
    deps,
    locale,
    viewer,
    actor,
    now,
    dossier,
    labels,
    list: listOf(request),
    about: textOf(request.body, 'about') || textOf(request.query, 'about'),
    procedure,
    contents,
    entries,
    personal,
    files: new Map(files.map(file => [file.id, file])),
    issued,
    unit: id => directory.find(id),
    units: directory.units,
    nameOf: id => sayActor(id, names, locale),
    onBehalf: ({ facts }) => names.get(lent.get(String(facts.delegation)) ?? ''),
    signingFor,
    allowed: usefulActions(dossier, actor).filter(
      action => whyNotByLaw(action, { deps, dossier, procedure, now }) === undefined,
    ),
  }
}

/** The list that an address says the officer came from; '' where it says none. */
export /** The holder of a post that was delegated, and the writing that delegates it. */
interface SigningFor {
  readonly name: string
  readonly title: string
  readonly basis: string
}

async function signingForOf(
  db: Db,
  dossier: Dossier,
  actor: Actor,
  locale: Locale,
): Promise<SigningFor | undefined> {
  const action = dossier.correction === undefined ? 'sign' : 'signCorrection'
  const used = delegationUsed(dossier, action, actor)
  const lent = used === undefined ? undefined : await findDelegation(db, used)
  const holder = lent && (await findOfficer(db, lent.from))
  return holder && { name: holder.fullName, title: say(holder.title, locale), basis: citationOf(lent) }
}

/** Whose post was used, by the delegation that an entry names. */
async function delegationsIn(db: Db, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    entries.flatMap(({ facts }) => (typeof facts.delegation === 'string' ? facts.delegation : [])),
  )
  const found = await Promise.all([...ids].map(id => findDelegation(db, id)))
  return new Map(found.flatMap(lent => (lent === undefined ? [] : [[lent.id, lent.from] as const])))
}

export function listOf({ query }: Request): string {
  const word = textOf(query, 'list')
  return readListWord(word) === undefined ? '' : word
}

/** An address of this dossier that keeps the list the officer came from. */
export function inList(path: string, { list, locale }: Pick<Opened, 'list' | 'locale'>): string {
  const query = list === '' ? '' : `${path.includes('?') ? '&' : '?'}${new URLSearchParams({ list })}`
  return localPath(`${path}${query}`, locale)
}

/** The dossier alone, for routes that send one of its papers. @throws DossierNotFound */
export async function findTheirs(
  deps: DossierDeps,
  request: Request,
): Promise<{ dossier: Dossier; labels: DossierLabels }> {
  const found = await findDossier(deps.db, textOf(request.params, 'code'), sightOf(officerOf(request)))
  if (found === undefined) throw new DossierNotFound()
  return found
}

/** What can be done, without taking up what is one's own already: taken up before, or sent back to who drafted it. */
export function usefulActions(dossier: Dossier, actor: Actor): DossierAction[] {
  return allowedActions(dossier, actor).filter(
    action =>
      action !== 'supplement' && (action !== 'takeUp' || stepsToDo(dossier, action, actor).length > 0),
  )
}

/** The files an entry added: what was handed in, and the working papers of notes. */
export function filesOf(dossier: Dossier, entries: readonly Entry[]): string[] {
  const handedIn = dossier.components.flatMap(({ files }) => files)
  const working = entries.flatMap(entry => notedIn(entry)?.files ?? [])
  return [...new Set([...handedIn, ...working].map(({ id }) => id))]
}

/** What a note says; undefined of any other entry. */
export function notedIn(entry: Entry): EntryFacts['noted'] | undefined {
  return entry.kind === 'noted' ? (entry.facts as unknown as EntryFacts['noted']) : undefined
}

function officerIds(dossier: Dossier, entries: readonly Entry[]): string[] {
  const actors = [
    ...entries.map(({ actor }) => actor),
    ...dossier.steps.flatMap(({ officer }) => officer ?? []),
    ...(dossier.late?.held ?? []).flatMap(({ officer }) => officer ?? []),
    ...entries.flatMap(({ facts }) => (typeof facts.officer === 'string' ? facts.officer : [])),
    ...entries.flatMap(entry => notedIn(entry)?.mentions.map(id => `officer:${id}`) ?? []),
  ]
  return [...new Set(actors.filter(actor => actor.startsWith('officer:')).map(actor => actor.slice(8)))]
}

/** The name of whoever an entry names. */
export function sayActor(id: string, names: ReadonlyMap<string, string>, locale: Locale): string {
  const words = dossierWords(locale)
  if (id.startsWith('citizen:')) return words.applicant
  return (id.startsWith('officer:') ? names.get(id.slice(8)) : undefined) ?? words.system
}

/** A unit by its short name. */
export function unitName({ unit, locale }: Pick<Opened, 'unit' | 'locale'>, id: string): string {
  const found = unit(id)
  return found === undefined ? id : say(found.shortName, locale)
}

/** A component of the procedure by its name. */
export function componentName(
  { procedure, locale }: Pick<Opened, 'procedure' | 'locale'>,
  key: string,
): string {
  const found = procedure.components.find(component => component.key === key)
  return found === undefined ? key : say(found.name, locale)
}
