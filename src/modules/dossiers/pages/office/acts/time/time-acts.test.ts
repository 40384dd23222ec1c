import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../../test/support/app.ts'
import { citizenToken } from '../../../../../../../test/support/people.ts'
import { readStream } from '../../../../../journal/index.ts'
import { stream } from '../../../../dossier.ts'
import { findPublic } from '../../../../store.ts'
import { dueActs } from '../../../../sweep.ts'
import { type Desk, deskOf, fileBirth } from '../../desk.fixture.ts'
import { paths, type Resource } from '../../paths.ts'

describe('what is done to a dossier’s time', async () => {
  const application = await testApp()
  const { clock } = application
  const { db } = application.parts
  const morning = '2026-10-05T09:00+07:00'
  // Days pass between one act and the next: everybody signs in anew each time.
  const anewAs = (key: string): Pick<Desk, 'get' | 'fill'> => ({
    get: async url => (await deskOf(application, key)).get(url),
    fill: async (page, resource, fields) => (await deskOf(application, key)).fill(page, resource, fields),
  })
  const counter = anewAs('tiepnhan.badinh')
  const handler = anewAs('xuly.badinh')
  const leader = anewAs('lanhdao.badinh')

  const dossierOf = async (code: string) => {
    const dossier = await findPublic(db, code)
    if (dossier === undefined) throw new Error(`no dossier ${code}`)
    return dossier
  }
  const kindsOf = async (code: string) =>
    (await readStream(db, stream((await dossierOf(code)).id))).map(({ kind }) => kind)
  const fill = (
    desk: typeof counter,
    code: string,
    resource: Resource,
    fields: Parameters<typeof counter.fill>[2],
  ) => desk.fill(paths.form(code, resource), `/${resource}`, fields)
  const accepted = async (file = () => fileBirth(application)) => {
    clock.set(morning)
    const code = await file()
    const answer = await fill(counter, code, 'acceptances', { 'copies-oldPapers': '1' })
    expect(answer.status, answer.$('.govuk-error-summary').text()).toBe(303)
    return code
  }

  /** A birth registered again: its law leaves out the time in which another place answers. */
  const fileAgain = async () => {
    const token = await citizenToken(db)
    const answer = await application.app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: { authorization: `Bearer ${token}` },
      payload: {
        procedure: '1.004884',
        competentAuthority: 'ward-00004',
        returnBy: 'account',
        answers: again,
        components: [{ key: 'oldPapers', files: [], copies: 1 }],
      },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json().code as string
  }

  test('is not offered where the law of the procedure knows no ground', async () => {
    const code = await accepted()
    const form = await handler.get(paths.form(code, 'pauses'))
    expect(form.status).toBe(409)
    expect(form.$('main').text()).toContain('không có căn cứ pháp lý')
    const page = await handler.get(paths.dossier(code))
    expect(page.$('#other-actions').text()).not.toContain('Tạm dừng tính thời hạn')
    expect((await leader.get(paths.form(code, 'extensions'))).status).toBe(409)
  })

  test('a pause names its ground and stops the clock; letting it run moves the date and keeps the first', async () => {
    const code = await accepted(fileAgain)
    const first = (await dossierOf(code)).acceptance?.due.at
    clock.set('2026-10-06T09:00+07:00')
    const empty = await fill(handler, code, 'pauses', { ground: '' })
    expect(empty.status).toBe(422)
    const paused = await fill(handler, code, 'pauses', { ground: 'agency' })
    expect(paused.status, paused.body).toBe(303)
    const page = await handler.get(paths.dossier(code))
    expect(page.$('.mc-time').text()).toContain('Thời hạn đang tạm dừng')
    expect(page.$('.mc-time').text()).toContain('Chờ cơ quan khác')
    expect(page.$('.moj-timeline').text()).toContain('Nghị định 123/2015/NĐ-CP, Điều 26')
    expect((await handler.get(paths.form(code, 'pauses'))).status).toBe(409)

    clock.set('2026-10-08T09:00+07:00')
    const resumed = await fill(handler, code, 'resumptions', {})
    expect(resumed.status, resumed.body).toBe(303)
    const after = await dossierOf(code)
    expect(after.acceptance?.due.at).toBe(first)
    expect(Temporal.Instant.compare(after.due?.at ?? '', first ?? '')).toBe(1)
    const running = await handler.get(paths.dossier(code))
    expect(running.$('.mc-time').text()).toContain('Hẹn lần đầu: ')
    expect(running.$('.mc-dossier-head__time .govuk-details').text()).toContain('Tạm dừng: ')
    expect(running.$('.moj-timeline').text()).toContain('Ngày phải trả chuyển từ')
    expect((await handler.get(paths.dossier(code).replace('/office', '/en/office'))).status).toBe(200)
  })

  test('a supplement asked for while handling stops the clock, once, within three working days', async () => {
    const code = await accepted()
    const form = await handler.get(paths.form(code, 'supplement-requests'))
    expect(form.$('main').text()).toContain('tính lại từ đầu')
    const asked = await fill(handler, code, 'supplement-requests', {
      components: ['birthNotice'],
      'reason-birthNotice': 'Thiếu dấu của bệnh viện',
    })
    expect(asked.status, asked.body).toBe(303)
    const page = await handler.get(paths.dossier(code))
    expect(page.$('.mc-time').text()).toContain('Thời hạn đang tạm dừng')
    expect(page.$('.mc-time').text()).toContain('Người nộp có đến')
    const other = await accepted()
    clock.set('2026-10-09T09:00+07:00')
    const late = await handler.get(paths.form(other, 'supplement-requests'))
    expect(late.status).toBe(409)
    expect(late.$('main').text()).toContain('quá thời hạn được yêu cầu bổ sung')
  })

  test('what nobody completed is stopped by the clock, and by the counter before acceptance only then', async () => {
    clock.set(morning)
    const code = await fileBirth(application)
    const asking = { components: ['birthNotice'], 'reason-birthNotice': 'Ảnh mờ' }
    await fill(counter, code, 'supplement-requests', asking)
    const early = await counter.get(paths.form(code, 'stops'))
    expect([early.status, early.$('main').text()]).toEqual([
      409,
      expect.stringContaining('Thời hạn chưa hết'),
    ])
    clock.set('2026-11-10T09:00+07:00')
    const stopped = await fill(counter, code, 'stops', {})
    expect(stopped.status, stopped.body).toBe(303)
    expect((await dossierOf(code)).stop?.ground).toBe('notCompleted')
    const page = await counter.get(paths.dossier(code))
    expect(page.$('.moj-timeline').text()).toContain('không bổ sung hồ sơ trong thời hạn')
  })

  test('an apology needs its reason and a later working day, and is made once', async () => {
    const code = await accepted()
    const wrong = await fill(leader, code, 'apologies', {
      'newDate-day': '10',
      'newDate-month': '10',
      'newDate-year': '2026',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.$('.govuk-error-summary').text()).toContain('không làm việc')
    expect(wrong.$('.govuk-error-summary').text()).toContain('Ghi lý do chậm')
    expect(wrong.$('#newDate').attr('value')).toBe('10')
    const past = await fill(leader, code, 'apologies', { 'newDate-day': '5', reason: 'x' })
    expect(past.$('.govuk-error-summary').text()).toContain('phải sau hôm nay')
    const reason = 'Chờ bệnh viện xác nhận lại giấy chứng sinh'
    const sent = await fill(leader, code, 'apologies', { 'newDate-day': '8', 'newDate-month': '10', reason })
    expect(sent.status, sent.body).toBe(303)
    const { apology, due, acceptance } = await dossierOf(code)
    expect(apology?.sent?.newDate).toBe('2026-10-08T10:00:00Z')
    expect(due).toEqual(acceptance?.due)
    const page = await leader.get(paths.dossier(code))
    expect(page.$('.mc-time').text()).toContain('Đã xin lỗi, hẹn lại 17:00 ngày 08/10/2026')
    expect(page.$('.moj-timeline').text()).toContain(reason)
    expect((await leader.get(paths.form(code, 'apologies'))).status).toBe(409)
  })

  test('a delay is explained by a cause, a task and a day', async () => {
    const code = await accepted()
    clock.set('2026-10-07T09:00+07:00')
    await dueActs(application.parts)
    expect(await kindsOf(code)).toContain('becameLate')
    const form = await leader.get(paths.form(code, 'delay-explanations'))
    expect(form.$('table').text()).toContain('Thẩm tra')
    const half = await fill(leader, code, 'delay-explanations', { cause: 'absence', task: 'Cử người thay' })
    expect(half.status).toBe(422)
    expect(half.$('textarea').text()).toBe('Cử người thay')
    expect(half.$('input[value=absence]').attr('checked')).toBeDefined()
    const day = { 'taskBy-day': '15', 'taskBy-month': '10', 'taskBy-year': '2026' }
    const told = await fill(leader, code, 'delay-explanations', {
      cause: 'absence',
      task: 'Cử người thay',
      ...day,
    })
    expect(told.status, told.body).toBe(303)
    const page = await leader.get(paths.dossier(code))
    expect(page.$('.moj-timeline').text()).toContain('Nguyên nhân: Người phụ trách vắng mặt')
    expect(page.$('.moj-timeline').text()).toContain('Cử người thay (trước 15/10/2026)')
  })

  test('a filing is taken back at once; a dossier in progress rests until the counter answers', async () => {
    clock.set(morning)
    const filed = await fileBirth(application)
    expect((await fill(counter, filed, 'withdrawals', { reason: ' ' })).status).toBe(422)
    const reason = 'Nộp nhầm thủ tục'
    expect((await fill(counter, filed, 'withdrawals', { reason })).status).toBe(303)
    expect((await dossierOf(filed)).state).toBe('withdrawn')

    const code = await accepted()
    expect((await fill(counter, code, 'withdrawal-requests', { reason })).status).toBe(303)
    expect((await handler.get(paths.form(code, 'step-conclusions'))).status).toBe(409)
    expect((await counter.get(paths.dossier(code))).$('.mc-time').text()).toContain('xin rút')
    expect((await fill(counter, code, 'withdrawal-cancellations', {})).status).toBe(303)
    expect((await dossierOf(code)).withdrawal).toBeUndefined()
    await fill(counter, code, 'withdrawal-requests', { reason })
    const form = await counter.get(paths.form(code, 'withdrawal-confirmations'))
    expect(form.$('main').text()).toContain(`Lý do: ${reason}`)
    expect((await fill(counter, code, 'withdrawal-confirmations', {})).status).toBe(303)
    const page = await counter.get(paths.dossier(code))
    expect(page.$('.mc-process__step').last().text()).toContain('Đã rút')
    expect(page.$('.mc-time').text()).toContain('Đã rút')
  })

  test('handling is stopped by the leader on a ground with its reason', async () => {
    const code = await accepted()
    const empty = await fill(leader, code, 'stops', { ground: 'dispute' })
    expect(empty.$('.govuk-error-summary a').attr('href')).toBe('#reason')
    const reason = 'Tòa án nhân dân khu vực 1 thụ lý tranh chấp'
    expect((await fill(leader, code, 'stops', { ground: 'dispute', reason })).status).toBe(303)
    const page = await leader.get(paths.dossier(code))
    expect(page.$('.moj-timeline').text()).toContain(`Lý do: ${reason}`)
    expect((await dossierOf(code)).state).toBe('stopped')
  })
})

const again = {
  requesterName: 'Trịnh Thị Mai Hoa',
  requesterBirth: '1996-04-12',
  requesterNumber: '099196004121',
  requesterAddress: 'Số 18, ngõ 45, phố Trúc Bạch, phường Ba Đình, thành phố Hà Nội',
  requesterPhone: '0900000101',
  relation: 'self',
  personName: 'Trịnh Thị Mai Hoa',
  personBirth: '1996-04-12',
  personSex: 'female',
  personEthnicity: 'Kinh',
  personNationality: 'Việt Nam',
  personHometown: 'Phường Ba Đình, thành phố Hà Nội',
  birthPlace: 'Bệnh viện Phụ sản Hà Nội',
  personNumber: '099196004121',
  publicEmployee: false,
  firstAt: 'Ủy ban nhân dân phường Trúc Bạch',
  reason: 'Mất bản chính, sổ gốc bị cháy',
  exemption: 'none',
}
