import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, theBrowser } from '../../../test/support/browser.ts'
import { changedDots, fromPng, type Picture, pictureOf, toPng } from './fixtures/picture.ts'
import { galleryKinds, galleryOf } from './gallery.ts'
import { type Paper, picturePaper } from './papers.ts'

/** How to renew them is in the module's README. */
const isRenewing = process.env.RENEW_PICTURES === '1'
const golden = path.join(import.meta.dirname, 'fixtures/golden')

/** Stray dots of outlines that fall between two dots on one machine and not on another. */
const strayDots = 12

const pictures: readonly (readonly [name: string, paper: Paper])[] = [
  ...galleryKinds.map(kind => [kind, galleryOf(kind)] as const),
  ...(['form01', 'form04', 'form06'] as const).map(
    kind => [`${kind}-gloss`, galleryOf(kind, { gloss: true })] as const,
  ),
  ['form04-draft', draftOf(galleryOf('form04'))],
]

let page: Page

beforeAll(async () => {
  page = await (await theBrowser()).newPage()
})
afterAll(closeBrowser)

/** A register's two pages are some two thousand outlines: a busy machine takes its time. */
describe('every form looks as it did', { timeout: 120_000 }, () => {
  it.each(pictures)('%s', async (name, paper) => {
    const drawn = await pictureOf(page, await picturePaper(paper))
    const file = path.join(golden, `${name}.png`)
    if (isRenewing) writeFileSync(file, toPng(drawn))
    expect(existsSync(file), `no picture is kept of ${name}`).toBe(true)
    const changed = changedDots(fromPng(readFileSync(file)), drawn)
    if (changed > strayDots) keepForLooking(name, drawn)
    expect(changed, `${name} changed; drawn now: ${lookAt(name)}`).toBeLessThanOrEqual(strayDots)
  })

  it('tells one changed letter from none', async () => {
    const paper = galleryOf('form03')
    const before = await pictureOf(page, await picturePaper(paper))
    const applicant = { owner: 'Công Tằng Tôn Nữ Hoàng Nguyễn Thị Thùy Dưỡng' }
    const other = { ...paper, facts: { ...paper.facts, applicant } } as Paper
    const same = await pictureOf(page, await picturePaper(paper))
    expect(changedDots(before, same)).toBe(0)
    expect(changedDots(before, await pictureOf(page, await picturePaper(other)))).toBeGreaterThan(strayDots)
  })
})

function draftOf(paper: Paper): Paper {
  return { ...paper, facts: { ...paper.facts, number: null, signedAt: null, check: null } } as Paper
}

const lookAt = (name: string) => path.join(tmpdir(), 'papers-drawn-now', `${name}.png`)

function keepForLooking(name: string, picture: Picture): void {
  mkdirSync(path.dirname(lookAt(name)), { recursive: true })
  writeFileSync(lookAt(name), toPng(picture))
}
