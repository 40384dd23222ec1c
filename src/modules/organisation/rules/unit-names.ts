import { fold } from '../../../kernel/index.ts'
import type { UnitDirectory } from '../directory.ts'
import type { Unit } from './units.ts'

/**
 * The units somebody may mean by a word: its id, the id in brackets at its end, or its name; accents and capitals may be
 * missing. Units that bear the whole name come alone; only when there are none, those whose names contain it. By its id
 * a unit that has ended is meant too: officers may still hold posts there.
 * @example unitsCalled('ba dinh', directory) // [Phường Ba Đình]
 */
export function unitsCalled(
  word: string,
  { units, find }: Pick<UnitDirectory, 'units' | 'find'>,
): readonly Unit[] {
  const byId = find(/\(([a-z0-9-]+)\)$/.exec(word)?.[1] ?? word)
  if (byId !== undefined) return [byId]
  const wanted = fold(word)
  if (wanted === '') return []
  const named = units.filter(unit => namesOf(unit).includes(wanted))
  return named.length > 0 ? named : units.filter(unit => namesOf(unit).some(name => hasWords(name, wanted)))
}

function namesOf({ name, shortName }: Unit): string[] {
  return [name.vi, name.en, shortName.vi, shortName.en].flatMap(each =>
    each === undefined ? [] : [fold(each)],
  )
}

/** Whole words: "an" is no part of "thanh xuan". */
function hasWords(name: string, wanted: string): boolean {
  return ` ${name} `.includes(` ${wanted} `)
}
