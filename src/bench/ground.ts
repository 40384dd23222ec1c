import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../platform/config.ts'
import { connectDatabase, type OpenDatabase } from '../platform/db/connect.ts'
import { tryLock } from '../platform/db/file-lock.ts'
import type { Log } from '../platform/log.ts'
import { StartFault } from '../platform/start-fault.ts'

/** A PostgreSQL that is there for one measurement, in a folder of its own beside the living data, never in them. */
export interface Ground {
  readonly folder: string
  readonly database: OpenDatabase
  /** Stops it and removes all of it. */
  close(): Promise<void>
}

/** @throws StartFault when another measurement runs over the same data folder */
export async function openGround(config: Config, log: Log): Promise<Ground> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o755 })
  const lock = tryLock(path.join(config.dataDir, 'bench.lock'), 'alone')
  if (lock === undefined) throw running
  const folder = path.join(config.dataDir, 'bench')
  const open = () =>
    connectDatabase(
      { ...config, dataDir: folder, database: { kind: 'embedded' } },
      { log, maxConnections: 4 },
    )
  // Left over by one that was killed: joined once, so that the last to leave stops it.
  if (existsSync(folder))
    await open().then(
      left => left.close(),
      () => {},
    )
  rmSync(folder, { recursive: true, force: true })
  try {
    const database = await open()
    return { folder, database, close: () => close(database) }
  } catch (fault) {
    lock.release()
    throw fault
  }

  async function close(database: OpenDatabase): Promise<void> {
    await database.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    lock?.release()
  }
}

const running = new StartFault(
  'Một lần đo khác đang chạy trên thư mục dữ liệu này. Hãy đợi nó xong, hoặc đặt DATA_DIR khác.',
  'Another measurement runs over this data folder. Wait for it, or set another DATA_DIR.',
)
