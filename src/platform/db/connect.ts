import type { Pool } from 'pg'
import pg from 'pg'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { StartFault } from '../start-fault.ts'
import { startEmbedded } from './embedded.ts'
import { type Db, databaseOn, openPool } from './index.ts'
import { migrate } from './migrate.ts'

/** The database with all that a process needs of it. */
export interface OpenDatabase {
  readonly db: Db
  /** The pool under `db`, for LISTEN and for measuring. */
  readonly pool: Pool
  /** For the application's role: the job queue opens connections of its own. */
  readonly url: string
  /** For the role that changes the schema. */
  readonly ownerUrl: string
  /** Closes the pool and leaves the embedded server, which stops when nobody else uses it. */
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly log: Log
  readonly maxConnections?: number
  /** Called when the embedded PostgreSQL died and could not be started again. */
  readonly onLost?: (fault: unknown) => void
}

/**
 * Opens the database the settings name, starting or joining the embedded one when they name none, and brings it up to
 * the newest migration.
 * @throws StartFault when it cannot be reached or started, saying what to do
 */
export async function connectDatabase(config: Config, options: ConnectOptions): Promise<OpenDatabase> {
  const server = await openServer(config, options)
  try {
    const appRole = await checkServer(server.url)
    await migrate({ ownerUrl: server.ownerUrl, appRole })
  } catch (fault) {
    await server.stop()
    throw fault
  }
  const pool = openPool({ url: server.url, maxConnections: options.maxConnections ?? 20 })
  const db = databaseOn(pool)
  const close = async () => {
    await db.destroy()
    await server.stop()
  }
  return { db, pool, url: server.url, ownerUrl: server.ownerUrl, close }
}

async function openServer(config: Config, options: ConnectOptions) {
  if (config.database.kind === 'url') return { ...config.database, stop: async () => {} }
  const { log, onLost } = options
  const server = await startEmbedded({ dataDir: config.dataDir, log, ...(onLost ? { onLost } : {}) })
  return { url: server.url, ownerUrl: server.ownerUrl, stop: () => server.stop() }
}

const OLDEST_MAJOR = 16

/** Makes sure that a PostgreSQL we can use answers, and returns the role it lets us in as. */
async function checkServer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `select current_user as role, current_setting('server_version_num')::int as version`,
    )
    const major = Math.floor(rows[0].version / 10_000)
    if (major < OLDEST_MAJOR) throw tooOld(major)
    return rows[0].role
  } catch (fault) {
    throw fault instanceof StartFault ? fault : unreachable(url, fault)
  } finally {
    await client.end().catch(() => {})
  }
}

function tooOld(major: number): StartFault {
  return new StartFault(
    `PostgreSQL ở DATABASE_URL là bản ${major}; cần bản ${OLDEST_MAJOR} trở lên.`,
    `The PostgreSQL of DATABASE_URL is version ${major}; version ${OLDEST_MAJOR} or later is needed.`,
  )
}

/** Names the host and the reason, never the password. */
function unreachable(url: string, cause: unknown): StartFault {
  const place = URL.parse(url)?.host ?? 'DATABASE_URL'
  const reason = reasonOf(cause)
  return new StartFault(
    `Không kết nối được PostgreSQL tại ${place} (${reason}). Hãy kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu, hoặc bỏ DATABASE_URL để chương trình tự chạy PostgreSQL.`,
    `PostgreSQL at ${place} cannot be reached (${reason}). Check DATABASE_URL and the database server, or leave DATABASE_URL out and the program runs its own.`,
    { cause },
  )
}

function reasonOf(fault: unknown): string {
  if (fault instanceof AggregateError) return reasonOf(fault.errors[0])
  return fault instanceof Error ? fault.message : String(fault)
}
