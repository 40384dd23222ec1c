import { local, type Text } from '../../kernel/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { LifeEvent } from './pack.ts'
import type { Audience, FastLane, Procedure, ProcedureListing } from './procedure.ts'
import { type Dictionary, dictionaryOf } from './rules/dictionary.ts'
import { indexProcedures, type ProcedureSearch } from './search.ts'
import { type CatalogueContent, readCatalogue } from './store.ts'

/** A procedure as the catalogue offers it: configured in full, or only to be read about. */
export type CatalogueEntry = Procedure | ProcedureListing

/** A field of government with the number of procedures offered in it. */
export interface FieldOfWork {
  readonly key: string
  readonly name: Text
  readonly count: number
}

export interface Wanted {
  /** What was typed; left out or empty, everything. */
  readonly q?: string | undefined
  readonly field?: string | undefined
  readonly audience?: Audience | undefined
  readonly lifeEvent?: string | undefined
  readonly canFileOnline?: boolean | undefined
}

/**
 * The catalogue in memory. Every process holds all of it; it is read again when a pack has been loaded
 * (`reload`, or the event `catalogue`).
 */
export interface Catalogue {
  readonly dictionary: Dictionary
  readonly lifeEvents: readonly LifeEvent[]
  readonly fields: readonly FieldOfWork[]
  /** Promises shorter than the law's, for `fastLaneFor`. */
  readonly lanes: readonly FastLane[]
  /** A lane by its key, given up or not: what a dossier that rode it shows. */
  lane(key: string): FastLane | undefined
  /** How many procedures are offered. */
  readonly size: number
  /** The procedure as offered today: the version in force, or its listing. */
  find(code: string): CatalogueEntry | undefined
  /** The version in force on a day (today when left out); undefined while the procedure is not configured here. */
  procedure(code: string, on?: Temporal.PlainDate): Procedure | undefined
  /**
   * A published version, in force or not: what a dossier keeps.
   * @throws Refusal 404 `procedure_version_not_found`
   */
  version(code: string, version: number): Procedure
  /** Best first for a query; without one, those that can be filed here first, then by name. */
  search(wanted: Wanted): readonly CatalogueEntry[]
  /** Those that can be filed here first, and among them those of this event alone. */
  byLifeEvent(key: string): readonly CatalogueEntry[]
  byAudience(audience: Audience): readonly CatalogueEntry[]
  byField(key: string): readonly CatalogueEntry[]
  /** Reads the database again. */
  reload(): Promise<void>
}

/** True for a procedure configured in full. */
export function isConfigured(entry: CatalogueEntry): entry is Procedure {
  return 'version' in entry
}

/** True when it can be filed through this service, wholly or in part. */
export function canFileOnline(entry: CatalogueEntry): entry is Procedure {
  return isConfigured(entry) && entry.online !== 'none'
}

/** The catalogue read from the database. */
export async function openCatalogue(db: Db, clock: Clock): Promise<Catalogue> {
  const read = async () => shelve(await readCatalogue(db), today(clock))
  let shelf = await read()
  // A version published for a later day comes into force at midnight with nobody reloading.
  const current = () => {
    const day = today(clock)
    if (!shelf.on.equals(day)) shelf = shelve(shelf.content, day)
    return shelf
  }
  return {
    get dictionary() {
      return shelf.dictionary
    },
    get lifeEvents() {
      return shelf.content.lifeEvents
    },
    get lanes() {
      return shelf.content.lanes
    },
    lane: key => [...shelf.content.lanes, ...shelf.content.formerLanes].find(one => one.key === key),
    get fields() {
      return current().fields
    },
    get size() {
      return current().entries.length
    },
    find: code => current().byCode.get(code),
    procedure: (code, on = today(clock)) => inForce(shelf.versions.get(code) ?? [], on),
    version: (code, version) => getVersion(shelf, code, version),
    search: wanted => search(current(), wanted),
    byLifeEvent: lifeEvent => closestFirst(search(current(), { lifeEvent })),
    byAudience: audience => search(current(), { audience }),
    byField: field => search(current(), { field }),
    reload: async () => {
      shelf = await read()
    },
  }
}

interface Shelf {
  readonly content: CatalogueContent
  readonly on: Temporal.PlainDate
  readonly dictionary: Dictionary
  readonly versions: ReadonlyMap<string, readonly Procedure[]>
  /** Everything offered on the day, in the order of a list without a query. */
  readonly entries: readonly CatalogueEntry[]
  readonly byCode: ReadonlyMap<string, CatalogueEntry>
  readonly fields: readonly FieldOfWork[]
  readonly index: ProcedureSearch
}

function today(clock: Clock): Temporal.PlainDate {
  return local(clock.now()).toPlainDate()
}

function shelve(content: CatalogueContent, on: Temporal.PlainDate): Shelf {
  const versions = Map.groupBy(content.versions, one => one.code)
  const configured = [...versions].flatMap(([code, all]) => {
    const offered = content.withdrawn.has(code) ? undefined : inForce(all, on)
    return offered === undefined ? [] : [offered]
  })
  const entries = [...byName(configured), ...byName(content.listings)]
  return {
    content,
    on,
    dictionary: dictionaryOf(content.terms),
    versions,
    entries,
    byCode: new Map(entries.map(entry => [entry.code, entry])),
    fields: fieldsOfWork(entries),
    index: indexProcedures(entries),
  }
}

function inForce(versions: readonly Procedure[], on: Temporal.PlainDate): Procedure | undefined {
  const day = on.toString()
  return versions.filter(one => one.inForceFrom <= day).at(-1)
}

const vietnamese = new Intl.Collator('vi')

function byName<Entry extends CatalogueEntry>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => vietnamese.compare(shortNameOf(a).vi, shortNameOf(b).vi))
}

/** What a procedure is called on lists. Official names often begin with "Thủ tục", which says nothing there. */
export function shortNameOf(entry: CatalogueEntry): Text {
  return entry.shortName ?? { ...entry.name, vi: withoutPrefix(entry.name.vi) }
}

function withoutPrefix(name: string): string {
  const rest = name.replace(/^thủ tục\s+(?=\p{L})/iu, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Those that can be filed here first, and among them those that belong to this event alone. */
function closestFirst(entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const distance = (entry: CatalogueEntry) => (isConfigured(entry) ? 0 : 1000) + entry.lifeEvents.length
  return entries.toSorted((a, b) => distance(a) - distance(b))
}

function fieldsOfWork(entries: readonly CatalogueEntry[]): readonly FieldOfWork[] {
  const groups = Map.groupBy(entries, entry => entry.field.key)
  return [...groups]
    .map(([key, group]) => ({ key, name: group[0]?.field.name ?? { vi: key }, count: group.length }))
    .sort((a, b) => vietnamese.compare(a.name.vi, b.name.vi))
}

function getVersion(shelf: Shelf, code: string, version: number): Procedure {
  const found = shelf.versions.get(code)?.find(one => one.version === version)
  if (found === undefined) throw new Refusal(404, 'procedure_version_not_found', { procedure: code, version })
  return found
}

function search(shelf: Shelf, wanted: Wanted): readonly CatalogueEntry[] {
  const query = wanted.q?.trim() ?? ''
  const found =
    query === '' ? shelf.entries : shelf.index.find(query).flatMap(code => shelf.byCode.get(code) ?? [])
  return found.filter(
    entry =>
      (wanted.field === undefined || entry.field.key === wanted.field) &&
      (wanted.audience === undefined || entry.audiences.includes(wanted.audience)) &&
      (wanted.lifeEvent === undefined || entry.lifeEvents.includes(wanted.lifeEvent)) &&
      (wanted.canFileOnline === undefined || canFileOnline(entry) === wanted.canFileOnline),
  )
}
