import { type Db, sql } from '../../platform/db/index.ts'
import { type Entry, eachStream, type JournalFault } from '../journal/index.ts'
import { type Dossier, hasEnded, openPauses } from './dossier.ts'
import { evolve } from './rules/evolve.ts'
import { workItems } from './rules/work-items.ts'
import { searchColumns } from './store.ts'

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
    | 'without_owner'
    | 'paused_without_ground'
    | 'paused_twice_on_a_ground'
    | 'code_twice'
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
  const faults: RecordFault[] = await codesTwice(db)
  await eachStream(db, 'dossier', async (stream, found, journalFaults) => {
    dossiers += 1
    entries += found.length
    faults.push(...journalFaults, ...(await checkRow(db, stream, found)))
  })
  return { dossiers, entries, faults }
}

/** The database keeps a code from being given twice; a record restored from elsewhere may still tell of it. */
async function codesTwice(db: Db): Promise<RecordFault[]> {
  const { rows } = await sql<{ id: string; seq: number }>`
    select id, seq from (
      select id, seq, count(*) over (partition by facts->>'code') as given from dossiers
    ) codes where given > 1
  `.execute(db)
  return rows.map(({ id, seq }) => ({ stream: `dossier:${id}`, seq, because: 'code_twice' }))
}

async function checkRow(db: Db, stream: string, entries: readonly Entry[]): Promise<RecordFault[]> {
  const seq = entries.length
  const id = stream.slice('dossier:'.length)
  const replayed = replay(entries)
  if (replayed === undefined) return [{ stream, seq, because: 'not_replayable' }]
  const row = await db.selectFrom('dossiers').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return [{ stream, seq, because: 'row_missing' }]
  const faults: RecordFault[] = []
  faults.push(...unlawful(replayed).map(because => ({ stream, seq, because })))
  const due = searchColumns(replayed)
  const found = Object.fromEntries(Object.keys(due).map(key => [key, row[key as keyof typeof row]]))
  if (canonical([row.facts, found]) !== canonical([replayed, due]))
    faults.push({ stream, seq, because: 'row_differs' })
  if (canonical(await keptWork(db, id)) !== canonical(dueWork(replayed)))
    faults.push({ stream, seq, because: 'work_differs' })
  return faults
}

async function keptWork(db: Db, id: string) {
  const rows = await db
    .selectFrom('work_items')
    .select(['key', 'kind', 'unit_id', 'role', 'officer_id', 'since', 'due_at'])
    .where('dossier_id', '=', id)
    .execute()
  return rows.sort(byKey)
}

function dueWork(dossier: Dossier) {
  return workItems(dossier)
    .map(({ key, kind, unit, role, officer, since, dueAt }) => ({
      key,
      kind,
      unit_id: unit,
      role,
      officer_id: officer,
      since: Temporal.Instant.from(since),
      due_at: Temporal.Instant.from(dueAt),
    }))
    .sort(byKey)
}

function byKey(one: { readonly key: string }, other: { readonly key: string }): number {
  return one.key < other.key ? -1 : 1
}

/** What no way through the rules leads to, and a record must not tell all the same. */
function unlawful(dossier: Dossier): RecordFault['because'][] {
  const open = openPauses(dossier)
  const grounds = new Set(open.map(({ ground }) => ground))
  return [
    ...(!hasEnded(dossier) && workItems(dossier).length === 0 ? (['without_owner'] as const) : []),
    ...(dossier.pauses.some(({ basis }) => basis.trim() === '') ? (['paused_without_ground'] as const) : []),
    ...(grounds.size < open.length ? (['paused_twice_on_a_ground'] as const) : []),
  ]
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
