import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { diskFull } from './data-folder.ts'
import { findNative, NOBODY, type RunAs, spawnPostgres } from './postgres-process.ts'

export const OWNER = 'mot_cua_owner'
export const APPLICATION = 'mot_cua_app'
export const DATABASE = 'mot_cua'
const ADMIN = 'postgres'

/** Where a cluster lies, and with what it runs. */
export interface Cluster {
  readonly dataDir: string
  /** PostgreSQL's own folder. Inside the data folder, unless the one who runs PostgreSQL may not enter that. */
  readonly folder: string
  readonly native: string
  readonly runAs: RunAs
  readonly logFile: string
}

/** What is kept beside the cluster, for us alone. */
export interface Keys {
  readonly port: number
  readonly admin: string
  readonly owner: string
  readonly application: string
  /** False until roles and database have been made. */
  readonly prepared: boolean
}

export function placeCluster(dataDir: string, runAs: RunAs): Cluster {
  const native = findNative()
  const inside = {
    dataDir,
    runAs,
    native,
    folder: path.join(dataDir, 'postgres'),
    logFile: path.join(dataDir, 'postgres.log'),
  }
  if (runAs !== 'nobody') return inside
  const outside = path.join(
    '/var/lib/mot-cua',
    createHash('sha256').update(dataDir).digest('hex').slice(0, 12),
  )
  return {
    ...inside,
    native: nobodyMayEnter(native) ? native : copyNative(native, '/var/lib/mot-cua/native'),
    folder: nobodyMayEnter(dataDir) ? inside.folder : path.join(outside, 'postgres'),
  }
}

/** True when every folder on the way lets everybody pass. */
function nobodyMayEnter(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false
  const parent = path.dirname(folder)
  return parent === folder || nobodyMayEnter(parent)
}

function copyNative(from: string, to: string): string {
  if (!existsSync(path.join(to, 'complete'))) {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
    writeFileSync(path.join(to, 'complete'), '')
  }
  return to
}

/** Makes the cluster if there is none: all of it or nothing, so that a kill in between is made good by the next start. */
export async function ensureCluster(cluster: Cluster, settings: { forTests: boolean }): Promise<void> {
  if (existsSync(path.join(cluster.folder, 'PG_VERSION'))) {
    refuseOtherVersion(cluster)
    if (cluster.runAs === 'nobody') giveToNobody(cluster.folder)
    return
  }
  const keys: Keys = {
    port: 0,
    admin: randomBytes(24).toString('hex'),
    owner: randomBytes(24).toString('hex'),
    application: randomBytes(24).toString('hex'),
    prepared: false,
  }
  const fresh = `${cluster.folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  await initdb(cluster, fresh, keys.admin, settings.forTests)
  writeKeys(cluster, keys)
  renameSync(fresh, cluster.folder)
}

const POSTGRES_MAJOR = '18'

function refuseOtherVersion(cluster: Cluster): void {
  const version = readFileSync(path.join(cluster.folder, 'PG_VERSION'), 'utf8').trim()
  if (version === POSTGRES_MAJOR) return
  throw new StartFault(
    `Dữ liệu trong ${cluster.folder} thuộc PostgreSQL ${version}, chương trình này chạy PostgreSQL ${POSTGRES_MAJOR}. Hãy nâng cấp dữ liệu bằng pg_upgrade, hoặc dùng bản chương trình cũ.`,
    `The data in ${cluster.folder} is PostgreSQL ${version}'s, this program runs PostgreSQL ${POSTGRES_MAJOR}. Bring it up with pg_upgrade, or use the older program.`,
  )
}

async function initdb(cluster: Cluster, folder: string, password: string, forTests: boolean): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 })
  mkdirSync(folder, { mode: 0o700 })
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (cluster.runAs === 'nobody') {
    chownSync(folder, NOBODY, NOBODY)
    chownSync(passwordFile, NOBODY, NOBODY)
  }
  const args = [
    ...['-D', folder, '-U', ADMIN, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi'],
    ...(forTests ? ['--no-sync'] : []),
  ]
  try {
    const child = spawnPostgres(path.join(cluster.native, 'bin/initdb'), args, cluster.runAs, cluster.logFile)
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw postgresFault(cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Makes the two roles and the database; does nothing the second time. */
export async function prepareCluster(cluster: Cluster): Promise<void> {
  const keys = readKeys(cluster)
  if (keys.prepared) return
  const client = new pg.Client({ connectionString: urlOf(keys, ADMIN, 'postgres') })
  await client.connect()
  try {
    await ensureRole(client, OWNER, keys.owner)
    await ensureRole(client, APPLICATION, keys.application)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`)
  } finally {
    await client.end()
  }
  writeKeys(cluster, { ...keys, prepared: true })
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await client.query(`${verb} role ${name} login password ${client.escapeLiteral(password)}`)
}

/** The addresses of the database for each of the roles. */
export function urlsOf(keys: Keys): { url: string; ownerUrl: string; adminUrl: string } {
  return {
    url: urlOf(keys, APPLICATION, DATABASE),
    ownerUrl: urlOf(keys, OWNER, DATABASE),
    adminUrl: urlOf(keys, ADMIN, DATABASE),
  }
}

function urlOf(keys: Keys, role: string, database: string): string {
  const password = { [OWNER]: keys.owner, [APPLICATION]: keys.application, [ADMIN]: keys.admin }[role]
  return `postgres://${role}:${password}@127.0.0.1:${keys.port}/${database}`
}

const keysFile = (cluster: Cluster) => path.join(cluster.dataDir, 'postgres.json')

export function readKeys(cluster: Cluster): Keys {
  try {
    return JSON.parse(readFileSync(keysFile(cluster), 'utf8')) as Keys
  } catch (cause) {
    throw new StartFault(
      `Không đọc được ${keysFile(cluster)}, nơi giữ mật khẩu của cơ sở dữ liệu trong ${cluster.folder}. Hãy khôi phục tệp này từ bản sao lưu.`,
      `Cannot read ${keysFile(cluster)}, which keeps the passwords of the database in ${cluster.folder}. Restore it from a backup.`,
      { cause },
    )
  }
}

export function writeKeys(cluster: Cluster, keys: Keys): void {
  const fresh = `${keysFile(cluster)}.new`
  writeFileSync(fresh, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  renameSync(fresh, keysFile(cluster))
}

function giveToNobody(folder: string): void {
  if (statSync(folder).uid === NOBODY) return
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(folder, entry), NOBODY, NOBODY)
  }
  chownSync(folder, NOBODY, NOBODY)
}

/** What PostgreSQL wrote last, as a sentence for whoever starts the program. */
export function postgresFault(cluster: Cluster): StartFault {
  const tail = readLog(cluster, -4000)
  if (tail.includes('No space left on device')) return diskFull(cluster.dataDir)
  const lines = tail.split('\n')
  const reason = lines.findLast(line => /FATAL|PANIC|error:|could not/.test(line)) ?? lines.at(-1)
  return new StartFault(
    `PostgreSQL đi kèm không khởi động được: ${reason}. Xem ${cluster.logFile}, hoặc đặt DATABASE_URL trỏ tới một PostgreSQL khác.`,
    `The bundled PostgreSQL did not start: ${reason}. See ${cluster.logFile}, or set DATABASE_URL to another PostgreSQL.`,
  )
}

/** The log from a byte on; a negative number counts from its end. */
export function readLog(cluster: Cluster, from: number): string {
  return existsSync(cluster.logFile)
    ? readFileSync(cluster.logFile).subarray(from).toString('utf8').trim()
    : ''
}
