import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/root.ts'
import { filesBelow, readSources } from './sources.ts'

/** Every page of documentation: the root's, docs/, and the ones that stand beside the code. */
const pages = [
  ...['README.md', 'CHANGELOG.md'].filter(file => existsSync(path.join(projectRoot, file))),
  ...['docs', 'src', 'packs'].flatMap(filesBelow).filter(file => file.endsWith('.md')),
]

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')

interface Link {
  readonly from: string
  readonly to: string
  readonly anchor: string | undefined
}

describe('links of the documentation', () => {
  const links = pages.flatMap(linksOf)

  test('each leads to a file that is there', () => {
    expect(links.filter(({ to }) => !isThere(to)).map(shown)).toEqual([])
    expect(links.length).toBeGreaterThan(20)
  })

  test('each anchor is a heading there', () => {
    expect(links.filter(({ to, anchor }) => isThere(to) && !hasHeading(to, anchor)).map(shown)).toEqual([])
  })

  test('every page of docs is reached from another page', () => {
    const reached = new Set(links.map(({ to }) => to))
    expect(pages.filter(page => page.startsWith('docs/') && !reached.has(page))).toEqual([])
  })
})

describe('sources that the code cites', () => {
  const cited = [...readSources('src'), ...readSources('scripts'), ...readSources('test')]
    .filter(({ path: from }) => !from.endsWith('/links.test.ts'))
    .flatMap(({ path: from, text }) =>
      [...text.matchAll(/\b(docs\/[\w/-]+\.md)(?:#([\w-]+))?/g)].map(([, to = '', anchor]) => ({
        from,
        to,
        anchor,
      })),
    )

  test('each is a page that is there, at a heading that is there', () => {
    const strays = cited.filter(({ to, anchor }) => !isThere(to) || !hasHeading(to, anchor)).map(shown)
    expect(strays).toEqual([])
    expect(cited.length).toBeGreaterThan(10)
  })
})

/** Links between our own files; what is on the network is not looked at. */
function linksOf(from: string): Link[] {
  return [...withoutCode(read(from)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(match => match[1] ?? '')
    .filter(target => !/^[a-z]+:/.test(target))
    .map(target => {
      const [file = '', anchor] = decodeURIComponent(target).split('#')
      return { from, to: file === '' ? from : path.posix.join(path.posix.dirname(from), file), anchor }
    })
}

/** Pictures are made by a script, and may wait for their first making. */
function isThere(file: string): boolean {
  return existsSync(path.join(projectRoot, file)) || /^docs\/pictures\/[\w-]+\.png$/.test(file)
}

function hasHeading(file: string, anchor: string | undefined): boolean {
  if (anchor === undefined || !file.endsWith('.md')) return true
  const headings = [...read(file).matchAll(/^#{1,6}\s+(.+)$/gm)].map(match => anchorOf(match[1] ?? ''))
  return headings.includes(anchor)
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

function shown({ from, to, anchor }: Link): string {
  return `${from} → ${to}${anchor === undefined ? '' : `#${anchor}`}`
}
