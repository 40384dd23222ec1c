import { DatabaseSync } from 'node:sqlite'

/** A lock on a file, held until released or until the process ends, however it ends. */
export interface FileLock {
  release(): void
}

/**
 * Takes a lock that many processes may share or one may have alone; undefined when others stand in the way.
 * The operating system itself frees it after a kill -9, so there is no stale lock to judge. SQLite is used for nothing
 * but its file locks: Node has no other door to them.
 * @throws when the file cannot be opened for writing
 */
export function tryLock(file: string, mode: 'shared' | 'alone'): FileLock | undefined {
  const handle = new DatabaseSync(file, { timeout: 0 })
  try {
    handle.exec(mode === 'alone' ? 'begin exclusive' : 'begin')
    // A shared lock is taken by the first read of the transaction, not by its begin.
    handle.prepare('select count(*) from sqlite_master').get()
    return { release: () => handle.close() }
  } catch (fault) {
    handle.close()
    if (isBusy(fault)) return undefined
    throw fault
  }
}

const SQLITE_BUSY = 5

function isBusy(fault: unknown): boolean {
  return fault instanceof Error && 'errcode' in fault && fault.errcode === SQLITE_BUSY
}
