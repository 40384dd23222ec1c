import type { Id } from '../../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../../platform/db/index.ts'
import type { AssignmentRule, Candidate, Candidates } from '../rules/assignment.ts'
import type { ActingRole } from '../rules/delegations.ts'
import { isAway } from './absences.ts'
import '../tables.ts'

export interface CandidateQuery {
  readonly unit: string
  readonly role: ActingRole
  /** The field of the procedure, and its code: who knows either is skilled. */
  readonly field?: string | undefined
  readonly procedure?: string | undefined
  readonly on: Temporal.PlainDate
}

/**
 * The rule of a post and everybody who could act with it that day, in one query: holders and delegates, without those
 * who are disabled or away.
 */
export async function readCandidates(db: Db, query: CandidateQuery): Promise<Candidates> {
  const { unit, role, field = null, procedure = null, on } = query
  const { rows } = await sql<{ rule: AssignmentRule | null; last: string | null; officers: Candidate[] }>`
    select (select rule from assignment_rules where unit_id = ${unit} and role = ${role}) as rule,
           (select last_officer::text from assignment_rules where unit_id = ${unit} and role = ${role}) as last,
           coalesce((
             select jsonb_agg(jsonb_build_object('id', o.id, 'skilled', exists (
                      select from officer_skills s where s.officer_id = o.id
                         and ((s.kind = 'field' and s.key = ${field}::text)
                           or (s.kind = 'procedure' and s.key = ${procedure}::text)))) order by o.id)
               from officers o
              where o.disabled_at is null
                and not exists (select from absences a where a.officer_id = o.id and ${isAway('a', on)})
                and (exists (select from officer_posts p
                              where p.officer_id = o.id and p.unit_id = ${unit} and p.role = ${role})
                  or exists (select from delegations d
                              where d.to_officer = o.id and d.unit_id = ${unit} and d.role = ${role}
                                and d.valid_from <= ${on} and d.valid_to >= ${on}
                                and not exists (select from delegation_revocations r where r.delegation_id = d.id)
                                and (d.procedures = '{}' and d.fields = '{}'
                                  or ${procedure}::text = any(d.procedures) or ${field}::text = any(d.fields))
                                and exists (select from officer_posts h where h.officer_id = d.from_officer
                                             and h.unit_id = d.unit_id and h.role = d.role)))),
             '[]'::jsonb) as officers`.execute(db)
  const [row] = rows
  return { rule: row?.rule ?? 'none', last: row?.last ?? undefined, officers: row?.officers ?? [] }
}

/** Remembers whose turn it was; a post without a rule has no turns. */
export async function saveTurn(
  tx: Tx,
  { unit, role, officer }: { unit: string; role: ActingRole; officer: string },
): Promise<void> {
  await tx
    .updateTable('assignment_rules')
    .set({ last_officer: officer as Id<'officer'> })
    .where('unit_id', '=', unit)
    .where('role', '=', role)
    .execute()
}

/** The rules of these units, by unit. */
export async function readRules(
  db: Db,
  units: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<ActingRole, AssignmentRule>>> {
  if (units.length === 0) return new Map()
  const rows = await db
    .selectFrom('assignment_rules')
    .select(['unit_id', 'role', 'rule'])
    .where('unit_id', 'in', units)
    .execute()
  const byUnit = Map.groupBy(rows, row => row.unit_id)
  return new Map(
    [...byUnit].map(([unit, rows]) => [unit, new Map(rows.map(({ role, rule }) => [role, rule]))]),
  )
}

export async function saveRule(tx: Tx, unit: string, role: ActingRole, rule: AssignmentRule): Promise<void> {
  await tx
    .insertInto('assignment_rules')
    .values({ unit_id: unit, role, rule, last_officer: null })
    .onConflict(conflict => conflict.columns(['unit_id', 'role']).doUpdateSet({ rule }))
    .execute()
}

/** What officers know. */
export interface Skills {
  /** Keys of fields. */
  readonly fields: readonly string[]
  /** Codes of procedures. */
  readonly procedures: readonly string[]
}

export async function readSkills(db: Db, officers: readonly string[]): Promise<ReadonlyMap<string, Skills>> {
  if (officers.length === 0) return new Map()
  const rows = await db
    .selectFrom('officer_skills')
    .selectAll()
    .where('officer_id', 'in', officers as Id<'officer'>[])
    .orderBy('key')
    .execute()
  const keysOf = (officer: string, kind: 'field' | 'procedure') =>
    rows.filter(row => row.officer_id === officer && row.kind === kind).map(({ key }) => key)
  return new Map(
    officers.map(id => [id, { fields: keysOf(id, 'field'), procedures: keysOf(id, 'procedure') }]),
  )
}

export async function replaceSkills(tx: Tx, officer: string, { fields, procedures }: Skills): Promise<void> {
  const officer_id = officer as Id<'officer'>
  await tx.deleteFrom('officer_skills').where('officer_id', '=', officer_id).execute()
  const rows = [
    ...fields.map(key => ({ officer_id, kind: 'field' as const, key })),
    ...procedures.map(key => ({ officer_id, kind: 'procedure' as const, key })),
  ]
  if (rows.length > 0) await tx.insertInto('officer_skills').values(rows).execute()
}
