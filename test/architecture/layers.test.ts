import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/root.ts'
import { isTest, listedByGit, readSources, type SourceFile } from './sources.ts'

/** From the ground up: each layer may import those before it. Folders of one line stand side by side and do not meet. */
const layers: readonly (readonly string[])[] = [
  ['kernel'],
  ['platform'],
  ['ui'],
  ['modules'],
  ['pack'],
  ['sandbox', 'simulation', 'bench'],
  ['demo.ts', 'seed.ts', 'verify.ts', 'upkeep.ts', 'clockwork.ts', 'command-faults.ts'],
  ['app.ts'],
  ['server.ts', 'cli.ts'],
]

/** The modules from left to right: each may import those before it. */
const modules = [
  'journal',
  'organisation',
  'identity',
  'calendar',
  'catalogue',
  'documents',
  'payments',
  'notifications',
  'dossiers',
  'visits',
  'feedback',
  'exchange',
  'supervision',
  'guidance',
  'portal',
]

/** Folders of a lower layer that are entered by their `index.ts` alone; others are open file by file. */
const doors = ['src/platform/http', 'src/platform/db', 'src/ui', 'src/pack', 'src/sandbox', 'src/kernel']

/** Files behind a door that others may name all the same, each with its reason. */
const openBehindDoors: Readonly<Record<string, string>> = {
  'src/platform/db/connect.ts': 'opening a database is for the processes alone',
  'src/platform/db/data-folder.ts': 'the data folder is claimed by the process before there is a database',
  'src/platform/db/file-lock.ts': 'the same',
}

/** Known strays, harmless, each with its reason; nothing may be added here to make a test pass. */
const exceptions: Readonly<Record<string, string>> = {}

const sources = readSources('src')
const program = sources.filter(({ path: file }) => !isTest(file))

const layerOf = (file: string) => layers.findIndex(names => names.includes(file.split('/')[1] ?? ''))
const moduleOf = (file: string) => (file.startsWith('src/modules/') ? file.split('/')[2] : undefined)

interface Edge {
  readonly from: string
  readonly to: string
}

function edgesOf(files: readonly SourceFile[]): Edge[] {
  return files.flatMap(({ path: from, imports }) =>
    imports.flatMap(({ to }) => (to === undefined ? [] : [{ from, to }])),
  )
}

const edges = edgesOf(program)
const isExcepted = ({ from, to }: Edge) => `${from} → ${to}` in exceptions
const stray = (rule: (edge: Edge) => boolean) =>
  edges.filter(edge => rule(edge) && !isExcepted(edge)).map(({ from, to }) => `${from} imports ${to}`)

describe('who may import whom', () => {
  test('every file that git lists has been read', () => {
    const read = new Set(sources.map(source => source.path))
    expect((listedByGit('src') ?? []).filter(file => !read.has(file))).toEqual([])
    expect(read.size).toBeGreaterThan(200)
  })

  test('every file and folder of src has its place in the layers', () => {
    const known = new Set(layers.flat())
    const here = readdirSync(path.join(projectRoot, 'src')).filter(name => !isTest(`src/${name}`))
    expect(here.filter(name => !known.has(name))).toEqual([])
  })

  test('every module has its place in the line', () => {
    const here = readdirSync(path.join(projectRoot, 'src/modules'))
    expect(here.filter(name => !modules.includes(name))).toEqual([])
  })

  test('an import that is ours names a file that is there, and stays below src', () => {
    const read = new Set([...sources.map(source => source.path)])
    const isCode = (file: string) => /\.tsx?$/.test(file)
    expect(
      stray(({ to }) => !to.startsWith('src/') || (isCode(to) && !read.has(to) && !to.endsWith('.d.ts'))),
    ).toEqual([])
  })

  test('a layer imports only those below it', () => {
    expect(stray(isUpward)).toEqual([])
    expect(isUpward({ from: 'src/platform/jobs.ts', to: 'src/ui/index.ts' })).toBe(true)
    expect(isUpward({ from: 'src/sandbox/index.ts', to: 'src/simulation/index.ts' })).toBe(true)
  })

  test('a module imports only those to its left', () => {
    expect(stray(isRightward)).toEqual([])
    expect(isRightward({ from: 'src/modules/journal/store.ts', to: 'src/modules/dossiers/index.ts' })).toBe(
      true,
    )
  })

  test('a module is entered through its index.ts alone', () => {
    const isBehindTheDoor = ({ from, to }: Edge) => {
      const other = moduleOf(to)
      return other !== undefined && other !== moduleOf(from) && to !== `src/modules/${other}/index.ts`
    }
    expect(stray(isBehindTheDoor)).toEqual([])
  })

  test('so is every folder of the lower layers that has a door', () => {
    const isBehindADoor = ({ from, to }: Edge) => {
      const door = doors.find(folder => to.startsWith(`${folder}/`))
      if (door === undefined || to in openBehindDoors) return false
      return !from.startsWith(`${door}/`) && to !== `${door}/index.ts`
    }
    expect(stray(isBehindADoor)).toEqual([])
  })

  test('a test stands beside what it tests: it enters other modules by their doors too', () => {
    const tests = edgesOf(sources.filter(({ path: file }) => isTest(file)))
    const strays = tests.filter(({ from, to }) => {
      const [own, other] = [moduleOf(from), moduleOf(to)]
      return other !== undefined && other !== own && !isOpenToTests(to)
    })
    expect(strays.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  test('the kernel and the scripts of the browser stand on nothing of the server', () => {
    const isServer = ({ from, to }: Edge) =>
      from.startsWith('src/ui/browser/') && !isTest(from) && !to.startsWith('src/ui/')
    expect(stray(isServer)).toEqual([])
    const kernel = program.filter(({ path: file }) => file.startsWith('src/kernel/'))
    expect(kernel.flatMap(({ imports }) => imports.filter(isLibrary))).toEqual([])
  })
})

function isUpward({ from, to }: Edge): boolean {
  const isAbove = layerOf(to) > layerOf(from)
  const isBeside = layerOf(to) === layerOf(from) && from.split('/')[1] !== to.split('/')[1]
  return isAbove || (isBeside && !isFile(to))
}

function isRightward({ from, to }: Edge): boolean {
  const [own, other] = [moduleOf(from), moduleOf(to)]
  return own !== undefined && other !== undefined && modules.indexOf(other) > modules.indexOf(own)
}

/** Fixtures are made for the tests of others. */
function isOpenToTests(to: string): boolean {
  return /\/index\.tsx?$|\/fixtures?(?:\/|\.ts)/.test(to)
}

function isLibrary({ specifier, to }: SourceFile['imports'][number]): boolean {
  return to === undefined && !specifier.startsWith('node:')
}

function isFile(to: string): boolean {
  return to.split('/').length === 2
}
