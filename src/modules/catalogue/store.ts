import { type Db, jsonb, sql, type Tx } from '../../platform/db/index.ts'
import type { CataloguePack, LifeEvent } from './pack.ts'
import type { FastLane, Procedure, ProcedureListing, Term } from './procedure.ts'
import { digestOf, pathsThatDiffer } from './rules/difference.ts'
import { type ProcessFault, processFaults } from './rules/process.ts'
import './tables.ts'

/** What a pack would change in the catalogue of a living database. */
export interface CatalogueDifference {
  /** Procedures configured here for the first time. */
  readonly configured: readonly string[]
  /** Procedures that get a newer version. */
  readonly renewed: readonly { readonly code: string; readonly from: number; readonly to: number }[]
  /** Versions already published whose content the pack has changed: it is refused while there is one. */
  readonly rewritten: readonly {
    readonly code: string
    readonly version: number
    readonly paths: readonly string[]
  }[]
  /** Packs older than the database: the version offered is not the newest published. Nothing is done with them. */
  readonly outdated: readonly {
    readonly code: string
    readonly published: number
    readonly offered: number
  }[]
  readonly listed: readonly string[]
  readonly relisted: readonly string[]
  /** Procedures the pack no longer has. They stay for their dossiers and are offered no more. */
  readonly withdrawn: readonly string[]
  readonly terms: {
    readonly added: readonly string[]
    readonly changed: readonly string[]
    /** Terms whose type would change: stored answers could not be read any more, so it is refused. */
    readonly retyped: readonly string[]
  }
  readonly lifeEvents: {
    readonly added: readonly string[]
    readonly changed: readonly string[]
    readonly removed: readonly string[]
  }
  readonly lanes: {
    readonly added: readonly string[]
    readonly changed: readonly string[]
    readonly removed: readonly string[]
  }
}

/** A pack that changes what has been published: a dossier filed under it would change its own law. */
export class PublishedCatalogueChanged extends Error {
  readonly code = 'published_catalogue_changed'
  readonly difference: CatalogueDifference

  constructor(difference: CatalogueDifference) {
    super(refusalOf(difference))
    this.name = 'PublishedCatalogueChanged'
    this.difference = difference
  }
}

/** A version whose internal process cannot be worked, or whose steps do not share out the law's time. */
export class ProcessRefused extends Error {
  readonly code = 'process_refused'
  readonly faults: readonly (ProcessFault & { readonly procedure: string })[]

  constructor(faults: ProcessRefused['faults']) {
    super(
      faults
        .map(({ procedure, at, message }) => `${procedure} cannot be published: /${at.join('/')} ${message}`)
        .join('; '),
    )
    this.name = 'ProcessRefused'
    this.faults = faults
  }
}

function refusalOf(difference: CatalogueDifference): string {
  const rewritten = difference.rewritten.map(
    one =>
      `${one.code} version ${one.version} is published and its content differs at ${one.paths.join(', ')}: give it a new version number`,
  )
  const retyped = difference.terms.retyped.map(
    key => `the term ${key} is published with another type: name a new term`,
  )
  return [...rewritten, ...retyped].join('; ')
}

/** True when the pack and the database say the same. */
export function isSame(difference: CatalogueDifference): boolean {
  return differenceLines(difference).length === 0
}

/** The difference as lines for whoever decides whether to load the pack. */
export function differenceLines(difference: CatalogueDifference): readonly string[] {
  const { terms, lifeEvents, lanes } = difference
  return [
    ...difference.rewritten.map(
      one => `! ${one.code} version ${one.version} is already published, changed at ${one.paths.join(', ')}`,
    ),
    ...terms.retyped.map(key => `! term ${key} is already published with another type`),
    ...difference.configured.map(code => `+ ${code} can be filed`),
    ...difference.renewed.map(one => `~ ${one.code} version ${one.from} → ${one.to}`),
    ...difference.outdated.map(
      one => `= ${one.code} stays at version ${one.published}; the pack has ${one.offered}`,
    ),
    ...counted('+', difference.listed, 'listed'),
    ...counted('~', difference.relisted, 'listed with changed words'),
    ...counted('-', difference.withdrawn, 'no longer offered'),
    ...counted('+', terms.added, 'new in the dictionary'),
    ...counted('~', terms.changed, 'changed in the dictionary'),
    ...counted('+', lifeEvents.added, 'new life events'),
    ...counted('~', lifeEvents.changed, 'changed life events'),
    ...counted('-', lifeEvents.removed, 'life events removed'),
    ...counted('+', lanes.added, 'new fast lanes'),
    ...counted('~', lanes.changed, 'changed fast lanes'),
    ...counted('-', lanes.removed, 'fast lanes ended'),
  ]
}

function counted(sign: string, keys: readonly string[], what: string): readonly string[] {
  if (keys.length === 0) return []
  const shown = keys.slice(0, 8).join(', ')
  return [`${sign} ${keys.length} ${what}: ${shown}${keys.length > 8 ? ', …' : ''}`]
}

/** What loading the pack would change. Reads only. */
export async function diffCatalogue(db: Db, pack: CataloguePack): Promise<CatalogueDifference> {
  return differenceTo(await readStored(db), pack)
}

/**
 * Brings the pack's catalogue into the database and says what changed. The same pack twice changes nothing.
 * @throws PublishedCatalogueChanged when a published version or a term's type would change; ProcessRefused when a version
 *   to be published has a process that cannot be worked; nothing is written then
 */
export async function applyCatalogue(
  tx: Tx,
  pack: CataloguePack,
  publishedAt: Temporal.Instant,
): Promise<CatalogueDifference> {
  const difference = differenceTo(await readStored(tx), pack)
  if (difference.rewritten.length + difference.terms.retyped.length > 0)
    throw new PublishedCatalogueChanged(difference)
  refuseFaulty(versionsToPublish(pack, difference))
  await writeTerms(tx, pack.dictionary)
  await writeLifeEvents(tx, pack.lifeEvents)
  await writeLanes(tx, pack.lanes)
  await writeListings(tx, pack)
  await publishVersions(tx, pack, difference, publishedAt)
  await withdraw(tx, difference.withdrawn)
  return difference
}

function versionsToPublish(pack: CataloguePack, difference: CatalogueDifference): readonly Procedure[] {
  const newer = new Set([...difference.configured, ...difference.renewed.map(one => one.code)])
  return pack.procedures.filter(({ code }) => newer.has(code))
}

function refuseFaulty(procedures: readonly Procedure[]): void {
  const faults = procedures.flatMap(procedure =>
    processFaults(procedure).map(fault => ({ ...fault, procedure: procedure.code })),
  )
  if (faults.length > 0) throw new ProcessRefused(faults)
}

interface Stored {
  readonly terms: ReadonlyMap<string, Term>
  readonly lifeEvents: ReadonlyMap<string, LifeEvent>
  readonly lanes: ReadonlyMap<string, FastLane>
  readonly procedures: ReadonlyMap<
    string,
    { current: number | null; listing: ProcedureListing | null; listed: boolean }
  >
  readonly versions: ReadonlyMap<string, { digest: string; content: Procedure }>
}

async function readStored(db: Db): Promise<Stored> {
  const terms = await db.selectFrom('dictionary_terms').selectAll().execute()
  const events = await db.selectFrom('life_events').selectAll().where('listed', '=', true).execute()
  const lanes = await readLanes(db)
  const procedures = await db.selectFrom('procedures').selectAll().execute()
  const versions = await db.selectFrom('procedure_versions').selectAll().execute()
  return {
    terms: new Map(terms.map(row => [row.key, row.content])),
    lifeEvents: new Map(events.map(row => [row.key, row.content])),
    lanes: new Map(lanes.map(lane => [lane.key, lane])),
    procedures: new Map(
      procedures.map(row => [
        row.code,
        { current: row.current_version, listing: row.listing, listed: row.listed },
      ]),
    ),
    versions: new Map(versions.map(row => [versionKey(row.code, row.version), row])),
  }
}

function versionKey(code: string, version: number): string {
  return `${code}@${version}`
}

function differenceTo(stored: Stored, pack: CataloguePack): CatalogueDifference {
  return {
    ...procedureDifference(stored, pack),
    ...listingDifference(stored, pack),
    ...wordDifference(stored, pack),
  }
}

function procedureDifference(stored: Stored, pack: CataloguePack) {
  const published = (one: Procedure) => stored.procedures.get(one.code)?.current ?? null
  const newer = pack.procedures.filter(one => one.version > (published(one) ?? 0))
  return {
    configured: newer.filter(one => published(one) === null).map(one => one.code),
    renewed: newer.flatMap(one => {
      const from = published(one)
      return from === null ? [] : [{ code: one.code, from, to: one.version }]
    }),
    outdated: pack.procedures.flatMap(one => {
      const newest = published(one) ?? 0
      return one.version < newest ? [{ code: one.code, published: newest, offered: one.version }] : []
    }),
    rewritten: pack.procedures.flatMap(one => {
      const before = stored.versions.get(versionKey(one.code, one.version))
      if (before === undefined || before.digest === digestOf(one)) return []
      return [{ code: one.code, version: one.version, paths: pathsThatDiffer(before.content, one) }]
    }),
  }
}

function listingDifference(stored: Stored, pack: CataloguePack) {
  const known = (listing: ProcedureListing) => stored.procedures.get(listing.code)
  const offered = new Set([...pack.procedures, ...pack.listings].map(one => one.code))
  return {
    listed: pack.listings.filter(one => known(one)?.listed !== true).map(one => one.code),
    relisted: pack.listings
      .filter(one => known(one)?.listed === true && digestOf(known(one)?.listing) !== digestOf(one))
      .map(one => one.code),
    withdrawn: [...stored.procedures]
      .filter(([code, row]) => row.listed && !offered.has(code))
      .map(([code]) => code),
  }
}

function wordDifference(stored: Stored, pack: CataloguePack) {
  const terms = keyed(pack.dictionary, stored.terms)
  const events = keyed(pack.lifeEvents, stored.lifeEvents)
  return {
    terms: {
      ...terms,
      retyped: pack.dictionary
        .filter(term => (stored.terms.get(term.key)?.type ?? term.type) !== term.type)
        .map(term => term.key),
    },
    lifeEvents: { ...events, removed: missing(pack.lifeEvents, stored.lifeEvents) },
    lanes: { ...keyed(pack.lanes, stored.lanes), removed: missing(pack.lanes, stored.lanes) },
  }
}

function keyed<Item extends { readonly key: string }>(
  offered: readonly Item[],
  stored: ReadonlyMap<string, Item>,
) {
  const added = offered.filter(one => !stored.has(one.key))
  const changed = offered.filter(
    one => stored.has(one.key) && digestOf(stored.get(one.key)) !== digestOf(one),
  )
  return { added: added.map(one => one.key), changed: changed.map(one => one.key) }
}

function missing(
  offered: readonly { readonly key: string }[],
  stored: ReadonlyMap<string, unknown>,
): readonly string[] {
  const present = new Set(offered.map(({ key }) => key))
  return [...stored.keys()].filter(key => !present.has(key))
}

// --- writing: one statement a table, whatever the length of the pack ---------------------------------------------------

/** Terms are never taken away: forms that were published go on asking for them. */
async function writeTerms(tx: Tx, terms: readonly Term[]): Promise<void> {
  await sql`
    insert into dictionary_terms (key, content, position)
    select content ->> 'key', content, position
    from jsonb_array_elements(${jsonb(terms)}) with ordinality as given (content, position)
    on conflict (key) do update set content = excluded.content, position = excluded.position
  `.execute(tx)
}

async function writeLifeEvents(tx: Tx, events: readonly LifeEvent[]): Promise<void> {
  await tx.updateTable('life_events').set({ listed: false }).execute()
  await sql`
    insert into life_events (key, content, position, listed)
    select content ->> 'key', content, position, true
    from jsonb_array_elements(${jsonb(events)}) with ordinality as given (content, position)
    on conflict (key) do update set content = excluded.content, position = excluded.position, listed = true
  `.execute(tx)
}

/** Lanes are never taken away: dossiers that rode one go on naming it. */
async function writeLanes(tx: Tx, lanes: readonly FastLane[]): Promise<void> {
  await tx.updateTable('fast_lanes').set({ listed: false }).execute()
  await sql`
    insert into fast_lanes (key, content, position, listed)
    select content ->> 'key', content, position, true
    from jsonb_array_elements(${jsonb(lanes)}) with ordinality as given (content, position)
    on conflict (key) do update set content = excluded.content, position = excluded.position, listed = true
  `.execute(tx)
}

/** The city's fast lanes, in the order of its pack. */
export async function readLanes(db: Db): Promise<readonly FastLane[]> {
  return (await lanesEver(db)).flatMap(lane => (lane.listed ? [lane.content] : []))
}

function lanesEver(db: Db) {
  return db.selectFrom('fast_lanes').select(['content', 'listed']).orderBy('position').execute()
}

async function writeListings(tx: Tx, pack: CataloguePack): Promise<void> {
  await sql`
    insert into procedures (code, listing, listed)
    select content ->> 'code', content, true
    from jsonb_array_elements(${jsonb(pack.listings)}) as given (content)
    on conflict (code) do update set listing = excluded.listing, listed = true
    where procedures.listing is distinct from excluded.listing or not procedures.listed
  `.execute(tx)
}

async function publishVersions(
  tx: Tx,
  pack: CataloguePack,
  difference: CatalogueDifference,
  publishedAt: Temporal.Instant,
): Promise<void> {
  const newer = new Set(versionsToPublish(pack, difference))
  for (const procedure of pack.procedures) {
    if (newer.has(procedure)) await publish(tx, procedure, publishedAt)
    else await tx.updateTable('procedures').set({ listed: true }).where('code', '=', procedure.code).execute()
  }
}

/** The reference to the version is checked at commit, so the procedure can be written before its version. */
async function publish(tx: Tx, procedure: Procedure, publishedAt: Temporal.Instant): Promise<void> {
  const { code, version } = procedure
  await tx
    .insertInto('procedures')
    .values({ code, current_version: version, listing: null, listed: true })
    .onConflict(conflict =>
      conflict.column('code').doUpdateSet({ current_version: version, listing: null, listed: true }),
    )
    .execute()
  await tx
    .insertInto('procedure_versions')
    .values({
      code,
      version,
      content: procedure,
      digest: digestOf(procedure),
      in_force_from: Temporal.PlainDate.from(procedure.inForceFrom),
      published_at: publishedAt,
    })
    .execute()
}

async function withdraw(tx: Tx, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  await tx
    .updateTable('procedures')
    .set({ listed: false })
    .where('code', 'in', [...codes])
    .execute()
}

/** Everything the catalogue in memory is made of. */
export interface CatalogueContent {
  readonly terms: readonly Term[]
  readonly lifeEvents: readonly LifeEvent[]
  readonly lanes: readonly FastLane[]
  /** Lanes the city has given up, for the dossiers that rode them. */
  readonly formerLanes: readonly FastLane[]
  readonly listings: readonly ProcedureListing[]
  /** Every version ever published, withdrawn procedures' too. */
  readonly versions: readonly Procedure[]
  readonly withdrawn: ReadonlySet<string>
}

export async function readCatalogue(db: Db): Promise<CatalogueContent> {
  const terms = await db.selectFrom('dictionary_terms').select('content').orderBy('position').execute()
  const events = await db
    .selectFrom('life_events')
    .select('content')
    .where('listed', '=', true)
    .orderBy('position')
    .execute()
  const lanes = await lanesEver(db)
  const procedures = await db.selectFrom('procedures').selectAll().execute()
  const versions = await db
    .selectFrom('procedure_versions')
    .select('content')
    .orderBy('code')
    .orderBy('version')
    .execute()
  return {
    terms: terms.map(row => row.content),
    lifeEvents: events.map(row => row.content),
    lanes: lanes.flatMap(row => (row.listed ? [row.content] : [])),
    formerLanes: lanes.flatMap(row => (row.listed ? [] : [row.content])),
    listings: procedures.flatMap(row =>
      row.listed && !row.configured && row.listing !== null ? [row.listing] : [],
    ),
    versions: versions.map(row => row.content),
    withdrawn: new Set(procedures.filter(row => !row.listed).map(row => row.code)),
  }
}
