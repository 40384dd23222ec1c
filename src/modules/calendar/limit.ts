/** A time limit as the law gives it, in exactly one of its kinds (docs/legal/time-limits.md#limits). */
export type Limit =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  | { readonly calendarDays: number }
  | { readonly months: number }
  | { readonly sameDay: { readonly cutOff: string } }
  | { readonly session: true }

/** Time that the law leaves out of the limit. `to` is null while the pause is open; each keeps its own legal ground elsewhere. */
export interface Pause {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant | null
  /**
   * `resume`, when left out: only the pause is left out. `restart`: the limit is counted again from zero when the pause ends.
   * @source docs/legal/time-limits.md#pauses
   */
  readonly clock?: 'resume' | 'restart'
}
