import type { FastLane } from '../procedure.ts'

/** The first lane a dossier of this procedure received at this counter on this day may ride; undefined: none. */
export function fastLaneFor(
  lanes: readonly FastLane[],
  received: { readonly procedure: string; readonly unit: string; readonly on: Temporal.PlainDate },
): FastLane | undefined {
  return lanes.find(
    lane =>
      lane.procedures.includes(received.procedure) &&
      (lane.units?.includes(received.unit) ?? true) &&
      runsOn(lane, received.on),
  )
}

function runsOn(lane: FastLane, day: Temporal.PlainDate): boolean {
  const date = day.toString()
  return (
    lane.weekdays.includes(day.dayOfWeek) &&
    (lane.validFrom === undefined || lane.validFrom <= date) &&
    (lane.validTo === undefined || date <= lane.validTo)
  )
}

/** The lanes a procedure has or will have, for its page: all that have not ended. */
export function lanesOf(
  lanes: readonly FastLane[],
  procedure: string,
  today: Temporal.PlainDate,
): readonly FastLane[] {
  return lanes.filter(
    lane =>
      lane.procedures.includes(procedure) && (lane.validTo === undefined || today.toString() <= lane.validTo),
  )
}
