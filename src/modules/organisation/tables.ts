import type { ColumnType, Generated } from 'kysely'
import type { Id, Text } from '../../kernel/index.ts'
import type { AbsenceReason } from './rules/absences.ts'
import type { AssignmentRule } from './rules/assignment.ts'
import type { ActingRole, RevocationReason, SigningForm } from './rules/delegations.ts'
import type { Role } from './rules/roles.ts'
import type { StoredUnitChange, UnitChangeFault, UnitChangeKind } from './rules/unit-changes.ts'
import type { UnitRecord } from './rules/units.ts'

type Json<Value> = ColumnType<Value, Value, Value>

export interface UnitTable {
  id: string
  kind: string
  name: Json<Text>
  short_name: Json<Text>
  counter_name: Json<Text | null>
  parent_id: string | null
  ward_code: string | null
  address: string | null
  former_names: string[]
  receives: boolean
  decides: boolean
  valid_from: Temporal.PlainDate | null
  valid_to: Temporal.PlainDate | null
  sort_name: string
  search: string
  before_decree: Json<Partial<UnitRecord> | null>
  opened_by: Id<'unitChange'> | null
}

export interface AgencyCodeTable {
  unit_id: string
  code: string
  provisional: boolean
  source: string | null
  valid_from: Temporal.PlainDate | null
  valid_to: Temporal.PlainDate | null
}

export interface OfficerTable {
  id: Id<'officer'>
  email: string
  full_name: string
  title: Json<Text>
  password_hash: string
  password_changed_at: Temporal.Instant
  must_change_password: boolean
  disabled_at: Temporal.Instant | null
  created_at: Temporal.Instant
  version: Generated<number>
  sort_name: string
  search: string
}

export interface OfficerPostTable {
  officer_id: Id<'officer'>
  unit_id: string
  role: Role
  since: Temporal.PlainDate
}

export interface DelegationTable {
  id: Id<'delegation'>
  from_officer: Id<'officer'>
  to_officer: Id<'officer'>
  unit_id: string
  role: ActingRole
  form: SigningForm
  basis: string
  basis_on: Temporal.PlainDate
  procedures: string[]
  fields: string[]
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate
  entered_at: Temporal.Instant
  entered_by: string
}

export interface DelegationRevocationTable {
  delegation_id: Id<'delegation'>
  at: Temporal.Instant
  by: string
  reason: RevocationReason
}

export interface AbsenceTable {
  id: Id<'absence'>
  officer_id: Id<'officer'>
  reason: AbsenceReason
  first_day: Temporal.PlainDate
  last_day: Temporal.PlainDate
  back_on: Temporal.PlainDate | null
  substitute: Id<'officer'> | null
  entered_at: Temporal.Instant
  entered_by: string
}

export interface AssignmentRuleTable {
  unit_id: string
  role: ActingRole
  rule: AssignmentRule
  last_officer: Id<'officer'> | null
}

export interface OfficerSkillTable {
  officer_id: Id<'officer'>
  kind: 'field' | 'procedure'
  key: string
}

export interface TeamTable {
  id: Id<'team'>
  unit_id: string
  name: string
  basis: string | null
  formed_on: Temporal.PlainDate
  disbanded_on: Temporal.PlainDate | null
  sort_name: string
}

export interface TeamMemberTable {
  id: Id<'teamMember'>
  team_id: Id<'team'>
  officer_id: Id<'officer'> | null
  helper_name: string | null
  joined_on: Temporal.PlainDate
  left_on: Temporal.PlainDate | null
}

export interface TeamSessionTable {
  id: Id<'teamSession'>
  team_id: Id<'team'>
  place: string
  opens_at: Temporal.Instant
  closes_at: Temporal.Instant
  people: Generated<number>
  accounts: Generated<number>
  cancelled_at: Temporal.Instant | null
  version: Generated<number>
}

export interface UnitChangeTable {
  id: Id<'unitChange'>
  kind: UnitChangeKind
  decree: string
  effective_on: Temporal.PlainDate
  plan: Json<StoredUnitChange>
  entered_at: Temporal.Instant
  entered_by: string
  applied_at: Temporal.Instant | null
  cancelled_at: Temporal.Instant | null
  faults: Json<readonly UnitChangeFault[] | null>
}

export interface UnitSuccessorTable {
  unit_id: string
  successor_id: string
  main: boolean
  change_id: Id<'unitChange'>
}

export interface UnitNameTable {
  unit_id: string
  name: Json<Text>
  short_name: Json<Text>
  counter_name: Json<Text | null>
  valid_to: Temporal.PlainDate
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    units: UnitTable
    agency_codes: AgencyCodeTable
    officers: OfficerTable
    officer_posts: OfficerPostTable
    delegations: DelegationTable
    delegation_revocations: DelegationRevocationTable
    absences: AbsenceTable
    assignment_rules: AssignmentRuleTable
    officer_skills: OfficerSkillTable
    teams: TeamTable
    team_members: TeamMemberTable
    team_sessions: TeamSessionTable
    unit_changes: UnitChangeTable
    unit_successors: UnitSuccessorTable
    unit_names: UnitNameTable
  }
}
