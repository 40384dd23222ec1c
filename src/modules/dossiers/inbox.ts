import { decodeKey, encodeKey, type Page, pageOf } from '../../kernel/index.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import type { OfficerViewer } from '../../platform/http/index.ts'
import type { Dossier, DossierState, FeeFact } from './dossier.ts'
import { isUnpaid } from './rules/may.ts'
import { workItems, workKinds } from './rules/work-items.ts'

/** One line of an officer's queue. */
export interface InboxItem {
  readonly dossier: string
  readonly code: string
  readonly state: DossierState
  readonly seq: number
  readonly procedure: { readonly code: string; readonly version: number }
  readonly applicantName: string
  readonly subject: string | null
  readonly channel: string
  readonly filedAt: Temporal.Instant
  readonly kind: string
  readonly unit: string
  /** True when this officer has taken it up. */
  readonly mine: boolean
  readonly dueAt: Temporal.Instant
  readonly resultDueAt: Temporal.Instant | null
  /** What has to be paid before the result can be handed over; null where nothing is owed, and in all other work. */
  readonly unpaid: number | null
}

export interface InboxQuery {
  readonly limit: number
  readonly after?: string | undefined
  /** Only work of these kinds. */
  readonly kinds?: readonly string[] | undefined
  /** Only what this officer has taken up, or only what nobody has. */
  readonly whose?: 'mine' | 'open' | undefined
}

interface Row {
  dossier_id: string
  code: string
  state: DossierState
  seq: number
  procedure_code: string
  procedure_version: number
  applicant_name: string
  subject: string | null
  channel: string
  filed_at: Temporal.Instant
  kind: string
  unit_id: string
  mine: boolean
  due_at: Temporal.Instant
  result_due_at: Temporal.Instant | null
  fee: FeeFact | null
}

/**
 * An officer's queue: what they have taken up first, then what is open in their posts, each due soonest first. Every part
 * rides its own index and stops at the page's length, so a queue of a million rows costs what a queue of fifty does.
 */
export async function readInbox(db: Db, officer: OfficerViewer, query: InboxQuery): Promise<Page<InboxItem>> {
  const after = readKey(query.after)
  const limit = query.limit + 1
  const kinds = query.kinds ?? null
  const units = officer.posts.map(post => post.unit)
  const roles = officer.posts.map(post => post.role)
  const past = (mine: boolean) =>
    after === undefined || after.mine !== mine
      ? sql`true`
      : sql`(w.due_at, w.dossier_id) > (${after.due}::timestamptz, ${after.id}::uuid)`
  const wantsMine = query.whose !== 'open' && after?.mine !== false
  const wantsOpen = query.whose !== 'mine'
  const { rows } = await sql<Row>`
    select w.dossier_id, d.code, d.state, d.seq, d.procedure_code, d.procedure_version, d.applicant_name, d.subject,
      d.channel, d.filed_at, w.kind, w.unit_id, w.mine, w.due_at, coalesce(d.due_at, d.due_at_provisional) as result_due_at,
      case when w.kind = 'handOver' then d.facts -> 'fee' end as fee
    from (
      (select w.*, true as mine from work_items w
        where ${wantsMine} and w.officer_id = ${`officer:${officer.id}`} and ${past(true)}
          and (${kinds}::text[] is null or w.kind = any(${kinds}::text[]))
        order by w.due_at, w.dossier_id limit ${limit})
      union all
      (select w.*, false as mine
        from unnest(${units}::text[], ${roles}::text[]) as post (unit, role)
        cross join lateral (
          select w.* from work_items w
          where ${wantsOpen} and w.unit_id = post.unit and w.role = post.role and w.officer_id is null and ${past(false)}
            and (${kinds}::text[] is null or w.kind = any(${kinds}::text[]))
          order by w.due_at, w.dossier_id limit ${limit}
        ) w)
      order by mine desc, due_at, dossier_id limit ${limit}
    ) w
    join dossiers d on d.id = w.dossier_id
    order by w.mine desc, w.due_at, w.dossier_id
  `.execute(db)
  return itemsOf(pageOf(rows, query.limit, row => [row.mine, row.due_at.toString(), row.dossier_id]))
}

function itemsOf(page: Page<Row>): Page<InboxItem> {
  const items = page.items.map(row => ({
    dossier: row.dossier_id,
    code: row.code,
    state: row.state,
    seq: row.seq,
    procedure: { code: row.procedure_code, version: row.procedure_version },
    applicantName: row.applicant_name,
    subject: row.subject,
    channel: row.channel,
    filedAt: row.filed_at,
    kind: row.kind,
    unit: row.unit_id,
    mine: row.mine,
    dueAt: row.due_at,
    resultDueAt: row.result_due_at,
    unpaid: row.fee !== null && isUnpaid({ fee: row.fee }) ? row.fee.total : null,
  }))
  return { items, next: page.next }
}

/** Where a page ended; undefined for the first, and for a key somebody has changed. */
function readKey(word: string | undefined): { mine: boolean; due: string; id: string } | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [mine, due, id] = key as unknown[]
  if (typeof mine !== 'boolean' || typeof due !== 'string' || typeof id !== 'string') return undefined
  if (!/^[0-9a-f-]{36}$/.test(id) || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(due)) return undefined
  return { mine, due, id }
}

/** How much waits for an officer. */
export interface InboxCounts {
  /** By kind of work, taken up or open. */
  readonly byKind: ReadonlyMap<string, number>
  /** What this officer has taken up. */
  readonly mine: number
  readonly all: number
}

/** Where counting stops: whoever has more than this to do reads "1.000+". */
export const countedTo = 1_000

/** How much of each kind waits for this officer, each counted in each post to just beyond `countedTo`. */
export async function countInbox(db: Db, officer: OfficerViewer): Promise<InboxCounts> {
  const units = officer.posts.map(post => post.unit)
  const roles = officer.posts.map(post => post.role)
  const beyond = countedTo + 1
  const { rows } = await sql<{ kind: string; mine: boolean; count: number }>`
    select kind, mine, count(*)::int as count from (
      (select kind, true as mine from work_items where officer_id = ${`officer:${officer.id}`} limit ${beyond})
      union all
      (select w.kind, false as mine from unnest(${units}::text[], ${roles}::text[]) as post (unit, role)
        cross join unnest(${workKinds}::text[]) as known (kind)
        cross join lateral (
          select w.kind from work_items w
          where w.unit_id = post.unit and w.role = post.role and w.kind = known.kind and w.officer_id is null
          limit ${beyond}
        ) w)
    ) open group by kind, mine
  `.execute(db)
  const byKind = new Map<string, number>()
  for (const { kind, count } of rows) byKind.set(kind, (byKind.get(kind) ?? 0) + count)
  return {
    byKind,
    mine: sum(rows.filter(row => row.mine)),
    all: sum(rows),
  }
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}

/**
 * What comes after this dossier in the officer's queue; the head of the queue where this one is not in it or is its
 * last. Undefined when nothing else waits.
 */
export async function nextInInbox(
  db: Db,
  officer: OfficerViewer,
  dossier: Dossier,
): Promise<InboxItem | undefined> {
  const [item] = workItems(dossier)
  const isMine = item?.officer === `officer:${officer.id}`
  const after = item && encodeKey([isMine, Temporal.Instant.from(item.dueAt).toString(), dossier.id])
  const other = (page: Page<InboxItem>) => page.items.find(next => next.dossier !== dossier.id)
  const following = other(await readInbox(db, officer, { limit: 2, after }))
  return following ?? other(await readInbox(db, officer, { limit: 2 }))
}
