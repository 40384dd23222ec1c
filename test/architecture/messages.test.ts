import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/root.ts'
import { filesBelow } from './sources.ts'

/** Files of sentences stand in pairs: `messages.vi.ts` and `messages.en.ts`, `words.vi.ts` and `words.en.ts`. */
const vietnamese = filesBelow('src').filter(file => /\.vi\.tsx?$/.test(file))
const english = filesBelow('src').filter(file => /\.en\.tsx?$/.test(file))

describe('sentences in two languages', () => {
  test('every file has its other half', () => {
    expect(english.map(file => file.replace('.en.', '.vi.'))).toEqual(vietnamese)
    expect(vietnamese.length).toBeGreaterThan(5)
  })

  test.each(vietnamese)('%s says in English all it says in Vietnamese', async file => {
    const vi = await sentencesOf(file)
    const en = await sentencesOf(file.replace('.vi.', '.en.'))
    expect(vi.size).toBeGreaterThan(0)
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort())
    expect(blankOnes(vi), 'blank in Vietnamese').toEqual([])
    expect(blankOnes(en), 'blank in English').toEqual([])
    expect(parametersThatDiffer(vi, en)).toEqual([])
  })
})

type Said = string | ((...given: never[]) => unknown)

/** Every sentence of a file by the way to it: `errors.required`. */
async function sentencesOf(file: string): Promise<Map<string, Said>> {
  const loaded = (await import(pathToFileURL(path.join(projectRoot, file)).href)) as Record<string, unknown>
  // The name of the export may carry the language; what is below it may not.
  return new Map(Object.values(loaded).flatMap((value, index) => leaves(value, String(index))))
}

function leaves(value: unknown, way: string): [string, Said][] {
  if (typeof value === 'string' || typeof value === 'function') return [[way, value as Said]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${way}.${key}`))
}

function blankOnes(said: ReadonlyMap<string, Said>): string[] {
  return [...said].filter(([, text]) => typeof text === 'string' && text.trim() === '').map(([way]) => way)
}

/** A sentence with parameters in one language takes as many in the other. `{name}` counts as one. */
function parametersThatDiffer(vi: ReadonlyMap<string, Said>, en: ReadonlyMap<string, Said>): string[] {
  return [...vi].filter(([way, text]) => shapeOf(text) !== shapeOf(en.get(way))).map(([way]) => way)
}

function shapeOf(said: Said | undefined): string {
  if (typeof said !== 'string') return typeof said
  return [...new Set(said.match(/\{\w+\}/g) ?? [])].sort().join()
}
