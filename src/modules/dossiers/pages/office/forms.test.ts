import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { birthAnswers } from '../../../../../test/support/filings.ts'
import { readStream } from '../../../journal/index.ts'
import { stream } from '../../dossier.ts'
import { findPublic } from '../../store.ts'
import { deskOf, fileBirth } from './desk.fixture.ts'
import { paths } from './paths.ts'

describe('the forms of an officer', async () => {
  const application = await testApp()
  const { db } = application.parts
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const handler = await deskOf(application, 'xuly.badinh')
  const leader = await deskOf(application, 'lanhdao.badinh')

  const kindsOf = async (code: string) => {
    const dossier = await findPublic(db, code)
    return (await readStream(db, stream(dossier?.id ?? ''))).map(({ kind }) => kind)
  }
  const accepted = async () => {
    const code = await fileBirth(application)
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {})
    return code
  }
  const drafted = async () => {
    const code = await accepted()
    await handler.fill(paths.form(code, 'step-conclusions'), '/step-conclusions', { conclusion: 'Đủ' })
    await handler.fill(paths.form(code, 'result-drafts'), '/result-drafts', { kind: 'granted' })
    return code
  }

  test('acceptance says what is missing and keeps what was typed', async () => {
    const code = await fileBirth(application)
    const answer = await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {
      'originals-birthNotice': 'một',
    })
    expect(answer.status).toBe(422)
    expect(answer.$('title').text()).toMatch(/^Lỗi: /)
    expect(answer.$('.govuk-error-summary').text()).toContain('Giấy chứng sinh: nhập số bản bằng chữ số')
    expect(answer.$('#originals-birthNotice').attr('value')).toBe('một')
    expect(await kindsOf(code)).toEqual(['filed'])
  })

  test('an English form leads on in English', async () => {
    const code = await fileBirth(application)
    const form = await counter.fill(`/en${paths.form(code, 'acceptances')}`, '/acceptances', {})
    expect(form.location).toBe(`/en${paths.dossier(code)}?done=accept`)
    const page = await counter.get(form.location ?? '')
    expect(page.$('.govuk-notification-banner').text()).toContain('The dossier is accepted.')
    expect(page.$('main').text()).not.toMatch(/Hẹn trả|Vì sao/)
  })

  test('acceptance records what was counted at the counter', async () => {
    const code = await fileBirth(application)
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {
      'originals-birthNotice': '1',
      'copies-birthNotice': '2',
    })
    const dossier = await findPublic(db, code)
    expect(dossier?.components).toEqual([
      expect.objectContaining({ key: 'birthNotice', originals: 1, copies: 2, files: [expect.anything()] }),
    ])
  })

  test('what came as files counts as a copy, and a required paper is never counted as none', async () => {
    const code = await fileBirth(application, { copies: 0 })
    const page = await counter.get(paths.form(code, 'acceptances'))
    expect(page.$('#originals-birthNotice').attr('value')).toBe('0')
    expect(page.$('#copies-birthNotice').attr('value')).toBe('1')
    for (const none of ['0', '']) {
      const refused = await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {
        'copies-birthNotice': none,
      })
      expect(refused.status).toBe(422)
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#originals-birthNotice')
      expect(refused.$('.govuk-error-summary').text()).toContain('ghi ít nhất 1 bản chính hoặc bản sao')
    }
    const many = await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {
      'copies-birthNotice': '100',
    })
    expect(many.$('.govuk-error-summary').text()).toContain('từ 0 đến 99')
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {})
    expect((await findPublic(db, code))?.components).toEqual([
      expect.objectContaining({ key: 'birthNotice', originals: 0, copies: 1 }),
    ])
  })

  test('a supplement request needs a paper and its reason, and is made once', async () => {
    const code = await fileBirth(application)
    const form = paths.form(code, 'supplement-requests')
    expect((await counter.fill(form, '/supplement-requests', {})).$('.govuk-error-summary').text()).toContain(
      'Chọn ít nhất một giấy tờ',
    )
    const unreasoned = await counter.fill(form, '/supplement-requests', { components: ['birthNotice'] })
    expect(unreasoned.status).toBe(422)
    expect(unreasoned.$('.govuk-error-summary a').attr('href')).toBe('#reason-birthNotice')
    expect(unreasoned.$('input[value=birthNotice]').attr('checked')).toBeDefined()
    const asked = await counter.fill(form, '/supplement-requests', {
      components: ['birthNotice'],
      'reason-birthNotice': 'Ảnh mờ, không đọc được ngày sinh',
    })
    expect(asked.status).toBe(303)
    const page = await counter.get(asked.location ?? '')
    expect(page.$('.mc-time').text()).toContain('Chờ người nộp bổ sung')
    expect(page.$('.moj-timeline').text()).toContain('Giấy chứng sinh: Ảnh mờ, không đọc được ngày sinh')
    expect(page.$('a[href$="/papers/form02"]').length).toBeGreaterThan(0)
    const again = await counter.get(form)
    expect(again.status).toBe(409)
    expect(again.$('main').text()).toContain('Đang chờ người nộp bổ sung hồ sơ')
  })

  test('a demand beyond the list is refused, and the refusal is on record without its words', async () => {
    const code = await fileBirth(application)
    const answer = await counter.fill(paths.form(code, 'supplement-requests'), '/supplement-requests', {
      components: ['marriageCertificate'],
      'reason-marriageCertificate': 'Nộp thêm giấy đăng ký kết hôn',
    })
    expect(answer.status).toBe(409)
    expect(answer.$('main').text()).toContain('đã được ghi lại')
    expect(await kindsOf(code)).toEqual(['filed', 'demandRefused'])
    const page = await counter.get(paths.dossier(code))
    expect(page.$('.moj-timeline').text()).toContain('Không cho yêu cầu giấy tờ ngoài danh mục')
    expect(page.body).not.toContain('đăng ký kết hôn')
  })

  test('a refusal gives its reason and its ground, and ends the dossier', async () => {
    const code = await fileBirth(application)
    const form = paths.form(code, 'refusals')
    const half = await counter.fill(form, '/refusals', { reason: 'Không thuộc thẩm quyền' })
    expect(half.status).toBe(422)
    expect(half.$('#reason').text()).toBe('Không thuộc thẩm quyền')
    const ground = 'Điều 13 Luật Hộ tịch 60/2014/QH13'
    const refused = await counter.fill(form, '/refusals', { reason: 'Không thuộc thẩm quyền', ground })
    expect(refused.status).toBe(303)
    const page = await counter.get(refused.location ?? '')
    expect(page.$('.moj-timeline').text()).toContain(`Căn cứ: ${ground}`)
    expect(page.$('.mc-actions button, .mc-actions a[role=button]').length).toBe(0)
    expect((await counter.get(paths.paper(code, 'form03'))).headers['content-type']).toBe('application/pdf')
  })

  test('the line of a refused dossier ends at the refusal, and its reason stands on top', async () => {
    const code = await fileBirth(application)
    await counter.fill(paths.form(code, 'refusals'), '/refusals', {
      reason: 'Đã đăng ký khai sinh',
      ground: 'Điều 13 Luật Hộ tịch',
    })
    const page = await counter.get(paths.dossier(code))
    const last = page.$('.mc-process__step').last()
    expect(last.text()).toContain('Từ chối tiếp nhận')
    expect(last.attr('class')).toContain('mc-process__step--late')
    expect(page.$('.mc-process__step').length).toBe(2)
    const banner = page.$('.govuk-notification-banner:not(.govuk-notification-banner--success)')
    expect(banner.text()).toContain('Lý do: Đã đăng ký khai sinh')
    expect(banner.text()).toContain('Căn cứ: Điều 13 Luật Hộ tịch')
    // From a dossier's page one looks for the next with the same key as everywhere.
    expect(page.$('search input[data-mc-key="/"]').length).toBe(1)
  })

  test('the leader sends a draft back with a reason, and the officer who drafted it has it again', async () => {
    const code = await drafted()
    const empty = await leader.fill(paths.form(code, 'send-backs'), '/send-backs', { reason: '  ' })
    expect(empty.status).toBe(422)
    const reason = 'Sai dấu trong tên đệm của trẻ'
    const sent = await leader.fill(paths.form(code, 'send-backs'), '/send-backs', { reason })
    expect(sent.status).toBe(303)
    const page = await handler.get(paths.dossier(code))
    expect(page.$('.govuk-warning-text').text()).toContain(reason)
    expect((await handler.get(paths.queue('mine'))).$('tbody').text()).toContain(code)
    const form = await handler.get(paths.form(code, 'result-drafts'))
    expect(form.$('main').text()).toContain(reason)
    expect(form.$('input[value=granted]').attr('checked')).toBeDefined()
    await handler.fill(paths.form(code, 'result-drafts'), '/result-drafts', {})
    const signed = await leader.fill(paths.form(code, 'signatures'), '/signatures', {
      password: 'motcua-demo',
    })
    expect(signed.status).toBe(303)
  })

  test('a wrong password signs nothing and is not given back', async () => {
    const code = await drafted()
    const answer = await leader.fill(paths.form(code, 'signatures'), '/signatures', {
      password: 'sai-mat-khau',
    })
    expect(answer.status).toBe(422)
    expect(answer.$('.govuk-error-summary').text()).toContain('Mật khẩu không đúng')
    expect(answer.body).not.toContain('sai-mat-khau')
    expect(await kindsOf(code)).not.toContain('resultSigned')
  })

  test('a negative result needs its grounds; the preview shows what is typed and records nothing', async () => {
    const code = await accepted()
    await handler.fill(paths.form(code, 'step-conclusions'), '/step-conclusions', { conclusion: 'Không đủ' })
    const before = await kindsOf(code)
    await handler.get(paths.form(code, 'result-drafts'))
    const preview = await handler.post(paths.previews(code), { kind: 'refused', text: 'Thiếu căn cứ' })
    expect(preview.headers['content-type']).toBe('application/pdf')
    const unfounded = await handler.fill(paths.form(code, 'result-drafts'), '/result-drafts', {
      kind: 'refused',
    })
    expect(unfounded.status).toBe(422)
    expect(unfounded.$('input[value=refused]').attr('checked')).toBeDefined()
    expect(await kindsOf(code)).toEqual(before)
  })

  test('the second click finds it done and does nothing', async () => {
    const code = await accepted()
    const fields = { seq: '2', conclusion: 'Hồ sơ đủ điều kiện' }
    await handler.get(paths.form(code, 'step-conclusions'))
    const [first, second] = await Promise.all([
      handler.post(paths.resource(code, 'step-conclusions'), fields),
      handler.post(paths.resource(code, 'step-conclusions'), fields),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
    expect((await kindsOf(code)).filter(kind => kind === 'stepFinished')).toHaveLength(1)
    expect((await handler.get(second.location ?? '')).$('.govuk-notification-banner').text()).toContain(
      'Đã ghi kết luận',
    )
  })

  test('a stale form is told what happened and gets its words back', async () => {
    const code = await accepted()
    const other = await deskOf(application, 'xuly2.badinh')
    await other.get(paths.form(code, 'step-conclusions'))
    await handler.fill(paths.dossier(code), '/take-ups', {})
    const late = await other.post(paths.resource(code, 'step-conclusions'), {
      seq: '2',
      conclusion: 'Kết luận đã gõ công phu',
    })
    expect(late.status, late.body).toBe(409)
    expect(late.$('h1').text()).toBe('Hồ sơ vừa có thay đổi')
    expect(late.$('.moj-timeline').text()).toContain('Lương Khánh Duy')
    expect(late.$('main').text()).toContain('Kết luận đã gõ công phu')
    expect(late.$('main a[role=button]').attr('href')).toBe(paths.dossier(code))
    expect(await kindsOf(code)).toEqual(['filed', 'accepted', 'stepStarted'])
  })

  test('the same words sent late by somebody else are not taken for a second click', async () => {
    const code = await accepted()
    const other = await deskOf(application, 'xuly2.badinh')
    const fields = { conclusion: 'Đủ điều kiện' }
    await other.get(paths.form(code, 'step-conclusions'))
    await handler.fill(paths.form(code, 'step-conclusions'), '/step-conclusions', fields)
    const late = await other.post(paths.resource(code, 'step-conclusions'), { seq: '2', ...fields })
    expect(late.status, late.body).toBe(409)
  })

  test('an unpaid fee holds the hand-over until its receipt is recorded', async () => {
    const code = await fileBirth(application, {
      returnBy: 'counter',
      answers: {
        ...birthAnswers,
        late: true,
        childBirth: '2026-06-01',
        exemption: 'none',
      },
    })
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', {})
    await handler.fill(paths.form(code, 'step-conclusions'), '/step-conclusions', { conclusion: 'Đủ' })
    await handler.fill(paths.form(code, 'result-drafts'), '/result-drafts', { kind: 'granted' })
    await leader.fill(paths.form(code, 'signatures'), '/signatures', { password: 'motcua-demo' })
    const held = await counter.get(paths.dossier(code))
    expect(held.$('.govuk-warning-text').text()).toContain('Chưa thu 5.000 đồng')
    const waiting = await counter.get(paths.queue('return'))
    expect(waiting.$(`tbody tr:contains("${code}")`).text()).toContain('chưa thu 5.000 đồng')
    expect((await counter.get(paths.form(code, 'hand-overs'))).status).toBe(409)
    const unnumbered = await counter.fill(paths.form(code, 'payments'), '/payments', {})
    expect(unnumbered.status).toBe(422)
    await counter.fill(paths.form(code, 'payments'), '/payments', { receipt: 'BL-0001' })
    const paid = await counter.get(paths.queue('return'))
    expect(paid.$(`tbody tr:contains("${code}")`).text()).not.toContain('chưa thu')
    const given = await counter.fill(paths.form(code, 'hand-overs'), '/hand-overs', {})
    expect(given.status).toBe(303)
    expect(await kindsOf(code)).toEqual(expect.arrayContaining(['paymentRecorded', 'handedOver']))
  })
})
