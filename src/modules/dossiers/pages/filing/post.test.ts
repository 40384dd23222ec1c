import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { readContents } from '../../contents.ts'
import { findPublic } from '../../store.ts'
import { codeIn, standingIn, stepsAt } from './testing/steps.ts'
import { aCitizen, anOfficer, follow } from './testing/visitor.ts'

const site = await testApp()
const { db } = site.parts
const steps = stepsAt(site)

const address = 'Số 2, ngõ 9, phố Hàng Bún, phường Ba Đình, thành phố Hà Nội'
const parcel = {
  card: '099185001234||Trần Thị Thu Hiền|05081985|Nữ|Số 7, phố Đội Cấn, phường Ba Đình, Hà Nội|15042021\n',
  unit: 'ward-00004',
}
const copied = {
  requesterPhone: '0900000777',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo',
  pages: '3',
  copies: '2',
  'copies-photocopy': '2',
}

describe('the result by post', () => {
  test('goes to the address the citizen confirms; theirs stands there already', async () => {
    const citizen = await aCitizen(site)
    const draft = await steps.aFullDraft(citizen)
    const page = await citizen.get(`${draft}/result`)
    expect(page.$('#postTo').val()).toMatch(/Ba Đình/)
    const contact = { phone: '0900000101', email: 'maihoa@hanoi.example' }
    const blank = await citizen.post(`${draft}/result`, { returnBy: 'post', postTo: ' ', ...contact })
    expect(blank.status).toBe(422)
    expect(blank.$('.govuk-error-summary a').attr('href')).toBe('#postTo')
    const check = await citizen.post(`${draft}/result`, { returnBy: 'post', postTo: address, ...contact })
    expect((await follow(citizen, check)).$('main').text()).toContain(address)
    const filed = await citizen.post(`${draft}/submit`, { declaration: 'yes' })
    const dossier = await findPublic(db, codeIn(filed.location))
    expect(dossier).toMatchObject({ returnBy: 'post', returningUnit: 'ward-00004' })
    if (dossier === undefined) throw new Error('not filed')
    expect((await readContents(db, dossier)).applicant?.postTo).toBe(address)
    expect(JSON.stringify(dossier)).not.toContain('Hàng Bún')
  })
})

describe('a dossier that came by post', () => {
  test('is entered by the counter as what it is, and its result can go back the same way', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    await counter.get('/office/walk-in')
    const begun = await counter.post('/office/walk-in', { ...parcel, byPost: 'yes' })
    const reception = begun.location.replace('#q', '')
    await counter.get(reception)
    const added = await counter.post(`${reception}/dossiers`, { procedure: '2.000815' })
    const draft = added.location.replace(/\/all.*$/, '')
    const page = standingIn(await counter.get(`${draft}/all`))
    expect(page.postTo).toContain('Đội Cấn')
    const blank = await counter.post(`${draft}/all`, { ...page, ...copied, returnBy: 'post', postTo: '' })
    expect(blank.$('.govuk-error-summary a[href="#postTo"]').length).toBe(1)
    const check = await counter.post(`${draft}/all`, { ...page, ...copied, returnBy: 'post' })
    await follow(counter, check)
    const filed = await counter.post(`${reception}/check`, { declaration: 'yes' })
    const done = await follow(counter, filed)
    expect(await findPublic(db, done.$('main td a').first().text())).toMatchObject({
      channel: 'post',
      returnBy: 'post',
      state: 'in_progress',
    })
  })
})
