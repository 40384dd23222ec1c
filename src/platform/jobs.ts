import type { FastifyBaseLogger } from 'fastify'
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Tx } from './db/index.ts'

/** Work that follows a transaction: queued inside it, done after it, perhaps twice. Data carries ids only. */
export interface Jobs {
  /** Queues jobs, all in one statement, that exist if and only if the transaction commits. */
  send(tx: Tx, queue: string, ...jobs: readonly Readonly<Record<string, string>>[]): Promise<void>
  /** Names the handler of a queue; called before `start`. A handler may run twice for one job. */
  work(queue: string, handler: (data: Record<string, string>) => Promise<void>): void
  start(): Promise<void>
  stop(): Promise<void>
  /** Does what is queued now, in this call, and returns how many jobs were done. For tests and the command line. */
  drain(): Promise<number>
}

/** How often a job is tried: after half a minute, doubling up to six hours, some 26 hours in all. A dead mail server overnight loses nothing. */
export const jobTries = 13
const retry = { retryLimit: jobTries - 1, retryDelay: 30, retryBackoff: true, retryDelayMax: 6 * 3600 }

/**
 * Jobs in the database of the program, in the schema that the migrations made: this role may only read and write rows.
 * A queue without a worker is refused at start.
 */
export function createJobs(options: { url: string; log: FastifyBaseLogger }): Jobs {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'mot-cua-jobs',
    max: 3,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (fault: unknown) => options.log.warn({ err: fault }, 'job queue out of reach'))
  const handlers = new Map<string, (data: Record<string, string>) => Promise<void>>()
  let started: Promise<void> | undefined

  const startBoss = () => {
    started ??= (async () => {
      await boss.start()
      for (const queue of handlers.keys()) await boss.createQueue(queue, retry)
    })()
    return started
  }

  return {
    async send(tx, queue, ...jobs) {
      if (!handlers.has(queue)) throw new Error(`queue ${queue} has no worker`)
      if (jobs.length === 0) return
      await startBoss()
      await boss.insert(
        queue,
        jobs.map(data => ({ data })),
        { db: fromKysely(tx) },
      )
    },
    work(queue, handler) {
      handlers.set(queue, handler)
    },
    async start() {
      await startBoss()
      for (const [queue, handler] of handlers) {
        const options = { batchSize: 10, perJobResults: true, pollingIntervalSeconds: 1 } as const
        await boss.work(queue, options, (jobs: Job<Record<string, string>>[]) => settleEach(jobs, handler))
      }
    },
    async stop() {
      if (started === undefined) return
      await started.catch(() => {})
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
    async drain() {
      await startBoss()
      let done = 0
      for (const [queue, handler] of handlers) done += await drainQueue(boss, queue, handler)
      return done
    },
  }
}

/** Each job of a batch succeeds or fails by itself, so that one bad address does not send nine letters twice. */
async function settleEach(
  jobs: Job<Record<string, string>>[],
  handler: (data: Record<string, string>) => Promise<void>,
): Promise<JobResult[]> {
  const results: JobResult[] = []
  for (const job of jobs) {
    try {
      await handler(job.data)
      results.push({ id: job.id, status: 'completed' })
    } catch (fault) {
      results.push({ id: job.id, status: 'failed', output: { message: messageOf(fault) } })
    }
  }
  return results
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

async function drainQueue(
  boss: PgBoss,
  queue: string,
  handler: (data: Record<string, string>) => Promise<void>,
): Promise<number> {
  let done = 0
  for (;;) {
    const [job] = await boss.fetch<Record<string, string>>(queue)
    if (job === undefined) return done
    try {
      await handler(job.data)
      await boss.complete(queue, job.id)
    } catch (fault) {
      await boss.fail(queue, job.id, { message: messageOf(fault) })
    }
    done += 1
  }
}
