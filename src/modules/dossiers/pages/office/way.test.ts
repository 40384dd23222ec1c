import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { deskOf, fileBirth } from './desk.fixture.ts'
import { paths } from './paths.ts'

describe('the way of a dossier over the officers’ pages', async () => {
  const application = await testApp()
  const { clock } = application
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const handler = await deskOf(application, 'xuly.badinh')
  const leader = await deskOf(application, 'lanhdao.badinh')

  test('goes from the inbox through every desk to the hand-over', async () => {
    const code = await fileBirth(application, { returnBy: 'counter' })
    const inbox = await counter.get(paths.queue('filed'))
    expect(inbox.status, inbox.body).toBe(200)
    expect(inbox.$('main tbody').text()).toContain(code)
    expect(inbox.$('main tbody').text()).toContain('Còn 1 ngày làm việc')

    clock.advance({ minutes: 12 })
    const page = await counter.get(paths.dossier(code))
    expect(page.status, page.body).toBe(200)
    expect(
      page
        .$('.mc-actions a[role=button]')
        .toArray()
        .map(link => page.$(link).attr('data-mc-key')),
    ).toEqual(['t', 'b', 'c'])
    const accepted = await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {
      'originals-birthNotice': '1',
    })
    expect(accepted.status, accepted.body).toBe(303)
    const after = await counter.get(accepted.location ?? '')
    expect(after.$('.govuk-notification-banner--success').text()).toContain('Đã tiếp nhận hồ sơ')
    expect(after.$('main').text()).toContain('Hẹn trả 17:00 hôm nay')
    const slip = await counter.get(paths.paper(code, 'form01'))
    expect(slip.headers['content-type']).toBe('application/pdf')

    const taken = await handler.fill(paths.dossier(code), '/take-ups', {})
    expect(taken.status, taken.body).toBe(303)
    expect((await handler.get(paths.queue('mine'))).$('main tbody').text()).toContain(code)
    clock.advance({ minutes: 65 })
    const concluded = await handler.fill(paths.form(code, 'step-conclusions'), '/step-conclusions', {
      conclusion: 'Hồ sơ đủ điều kiện',
    })
    expect(concluded.status, concluded.body).toBe(303)
    const drafted = await handler.fill(paths.form(code, 'result-drafts'), '/result-drafts', {
      kind: 'granted',
    })
    expect(drafted.status, drafted.body).toBe(303)

    expect((await leader.get(paths.queue('sign'))).$('main tbody').text()).toContain(code)
    const preview = await leader.get(paths.resultDraft(code))
    expect(preview.headers['content-type']).toBe('application/pdf')
    const signed = await leader.fill(paths.form(code, 'signatures'), '/signatures', {
      password: 'motcua-demo',
    })
    expect(signed.status, signed.body).toBe(303)

    expect((await counter.get(paths.queue('return'))).$('main tbody').text()).toContain(code)
    const given = await counter.fill(paths.form(code, 'hand-overs'), '/hand-overs', {})
    expect(given.status, given.body).toBe(303)
    const last = await counter.get(given.location ?? '')
    expect(last.$('.govuk-tag').first().text()).toBe('Đã trả kết quả')
    expect(last.$('.moj-timeline').text()).toContain('Người nhận: Trịnh Thị Mai Hoa.')
    expect((await counter.get(paths.paper(code, 'result'))).status).toBe(200)
    expect((await counter.get(paths.inbox)).$('main').text()).toContain('Không còn việc nào')
  })
})
