import { fold, type Page, pageOf, type Text } from '../../../kernel/index.ts'
import { type Db, jsonb, sql, type Tx } from '../../../platform/db/index.ts'
import type { Unit, UnitRecord } from '../rules/units.ts'
import '../tables.ts'

/** Every unit there is or was, with the code now in force, in the order of their names. */
export async function readUnits(db: Db): Promise<Unit[]> {
  const rows = await unitRows(db).execute()
  return rows.map(unitOf).sort((one, other) => compareKeys(keyOf(one), keyOf(other)))
}

/** As `readUnits`, and nobody else may change units until the transaction ends. */
export async function lockUnits(tx: Tx): Promise<Unit[]> {
  // Two packs applied at once would each see the other's units as removed.
  await sql`lock table units, agency_codes in share row exclusive mode`.execute(tx)
  return readUnits(tx)
}

export async function findUnitRow(db: Db, id: string): Promise<Unit | undefined> {
  const row = await unitRows(db).where('units.id', '=', id).executeTakeFirst()
  return row && unitOf(row)
}

export interface UnitQuery {
  /** Any part of a name, former names included; accents may be missing. */
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly receives?: boolean | undefined
  readonly decides?: boolean | undefined
  /** At most this many; 50 when left out. */
  readonly limit?: number | undefined
  readonly after?: NameKey | undefined
}

/** Where a list sorted by name stands: the sort name and the id of the last item shown. */
export type NameKey = readonly [name: string, id: string]

const { compare } = new Intl.Collator('vi', { numeric: true })

/** The order of units: the Vietnamese one, and number 2 before number 10. */
export function compareKeys([name, id]: NameKey, [otherName, otherId]: NameKey): number {
  if (id === otherId) return 0
  return compare(name, otherName) || (id < otherId ? -1 : 1)
}

function keyOf(unit: UnitRecord): NameKey {
  return [unit.name.vi, unit.id]
}

/**
 * Units in force, page after page. A city has some hundreds: they are put in order here, because no collation that
 * every PostgreSQL has by itself knows numbers in names.
 */
export async function listUnitRows(db: Db, query: UnitQuery): Promise<Page<Unit>> {
  const { search = '', kind, receives, decides, limit = 50, after } = query
  const rows = await unitRows(db)
    .where('units.valid_to', 'is', null)
    .$if(search !== '', rows => rows.where('units.search', 'like', containing(search)))
    .$if(kind !== undefined, rows => rows.where('units.kind', '=', kind ?? ''))
    .$if(receives !== undefined, rows => rows.where('units.receives', '=', receives ?? true))
    .$if(decides !== undefined, rows => rows.where('units.decides', '=', decides ?? true))
    .execute()
  const units = rows
    .map(unitOf)
    .filter(unit => after === undefined || compareKeys(keyOf(unit), after) > 0)
    .sort((one, other) => compareKeys(keyOf(one), keyOf(other)))
  return pageOf(units.slice(0, limit + 1), limit, keyOf)
}

/** A pattern for `like` that finds the folded text anywhere; the signs that mean something to `like` mean themselves. */
export function containing(search: string): string {
  return `%${fold(search).replace(/[\\%_]/g, sign => `\\${sign}`)}%`
}

/** Rows that come after the key in the order of name, then id. */
export function beyond(name: string, id: string, [afterName, afterId]: NameKey) {
  return sql<boolean>`(${sql.ref(name)}, ${sql.ref(id)}::text) > (${afterName}, ${afterId})`
}

/** The code in force on that day. */
export async function findAgencyCode(
  db: Db,
  unit: string,
  on: Temporal.PlainDate,
): Promise<{ code: string; provisional: boolean } | undefined> {
  return db
    .selectFrom('agency_codes')
    .select(['code', 'provisional'])
    .where('unit_id', '=', unit)
    .where(row => row.or([row('valid_from', 'is', null), row('valid_from', '<=', on)]))
    .where(row => row.or([row('valid_to', 'is', null), row('valid_to', '>', on)]))
    .executeTakeFirst()
}

/** Writes the units as given: new ones are inserted, known ones overwritten and, if they had ended, begun again. */
export async function saveUnits(
  tx: Tx,
  units: readonly UnitRecord[],
  from: Temporal.PlainDate | null,
): Promise<void> {
  if (units.length === 0) return
  await tx
    .insertInto('units')
    .values(units.map(unit => rowOf(unit, from)))
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(row => ({
        kind: row.ref('excluded.kind'),
        name: row.ref('excluded.name'),
        short_name: row.ref('excluded.short_name'),
        counter_name: row.ref('excluded.counter_name'),
        parent_id: row.ref('excluded.parent_id'),
        ward_code: row.ref('excluded.ward_code'),
        address: row.ref('excluded.address'),
        former_names: row.ref('excluded.former_names'),
        receives: row.ref('excluded.receives'),
        decides: row.ref('excluded.decides'),
        sort_name: row.ref('excluded.sort_name'),
        search: row.ref('excluded.search'),
        valid_to: null,
      })),
    )
    .execute()
}

/** Keeps what units were called up to a day. */
export async function keepNames(tx: Tx, units: readonly Unit[], upTo: Temporal.PlainDate): Promise<void> {
  if (units.length === 0) return
  await tx
    .insertInto('unit_names')
    .values(
      units.map(({ id, name, shortName, counterName }) => ({
        unit_id: id,
        name: jsonb<Text>(name),
        short_name: jsonb<Text>(shortName),
        counter_name: counterName === undefined ? null : jsonb<Text>(counterName),
        valid_to: upTo,
      })),
    )
    // Renamed twice on one day: it was the first name until then.
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** What a unit was called on a day. */
export interface UnitName {
  readonly name: Text
  readonly shortName: Text
  readonly counterName?: Text | undefined
}

export async function findUnitName(
  db: Db,
  unit: string,
  on: Temporal.PlainDate,
): Promise<UnitName | undefined> {
  const past = db
    .selectFrom('unit_names')
    .select(['name', 'short_name', 'counter_name', 'valid_to'])
    .where('unit_id', '=', unit)
    .where('valid_to', '>', on)
  const present = db
    .selectFrom('units')
    .select(['name', 'short_name', 'counter_name'])
    .select(sql<Temporal.PlainDate>`'infinity'::date`.as('valid_to'))
    .where('id', '=', unit)
  const row = await db
    .selectFrom(past.unionAll(present).as('names'))
    .select(['name', 'short_name', 'counter_name'])
    .orderBy('valid_to')
    .limit(1)
    .executeTakeFirst()
  return row && { name: row.name, shortName: row.short_name, counterName: row.counter_name ?? undefined }
}

export async function endUnits(tx: Tx, ids: readonly string[], on: Temporal.PlainDate): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('units').set({ valid_to: on }).where('id', 'in', ids).execute()
}

/** Closes the codes now in force; they stay known for the days on which they were. */
export async function closeCodes(tx: Tx, units: readonly string[], on: Temporal.PlainDate): Promise<void> {
  if (units.length === 0) return
  await tx
    .updateTable('agency_codes')
    .set({ valid_to: sql`greatest(${on}, valid_from)` })
    .where('unit_id', 'in', units)
    .where('valid_to', 'is', null)
    .execute()
}

export async function openCodes(
  tx: Tx,
  units: readonly UnitRecord[],
  from: Temporal.PlainDate | null,
): Promise<void> {
  const rows = units.flatMap(unit => codeOf(unit, from))
  if (rows.length === 0) return
  await tx
    .insertInto('agency_codes')
    .values(rows)
    // A code that comes back on the day it was closed is the same stretch of time again.
    .onConflict(conflict =>
      conflict.constraint('agency_codes_once').doUpdateSet(row => ({
        provisional: row.ref('excluded.provisional'),
        source: row.ref('excluded.source'),
        valid_to: null,
      })),
    )
    .execute()
}

/** What is said of a code may change while the code stays. */
export async function describeCode(tx: Tx, unit: UnitRecord): Promise<void> {
  await tx
    .updateTable('agency_codes')
    .set({ provisional: unit.agencyCodeProvisional ?? false, source: unit.agencyCodeSource ?? null })
    .where('unit_id', '=', unit.id)
    .where('valid_to', 'is', null)
    .execute()
}

function codeOf(unit: UnitRecord, from: Temporal.PlainDate | null) {
  if (unit.agencyCode === undefined) return []
  return [
    {
      unit_id: unit.id,
      code: unit.agencyCode,
      provisional: unit.agencyCodeProvisional ?? false,
      source: unit.agencyCodeSource ?? null,
      valid_from: from,
      valid_to: null,
    },
  ]
}

function unitRows(db: Db) {
  return db
    .selectFrom('units')
    .leftJoin('agency_codes', join =>
      join.onRef('agency_codes.unit_id', '=', 'units.id').on('agency_codes.valid_to', 'is', null),
    )
    .select([
      'units.id',
      'units.kind',
      'units.name',
      'units.short_name',
      'units.counter_name',
      'units.parent_id',
      'units.ward_code',
      'units.address',
      'units.former_names',
      'units.receives',
      'units.decides',
      'units.valid_from',
      'units.valid_to',
      'units.before_decree',
      'units.opened_by',
      'agency_codes.code',
      'agency_codes.provisional',
      'agency_codes.source',
    ])
    .select(
      sql<string[] | null>`(select array_agg(s.successor_id order by s.main desc, s.successor_id)
        from unit_successors s where s.unit_id = units.id)`.as('successors'),
    )
}

type UnitRow = Awaited<ReturnType<ReturnType<typeof unitRows>['execute']>>[number]

function unitOf(row: UnitRow): Unit {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    counterName: row.counter_name ?? undefined,
    parent: row.parent_id ?? undefined,
    wardCode: row.ward_code ?? undefined,
    address: row.address ?? undefined,
    formerNames: row.former_names,
    receives: row.receives,
    decides: row.decides,
    agencyCode: row.code ?? undefined,
    agencyCodeProvisional: row.provisional ?? undefined,
    agencyCodeSource: row.source ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    ...(row.successors === null ? {} : { successors: row.successors }),
    ...(row.before_decree === null ? {} : { beforeDecree: row.before_decree }),
    ...(row.opened_by === null ? {} : { openedByDecree: true }),
  }
}

function rowOf(unit: UnitRecord, from: Temporal.PlainDate | null) {
  return {
    id: unit.id,
    kind: unit.kind,
    name: jsonb<Text>(unit.name),
    short_name: jsonb<Text>(unit.shortName),
    counter_name: unit.counterName === undefined ? null : jsonb<Text>(unit.counterName),
    parent_id: unit.parent ?? null,
    ward_code: unit.wardCode ?? null,
    address: unit.address ?? null,
    former_names: [...(unit.formerNames ?? [])],
    receives: unit.receives,
    decides: unit.decides,
    valid_from: from,
    valid_to: null,
    sort_name: unit.name.vi,
    search: searchOf(unit),
    before_decree: null,
    opened_by: null,
  }
}

function searchOf(unit: UnitRecord): string {
  const { name, shortName, counterName, formerNames = [], agencyCode = '' } = unit
  const words = [name.vi, name.en, shortName.vi, shortName.en, counterName?.vi, ...formerNames, agencyCode]
  return fold(words.filter(word => word !== undefined).join(' · '))
}
