import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import pg from 'pg'
import { withoutIndexes } from './indexes.ts'
import type { Stage } from './models.ts'
import type { DayWork, Part, Place, Share } from './share.ts'
import { writeShare } from './share.ts'
import type { Template } from './template.ts'

/** The command by which the program runs itself to write a share. */
export const FILL = 'bench-fill'

/** Dossiers that are to be there: how many, how far they have come, and with whom. */
export interface Wanted {
  readonly count: number
  readonly stage: 'open' | 'done' | Stage
  readonly where: 'crowded' | 'quiet' | 'others' | 'everywhere'
}

export interface Filling {
  readonly ownerUrl: string
  readonly templates: readonly Template[]
  readonly crowded: string
  readonly quiet: string
}

/** From here on more hands pay, and an index is quicker made anew than kept up. */
const many = 30_000

/** Adds dossiers that are what `record` would have written, by COPY. */
export async function fill(
  filling: Filling,
  wanted: readonly Wanted[],
  tell: (done: number, of: number) => void,
): Promise<void> {
  const { ownerUrl, templates } = filling
  const total = wanted.reduce((sum, { count }) => sum + count, 0)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const days = planDays(templates, wanted, placesOf(await readPlaces(client), filling))
    let done = 0
    const count = (more: number) => {
      done += more
      tell(done, total)
    }
    const hands = total < many ? 1 : Math.min(os.availableParallelism(), 8)
    const shares = deal(days, hands).map(given => ({ url: ownerUrl, templates, days: given }))
    const write = async () => {
      await Promise.all(shares.map(share => (hands === 1 ? writeShare : inProcess)(share, count)))
      await enterAll(client)
    }
    if (total < many) await write()
    else await withoutIndexes(ownerUrl, write)
    await tidy(client, total)
  } finally {
    await client.end()
  }
}

/**
 * What a living database has from autovacuum: the planner knows the tables, and lists need not look whether rows are
 * visible. A few more dossiers in a large database are as many filed in an hour: nothing is done about them.
 */
async function tidy(client: pg.Client, total: number): Promise<void> {
  const { rows } = await client.query<{ rows: string }>(
    `select reltuples as rows from pg_class where oid = 'dossiers'::regclass`,
  )
  if (total < Number(rows[0]?.rows) / 10) return
  // A million entries that are read by their key alone would be written once more, for nothing that is measured.
  const quick = total < many ? ['journal_entries', 'personal_content'] : []
  for (const table of ['dossiers', 'work_items', 'dossier_counters', ...quick]) {
    await client.query(`vacuum analyze ${table}`)
  }
  if (quick.length === 0) await client.query('analyze journal_entries, personal_content')
  await client.query('checkpoint').catch(() => {})
}

/** The books of the register, as they are when each acceptance is entered: in the order of acceptance, without a gap. */
async function enterAll(client: pg.Client): Promise<void> {
  await client.query(`
    with accepted as (
      select id, receiving_unit as unit_id, accepted_at, late_at,
        extract(year from accepted_at at time zone 'Asia/Ho_Chi_Minh')::integer as year,
        (facts -> 'handOver' ->> 'at')::timestamptz as returned_at
      from dossiers d
      where accepted_at is not null and not exists (select from register_lines r where r.dossier_id = d.id)
    ), entered as (
      insert into register_lines (dossier_id, unit_id, year, number, received_at, returned_at, late_at)
      select id, unit_id, year,
        coalesce(last, 0) + row_number() over (partition by unit_id, year order by accepted_at, id),
        accepted_at, returned_at, late_at
      from accepted left join register_books using (unit_id, year)
      returning unit_id, year, number
    )
    insert into register_books (unit_id, year, last)
    select unit_id, year, max(number) from entered group by unit_id, year
    on conflict (unit_id, year) do update set last = excluded.last`)
}

async function readPlaces(client: pg.Client): Promise<Place[]> {
  const { rows } = await client.query<Place>(
    `select unit_id as unit, code as agency from agency_codes
      where unit_id in (select id from units where ward_code is not null and valid_to is null) and valid_to is null
      order by md5(unit_id)`,
  )
  return rows
}

type Places = Readonly<Record<Wanted['where'], readonly Place[]>>

function placesOf(all: readonly Place[], { crowded, quiet }: Filling): Places {
  const only = (unit: string) => all.filter(place => place.unit === unit)
  return {
    crowded: only(crowded),
    quiet: only(quiet),
    others: all.filter(({ unit }) => unit !== crowded && unit !== quiet),
    everywhere: all,
  }
}

/** Lays what is wanted over the templates by their weight, and these over their days. */
function planDays(templates: readonly Template[], wanted: readonly Wanted[], places: Places): DayWork[] {
  const days = new Map<string, Part[]>()
  for (const { count, stage, where } of wanted) {
    for (const { template, share } of sharesOf(templates, stage, count)) {
      const { day } = templates[template] as Template
      const parts = days.get(day) ?? []
      days.set(day, [...parts, { template, count: share, places: places[where] }])
    }
  }
  return [...days].map(([day, parts]) => ({ day, parts })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

function sharesOf(templates: readonly Template[], stage: Wanted['stage'], count: number) {
  const fitting = templates.flatMap((template, index) =>
    fits(template, stage) ? [{ ...template, index }] : [],
  )
  const whole = fitting.reduce((sum, { weight }) => sum + weight, 0)
  let upto = 0
  let given = 0
  return fitting.map(({ index, weight }) => {
    upto += weight
    const share = Math.round((count * upto) / whole) - given
    given += share
    return { template: index, share }
  })
}

function fits(template: Template, stage: Wanted['stage']): boolean {
  if (stage === 'open') return template.open
  return stage === 'done' ? !template.open : template.stage === stage
}

/** Each day to the hand that has least so far; every hand from its first day to its last. */
function deal(days: readonly DayWork[], hands: number): DayWork[][] {
  const dealt = Array.from({ length: hands }, () => ({ size: 0, days: [] as DayWork[] }))
  for (const work of days.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const hand = dealt.reduce((least, other) => (other.size < least.size ? other : least))
    hand.size += sizeOf(work)
    hand.days.push(work)
  }
  return dealt.map(hand => hand.days.sort((a, b) => (a.day < b.day ? -1 : 1)))
}

function sizeOf({ parts }: DayWork): number {
  return parts.reduce((sum, { count }) => sum + count, 0)
}

/** A share in a process of its own: making dossiers takes a core. It ends with this process, whatever happens to it. */
async function inProcess(share: Share, tell: (done: number) => void): Promise<void> {
  const child: ChildProcess = fork(process.argv[1] as string, [FILL], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.on('message', done => tell(Number(done)))
  child.send(share)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the filling process ended with ${code}`)
}

/** The child's side. */
export async function fillForParent(): Promise<void> {
  process.once('disconnect', () => process.exit(1))
  const [share] = (await once(process, 'message')) as [Share]
  await writeShare(share, done => process.send?.(done))
  process.exit(0)
}
