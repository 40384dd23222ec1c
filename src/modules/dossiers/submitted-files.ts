import type { Id } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { findFiles } from '../documents/index.ts'
import type { SubmittedFile } from './dossier.ts'

/** Of the files a sender names, those that are their own, whole and clean: only these may become part of a dossier. */
export async function usableFiles(
  db: Db,
  ids: readonly string[],
  sender: string,
): Promise<ReadonlyMap<string, SubmittedFile>> {
  const files = await findFiles(db, ids as readonly Id<'file'>[])
  return new Map(
    files
      .filter(file => file.uploadedBy === sender && file.state === 'clean')
      .map(({ id, sha256 }) => [id as string, { id, sha256 }]),
  )
}
