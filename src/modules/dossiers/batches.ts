import { decodeKey, local, newId, type Page, pageOf, parseId } from '../../kernel/index.ts'
import { type Db, sql, type Tx, transaction } from '../../platform/db/index.ts'
import { agencyCodeOf, type UnitDirectory } from '../organisation/index.ts'
import type { Dossier, PaperMove } from './dossier.ts'
import type { DossierLabels } from './store.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    paper_batches: BatchTable
    paper_batch_counters: { prefix: string; day: Temporal.PlainDate; last: number }
    paper_lines: PaperLineTable
  }
}

interface BatchTable {
  id: string
  code: string
  what: BatchKind
  from_unit: string
  to_unit: string | null
  created_at: Temporal.Instant
  created_by: string
  closed_at: Temporal.Instant | null
}

interface PaperLineTable {
  dossier_id: string
  key: string
  batch: string
  from_unit: string
  to_unit: string | null
  sent_at: Temporal.Instant
  received_at: Temporal.Instant | null
}

/** Dossiers or results between two units; results that go out by the public post. */
export type BatchKind = PaperMove['what'] | 'post'

/** Papers that travel together on one list. */
export interface Batch {
  readonly id: string
  readonly code: string
  readonly what: BatchKind
  readonly from: string
  /** Null for what goes out by post. */
  readonly to: string | null
  readonly createdAt: Temporal.Instant
  readonly createdBy: string
  /** Everything that goes with it has been recorded. */
  readonly closedAt: Temporal.Instant | null
}

/** The part of `keepLists` for papers on their way. */
export async function keepPaperLines(tx: Tx, before: Dossier | undefined, after: Dossier): Promise<void> {
  const known = new Map((before === undefined ? [] : linesIn(before)).map(line => [line.key, line]))
  const changed = linesIn(after).filter(line => JSON.stringify(line) !== JSON.stringify(known.get(line.key)))
  if (changed.length === 0) return
  const rows = changed.map(({ sent_at, received_at, ...line }) => ({
    ...line,
    sent_at: Temporal.Instant.from(sent_at),
    received_at: received_at === null ? null : Temporal.Instant.from(received_at),
  }))
  await tx
    .insertInto('paper_lines')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['dossier_id', 'key']).doUpdateSet({
        to_unit: sql`excluded.to_unit`,
        received_at: sql`excluded.received_at`,
      }),
    )
    .execute()
}

/** Every journey of the dossier's papers, as its facts tell it. A corrected result travels anew. */
function linesIn({ id, papers, posting, handOver, returningUnit, results }: Dossier) {
  const moves = papers.map(move => ({
    dossier_id: id as string,
    key: move.key,
    batch: move.batch,
    from_unit: move.from,
    to_unit: move.to as string | null,
    sent_at: move.sentAt,
    received_at: move.receivedAt ?? null,
  }))
  if (posting === undefined) return moves
  const posted = {
    dossier_id: id as string,
    key: `post-${results.length}`,
    batch: posting.bundle,
    from_unit: returningUnit,
    to_unit: null,
    sent_at: posting.at,
    received_at: handOver?.at ?? null,
  }
  return [...moves, posted]
}

/** What the codes of lists begin with: bàn giao, bưu chính. */
const prefixes: Readonly<Record<BatchKind, string>> = { dossier: 'BG', result: 'BG', post: 'BC' }

/**
 * A new batch with its code, or the one that was opened under this id: pressed twice, it is one. Undefined when the id is
 * somebody else's.
 */
export function openBatch(
  db: Db,
  directory: UnitDirectory,
  batch: Pick<Batch, 'id' | 'what' | 'from' | 'to' | 'createdBy'>,
  at: Temporal.Instant,
): Promise<Batch | undefined> {
  return transaction(db, async tx => {
    const known = await readBatch(tx, 'id', batch.id)
    if (known !== undefined) return known.createdBy === batch.createdBy ? known : undefined
    const row = {
      id: batch.id,
      code: await nextBatchCode(tx, directory, batch, at),
      what: batch.what,
      from_unit: batch.from,
      to_unit: batch.to,
      created_at: at,
      created_by: batch.createdBy,
      closed_at: null,
    }
    await tx
      .insertInto('paper_batches')
      .values(row)
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute()
    return readBatch(tx, 'id', batch.id)
  })
}

/** `BG-H26.107-261123-003`: what it is, whose it is, of which day, the how manieth. */
async function nextBatchCode(
  tx: Tx,
  directory: UnitDirectory,
  { what, from }: Pick<Batch, 'what' | 'from'>,
  at: Temporal.Instant,
): Promise<string> {
  const day = local(at).toPlainDate()
  const prefix = `${prefixes[what]}-${await agencyOf(tx, directory, from, day)}`
  const { last } = await tx
    .insertInto('paper_batch_counters')
    .values({ prefix, day, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['prefix', 'day']).doUpdateSet({ last: sql`paper_batch_counters.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${prefix}-${day.toString().slice(2).replaceAll('-', '')}-${String(last).padStart(3, '0')}`
}

/** The code of the unit, or of the nearest above it that has one. */
async function agencyOf(
  db: Db,
  directory: UnitDirectory,
  unit: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const own = await agencyCodeOf(db, unit, on)
  if (own !== undefined) return own.code
  const above = directory.find(unit)?.parent
  return above === undefined ? unit.toUpperCase() : agencyOf(db, directory, above, on)
}

/** A name for one press of the button. */
export function newBatchId(): string {
  return newId<'batch'>()
}

export function isBatchId(word: string): boolean {
  return parseId(word) !== undefined
}

/** Nothing more goes with it. */
export async function closeBatch(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('paper_batches')
    .set({ closed_at: at })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

export function findBatch(db: Db, code: string): Promise<Batch | undefined> {
  return readBatch(db, 'code', code)
}

async function readBatch(db: Db, by: 'id' | 'code', value: string): Promise<Batch | undefined> {
  const row = await db.selectFrom('paper_batches').selectAll().where(by, '=', value).executeTakeFirst()
  return row && batchOf(row)
}

function batchOf(row: BatchTable): Batch {
  return {
    id: row.id,
    code: row.code,
    what: row.what,
    from: row.from_unit,
    to: row.to_unit,
    createdAt: row.created_at,
    createdBy: row.created_by,
    closedAt: row.closed_at,
  }
}

/** A dossier in a batch, with its own times. */
export interface BatchLine {
  readonly dossier: Dossier
  readonly labels: DossierLabels
  readonly phone: string | null
  readonly from: string
  readonly to: string | null
  readonly sentAt: Temporal.Instant
  readonly receivedAt: Temporal.Instant | null
}

/** What travels with a batch: what is still missing first, then by code. */
export async function linesOfBatch(db: Db, code: string): Promise<readonly BatchLine[]> {
  const rows = await db
    .selectFrom('paper_lines as l')
    .innerJoin('dossiers as d', 'd.id', 'l.dossier_id')
    .select(['l.from_unit', 'l.to_unit', 'l.sent_at', 'l.received_at'])
    .select(['d.facts', 'd.applicant_name', 'd.personal_number', 'd.subject', 'd.phone'])
    .where('l.batch', '=', code)
    .orderBy(sql`l.received_at is not null`)
    .orderBy('d.code')
    .execute()
  return rows.map(row => ({
    dossier: row.facts,
    labels: {
      applicantName: row.applicant_name,
      personalNumber: row.personal_number,
      subject: row.subject,
    },
    phone: row.phone,
    from: row.from_unit,
    to: row.to_unit,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
  }))
}

/** A batch in a list, with how many travel with it and how many nobody has signed for. */
export interface BatchCount extends Batch {
  readonly lines: number
  readonly open: number
}

interface BatchRow extends BatchTable {
  lines: number
  open: number
}

const counted = sql`(
  select count(*)::int as lines, (count(*) filter (where l.received_at is null))::int as open
  from paper_lines l where l.batch = b.code
)`

/** Batches on their way to these units that are not signed for whole, the oldest first. */
export async function batchesComing(
  db: Db,
  units: readonly string[],
  limit: number,
): Promise<readonly BatchCount[]> {
  const { rows } = await sql<BatchRow>`
    select b.*, c.lines, c.open
    from (
      select distinct batch from paper_lines where to_unit = any(${[...units]}::text[]) and received_at is null
    ) o join paper_batches b on b.code = o.batch cross join lateral ${counted} c
    order by b.created_at, b.id limit ${limit}
  `.execute(db)
  return rows.map(countOf)
}

export interface BatchQuery {
  readonly units: readonly string[]
  readonly limit: number
  readonly after?: string | undefined
}

/** What these units have sent, newest first. */
export async function batchesSent(db: Db, query: BatchQuery): Promise<Page<BatchCount>> {
  const after = placeIn(query.after)
  const past =
    after === undefined
      ? sql``
      : sql`and (b.created_at, b.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<BatchRow>`
    select b.*, c.lines, c.open
    from (
      select b.* from paper_batches b
      where b.from_unit = any(${[...query.units]}::text[]) ${past}
        and exists (select from paper_lines l where l.batch = b.code)
      order by b.created_at desc, b.id desc limit ${query.limit + 1}
    ) b cross join lateral ${counted} c
    order by b.created_at desc, b.id desc
  `.execute(db)
  const { items, next } = pageOf(rows, query.limit, row => [row.created_at.toString(), row.id])
  return { items: items.map(countOf), next }
}

function countOf(row: BatchRow): BatchCount {
  return { ...batchOf(row), lines: row.lines, open: row.open }
}

function placeIn(word: string | undefined): { at: string; id: string } | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [at, id] = key as unknown[]
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at)) return undefined
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { at, id } : undefined
}

/** Papers that wait in a unit for one way, counted. */
export interface WaitingWay {
  readonly what: PaperMove['what']
  readonly from: string
  readonly to: string
  readonly count: number
  /** When the first of them must have left. */
  readonly dueAt: Temporal.Instant
}

/** Where counting stops: a unit that has that many waiting needs no exact number. */
const countedTo = 1_000

const waiting = (units: readonly string[]) => sql`
  select w.unit_id, split_part(w.key, ':', 2) as what, w.due_at, w.dossier_id
  from work_items w
  where w.unit_id = any(${[...units]}::text[]) and w.role in ('receivingOfficer', 'handlingOfficer')
    and w.kind = 'sendPapers' and w.officer_id is null`

const destination = sql`case when w.what = 'dossier' then d.competent_authority else d.returning_unit end`

/** Which ways papers have to go from these units now. */
export async function waysWaiting(db: Db, units: readonly string[]): Promise<readonly WaitingWay[]> {
  const { rows } = await sql<{
    what: PaperMove['what']
    from: string
    to: string
    count: number
    due: Temporal.Instant
  }>`
    select w.what, w.unit_id as from, ${destination} as to, count(*)::int as count, min(w.due_at) as due
    from (${waiting(units)} order by w.due_at limit ${countedTo}) w join dossiers d on d.id = w.dossier_id
    group by 1, 2, 3 order by min(w.due_at), 2, 3
  `.execute(db)
  return rows.map(({ due, ...way }) => ({ ...way, dueAt: due }))
}

/** A dossier whose papers wait to be sent. */
export interface WaitingPapers {
  readonly dossier: Dossier
  readonly labels: DossierLabels
  readonly dueAt: Temporal.Instant
}

/** What waits for one way, what must leave soonest first. */
export async function papersWaiting(
  db: Db,
  way: Pick<WaitingWay, 'what' | 'from' | 'to'>,
  limit: number,
): Promise<readonly WaitingPapers[]> {
  const { rows } = await sql<LabelledRow & { due: Temporal.Instant }>`
    select d.facts, d.applicant_name, d.personal_number, d.subject, w.due_at as due
    from (${waiting([way.from])}) w join dossiers d on d.id = w.dossier_id
    where w.what = ${way.what} and ${destination} = ${way.to}
    order by w.due_at, d.id limit ${limit}
  `.execute(db)
  return rows.map(row => ({ ...labelled(row), dueAt: row.due }))
}

interface LabelledRow {
  facts: Dossier
  applicant_name: string
  personal_number: string | null
  subject: string | null
}

function labelled({ facts, applicant_name, personal_number, subject }: LabelledRow) {
  const labels = { applicantName: applicant_name, personalNumber: personal_number, subject }
  return { dossier: facts, labels }
}

/** A result that the post is to take. */
export interface ResultToPost {
  readonly dossier: Dossier
  readonly labels: DossierLabels
  readonly phone: string | null
}

/** Results of a returning counter that go by post and lie there now, the soonest owed first. */
export async function resultsToPost(db: Db, unit: string, limit: number): Promise<readonly ResultToPost[]> {
  const { rows } = await sql<LabelledRow & { phone: string | null }>`
    select d.facts, d.applicant_name, d.personal_number, d.subject, d.phone
    from dossiers d
    where d.returning_unit = ${unit} and d.state = 'result_ready'
      and d.facts ->> 'returnBy' = 'post' and d.facts -> 'posting' is null
      and not exists (
        select from work_items w
        where w.dossier_id = d.id and w.kind in ('sendPapers', 'receivePapers', 'signCorrection')
      )
    order by d.owed_at, d.id limit ${limit}
  `.execute(db)
  return rows.map(row => ({ ...labelled(row), phone: row.phone }))
}
