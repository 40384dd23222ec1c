import { newId } from '../kernel/index.ts'
import { type CalendarData, calendarFrom, type WorkingCalendar } from '../modules/calendar/index.ts'
import {
  applyCatalogue,
  diffCatalogue,
  differenceLines,
  type FastLane,
  readLanes,
} from '../modules/catalogue/index.ts'
import { append } from '../modules/journal/index.ts'
import {
  addOfficer,
  applyUnits,
  bySystem,
  diffUnits,
  findOfficerByEmail,
  type UnitDifference,
} from '../modules/organisation/index.ts'
import { type Db, jsonb, type Tx, transaction } from '../platform/db/index.ts'
import type { City, Demo, Pack } from './pack.ts'

declare module '../platform/db/index.ts' {
  interface Tables {
    loaded_packs: {
      id: string
      digest: string
      city: City
      calendar: CalendarData
      loaded_at: Temporal.Instant
    }
  }
}

/** The pack in force in a database. */
export interface LoadedPack {
  readonly digest: string
  readonly city: City
  readonly calendar: WorkingCalendar
  readonly lanes: readonly FastLane[]
}

/** What was loaded last; undefined in a new database. */
export async function findLoadedPack(db: Db): Promise<LoadedPack | undefined> {
  const row = await db
    .selectFrom('loaded_packs')
    .select(['digest', 'city', 'calendar'])
    .orderBy('loaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { digest, city, calendar } = row
  return { digest, city, calendar: calendarFrom(calendar), lanes: await readLanes(db) }
}

/** What loading a pack would change, line by line; empty when the database has all of it already. */
export async function describeLoad(db: Db, pack: Pack): Promise<string[]> {
  const [units, catalogue, loaded] = [
    await diffUnits(db, pack.units),
    await diffCatalogue(db, pack),
    await findLoadedPack(db),
  ]
  const calendar =
    loaded?.calendar.version === pack.calendar.version ? [] : [`~ calendar ${pack.calendar.version}`]
  return [...unitLines(units), ...differenceLines(catalogue), ...calendar]
}

function unitLines({ added, changed, removed }: UnitDifference): string[] {
  return [
    ...added.map(id => `+ unit ${id}`),
    ...changed.map(({ id, fields }) => `~ unit ${id}: ${fields.join(', ')}`),
    ...removed.map(id => `- unit ${id}`),
  ]
}

/**
 * Brings a checked pack into the database: all of it, with its demo officers when asked, or nothing when anything is
 * refused.
 * @throws UnitsRefused, PublishedCatalogueChanged, ProcessRefused
 */
export function loadPack(
  db: Db,
  pack: Pack,
  at: Temporal.Instant,
  options: { demo: boolean },
): Promise<void> {
  return transaction(db, async tx => {
    await applyUnits(tx, pack.units, bySystem(at))
    await applyCatalogue(tx, pack, at)
    await noteLoad(tx, pack, at)
    if (options.demo && pack.demo !== undefined) await addDemoOfficers(tx, pack.demo, at)
  })
}

async function noteLoad(tx: Tx, pack: Pack, at: Temporal.Instant): Promise<void> {
  const { city, calendar, digest } = pack
  await tx
    .insertInto('loaded_packs')
    .values({ id: newId(), digest, city: jsonb(city), calendar: jsonb(calendar), loaded_at: at })
    .execute()
  const facts = {
    digest,
    calendar: calendar.version,
    procedures: pack.procedures.length,
    listings: pack.listings.length,
  }
  await append(tx, `pack:${city.key}`, [{ kind: 'packLoaded', version: 1, at, actor: 'system', facts }])
}

/** Lets the demo city's officers in; those already there are left as they are. */
async function addDemoOfficers(tx: Tx, demo: Demo, at: Temporal.Instant): Promise<void> {
  for (const { email, name, title, posts } of demo.officers) {
    if ((await findOfficerByEmail(tx, email)) !== undefined) continue
    const officer = {
      email,
      fullName: name,
      title,
      posts,
      password: demo.password,
      mustChangePassword: false,
    }
    await addOfficer(tx, officer, bySystem(at))
  }
}
