import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { statesFile, statesPage } from '../../scripts/docs/states.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { filesBelow, isTest, readSources } from './sources.ts'

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
const sources = readSources('src').filter(({ path: file }) => !isTest(file))

describe('pages that are made from the code', () => {
  test('docs/states.md is the table of states (else: node scripts/docs/states.ts)', () => {
    expect(readFileSync(statesFile, 'utf8')).toBe(statesPage())
  })
})

describe('docs/audit-events.md', () => {
  const listed = [...read('docs/audit-events.md').matchAll(/^\| `(\w+)` \|/gm)].map(match => match[1] ?? '')

  test('lists every kind of entry that the program records, and no other', () => {
    expect([...listed].sort()).toEqual(recordedKinds())
  })

  test('names the facts of each kind of dossier entry', () => {
    const page = read('docs/audit-events.md')
    const missing = dossierFacts().filter(([kind, fact]) => !rowOf(page, kind).includes(`\`${fact}\``))
    expect(missing.map(([kind, fact]) => `${kind}: ${fact}`)).toEqual([])
  })
})

describe('the README of a module', () => {
  const modules = [...new Set(filesBelow('src/modules').map(file => file.split('/')[2] ?? ''))]

  test.each(modules)('%s has one that says what it is for and where its rules come from', module => {
    const file = `src/modules/${module}/README.md`
    expect(existsSync(path.join(projectRoot, file)), file).toBe(true)
    expect(read(file)).toMatch(/^\| .*(?:rule|what|table).*\|$/im)
  })
})

/** The kinds of the dossiers' entries, and those named where entries are made elsewhere: `kind: 'officerAdded', version`. */
function recordedKinds(): string[] {
  const kinds = sources.flatMap(({ code }) =>
    [...code.matchAll(/\bkind: '(\w+)',\s*version:/g)].map(match => match[1] ?? ''),
  )
  const ofVisits = sources
    .filter(({ path: file }) => !file.startsWith('src/modules/dossiers/'))
    .flatMap(({ code }) => [...code.matchAll(/(?<![\w.])act\(\s*'(\w+)'/g)].map(match => match[1] ?? ''))
  const ofDossiers = entryFacts().map(([kind]) => kind)
  return [...new Set([...kinds, ...ofVisits, 'filed', ...ofDossiers])].sort()
}

/** Each kind of dossier entry with the type of its facts, as `entries.ts` has it. */
function entryFacts(): [kind: string, type: string][] {
  const entries = sources.find(({ path: file }) => file.endsWith('dossiers/rules/entries.ts'))?.code ?? ''
  const body = /export interface EntryFacts \{(.*?)\n\}/s.exec(entries)?.[1] ?? ''
  const kinds = [...body.matchAll(/^ {2}(\w+): (.*?)(?=^ {2}\w|$(?![\s\S]))/gms)]
  return kinds.map(([, kind = '', type = '']) => [kind, type])
}

/** The facts whose names stand in their type, plain or picked from another. */
function dossierFacts(): [kind: string, fact: string][] {
  return entryFacts().flatMap(([kind, type]) => [
    ...[...type.matchAll(/(?:^|[{;,\n])\s*(\w+)\??:/g)].map(
      match => [kind, match[1] ?? ''] as [string, string],
    ),
    ...[...type.matchAll(/Pick<\w+, ([^>]+)>/g)].flatMap(match =>
      [...(match[1] ?? '').matchAll(/'(\w+)'/g)].map(name => [kind, name[1] ?? ''] as [string, string]),
    ),
  ])
}

function rowOf(page: string, kind: string): string {
  return new RegExp(`^\\| \`${kind}\` \\|.*$`, 'm').exec(page)?.[0] ?? ''
}
