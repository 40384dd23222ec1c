import type { ColumnType, Generated } from 'kysely'
import type { Id, Text } from '../../kernel/index.ts'
import type { Role } from './rules/roles.ts'

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

declare module '../../platform/db/index.ts' {
  interface Tables {
    units: UnitTable
    agency_codes: AgencyCodeTable
    officers: OfficerTable
    officer_posts: OfficerPostTable
  }
}
