import { decodeKey, encodeKey, type Page } from '../../kernel/index.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import type { OfficerViewer } from '../../platform/http/index.ts'
import type { Dossier, DossierState, FeeFact } from './dossier.ts'
import {
  type DueFilter,
  kindsIn,
  kindsToDo,
  type QueueName,
  type QueueRule,
  queueOf,
  queueRules,
  scopeOf,
  watchScope,
} from './queues.ts'
import { isUnpaid } from './rules/may.ts'
import { workItems, workKinds } from './rules/work-items.ts'
import { unitsOf } from './viewers.ts'

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
  readonly role: string
  /** `officer:<id>` who has taken it up. */
  readonly officer: string | null
  /** True when this officer has taken it up. */
  readonly mine: boolean
  readonly dueAt: Temporal.Instant
  /** When its first and its second warning come, where they do. */
  readonly amberAt: Temporal.Instant | null
  readonly redAt: Temporal.Instant | null
  readonly resultDueAt: Temporal.Instant | null
  /** What has to be paid before the result can be handed over; null where nothing is owed, and in all other work. */
  readonly unpaid: number | null
  /** Where it stands in the queue, for the address of whoever goes on from it. */
  readonly place: string
}

/** What of a queue is wanted, and in which order. */
export interface QueueFilter {
  readonly kind?: string | undefined
  readonly procedure?: string | undefined
  readonly channel?: string | undefined
  readonly due?: DueFilter | undefined
  /** Only what this officer has taken up, by id; `nobody` for what nobody has. */
  readonly officer?: string | undefined
  /** Soonest due first, or in the order of filing. */
  readonly sort?: 'due' | 'filed' | undefined
}

export interface InboxQuery extends QueueFilter {
  readonly limit: number
  readonly after?: string | undefined
  /** Everything there is to do when left out. */
  readonly queue?: QueueName | 'inbox' | undefined
  /** The present, by which things are near or late. */
  readonly now?: Temporal.Instant | undefined
}

interface Row {
  dossier_id: string
  key: string
  first: boolean
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
  role: string
  officer_id: string | null
  due_at: Temporal.Instant
  amber_at: Temporal.Instant | null
  red_at: Temporal.Instant | null
  result_due_at: Temporal.Instant | null
  fee: FeeFact | null
}

/**
 * A queue: where it is one's own and one's post's, what one has taken up comes first; then by date or by filing. Every
 * part rides its own index and stops at the page's length, so a queue of a million rows costs what a queue of fifty does.
 */
export async function readInbox(db: Db, officer: OfficerViewer, query: InboxQuery): Promise<Page<InboxItem>> {
  const order = query.sort === 'filed' ? sql`dossier_id, key` : sql`due_at, dossier_id, key`
  const limit = query.limit + 1
  const { rows } = await sql<Row>`
    select w.dossier_id, w.key, i.first, d.code, d.state, d.seq, d.procedure_code, d.procedure_version, d.applicant_name,
      d.subject, d.channel, d.filed_at, w.kind, w.unit_id, w.role, w.officer_id, w.due_at, w.amber_at, w.red_at,
      coalesce(d.due_at, d.due_at_provisional) as result_due_at,
      case when w.kind = 'handOver' then d.facts -> 'fee' end as fee
    from (
      select * from (${sql.join(partsOf(officer, query, limit), sql` union all `)}) parts
      order by first desc, ${order} limit ${limit}
    ) i
    join work_items w on w.dossier_id = i.dossier_id and w.key = i.key
    join dossiers d on d.id = w.dossier_id
    order by i.first desc, ${query.sort === 'filed' ? sql`i.dossier_id, i.key` : sql`i.due_at, i.dossier_id, i.key`}
  `.execute(db)
  const items = rows.slice(0, query.limit).map(row => itemOf(row, officer))
  const isMore = rows.length > query.limit
  return { items, next: isMore ? (items.at(-1)?.place ?? null) : null }
}

type Sql = ReturnType<typeof sql>

function partsOf(officer: OfficerViewer, query: InboxQuery, limit: number): Sql[] {
  const scope = scopeOf(query.queue ?? 'inbox', officer)
  if (scope === 'unit') return [unitPart(officer, query, limit)]
  const after = readPlace(query.after)
  const parts = after?.first === false ? [] : [minePart(officer, query, limit)]
  return scope === 'mine' ? parts : [...parts, openPart(officer, query, limit)]
}

/** What one has taken up oneself. */
function minePart(officer: OfficerViewer, query: InboxQuery, limit: number): Sql {
  return sql`(select w.dossier_id, w.key, w.due_at, true as first from work_items w
    where w.officer_id = ${me(officer)} and w.kind = any(${kindsWanted(query)}::text[]) ${narrowed(query)} ${past(query, true)}
    order by ${orderOf(query)} limit ${limit})`
}

/** What is open to one's posts. Undivided, each kind is read from its own end of the index; else the unit's is sifted. */
function openPart(officer: OfficerViewer, query: InboxQuery, limit: number): Sql {
  const isByKind = query.sort !== 'filed' && query.procedure === undefined && query.channel === undefined
  if (isByKind && dueWanted(query) !== 'soon' && dueWanted(query) !== 'urgent') {
    return sql`(select w.*, false as first
      from ${postsOf(officer)} cross join unnest(${kindsWanted(query)}::text[]) as known (kind)
      cross join lateral (
        select w.dossier_id, w.key, w.due_at from work_items w
        where w.unit_id = post.unit and w.role = post.role and w.kind = known.kind and w.officer_id is null
          ${narrowed(query)} ${past(query, false)}
        order by w.due_at, w.dossier_id, w.key limit ${limit}
      ) w)`
  }
  return sql`(select w.*, false as first
    from ${postsOf(officer)} cross join lateral (
      ${sifted(query, sql`w.unit_id = post.unit and w.role = post.role and w.officer_id is null`, false, limit)}
    ) w)`
}

/** Everything of one's units, whoever has it and whichever post it waits for. */
function unitPart(officer: OfficerViewer, query: InboxQuery, limit: number): Sql {
  const taken = query.officer
  const whose =
    taken === undefined
      ? sql``
      : taken === 'nobody'
        ? sql`and w.officer_id is null`
        : sql`and w.officer_id = ${`officer:${taken}`}`
  const here = sql`w.unit_id = post.unit and w.role = post.role ${whose}`
  return sql`(select w.*, false as first
    from ${rolesOf(officer)} cross join lateral (${sifted(query, here, false, limit)}) w)`
}

/** Lines of a place that meet the filters. What is near its date is found by its warning, then put in order. */
function sifted(query: InboxQuery, here: Sql, first: boolean, limit: number): Sql {
  const where = sql`${here} and w.kind = any(${kindsWanted(query)}::text[]) ${narrowed(query)} ${past(query, first)}`
  const due = dueWanted(query)
  if (due !== 'soon' && due !== 'urgent') {
    return sql`select w.dossier_id, w.key, w.due_at from work_items w where ${where} order by ${orderOf(query)} limit ${limit}`
  }
  // The fence keeps the planner from walking all that is due later in the hope of finding a page of these first.
  return sql`select * from (
      select w.dossier_id, w.key, w.due_at from work_items w where ${where} offset 0
    ) w order by ${orderOf(query)} limit ${limit}`
}

const me = (officer: OfficerViewer) => `officer:${officer.id}`

function postsOf(officer: OfficerViewer): Sql {
  const units = officer.posts.map(post => post.unit)
  const roles = officer.posts.map(post => post.role)
  return sql`(select distinct * from unnest(${units}::text[], ${roles}::text[]) as given (unit, role)) post`
}

/** The roles for which work waits anywhere: an index by unit and role is walked once for each. */
const workRoles = ['receivingOfficer', 'handlingOfficer', 'leader']

function rolesOf(officer: OfficerViewer): Sql {
  return sql`(select unit, role from unnest(${unitsOf(officer)}::text[]) as own (unit)
    cross join unnest(${workRoles}::text[]) as known (role)) post`
}

function kindsWanted(query: InboxQuery): readonly string[] {
  const kinds = kindsIn(query.queue ?? 'inbox')
  return query.kind === undefined ? kinds : kinds.filter(kind => kind === query.kind)
}

function dueWanted({ queue, due }: InboxQuery): DueFilter | undefined {
  const rule: QueueRule | undefined = queue === undefined || queue === 'inbox' ? undefined : queueRules[queue]
  return due ?? rule?.due
}

function orderOf({ sort }: InboxQuery): Sql {
  return sort === 'filed' ? sql`w.dossier_id, w.key` : sql`w.due_at, w.dossier_id, w.key`
}

function narrowed(query: InboxQuery): Sql {
  const { procedure, channel, now } = query
  const due = dueWanted(query)
  const conditions = [
    ...(procedure === undefined ? [] : [sql`and w.procedure_code = ${procedure}`]),
    ...(channel === undefined ? [] : [sql`and w.channel = ${channel}`]),
    ...(due === undefined || now === undefined ? [] : [sql`and ${nearness(due, now)}`]),
  ]
  return conditions.length === 0 ? sql`` : sql.join(conditions, sql` `)
}

function nearness(due: DueFilter, now: Temporal.Instant): Sql {
  const at = sql`${now.toString()}::timestamptz`
  // A step whose clock stands has no warnings, and is not late.
  if (due === 'late') return sql`w.due_at < ${at} and w.amber_at is not null`
  if (due === 'soon') return sql`w.amber_at <= ${at} and w.due_at >= ${at}`
  // The second warning comes after the first: the index finds both by the first.
  return sql`w.amber_at <= ${at} and w.red_at <= ${at} and w.due_at >= ${at}`
}

function past({ after, sort }: InboxQuery, first: boolean): Sql {
  const place = readPlace(after)
  if (place === undefined || place.first !== first) return sql``
  return sort === 'filed'
    ? sql`and (w.dossier_id, w.key) > (${place.id}::uuid, ${place.key})`
    : sql`and (w.due_at, w.dossier_id, w.key) > (${place.due}::timestamptz, ${place.id}::uuid, ${place.key})`
}

function itemOf(row: Row, officer: OfficerViewer): InboxItem {
  return {
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
    role: row.role,
    officer: row.officer_id,
    mine: row.officer_id === me(officer),
    dueAt: row.due_at,
    amberAt: row.amber_at,
    redAt: row.red_at,
    resultDueAt: row.result_due_at,
    unpaid: row.fee !== null && isUnpaid({ fee: row.fee }) ? row.fee.total : null,
    place: encodeKey([row.first, row.due_at.toString(), row.dossier_id, row.key]),
  }
}

interface Place {
  readonly first: boolean
  readonly due: string
  readonly id: string
  readonly key: string
}

/** Where a page ended; undefined for the first, and for a place somebody has changed. */
function readPlace(word: string | undefined): Place | undefined {
  const parts = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(parts)) return undefined
  const [first, due, id, key] = parts as unknown[]
  if (typeof first !== 'boolean' || typeof due !== 'string' || typeof id !== 'string') return undefined
  if (!/^[0-9a-f-]{36}$/.test(id) || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(due)) return undefined
  return { first, due, id, key: typeof key === 'string' ? key : '' }
}

/** How much waits for an officer, by queue; `inbox` is everything to do. Whoever has more than `countedTo` reads "1.000+". */
export type InboxCounts = Readonly<Record<QueueName | 'inbox', number>>

/** Where counting stops. */
export const countedTo = 1_000

interface CountRow {
  what: 'mine' | 'open' | 'near' | 'unit'
  name: string
  count: number
}

/**
 * How much waits in each queue, in one query. Each post's kinds, and what is near or late, are counted from their own end
 * of an index to just beyond `countedTo`.
 */
export async function countInbox(
  db: Db,
  officer: OfficerViewer,
  now: Temporal.Instant,
): Promise<InboxCounts> {
  const beyond = countedTo + 1
  const { rows } = await sql<CountRow>`
    select 'mine' as what, kind as name, count(*)::int as count
      from (select kind from work_items where officer_id = ${me(officer)} limit ${beyond}) own group by kind
    union all
    select 'open', known.kind, sum(w.count)::int
      from ${postsOf(officer)} cross join unnest(${workKinds}::text[]) as known (kind)
      cross join lateral (
        select count(*) from (
          select from work_items w
          where w.unit_id = post.unit and w.role = post.role and w.kind = known.kind and w.officer_id is null
          limit ${beyond}
        ) w
      ) w group by known.kind
    union all
    ${sql.join([...nearCounts(officer, now, beyond), unitCount(officer, beyond)], sql` union all `)}
  `.execute(db)
  return countsOf(rows)
}

/** What is late, and what is near its date: of one's own desk, or of the units one leads. */
function nearCounts(officer: OfficerViewer, now: Temporal.Instant, beyond: number): Sql[] {
  const isWhole = watchScope(officer) === 'unit'
  const places = isWhole ? rolesOf(officer) : postsOf(officer)
  const free = isWhole ? sql`` : sql`and w.officer_id is null`
  const own = isWhole ? [] : [sql`w.officer_id = ${me(officer)}`]
  return (['late', 'soon'] as const).flatMap(due => [
    sql`select 'near', ${due}::text, sum(w.count)::int from ${places} cross join lateral (
        select count(*) from (
          select from work_items w
          where w.unit_id = post.unit and w.role = post.role ${free} and w.kind = any(${kindsToDo}::text[])
            and ${nearness(due, now)}
          limit ${beyond}
        ) w
      ) w`,
    ...own.map(
      mine => sql`select 'near', ${due}::text, count(*)::int from (
        select from work_items w where ${mine} and w.kind = any(${kindsToDo}::text[]) and ${nearness(due, now)}
        limit ${beyond}
      ) w`,
    ),
  ])
}

function unitCount(officer: OfficerViewer, beyond: number): Sql {
  return sql`select 'unit', 'unit', sum(w.count)::int from ${rolesOf(officer)} cross join lateral (
      select count(*) from (
        select from work_items w where w.unit_id = post.unit and w.role = post.role limit ${beyond}
      ) w
    ) w`
}

function countsOf(rows: readonly CountRow[]): InboxCounts {
  const counts = {
    inbox: 0,
    ...Object.fromEntries(Object.keys(queueRules).map(name => [name, 0])),
  } as Record<QueueName | 'inbox', number>
  for (const { what, name, count } of rows) {
    if (what === 'near' || what === 'unit') {
      counts[name as QueueName] += count ?? 0
      continue
    }
    const queue = queueOf(name)
    if (queue !== undefined) counts[queue] += count
    const isToDo = kindsToDo.includes(name)
    if (isToDo) counts.inbox += count
    if (isToDo && what === 'mine') counts.mine += count
  }
  return counts
}

/** Where a dossier stands among everything an officer has to do; undefined where it is not among it. */
export function placeIn(officer: OfficerViewer, dossier: Dossier): string | undefined {
  const [item] = workItems(dossier)
  if (item === undefined) return undefined
  const due = Temporal.Instant.from(item.dueAt).toString()
  return encodeKey([item.officer === me(officer), due, dossier.id, item.key])
}

/**
 * What comes after a place in a queue, leaving out the dossier just seen; the head of the queue after its last. Undefined
 * when nothing else waits.
 */
export async function nextInQueue(
  db: Db,
  officer: OfficerViewer,
  query: Omit<InboxQuery, 'limit'>,
  dossier: string,
): Promise<InboxItem | undefined> {
  // Several works of one dossier may stand together.
  const other = (page: Page<InboxItem>) => page.items.find(next => next.dossier !== dossier)
  const following = other(await readInbox(db, officer, { ...query, limit: 5 }))
  return following ?? other(await readInbox(db, officer, { ...query, after: undefined, limit: 5 }))
}
