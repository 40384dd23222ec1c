import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { transaction } from '../../../../platform/db/index.ts'
import {
  addTeamMember,
  bySystem,
  formTeam,
  type OfficerId,
  openTeamSession,
} from '../../../organisation/index.ts'
import { findPublic } from '../../store.ts'
import { birth, standingIn, stepsAt } from './testing/steps.ts'
import { type Answer, aCitizen, anOfficer, follow, type Visitor } from './testing/visitor.ts'

const site = await testApp()

const copies = '2.000815'

/** As the scanner types it, the Enter key behind it. */
const card =
  '099185001234||Trần Thị Thu Hiền|05081985|Nữ|Số 7, ngõ 12, phố Đội Cấn, phường Ba Đình, Hà Nội|15042021\n'

const documentAnswers = {
  requesterPhone: '0900000777',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo',
  pages: '3',
  copies: '2',
}

/** Each reception has somebody else's card: the same one would find what is open. */
let people = 1234
function aCard(): string {
  const own = card.replace('099185001234', `09918500${people}`)
  people += 1
  return own
}

/** A reception begun with the card, by its address. */
async function begun(counter: Visitor): Promise<string> {
  const card = aCard()
  await counter.get('/office/walk-in')
  const begun = await counter.post('/office/walk-in', { card, unit: 'ward-00004' })
  expect(begun.location).toMatch(/^\/office\/receptions\/[0-9a-f-]{36}#q$/)
  return begun.location.replace('#q', '')
}

async function add(counter: Visitor, reception: string, fields: Record<string, string>): Promise<string> {
  await counter.get(reception)
  const added = await counter.post(`${reception}/dossiers`, fields)
  expect(added.status).toBe(303)
  return added.location.replace(/\/all.*$/, '')
}

/** Fills the one page of a dossier and goes on to checking. */
async function fill(counter: Visitor, draft: string, answers: Record<string, string>): Promise<Answer> {
  const page = await counter.get(`${draft}/all`)
  return counter.post(`${draft}/all`, { ...standingIn(page), ...answers })
}

/** What the first dossier of a reception says of help. */
async function assistanceIn(counter: Visitor, filed: Answer) {
  const done = await follow(counter, filed)
  return (await findPublic(site.parts.db, done.$('main td a').first().text()))?.assistance
}

describe('one person at the counter', () => {
  test('is read off the card, and a certified copy takes one page and one confirmation', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await begun(counter)
    const page = await counter.get(`${reception}?q=sao y ban chinh`)
    expect(page.$('#found-0').attr('value')).toBe(copies)
    expect(page.$('main').text()).toContain('099185001234')
    const added = await counter.post(`${reception}/dossiers`, { procedure: copies })
    // The first question the card does not answer has the focus.
    expect(added.location).toMatch(/\/all#requesterPhone$/)
    const draft = added.location.replace(/\/all.*$/, '')
    const asked = standingIn(await counter.get(`${draft}/all`))
    expect(asked).toMatchObject({
      requesterName: 'Trần Thị Thu Hiền',
      requesterNumber: '099185001234',
      'requesterBirth-year': '1985',
      competentAuthority: 'ward-00004',
      returningUnit: 'ward-00004',
    })
    const wrong = await counter.post(`${draft}/all`, {
      ...asked,
      'copies-photocopy': 'hai',
      documentIssuer: 'Sở',
    })
    expect(wrong.status).toBe(422)
    expect([wrong.$('#copies-photocopy').val(), wrong.$('#documentIssuer').val()]).toEqual(['hai', 'Sở'])
    const check = await fill(counter, draft, { ...documentAnswers, 'copies-photocopy': '2' })
    expect(check.location, check.$('.govuk-error-summary').text()).toBe(`${reception}/check`)
    const confirmation = await follow(counter, check)
    expect(confirmation.$('main').text()).toContain('10.000 đồng')
    const filed = await counter.post(`${reception}/check`, { declaration: 'yes' })
    const done = await follow(counter, filed)
    const code = done.$('main td a').first().text()
    expect(await findPublic(site.parts.db, code)).toMatchObject({
      state: 'in_progress',
      channel: 'counter',
      receivingUnit: 'ward-00004',
      citizen: null,
    })
    const dossier = await findPublic(site.parts.db, code)
    expect(dossier?.components).toContainEqual({ key: 'photocopy', originals: 0, copies: 2, files: [] })
    const receipt = await counter.get(`/dossiers/${code}/receipt`)
    expect(receipt.$('.mc-receipt').text()).toContain('Bản chụp để chứng thực: 2 bản chụp')
    expect(receipt.$('.mc-receipt').text()).toContain('Bản chính giấy tờ, văn bản cần chứng thực')
    const pdf = await counter.get(`/dossiers/${code}/papers/form01`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('whose card cannot be read is typed, and what was scanned stays in the box, never in an address', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    await counter.get('/office/walk-in')
    const refused = await counter.post('/office/walk-in', { card: 'GD4010120878811|x|y', unit: 'ward-00004' })
    expect([refused.status, refused.$('#card').val()]).toEqual([422, 'GD4010120878811|x|y'])
    expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#card')
    const empty = await counter.post('/office/walk-in', { card: '', unit: 'ward-00004' })
    expect(empty.$('.govuk-error-summary').text()).toContain('Hãy quét thẻ')
    const typed = await counter.post('/office/walk-in', { manual: 'yes', unit: 'ward-00004' })
    await follow(counter, typed)
    const wrong = await counter.post(typed.location, { fullName: '', phone: 'không có' })
    expect([wrong.status, wrong.$('#phone').val()]).toEqual([422, 'không có'])
    const right = await counter.post(typed.location, { fullName: 'Lê Minh', phone: '0900000778' })
    expect((await follow(counter, { ...right, location: right.location })).$('h1').text()).toContain(
      'Lê Minh',
    )
    for (const { location } of [typed, right])
      expect(location).toMatch(/^\/office\/receptions\/[0-9a-f-]{36}(?:\/person|#q)$/)
  })

  test('is warned about, not refused, when number and card differ', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    await counter.get('/office/walk-in')
    const odd = await counter.post('/office/walk-in', {
      card: aCard().replace('Nữ', 'Nam'),
      unit: 'ward-00004',
    })
    const page = await follow(counter, { ...odd, location: odd.location.replace('#q', '') })
    expect(page.$('main .govuk-inset-text').text()).toContain('Giới tính không khớp')
  })

  test('corrected later is corrected in everything not filed yet', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await begun(counter)
    const draft = await add(counter, reception, { procedure: copies })
    const person = standingIn(await counter.get(`${reception}/person`))
    await counter.post(`${reception}/person`, { ...person, phone: '0900000779' })
    expect((await counter.get(`${draft}/all`)).$('#requesterPhone').val()).toBe('0900000779')
  })

  test('brings twenty originals: a dossier for each, one like the other', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await begun(counter)
    const first = await add(counter, reception, { procedure: copies })
    await fill(counter, first, documentAnswers)
    const second = await add(counter, reception, { like: first.split('/').at(-1) ?? '' })
    const page = await counter.get(`${second}/all`)
    expect([page.$('#documentName').val(), page.$('#documentIssuer').val()]).toEqual([
      '',
      documentAnswers.documentIssuer,
    ])
    await add(counter, reception, { procedure: copies, count: '18' })
    const full = await counter.get(reception)
    expect(full.$('main tbody tr').length).toBe(20)
    expect(full.$('#q').length).toBe(0)
    expect((await counter.post(`${reception}/dossiers`, { procedure: copies })).status).toBe(409)
    // What is complete can be filed; the rest stays.
    await counter.get(`${reception}/check`)
    const done = await follow(counter, await counter.post(`${reception}/check`, { declaration: 'yes' }))
    expect(done.$('main').text()).toContain('Còn 19 hồ sơ chưa nhận.')
    expect((await counter.get(reception)).$('main').text()).toContain('Đã nhận: ')
  })

  test('with three dossiers: filed once however often the button is pressed, printed together', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await begun(counter)
    for (const name of ['Bằng đại học', 'Giấy khai sinh', 'Sổ hộ khẩu']) {
      const draft = await add(counter, reception, { procedure: copies })
      await fill(counter, draft, { ...documentAnswers, documentName: name })
    }
    const check = await counter.get(`${reception}/check`)
    expect(check.$('main').text()).toContain('30.000 đồng')
    const undeclared = await counter.post(`${reception}/check`)
    expect(undeclared.$('.govuk-error-summary a').attr('href')).toBe('#declaration')
    const press = () => counter.post(`${reception}/check`, { declaration: 'yes' })
    const pressed = await Promise.all([press(), press(), press()])
    for (const { location } of [...pressed, await press()]) expect(location).toBe(`${reception}/done`)
    const done = await counter.get(`${reception}/done`)
    const codes = done
      .$('main td:first-child a')
      .toArray()
      .map(node => done.$(node).text())
    expect(new Set(codes).size).toBe(3)
    expect(done.$('.govuk-panel').text()).toContain('Đã nhận 3 hồ sơ')
    const receipts = await counter.get(`${reception}/receipts`)
    expect(receipts.$('.mc-receipt').length).toBe(3)
    for (const code of codes) expect(receipts.$('main').text()).toContain(code)
    expect((await counter.get(reception)).location).toBe(`${reception}/done`)
  })

  test('is helped on record only with their consent', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await begun(counter)
    await fill(counter, await add(counter, reception, { procedure: copies }), documentAnswers)
    await counter.get(`${reception}/check`)
    const helped = { declaration: 'yes', assistance: 'officer' }
    const refused = await counter.post(`${reception}/check`, helped)
    expect(refused.status).toBe(422)
    expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#consent-officer')
    const filed = await counter.post(`${reception}/check`, { ...helped, 'consent-officer': 'yes' })
    expect(await assistanceIn(counter, filed)).toEqual({ kind: 'officer', consent: true, by: counter.actor })
  })

  test('is helped by a team only where the officer is one of it, in a session that goes on', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const officer = counter.actor.replace('officer:', '') as OfficerId
    const now = site.clock.now()
    const by = bySystem(now)
    const { team, session } = await transaction(site.parts.db, async tx => {
      const formedOn = Temporal.PlainDate.from('2026-09-01')
      const team = await formTeam(tx, { unit: 'ward-00004', name: 'Tổ công nghệ số 5', formedOn }, by)
      await addTeamMember(tx, team.id, { who: { officer } }, by)
      const times = { opensAt: now, closesAt: now.add({ hours: 3 }) }
      return {
        team,
        session: await openTeamSession(tx, team.id, { place: 'Nhà văn hoá số 3', ...times }, by),
      }
    })
    const reception = await begun(counter)
    await fill(counter, await add(counter, reception, { procedure: copies }), documentAnswers)
    const page = await counter.get(`${reception}/check`)
    expect(page.$('#team').text()).toContain('Tổ công nghệ số 5 – Nhà văn hoá số 3')
    const helped = { declaration: 'yes', assistance: 'team', 'consent-team': 'yes' }
    const nameless = await counter.post(`${reception}/check`, helped)
    expect(nameless.$('.govuk-error-summary a').attr('href')).toBe('#team')
    const filed = await counter.post(`${reception}/check`, { ...helped, team: `${team.id}/${session.id}` })
    expect(await assistanceIn(counter, filed)).toEqual({
      kind: 'team',
      team: team.id,
      session: session.id,
      consent: true,
      by: counter.actor,
    })
  })

  test('is asked what an answer opens, without being told it was forgotten', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await begun(counter)
    const draft = await add(counter, reception, { procedure: birth })
    const { typedGroup } = stepsAt(site)
    const groups = ['requester', 'child', 'birth', 'mother', 'fatherKnown', 'papers', 'register']
    const answers = Object.assign({}, ...groups.map(group => typedGroup(group))) as Record<string, string>
    const stood = (page: Answer) => String(page.$('input[name=stood]').val()).split(' ')
    const first = await counter.get(`${draft}/all`)
    const asked = standingIn(first)
    const more = await counter.post(`${draft}/all`, { ...asked, ...answers, hasFather: 'yes' })
    expect(stood(first)).not.toContain('father')
    expect(stood(more)).toContain('father')
    expect(more.$('.govuk-error-summary').text()).toBe('')
    expect(more.$('main .govuk-inset-text').text()).toContain('Theo câu trả lời')
    expect(more.$('#childName').val()).toBe('Hoàng Trịnh Bảo Ngọc')
    const forgotten = await counter.post(`${draft}/all`, standingIn(more))
    expect(forgotten.$('.govuk-error-summary a').attr('href')).toBe('#fatherName')
  })
})

describe('the pages of the counter', () => {
  test('are for officers who receive, at their own counter', async () => {
    const handler = await anOfficer(site, 'xuly.badinh')
    expect((await handler.get('/office/walk-in')).status).toBe(403)
    const citizen = await aCitizen(site)
    expect((await citizen.get('/office/walk-in')).status).toBe(403)
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    await counter.get('/office/walk-in')
    const elsewhere = await counter.post('/office/walk-in', { card, unit: 'ward-00166' })
    const reception = elsewhere.location.replace('#q', '')
    const draft = await add(counter, reception, { procedure: copies })
    expect((await counter.get(`${draft}/all`)).$('#returningUnit option[selected]').val()).toBe('ward-00004')
    const other = await anOfficer(site, 'tiepnhan.cn01').catch(() => undefined)
    for (const path of ['', '/person', '/check', '/done', '/receipts']) {
      if (other !== undefined) expect((await other.get(`${reception}${path}`)).status, path).toBe(404)
      expect((await citizen.get(`${reception}${path}`)).status, path).toBe(403)
    }
    // A reception is no draft of a procedure.
    const id = reception.split('/').at(-1) ?? ''
    expect((await counter.get(`/drafts/${id}`)).status).toBe(404)
  })

  test('tell everybody that nothing beyond the list may be asked', async () => {
    const citizen = await aCitizen(site)
    for (const path of [
      '/khong-doi-them-giay-to',
      '/en/khong-doi-them-giay-to',
      '/mo-tai-khoan',
      '/en/mo-tai-khoan',
    ])
      expect((await citizen.get(path)).status).toBe(200)
    const start = await citizen.get(`/nop-ho-so/${copies}`)
    expect(start.$('a[href="/khong-doi-them-giay-to"]').text()).toBe('Tôi bị đòi thêm giấy tờ')
  })
})
