import type { Bench } from './bench.ts'
import { type Asked, bodyOf } from './client.ts'
import { Floor, freshIds, newIds, type Rewording, type Statement } from './floor.ts'
import { measureLatencies, measureRate, type Work } from './load.ts'
import type { Stage } from './stage.ts'

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

export interface Measured {
  readonly work: string
  readonly asked: (n: number) => Asked
  /** The same for the application that shows its SQL, where it must be asked otherwise. */
  readonly shown?: (n: number) => Asked
  /** What differs from one request to the next, beside ids that are made anew. */
  readonly rewording?: (freshIds: readonly string[], answer: string, entered: number | undefined) => Rewording
  /** The number the recorded request was given in the register, asked after it. */
  readonly entered?: () => Promise<number | undefined>
  readonly target: string
  readonly met: (found: Omit<Figure, 'met'>) => boolean
}

export async function figure(on: Bench, measured: Measured): Promise<Figure> {
  const { connections } = on.options
  const floor = await openFloor(on, measured, connections)
  try {
    return await compare(on, measured, n => on.client.ask(measured.asked(n)), floor.once, connections)
  } finally {
    await floor.close()
  }
}

/** The floor under a kind of request: its SQL when the program is warm, and how another of its kind differs. */
export async function openFloor(
  { stage, ground }: Pick<Bench, 'stage' | 'ground'>,
  { asked, shown = asked, rewording, entered }: Pick<Measured, 'asked' | 'shown' | 'rewording' | 'entered'>,
  connections: number,
): Promise<Floor> {
  const first = await recordOne(stage, shown(0))
  const { statements, answer } = await recordOne(stage, shown(1))
  const fresh = freshIds(first.statements, statements)
  const reword = rewording?.(fresh, answer, await entered?.()) ?? (() => newIds(fresh))
  return Floor.open(ground.database.url, connections, statements, reword)
}

async function recordOne(
  { application, recorder }: Stage,
  { method = 'GET', path: url, headers, body, status }: Asked,
) {
  let answer = ''
  const statements: Statement[] = await recorder.during(async () => {
    const { text, type } = bodyOf(body)
    const payload = text === undefined ? {} : { payload: text }
    const said = await application.app.inject({ method, url, headers: { ...headers, ...type }, ...payload })
    if (said.statusCode !== status)
      throw new Error(`${url} answered ${said.statusCode}: ${said.body.slice(0, 500)}`)
    answer = said.body
  })
  return { statements, answer }
}

/** Measures the program, then its floor. */
export async function compare(
  { options, given, served }: Bench,
  { work, target, met }: Pick<Measured, 'work' | 'target' | 'met'>,
  program: Work,
  floor: Work,
  floorWorkers: number,
): Promise<Figure> {
  const { seconds, connections } = options
  given.tell(work)
  const counted = numbered(program)
  // The first requests compile what all later ones run.
  await measureRate(counted, connections, 1)
  const usedBefore = await served.processorTime()
  const { done, perSecond } = await measureRate(counted, connections, seconds)
  const perCore = done / ((await served.processorTime()) - usedBefore)
  const { p50, p99 } = await measureLatencies(counted, perSecond / 2, seconds)
  const countedFloor = numbered(floor)
  await measureRate(countedFloor, floorWorkers, 1)
  const { perSecond: floorPerSecond } = await measureRate(countedFloor, floorWorkers, seconds)
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

/** The same work with a number of its own each time, over all that is measured: what can be done once is not asked for twice. */
function numbered(work: Work): Work {
  let n = 0
  return () => work(n++)
}
