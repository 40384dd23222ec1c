import type { Clock } from '../../src/platform/clock.ts'

/** A clock in the test's hand. @example const clock = clockAt('2026-11-20T09:00+07:00') */
export interface TestClock extends Clock {
  set(at: string): void
  advance(by: Temporal.DurationLike): void
}

export function clockAt(at: string): TestClock {
  let now = Temporal.Instant.from(at)
  return {
    now: () => now,
    set(later) {
      now = Temporal.Instant.from(later)
    },
    advance(by) {
      now = now.add(by)
    },
  }
}
