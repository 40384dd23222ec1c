import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { aFiledLinkedBirth, resultNames } from '../../../../../../test/support/filed.ts'
import { demo } from '../../../../../../test/support/people.ts'
import { acceptDossier, requestSupplement } from '../../../actions/answer-filing.ts'
import { apologise } from '../../../actions/lateness.ts'
import { confirmWithdrawal } from '../../../actions/withdraw.ts'
import { findPublic } from '../../../store.ts'
import { dueActs } from '../../../sweep.ts'
import { paper, stepsAt } from '../testing/steps.ts'
import { aCitizen, anOfficer, follow, type Visitor } from '../testing/visitor.ts'

const morning = '2026-10-05T09:00+07:00'

describe('what the owner reads of a dossier on its way', async () => {
  const site = await testApp({ at: morning })
  const { file } = stepsAt(site)

  async function as(key: string, role: string, code: string) {
    const { actor } = await anOfficer(site, key)
    return { code, actor: { id: actor, posts: [{ unit: 'ward-00004', role }] } }
  }
  const counter = (code: string) => as('tiepnhan.badinh', 'receivingOfficer', code)

  async function anAcceptedBirth(citizen: Visitor): Promise<string> {
    site.clock.set(morning)
    const code = await file(citizen)
    await acceptDossier(site.parts, await counter(code))
    return code
  }

  const anyone = async (code: string) => {
    const page = await (await aCitizen(site, demo.citizens.at(-1)?.key)).get(`/tra-cuu/${code}`)
    return page.$('main').text()
  }

  test('who has it now: the step, the division, the officer', async () => {
    const citizen = await aCitizen(site)
    const code = await anAcceptedBirth(citizen)
    const page = await citizen.get(`/dossiers/${code}`)
    expect(page.$('main').text()).toContain('Đang ở')
    expect(page.$('main').text()).toMatch(/Công chức tư pháp - hộ tịch thẩm tra hồ sơ, (?:Phường )?Ba Đình, /)
  })

  test('a request while it is handled: the last day, the clock that stands still, and then the new date', async () => {
    const citizen = await aCitizen(site)
    const code = await anAcceptedBirth(citizen)
    await requestSupplement(site.parts, await as('xuly.badinh', 'handlingOfficer', code), [
      { component: 'birthNotice', reason: 'Ảnh mờ.' },
    ])
    const asked = (await citizen.get(`/dossiers/${code}`)).$('main').text()
    expect(asked).toContain('Cần bạn bổ sung')
    expect(asked).toContain('Hạn cuối để bổ sung: 17:00 ngày 04/11/2026')
    expect((await citizen.get('/ho-so-cua-toi')).$('.govuk-notification-banner').text()).toContain(code)
    expect(await anyone(code)).toContain('Trong khi chờ, thời hạn tạm dừng')
    await citizen.get(`/dossiers/${code}`)
    const draft = (await citizen.post(`/dossiers/${code}/supplement`)).location
    await citizen.get(`${draft}/papers`)
    await citizen.postFiles(`${draft}/papers`, { do: 'continue' }, [{ ...paper, name: 'chup-lai.png' }])
    site.clock.set('2026-10-07T09:00+07:00')
    const later = await aCitizen(site)
    await later.get(`${draft}/check`)
    const after = await follow(later, await later.post(`${draft}/submit`))
    const text = after.$('main').text()
    expect(text).toContain('Hồ sơ được giải quyết tiếp')
    expect(text).toContain('Kết quả có trước 17:00 ngày 07/10/2026')
    expect(text).toContain('Ngày hẹn ban đầu là 17:00 ngày 05/10/2026')
    expect(text).toContain('Vì sao ngày hẹn thay đổi?')
    expect(text).toContain('Chờ bạn bổ sung')
    const said = await anyone(code)
    expect(said).toContain('17:00 ngày 07/10/2026')
    expect(said).toContain('Ngày hẹn ban đầu')
  })

  test('a dossier past its date says so, then the apology with its new date', async () => {
    const citizen = await aCitizen(site)
    const code = await anAcceptedBirth(citizen)
    site.clock.set('2026-10-06T09:00+07:00')
    await dueActs(site.parts)
    const later = await aCitizen(site)
    expect((await later.get(`/dossiers/${code}`)).$('main').text()).toContain('Hồ sơ đã quá ngày hẹn 17:00')
    expect(await anyone(code)).toContain('Đang giải quyết, đã quá ngày hẹn')
    await apologise(site.parts, await as('lanhdao.badinh', 'leader', code), {
      newDate: Temporal.Instant.from('2026-10-08T10:00:00Z'),
      reason: 'Chờ xác minh tại bệnh viện.',
    })
    const page = await later.get(`/dossiers/${code}`)
    expect(page.$('.govuk-inset-text').first().text()).toContain('Chờ xác minh tại bệnh viện.')
    expect(page.$('main').text()).toContain('Kết quả có trước 17:00 ngày 08/10/2026')
    expect(page.$(`a[href="/dossiers/${code}/papers/form04"]`)).toHaveLength(1)
    expect((await later.get(`/dossiers/${code}/papers/form04`)).headers['content-type']).toBe(
      'application/pdf',
    )
    const said = await anyone(code)
    expect(said).toContain('17:00 ngày 08/10/2026')
    expect(said).not.toContain('Chờ xác minh tại bệnh viện.')
  })

  test('taking it back at once while nobody has accepted it, with the reason asked for', async () => {
    site.clock.set(morning)
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const page = await citizen.get(`/dossiers/${code}`)
    expect(page.$(`a[href="/dossiers/${code}/withdrawal"]`)).toHaveLength(1)
    const form = await citizen.get(`/dossiers/${code}/withdrawal`)
    expect(form.$('main').text()).toContain('kết thúc ngay')
    const seq = form.$('input[name=seq]').attr('value') ?? ''
    const empty = await citizen.post(`/dossiers/${code}/withdrawal`, { seq, reason: ' ' })
    expect(empty.status).toBe(422)
    const done = await citizen.post(`/dossiers/${code}/withdrawal`, { seq, reason: 'Nộp nhầm phường.' })
    const after = await follow(citizen, done)
    expect(after.$('main').text()).toContain('Hồ sơ đã được rút.')
    expect(after.$(`a[href="/dossiers/${code}/withdrawal"]`)).toHaveLength(0)
    expect(await anyone(code)).toContain('Người nộp đã rút hồ sơ')
  })

  test('asking to take it back while it is handled, going on after all, and the counter’s answer', async () => {
    const citizen = await aCitizen(site)
    const code = await anAcceptedBirth(citizen)
    const ask = async () => {
      const form = await citizen.get(`/dossiers/${code}/withdrawal`)
      const seq = form.$('input[name=seq]').attr('value') ?? ''
      return citizen.post(`/dossiers/${code}/withdrawal`, { seq, reason: 'Tôi nộp lại sau.' })
    }
    const asked = await follow(citizen, await ask())
    expect(asked.$('main').text()).toContain('Đang đề nghị rút')
    expect(await anyone(code)).toContain('Người nộp đề nghị rút, đang chờ trả lời')
    const went = await follow(citizen, await citizen.post(`/dossiers/${code}/withdrawal/cancel`))
    expect(went.$('main').text()).toContain('Hồ sơ được giải quyết tiếp.')
    expect((await findPublic(site.parts.db, code))?.withdrawal).toBeUndefined()
    await ask()
    await confirmWithdrawal(site.parts, await counter(code))
    expect((await citizen.get(`/dossiers/${code}`)).$('main').text()).toContain('Đã rút')
    expect((await citizen.get(`/dossiers/${code}/withdrawal`)).status).toBe(409)
  })

  test('keeps the reason typed when the dossier changed meanwhile', async () => {
    site.clock.set(morning)
    const citizen = await aCitizen(site)
    const code = await file(citizen)
    const form = await citizen.get(`/dossiers/${code}/withdrawal`)
    const seq = form.$('input[name=seq]').attr('value') ?? ''
    await acceptDossier(site.parts, await counter(code))
    const stale = await citizen.post(`/dossiers/${code}/withdrawal`, { seq, reason: 'Tôi đổi ý.' })
    expect(stale.status).toBe(409)
    expect(stale.$('textarea').text()).toBe('Tôi đổi ý.')
    expect(stale.$('main').text()).toContain('Hồ sơ đang được giải quyết')
  })

  test('nobody else takes a dossier back', async () => {
    const citizen = await aCitizen(site)
    const code = await anAcceptedBirth(citizen)
    const other = await aCitizen(site, demo.citizens[1]?.key)
    expect((await other.get(`/dossiers/${code}/withdrawal`)).status).toBe(404)
    await other.get('/ho-so-cua-toi')
    expect((await other.post(`/dossiers/${code}/withdrawal`, { seq: '2', reason: 'x' })).status).toBe(404)
  })

  test('the results of a linked procedure, each as it comes', async () => {
    site.clock.set(morning)
    const { code, act } = await aFiledLinkedBirth(site, 'account')
    await act('tiepnhan.badinh', 'accept')
    await act('xuly.badinh', 'finishStep', { conclusion: 'Đủ điều kiện.' })
    await act('xuly.badinh', 'draftResult', { kind: 'granted' })
    await act('lanhdao.badinh', 'sign', { password: demo.password })
    const citizen = await aCitizen(site)
    const page = await citizen.get(`/dossiers/${code}`)
    const names = resultNames('vi')
    const headings = page.$('main h2').text()
    for (const name of Object.values(names)) expect(headings).toContain(name)
    expect(page.$('a[href*="/papers/result"]')).toHaveLength(1)
    expect(page.$('main .govuk-tag').text()).toContain('Đang giải quyết')
    expect((await citizen.get(`/dossiers/${code}/papers/result`)).status).toBe(200)
    expect((await citizen.get(`/dossiers/${code}/papers/result?branch=residence`)).status).toBe(404)
    expect(await anyone(code)).toContain('Kết quả đã có')
  })
})
