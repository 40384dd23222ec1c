import type { Id } from '../../kernel/index.ts'
import type { ContentRef } from '../journal/index.ts'

/** Stored states are few; everything else about a visit is a fact (`rules/states.ts`). */
export type VisitState = 'asked' | 'planned' | 'missed' | 'done' | 'cancelled' | 'declined'

export const visitStates = [
  'asked',
  'planned',
  'missed',
  'done',
  'cancelled',
  'declined',
] as const satisfies readonly VisitState[]

/** Why somebody cannot come to the counter. @source docs/legal/home-service.md#for-whom */
export const reasons = ['elderly', 'disabled', 'merit', 'other'] as const
export type Reason = (typeof reasons)[number]

/** What makes the visit easier for the person. */
export const helps = ['mobility', 'signLanguage', 'readAndWrite', 'interpreter', 'equipment'] as const
export type Help = (typeof helps)[number]

/** Who asks for somebody else, seen from that person. */
export const relations = ['child', 'spouse', 'parent', 'sibling', 'grandchild', 'carer', 'other'] as const
export type Relation = (typeof relations)[number]

export const dayParts = ['any', 'morning', 'afternoon'] as const
export type DayPart = (typeof dayParts)[number]

/** What was done in the house. */
export const outcomes = ['filed', 'handedOver', 'advised', 'nothing'] as const
export type Outcome = (typeof outcomes)[number]

/** Everything personal that was said when the visit was asked for: the record points to it by its digest only. */
export interface VisitDetails {
  /** Who is visited. */
  readonly person: { readonly fullName: string; readonly phone?: string; readonly personalNumber?: string }
  /** Who asks for them, when somebody else does. */
  readonly asker?: { readonly fullName: string; readonly phone: string; readonly relation: Relation }
  readonly address: string
  readonly directions?: string
  readonly reasonText?: string
  /** In their own words, beside the procedures chosen. */
  readonly wish?: string
  readonly email?: string
  /** In which language letters are written. */
  readonly language: 'vi' | 'en'
}

/** When who comes, and with what. */
export interface Plan {
  readonly slot: string
  readonly from: string
  readonly to: string
  readonly team: readonly string[]
  readonly equipment: readonly string[]
}

/** A visit as its entries tell it: ids, codes, days; never a name. */
export interface Visit {
  readonly id: Id<'visit'>
  readonly state: VisitState
  readonly seq: number
  /** The counter whose officers go. */
  readonly unit: string
  readonly channel: 'online' | 'telephone'
  readonly citizen: string | null
  /** Somebody asks for another person. */
  readonly byRelative: boolean
  readonly reason: Reason
  readonly procedures: readonly string[]
  /** The dossier whose result is to be handed over in the house. */
  readonly handOver?: string
  readonly ward: string
  readonly help: readonly Help[]
  readonly wishedDays: readonly string[]
  readonly dayPart: DayPart
  readonly details: ContentRef
  readonly askedAt: string
  readonly askedBy: string
  readonly plan?: Plan & { readonly at: string; readonly by: string }
  /** How often it was moved to another slot. */
  readonly moved: number
  /** How often nobody opened. */
  readonly missed: number
  readonly cancellation?: { readonly at: string; readonly by: string; readonly reason?: ContentRef }
  readonly refusal?: { readonly at: string; readonly by: string; readonly reason: ContentRef }
  /** Codes of dossiers filed or handed over in the house that an officer noted by hand. */
  readonly noted: readonly string[]
  readonly done?: {
    readonly at: string
    readonly by: string
    readonly outcomes: readonly Outcome[]
    readonly note?: ContentRef
  }
}

/** The name of a visit's stream in the journal. */
export function stream(id: string): string {
  return `visit:${id}`
}
