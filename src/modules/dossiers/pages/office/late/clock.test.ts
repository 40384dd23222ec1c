import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { aFiledBirth } from '../../../../../../test/support/dossiers.ts'
import { dueActs } from '../../../sweep.ts'
import { deskOf, fileBirth } from '../desk.fixture.ts'
import { paths } from '../paths.ts'

describe('the clock and the line of steps', async () => {
  const application = await testApp()
  const { clock } = application
  const pageOf = async (key: string, code: string) => {
    const page = await (await deskOf(application, key)).get(paths.dossier(code))
    expect(page.status, page.body).toBe(200)
    return page
  }

  test('bodies asked side by side each stand in the line; one that is silent is passed over by name', async () => {
    clock.set('2026-10-05T09:00+07:00')
    const dossier = await aFiledBirth(application)
    await dossier.act('tiepnhan.badinh', 'accept')
    await dossier.act('xuly.badinh', 'consult', {
      units: ['dept-stp', 'dept-stc'],
      question: 'Có cần xác minh nơi sinh không?',
      within: { workingHours: 2 },
      silence: { means: 'report' },
    })
    const asked = await pageOf('xuly.badinh', dossier.code)
    const now = asked.$('.mc-process__step--now').toArray()
    const waits = asked.$('.govuk-inset-text').text()
    expect(waits).toContain(
      'Còn nơi được lấy ý kiến chưa trả lời: Sở Tư pháp, đến 11:00 hôm nay; Sở Tài chính, đến',
    )
    expect(now.map(step => asked.$(step).text())).toEqual([
      expect.stringContaining('Sở Tư pháp'),
      expect.stringContaining('Sở Tài chính'),
      expect.stringContaining('Thẩm tra'),
    ])
    expect(asked.$(now[0]).text()).toContain('quá 11:00 hôm nay không trả lời: làm tiếp')
    expect(asked.$('.moj-timeline').text()).toContain('Sở Tài chính: trả lời trước 11:00 hôm nay')

    clock.set('2026-10-05T13:30+07:00')
    await dueActs(application.parts)
    const page = await pageOf('xuly.badinh', dossier.code)
    expect(page.$('.mc-process').text()).toContain('không trả lời, đã ghi nhận')
    expect(page.$('.moj-timeline').text()).toContain('Sở Tư pháp. Hồ sơ được làm tiếp')
    // The examination has run over its own time: the line says so in colour and the table in words.
    expect(page.$('.mc-process__step--late').text()).toContain('Thẩm tra')
    expect(page.$('main table').text()).toContain('quá hạn bước')
  })

  test('while opinions are out, the reason stands there and no request to complete takes the first place', async () => {
    clock.set('2026-10-05T09:00+07:00')
    const dossier = await aFiledBirth(application)
    await dossier.act('tiepnhan.badinh', 'accept')
    await dossier.act('xuly.badinh', 'consult', {
      units: ['dept-stp'],
      question: 'Có cần xác minh nơi sinh không?',
      within: { workingHours: 2 },
      silence: { means: 'report' },
    })
    const handler = await deskOf(application, 'xuly.badinh')
    await handler.fill(paths.form(dossier.code, 'step-conclusions'), '/step-conclusions', {
      conclusion: 'Đủ',
    })
    const page = await pageOf('xuly.badinh', dossier.code)
    expect(page.$('.govuk-inset-text').text()).toContain('chưa trả lời: Sở Tư pháp, đến 11:00 hôm nay')
    const ask = page.$(`a[href*="${paths.form(dossier.code, 'supplement-requests')}"]`)
    expect(ask.attr('class')).toContain('mc-button--outline')
    expect(page.$(`a[href*="${paths.form(dossier.code, 'result-drafts')}"]`).length).toBe(0)
  })

  test('the date explains itself, and a dossier stopped owes none', async () => {
    clock.set('2026-10-05T09:00+07:00')
    const code = await fileBirth(application)
    const filed = await pageOf('tiepnhan.badinh', code)
    expect(filed.$('.mc-dossier-head__time').text()).toContain('Phải trả lời trước')
    expect(filed.$('.mc-dossier-head__time').text()).toContain('Hạn trả lời: ')
    expect(filed.$('.mc-dossier-head__time').text()).not.toContain('Hạn trả kết quả')
    const dossier = await aFiledBirth(application)
    await dossier.act('tiepnhan.badinh', 'accept')
    const accepted = await pageOf('lanhdao.badinh', dossier.code)
    expect(accepted.$('.mc-dossier-head__time').text()).toContain('Thời hạn giải quyết của thủ tục')
    await dossier.act('lanhdao.badinh', 'stop', { ground: 'dispute', reason: 'Tranh chấp quyền nuôi con' })
    const stopped = await pageOf('lanhdao.badinh', dossier.code)
    expect(stopped.$('.mc-time__words').text()).toBe('Dừng xử lý')
    expect(stopped.$('.govuk-notification-banner').text()).toContain('Tranh chấp quyền nuôi con')
    expect(stopped.$('.mc-time').attr('class')).not.toContain('late')
  })

  test('on a green Friday the hour of the lane is what runs', async () => {
    clock.set('2026-10-09T08:30+07:00')
    const dossier = await aFiledBirth(application)
    await dossier.act('tiepnhan.badinh', 'accept')
    const page = await pageOf('xuly.badinh', dossier.code)
    expect(page.$('.mc-time__words').text()).toMatch(/^Còn (1 giờ|\d+ phút)$/)
    expect(page.$('.mc-time').text()).toContain('Hẹn trả 17:00 hôm nay')
  })
})
