import type { ColumnType, Generated } from 'kysely'
import type { LifeEvent } from './pack.ts'
import type { FastLane, Procedure, ProcedureListing, Term } from './procedure.ts'

interface DictionaryTermTable {
  key: string
  content: Term
  position: number
}

interface LifeEventTable {
  key: string
  content: LifeEvent
  position: number
  listed: boolean
}

interface FastLaneTable {
  key: string
  content: FastLane
  position: number
  listed: boolean
}

interface ProcedureTable {
  code: string
  current_version: number | null
  configured: Generated<boolean>
  listing: ProcedureListing | null
  listed: boolean
}

/** Rows are added and never changed. */
interface ProcedureVersionTable {
  code: ColumnType<string, string, never>
  version: ColumnType<number, number, never>
  content: ColumnType<Procedure, Procedure, never>
  digest: ColumnType<string, string, never>
  in_force_from: ColumnType<Temporal.PlainDate, Temporal.PlainDate, never>
  published_at: ColumnType<Temporal.Instant, Temporal.Instant, never>
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    dictionary_terms: DictionaryTermTable
    life_events: LifeEventTable
    fast_lanes: FastLaneTable
    procedures: ProcedureTable
    procedure_versions: ProcedureVersionTable
  }
}
