import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { buildApp, NoCityLoaded } from './app.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, ConfigError, loadConfig } from './platform/config.ts'
import { connectDatabase } from './platform/db/connect.ts'
import { openDataFolder } from './platform/db/data-folder.ts'
import { tryLock } from './platform/db/file-lock.ts'
import { createLog, type Log } from './platform/log.ts'
import { isPractice } from './platform/practice.ts'
import { StartFault } from './platform/start-fault.ts'
import { seedCity } from './seed.ts'

/** What has been started, to be stopped in the opposite order. */
const started: (() => Promise<unknown> | unknown)[] = []
let stopping: Promise<void> | undefined

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await run(loadConfig(process.env))
} catch (fault) {
  await fail(fault)
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  stopOnSignals(log)
  claimDataFolder(config)
  await refuseTakenPort(config)
  const database = await connectDatabase(config, { log, onLost: fail })
  started.push(() => database.close())
  if (!config.demo && (await isPractice(database.db))) throw practiceOnly
  for (const line of await seedCity(database.db, config)) say(line)
  if (stopping) return
  const application = await buildApp({
    config,
    db: database.db,
    pool: database.pool,
    databaseUrl: database.url,
    clock: systemClock,
    log,
  })
  started.push(() => application.stop())
  await application.start()
  started.push(() => withPatience(application.app.close()))
  if (stopping) return
  await application.app.listen({ port: config.port, host: config.host })
  say(`Một Cửa: ${config.baseUrl}`)
  for (const line of application.welcome ?? []) say(line)
}

const practiceOnly = new StartFault(
  'Cơ sở dữ liệu này chỉ để thực hành (đồng hồ đã được tua nhanh); không dùng để làm việc thật. Hãy chọn cơ sở dữ liệu khác.',
  'This database is for practice only (its clock was wound forward); it cannot be used in earnest. Choose another.',
)

/** Two programs over one data folder would fight over its PostgreSQL; with a database elsewhere they may stand side by side. */
function claimDataFolder(config: Config): void {
  const folder = openDataFolder(config.dataDir)
  if (config.database.kind !== 'embedded') return
  const note = path.join(folder, 'server.json')
  mkdirSync(path.join(folder, 'locks'), { recursive: true })
  const lock = tryLock(path.join(folder, 'locks', 'server'), 'alone')
  if (lock === undefined) throw alreadyRunning(folder, note)
  writeFileSync(note, JSON.stringify({ pid: process.pid, address: config.baseUrl }))
  started.push(() => {
    rmSync(note, { force: true })
    lock.release()
  })
}

function alreadyRunning(folder: string, note: string): StartFault {
  const { address, pid } = readNote(note)
  return new StartFault(
    `Chương trình đang chạy rồi với thư mục dữ liệu ${folder}: ${address} (tiến trình ${pid}). Hãy dừng nó trước, hoặc đặt DATA_DIR khác.`,
    `The program is running already on the data folder ${folder}: ${address} (process ${pid}). Stop it first, or set another DATA_DIR.`,
  )
}

function readNote(note: string): { address: string; pid: number | string } {
  try {
    return JSON.parse(readFileSync(note, 'utf8'))
  } catch {
    return { address: '?', pid: '?' }
  }
}

/** Asked before the database is started: the answer comes at once, and nothing has to be stopped again. */
async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve))
  await new Promise(resolve => probe.close(resolve))
}

function listenFault(fault: NodeJS.ErrnoException & { port?: number; address?: string }): StartFault {
  const place = `${fault.address}:${fault.port}`
  if (fault.code === 'EADDRINUSE') {
    return new StartFault(
      `Cổng ${fault.port} đang có chương trình khác dùng (${place}). Hãy dừng chương trình đó, hoặc chọn cổng khác: PORT=8081 bin/start`,
      `Port ${fault.port} is in use by another program (${place}). Stop that program, or choose another port: PORT=8081 bin/start`,
    )
  }
  return new StartFault(
    `Không mở được cổng ${place} (${fault.code}). Hãy kiểm tra HOST và PORT.`,
    `Cannot listen on ${place} (${fault.code}). Check HOST and PORT.`,
  )
}

function isListenFault(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && 'syscall' in fault && fault.syscall === 'listen'
}

/** Says what is wrong, stops what was started, and ends with 1. */
async function fail(fault: unknown): Promise<never> {
  const shown = isListenFault(fault) ? listenFault(fault) : fault
  process.stderr.write(`${wordsFor(shown)}\n`)
  await stop().catch(() => {})
  process.exit(1)
}

/** A sentence when we know what to say, else all that can help to find the fault. */
function wordsFor(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const isKnown = fault instanceof StartFault || fault instanceof ConfigError || fault instanceof NoCityLoaded
  return isKnown ? fault.message : (fault.stack ?? fault.message)
}

function stopOnSignals(log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asked twice: somebody is in a hurry. The next start makes good what is left behind.
      if (stopping) process.exit(1)
      log.info({ signal }, 'stopping')
      stop().then(
        () => process.exit(0),
        fault => {
          log.error({ err: fault }, 'did not stop cleanly')
          process.exit(1)
        },
      )
    })
  }
}

function stop(): Promise<void> {
  stopping ??= stopAll()
  return stopping
}

async function stopAll(): Promise<void> {
  for (let step = started.pop(); step; step = started.pop()) await step()
}

const PATIENCE_MS = 5_000

/** Requests under way may finish; a browser that keeps its connection open is not waited for. */
function withPatience(closing: Promise<unknown>): Promise<unknown> {
  return Promise.race([closing, new Promise(resolve => setTimeout(resolve, PATIENCE_MS).unref())])
}
