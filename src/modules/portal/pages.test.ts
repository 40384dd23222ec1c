import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt } from '../../../test/support/clock.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import { createLog } from '../../platform/log.ts'
import { type Catalogue, openCatalogue } from '../catalogue/index.ts'
import { errorPage, footerLinks, portalRoutes } from './index.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

let app: App
let catalogue: Catalogue

beforeAll(async () => {
  catalogue = await openCatalogue((await testDatabase()).db, clockAt('2026-11-23T09:00+07:00'))
  app = await createHttp({
    secret: 'a secret of the tests, long enough',
    baseUrl: 'http://localhost',
    log: createLog('error'),
    errorPage,
    requestsPerMinute: false,
    ready: async () => true,
    title: 'test',
  })
  portalRoutes({ catalogue, city: { name: { vi: 'Thành phố' }, hotlines: ['024.1022'] } })(app)
  await app.ready()
})
afterAll(() => app.close())

describe.each(['vi', 'en'])('in %s', language => {
  const at = (path: string) => (language === 'en' ? `/en${path === '/' ? '' : path}` : path)

  it.each(['/', ...footerLinks.map(link => link.path)])(
    '%s has one heading, a title and its language',
    async path => {
      const answer = await app.inject(at(path))
      const $ = load(answer.body)
      expect(answer.statusCode).toBe(200)
      expect($('h1').length).toBe(1)
      expect($('title').text()).toContain($('h1').text())
      expect($('html').attr('lang')).toBe(language)
      expect($('h2').length).toBeGreaterThan(0)
    },
  )
})

describe('the home page', () => {
  it('asks one question and searches without a script', async () => {
    const $ = load((await app.inject('/')).body)
    const form = $('main form')
    expect(form.length).toBe(1)
    expect([form.attr('method'), form.attr('action')]).toEqual(['get', '/thu-tuc'])
    expect($('label[for=q]').text()).toBe('Bạn cần làm thủ tục gì')
  })

  it('opens a door for each life event', async () => {
    const $ = load((await app.inject('/en')).body)
    const doors = $('.mc-card__link')
      .toArray()
      .map(door => $(door).attr('href'))
    expect(doors).toEqual(
      expect.arrayContaining(catalogue.lifeEvents.map(event => `/en/su-kien/${event.key}`)),
    )
    expect(doors).toContain('/en/thu-tuc?doi-tuong=doanh-nghiep')
  })

  it('begins with procedures that can be filed', async () => {
    const $ = load((await app.inject('/')).body)
    const starts = $('.mc-search__popular a')
      .toArray()
      .map(link => $(link).attr('href')?.replace('/thu-tuc/', '') ?? '')
    expect(starts[0]).toBe('1.001193')
    for (const code of starts) expect(catalogue.procedure(code)?.online).not.toBe('none')
  })

  it('sets no cookie on somebody who only reads', async () => {
    expect((await app.inject('/')).headers['set-cookie']).toBeUndefined()
  })
})

it('gives the numbers to call', async () => {
  expect(load((await app.inject('/tro-giup')).body)('a[href="tel:0241022"]').text()).toBe('024.1022')
})

it('has every sentence in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi))
})
