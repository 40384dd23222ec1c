import { expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { standingIn } from '../testing/steps.ts'
import { anOfficer, follow } from '../testing/visitor.ts'

const friday = await testApp({ at: '2026-10-09T09:00+07:00' })

test('after filing, the page says which lane the dossier rides and how much of the hour is left', async () => {
  const counter = await anOfficer(friday, 'tiepnhan.badinh')
  await counter.get('/office/walk-in')
  const card = '099185001234||Trần Thị Thu Hiền|05081985|Nữ|Số 7, ngõ 12, phố Đội Cấn|15042021'
  const begun = await counter.post('/office/walk-in', { card, unit: 'ward-00004' })
  const reception = begun.location.replace('#q', '')
  await counter.get(reception)
  const added = await counter.post(`${reception}/dossiers`, { procedure: '2.000815' })
  const page = await follow(counter, added)
  const checked = await counter.post(added.location.replace(/#.*/, ''), {
    ...standingIn(page),
    requesterPhone: '0900000777',
    documentName: 'Bằng tốt nghiệp',
    documentIssuer: 'Sở Giáo dục và Đào tạo',
    pages: '1',
    copies: '1',
  })
  await follow(counter, checked)
  await counter.post(`${reception}/check`, { declaration: 'yes' })
  friday.clock.advance({ minutes: 45 })
  const done = await counter.get(`${reception}/done`)
  expect(done.$('main .govuk-tag').text()).toContain('Thứ Sáu Xanh: Còn 15 phút')
  const code = done.$('main td a').first().text()
  expect((await counter.get(`/dossiers/${code}/filed`)).$('main').text()).toContain('Thứ Sáu Xanh')
})
