import { decodeKey, encodeKey, local, type Page, pageOf, VIETNAM } from '../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../platform/db/index.ts'
import { type RegisterRow, registerCsv } from '../documents/index.ts'
import { readPersonalOf } from '../journal/index.ts'
import { unitDirectory } from '../organisation/index.ts'
import type { Applicant } from './applicant.ts'
import type { DossierDeps } from './deps.ts'
import { type Dossier, stream } from './dossier.ts'
import { dossierWords } from './words.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    register_lines: RegisterLineTable
    register_books: { unit_id: string; year: number; last: number }
  }
}

interface RegisterLineTable {
  dossier_id: string
  unit_id: string
  year: number
  number: number
  received_at: Temporal.Instant
  returned_at: Temporal.Instant | null
  late_at: Temporal.Instant | null
}

/**
 * The part of `keepLists` for the register: entered with the acceptance, under the next number of the counter's book of
 * the year. Numbers go on without a gap: the book is locked until the acceptance commits.
 * @source docs/legal/hand-over.md#register
 */
export async function keepRegister(tx: Tx, before: Dossier | undefined, after: Dossier): Promise<void> {
  const { acceptance } = after
  if (acceptance === undefined) return
  if (before?.acceptance === undefined) return enter(tx, after, acceptance.at)
  const [was, is] = [momentsOf(before), momentsOf(after)]
  if (was.returned === is.returned && was.late === is.late) return
  await tx
    .updateTable('register_lines')
    .set({ returned_at: instant(is.returned), late_at: instant(is.late) })
    .where('dossier_id', '=', after.id)
    .execute()
}

async function enter(tx: Tx, dossier: Dossier, acceptedAt: string): Promise<void> {
  const { returned, late } = momentsOf(dossier)
  const received = Temporal.Instant.from(acceptedAt)
  const book = { unit_id: dossier.receivingUnit, year: local(received).year }
  const { last } = await tx
    .insertInto('register_books')
    .values({ ...book, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['unit_id', 'year']).doUpdateSet({ last: sql`register_books.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('register_lines')
    .values({
      dossier_id: dossier.id,
      ...book,
      number: last,
      received_at: received,
      returned_at: instant(returned),
      late_at: instant(late),
    })
    .execute()
}

function momentsOf({ handOver, late }: Dossier) {
  return { returned: handOver?.at, late: late?.at }
}

function instant(text: string | undefined): Temporal.Instant | null {
  return text === undefined ? null : Temporal.Instant.from(text)
}

/** By which of its moments a dossier is looked for. */
export const registerMoments = ['received', 'returned', 'late'] as const
export type RegisterMoment = (typeof registerMoments)[number]

const columns = { received: 'received_at', returned: 'returned_at', late: 'late_at' } as const

/** A part of a counter's register: whose moment lies within these days, both counted. */
export interface RegisterPart {
  readonly unit: string
  readonly moment: RegisterMoment
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** A line of the register with where it leads. */
export interface RegisterLine extends RegisterRow {
  /** Of the book. */
  readonly year: number
  readonly isLate: boolean
}

function inPart({ unit, moment, from, to }: RegisterPart) {
  const column = sql.ref(`r.${columns[moment]}`)
  const begin = from.toZonedDateTime(VIETNAM).toInstant().toString()
  const end = to.add({ days: 1 }).toZonedDateTime(VIETNAM).toInstant().toString()
  return sql<boolean>`r.unit_id = ${unit} and ${column} >= ${begin}::timestamptz and ${column} < ${end}::timestamptz`
}

interface Row {
  year: number
  number: number
  moment: Temporal.Instant
  id: string
  facts: Dossier
  applicant_name: string
  phone: string | null
}

/** Lines of a part in the order of its moment: by key on an index, however long the register is. */
export async function readRegister(
  deps: Pick<DossierDeps, 'db' | 'catalogue'>,
  part: RegisterPart,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Page<RegisterLine>> {
  const column = sql.ref(`r.${columns[part.moment]}`)
  const place = placeIn(after)
  const past =
    place === undefined
      ? sql``
      : sql`and (${column}, r.dossier_id) > (${place.at}::timestamptz, ${place.id}::uuid)`
  const { rows } = await sql<Row>`
    select r.year, r.number, ${column} as moment, r.dossier_id as id, d.facts, d.applicant_name, d.phone
    from register_lines r join dossiers d on d.id = r.dossier_id
    where ${inPart(part)} ${past}
    order by ${column}, r.dossier_id limit ${limit + 1}
  `.execute(deps.db)
  const { items, next } = pageOf(rows, limit, row => [row.moment.toString(), row.id])
  return { items: await linesOf(deps, items), next }
}

/** How many lines a part has, counted to just beyond `most`. */
export async function countRegister(db: Db, part: RegisterPart, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from (select from register_lines r where ${inPart(part)} limit ${most + 1}) r
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Where a part goes on after so many lines, as `after` of `readRegister`; undefined where it has no more. */
export async function placeAfter(db: Db, part: RegisterPart, lines: number): Promise<string | undefined> {
  const column = sql.ref(`r.${columns[part.moment]}`)
  const { rows } = await sql<{ moment: Temporal.Instant; id: string }>`
    select ${column} as moment, r.dossier_id as id from register_lines r
    where ${inPart(part)} order by ${column}, r.dossier_id offset ${lines - 1} limit 2
  `.execute(db)
  const [last, following] = rows
  return last === undefined || following === undefined
    ? undefined
    : encodeKey([last.moment.toString(), last.id])
}

async function linesOf(
  { db, catalogue }: Pick<DossierDeps, 'db' | 'catalogue'>,
  rows: readonly Row[],
): Promise<RegisterLine[]> {
  const [people, directory] = await Promise.all([peopleOf(db, rows), unitDirectory(db)])
  const words = dossierWords('vi')
  return rows.map(row => {
    const { facts } = row
    const { procedure } = facts
    const person = people.get(facts.applicant.content)
    const name = catalogue.version(procedure.code, procedure.version).name.vi
    return {
      year: row.year,
      number: row.number,
      code: facts.code,
      procedure: name,
      owner: row.applicant_name,
      authority: directory.find(facts.competentAuthority)?.shortName.vi ?? facts.competentAuthority,
      returnBy: words.returnBy[facts.returnBy],
      ...(person?.address === undefined ? {} : { address: person.address }),
      ...(person?.phone === undefined ? {} : { phone: person.phone }),
      ...timesOf(facts),
      isLate: facts.late !== undefined,
      note: noteOf(facts),
    }
  })
}

/** What the register says of the way: papers where there are papers, else the data, which goes at once. */
function timesOf({ acceptance, due, papers, results, handOver, filedAt }: Dossier) {
  const sent = papers.find(({ what }) => what === 'dossier')?.sentAt ?? acceptance?.at
  const back = papers.findLast(({ what }) => what === 'result')?.receivedAt ?? results.at(-1)?.at
  const moment = (text: string | undefined) => (text === undefined ? undefined : Temporal.Instant.from(text))
  const [transferredAt, resultAt, returnedAt] = [sent, back, handOver?.at].map(moment)
  return {
    receivedAt: Temporal.Instant.from(acceptance?.at ?? filedAt),
    dueAt: moment(due?.at) ?? null,
    ...(transferredAt === undefined ? {} : { transferredAt }),
    ...(resultAt === undefined ? {} : { resultAt }),
    ...(returnedAt === undefined ? {} : { returnedAt }),
  }
}

function noteOf({ state, late, posting }: Dossier): string {
  const words = dossierWords('vi')
  const notes = [
    state === 'stopped' || state === 'withdrawn' ? words.states[state] : '',
    late === undefined ? '' : 'Quá hạn',
    posting === undefined ? '' : `Bưu gửi ${posting.tracking}`,
  ]
  return notes.filter(Boolean).join('; ')
}

async function peopleOf(db: Db, rows: readonly Row[]): Promise<ReadonlyMap<string, Applicant>> {
  const places = rows.map(({ id, facts }) => ({ stream: stream(id), content: facts.applicant.content }))
  return (await readPersonalOf(db, places)) as ReadonlyMap<string, Applicant>
}

/** As many lines as are held at once while a book is written out. */
const chunk = 500

/** The part as CSV, piece by piece: a book of years takes no more memory than a page. */
export async function* registerCsvOf(
  deps: Pick<DossierDeps, 'db' | 'catalogue'>,
  part: RegisterPart,
): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const { items, next } = await readRegister(deps, part, { limit: chunk, after })
    const csv = registerCsv(items)
    // Its titles stand above the first piece only.
    yield after === undefined ? csv : csv.slice(csv.indexOf('\r\n') + 2)
    after = next ?? undefined
  } while (after !== undefined)
}

function placeIn(word: string | undefined): { at: string; id: string } | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [at, id] = key as unknown[]
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at)) return undefined
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { at, id } : undefined
}
