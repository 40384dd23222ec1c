import { decodeKey, fold, type Page, pageOf } from '../../kernel/index.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import type { Dossier, DossierState } from './dossier.ts'
import { phoneKey } from './phone.ts'
import type { DossierLabels, Sight } from './store.ts'

/** One line of a list of dossiers. */
export interface DossierLine {
  readonly id: string
  readonly code: string
  readonly state: DossierState
  readonly procedure: { readonly code: string; readonly version: number }
  readonly applicantName: string
  readonly subject: string | null
  readonly filedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant | null
  readonly isProvisional: boolean
}

export interface ListQuery {
  readonly limit: number
  readonly after?: string | undefined
  readonly states?: readonly DossierState[] | undefined
  /** Only those this unit has or had something to do with. */
  readonly unit?: string | undefined
  /** Only those that were to be answered or decided before this moment and are not. */
  readonly lateAt?: Temporal.Instant | undefined
  /** A code or its end, a personal number, a telephone number, or part of a name or of the subject; accents may be missing. */
  readonly search?: string | undefined
}

interface Row {
  id: string
  code: string
  state: DossierState
  procedure_code: string
  procedure_version: number
  applicant_name: string
  subject: string | null
  filed_at: Temporal.Instant
  due_at: Temporal.Instant | null
  due_at_provisional: Temporal.Instant | null
}

/** Dossiers the viewer may see, newest filing first. */
export async function listDossiers(db: Db, sight: Sight, query: ListQuery): Promise<Page<DossierLine>> {
  const after = readKey(query.after)
  const rows = await db
    .selectFrom('dossiers')
    .select([
      'id',
      'code',
      'state',
      'procedure_code',
      'procedure_version',
      'applicant_name',
      'subject',
      'filed_at',
      'due_at',
      'due_at_provisional',
    ])
    .where(visible(sight))
    .$if(query.states !== undefined, list => list.where('state', 'in', query.states as DossierState[]))
    .$if(query.unit !== undefined, list =>
      list.where(sql<boolean>`involved_units @> ${[query.unit]}::text[]`),
    )
    .$if(query.lateAt !== undefined, list => list.where(isLate(query.lateAt as Temporal.Instant)))
    .$if((query.search ?? '').trim() !== '', list => list.where(matches(query.search as string)))
    .$if(after !== undefined, list =>
      list.where(sql<boolean>`(filed_at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('filed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { items, next } = pageOf(rows as Row[], query.limit, row => [row.filed_at.toString(), row.id])
  return { items: items.map(lineOf), next }
}

/** Dossiers by their codes, as far as the viewer may see them. */
export async function findSeveral(
  db: Db,
  codes: readonly string[],
  sight: Sight,
): Promise<ReadonlyMap<string, { readonly dossier: Dossier; readonly labels: DossierLabels }>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('dossiers')
    .select(['code', 'facts', 'applicant_name', 'personal_number', 'subject'])
    .where('code', 'in', codes)
    .where(visible(sight))
    .execute()
  const found = rows.map(({ code, facts, applicant_name, personal_number, subject }) => {
    const labels = { applicantName: applicant_name, personalNumber: personal_number, subject }
    return [code, { dossier: facts, labels }] as const
  })
  const inOrder = (code: string) => codes.indexOf(code)
  return new Map(found.sort(([one], [other]) => inOrder(one) - inOrder(other)))
}

function visible(sight: Sight) {
  if (sight.who === 'all') return sql<boolean>`true`
  if (sight.who === 'citizen') return sql<boolean>`citizen_id = ${sight.id}::uuid`
  return sql<boolean>`involved_units && ${[...sight.units]}::text[]`
}

/** Past the promised date, or filed and unanswered past its hours; while a pause is open, or the applicant completes it, no time runs. */
function isLate(at: Temporal.Instant) {
  return sql<boolean>`finished_at is null and (
    coalesce(due_at, due_at_provisional) < ${at}::timestamptz
      and not facts @? '$.pauses[*] ? (!exists(@.to))'
    or state = 'filed' and answer_by < ${at}::timestamptz
      and exists (select from work_items w where w.dossier_id = dossiers.id)
  )`
}

/** What somebody looks for by. */
export type SearchKind = 'code' | 'personalNumber' | 'phone' | 'name'

/** What was typed, by its shape: digits alone are a number of a person or a telephone, hyphens make a code, the rest is a name. */
export function kindOfSearch(typed: string): SearchKind {
  if (isCodeEnd(typed)) return 'code'
  if (personalNumberIn(typed) !== undefined) return 'personalNumber'
  return phoneKey(typed) === undefined ? 'name' : 'phone'
}

function personalNumberIn(typed: string): string | undefined {
  return /^\d{12}$/.exec(typed.replace(/[\s.]/g, ''))?.[0]
}

/** Whether what was typed is a code, or its end from four signs on: `107-261122-0006`, `1122-0006`, `0006`. */
export function isCodeEnd(typed: string): boolean {
  return /^(?:(?:[A-Za-z0-9.]+-)?\d{6}-\d+|\d{0,5}-\d{4,}|\d{4,7})$/.test(typed.trim())
}

function matches(typed: string) {
  const text = typed.trim()
  const kind = kindOfSearch(text)
  if (kind === 'personalNumber') return sql<boolean>`personal_number = ${personalNumberIn(text) ?? ''}`
  if (kind === 'phone') return sql<boolean>`phone = ${phoneKey(text) ?? ''}`
  if (kind === 'code')
    return sql<boolean>`reverse(code) like ${`${[...text.toUpperCase()].reverse().join('')}%`}`
  const part = `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(applicant_folded like ${part} or subject_folded like ${part})`
}

function lineOf(row: Row): DossierLine {
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    procedure: { code: row.procedure_code, version: row.procedure_version },
    applicantName: row.applicant_name,
    subject: row.subject,
    filedAt: row.filed_at,
    dueAt: row.due_at ?? row.due_at_provisional,
    isProvisional: row.due_at_provisional !== null,
  }
}

function readKey(word: string | undefined): { at: string; id: string } | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [at, id] = key as unknown[]
  const isKey =
    typeof at === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) &&
    typeof id === 'string' &&
    /^[0-9a-f-]{36}$/.test(id)
  return isKey ? { at, id } : undefined
}
