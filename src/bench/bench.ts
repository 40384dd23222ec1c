import path from 'node:path'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import type { BuildApplication } from './application.ts'
import { Client } from './client.ts'
import { fill, type Wanted } from './fill.ts'
import { type Ground, openGround } from './ground.ts'
import { compareSizes, type Growth, measurePages, type PageTimes } from './growth.ts'
import { currentLoad, type Machine, machineOf } from './machine.ts'
import { type Served, serve } from './served.ts'
import { openStage, type Stage } from './stage.ts'
import { type Figure, works } from './works.ts'

export interface BenchOptions {
  /** How many dossiers the database holds. */
  readonly load: number
  /** How long each figure is measured. */
  readonly seconds: number
  /** How many ask at once where the most per second is sought. */
  readonly connections: number
  /** A folder for a CPU profile of the measured program. */
  readonly profile?: string | undefined
  /** Only the works with this in their name. */
  readonly only?: string | undefined
}

/** How the database was filled. */
export interface Loaded {
  readonly dossiers: number
  readonly seconds: number
  /** Gigabytes on the disk. */
  readonly size: number
}

export interface Report {
  readonly machine: Machine
  readonly options: BenchOptions
  readonly loaded: Loaded
  readonly figures: readonly Figure[]
  readonly growth: readonly Growth[]
  readonly memory: { readonly idle: number; readonly loaded: number }
}

export interface BenchGiven {
  readonly config: Config
  readonly build: BuildApplication
  readonly log: Log
  tell(line: string): void
  /** Fails when whoever started the measurement wants no more of it. */
  readonly stopped: Promise<never>
}

/** The size that others are compared with; a tenth of what is asked for where that is less. */
const usual = 50_000

type Close = () => Promise<unknown> | unknown

/** Measures everything over a database made for it, and leaves nothing behind. */
export async function bench(options: BenchOptions, given: BenchGiven): Promise<Report> {
  const closing: Close[] = []
  try {
    return await Promise.race([given.stopped, openAndMeasure(options, given, closing)])
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

async function openAndMeasure(options: BenchOptions, given: BenchGiven, closing: Close[]): Promise<Report> {
  const load = currentLoad()
  given.tell('making the database and the models')
  const ground = await openGround(given.config, given.log)
  closing.push(() => ground.close())
  const stage = await openStage(ground, given, { days: daysOf(options.load) })
  closing.push(() => stage.close())
  const small = options.load > usual ? usual : Math.ceil(options.load / 10)
  await add({ ground, stage, given }, cityOf(small))
  const served = await serve(envOf(ground, given.config), options.profile)
  closing.push(() => served.stop())
  const client = new Client(served.port, options.connections)
  closing.push(() => client.close())
  return measure({ options, given, ground, stage, served, client, load }, small)
}

/** All that a measurement stands on. */
export interface Bench {
  readonly options: BenchOptions
  readonly given: BenchGiven
  readonly ground: Ground
  readonly stage: Stage
  readonly served: Served
  readonly client: Client
  readonly load: number
}

async function measure(on: Bench, small: number): Promise<Report> {
  const { options, served } = on
  const idle = await served.memory()
  const before: PageTimes = await measurePages(on, small)
  const loaded = await load(on, small)
  const after: PageTimes = await measurePages(on, options.load)
  const growth = await compareSizes(on, before, after)
  const figures: Figure[] = []
  for (const [work, measureOne] of Object.entries(works)) {
    if (work.includes(options.only ?? '')) figures.push(await measureOne(on, work))
  }
  return {
    machine: await machineOf(on.ground.database.db, on.load),
    options,
    loaded,
    figures,
    growth,
    memory: { idle, loaded: await served.memory() },
  }
}

/** Brings the small city to the size asked for. */
async function load(on: Bench, small: number): Promise<Loaded> {
  const { ground, options } = on
  const began = performance.now()
  const before = cityOf(small)
  const more = cityOf(options.load).map((wanted, index) => ({
    ...wanted,
    count: wanted.count - (before[index]?.count ?? 0),
  }))
  await add(on, more)
  const seconds = (performance.now() - began) / 1000
  const { rows } = await ground.database.pool.query<{ size: number }>(
    'select pg_database_size(current_database()) as size',
  )
  return { dossiers: options.load - small, seconds, size: (rows[0]?.size ?? 0) / 1e9 }
}

/** On how many past weekdays that many were filed. */
function daysOf(dossiers: number): number {
  return Math.min(30, Math.max(20, Math.round(dossiers / 5_000)))
}

/** At most this many wait in one authority, and this many in another. */
const mostOpen = 200_000
const fewOpen = 200

/** A city's dossiers: many open ones in one authority, few in another, a tenth of all others; the rest is done. */
function cityOf(dossiers: number): Wanted[] {
  const crowded = Math.min(mostOpen, Math.round(dossiers / 5))
  const open = Math.round((dossiers - crowded) / 10)
  return [
    { count: crowded, stage: 'open', where: 'crowded' },
    { count: fewOpen, stage: 'open', where: 'quiet' },
    { count: open, stage: 'open', where: 'others' },
    { count: dossiers - crowded - fewOpen - open, stage: 'done', where: 'everywhere' },
  ]
}

/** Adds dossiers to the database, and says how far it is. */
export async function add(
  { ground, stage, given }: Pick<Bench, 'ground' | 'stage' | 'given'>,
  wanted: Wanted[],
) {
  const { people, templates } = stage
  const began = performance.now()
  let said = began
  await fill(
    {
      ownerUrl: ground.database.ownerUrl,
      templates,
      crowded: people.crowded.unit,
      quiet: people.quiet.unit,
    },
    wanted,
    (done, of) => {
      const now = performance.now()
      if (now - said < sayEvery && done < of) return
      said = now
      const rate = Math.round((1000 * done) / (now - began))
      given.tell(`${done} of ${of} dossiers, ${rate} a second`)
    },
  )
}

const sayEvery = 5_000

/** The measured program is told of its database alone; it runs as the demo does, so that letters are written and sent. */
function envOf({ database, folder }: Ground, config: Config): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: path.join(folder, 'served'),
    PACK: config.packDir,
    DEMO: '1',
    LOG_LEVEL: 'error',
  }
}
