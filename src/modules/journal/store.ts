import { type Db, sql, type Tx } from '../../platform/db/index.ts'
import {
  type Act,
  contentDigest,
  type Entry,
  type PersonalContent,
  parseEntry,
  seal,
  sealAll,
} from './entry.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    journal_entries: {
      stream: string
      seq: number
      kind: string
      at: Temporal.Instant
      actor: string
      bytes: string
      hash: Buffer
    }
    personal_content: {
      stream: string
      id: string
      salt: Buffer | null
      content: string | null
      masked_at: Temporal.Instant | null
    }
  }
}

/**
 * Adds acts to the end of a stream, in the caller's transaction. The caller holds a lock on what the stream is about;
 * where two writers do not, the primary key lets one of them through and the other fails whole.
 */
export async function append(
  tx: Tx,
  stream: string,
  acts: readonly Act[],
  content: readonly PersonalContent[] = [],
): Promise<Entry[]> {
  return write(tx, stream, await lastEntry(tx, stream), acts, content)
}

/** The first acts of a new stream: nothing can stand before them, so nothing is looked up. */
export function open(
  tx: Tx,
  stream: string,
  acts: readonly Act[],
  content: readonly PersonalContent[] = [],
): Promise<Entry[]> {
  return write(tx, stream, undefined, acts, content)
}

async function write(
  tx: Tx,
  stream: string,
  last: { seq: number; hash: Buffer } | undefined,
  acts: readonly Act[],
  content: readonly PersonalContent[],
): Promise<Entry[]> {
  const entries = sealAll(stream, last, acts)
  if (entries.length > 0) await insert(tx, stream, entries, content)
  return entries
}

/**
 * Entries and content in one statement: a round trip each would hold the caller's locks for longer. Whatever their number
 * it is one text, whose plan the connection keeps.
 */
async function insert(
  tx: Tx,
  stream: string,
  entries: readonly Entry[],
  content: readonly PersonalContent[],
): Promise<void> {
  const newEntries = sql`
    insert into journal_entries (stream, seq, kind, at, actor, bytes, hash)
    select ${stream}, * from unnest(
      ${entries.map(entry => entry.seq)}::integer[],
      ${entries.map(entry => entry.kind)}::text[],
      ${entries.map(entry => entry.at)}::timestamptz[],
      ${entries.map(entry => entry.actor)}::text[],
      ${entries.map(entry => entry.bytes)}::text[],
      ${entries.map(entry => entry.hash)}::bytea[]
    )`
  if (content.length === 0) return void (await newEntries.execute(tx))
  await sql`
    with kept as (
      insert into personal_content (stream, id, salt, content)
      select ${stream}, * from unnest(
        ${content.map(row => row.id)}::uuid[],
        ${content.map(row => row.salt)}::bytea[],
        ${content.map(row => row.content)}::text[]
      )
    )
    ${newEntries}`.execute(tx)
}

async function lastEntry(tx: Tx, stream: string): Promise<{ seq: number; hash: Buffer } | undefined> {
  return tx
    .selectFrom('journal_entries')
    .select(['seq', 'hash'])
    .where('stream', '=', stream)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A stream from its first entry to its last. */
export async function readStream(db: Db, stream: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('journal_entries')
    .select(['stream', 'seq', 'bytes', 'hash'])
    .where('stream', '=', stream)
    .orderBy('seq')
    .execute()
  return rows.map(parseEntry)
}

/** The personal content that a stream's entries speak of, by id; masked content is left out. */
export async function readPersonal(db: Db, stream: string): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('personal_content')
    .select(['id', 'content'])
    .where('stream', '=', stream)
    .execute()
  return new Map(
    rows.flatMap(({ id, content }) =>
      content === null ? [] : [[id, JSON.parse(content) as unknown] as const],
    ),
  )
}

/** Personal content of many streams at once, by its id: for lists that name people. What is masked is not in it. */
export async function readPersonalOf(
  db: Db,
  places: readonly { readonly stream: string; readonly content: string }[],
): Promise<ReadonlyMap<string, unknown>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<{ id: string; content: string }>`
    select p.id, p.content
    from unnest(${places.map(({ stream }) => stream)}::text[], ${places.map(({ content }) => content)}::uuid[])
      as wanted (stream, id)
    join personal_content p on p.stream = wanted.stream and p.id = wanted.id
    where p.content is not null
  `.execute(db)
  return new Map(rows.map(({ id, content }) => [id, JSON.parse(content) as unknown]))
}

/** What is wrong in the record, and where. */
export interface JournalFault {
  readonly stream: string
  readonly seq: number
  readonly because: 'gap' | 'hash' | 'chain' | 'columns' | 'content'
}

/** Calls `visit` with every stream of a kind (`dossier`, `officer` …), each whole, a thousand entries at a time. */
export async function eachStream(
  db: Db,
  prefix: string,
  visit: (stream: string, entries: Entry[], faults: JournalFault[]) => Promise<void> | void,
): Promise<void> {
  let after: string | undefined
  for (;;) {
    const page: { rows: { stream: string }[] } = await sql<{ stream: string }>`
      select distinct stream from journal_entries
      where stream >= ${`${prefix}:`} and stream < ${`${prefix};`} and stream > ${after ?? ''}
      order by stream limit 200
    `.execute(db)
    for (const { stream } of page.rows) {
      const entries = await readStream(db, stream)
      await visit(stream, entries, [...checkChain(entries), ...(await checkColumns(db, stream))])
    }
    after = page.rows.at(-1)?.stream
    if (after === undefined) return
  }
}

/** Whether a stream hangs together: counted without a gap, each hash that of its bytes, each naming the one before. */
export function checkChain(entries: readonly Entry[]): JournalFault[] {
  const faults: JournalFault[] = []
  entries.forEach((entry, index) => {
    const before = entries[index - 1]
    const because = faultOf(entry, before, index)
    if (because !== undefined) faults.push({ stream: entry.stream, seq: entry.seq, because })
  })
  return faults
}

function faultOf(
  entry: Entry,
  before: Entry | undefined,
  index: number,
): JournalFault['because'] | undefined {
  if (entry.seq !== index + 1) return 'gap'
  const again = seal(entry.stream, before, entry)
  if (again.bytes !== entry.bytes) return 'chain'
  if (!again.hash.equals(entry.hash)) return 'hash'
  return undefined
}

/** Whether the columns say what the bytes say, and whether unmasked content still has the digest its entry names. */
async function checkColumns(db: Db, stream: string): Promise<JournalFault[]> {
  const rows = await db.selectFrom('journal_entries').selectAll().where('stream', '=', stream).execute()
  const faults: JournalFault[] = rows
    .filter(row => {
      const said = parseEntry(row)
      return said.kind !== row.kind || said.actor !== row.actor || !said.at.equals(row.at)
    })
    .map(({ seq }) => ({ stream, seq, because: 'columns' }))
  const contents = await db.selectFrom('personal_content').selectAll().where('stream', '=', stream).execute()
  // By id: two contents changed for one another would each still have a digest that is known.
  const digests = new Map(
    contents.map(({ id, salt, content }) => [
      id,
      salt === null || content === null ? 'masked' : contentDigest(salt, content),
    ]),
  )
  for (const row of rows) {
    for (const ref of contentRefs(JSON.parse(row.bytes))) {
      const digest = digests.get(ref.content)
      if (digest !== 'masked' && digest !== ref.sha256)
        faults.push({ stream, seq: row.seq, because: 'content' })
    }
  }
  return faults
}

function contentRefs(value: unknown): { content: string; sha256: string }[] {
  if (value === null || typeof value !== 'object') return []
  if ('content' in value && 'sha256' in value) return [value as { content: string; sha256: string }]
  return Object.values(value).flatMap(contentRefs)
}
