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
    ...repeatedCodes(units),
    ...units.flatMap((unit, index) =>
      checkUnit(unit, byId, city).map(([at, message]): Finding => [[index, ...at], message]),
    ),
  ]
}

function repeatedCodes(units: readonly Unit[]): Finding[] {
  const coded = units.flatMap(({ agencyCode }, i) => (agencyCode === undefined ? [] : [{ agencyCode, i }]))
  return repeats(coded, ({ agencyCode }) => agencyCode).map(([position, code]) => [
    [coded[position]?.i ?? 0, 'agencyCode'],
    `agency code ${code} is used twice`,
  ])
}

function checkUnit(unit: Unit, byId: ReadonlyMap<string, Unit>, city: City): Finding[] {
  const findings: Finding[] = []
  if (unit.parent !== undefined && !byId.has(unit.parent))
    findings.push([['parent'], `unknown unit "${unit.parent}"`])
  else if (isOwnAncestor(unit, byId)) findings.push([['parent'], 'the unit is above itself'])
  findings.push(...(unit.kind === 'outside' ? checkOutside(unit) : checkCode(unit, city)))
  if (unit.wardCode !== undefined && unit.id !== `ward-${unit.wardCode}`)
    findings.push([['wardCode'], `does not agree with the id "${unit.id}"`])
  if ((unit.kind === 'ward' || unit.kind === 'commune') && unit.wardCode === undefined)
    findings.push([[], 'a commune or ward needs its wardCode'])
  return findings
}

function checkCode({ agencyCode, agencyCodeProvisional, agencyCodeSource }: Unit, city: City): Finding[] {
  if (agencyCode === undefined) return [[[], 'a unit of the city needs an agency code']]
  const findings: Finding[] = []
  if (agencyCode !== city.agencyCode && !agencyCode.startsWith(`${city.agencyCode}.`))
    findings.push([['agencyCode'], `agency code does not begin with ${city.agencyCode}`])
  if (agencyCodeProvisional !== /\.P/.test(agencyCode))
    findings.push([
      ['agencyCode'],
      'a provisional agency code begins with P below the city, and only a provisional one',
    ])
  if (!agencyCodeProvisional && agencyCodeSource === undefined)
    findings.push([['agencyCode'], 'an agency code that is not provisional names its source'])
  return findings
}

/** A body that is not the city's: its own officers work here, but it receives nothing and gives no dossier its code. */
function checkOutside({ receives, agencyCode }: Unit): Finding[] {
  return [
    ...(receives ? [[['receives'], 'a body from outside the city has no counter here'] as Finding] : []),
    ...(agencyCode === undefined
      ? []
      : [[['agencyCode'], 'the city gives no agency code to a body from outside'] as Finding]),
  ]
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
