import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type pg from 'pg'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import type { BuildApplication } from './application.ts'
import { type Asked, Client } from './client.ts'
import { registerCopy } from './filings.ts'
import { fill } from './fill.ts'
import { Floor, freshIds, newIds, type Rewording, type Statement } from './floor.ts'
import { type Ground, openGround } from './ground.ts'
import { measureLatencies, measureRate, type Work } from './load.ts'
import { currentLoad, type Machine, machineOf } from './machine.ts'
import { type Served, serve } from './served.ts'
import { openStage, type Stage } from './stage.ts'

export interface BenchOptions {
  readonly dossiers: number
  /** How long each figure is measured. */
  readonly seconds: number
  /** How many ask at once where the most per second is sought. */
  readonly connections: number
  /** A folder for a CPU profile of the measured program. */
  readonly profile?: string | undefined
  /** Only the works with this in their name. */
  readonly only?: string | undefined
}

/** One kind of work: what the program does in a second, what the bare driver does, and how long one takes at half load. */
export interface Figure {
  readonly work: string
  readonly perSecond: number
  /** In a second of the program's processor time: what one core would do, whoever else uses the machine meanwhile. */
  readonly perCore: number
  readonly floorPerSecond: number
  readonly ratio: number
  readonly p50: number
  readonly p99: number
  readonly target: string
  readonly met: boolean
}

export interface Report {
  readonly machine: Machine
  readonly options: BenchOptions
  readonly figures: readonly Figure[]
  /** The inbox's first page at both sizes, in milliseconds, and how much longer the larger takes. */
  readonly growth: {
    readonly from: number
    readonly small: number
    readonly large: number
    readonly ratio: number
  }
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

/** How many times smaller the database is for the first look at the inbox. */
const smaller = 10

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
  const stage = await openStage(ground, given)
  closing.push(() => stage.close())
  await fillUp(ground, stage, given, 0, Math.ceil(options.dossiers / smaller))
  const served = await serve(envOf(ground, given.config), options.profile)
  closing.push(() => served.stop())
  const client = new Client(served.port, options.connections)
  closing.push(() => client.close())
  return measure({ options, given, ground, stage, served, client, load })
}

interface Bench {
  readonly options: BenchOptions
  readonly given: BenchGiven
  readonly ground: Ground
  readonly stage: Stage
  readonly served: Served
  readonly client: Client
  readonly load: number
}

async function measure(on: Bench): Promise<Report> {
  const { options, given, ground, stage, served } = on
  const idle = await served.memory()
  const inbox = inboxPage(stage)
  const small = await timeOf(on, inbox)
  const from = Math.ceil(options.dossiers / smaller)
  await fillUp(ground, stage, given, from, options.dossiers)
  const large = await timeOf(on, inbox)
  const wanted = Object.entries(works).filter(([work]) => work.includes(options.only ?? ''))
  const figures: Figure[] = []
  for (const [work, measureOne] of wanted) figures.push(await measureOne(on, work))
  return {
    machine: await machineOf(ground.database.db, on.load),
    options,
    figures,
    growth: { from, small, large, ratio: large / small },
    memory: { idle, loaded: await served.memory() },
  }
}

/** What is measured, in this order: what adds to the database comes last. */
const works: Readonly<Record<string, (on: Bench, work: string) => Promise<Figure>>> = {
  'tracking page': trackingFigure,
  'inbox, first page': (on, work) => inboxFigure(on, work, inboxPage(on.stage)),
  'inbox, next page': async (on, work) => inboxFigure(on, work, await nextPage(on)),
  'catalogue search': searchFigure,
  'file a dossier': filingFigure,
}

function fillUp(ground: Ground, stage: Stage, { tell }: BenchGiven, from: number, to: number): Promise<void> {
  const { ownerUrl } = ground.database
  const { models } = stage
  return fill({ ownerUrl, authority: stage.people.authority, models, from, to }, done =>
    tell(`${done} dossiers`),
  )
}

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

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

function inboxPage({ people }: Stage): Asked {
  return { path: '/api/v1/inbox?limit=20', headers: bearer(people.counter), status: 200 }
}

async function nextPage({ client, stage }: Bench): Promise<Asked> {
  const first = inboxPage(stage)
  const { next } = JSON.parse((await client.ask(first)).body) as { next: string | null }
  if (next === null) throw new Error('too few dossiers: the inbox has one page only')
  return { ...first, path: `${first.path}&after=${encodeURIComponent(next)}` }
}

/** The middle of what single requests take when few are asked. */
async function timeOf({ client, options }: Bench, asked: Asked): Promise<number> {
  const work = () => client.ask(asked)
  await measureLatencies(work, 100, 1)
  return (await measureLatencies(work, 100, options.seconds)).p50
}

function inboxFigure(on: Bench, work: string, asked: Asked): Promise<Figure> {
  return figure(on, { work, asked: () => asked, target: 'p99 < 15 ms', met: ({ p99 }) => p99 < 15 })
}

async function trackingFigure(on: Bench, work: string): Promise<Figure> {
  const { rows } = await query<{ code: string }>(
    on.ground,
    'select code from dossiers order by md5(code) limit 1000',
  )
  const codeOf = (n: number) => rows[n % rows.length]?.code as string
  return figure(on, {
    work,
    asked: n => ({ path: `/tra-cuu/${codeOf(n)}`, status: 200 }),
    rewording: () => n => new Map([[codeOf(1), codeOf(n)]]),
    target: '≥ 2,000 per core, p99 < 15 ms',
    met: ({ perCore, p99 }) => perCore >= 2_000 && p99 < 15,
  })
}

async function filingFigure(on: Bench, work: string): Promise<Figure> {
  const { rows: wards } = await query<{ unit: string; agency: string }>(
    on.ground,
    `select unit_id as unit, code as agency from agency_codes join units on id = unit_id
      where ward_code is not null and units.valid_to is null and agency_codes.valid_to is null order by md5(unit_id)`,
  )
  const wardOf = (n: number) => wards[n % wards.length] as { unit: string; agency: string }
  const headers = bearer(on.stage.people.citizen)
  return figure(on, {
    work,
    asked: n => ({
      method: 'POST',
      path: '/api/v1/dossiers',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: registerCopy(wardOf(n).unit),
      status: 201,
    }),
    rewording: (statements, answer) => {
      const { code } = JSON.parse(answer) as { code: string }
      return n => {
        const { unit, agency } = wardOf(n)
        return new Map([
          [code, `${agency}-${randomUUID()}`],
          [wardOf(1).unit, unit],
          [wardOf(1).agency, agency],
          ...newIds(statements),
        ])
      }
    },
    target: '≥ 0.5 of the floor, p99 < 50 ms',
    met: ({ ratio, p99 }) => ratio >= 0.5 && p99 < 50,
  })
}

interface Measured {
  readonly work: string
  readonly asked: (n: number) => Asked
  /** What differs from one request to the next, beside ids that are made anew. */
  readonly rewording?: (freshIds: readonly string[], answer: string) => Rewording
  readonly target: string
  readonly met: (found: Omit<Figure, 'met'>) => boolean
}

async function figure(on: Bench, measured: Measured): Promise<Figure> {
  const { statements, rewording } = await recordSql(on.stage, measured)
  const { connections } = on.options
  const floor = await Floor.open(on.ground.database.url, connections, statements, rewording)
  try {
    return await compare(on, measured, n => on.client.ask(measured.asked(n)), floor.once, connections)
  } finally {
    await floor.close()
  }
}

/** The SQL of one request when the program is warm, and how another of its kind differs. */
async function recordSql(stage: Stage, { asked, rewording }: Measured) {
  const first = await recordOne(stage, asked(0))
  const second = await recordOne(stage, asked(1))
  const fresh = freshIds(first.statements, second.statements)
  return {
    statements: second.statements,
    rewording: rewording?.(fresh, second.answer) ?? (() => newIds(fresh)),
  }
}

async function recordOne(
  { application, recorder }: Stage,
  { method = 'GET', path: url, headers, body, status }: Asked,
) {
  let answer = ''
  const statements: Statement[] = await recorder.during(async () => {
    const payload = body === undefined ? {} : { payload: body }
    const said = await application.app.inject({ method, url, headers: headers ?? {}, ...payload })
    if (said.statusCode !== status)
      throw new Error(`${url} answered ${said.statusCode}: ${said.body.slice(0, 500)}`)
    answer = said.body
  })
  return { statements, answer }
}

const searches = [
  'dang ky khai sinh',
  'giấy khai sinh',
  '1.001193',
  'hộ kinh doanh',
  'ket hon',
  'xac nhan tinh trang hon nhan',
  'trợ cấp hưu trí xã hội',
  'giay phep xay dung nha o',
  'chung thuc ban sao',
  'dang ky ket hn',
  'lý lịch tư pháp',
  'so do',
]

/** Search asks no database: its floor is the index itself, asked in this process. */
function searchFigure(on: Bench, work: string): Promise<Figure> {
  const { catalogue } = on.stage.application.parts
  const queryOf = (n: number) => searches[n % searches.length] as string
  return compare(
    on,
    { work, target: 'p99 < 10 ms', met: ({ p99 }) => p99 < 10 },
    n => on.client.ask({ path: `/api/v1/procedures?q=${encodeURIComponent(queryOf(n))}`, status: 200 }),
    async n => catalogue.search({ q: queryOf(n) }),
    1,
  )
}

async function compare(
  { options, given, served }: Bench,
  { work, target, met }: Pick<Measured, 'work' | 'target' | 'met'>,
  program: Work,
  floor: Work,
  floorWorkers: number,
): Promise<Figure> {
  const { seconds, connections } = options
  given.tell(work)
  // The first requests compile what all later ones run.
  await measureRate(program, connections, 1)
  const usedBefore = await served.processorTime()
  const { done, perSecond } = await measureRate(program, connections, seconds)
  const perCore = done / ((await served.processorTime()) - usedBefore)
  const { p50, p99 } = await measureLatencies(program, perSecond / 2, seconds)
  await measureRate(floor, floorWorkers, 1)
  const { perSecond: floorPerSecond } = await measureRate(floor, floorWorkers, seconds)
  const found = {
    work,
    perSecond,
    perCore,
    floorPerSecond,
    ratio: perSecond / floorPerSecond,
    p50,
    p99,
    target,
  }
  return { ...found, met: met(found) }
}

async function query<Row extends pg.QueryResultRow>(
  { database }: Ground,
  text: string,
): Promise<pg.QueryResult<Row>> {
  return database.pool.query<Row>(text)
}
