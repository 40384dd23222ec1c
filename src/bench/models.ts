import { local, VIETNAM } from '../kernel/index.ts'
import type { App } from '../platform/http/index.ts'
import { registerCopy, socialPension } from './filings.ts'
import type { People } from './people.ts'

/** A dossier made by real actions, from which many like it are made. */
export interface Model {
  readonly code: string
  /** Of a hundred dossiers of a city, how many are like it. */
  readonly weight: number
}

/** A clock that the bench sets: its models are filed on days gone by. */
export interface BenchClock {
  now(): Temporal.Instant
  set(at: Temporal.Instant): void
}

const days = 10

/** On each of ten past weekdays, one dossier for every stage a city's dossiers are at. */
export async function makeModels(app: App, people: People, clock: BenchClock): Promise<Model[]> {
  const models: Model[] = []
  for (const day of pastWeekdays(local(clock.now()).toPlainDate(), days)) {
    for (const [weight, make] of stages) {
      clock.set(day.toZonedDateTime({ timeZone: VIETNAM, plainTime: '09:00' }).toInstant())
      models.push({ code: await make(new Hand(app, people)), weight: weight / days })
    }
  }
  return models
}

function pastWeekdays(today: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = []
  for (let day = today.subtract({ days: 1 }); found.length < count; day = day.subtract({ days: 1 })) {
    if (day.dayOfWeek <= 5) found.push(day)
  }
  return found.reverse()
}

type Make = (hand: Hand) => Promise<string>

/** How many of a hundred, and how they came there. */
const stages: readonly (readonly [number, Make])[] = [
  [6, hand => hand.file(registerCopy)],
  [2, async hand => after(hand, registerCopy, 'counter', 'requestSupplement', wanting)],
  [
    3,
    async hand => after(hand, registerCopy, 'counter', 'refuse', { reason: 'Nộp trùng', ground: 'Đã nộp' }),
  ],
  [9, hand => after(hand, socialPension, 'counter', 'accept')],
  [6, hand => examined(hand, socialPension)],
  [4, hand => drafted(hand, socialPension)],
  [10, hand => signed(hand, registerCopy)],
  [60, hand => signed(hand, socialPension)],
]

const wanting = { items: [{ component: 'identity', reason: 'Ảnh mờ' }] }

async function after(
  hand: Hand,
  filing: Filing,
  who: 'counter',
  action: string,
  body: object = {},
): Promise<string> {
  const code = await hand.file(filing)
  await hand.act(who, action, body)
  return code
}

async function examined(hand: Hand, filing: Filing): Promise<string> {
  const code = await after(hand, filing, 'counter', 'accept')
  await hand.act('handler', 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện' })
  return code
}

async function drafted(hand: Hand, filing: Filing): Promise<string> {
  const code = await examined(hand, filing)
  await hand.act('handler', 'draftResult', { kind: 'granted' })
  return code
}

async function signed(hand: Hand, filing: Filing): Promise<string> {
  const code = await drafted(hand, filing)
  await hand.act('leader', 'sign', { password: hand.people.password })
  return code
}

type Filing = (authority: string) => object

/** One dossier in the hands of those who act on it, over the API. */
class Hand {
  readonly people: People
  readonly #app: App
  #code = ''
  #seq = 0

  constructor(app: App, people: People) {
    this.#app = app
    this.people = people
  }

  async file(filing: Filing): Promise<string> {
    return this.#send(this.people.citizen, '/api/v1/dossiers', filing(this.people.authority))
  }

  async act(who: 'counter' | 'handler' | 'leader', action: string, body: object): Promise<void> {
    const url = `/api/v1/dossiers/${this.#code}/actions/${action}`
    await this.#send(this.people[who], url, { seq: this.#seq, ...body })
  }

  async #send(token: string, url: string, payload: object): Promise<string> {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await this.#app.inject({ method: 'POST', url, headers, payload })
    if (answer.statusCode >= 300) throw new Error(`${url} refused: ${answer.body}`)
    const { code, seq } = answer.json<{ code: string; seq: number }>()
    this.#code = code
    this.#seq = seq
    return code
  }
}
