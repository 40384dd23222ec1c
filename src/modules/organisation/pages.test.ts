import { describe, expect, it } from 'vitest'
import { checkPage } from '../../../test/architecture/page-checks.ts'
import { testApp } from '../../../test/support/app.ts'
import { demo } from '../../../test/support/people.ts'
import { openSession } from '../identity/index.ts'
import {
  delegationsInForce,
  findOfficerByEmail,
  findUnit,
  type Officer,
  officersUnableToWork,
} from './index.ts'

type Person = Officer & { readonly cookie: string; readonly formToken: string }

describe('pages of stand-ins, teams and changes of units', async () => {
  const { app, parts, clock } = await testApp()
  const { db } = parts

  async function person(key: string): Promise<Person> {
    const email = demo.officers.find(officer => officer.key === key)?.email ?? ''
    const officer = await findOfficerByEmail(db, email)
    if (officer === undefined) throw new Error(`the demo has no officer ${key}`)
    const { token } = await openSession(db, { kind: 'officer', id: officer.id }, 'cookie', clock.now())
    // A form that anybody in an office has gives the token that every form must carry.
    const page = await app.inject({ url: '/office/absences', headers: { cookie: `session=${token}` } })
    const csrf = page.cookies.find(({ name }) => name === 'csrf')?.value ?? ''
    const formToken = checkPage(page.body, 'vi').$('[name=_csrf]').first().attr('value') ?? ''
    return { ...officer, cookie: `session=${token}; csrf=${encodeURIComponent(csrf)}`, formToken }
  }
  const leader = await person('lanhdao.badinh')
  const handler = await person('xuly.badinh')
  const administrator = await person('quantri')

  const get = (who: { cookie: string }, url: string) => app.inject({ url, headers: { cookie: who.cookie } })
  const post = (who: Person, url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        cookie: who.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ ...fields, _csrf: who.formToken }).toString(),
    })
  const date = (name: string, word: string) => {
    const [day = '', month = '', year = ''] = word.split('/')
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
  }
  /** What the page says against the form, by field. */
  const summaryOf = (html: string) =>
    checkPage(html, 'vi')
      .$('.govuk-error-summary a')
      .toArray()
      .map(link => link.attribs.href)

  const own = ['/office/delegations', '/office/absences']
  const admin = [
    '/quan-tri/can-bo',
    `/quan-tri/can-bo/${leader.id}`,
    `/quan-tri/can-bo/${leader.id}/uy-quyen`,
    `/quan-tri/can-bo/${leader.id}/vang-mat`,
    `/quan-tri/can-bo/${leader.id}/so-truong`,
    '/quan-tri/uy-quyen',
    '/quan-tri/vang-mat',
    '/quan-tri/giao-viec',
    '/quan-tri/giao-viec?q=ba+dinh',
    '/quan-tri/giao-viec/ward-00004',
    '/quan-tri/to-cong-nghe-so',
    '/quan-tri/to-cong-nghe-so/them',
    '/quan-tri/sap-xep-don-vi',
    '/quan-tri/sap-xep-don-vi/them',
  ]
  it.each([
    ...own.map(url => ['the leader', url] as const),
    ...own.map(url => ['a handling officer', url] as const),
    ...admin.map(url => ['the administrator', url] as const),
  ])('open to %s: %s, in both languages', async (who, url) => {
    const viewer = {
      'the leader': leader,
      'a handling officer': handler,
      'the administrator': administrator,
    }[who]
    for (const language of ['vi', 'en'] as const) {
      const answer = await get(viewer, language === 'vi' ? url : `/en${url}`)
      expect(answer.statusCode).toBe(200)
      expect(checkPage(answer.body, language).faults).toEqual([])
    }
  })

  const delegation = {
    post: 'ward-00004 leader',
    to: handler.email,
    form: 'TUQ',
    basis: '12/QĐ-UBND',
    ...date('basisOn', '01/10/2026'),
    ...date('validFrom', '05/10/2026'),
    ...date('validTo', '09/10/2026'),
    procedures: '2.000815',
  }

  it('tell a leader all that is wrong at once and keep what was typed', async () => {
    const wrong = { ...delegation, to: 'khong-co@hanoi.example', ...date('validTo', '31/02/2026') }
    const answer = await post(leader, '/office/delegations', { ...wrong, form: '', procedures: '9.999999' })
    expect(answer.statusCode).toBe(422)
    expect(summaryOf(answer.body)).toEqual(['#to', '#form', '#validTo', '#procedures'])
    const { $, faults } = checkPage(answer.body, 'vi')
    expect(faults).toEqual([])
    expect($('[name=basis]').attr('value')).toBe('12/QĐ-UBND')
  })

  it('let a leader delegate, show it at once to both, and end it', async () => {
    const given = await post(leader, '/office/delegations', delegation)
    expect(given.headers.location).toBe('/office/delegations?xong=given')
    const [one] = await delegationsInForce(db, { officer: handler.id, at: clock.now() })
    expect(one).toMatchObject({
      from: leader.id,
      procedures: ['2.000815'],
      enteredBy: `officer:${leader.id}`,
    })
    expect((await get(handler, '/office/delegations')).body).toContain('Đang có hiệu lực')
    const revoke = `/office/delegations/${one?.id}/revoke`
    expect((await get(handler, revoke)).statusCode).toBe(404)
    expect(checkPage((await get(leader, revoke)).body, 'vi').faults).toEqual([])
    expect((await post(leader, revoke, {})).statusCode).toBe(422)
    expect((await post(leader, revoke, { reason: 'returned' })).statusCode).toBe(303)
    expect(await delegationsInForce(db, { officer: handler.id, at: clock.now() })).toEqual([])
  })

  it('let nobody else delegate for themselves', async () => {
    const answer = await post(handler, '/office/delegations', {
      ...delegation,
      post: 'ward-00004 handlingOfficer',
    })
    expect(answer.statusCode).toBe(403)
  })

  it('let a leader say that an officer is away, and lists say until when', async () => {
    const answer = await post(leader, '/office/absences', {
      officer: handler.id,
      reason: 'leave',
      ...date('firstDay', '05/10/2026'),
      ...date('lastDay', '07/10/2026'),
      substitute: 'xuly2.badinh@hanoi.example',
    })
    expect(answer.headers.location).toBe('/office/absences?xong=entered')
    const unable = await officersUnableToWork(db, { unit: 'ward-00004', at: clock.now() })
    expect(unable.map(({ id }) => id)).toEqual([handler.id])
    const list = await post(administrator, '/quan-tri/can-bo/tim', { search: handler.email })
    expect(list.body).toContain('vắng đến 07/10/2026')
    const page = await get(handler, '/office/absences')
    const { $, faults } = checkPage(page.body, 'vi')
    expect(faults).toEqual([])
    const back = $('main table form').attr('action') ?? ''
    expect((await post(handler, back, {})).statusCode).toBe(303)
    expect(await officersUnableToWork(db, { unit: 'ward-00004', at: clock.now() })).toEqual([])
  })

  it('let nobody enter an absence in another unit', async () => {
    const stranger = await person('lanhdao.caugiay')
    const answer = await post(stranger, '/office/absences', { officer: handler.id, reason: 'leave' })
    expect(summaryOf(answer.body)).toContain('#officer')
  })

  it('set how a unit gives out its work, and who knows what', async () => {
    const rule = await post(administrator, '/quan-tri/giao-viec/ward-00004', {
      handlingOfficer: 'leastLoaded',
    })
    expect(rule.statusCode).toBe(303)
    const skills = `/quan-tri/can-bo/${handler.id}/so-truong`
    await post(administrator, skills, { fields: 'ho-tich', procedures: '2.000815' })
    const page = (await get(administrator, '/quan-tri/giao-viec/ward-00004')).body
    expect(page).toMatch(/Hộ tịch, 2\.000815/)
    expect((await get(administrator, '/quan-tri/giao-viec')).body).toContain('Người đang ít việc nhất')
    expect((await post(administrator, skills, { procedures: 'x' })).statusCode).toBe(422)
  })

  it('form a team, take in members, set a session and count', async () => {
    const formed = await post(administrator, '/quan-tri/to-cong-nghe-so/them', {
      name: 'Tổ công nghệ số số 5',
      unit: 'ba dinh',
      ...date('formedOn', '01/09/2026'),
    })
    const team = String(formed.headers.location).split('?')[0] ?? ''
    expect((await post(administrator, `${team}/thanh-vien`, { member: handler.email })).statusCode).toBe(303)
    expect((await post(administrator, `${team}/thanh-vien`, { helper: 'Lương Thị Sen' })).statusCode).toBe(
      303,
    )
    expect((await post(administrator, `${team}/thanh-vien`, {})).statusCode).toBe(422)
    const sitting = {
      place: 'Nhà văn hoá số 3',
      ...date('day', '05/10/2026'),
      opens: '8:00',
      closes: '11:00',
    }
    expect((await post(administrator, `${team}/buoi`, sitting)).statusCode).toBe(303)
    const wrong = await post(administrator, `${team}/buoi`, { ...sitting, closes: '25:00' })
    expect(summaryOf(wrong.body)).toEqual(['#closes'])
    const { $, faults } = checkPage((await get(administrator, team)).body, 'vi')
    expect(faults).toEqual([])
    expect($('main').text()).toContain('Lương Thị Sen')
    const count = $('form[action$="/dem"]').attr('action') ?? ''
    const first = await post(administrator, count, { people: '14', accounts: '2', version: '1' })
    expect(first.statusCode).toBe(303)
    const late = await post(administrator, count, { people: '15', accounts: '2', version: '1' })
    expect(late.statusCode).toBe(422)
    expect(checkPage(late.body, 'vi').faults).toEqual([])
  })

  it('show what a decree would do before it is confirmed, and call it off', async () => {
    const decree = {
      kind: 'merge',
      decree: '01/NQ-UBTVQH',
      ...date('effectiveOn', '02/11/2026'),
      'from-0': 'ward-00004',
      'from-1': 'Phường Ngọc Hà',
      'id-0': 'ward-99001',
      'name-0': 'Ủy ban nhân dân phường Thử Nghiệm',
      'shortName-0': 'Phường Thử Nghiệm',
      'agencyCode-0': 'H26.99001',
      'wardCode-0': '99001',
    }
    const add = '/quan-tri/sap-xep-don-vi/them'
    const taken = await post(administrator, add, { ...decree, 'agencyCode-0': 'H26.P00025' })
    expect(summaryOf(taken.body)).toEqual(['#id-0'])
    const preview = await post(administrator, add, decree)
    expect(preview.statusCode).toBe(200)
    const { $, faults } = checkPage(preview.body, 'vi')
    expect(faults).toEqual([])
    expect($('main').text()).toMatch(/(\d+) đơn vị đang hoạt động → \d+ đơn vị/)
    const sent = Object.fromEntries(
      $('main form input[type=hidden]')
        .toArray()
        .map(input => [input.attribs.name ?? '', input.attribs.value ?? '']),
    )
    expect((await post(administrator, add, { ...sent, confirm: 'no' })).statusCode).toBe(200)
    expect((await post(administrator, add, { ...sent, confirm: 'yes' })).statusCode).toBe(303)
    expect((await findUnit(db, 'ward-00004'))?.validTo).toBeNull()
    const list = checkPage((await get(administrator, '/quan-tri/sap-xep-don-vi')).body, 'vi')
    expect(list.faults).toEqual([])
    expect(list.$('main').text()).toContain('Chờ đến ngày')
    const cancel = list.$('main table form').attr('action') ?? ''
    expect((await post(administrator, cancel, {})).statusCode).toBe(303)
  })
})
