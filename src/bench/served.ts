import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { systemClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { databaseOn, openPool } from '../platform/db/index.ts'
import { createLog } from '../platform/log.ts'
import type { BuildApplication } from './application.ts'

/** The command by which the program runs itself to be measured. */
export const SERVE = 'bench-serve'

/** The real application in a process of its own, so that whoever measures does not use its time. */
export interface Served {
  readonly port: number
  /** Resident memory now, in megabytes. */
  memory(): Promise<number>
  /** Processor time used since it began, in seconds. */
  processorTime(): Promise<number>
  stop(): Promise<void>
}

/** Starts the application over a database. It ends with this process, whatever happens to it. */
export async function serve(env: Record<string, string>, profileTo: string | undefined): Promise<Served> {
  const child = fork(process.argv[1] as string, [SERVE], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '', ...env },
    execArgv: profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const port = await said(child, 'port')
  const ask = (what: 'memory' | 'processorTime') => {
    child.send(what)
    return said(child, what)
  }
  return {
    port,
    memory: () => ask('memory'),
    processorTime: () => ask('processorTime'),
    async stop() {
      // Ctrl-C reaches the child as well: it may be gone.
      if (!child.connected) return
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      child.disconnect()
      await once(child, 'exit')
      clearTimeout(late)
    },
  }
}

type Word = 'port' | 'memory' | 'processorTime'

/** The next word of that kind from the child. @throws Error when it ends instead */
async function said(child: ChildProcess, word: Word): Promise<number> {
  const over = new AbortController()
  const { signal } = over
  try {
    const gone = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the measured program ended with ${code}`)
    })
    gone.catch(() => {})
    for (;;) {
      const [message] = (await Promise.race([once(child, 'message', { signal }), gone])) as [
        Record<Word, number>,
      ]
      if (message[word] !== undefined) return message[word]
    }
  } finally {
    over.abort()
  }
}

/** The child's side: serves until the other process lets go. */
export async function serveUntilLetGo(build: BuildApplication): Promise<void> {
  const config = loadConfig(process.env)
  if (config.database.kind !== 'url' || process.send === undefined)
    throw new Error(`${SERVE} is run by bench alone`)
  const { url } = config.database
  const pool = openPool({ url, maxConnections: 20 })
  const db = databaseOn(pool)
  const log = createLog(config.logLevel)
  const application = await build(
    { config, db, pool, databaseUrl: url, clock: systemClock, log },
    { limited: false },
  )
  await application.start()
  const address = await application.app.listen({ port: 0, host: '127.0.0.1' })
  process.on('message', () => process.send?.(usage()))
  process.send({ port: Number(new URL(address).port) })
  await once(process, 'disconnect')
  await application.app.close()
  await application.stop()
  await db.destroy()
  process.exit(0)
}

function usage() {
  const { user, system } = process.cpuUsage()
  return { memory: process.memoryUsage.rss() / 2 ** 20, processorTime: (user + system) / 1e6 }
}
