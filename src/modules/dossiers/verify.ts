import type { Db } from '../../platform/db/index.ts'
import { type Entry, eachStream, type JournalFault } from '../journal/index.ts'
import type { Dossier } from './dossier.ts'
import { evolve } from './rules/evolve.ts'
import { workItems } from './rules/work-items.ts'
import { findById } from './store.ts'

/** A dossier whose row is not what its record says, or whose record does not hang together. */
export interface RecordFault {
  readonly stream: string
  readonly seq: number
  readonly because:
    | JournalFault['because']
    | 'row_missing'
    | 'row_differs'
    | 'work_differs'
    | 'not_replayable'
}

export interface Verification {
  readonly dossiers: number
  readonly entries: number
  readonly faults: readonly RecordFault[]
}

/** Replays every dossier's entries and holds the result against its row and its work items. */
export async function verifyDossiers(db: Db): Promise<Verification> {
  let dossiers = 0
  let entries = 0
  const faults: RecordFault[] = []
  await eachStream(db, 'dossier', async (stream, found, journalFaults) => {
    dossiers += 1
    entries += found.length
    faults.push(...journalFaults, ...(await checkRow(db, stream, found)))
  })
  return { dossiers, entries, faults }
}

async function checkRow(db: Db, stream: string, entries: readonly Entry[]): Promise<RecordFault[]> {
  const seq = entries.length
  const id = stream.slice('dossier:'.length)
  const replayed = replay(entries)
  if (replayed === undefined) return [{ stream, seq, because: 'not_replayable' }]
  const row = await findById(db, id)
  if (row === undefined) return [{ stream, seq, because: 'row_missing' }]
  const faults: RecordFault[] = []
  if (canonical(row.dossier) !== canonical(replayed)) faults.push({ stream, seq, because: 'row_differs' })
  const kept = await db
    .selectFrom('work_items')
    .select(['key', 'unit_id', 'role', 'officer_id'])
    .where('dossier_id', '=', id)
    .orderBy('key')
    .execute()
  const due = workItems(replayed)
    .map(item => ({ key: item.key, unit_id: item.unit, role: item.role, officer_id: item.officer }))
    .sort((a, b) => a.key.localeCompare(b.key))
  if (canonical(kept) !== canonical(due)) faults.push({ stream, seq, because: 'work_differs' })
  return faults
}

function replay(entries: readonly Entry[]): Dossier | undefined {
  try {
    return entries.reduce<Dossier | undefined>(evolve, undefined)
  } catch {
    return undefined
  }
}

/** jsonb keeps no order of keys, so both sides are written with their keys sorted. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
