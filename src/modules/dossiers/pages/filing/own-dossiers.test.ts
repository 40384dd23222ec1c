import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { aSignedBirth } from '../../../../../test/support/dossiers.ts'
import { demo } from '../../../../../test/support/people.ts'
import { requestSupplement } from '../../actions/answer-filing.ts'
import { findPublic } from '../../store.ts'
import { paper, stepsAt } from './testing/steps.ts'
import { aCitizen, anOfficer, follow } from './testing/visitor.ts'

const site = await testApp()
const { typedGroup, file } = stepsAt(site)

describe('one’s own dossiers', () => {
  test('say in plain words where they stand, and give their papers to nobody else', async () => {
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const list = await citizen.get('/ho-so-cua-toi')
    expect(list.$('main').text()).toContain(code)
    const page = await citizen.get(`/dossiers/${code}`)
    expect(page.$('main').text()).toContain('Chờ tiếp nhận')
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

  test('are empty for somebody new, with the way to begin', async () => {
    const nobody = await aCitizen(site, demo.citizens.at(-1)?.key)
    const page = await nobody.get('/ho-so-cua-toi')
    expect(page.$('main').text()).toContain('Bạn chưa nộp hồ sơ nào.')
  })
})

describe('completing what was sent back', () => {
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
