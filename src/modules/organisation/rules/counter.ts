import type { Unit } from './units.ts'

/**
 * The one-stop counter where an authority's own dossiers are received and handed back: its own when it has one; else the
 * nearest one above it that is nothing but a counter (the city's service centre, for departments). Any other counter
 * may receive for it too; this is the one its slips name.
 * @source Decree 61/2018/NĐ-CP art. 7, Decree 118/2025/NĐ-CP: one-stop units by level
 */
export function counterOf(authority: Unit, units: readonly Unit[]): Unit | undefined {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const seen = new Set<string>()
  let place: Unit | undefined = authority
  while (place !== undefined && !seen.has(place.id)) {
    seen.add(place.id)
    if (place.receives) return place
    const below = units.find(unit => unit.parent === place?.id && unit.receives && !unit.decides)
    if (below !== undefined) return below
    place = place.parent === undefined ? undefined : byId.get(place.parent)
  }
  return undefined
}
