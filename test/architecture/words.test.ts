import { describe, expect, test } from 'vitest'
import { findings, isTest, readSources } from './sources.ts'

/** Files made for tests and for looking at components: they may carry examples. */
const isExample = (file: string) =>
  isTest(file) || /\/(?:fixtures?|testing)(?:\/|\.ts)|\/gallery\.tsx$/.test(file)

const sources = readSources('src').filter(({ path }) => !isExample(path))

/** What may stand although a rule speaks against it: file and word, each with its reason. */
const allowed: Readonly<Record<string, string>> = {
  'src/platform/config.ts packs/hanoi': 'the pack taken when none is named',
  'src/pack/commands.ts packs/hanoi': 'the same, for check-pack',
  'src/modules/organisation/rules/passwords.ts hanoi': 'a word that passwords must not be made of',
  'src/platform/clock.ts Temporal.Now.': 'the clock itself',
  'src/platform/log.ts Temporal.Now.': 'a log line carries the machine’s own time',
  'src/sandbox/memory-adapter.ts Temporal.Now.':
    'the life of a sign-in at the provider that plays the outside world',
  'src/platform/db/pool.ts : any': 'the driver’s method has eight overloads, all passed through',
}
const used = new Set<string>()

function strays(pattern: RegExp, folder = 'src/'): string[] {
  const found = findings(
    sources.filter(({ path }) => path.startsWith(folder)),
    pattern,
  )
  return found.filter(line => {
    const named = line.replace(/:\d+ /, ' ')
    if (named in allowed) used.add(named)
    return !(named in allowed)
  })
}

describe('the words of the program', () => {
  test('nothing under src names the city: it is data', () => {
    expect(strays(/(?:packs\/)?hanoi|hà\s?nội|\bH26\b/i)).toEqual([])
  })

  test('no page puts in HTML that nobody escaped', () => {
    expect(strays(/dangerouslySetInnerHTML|\.innerHTML\s*=/, 'src/modules/')).toEqual([])
  })

  test('dates and times go through Temporal, the present through the clock', () => {
    expect(strays(/\bnew Date\(|\bDate\.(?:now|parse|UTC)\(/)).toEqual([])
  })

  test('only the clock asks what time it is', () => {
    expect(strays(/\bTemporal\.Now\./).filter(line => !isMeasuring(line))).toEqual([])
  })

  test('nothing is said on the console: the server logs, commands print', () => {
    expect(strays(/\bconsole\.\w+\(/)).toEqual([])
  })

  test('types are never given up with any, and no fault is silenced', () => {
    expect(strays(/@ts-(?:ignore|nocheck|expect-error)|\bas any\b|: any\b|<any>/)).toEqual([])
  })

  test('texts are written with composed accents', () => {
    expect(sources.filter(({ text }) => text !== text.normalize('NFC')).map(({ path }) => path)).toEqual([])
  })

  test('no permission outlives its reason', () => {
    expect(Object.keys(allowed).filter(named => !used.has(named))).toEqual([])
  })
})

/** Ages of files and processes of this machine: no act of the city is timed by them. */
function isMeasuring(line: string): boolean {
  return line.startsWith('src/platform/db/')
}
