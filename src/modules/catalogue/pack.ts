import type { Text } from '../../kernel/index.ts'
import type { FastLane, Procedure, ProcedureListing, Term } from './procedure.ts'

/** A door of the home page: something that happens in a life, and the procedures it brings. */
export interface LifeEvent {
  readonly key: string
  readonly title: Text
  readonly blurb: Text
}

/** The part of a city's pack that is the catalogue. */
export interface CataloguePack {
  readonly dictionary: readonly Term[]
  readonly lifeEvents: readonly LifeEvent[]
  /** Procedures configured in full, each in its newest version. */
  readonly procedures: readonly Procedure[]
  /** Procedures that can only be read about here. */
  readonly listings: readonly ProcedureListing[]
  readonly lanes: readonly FastLane[]
}
