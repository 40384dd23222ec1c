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
