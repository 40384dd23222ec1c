import { local, VIETNAM } from '../kernel/index.ts'
import type { App } from '../platform/http/index.ts'
import { type Filing, filedAtCounter, filedOnline, type ReturnBy, registerCopy } from './filings.ts'
import type { People } from './people.ts'

/** A dossier made by real actions, from which many like it are made. */
export interface Model {
  readonly code: string
  /** The local day it was filed on. */
  readonly day: string
  readonly stage: Stage
  /** Whether somebody still has something to do about it, the applicant included. */
  readonly open: boolean
  /** How many of a hundred open dossiers, or of a hundred others, are like it. */
  readonly weight: number
}

/** A clock that the bench sets: its models are filed on days gone by. */
export interface BenchClock {
  now(): Temporal.Instant
  set(at: Temporal.Instant): void
}

/** On each of some past weekdays, one dossier for every stage a city's dossiers of that day are at. */
export async function makeModels(
  app: App,
  people: People,
  clock: BenchClock,
  days: number,
): Promise<Model[]> {
  const models: Model[] = []
  for (const [ago, day] of pastWeekdays(local(clock.now()).toPlainDate(), days).entries()) {
    const here = stages.filter(({ open }) => !open || ago < daysOpen)
    for (const [turn, { name, open, weight, make }] of here.entries()) {
      const plainTime = times[(ago + turn) % times.length] as string
      clock.set(day.toZonedDateTime({ timeZone: VIETNAM, plainTime }).toInstant())
      const code = await make(new Hand(app, people, ago + turn))
      models.push({ code, day: day.toString(), stage: name, open, weight })
    }
  }
  return models
}

/** What was filed longer ago is done. */
const daysOpen = 15

const times = ['08:12', '09:05', '10:20', '11:02', '13:40', '14:25', '15:10']

/** The latest first. */
function pastWeekdays(today: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = []
  for (let day = today.subtract({ days: 1 }); found.length < count; day = day.subtract({ days: 1 })) {
    if (day.dayOfWeek <= 5) found.push(day)
  }
  return found
}

/** How far a dossier has come. */
export type Stage =
  | 'filed'
  | 'incomplete'
  | 'examined'
  | 'inHand'
  | 'drafted'
  | 'toSign'
  | 'toHandOver'
  | 'refused'
  | 'returned'
  | 'returnedAtCounter'

interface StageOf {
  readonly name: Stage
  readonly open: boolean
  readonly weight: number
  readonly make: (hand: Hand) => Promise<string>
}

const stages: readonly StageOf[] = [
  open('filed', 30, hand => hand.file(hand.online)),
  open('incomplete', 5, async hand => {
    await hand.file(registerCopy)
    return hand.act('counter', 'requestSupplement', {
      items: [{ component: 'identity', reason: 'Ảnh mờ' }],
    })
  }),
  open('examined', 20, hand => hand.accepted(hand.online)),
  open('inHand', 5, async hand => {
    await hand.accepted(hand.online)
    return hand.act('handler', 'takeUp')
  }),
  open('drafted', 10, async hand => {
    await hand.accepted(hand.online)
    return hand.examine()
  }),
  open('toSign', 10, async hand => {
    await hand.accepted(hand.online)
    return hand.draft()
  }),
  open('toHandOver', 20, async hand => {
    await hand.accepted(hand.online, 'counter')
    return hand.sign()
  }),
  done('refused', 5, async hand => {
    await hand.file(hand.online)
    return hand.act('counter', 'refuse', { reason: 'Nộp trùng', ground: 'Đã nộp' })
  }),
  done('returned', 55, async hand => {
    await hand.accepted(hand.online, 'account')
    return hand.finish()
  }),
  done('returnedAtCounter', 40, async hand => {
    await hand.atCounter()
    return hand.finish()
  }),
]

function open(name: Stage, weight: number, make: StageOf['make']): StageOf {
  return { name, open: true, weight, make }
}

function done(name: Stage, weight: number, make: StageOf['make']): StageOf {
  return { name, open: false, weight, make }
}

interface Seen {
  readonly code: string
  readonly seq: number
  readonly status: string
  readonly fee: { readonly total: number | null; readonly paid: boolean }
}

/** One dossier in the hands of those who act on it, over the API. */
class Hand {
  readonly #people: People
  readonly #app: App
  readonly #turn: number
  #seen: Seen | undefined

  constructor(app: App, people: People, turn: number) {
    this.#app = app
    this.#people = people
    this.#turn = turn
  }

  /** What is filed online, another in each turn. */
  get online(): Filing {
    return filedOnline[this.#turn % filedOnline.length] as Filing
  }

  file(filing: Filing, returnBy: ReturnBy = 'account'): Promise<string> {
    return this.#send(this.#people.citizen, '/api/v1/dossiers', filing(this.#people.crowded.unit, returnBy))
  }

  async accepted(filing: Filing, returnBy?: ReturnBy): Promise<string> {
    await this.file(filing, returnBy)
    return this.act('counter', 'accept')
  }

  /** Filed at the counter, and so accepted. */
  atCounter(): Promise<string> {
    const filing = filedAtCounter[this.#turn % filedAtCounter.length] as Filing
    const { crowded } = this.#people
    return this.#send(crowded.counter, '/api/v1/dossiers', filing(crowded.unit, 'counter'))
  }

  examine(): Promise<string> {
    return this.act('handler', 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện' })
  }

  async draft(): Promise<string> {
    await this.examine()
    return this.act('handler', 'draftResult', { kind: 'granted' })
  }

  async sign(): Promise<string> {
    await this.draft()
    return this.act('leader', 'sign', { password: this.#people.password })
  }

  /** To the end: what is owed is paid, and who wanted paper has it. */
  async finish(): Promise<string> {
    const code = await this.sign()
    const { status, fee } = this.#seen as Seen
    if (status === 'returned') return code
    if ((fee.total ?? 0) > 0 && !fee.paid)
      await this.act('counter', 'recordPayment', { amount: fee.total, receipt: '0000001' })
    return this.act('counter', 'handOver', { to: 'Trịnh Thị Thử Nghiệm' })
  }

  act(who: 'counter' | 'handler' | 'leader', action: string, body: object = {}): Promise<string> {
    const { code, seq } = this.#seen as Seen
    const url = `/api/v1/dossiers/${code}/actions/${action}`
    return this.#send(this.#people.crowded[who], url, { seq, ...body })
  }

  async #send(token: string, url: string, payload: object): Promise<string> {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await this.#app.inject({ method: 'POST', url, headers, payload })
    if (answer.statusCode >= 300) throw new Error(`${url} refused: ${answer.body}`)
    this.#seen = answer.json<Seen>()
    return this.#seen.code
  }
}
