import type { Pause } from '../limit.ts'
import { minuteAfter, minuteOf } from '../minutes.ts'

/** Paused minutes `from` up to, not including, `to`. */
export interface PausedTime {
  readonly from: number
  readonly to: number
}

/**
 * Pauses in order, overlapping ones joined so that no minute is left out twice. A minute touched by a pause is paused.
 * An open pause counts as ending on `asOf`, so that the time that remains can be shown while it lasts.
 * @throws Error for an open pause without `asOf`
 * @source docs/legal/time-limits.md#pauses
 */
export function pausedTimes(pauses: readonly Pause[], asOf: Temporal.Instant | undefined): PausedTime[] {
  const times = pauses
    .map(pause => ({ from: minuteOf(pause.from), to: minuteAfter(endOf(pause, asOf)) }))
    .filter(time => time.from < time.to)
    .sort((a, b) => a.from - b.from)
  return times.reduce<PausedTime[]>(join, [])
}

/**
 * Where counting begins: the start, or the end of the last pause that restarts the limit. One that is still open counts as
 * ending on `asOf`, so that the date shown is the earliest still possible.
 */
export function countedFrom(
  start: Temporal.Instant,
  pauses: readonly Pause[],
  asOf: Temporal.Instant | undefined,
): Temporal.Instant {
  const ends = pauses.filter(pause => pause.clock === 'restart').map(pause => endOf(pause, asOf))
  return ends.reduce((last, end) => (Temporal.Instant.compare(end, last) > 0 ? end : last), start)
}

/** What of the pauses still counts after a start: nothing of the time before it is left out of the limit. */
export function pausesAfter(
  start: Temporal.Instant,
  pauses: readonly Pause[],
  asOf: Temporal.Instant | undefined,
): Pause[] {
  return pauses
    .filter(pause => Temporal.Instant.compare(endOf(pause, asOf), start) > 0)
    .map(pause => (Temporal.Instant.compare(pause.from, start) < 0 ? { ...pause, from: start } : pause))
}

function endOf({ to }: Pause, asOf: Temporal.Instant | undefined): Temporal.Instant {
  const end = to ?? asOf
  if (end === undefined) throw new Error('An open pause can only be counted as of an instant')
  return end
}

function join(joined: PausedTime[], time: PausedTime): PausedTime[] {
  const last = joined.at(-1)
  if (last === undefined || last.to < time.from) return [...joined, time]
  return [...joined.slice(0, -1), { from: last.from, to: Math.max(last.to, time.to) }]
}

export function overlaps(time: PausedTime, other: PausedTime): boolean {
  return time.from < other.to && other.from < time.to
}
