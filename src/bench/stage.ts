import path from 'node:path'
import { loadPack, type Pack, readPack } from '../pack/index.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { databaseOn, openPool } from '../platform/db/index.ts'
import type { Log } from '../platform/log.ts'
import type { BenchedApplication, BuildApplication } from './application.ts'
import { Recorder } from './floor.ts'
import type { Ground } from './ground.ts'
import { type BenchClock, makeModels } from './models.ts'
import { counterCookie, type People, signInPeople } from './people.ts'
import { readTemplates, type Template } from './template.ts'

/** The application in this process, listening nowhere: it makes the models, and shows which SQL a request is. */
export interface Stage {
  readonly application: BenchedApplication
  readonly people: People
  readonly templates: readonly Template[]
  /** The counters of the crowded and of the quiet authority, for their pages. */
  readonly cookie: string
  readonly quietCookie: string
  readonly recorder: Recorder
  close(): Promise<void>
}

/** The city's pack is in force, and its officers are there, from before the first model: ten weeks. */
const before = { hours: 24 * 70 }

/** Loads the city and makes models on that many past weekdays. Afterwards the stage's clock stands at the present. */
export async function openStage(
  ground: Ground,
  { config, build, log }: { config: Config; build: BuildApplication; log: Log },
  { days }: { days: number },
): Promise<Stage> {
  const { url } = ground.database
  const begin = systemClock.now().subtract(before)
  const clock = settableClock(systemClock.now())
  const pool = openPool({ url, maxConnections: 4 })
  const recorder = new Recorder(pool)
  const db = databaseOn(pool)
  const pack = await packOf(config)
  await loadPack(db, pack, begin, { demo: true })
  const settings = { ...config, dataDir: path.join(ground.folder, 'stage'), demo: false }
  const application = await build(
    { config: settings, db, pool, databaseUrl: url, clock, log },
    { limited: false },
  )
  const close = async () => {
    await application.app.close()
    await application.stop()
    await db.destroy()
  }
  try {
    await application.app.ready()
    const people = await signInPeople(db, pack, clock.now())
    const models = await makeModels(application.app, people, clock, days)
    const templates = await readTemplates(db, models)
    const now = systemClock.now()
    clock.set(now)
    // The letters about the models would be written while others are measured.
    await pool.query('delete from pgboss.job')
    const cookie = await counterCookie(db, pack, people.crowded.unit, now)
    const quietCookie = await counterCookie(db, pack, people.quiet.unit, now)
    return { application, people, templates, cookie, quietCookie, recorder, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

function settableClock(now: Temporal.Instant): BenchClock {
  let at = now
  return {
    now: () => at,
    set(later) {
      at = later
    },
  }
}

async function packOf(config: Config): Promise<Pack> {
  const reading = await readPack(config.packDir)
  if ('faults' in reading) throw new Error(`the pack has ${reading.faults.length} faults: see check-pack`)
  return reading.pack
}
