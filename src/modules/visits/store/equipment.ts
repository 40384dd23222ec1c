import { parseId } from '../../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../../platform/db/index.ts'

declare module '../../../platform/db/index.ts' {
  interface Tables {
    visit_equipment: {
      id: string
      unit_id: string
      name: string
      count: number
      withdrawn_at: Temporal.Instant | null
    }
    visit_loans: { visit_id: string; equipment_id: string; day: Temporal.PlainDate }
  }
}

/** A kind of thing a unit can carry to a house. */
export interface Equipment {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly count: number
}

export async function insertEquipment(tx: Tx, equipment: Equipment): Promise<boolean> {
  const { id, unit, name, count } = equipment
  const row = await tx
    .insertInto('visit_equipment')
    .values({ id, unit_id: unit, name, count, withdrawn_at: null })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes it off the list; false when it is not on it. */
export async function withdrawEquipmentRow(
  tx: Tx,
  id: string,
  units: readonly string[],
  at: Temporal.Instant,
): Promise<boolean> {
  if (parseId(id) === undefined) return false
  const row = await tx
    .updateTable('visit_equipment')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many kinds a unit may list: the list is ticked by hand when a visit is planned. */
export const mostEquipment = 30

/** What the units can carry, by name. */
export async function listEquipment(db: Db, units: readonly string[]): Promise<Equipment[]> {
  const rows = await db
    .selectFrom('visit_equipment')
    .select(['id', 'unit_id', 'name', 'count'])
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .where('withdrawn_at', 'is', null)
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .limit(mostEquipment * Math.max(1, units.length))
    .execute()
  return rows.map(equipmentOf)
}

/** By id, things taken off the list too: a visit may have them with it. */
export async function equipmentNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('visit_equipment')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The unit's things that are still on the list, locked so that two visits cannot both take the last one. */
export async function lockEquipment(tx: Tx, unit: string, ids: readonly string[]): Promise<Equipment[]> {
  const known = ids.filter(id => parseId(id) !== undefined)
  if (known.length === 0) return []
  const rows = await tx
    .selectFrom('visit_equipment')
    .select(['id', 'unit_id', 'name', 'count'])
    .where(sql<boolean>`id = any(${known}::uuid[])`)
    .where('unit_id', '=', unit)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(equipmentOf)
}

/** How many of each are lent on a day, one visit left out. */
export async function lentOn(
  tx: Tx,
  ids: readonly string[],
  day: Temporal.PlainDate,
  except: string,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; lent: number }>`
    select equipment_id as id, count(*) as lent from visit_loans
    where equipment_id = any(${[...ids]}::uuid[]) and day = ${day}::date and visit_id <> ${except}::uuid
    group by equipment_id
  `.execute(tx)
  return new Map(rows.map(({ id, lent }) => [id, lent]))
}

/** What a visit takes along from now on; nothing when it came to nothing. */
export async function replaceLoans(
  tx: Tx,
  visit: string,
  ids: readonly string[],
  day: Temporal.PlainDate | undefined,
): Promise<void> {
  await tx.deleteFrom('visit_loans').where('visit_id', '=', visit).execute()
  if (ids.length === 0 || day === undefined) return
  await tx
    .insertInto('visit_loans')
    .values(ids.map(id => ({ visit_id: visit, equipment_id: id, day })))
    .execute()
}

function equipmentOf(row: { id: string; unit_id: string; name: string; count: number }): Equipment {
  return { id: row.id, unit: row.unit_id, name: row.name, count: row.count }
}
