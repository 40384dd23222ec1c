import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { findPublic } from '../../store.ts'
import { codeIn, standingIn } from './testing/steps.ts'
import { aCitizen, anOfficer, follow } from './testing/visitor.ts'

const site = await testApp()

describe('walk-in', () => {
  const copies = '2.000815'
  const documentAnswers = {
    documentName: 'Bằng tốt nghiệp trung học phổ thông',
    documentIssuer: 'Sở Giáo dục và Đào tạo',
    pages: '3',
    copies: '2',
  }

  test('takes a dossier in and gives the receipt at once', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const found = await counter.get('/office/walk-in?q=sao y ban chinh')
    expect(found.$(`button[value="${copies}"]`).length).toBe(1)
    const begun = await counter.post('/office/walk-in', { procedure: copies, unit: 'ward-00004' })
    const draft = begun.location.replace(/\/applicant$/, '')
    const nameless = await counter.post(begun.location, { fullName: '', phone: 'không có' })
    expect(nameless.status).toBe(422)
    expect(nameless.$('#phone').val()).toBe('không có')
    const applicant = {
      fullName: 'Trần Thị Thu Hiền',
      personalNumber: '099185001234',
      'dateOfBirth-day': '5',
      'dateOfBirth-month': '8',
      'dateOfBirth-year': '1985',
      phone: '0900000777',
      address: 'Số 7, ngõ 12, phố Đội Cấn',
    }
    const where = await counter.post(begun.location, applicant)
    expect(where.location).toBe(`${draft}/where`)
    const requester = await counter.post(`${draft}/where`, { competentAuthority: 'ward-00004' })
    const asked = await follow(counter, requester)
    expect(asked.body).toContain('Trần Thị Thu Hiền')
    const document = await counter.post(requester.location, standingIn(asked))
    const questions = await follow(counter, document)
    const papers = await counter.post(document.location, { ...standingIn(questions), ...documentAnswers })
    expect(papers.location, papers.$('.govuk-error-summary').text()).toBe(`${draft}/papers`)
    await follow(counter, papers)
    const wrong = await counter.postFiles(
      `${draft}/papers`,
      { do: 'continue', 'copies-photocopy': 'hai' },
      [],
    )
    expect([wrong.status, wrong.$('#copies-photocopy').val()]).toEqual([422, 'hai'])
    const result = await counter.postFiles(`${draft}/papers`, { do: 'continue', 'copies-photocopy': '2' }, [])
    await follow(counter, result)
    const check = await counter.post(`${draft}/result`, { returningUnit: 'ward-00004' })
    expect((await follow(counter, check)).$('main').text()).toContain('2 bản sao')
    const filed = await counter.post(`${draft}/submit`, { declaration: 'yes' })
    const page = await follow(counter, filed)
    const code = codeIn(filed.location)
    expect(page.$('h1').text()).toBe('Đã nhận hồ sơ')
    const dossier = await findPublic(site.parts.db, code)
    expect(dossier).toMatchObject({
      state: 'in_progress',
      channel: 'counter',
      receivingUnit: 'ward-00004',
      citizen: null,
    })
    expect(dossier?.components).toContainEqual({ key: 'photocopy', originals: 0, copies: 2, files: [] })
    const receipt = await counter.get(`/dossiers/${code}/papers/form01`)
    expect([receipt.status, receipt.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('is for officers who receive, at their own counter', async () => {
    const handler = await anOfficer(site, 'xuly.badinh')
    expect((await handler.get('/office/walk-in')).status).toBe(403)
    const citizen = await aCitizen(site)
    expect((await citizen.get('/office/walk-in')).status).toBe(403)
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    await counter.get('/office/walk-in')
    const draft = (await counter.post('/office/walk-in', { procedure: copies, unit: 'ward-00166' })).location
    expect((await counter.get(draft.replace(/applicant$/, 'result'))).$('option[selected]').val()).toBe(
      'ward-00004',
    )
  })
})
