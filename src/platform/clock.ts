/** Where the present comes from. Rules take instants; only the edges of the program ask the clock. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }
