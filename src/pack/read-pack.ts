import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CalendarData } from '../modules/calendar/index.ts'
import type { FastLane, LifeEvent, Procedure, ProcedureListing, Term } from '../modules/catalogue/index.ts'
import type { Read } from './checks/finding.ts'
import { checkPack, type ReadFiles } from './checks/index.ts'
import type { City, Demo, Fault, FoundBy, Pack, PackReading, Unit } from './pack.ts'
import { type PackFile, packFile, packLines } from './pack-file.ts'
import { type FileKind, loadShapes, type ShapeCheck } from './shape.ts'

/**
 * Reads and checks a city's pack. Gives the whole pack, or every fault with file and line: nothing is loaded by halves.
 * Without `demo.json` the pack has no demo people, without `fast-lanes.json` no lanes; every other file must be there.
 * @source packs/hanoi/README.md
 */
export async function readPack(folder: string): Promise<PackReading> {
  const texts = await readTexts(folder)
  const { files, faults } = gather(texts, await loadShapes())
  const all = [...faults, ...checkPack(files)].sort(byPlace)
  return all.length > 0 ? { faults: all } : { pack: assemble(files, digest(texts)) }
}

/** The digest of a pack's files as they lie there, without reading what they say: enough to see that a pack is another one. */
export async function packDigest(folder: string): Promise<string> {
  return digest(await readTexts(folder))
}

type Texts = ReadonlyMap<string, string>

async function readTexts(folder: string): Promise<Texts> {
  const names = [
    ...(await list(folder, '', /\.json$/)),
    ...(await list(folder, 'procedures', /\.json$/)),
    ...(await list(folder, 'catalogue', /\.jsonl$/)),
  ]
  const texts = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))
  return new Map(names.map((name, i) => [name, texts[i] ?? '']))
}

async function list(folder: string, inside: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(path.join(folder, inside)).catch(() => [])
  return entries
    .filter(name => pattern.test(name))
    .sort()
    .map(name => path.posix.join(inside, name))
}

function gather(texts: Texts, shape: ShapeCheck): { files: ReadFiles; faults: Fault[] } {
  const faults: Fault[] = []
  const take = <T>(kind: FileKind, file: PackFile): Read<T>[] => {
    const found = [...file.faults, ...(file.value === undefined ? [] : shape(kind, file))]
    faults.push(...found)
    const usable = file.value !== undefined && found.every(fault => fault.message.includes('NFC'))
    return usable ? [{ file, value: file.value as T }] : []
  }
  const one = <T>(kind: FileKind, name: string, optional = false): Read<T>[] => {
    const text = texts.get(name)
    if (text !== undefined) return take<T>(kind, packFile(name, text))
    if (!optional) faults.push({ file: name, line: 1, path: '', message: 'the file is missing' })
    return []
  }
  const inFolder = (prefix: string) => [...texts].filter(([name]) => name.startsWith(prefix))
  const [city] = one<City>('city', 'city.json')
  const [units] = one<readonly Unit[]>('units', 'units.json')
  const [calendar] = one<CalendarData>('calendar', 'calendar.json')
  const [dictionary] = one<readonly Term[]>('dictionary', 'dictionary.json')
  const [lifeEvents] = one<readonly LifeEvent[]>('life-events', 'life-events.json')
  const [foundBy] = one<FoundBy>('found-by', 'found-by.json', true)
  const [lanes] = one<readonly FastLane[]>('fast-lanes', 'fast-lanes.json', true)
  const [demo] = one<Demo>('demo', 'demo.json', true)
  const brokenProcedures: string[] = []
  const procedures = inFolder('procedures/').flatMap(([name, text]) => {
    const read = take<Procedure>('procedure', packFile(name, text))
    if (read.length === 0) brokenProcedures.push(path.posix.basename(name, '.json'))
    return read
  })
  const listings = inFolder('catalogue/')
    .flatMap(([name, text]) => packLines(name, text))
    .flatMap(file => take<ProcedureListing>('listing', file))
  faults.push(...strangers(texts))
  return {
    files: {
      ...(city && { city }),
      ...(units && { units }),
      ...(calendar && { calendar }),
      ...(dictionary && { dictionary }),
      ...(lifeEvents && { lifeEvents }),
      ...(foundBy && { foundBy }),
      ...(lanes && { lanes }),
      ...(demo && { demo }),
      procedures,
      brokenProcedures,
      listings,
    },
    faults,
  }
}

const rootFiles = [
  'city.json',
  'units.json',
  'calendar.json',
  'dictionary.json',
  'life-events.json',
  'found-by.json',
  'fast-lanes.json',
  'demo.json',
]

/** A file that nobody reads is most likely a name mistyped. */
function strangers(texts: Texts): Fault[] {
  return [...texts.keys()]
    .filter(name => !name.includes('/') && !rootFiles.includes(name))
    .map(file => ({ file, line: 1, path: '', message: 'no such file belongs to a pack' }))
}

function assemble(files: ReadFiles, digestHex: string): Pack {
  const { city, units, calendar, dictionary, lifeEvents, demo } = files
  if (!city || !units || !calendar || !dictionary || !lifeEvents)
    throw new Error('a pack without faults is whole')
  return {
    city: city.value,
    units: units.value,
    calendar: calendar.value,
    dictionary: dictionary.value,
    lifeEvents: lifeEvents.value,
    procedures: files.procedures.map(read => read.value),
    listings: files.listings.map(read => findable(read.value, files.foundBy?.value ?? {})),
    lanes: files.lanes?.value ?? [],
    ...(demo && { demo: demo.value }),
    digest: digestHex,
  }
}

/** A listing with the city's own words and life events beside the source's. */
function findable(listing: ProcedureListing, foundBy: FoundBy): ProcedureListing {
  const { synonyms = [], lifeEvents = [] } = foundBy[listing.code] ?? {}
  return {
    ...listing,
    synonyms: [...new Set([...listing.synonyms, ...synonyms])],
    lifeEvents: [...new Set([...listing.lifeEvents, ...lifeEvents])],
  }
}

function digest(texts: Texts): string {
  const hash = createHash('sha256')
  for (const [name, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${text}\0`)
  return hash.digest('hex')
}

function byPlace(a: Fault, b: Fault): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line
}
