import { mkdirSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { StartFault } from '../start-fault.ts'
import {
  type Cluster,
  ensureCluster,
  placeCluster,
  postgresFault,
  prepareCluster,
  readKeys,
  readLog,
  urlsOf,
  writeKeys,
} from './cluster.ts'
import { openDataFolder } from './data-folder.ts'
import { type FileLock, tryLock } from './file-lock.ts'
import {
  chooseRunAs,
  findPostmaster,
  isAlive,
  type Postmaster,
  type RunAs,
  removeStalePidFile,
  spawnPostgres,
} from './postgres-process.ts'

export interface EmbeddedOptions {
  /** The folder of the cluster, its log and its keys. */
  readonly dataDir: string
  readonly log?: Pick<BaseLogger, 'info' | 'warn' | 'error'>
  /** Called when PostgreSQL died and could not be started again: the program cannot go on. */
  readonly onLost?: (fault: unknown) => void
  /** Gives up durability for speed. */
  readonly forTests?: boolean
  /** How to run PostgreSQL; found out when left out. */
  readonly runAs?: RunAs
}

/** A PostgreSQL of the program's own, as one process sees it. */
export interface EmbeddedPostgres {
  /** The database for the application's role: reads and writes rows. */
  readonly url: string
  /** The database for the role that changes the schema. */
  readonly ownerUrl: string
  /** The database for the cluster's superuser; the program itself never uses it. */
  readonly adminUrl: string
  pid(): number | undefined
  /** Leaves the server; the last of its users to leave stops it. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of a data folder, or joins the one that runs there already: started by another process of the
 * program, or left over by one that was killed. While we use it, it is started again whenever it dies.
 * @throws StartFault when it cannot be started, saying what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataFolder(options.dataDir)
  mkdirSync(path.join(dataDir, 'locks'), { recursive: true })
  const server = new EmbeddedServer(placeCluster(dataDir, options.runAs ?? chooseRunAs()), options)
  await server.join()
  return server
}

/** Stops the PostgreSQL of a folder that no process uses any more; false when somebody does. */
export async function stopAbandoned(folder: string): Promise<boolean> {
  const lock = tryLock(path.join(folder, 'locks', 'users'), 'alone')
  if (lock === undefined) return false
  await stopPostmaster(placeCluster(folder, 'self'))
  lock.release()
  return true
}

const START_TIMEOUT_MS = 120_000
const WATCH_EVERY_MS = 250

class EmbeddedServer implements EmbeddedPostgres {
  readonly #cluster: Cluster
  readonly #options: EmbeddedOptions
  #use: FileLock | undefined
  #postmaster: Postmaster | undefined
  #watch: NodeJS.Timeout | undefined
  #restarting: Promise<void> | undefined
  #stopping: Promise<void> | undefined

  constructor(cluster: Cluster, options: EmbeddedOptions) {
    this.#cluster = cluster
    this.#options = options
  }

  get url() {
    return urlsOf(readKeys(this.#cluster)).url
  }

  get ownerUrl() {
    return urlsOf(readKeys(this.#cluster)).ownerUrl
  }

  get adminUrl() {
    return urlsOf(readKeys(this.#cluster)).adminUrl
  }

  pid() {
    return this.#postmaster?.pid
  }

  async join(): Promise<void> {
    await this.#alone(async () => {
      this.#use = tryLock(this.#lockFile('users'), 'shared')
      await ensureCluster(this.#cluster, { forTests: this.#options.forTests ?? false })
      this.#postmaster = await this.#ensureRunning('any')
      await prepareCluster(this.#cluster)
    })
    // The watch does not keep the process alive: a command that is done ends.
    this.#watch = setInterval(() => this.#restartIfDead(), WATCH_EVERY_MS).unref()
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#leave()
    return this.#stopping
  }

  async #leave(): Promise<void> {
    clearInterval(this.#watch)
    await this.#restarting
    await this.#alone(async () => {
      this.#use?.release()
      const last = tryLock(this.#lockFile('users'), 'alone')
      if (last === undefined) return
      await stopPostmaster(this.#cluster)
      last.release()
    })
  }

  #restartIfDead(): void {
    const pid = this.#postmaster?.pid
    if (pid === undefined || isAlive(pid) || this.#restarting || this.#stopping) return
    this.#options.log?.warn({ pid }, 'PostgreSQL has died; starting it again')
    this.#restarting = this.#restart()
      .catch(fault => this.#options.onLost?.(fault))
      .finally(() => {
        this.#restarting = undefined
      })
  }

  async #restart(): Promise<void> {
    await this.#alone(async () => {
      // The pools know the port: it must be the same one again.
      this.#postmaster = await this.#ensureRunning('same')
    })
    this.#options.log?.info({ pid: this.#postmaster?.pid }, 'PostgreSQL runs again')
  }

  async #ensureRunning(port: 'any' | 'same'): Promise<Postmaster> {
    const until = performance.now() + START_TIMEOUT_MS
    while (performance.now() < until) {
      const found = findPostmaster(this.#cluster.folder)
      if (found?.ready) return found
      if (found === undefined) await this.#launch(port)
      else await sleep(20)
    }
    throw postgresFault(this.#cluster)
  }

  /** Starts the postmaster and returns when it is ready or about to be; a passing obstacle is left to the next try. */
  async #launch(portRule: 'any' | 'same'): Promise<void> {
    const cluster = this.#cluster
    removeStalePidFile(cluster.folder)
    const keys = readKeys(cluster)
    const port = portRule === 'same' || (await isFree(keys.port)) ? keys.port : await freePort()
    writeKeys(cluster, { ...keys, port })
    const logFrom = startLogEntry(cluster)
    const child = spawnPostgres(
      path.join(cluster.native, 'bin/postgres'),
      serverArgs(cluster, port, this.#options.forTests ?? false),
      cluster.runAs,
      cluster.logFile,
    )
    child.unref()
    let ended = false
    child.once('exit', () => {
      ended = true
    })
    child.once('error', () => {
      ended = true
    })
    while (!ended && !findPostmaster(cluster.folder)?.ready) await sleep(15)
    if (ended) await this.#passOrThrow(readLog(cluster, logFrom), portRule)
  }

  #launchFailures = 0

  async #passOrThrow(log: string, port: 'any' | 'same'): Promise<void> {
    this.#launchFailures += 1
    // The children of a killed postmaster need a moment to notice and to let go of its memory.
    const passing = /shared memory block .* still in use|lock file .* already exists/.test(log)
    const portTaken = /Address already in use|could not create any TCP\/IP sockets/.test(log)
    if (this.#launchFailures > 40 || !(passing || portTaken)) throw postgresFault(this.#cluster)
    await sleep(port === 'same' || passing ? 250 : 10)
  }

  #lockFile(name: string): string {
    return path.join(this.#cluster.dataDir, 'locks', name)
  }

  /** Runs one start or stop at a time among all processes over this folder. */
  async #alone<Result>(fn: () => Promise<Result>): Promise<Result> {
    const lock = await waitForLock(this.#lockFile('postgres'))
    try {
      return await fn()
    } finally {
      lock.release()
    }
  }
}

async function waitForLock(file: string): Promise<FileLock> {
  const until = performance.now() + START_TIMEOUT_MS
  while (performance.now() < until) {
    const lock = tryLock(file, 'alone')
    if (lock) return lock
    await sleep(20)
  }
  throw new StartFault(
    `Một tiến trình khác đang khởi động hoặc dừng cơ sở dữ liệu quá lâu (khóa ${file}). Hãy dừng tiến trình đó rồi thử lại.`,
    `Another process has been starting or stopping the database for too long (lock ${file}). Stop it and try again.`,
  )
}

function serverArgs(cluster: Cluster, port: number, forTests: boolean): string[] {
  return [
    '-D',
    cluster.folder,
    ...Object.entries(serverSettings(port, forTests)).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

function serverSettings(port: number, forTests: boolean): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    // A socket's path may be 107 bytes at most, a data folder's may be longer.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: forTests ? 300 : 100,
    shared_buffers: forTests ? '64MB' : '128MB',
    max_wal_size: '1GB',
    // Short statements are the rule here, and compiling one costs more than it saves.
    jit: 'off',
    // Statements and details of errors carry people's data: neither goes to the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    ...(forTests
      ? {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: 0,
        }
      : {}),
  }
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024

/** The size of the log before a start; a log grown past its limit begins anew. */
function startLogEntry(cluster: Cluster): number {
  const size = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size <= LOG_LIMIT_BYTES) return size
  truncateSync(cluster.logFile)
  return 0
}

/** Fast shutdown: open transactions are rolled back, nothing committed is lost. Harder only when that does not end. */
async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = findPostmaster(cluster.folder)?.pid
  if (pid === undefined) return
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    process.kill(pid, signal)
    const until = performance.now() + patienceMs
    while (performance.now() < until) {
      if (!isAlive(pid)) return
      await sleep(15)
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return port === 0
    ? Promise.resolve(false)
    : listenBriefly(port).then(
        found => found === port,
        () => false,
      )
}

function freePort(): Promise<number> {
  return listenBriefly(0)
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
