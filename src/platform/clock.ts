/** Where the present comes from. Rules take instants; only the edges of the program ask the clock. */
export interface Clock {
  now(): Temporal.Instant
}

/** The machine's clock in whole milliseconds: what the database keeps of an instant must be the instant itself. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'millisecond', roundingMode: 'floor' }),
}
