import { describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { checkPage } from './page-checks.ts'

/** As many pages of one kind as tell whether the kind is right; the catalogue alone has thousands. */
const pagesOfAKind = 12
const pagesInAll = 250

interface Visit {
  readonly url: string
  readonly status: number
  readonly isPage: boolean
  readonly title: string
  readonly faults: readonly string[]
}

describe.each(['vi', 'en'] as const)(
  'every public page that can be reached from the home page (%s)',
  async locale => {
    const { app } = await testApp()
    const visits = await crawl(locale === 'vi' ? '/' : '/en', locale)
    const pages = visits.filter(visit => visit.isPage)

    test('answers', () => {
      expect(
        visits.filter(({ status }) => status >= 400).map(({ url, status }) => `${url} ${status}`),
      ).toEqual([])
      expect(pages.length).toBeGreaterThan(20)
    })

    test('has a title, one h1, labels, ids that are there once, and forms that can be sent', () => {
      expect(pages.flatMap(({ url, faults }) => faults.map(fault => `${url}: ${fault}`))).toEqual([])
    })

    test('has a title of its own', () => {
      const kinds = new Map(pages.map(({ url, title }) => [url.split('?')[0] ?? url, title]))
      const titles = [...kinds.values()]
      const twice = [...kinds].filter(([, title]) => titles.filter(each => each === title).length > 1)
      expect(twice.map(([url, title]) => `${url}: ${title}`)).toEqual([])
    })

    /** Follows every link of ours once, page by page, a few of each kind. */
    async function crawl(start: string, language: 'vi' | 'en'): Promise<Visit[]> {
      const waiting = [start]
      const seen = new Set(waiting)
      const ofKind = new Map<string, number>()
      const visited: Visit[] = []
      for (
        let url = waiting.shift();
        url !== undefined && visited.length < pagesInAll;
        url = waiting.shift()
      ) {
        const { visit, links } = await visitPage(url, language)
        visited.push(visit)
        for (const link of links) {
          const kind = kindOf(link)
          const count = ofKind.get(kind) ?? 0
          if (seen.has(link) || count >= pagesOfAKind || !isIn(language, link)) continue
          seen.add(link)
          ofKind.set(kind, count + 1)
          waiting.push(link)
        }
      }
      return visited
    }

    async function visitPage(url: string, language: 'vi' | 'en'): Promise<{ visit: Visit; links: string[] }> {
      const answer = await app.inject({ url, headers: { accept: 'text/html' } })
      const isPage =
        answer.statusCode === 200 && String(answer.headers['content-type']).startsWith('text/html')
      const base = { url, status: answer.statusCode, isPage, title: '', faults: [] }
      if (!isPage) {
        const { location } = answer.headers
        return { visit: base, links: typeof location === 'string' ? ownLinks([location], url) : [] }
      }
      const { $, faults } = checkPage(answer.body, language)
      const hrefs = $('a[href]')
        .toArray()
        .map(link => $(link).attr('href') ?? '')
      return { visit: { ...base, title: $('title').text().trim(), faults }, links: ownLinks(hrefs, url) }
    }
  },
)

/** Addresses of ours without their anchors; the other peers of the demo and the API are no pages. */
function ownLinks(hrefs: readonly string[], from: string): string[] {
  const site = 'http://localhost'
  return hrefs
    .filter(href => URL.canParse(href, site + from))
    .map(href => new URL(href, site + from))
    .filter(({ origin, pathname }) => origin === site && !/^\/(?:sandbox|api|assets)\//.test(pathname))
    .map(({ pathname, search }) => pathname + search)
}

function isIn(language: 'vi' | 'en', url: string): boolean {
  return /^\/en(?:[/?]|$)/.test(url) === (language === 'en')
}

/** `/thu-tuc/1.001193` and `/thu-tuc/2.000815` are of one kind, and so are two answers to one question. */
function kindOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [first = '', ...rest] = pathname
    .replace(/^\/en(?=\/|$)/, '')
    .slice(1)
    .split('/')
  return [first, rest.length, ...[...searchParams.keys()].sort()].join(' ')
}
