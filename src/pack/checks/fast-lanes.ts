import type { FastLane, Procedure, TimeLimit } from '../../modules/catalogue/index.ts'
import type { Unit } from '../pack.ts'
import { type Finding, repeats } from './finding.ts'

/** The procedures that can be filed, and the codes of those whose files are broken: said there, not here again. */
interface Procedures {
  readonly byCode: ReadonlyMap<string, Procedure>
  readonly broken: ReadonlySet<string>
}

/** Lanes name procedures that can be filed and counters there are, and promise no more time than the law. */
export function checkLanes(
  lanes: readonly FastLane[],
  procedures: Procedures,
  units: ReadonlyMap<string, Unit>,
): Finding[] {
  return [
    ...repeats(lanes, lane => lane.key).map(
      ([i, key]): Finding => [[i, 'key'], `fast lane "${key}" stands twice`],
    ),
    ...lanes.flatMap((lane, i) =>
      checkLane(lane, procedures, units).map(([at, message]): Finding => [[i, ...at], message]),
    ),
  ]
}

function checkLane(lane: FastLane, procedures: Procedures, units: ReadonlyMap<string, Unit>): Finding[] {
  const ends = lane.validTo !== undefined && lane.validFrom !== undefined && lane.validTo < lane.validFrom
  return [
    ...lane.procedures.flatMap((code, i) =>
      procedures.broken.has(code) ? [] : checkProcedure(lane, procedures.byCode.get(code), ['procedures', i]),
    ),
    ...(lane.units ?? []).flatMap((id, i) => checkCounter(id, units.get(id), ['units', i])),
    ...(ends ? [[['validTo'], 'ends before it begins'] as Finding] : []),
  ]
}

function checkProcedure(lane: FastLane, procedure: Procedure | undefined, at: [string, number]): Finding[] {
  if (procedure === undefined)
    return [[at, `no procedure that can be filed has the code ${lane.procedures[at[1]]}`]]
  const limits = [procedure.timeLimit, ...(procedure.timeLimitCases ?? []).map(one => one.timeLimit)]
  const shortest = Math.min(...limits.map(hoursOf))
  return hoursOf(lane.limit) <= shortest
    ? []
    : [[['limit'], `longer than the law gives ${procedure.code}: ${shortest} hours at most`]]
}

function checkCounter(id: string, unit: Unit | undefined, at: [string, number]): Finding[] {
  if (unit === undefined) return [[at, `unknown unit "${id}"`]]
  return unit.receives ? [] : [[at, `unit "${id}" has no counter`]]
}

/** Working hours a limit can hold at most, a day being 8 and a session half a day. */
function hoursOf(limit: TimeLimit): number {
  if ('workingHours' in limit) return limit.workingHours
  if ('workingDays' in limit) return limit.workingDays * 8
  if ('calendarDays' in limit) return limit.calendarDays * 8
  if ('months' in limit) return limit.months * 20 * 8
  return 'session' in limit ? 4 : 8
}
