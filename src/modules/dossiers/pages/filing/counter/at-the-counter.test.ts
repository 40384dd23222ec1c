import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { readContents } from '../../../contents.ts'
import { findPublic } from '../../../store.ts'
import { standingIn } from '../testing/steps.ts'
import { type Answer, anOfficer, aStranger, follow, type Visitor } from '../testing/visitor.ts'

const site = await testApp()
const { db } = site.parts

const copies = '2.000815'
const unit = 'ward-00004'

const answers = {
  requesterPhone: '0900000777',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo',
  pages: '3',
  copies: '2',
  'copies-photocopy': '2',
}

/** Somebody else's card for each test: the same one would find the reception that is open. */
let people = 0
function aCard(): string {
  people += 1
  const number = `0991850099${String(people).padStart(2, '0')}`
  return `${number}||Trần Thị Thu Hiền|05081985|Nữ|Số 7, phố Đội Cấn, phường Ba Đình, Hà Nội|15042021\n`
}

async function scan(counter: Visitor, fields: Record<string, string> = {}): Promise<string> {
  await counter.get('/office/walk-in')
  const begun = await counter.post('/office/walk-in', { card: aCard(), unit, ...fields })
  return begun.location.replace('#q', '')
}

async function add(counter: Visitor, reception: string): Promise<string> {
  await counter.get(reception)
  const added = await counter.post(`${reception}/dossiers`, { procedure: copies })
  return added.location.replace(/\/all.*$/, '')
}

async function fill(counter: Visitor, draft: string, over: Record<string, string> = {}): Promise<Answer> {
  const page = standingIn(await counter.get(`${draft}/all`))
  return counter.post(`${draft}/all`, { ...page, ...answers, ...over })
}

async function file(counter: Visitor, reception: string): Promise<{ done: Answer; code: string }> {
  await counter.get(`${reception}/check`)
  const done = await follow(counter, await counter.post(`${reception}/check`, { declaration: 'yes' }))
  return { done, code: done.$('main td a').first().text() }
}

async function applicantOf(code: string) {
  const dossier = await findPublic(db, code)
  if (dossier === undefined) throw new Error('not filed')
  return (await readContents(db, dossier)).applicant
}

describe('the contact typed among the questions', () => {
  test('becomes the applicant’s where the card brought none', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await scan(counter)
    await fill(counter, await add(counter, reception))
    const { code } = await file(counter, reception)
    expect(await applicantOf(code)).toMatchObject({ phone: '0900000777' })
  })

  test('is left to whoever else asks, and does not replace what the person said', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const other = await scan(counter)
    await fill(counter, await add(counter, other), { requesterName: 'Trần Văn Ba' })
    expect((await applicantOf((await file(counter, other)).code))?.phone).toBeUndefined()
    const own = await scan(counter)
    const person = standingIn(await counter.get(`${own}/person`))
    await counter.post(`${own}/person`, { ...person, phone: '0900000111' })
    await fill(counter, await add(counter, own))
    expect((await applicantOf((await file(counter, own)).code))?.phone).toBe('0900000111')
  })
})

describe('a result that goes by post', () => {
  test('is not to be fetched at a counter, on the slip as on the page', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await scan(counter)
    const postTo = 'Số 2, ngõ 9, phố Hàng Bún, phường Ba Đình, thành phố Hà Nội'
    await fill(counter, await add(counter, reception), { returnBy: 'post', postTo })
    const { done, code } = await file(counter, reception)
    const slip = (await counter.get(`/dossiers/${code}/receipt`)).$('.mc-receipt').text()
    expect(slip).toContain(`Gửi qua bưu chính đến ${postTo}`)
    expect(slip).not.toContain('Nhận kết quả tại')
    expect(done.$('main').text()).toContain(`gửi qua bưu chính đến ${postTo}`)
    expect(done.$('main').text()).not.toContain('Nhận kết quả tại')
    const filed = await counter.get(`/dossiers/${code}/filed`)
    expect(filed.$('main').text()).toContain('được gửi qua bưu chính')
  })

  test('and papers that came by post are compared, not read to somebody who is not there', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await scan(counter, { byPost: 'yes' })
    await fill(counter, await add(counter, reception))
    const check = (await counter.get(`${reception}/check`)).$('main')
    expect(check.text()).toContain('Đối chiếu với giấy tờ trong bưu gửi')
    expect(check.text()).toContain('có chữ ký của người nộp')
    expect(check.text()).not.toContain('Đọc lại cho người nộp nghe')
    expect(check.text()).not.toContain('đã đọc lại')
    expect(check.find('[name=assistance]').length).toBe(0)
  })
})

describe('the reception of one person', () => {
  test('says how many dossiers it takes, and keeps what was asked for', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await scan(counter)
    await counter.get(`${reception}?q=sao y ban chinh`)
    for (const count of ['40', '400', 'hai', '0']) {
      const wrong = await counter.post(`${reception}/dossiers`, {
        procedure: copies,
        count,
        q: 'sao y ban chinh',
      })
      expect(wrong.status).toBe(422)
      expect(wrong.$('.govuk-error-summary a').attr('href')).toBe('#count')
      expect(wrong.$('#count-error').text()).toContain('20 hồ sơ')
      expect([wrong.$('#count').val(), wrong.$('#q').val()]).toEqual([count, 'sao y ban chinh'])
      expect(wrong.$(`button[value="${copies}"]`).length).toBe(1)
    }
    expect((await counter.get(reception)).$('main tbody tr a').length).toBe(0)
  })

  test('shows every procedure while nothing is typed', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const page = await counter.get(await scan(counter))
    expect(page.$('main').text()).not.toContain('Gõ rõ hơn')
  })

  test('names the one question that is wrong as missing, here and where all is checked', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await scan(counter)
    const draft = await add(counter, reception)
    const wrong = await fill(counter, draft, { pages: 'ba trang' })
    expect(wrong.status).toBe(422)
    for (const page of [await counter.get(reception), await counter.get(`${reception}/check`)]) {
      const cells = page.$('main table').first().find('tbody tr').first().find('td')
      expect(cells.eq(3).text()).toContain('Bản chính có bao nhiêu trang?')
      expect(cells.eq(3).text()).not.toContain(',')
    }
    await fill(counter, draft)
    expect((await counter.get(reception)).$('main table').first().text()).toContain('Đủ')
    // Counts nobody can read are no missing paper, but nothing is ready either.
    await fill(counter, draft, { 'copies-photocopy': 'x' })
    expect((await counter.get(reception)).$('main table').first().text()).toContain('Lưu và kiểm tra')
  })

  test('is found again when the same card is scanned, and says so', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const card = aCard()
    await counter.get('/office/walk-in')
    const first = (await counter.post('/office/walk-in', { card, unit })).location.replace('#q', '')
    await counter.get('/office/walk-in')
    const again = await counter.post('/office/walk-in', { card, unit })
    expect(again.location).toBe(`${first}?again=yes#q`)
    expect((await follow(counter, again)).$('main .govuk-inset-text').text()).toContain('trong hôm nay')
    const byPost = await counter.post('/office/walk-in', { card, unit, byPost: 'yes' })
    expect(byPost.location).not.toContain(first)
    site.clock.advance({ hours: 24 })
    const tomorrow = await anOfficer(site, 'tiepnhan.badinh')
    await tomorrow.get('/office/walk-in')
    expect((await tomorrow.post('/office/walk-in', { card, unit })).location).not.toContain(first)
  })

  test('speaks of the applicant on every page an officer reads', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const draft = await add(counter, await scan(counter))
    const page = await counter.get(`${draft}/questions/requester`)
    expect(page.$('main').text()).toContain('của người nộp')
    expect(page.$('main').text()).not.toMatch(/(?<!\p{L})bạn(?!\p{L})/u)
  })
})

describe('before filing', () => {
  test('linked procedures promise all their results', async () => {
    const page = await aStranger(site).get('/nop-ho-so/3.000722')
    const procedure = site.parts.catalogue.procedure('3.000722')
    const names = [procedure, ...(procedure?.branches ?? [])].map(one => one?.result.name.vi ?? '-')
    expect(names.length).toBe(3)
    for (const name of names) expect(page.$('.govuk-summary-list').first().text()).toContain(name)
  })
})
