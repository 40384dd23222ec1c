import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { fold } from '../kernel/index.ts'
import { add, type Bench } from './bench.ts'
import type { Asked, Client } from './client.ts'
import { compare, type Figure, figure } from './figure.ts'
import { registerCopy } from './filings.ts'
import { newIds, numberWord } from './floor.ts'
import type { Stage } from './models.ts'
import type { Desk } from './people.ts'

export type { Figure } from './figure.ts'

/** What is measured, in this order: what adds to the database comes last. */
export const works: Readonly<Record<string, (on: Bench, work: string) => Promise<Figure>>> = {
  'tracking page': trackingFigure,
  'inbox, first page': (on, work) => inboxFigure(on, work, inboxPage(on.stage.people.crowded)),
  'inbox, next page': async (on, work) =>
    inboxFigure(on, work, await nextPage(on.client, on.stage.people.crowded)),
  'search by name': nameFigure,
  'catalogue search': searchFigure,
  'accept a dossier': (on, work) =>
    actFigure(on, work, { stage: 'filed', kind: 'answerFiling', who: 'counter', action: 'accept', body: {} }),
  'move a step': (on, work) =>
    actFigure(on, work, {
      stage: 'examined',
      kind: 'examine',
      who: 'handler',
      action: 'finishStep',
      body: { conclusion: 'Hồ sơ đủ điều kiện' },
    }),
  'file a dossier': filingFigure,
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** The first page of a counter's queue. */
export function inboxPage({ counter }: Desk): Asked {
  return { path: '/api/v1/inbox?limit=20', headers: bearer(counter), status: 200 }
}

/** The one after it. */
export async function nextPage(client: Client, desk: Desk): Promise<Asked> {
  const first = inboxPage(desk)
  const { next } = JSON.parse((await client.ask(first)).body) as { next: string | null }
  if (next === null) throw new Error('too few dossiers: the inbox has one page only')
  return { ...first, path: `${first.path}&after=${encodeURIComponent(next)}` }
}

function inboxFigure(on: Bench, work: string, asked: Asked): Promise<Figure> {
  return figure(on, { work, asked: () => asked, target: 'p99 < 15 ms', met: ({ p99 }) => p99 < 15 })
}

async function trackingFigure(on: Bench, work: string): Promise<Figure> {
  // From all over the table, without reading it whole.
  const share = Math.min(100, (100 * 5_000) / on.options.load)
  const rows = await query<{ code: string }>(
    on,
    `select code from dossiers tablesample system (${share}) order by md5(code) limit 1000`,
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

/** A whole name as a counter types it, without accents, on the page. */
async function nameFigure(on: Bench, work: string): Promise<Figure> {
  const { people, cookie, application } = on.stage
  const rows = await query<{ name: string }>(
    on,
    `select d.applicant_name as name from work_items w join dossiers d on d.id = w.dossier_id
      where w.unit_id = $1 limit 500`,
    [people.crowded.unit],
  )
  const nameOf = (n: number) => fold(rows[n % rows.length]?.name as string)
  const path = '/office/dossiers'
  const page = await on.client.ask({ path, headers: { cookie }, status: 200 })
  const shown = await application.app.inject({ url: path, headers: { cookie } })
  const search = (csrf: Form) => (n: number) => ({
    method: 'POST' as const,
    path: '/office/search',
    headers: { cookie: `${cookie}; ${csrf.cookie}` },
    body: new URLSearchParams({ _csrf: csrf.token, q: nameOf(n) }),
    status: 200,
  })
  return figure(on, {
    work,
    asked: search(formOf(page.body, page.headers)),
    shown: search(formOf(shown.body, shown.headers)),
    rewording: fresh => n => new Map([...newIds(fresh), [nameOf(1), nameOf(n)]]),
    target: 'p99 < 50 ms',
    met: ({ p99 }) => p99 < 50,
  })
}

interface Form {
  readonly token: string
  readonly cookie: string
}

/** What a page's form must be sent back with. */
function formOf(page: string, headers: Readonly<Record<string, unknown>>): Form {
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1]
  const cookie = /csrf=[^;]+/.exec(String(headers['set-cookie']))?.[0]
  if (token === undefined || cookie === undefined) throw new Error('the page has no form')
  return { token, cookie }
}

interface Acted {
  readonly stage: Stage
  /** The work it waits as. */
  readonly kind: string
  readonly who: 'counter' | 'handler'
  readonly action: string
  readonly body: object
}

/** How many dossiers are there to be acted on, for each second of measuring: program and floor each use one a time. */
const actedInSecond = 3_000

/** An action that can be done once to a dossier: as many as are needed are added first. */
async function actFigure(
  on: Bench,
  work: string,
  { stage, kind, who, action, body }: Acted,
): Promise<Figure> {
  const { crowded } = on.stage.people
  on.given.tell(`${work}: adding what is acted on`)
  await add(on, [{ count: actedInSecond * (on.options.seconds + 2), stage, where: 'crowded' }])
  const rows = await query<{ id: string; code: string; seq: number }>(
    on,
    `select d.id, d.code, d.seq from work_items w join dossiers d on d.id = w.dossier_id
      where w.unit_id = $1 and w.kind = $2 and w.officer_id is null and d.state in ('filed', 'in_progress')
      order by w.dossier_id limit $3`,
    [crowded.unit, kind, actedInSecond * (on.options.seconds + 2)],
  )
  // The program takes them from the front, the floor from the back.
  const at = (n: number) => {
    const row = rows.at(n)
    if (row === undefined) throw new Error(`too few dossiers to ${action}: measure for fewer seconds`)
    return row
  }
  const acted = at(1)
  return figure(on, {
    work,
    asked: n => {
      // The first two are used up for seeing which SQL it is.
      const { code, seq } = at(n + 2)
      return ask(code, seq)
    },
    shown: n => ask(at(n).code, at(n).seq),
    entered: () => entryOf(on, acted.id),
    rewording: (fresh, _, entered) => n => {
      const other = at(-n - 1)
      return new Map([
        ...(entered === undefined ? [] : ([[numberWord(entered), String(beyondBooks + n)]] as const)),
        [acted.code, other.code],
        ...newIds(fresh.filter(id => id !== acted.id)),
        [acted.id, other.id],
      ])
    },
    target: 'p99 < 50 ms',
    met: ({ p99 }) => p99 < 50,
  })

  function ask(code: string, seq: number): Asked {
    return {
      method: 'POST',
      path: `/api/v1/dossiers/${code}/actions/${action}`,
      headers: bearer(crowded[who]),
      body: { seq, ...body },
      status: 200,
    }
  }
}

/** No book of a register goes so far. */
const beyondBooks = 100_000_000

/** The number in the register under which a dossier was entered. */
async function entryOf(on: Bench, id: string): Promise<number | undefined> {
  return (
    await query<{ number: number }>(on, 'select number from register_lines where dossier_id = $1', [id])
  )[0]?.number
}

async function filingFigure(on: Bench, work: string): Promise<Figure> {
  const wards = await query<{ unit: string; agency: string }>(
    on,
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
      body: registerCopy(wardOf(n).unit, 'counter'),
      status: 201,
    }),
    rewording: (fresh, answer) => {
      const { code } = JSON.parse(answer) as { code: string }
      return n => {
        const { unit, agency } = wardOf(n)
        return new Map([
          [code, `${agency}-${randomUUID()}`],
          [wardOf(1).unit, unit],
          [wardOf(1).agency, agency],
          ...newIds(fresh),
        ])
      }
    },
    target: '≥ 0.5 of the floor, p99 < 50 ms',
    met: ({ ratio, p99 }) => ratio >= 0.5 && p99 < 50,
  })
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

async function query<Row extends pg.QueryResultRow>(
  { ground }: Bench,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return (await ground.database.pool.query<Row>(text, [...values])).rows
}
