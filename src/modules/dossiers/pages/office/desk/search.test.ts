import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { aSignedBirth } from '../../../../../../test/support/dossiers.ts'
import { sql } from '../../../../../platform/db/index.ts'
import { kindOfSearch } from '../../../lists.ts'
import { phoneKey } from '../../../phone.ts'
import { deskOf, fileBirth } from '../desk.fixture.ts'
import { paths } from '../paths.ts'
import { readScan } from './scanned.ts'

test.each([
  ['0912 345 678', '+84912345678'],
  ['+84 912.345.678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['024 3825 3536', '+842438253536'],
  ['099196000001', undefined],
  ['Nguyễn 0912345678', undefined],
  ['12', undefined],
])('%s is the telephone number %s', (typed, key) => {
  expect(phoneKey(typed)).toBe(key)
})

test.each([
  ['H26.107-261005-0001', 'code'],
  ['261005-0001', 'code'],
  ['099196000001', 'personalNumber'],
  ['099 196 000 001', 'personalNumber'],
  ['0912345678', 'phone'],
  ['trinh thi mai', 'name'],
  ['2611', 'code'],
  ['0005', 'code'],
  ['1122-0005', 'code'],
  ['-0005', 'code'],
  ['005', 'name'],
] as const)('%s is looked for as a %s', (typed, kind) => {
  expect(kindOfSearch(typed)).toBe(kind)
})

describe('finding a dossier', async () => {
  const application = await testApp()
  const { db } = application.parts
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const code = await fileBirth(application)
  await counter.get(paths.dossiers)
  const search = (q: string) => counter.post(paths.search, { q })
  const looks = async () => {
    const { rows } = await sql<{ stream: string }>`
      select stream from access_log where purpose = 'office.search' order by at, id`.execute(db)
    return rows.map(({ stream }) => stream)
  }

  test('by telephone number, however it is typed', async () => {
    await sql`update dossiers set phone = '+84912345678' where code = ${code}`.execute(db)
    for (const typed of ['0912345678', '0912 345 678', '+84 912 345 678']) {
      expect((await search(typed)).$('tbody code').text(), typed).toBe(code)
    }
    expect((await search('0912345679')).$('tbody').length).toBe(0)
  })

  test('by what a scanner reads: the address behind a QR code, a bare code, an identity card', async () => {
    for (const scanned of [
      `https://motcua.example/tra-cuu/${code}`,
      `https://motcua.example/en/tra-cuu/${code}?x=1`,
      `http://localhost:8080/office/dossiers/${code}/`,
      code.toLowerCase(),
    ]) {
      expect((await search(scanned)).location, scanned).toBe(paths.dossier(code))
    }
    const card = '099196000001|012345678|Trịnh Thị Mai Hoa|12031996|Nữ|Ba Đình|10052021'
    expect(await readScan(db, card)).toBe('099196000001')
    expect(await readScan(db, 'https://motcua.example/%E0%A4%A')).toBe('https://motcua.example/%E0%A4%A')
  })

  test('by the token of a signed paper, within one’s units only', async () => {
    const signed = await aSignedBirth(application)
    const address = `https://motcua.example/xac-thuc/${signed.token}`
    expect((await search(address)).location).toBe(paths.dossier(signed.code))
    const other = await deskOf(application, 'tiepnhan.caugiay')
    await other.get(paths.dossiers)
    const found = await other.post(paths.search, { q: address })
    expect([found.status, found.$('tbody').length]).toEqual([200, 0])
  })

  test('is on record where a person was looked for, with no word of whom', async () => {
    const before = await looks()
    await search('trinh thi mai hoa')
    await search('099196000001')
    await search(code)
    await search('x')
    expect((await looks()).slice(before.length)).toEqual(['search:name', 'search:personalNumber'])
  })
})

describe('the sheet of keys', async () => {
  const application = await testApp()
  const counter = await deskOf(application, 'tiepnhan.badinh')

  test('is a page of its own, in both languages, and names every door of the menu', async () => {
    const page = await counter.get(paths.keyboard)
    expect(page.$('[data-mc-sheet] kbd').length).toBeGreaterThan(20)
    expect((await counter.get(`/en${paths.keyboard}`)).$('h1').text()).toBe('Keys')
    expect(page.$('main').text()).not.toContain('Esc')
    const doors = page.$('[data-mc-go]').toArray()
    const letters = doors.map(door => page.$(door).attr('data-mc-go'))
    expect(new Set(letters).size).toBe(letters.length)
    for (const door of doors) {
      const name = page.$(door).find('a').contents().first().text().trim()
      expect(page.$('[data-mc-sheet]').text(), name).toContain(name)
    }
  })

  test('gives no letter of a list to anything else there', async () => {
    await fileBirth(application)
    const page = await counter.get(paths.inbox)
    const keys = page.$('main [data-mc-key]').toArray()
    const letters = keys.map(each => page.$(each).attr('data-mc-key') ?? '')
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.filter(letter => ['j', 'k', 'x', 'g', '*'].includes(letter))).toEqual([])
  })
})

describe('two officers at one dossier', async () => {
  const application = await testApp()
  const { clock } = application
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const handler = await deskOf(application, 'xuly.badinh')
  const code = await fileBirth(application)

  test('the second is told who else is there, for some minutes', async () => {
    const first = await counter.get(paths.dossier(code))
    expect(first.$('[data-mc-part=news]').text()).toBe('')
    clock.advance({ minutes: 1 })
    const second = await handler.get(paths.dossier(code))
    expect(second.$('[data-mc-part=news]').text()).toContain('cũng mở hồ sơ này lúc')
    clock.advance({ minutes: 10 })
    expect((await handler.get(paths.dossier(code))).$('[data-mc-part=news]').text()).toBe('')
  })

  test('the open page is told what happened meanwhile, and by whom', async () => {
    const page = await handler.get(paths.dossier(code))
    const from = page.$('[data-mc-part=news]').attr('data-mc-from') ?? ''
    expect((await handler.get(from)).$('[data-mc-part=news]').text()).not.toContain('vừa có thay đổi')
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', { 'originals-birthNotice': '1' })
    const news = await handler.get(from)
    expect(news.$('[data-mc-part=news]').text()).toMatch(/vừa có thay đổi: Tiếp nhận hồ sơ/)
    expect(news.$('[data-mc-part=news] a').attr('href')).toBe(paths.dossier(code))
  })

  test('a colleague’s dossier of another unit tells nothing', async () => {
    const other = await deskOf(application, 'tiepnhan.caugiay')
    expect((await other.get(paths.news(code))).status).toBe(404)
  })
})
