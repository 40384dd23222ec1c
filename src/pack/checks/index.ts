import { type CalendarData, calendarFaults } from '../../modules/calendar/index.ts'
import {
  type FastLane,
  faultOfTerm,
  type LifeEvent,
  type Procedure,
  type ProcedureListing,
  type Term,
} from '../../modules/catalogue/index.ts'
import type { City, Demo, Fault, FoundBy, Unit } from '../pack.ts'
import { checkDemo } from './demo.ts'
import { checkLanes } from './fast-lanes.ts'
import { type Finding, faultsOf, type Read, repeats } from './finding.ts'
import { checkListing, checkProcedure, type Known } from './procedure.ts'
import { checkCity, checkUnits } from './units.ts'

/** The files of a pack, each of the right shape; a file that is not is left out, so that the others are still checked. */
export interface ReadFiles {
  readonly city?: Read<City>
  readonly units?: Read<readonly Unit[]>
  readonly calendar?: Read<CalendarData>
  readonly dictionary?: Read<readonly Term[]>
  readonly lifeEvents?: Read<readonly LifeEvent[]>
  readonly foundBy?: Read<FoundBy>
  readonly lanes?: Read<readonly FastLane[]>
  readonly demo?: Read<Demo>
  readonly procedures: readonly Read<Procedure>[]
  /** Codes whose files are there but not of the right shape, by their names. */
  readonly brokenProcedures: readonly string[]
  readonly listings: readonly Read<ProcedureListing>[]
}

/** Everything a schema cannot say: what one file names in another, what must add up, what may stand only once. */
export function checkPack(files: ReadFiles): Fault[] {
  const units = new Map(files.units?.value.map(unit => [unit.id, unit]))
  return [
    ...check(files.calendar, calendar => calendarFindings(calendar)),
    ...check(files.dictionary, checkDictionary),
    ...check(files.lifeEvents, events =>
      repeats(events, event => event.key).map(
        ([i, key]): Finding => [[i, 'key'], `life event "${key}" stands twice`],
      ),
    ),
    ...(files.units && files.city ? checkPlaces(files.city, files.units, units) : []),
    ...(files.units ? check(files.demo, demo => checkDemo(demo, units)) : []),
    ...checkCatalogue(files, units),
    ...checkCodes(files),
  ]
}

function checkPlaces(
  city: Read<City>,
  units: Read<readonly Unit[]>,
  byId: ReadonlyMap<string, Unit>,
): Fault[] {
  return [
    ...check(city, value => checkCity(value, byId)),
    ...check(units, value => checkUnits(value, city.value)),
  ]
}

function check<T>(read: Read<T> | undefined, findings: (value: T) => readonly Finding[]): Fault[] {
  return read ? faultsOf(read, findings(read.value)) : []
}

function calendarFindings(calendar: CalendarData): Finding[] {
  return calendarFaults(calendar).map(fault => [
    fault.path
      .split('/')
      .slice(1)
      .map(part => (/^\d+$/.test(part) ? Number(part) : part)),
    fault.code.replaceAll('_', ' '),
  ])
}

function checkDictionary(terms: readonly Term[]): Finding[] {
  return [
    ...repeats(terms, term => term.key).map(
      ([i, key]): Finding => [[i, 'key'], `term "${key}" stands twice`],
    ),
    ...terms.flatMap((term, i): Finding[] => {
      const fault = faultOfTerm(term)
      return fault === undefined ? [] : [[[i, 'schema'], fault]]
    }),
    ...terms.flatMap((term, i): Finding[] =>
      (term.type === 'choice') === (term.options !== undefined)
        ? []
        : [[[i, 'type'], 'a choice has options, and nothing else has']],
    ),
  ]
}

/** References are checked only against files that could be read: one broken file is not a hundred unknown names. */
function checkCatalogue(files: ReadFiles, units: ReadonlyMap<string, Unit>): Fault[] {
  if (!files.units || !files.dictionary || !files.lifeEvents) return []
  const known: Known = {
    units,
    terms: new Map(files.dictionary.value.map(term => [term.key, term])),
    lifeEvents: new Map(files.lifeEvents.value.map(event => [event.key, event])),
  }
  return [
    ...files.procedures.flatMap(read => faultsOf(read, checkProcedure(read.value, known))),
    ...files.listings.flatMap(read => faultsOf(read, checkListing(read.value, known))),
    ...check(files.foundBy, foundBy => checkFoundBy(foundBy, files.listings, known)),
    ...check(files.lanes, lanes => checkLanes(lanes, proceduresOf(files), units)),
  ]
}

function proceduresOf({ procedures, brokenProcedures }: ReadFiles) {
  return {
    byCode: new Map(procedures.map(({ value }) => [value.code, value])),
    broken: new Set(brokenProcedures),
  }
}

/** Only listings are named: a procedure that can be filed says its words itself. */
function checkFoundBy(
  foundBy: FoundBy,
  listings: readonly Read<ProcedureListing>[],
  known: Known,
): Finding[] {
  const codes = new Set(listings.map(({ value }) => value.code))
  return Object.entries(foundBy).flatMap(([code, { lifeEvents = [] }]): Finding[] => [
    ...(codes.has(code) ? [] : [[[code], `no listing has the code ${code}`] as Finding]),
    ...lifeEvents.flatMap((key, i): Finding[] =>
      known.lifeEvents.has(key) ? [] : [[[code, 'lifeEvents', i], `unknown life event "${key}"`]],
    ),
  ])
}

function checkCodes(files: ReadFiles): Fault[] {
  const all: readonly Read<ProcedureListing>[] = [...files.procedures, ...files.listings]
  const twice = repeats(all, read => read.value.code).flatMap(([i, code]) => {
    const read = all[i]
    return read ? [read.file.fault(['code'], `procedure ${code} stands twice`)] : []
  })
  const misnamed = files.procedures
    .filter(read => read.file.name !== `procedures/${read.value.code}.json`)
    .map(read =>
      read.file.fault(['code'], `the file of ${read.value.code} is named procedures/${read.value.code}.json`),
    )
  return [...twice, ...misnamed]
}
