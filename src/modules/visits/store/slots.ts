import type { Selectable } from 'kysely'
import { type Page, pageOf, parseId } from '../../../kernel/index.ts'
import { type Db, sql, type Tables, type Tx } from '../../../platform/db/index.ts'
import { readKey } from './visits.ts'

declare module '../../../platform/db/index.ts' {
  interface Tables {
    visit_slots: {
      id: string
      unit_id: string
      starts_at: Temporal.Instant
      ends_at: Temporal.Instant
      capacity: number
      taken: number
      team: string[]
      withdrawn_at: Temporal.Instant | null
    }
  }
}

/** A few hours in which a team can come. */
export interface Slot {
  readonly id: string
  readonly unit: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly capacity: number
  readonly taken: number
  /** Ids of the officers who go. */
  readonly team: readonly string[]
  readonly withdrawnAt: Temporal.Instant | null
}

/** Writes a slot; false when it is there already: the button was pressed twice. */
export async function insertSlot(tx: Tx, slot: Omit<Slot, 'taken' | 'withdrawnAt'>): Promise<boolean> {
  const row = await tx
    .insertInto('visit_slots')
    .values({
      id: slot.id,
      unit_id: slot.unit,
      starts_at: slot.from,
      ends_at: slot.to,
      capacity: slot.capacity,
      taken: 0,
      team: [...slot.team],
      withdrawn_at: null,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Slots that are not over, soonest first; withdrawn ones are left out. */
export async function listSlots(
  db: Db,
  units: readonly string[],
  query: { readonly from: Temporal.Instant; readonly limit: number; readonly after?: string | undefined },
): Promise<Page<Slot>> {
  const after = readKey(query.after)
  const rows = await db
    .selectFrom('visit_slots')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${[...units]}::text[])`)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', query.from)
    .$if(after !== undefined, list =>
      list.where(sql<boolean>`(starts_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('starts_at')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const { items, next } = pageOf(rows, query.limit, row => [row.starts_at.toString(), row.id])
  return { items: items.map(slotOf), next }
}

/** Slots with room that have not ended, soonest first. */
export async function openSlots(
  db: Db,
  unit: string,
  from: Temporal.Instant,
  limit: number,
): Promise<Slot[]> {
  const rows = await db
    .selectFrom('visit_slots')
    .selectAll()
    .where('unit_id', '=', unit)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', from)
    .where(sql<boolean>`taken < capacity`)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(slotOf)
}

/**
 * The slots, locked until the transaction ends; always in the order of their ids, so that two visits that change places
 * do not wait for one another for ever.
 */
export async function lockSlots(tx: Tx, ids: readonly string[]): Promise<Map<string, Slot>> {
  const known = ids.filter(id => parseId(id) !== undefined)
  if (known.length === 0) return new Map()
  const rows = await tx
    .selectFrom('visit_slots')
    .selectAll()
    .where(sql<boolean>`id = any(${known}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map(row => [row.id, slotOf(row)]))
}

/** Takes or gives back one place of a locked slot. */
export async function changeTaken(tx: Tx, slot: string, by: 1 | -1): Promise<void> {
  await tx
    .updateTable('visit_slots')
    .set({ taken: sql`taken + ${by}` })
    .where('id', '=', slot)
    .execute()
}

export async function markWithdrawn(tx: Tx, slot: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('visit_slots').set({ withdrawn_at: at }).where('id', '=', slot).execute()
}

function slotOf(row: Selectable<Tables['visit_slots']>): Slot {
  return {
    id: row.id,
    unit: row.unit_id,
    from: row.starts_at,
    to: row.ends_at,
    capacity: row.capacity,
    taken: row.taken,
    team: row.team,
    withdrawnAt: row.withdrawn_at,
  }
}
