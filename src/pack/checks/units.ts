import type { City, Unit } from '../pack.ts'
import { type Finding, repeats } from './finding.ts'

export function checkCity(city: City, units: ReadonlyMap<string, Unit>): Finding[] {
  return (['cityUnit', 'centre'] as const)
    .filter(key => !units.has(city[key]))
    .map(key => [[key], `unknown unit "${city[key]}"`])
}

/** Ids and agency codes once; parents known and without a circle; codes below the city's own; provisional ones marked. */
export function checkUnits(units: readonly Unit[], city: City): Finding[] {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  return [
    ...repeats(units, unit => unit.id).map(([i, id]): Finding => [[i, 'id'], `unit "${id}" stands twice`]),
    ...repeats(units, unit => unit.agencyCode).map(
      ([i, code]): Finding => [[i, 'agencyCode'], `agency code ${code} is used twice`],
    ),
    ...units.flatMap((unit, index) =>
      checkUnit(unit, byId, city).map(([at, message]): Finding => [[index, ...at], message]),
    ),
  ]
}

function checkUnit(unit: Unit, byId: ReadonlyMap<string, Unit>, city: City): Finding[] {
  const findings: Finding[] = []
  if (unit.parent !== undefined && !byId.has(unit.parent))
    findings.push([['parent'], `unknown unit "${unit.parent}"`])
  else if (isOwnAncestor(unit, byId)) findings.push([['parent'], 'the unit is above itself'])
  if (unit.agencyCode !== city.agencyCode && !unit.agencyCode.startsWith(`${city.agencyCode}.`))
    findings.push([['agencyCode'], `agency code does not begin with ${city.agencyCode}`])
  if (unit.agencyCodeProvisional !== /\.P/.test(unit.agencyCode))
    findings.push([
      ['agencyCode'],
      'a provisional agency code begins with P below the city, and only a provisional one',
    ])
  if (!unit.agencyCodeProvisional && unit.agencyCodeSource === undefined)
    findings.push([['agencyCode'], 'an agency code that is not provisional names its source'])
  if (unit.wardCode !== undefined && unit.id !== `ward-${unit.wardCode}`)
    findings.push([['wardCode'], `does not agree with the id "${unit.id}"`])
  if ((unit.kind === 'ward' || unit.kind === 'commune') && unit.wardCode === undefined)
    findings.push([[], 'a commune or ward needs its wardCode'])
  return findings
}

function isOwnAncestor(unit: Unit, byId: ReadonlyMap<string, Unit>): boolean {
  const passed = new Set<string>()
  let above = unit.parent
  while (above !== undefined && !passed.has(above)) {
    if (above === unit.id) return true
    passed.add(above)
    above = byId.get(above)?.parent
  }
  return false
}
