import type { WorkingCalendar } from '../../../../calendar/index.ts'
import type { Dossier, Holding } from '../../../dossier.ts'
import { heldBy } from '../../../rules/lateness.ts'

/** Who has held a dossier how long: until now while it is open, else until its end. */
export function heldSoFar(dossier: Dossier, now: Temporal.Instant, calendar: WorkingCalendar): Holding[] {
  const end = dossier.finishedAt === undefined ? now : Temporal.Instant.from(dossier.finishedAt)
  return heldBy(dossier, end, calendar)
}

/** Who held it longest: of equals the first. Nobody while no working time has passed. */
export function longestOf(held: readonly Holding[]): Holding | undefined {
  const [longest] = held.toSorted((one, other) => other.minutes - one.minutes)
  return longest !== undefined && longest.minutes > 0 ? longest : undefined
}
