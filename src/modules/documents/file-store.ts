import type { Selectable } from 'kysely'
import type { Id } from '../../kernel/index.ts'
import type { Db, Tables } from '../../platform/db/index.ts'
import type { MediaType } from './accept.ts'
import type { FileState } from './tables.ts'

/** A file somebody sent. The bytes lie in the blob store under `sha256`. */
export interface StoredFile {
  readonly id: Id<'file'>
  readonly sha256: string
  readonly sizeBytes: number
  readonly mediaType: MediaType
  /** As the sender named it; personal, null once masked. */
  readonly originalName: string | null
  readonly uploadedBy: string
  readonly uploadedAt: Temporal.Instant
  readonly state: FileState
  readonly refusedBecause: string | null
}

/** The file's row whatever its state, for lists and for who may see it. Its bytes only through `getCleanFile`. */
export async function findFile(db: Db, id: Id<'file'>): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** The files of these ids, in the order of the ids; unknown ids are left out. One query. */
export async function findFiles(db: Db, ids: readonly Id<'file'>[]): Promise<StoredFile[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('files').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map(row => [row.id, fromRow(row)]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

export async function insertFile(db: Db, file: StoredFile): Promise<void> {
  await db.insertInto('files').values(toRow(file)).execute()
}

/** Files that still wait for a verdict, longest first. */
export async function filesInQuarantine(db: Db, limit: number): Promise<StoredFile[]> {
  const rows = await db
    .selectFrom('files')
    .selectAll()
    .where('state', '=', 'quarantine')
    .orderBy('uploaded_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Only a waiting file gets a verdict: a second scanner that comes late changes nothing. */
export async function recordVerdict(db: Db, id: Id<'file'>, refusedBecause: string | null): Promise<void> {
  await db
    .updateTable('files')
    .set({ state: refusedBecause === null ? 'clean' : 'refused', refused_because: refusedBecause })
    .where('id', '=', id)
    .where('state', '=', 'quarantine')
    .execute()
}

function fromRow(row: Selectable<Tables['files']>): StoredFile {
  return {
    id: row.id as Id<'file'>,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    mediaType: row.media_type,
    originalName: row.original_name,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    state: row.state,
    refusedBecause: row.refused_because,
  }
}

function toRow(file: StoredFile) {
  return {
    id: file.id,
    sha256: file.sha256,
    size_bytes: file.sizeBytes,
    media_type: file.mediaType,
    original_name: file.originalName,
    uploaded_by: file.uploadedBy,
    uploaded_at: file.uploadedAt,
    state: file.state,
    refused_because: file.refusedBecause,
  }
}
