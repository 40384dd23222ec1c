import { expect, test } from 'vitest'
import { testApp } from '../../../../../../../test/support/app.ts'
import { deskOf, fileBirth } from '../../desk.fixture.ts'
import { paths } from '../../paths.ts'

test('a word that is nobody’s id is an unknown officer, not a fault of the server', async () => {
  const application = await testApp()
  const code = await fileBirth(application)
  const counter = await deskOf(application, 'tiepnhan.badinh')
  await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {})
  const leader = await deskOf(application, 'lanhdao.badinh')
  const given = await leader.fill(paths.form(code, 'assignments'), '/assignments', { officer: 'abc' })
  expect(given.status).toBe(422)
  expect(given.$('.govuk-error-summary a').attr('href')).toBe('#officer')
  const note = { text: 'Mẹ hẹn gọi lại.', mentions: 'abc', kept: 'abc' }
  const noted = await leader.fill(paths.form(code, 'notes'), '/notes', note)
  expect(noted.status).toBe(422)
})
