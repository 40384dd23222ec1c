import pg from 'pg'
import type { WorkingCalendar } from '../modules/calendar/index.ts'
import { findLoadedPack } from '../pack/index.ts'
import { openDatabase } from '../platform/db/index.ts'
import { Copier, idAt, noRows, type Rows } from './copies.ts'
import { copyIn } from './copy-in.ts'
import { aName, aNumber, chances } from './names.ts'
import type { Template } from './template.ts'

/** An authority and what its codes begin with. */
export interface Place {
  readonly unit: string
  readonly agency: string
}

/** Copies of one template, laid over some places. */
export interface Part {
  /** Which of the templates. */
  readonly template: number
  readonly count: number
  readonly places: readonly Place[]
}

/** What is filed on one local day: one process writes all of it, so that no two count the same agency's codes. */
export interface DayWork {
  readonly day: string
  readonly parts: readonly Part[]
}

/** What one process writes. */
export interface Share {
  /** For the role that owns the tables. */
  readonly url: string
  readonly templates: readonly Template[]
  readonly days: readonly DayWork[]
}

/** How many dossiers are made and sent at once: bounded memory at any size. */
const batch = 1_000

/** Writes its days one after the other; a batch and the counters of its codes stand or fall together. */
export async function writeShare(
  { url, templates, days }: Share,
  tell: (done: number) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'mot-cua-bench-fill' })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    const calendar = await calendarOf(url)
    const copiers = templates.map(template => new Copier(template, calendar))
    for (const { day, parts } of days) {
      const codes = await Codes.of(client, day)
      for (const part of parts) {
        const copies = new Copies(templates[part.template] as Template, part, codes)
        await copies.write(client, copiers[part.template] as Copier, tell)
      }
    }
  } finally {
    await client.end()
  }
}

async function calendarOf(url: string): Promise<WorkingCalendar> {
  const db = openDatabase({ url, maxConnections: 1 })
  const loaded = await findLoadedPack(db).finally(() => db.destroy())
  if (loaded === undefined) throw new Error('no city is loaded')
  return loaded.calendar
}

/** The copies of one template on its day. */
class Copies {
  readonly #part: Part
  readonly #codes: Codes
  readonly #chance: () => number
  readonly #filedAt: number

  constructor(template: Template, part: Part, codes: Codes) {
    this.#part = part
    this.#codes = codes
    this.#filedAt = Temporal.Instant.from(template.filedAt).epochMilliseconds
    this.#chance = chances(this.#filedAt + part.count)
  }

  async write(client: pg.Client, copier: Copier, tell: (done: number) => void): Promise<void> {
    const { count } = this.#part
    for (let from = 0; from < count; from += batch) {
      const to = Math.min(from + batch, count)
      const rows = noRows()
      for (let n = from; n < to; n += 1) copier.add(rows, this.#differing(n))
      await send(client, rows, this.#codes)
      tell(to - from)
    }
  }

  #differing(n: number) {
    const { places, count } = this.#part
    const chance = this.#chance
    // Some authorities have many times the dossiers of others.
    const place = places[Math.floor(chance() ** 1.5 * places.length)] as Place
    return {
      id: idAt(this.#filedAt + Math.floor((n / count) * 3_600_000)),
      code: this.#codes.next(place.agency),
      unit: place.unit,
      name: aName(chance),
      number: aNumber(chance),
      // A person files a few times in a year, an officer has some dossiers in hand: these stand for many of each.
      citizen: personLike(`c${Math.floor(chance() * 1e6)}`),
      officer: `officer:${personLike(`${place.unit}${Math.floor(chance() * 40)}`)}`,
    }
  }
}

/** An id that is the same for the same word, and nobody's. */
function personLike(word: string): string {
  const hex = Buffer.from(word.padEnd(15, '.').slice(-15)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(18, 30)}`
}

async function send(client: pg.Client, rows: Rows, codes: Codes): Promise<void> {
  await client.query('begin')
  await copyIn(client, 'dossiers', rows.dossiers)
  await copyIn(client, 'work_items', rows.work_items)
  await copyIn(client, 'personal_content', rows.personal_content)
  await copyIn(client, 'journal_entries', rows.journal_entries)
  await codes.save(client)
  await client.query('commit')
}

/** The last code of every agency on one day. */
class Codes {
  readonly #day: string
  readonly #last: Map<string, number>

  private constructor(day: string, last: Map<string, number>) {
    this.#day = day
    this.#last = last
  }

  static async of(client: pg.Client, day: string): Promise<Codes> {
    const { rows } = await client.query<{ agency_code: string; last: number }>(
      'select agency_code, last from dossier_counters where day = $1',
      [day],
    )
    return new Codes(day, new Map(rows.map(({ agency_code, last }) => [agency_code, last])))
  }

  /** @source docs/legal/dossier-code.md */
  next(agency: string): string {
    const number = (this.#last.get(agency) ?? 0) + 1
    this.#last.set(agency, number)
    return `${agency}-${this.#day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`
  }

  async save(client: pg.Client): Promise<void> {
    await client.query(
      `insert into dossier_counters (agency_code, day, last)
        select agency, $1, last from unnest($2::text[], $3::integer[]) as given (agency, last)
        on conflict (agency_code, day) do update set last = excluded.last`,
      [this.#day, [...this.#last.keys()], [...this.#last.values()]],
    )
  }
}
