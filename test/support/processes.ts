import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { findPostmaster, isAlive } from '../../src/platform/db/postgres-process.ts'
import { projectRoot } from '../../src/platform/root.ts'

/** A program of `bin/` that runs as people run it. */
export interface RunningProgram {
  readonly pid: number
  /** The code it ended with; a signal's name when one ended it. */
  readonly ended: Promise<number | string>
  /** All it has written so far, on both channels. */
  output(): string
  kill(signal: NodeJS.Signals): void
}

const LIMIT_MS = 110_000

/** Starts `bin/<name>` with these settings and no others of ours; it is gone when the test is over, whatever happens. */
export function runProgram(
  name: 'start' | 'mot-cua',
  args: readonly string[],
  env: Record<string, string>,
): RunningProgram {
  const child = spawn(path.join(projectRoot, 'bin', name), args, {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  let output = ''
  for (const channel of [child.stdout, child.stderr]) channel.on('data', chunk => (output += chunk))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { pid: child.pid as number, ended, output: () => output, kill: signal => child.kill(signal) }
}

/** Waits until the program answers at this port that it is ready; fails with its output when it ends before. */
export async function untilReady(program: RunningProgram, port: number): Promise<void> {
  let gone = false
  program.ended.then(() => {
    gone = true
  })
  const until = performance.now() + LIMIT_MS
  while (performance.now() < until && !gone) {
    if (await isReady(port)) return
    await sleep(50)
  }
  throw new Error(`the program is not ready; it said:\n${program.output()}`)
}

export async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    reply => reply.ok,
    () => false,
  )
}

/** A data folder of the test's own, removed afterwards together with a PostgreSQL left running in it. */
export function aDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-data-'))
  onTestFinished(async () => {
    const pid = postmasterPid(folder)
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL')
      await untilGone(pid)
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  return folder
}

export function postmasterPid(dataDir: string): number | undefined {
  return findPostmaster(path.join(dataDir, 'postgres'))?.pid
}

export async function untilGone(pid: number): Promise<void> {
  const until = performance.now() + 20_000
  while (isAlive(pid)) {
    if (performance.now() > until) throw new Error(`process ${pid} does not end`)
    await sleep(20)
  }
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
