import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { aSignedBirth } from '../../../../../test/support/dossiers.ts'
import { demo } from '../../../../../test/support/people.ts'
import { acceptDossier, requestSupplement } from '../../actions/answer-filing.ts'
import { recordPayment } from '../../actions/hand-over.ts'
import { draftResult, finishStep } from '../../actions/handle-step.ts'
import { signResult } from '../../actions/sign-result.ts'
import { openStep } from '../../dossier.ts'
import { findPublic } from '../../store.ts'
import { codeIn, paper, stepsAt } from './testing/steps.ts'
import { aCitizen, anOfficer, follow, type Visitor } from './testing/visitor.ts'

const site = await testApp()
const { typedGroup, aFullDraft, file } = stepsAt(site)

/** A birth registered late, for which a charge is owed, signed. */
async function aSignedLateBirth(citizen: Visitor): Promise<string> {
  const draft = await aFullDraft(citizen)
  await citizen.get(`${draft}/questions/child?from=check`)
  const late = await citizen.post(
    `${draft}/questions/child?from=check`,
    typedGroup('child', { late: 'yes', 'childBirth-month': '5' }),
  )
  expect(late.location).toBe(`${draft}/questions/fee`)
  await follow(citizen, late)
  const check = await citizen.post(`${draft}/questions/fee`, { exemption: 'none' })
  expect((await follow(citizen, check)).$('main').text()).toContain('5.000 đồng')
  const code = codeIn((await citizen.post(`${draft}/submit`, { declaration: 'yes' })).location)
  await handled(code)
  return code
}

/** Accepted, handled and signed by the demo ward's officers. */
async function handled(code: string): Promise<void> {
  const as = async (key: string, role: string) => {
    const { actor } = await anOfficer(site, key)
    return { code, actor: { id: actor, posts: [{ unit: 'ward-00004', role }] } }
  }
  let dossier = await acceptDossier(site.parts, await as('tiepnhan.badinh', 'receivingOfficer'))
  for (let step = openStep(dossier); step !== undefined && step.kind !== 'sign'; step = openStep(dossier)) {
    const acting = await as('xuly.badinh', step.role)
    dossier =
      step.kind === 'draft'
        ? await draftResult(site.parts, acting, { kind: 'granted', text: '' })
        : await finishStep(site.parts, acting, 'Hồ sơ đủ điều kiện.')
  }
  await signResult(site.parts, await as('lanhdao.badinh', 'leader'), demo.password)
}

describe('one’s own dossiers', () => {
  test('say in plain words where they stand, and give their papers to nobody else', async () => {
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const list = await citizen.get('/ho-so-cua-toi')
    expect(list.$('main').text()).toContain(code)
    const page = await citizen.get(`/dossiers/${code}`)
    expect(page.$('main').text()).toContain('Chờ tiếp nhận')
    expect(list.$('main').text()).toContain('Sẽ có khi hồ sơ được tiếp nhận')
    const paperOf = page.$('main a[href*="/files/"]').attr('href') ?? ''
    expect((await citizen.get(paperOf)).status).toBe(200)
    const other = await aCitizen(site, demo.citizens[1]?.key)
    for (const path of [
      `/dossiers/${code}`,
      `/dossiers/${code}/filed`,
      paperOf,
      `/dossiers/${code}/papers/acknowledgement`,
    ]) {
      expect((await other.get(path)).status, path).toBe(404)
    }
    expect((await citizen.get(`/dossiers/${code}/papers/form01`)).status).toBe(404)
  })

  test('note which officer looked at a file', async () => {
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const paperOf = (await citizen.get(`/dossiers/${code}`)).$('main a[href*="/files/"]').attr('href') ?? ''
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    expect((await counter.get(paperOf)).status).toBe(200)
    const looks = await site.parts.db
      .selectFrom('access_log')
      .select(['viewer', 'purpose'])
      .where('viewer', '=', counter.actor)
      .execute()
    expect(looks).toContainEqual({ viewer: counter.actor, purpose: 'file' })
    expect((await counter.get(`/dossiers/${code}`)).location).toBe(`/office/dossiers/${code}`)
  })

  test('give the signed result to their owner', async () => {
    const { code } = await aSignedBirth(site)
    const dossier = await findPublic(site.parts.db, code)
    const owner = demo.citizens.map(({ key }) => key)
    const pages = await Promise.all(
      owner.map(async key => (await aCitizen(site, key)).get(`/dossiers/${code}`)),
    )
    const own = pages.find(({ status }) => status === 200)
    expect(pages.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(own?.$(`a[href="/dossiers/${code}/papers/result"]`).length).toBe(1)
    expect(dossier?.state).toBe('returned')
  })

  test('hold a signed result back while its charge is not paid, and say so', async () => {
    const citizen = await aCitizen(site)
    const code = await aSignedLateBirth(citizen)
    const before = await citizen.get(`/dossiers/${code}`)
    const visit = before.$('.govuk-summary-list').first().text()
    expect(visit).toContain('5.000 đồng, nộp tại quầy')
    expect(visit).toContain('Số 2, phố Trúc Bạch, phường Ba Đình')
    const mine = await citizen.get('/ho-so-cua-toi')
    expect(mine.$('.govuk-notification-banner').text()).toContain('Đã có kết quả.')
    expect(mine.$(`.govuk-notification-banner a[href="/dossiers/${code}"]`).length).toBe(1)
    expect(before.$('main').text()).toContain('Bạn tải được kết quả sau khi đã nộp 5.000 đồng')
    expect((await citizen.get(`/dossiers/${code}/papers/result`)).status).toBe(409)
    const seq = (await findPublic(site.parts.db, code))?.seq
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const actor = { id: counter.actor, posts: [{ unit: 'ward-00004', role: 'receivingOfficer' }] }
    await recordPayment(site.parts, { code, actor, seq }, { amount: 5_000, receipt: 'BL-000123' })
    const after = await citizen.get(`/dossiers/${code}`)
    expect(after.$('main').text()).toContain('5.000 đồng, đã nộp (biên lai BL-000123)')
    const pdf = await citizen.get(`/dossiers/${code}/papers/result`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('are empty for somebody new, with the way to begin', async () => {
    const nobody = await aCitizen(site, demo.citizens.at(-1)?.key)
    const page = await nobody.get('/ho-so-cua-toi')
    expect(page.$('main').text()).toContain('Bạn chưa nộp hồ sơ nào.')
  })
})

describe('completing what was sent back', () => {
  test('shows the form as to be answered again with the reason, and refuses it unchanged', async () => {
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const actor = { id: counter.actor, posts: [{ unit: 'ward-00004', role: 'receivingOfficer' }] }
    const reason = 'Ghi đủ tên bệnh viện.'
    await requestSupplement(site.parts, { code, actor }, [{ component: 'declaration', reason }])
    const mine = await citizen.get('/ho-so-cua-toi')
    expect(mine.$('.govuk-notification-banner').text()).toContain(code)
    await citizen.get(`/dossiers/${code}`)
    const draft = (await citizen.post(`/dossiers/${code}/supplement`)).location
    const overview = await citizen.get(draft)
    expect(overview.$('main').text()).toContain('Cần khai lại')
    expect(overview.$('main').text()).not.toContain('Đã xong')
    const page = await citizen.get(`${draft}/questions/birth`)
    expect(page.$('.govuk-inset-text').first().text()).toContain(`Cán bộ ghi: ${reason}`)
    await citizen.post(`${draft}/questions/birth`, typedGroup('birth'))
    expect((await citizen.get(draft)).$('main').text()).toContain('Đã xong')
    await citizen.get(`${draft}/check`)
    const refused = await citizen.post(`${draft}/submit`)
    expect(refused.status).toBe(422)
    const error = refused.$('.govuk-error-summary a')
    expect(error.text()).toBe(`Bạn chưa sửa gì. Cán bộ ghi: ${reason}`)
    expect(error.attr('href')).toMatch(new RegExp(`^${draft}/questions/\\w+\\?from=check$`))
    expect((await findPublic(site.parts.db, code))?.supplement?.answeredAt).toBeUndefined()
  })

  test('asks only for what was asked, and starts the eight hours anew', async () => {
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const actor = { id: counter.actor, posts: [{ unit: 'ward-00004', role: 'receivingOfficer' }] }
    await requestSupplement(site.parts, { code, actor }, [
      { component: 'birthNotice', reason: 'Ảnh mờ, không đọc được ngày sinh.' },
      { component: 'declaration', reason: 'Ghi đủ tên bệnh viện.' },
    ])
    const page = await citizen.get(`/dossiers/${code}`)
    expect(page.$('main').text()).toContain('Ảnh mờ, không đọc được ngày sinh.')
    expect((await citizen.get('/ho-so-cua-toi')).$('main').text()).toContain('Cần bạn bổ sung')
    const completion = (await citizen.post(`/dossiers/${code}/supplement`)).location
    expect((await citizen.post(`/dossiers/${code}/supplement`)).location).toBe(completion)
    await citizen.get(`${completion}/questions/birth`)
    await citizen.post(
      `${completion}/questions/birth`,
      typedGroup('birth', { birthPlace: 'Bệnh viện Phụ sản Hà Nội, cơ sở 1' }),
    )
    const papers = await citizen.get(`${completion}/papers`)
    expect(papers.$('main h2').length).toBe(1)
    await citizen.postFiles(`${completion}/papers`, { do: 'continue' }, [{ ...paper, name: 'chup-lai.png' }])
    site.clock.advance({ minutes: 30 })
    await citizen.get(`${completion}/check`)
    const sent = await citizen.post(`${completion}/submit`)
    const after = await follow(citizen, sent)
    expect(after.$('main').text()).toContain('Đã gửi phần bổ sung')
    expect(after.$('main').text()).toContain('chup-lai.png')
    expect(after.$('main').text()).toContain('Bệnh viện Phụ sản Hà Nội, cơ sở 1')
    const dossier = await findPublic(site.parts.db, code)
    expect(dossier?.supplement?.answeredAt).toBeDefined()
    expect((await citizen.post(`${completion}/submit`)).location).toBe(`/dossiers/${code}`)
  })
})
