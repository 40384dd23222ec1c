import type { Bench } from './bench.ts'
import type { Asked } from './client.ts'
import { openFloor } from './figure.ts'
import type { Floor } from './floor.ts'
import { measureLatencies, percentiles } from './load.ts'
import { inboxPage, nextPage } from './works.ts'

/** How long a page takes with few and with many dossiers, in milliseconds: through the program, and its SQL alone. */
export interface Growth {
  readonly work: string
  readonly few: string
  readonly many: string
  readonly before: Time
  readonly after: Time
}

interface Time {
  readonly program: number
  readonly floor: number
}

/** What the pages of the crowded authority take at one size. */
export interface PageTimes {
  readonly dossiers: number
  readonly first: Time
  readonly next: Time
}

/** The middle of what single requests take when few are asked. */
export async function measurePages(on: Bench, dossiers: number): Promise<PageTimes> {
  const { crowded } = on.stage.people
  on.given.tell(`inbox at ${dossiers} dossiers`)
  const next = await nextPage(on.client, crowded)
  const [first] = await timesOf(on, [inboxPage(crowded)])
  const [second] = await timesOf(on, [next])
  return { dossiers, first: first as Time, next: second as Time }
}

/** What is open in an authority shows in its list's first page, not in the time it takes. */
export async function compareSizes(on: Bench, before: PageTimes, after: PageTimes): Promise<Growth[]> {
  const { people, cookie, quietCookie } = on.stage
  const sizes = {
    few: `${said(before.dossiers)} dossiers`,
    many: `${said(after.dossiers)} dossiers`,
  }
  const open = {
    few: `${said(await countOpen(on, people.quiet.unit))} open in it`,
    many: `${said(await countOpen(on, people.crowded.unit))} open in it`,
  }
  on.given.tell('the list of an authority with few, and with many')
  const [quiet, crowded] = (await timesOf(on, [inboxPage(people.quiet), inboxPage(people.crowded)])) as [
    Time,
    Time,
  ]
  const page = (of: string): Asked => ({ path: '/office', headers: { cookie: of }, status: 200 })
  const [quietPage, crowdedPage] = (await timesOf(on, [page(quietCookie), page(cookie)])) as [Time, Time]
  return [
    { work: 'inbox, first page', ...sizes, before: before.first, after: after.first },
    { work: 'inbox, next page', ...sizes, before: before.next, after: after.next },
    { work: 'an authority’s list', ...open, before: quiet, after: crowded },
    { work: 'its page, with what waits counted', ...open, before: quietPage, after: crowdedPage },
  ]
}

const said = (count: number) => count.toLocaleString('en')

async function countOpen({ ground }: Bench, unit: string): Promise<number> {
  const { rows } = await ground.database.pool.query<{ open: number }>(
    `select count(*) as open from dossiers
      where receiving_unit = $1 and state in ('filed', 'in_progress', 'result_ready')`,
    [unit],
  )
  return rows[0]?.open ?? 0
}

/** Asked in turns, so that whatever else the machine does falls on all alike. */
async function timesOf(on: Bench, pages: readonly Asked[]): Promise<Time[]> {
  const program = await inTurns(
    on,
    pages.map(page => () => on.client.ask(page)),
  )
  const floors: Floor[] = []
  for (const page of pages) floors.push(await openFloor(on, { asked: () => page }, on.options.connections))
  try {
    const floor = await inTurns(
      on,
      floors.map(
        ({ once }) =>
          () =>
            once(0),
      ),
    )
    return pages.map((_, index) => ({ program: program[index] as number, floor: floor[index] as number }))
  } finally {
    for (const each of floors) await each.close()
  }
}

/** The middle of each, asked a few times a second. */
async function inTurns({ options }: Bench, works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const took: number[][] = works.map(() => [])
  const turn = async (n: number) => {
    const which = n % works.length
    const began = performance.now()
    await (works[which] as () => Promise<unknown>)()
    took[which]?.push(performance.now() - began)
  }
  await measureLatencies(turn, 20 * works.length, 1)
  for (const each of took) each.length = 0
  await measureLatencies(turn, 20 * works.length, options.seconds)
  return took.map(each => percentiles(each).p50)
}
