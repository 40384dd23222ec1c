import type { Generated } from 'kysely'
import { fold, type Id } from '../../kernel/index.ts'
import { type Db, jsonb, sql, type Tx } from '../../platform/db/index.ts'
import { type WorkingCalendar, warningsFor } from '../calendar/index.ts'
import { type Dossier, type DossierState, openPauses } from './dossier.ts'
import { phoneKey } from './phone.ts'
import { nextLook } from './rules/lateness.ts'
import { type WorkItem, workItems } from './rules/work-items.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    dossiers: DossierTable
    dossier_counters: { agency_code: string; day: Temporal.PlainDate; last: number }
    work_items: WorkItemTable
    dossier_evolution: { only_row: Generated<boolean>; version: number }
  }
}

interface DossierTable {
  id: string
  code: string
  state: DossierState
  seq: number
  procedure_code: string
  procedure_version: number
  channel: string
  citizen_id: string | null
  applicant_name: string
  applicant_folded: string
  personal_number: string | null
  phone: string | null
  subject: string | null
  subject_folded: string | null
  receiving_unit: string
  competent_authority: string
  returning_unit: string
  involved_units: string[]
  filed_at: Temporal.Instant
  answer_by: Temporal.Instant
  accepted_at: Temporal.Instant | null
  due_at: Temporal.Instant | null
  due_at_provisional: Temporal.Instant | null
  owed_at: Temporal.Instant | null
  late_at: Temporal.Instant | null
  look_at: Temporal.Instant | null
  lane: string | null
  finished_at: Temporal.Instant | null
  facts: Dossier
}

interface WorkItemTable {
  dossier_id: string
  key: string
  kind: string
  unit_id: string
  role: string
  officer_id: string | null
  since: Temporal.Instant | null
  due_at: Temporal.Instant
  amber_at: Temporal.Instant | null
  red_at: Temporal.Instant | null
  warned: Generated<number>
  /** Of its dossier, so that a queue can be narrowed without opening what is in it. */
  procedure_code: string
  channel: string
}

/** The few words about people that lists show. They are no part of the record and go when a person is masked. */
export interface DossierLabels {
  readonly applicantName: string
  readonly personalNumber: string | null
  readonly subject: string | null
  /** Only to be found by; kept as `phoneKey` makes it. */
  readonly phone?: string | null
}

const at = (text: string | undefined) => (text === undefined ? null : Temporal.Instant.from(text))

/** What the row says beside the value itself, so that queries find it by index; nothing that is not in the value. */
export function searchColumns(dossier: Dossier) {
  const { due } = dossier
  return {
    state: dossier.state,
    seq: dossier.seq,
    // Put right, it may be another than the one filed.
    procedure_code: dossier.procedure.code,
    procedure_version: dossier.procedure.version,
    receiving_unit: dossier.receivingUnit,
    competent_authority: dossier.competentAuthority,
    returning_unit: dossier.returningUnit,
    involved_units: involvedUnits(dossier),
    answer_by: Temporal.Instant.from(dossier.answerBy.at),
    accepted_at: at(dossier.acceptance?.at),
    due_at: due === undefined || due.provisional ? null : at(due.at),
    due_at_provisional: due?.provisional === true ? at(due.at) : null,
    owed_at: at(due?.at),
    late_at: at(dossier.late?.at),
    lane: dossier.acceptance?.lane?.key ?? null,
    finished_at: at(dossier.finishedAt),
  }
}

function columns(dossier: Dossier, calendar: WorkingCalendar) {
  const look_at = nextLook(dossier, calendar) ?? null
  return { ...searchColumns(dossier), look_at, facts: jsonb(dossier) }
}

/** Every unit that has or had something to do with the dossier: its officers may see it. */
export function involvedUnits(dossier: Dossier): string[] {
  const { receivingUnit, competentAuthority, returningUnit, steps } = dossier
  return [...new Set([receivingUnit, competentAuthority, returningUnit, ...steps.map(step => step.unit)])]
}

function labelColumns({ applicantName, personalNumber, subject }: DossierLabels) {
  return {
    applicant_name: applicantName,
    applicant_folded: fold(applicantName),
    personal_number: personalNumber,
    subject,
    subject_folded: subject === null ? null : fold(subject),
  }
}

/** The row a dossier has when it is filed. For the store, and for whoever loads many at once. */
export function dossierRow(dossier: Dossier, labels: DossierLabels, calendar: WorkingCalendar) {
  return {
    id: dossier.id,
    code: dossier.code,
    channel: dossier.channel,
    citizen_id: dossier.citizen,
    ...labelColumns(labels),
    phone: phoneKey(labels.phone ?? '') ?? null,
    filed_at: Temporal.Instant.from(dossier.filedAt),
    ...columns(dossier, calendar),
  }
}

export async function insertDossier(
  tx: Tx,
  dossier: Dossier,
  labels: DossierLabels,
  calendar: WorkingCalendar,
): Promise<void> {
  await tx
    .insertInto('dossiers')
    .values(dossierRow(dossier, labels, calendar))
    .execute()
  await insertWork(tx, workRows(dossier, calendar))
}

/** Writes what a dossier has become. Work that stays as it was keeps the warnings given about it. */
export async function updateDossier(
  tx: Tx,
  before: Dossier,
  after: Dossier,
  calendar: WorkingCalendar,
): Promise<void> {
  await tx.updateTable('dossiers').set(columns(after, calendar)).where('id', '=', after.id).execute()
  const old = wordedWork(before)
  const now = wordedWork(after)
  const gone = [...old].filter(([key, item]) => now.get(key) !== item).map(([key]) => key)
  const fresh = workRows(after, calendar).filter(({ key }) => old.get(key) !== now.get(key))
  await replaceWork(tx, after.id, gone, fresh)
}

/** Work that only passes to somebody else keeps the warnings given about it; a new date is warned about anew. */
async function replaceWork(
  tx: Tx,
  id: string,
  gone: readonly string[],
  fresh: ReturnType<typeof workRows>,
): Promise<void> {
  const before =
    gone.length === 0
      ? []
      : await tx
          .deleteFrom('work_items')
          .where('dossier_id', '=', id)
          .where('key', 'in', gone)
          .returning(['key', 'due_at', 'warned'])
          .execute()
  const warned = new Map(before.map(row => [`${row.key} ${row.due_at}`, row.warned]))
  await insertWork(
    tx,
    fresh.map(row => ({ ...row, warned: warned.get(`${row.key} ${row.due_at}`) ?? 0 })),
  )
}

/** The work there is, as its rows tell it, by key: a procedure put right, a clock that stands are told anew in every one. */
function wordedWork(dossier: Dossier): ReadonlyMap<string, string> {
  const { procedure } = dossier
  return new Map(
    workItems(dossier).map(item => [
      item.key,
      JSON.stringify([item, procedure.code, standsStill(item, dossier)]),
    ]),
  )
}

/** A step of the process while a pause is open: its moment moves on when the pause ends, so that nobody is warned of it. */
function standsStill({ key }: WorkItem, dossier: Dossier): boolean {
  if (openPauses(dossier).length === 0) return false
  return dossier.steps.some(step => step.askedBy === undefined && key === `step:${step.key}`)
}

/** What lists show of the people; the names that were put right. */
export async function updateLabels(tx: Tx, id: string, labels: DossierLabels): Promise<void> {
  await tx.updateTable('dossiers').set(labelColumns(labels)).where('id', '=', id).execute()
}

/** When the clock looks at it again, after a look that changed nothing. A dossier that moved on meanwhile keeps its own. */
export async function setNextLook(db: Db, dossier: Dossier, at: Temporal.Instant | undefined): Promise<void> {
  await db
    .updateTable('dossiers')
    .set({ look_at: at ?? null })
    .where('id', '=', dossier.id)
    .where('seq', '=', dossier.seq)
    .execute()
}

/** Writes a row and its work anew from the value, whatever stood there. For newer readings of the entries. */
export async function rewriteDossier(tx: Tx, dossier: Dossier, calendar: WorkingCalendar): Promise<void> {
  await tx.updateTable('dossiers').set(columns(dossier, calendar)).where('id', '=', dossier.id).execute()
  const rows = await tx.selectFrom('work_items').select('key').where('dossier_id', '=', dossier.id).execute()
  await replaceWork(
    tx,
    dossier.id,
    rows.map(({ key }) => key),
    workRows(dossier, calendar),
  )
}

async function insertWork(
  tx: Tx,
  rows: readonly (ReturnType<typeof workRows>[number] & { readonly warned?: number })[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('work_items').values(rows).execute()
}

/** The rows of what there is to do about a dossier. */
export function workRows(dossier: Dossier, calendar: WorkingCalendar) {
  return workItems(dossier).map(item => ({
    dossier_id: dossier.id,
    key: item.key,
    kind: item.kind,
    unit_id: item.unit,
    role: item.role,
    officer_id: item.officer,
    since: Temporal.Instant.from(item.since),
    due_at: Temporal.Instant.from(item.dueAt),
    procedure_code: dossier.procedure.code,
    channel: dossier.channel,
    ...(standsStill(item, dossier) ? unwarned : warningColumns(item, calendar)),
  }))
}

const unwarned = { amber_at: null, red_at: null }

function warningColumns({ since, dueAt, unit }: WorkItem, calendar: WorkingCalendar) {
  const from = Temporal.Instant.from(since)
  const due = Temporal.Instant.from(dueAt)
  const { amberAt, redAt } = warningsFor({ from, due }, calendar, unit)
  return { amber_at: amberAt, red_at: redAt }
}

/**
 * The next code of an agency for a local day. One row is locked until the commit, so it is taken late in the
 * transaction; numbers of transactions that fail are lost, which the law allows.
 * @source docs/legal/dossier-code.md
 */
export async function nextCode(tx: Tx, agencyCode: string, day: Temporal.PlainDate): Promise<string> {
  const { last } = await tx
    .insertInto('dossier_counters')
    .values({ agency_code: agencyCode, day, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['agency_code', 'day']).doUpdateSet({ last: sql`dossier_counters.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  const date = day.toString().slice(2).replaceAll('-', '')
  return `${agencyCode}-${date}-${String(last).padStart(4, '0')}`
}

/** Whether a word, in capitals, has the shape of a dossier's code. @source docs/legal/dossier-code.md */
export function isDossierCode(word: string): boolean {
  return /^[A-Y0-9][0-9A-Z.]*-\d{6}-\d{4,}$/.test(word)
}

/** The dossier, locked until the transaction ends, so that two people cannot act on it at once. */
export async function lockDossier(tx: Tx, code: string): Promise<Dossier | undefined> {
  const row = await tx
    .selectFrom('dossiers')
    .select('facts')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return row?.facts
}

/** What somebody may see is part of the query. `all` is the centre's supervisor; nobody else sees every dossier. */
export type Sight =
  | { readonly who: 'citizen'; readonly id: string }
  | { readonly who: 'officer'; readonly units: readonly string[] }
  | { readonly who: 'all' }

/** A dossier by its code, as far as the viewer may see it: undefined both where there is none and where it is not theirs. */
export async function findDossier(
  db: Db,
  code: string,
  sight: Sight,
): Promise<{ dossier: Dossier; labels: DossierLabels } | undefined> {
  const row = await db
    .selectFrom('dossiers')
    .select(['facts', 'applicant_name', 'personal_number', 'subject'])
    .where('code', '=', code)
    .$if(sight.who === 'citizen', query => query.where('citizen_id', '=', (sight as { id: string }).id))
    .$if(sight.who === 'officer', query =>
      query.where(sql<boolean>`involved_units && ${(sight as { units: readonly string[] }).units}::text[]`),
    )
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { facts, applicant_name, personal_number, subject } = row
  return {
    dossier: facts,
    labels: { applicantName: applicant_name, personalNumber: personal_number, subject },
  }
}

/** Whether a citizen has filed that many since an instant; reads no more rows than that, from their own index. */
export async function hasFiled(
  db: Db,
  citizen: string,
  count: number,
  since: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom('dossiers')
    .select('id')
    .where('citizen_id', '=', citizen)
    .where('filed_at', '>', since)
    .orderBy('filed_at', 'desc')
    .orderBy('id', 'desc')
    .offset(count - 1)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What anyone with the code may know: no name, no number, no address. */
export async function findPublic(db: Db, code: string): Promise<Dossier | undefined> {
  const row = await db.selectFrom('dossiers').select('facts').where('code', '=', code).executeTakeFirst()
  return row?.facts
}

/** The same, for whoever holds something that names the dossier by its id: a paper's check token. */
export async function findPublicById(db: Db, id: string): Promise<Dossier | undefined> {
  return (await findById(db, id))?.dossier
}

export async function findById(
  db: Db,
  id: Id<'dossier'> | string,
): Promise<{ dossier: Dossier; labels: DossierLabels } | undefined> {
  const row = await db
    .selectFrom('dossiers')
    .select(['facts', 'applicant_name', 'personal_number', 'subject'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { facts, applicant_name, personal_number, subject } = row
  return {
    dossier: facts,
    labels: { applicantName: applicant_name, personalNumber: personal_number, subject },
  }
}

/** Which units' queues an act changed: told to open inboxes after the commit. */
export function touchedUnits(before: Dossier | undefined, after: Dossier): string[] {
  const items = [...(before === undefined ? [] : workItems(before)), ...workItems(after)]
  return [...new Set(items.map(item => item.unit))]
}
