import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../../test/support/app.ts'
import { aSignedBirth } from '../../../../../../../test/support/dossiers.ts'
import { latest } from '../../../../../documents/index.ts'
import { readStream } from '../../../../../journal/index.ts'
import { findOfficerByEmail } from '../../../../../organisation/index.ts'
import { stream } from '../../../../dossier.ts'
import { findPublic } from '../../../../store.ts'
import { type Desk, deskOf, type Fields, fileBirth } from '../../desk.fixture.ts'
import { paths, type Resource } from '../../paths.ts'

describe('what passes between people', async () => {
  const application = await testApp()
  const { db } = application.parts
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const handler = await deskOf(application, 'xuly.badinh')
  const colleague = await deskOf(application, 'xuly2.badinh')
  const leader = await deskOf(application, 'lanhdao.badinh')

  const dossierOf = async (code: string) => {
    const dossier = await findPublic(db, code)
    if (dossier === undefined) throw new Error(`no dossier ${code}`)
    return dossier
  }
  const entriesOf = async (code: string) => readStream(db, stream((await dossierOf(code)).id))
  const fill = (desk: Desk, code: string, resource: Resource, fields: Fields = {}) =>
    desk.fill(paths.form(code, resource), `/${resource}`, fields)
  const done = async (desk: Desk, code: string, resource: Resource, fields: Fields = {}) => {
    const answer = await fill(desk, code, resource, fields)
    expect(answer.status, answer.$('main').text()).toBe(303)
    return desk.get(answer.location ?? '')
  }
  const accepted = async (change: Parameters<typeof fileBirth>[1] = {}) => {
    const code = await fileBirth(application, change)
    await fill(counter, code, 'acceptances')
    return code
  }
  const signed = async () => {
    const code = await accepted()
    await fill(handler, code, 'step-conclusions', { conclusion: 'Đủ' })
    await fill(handler, code, 'result-drafts', { kind: 'granted' })
    await done(leader, code, 'signatures', { password: 'motcua-demo' })
    return code
  }
  const idOf = async (email: string) => (await findOfficerByEmail(db, `${email}@hanoi.example`))?.id ?? ''
  const officerOf = async (code: string) => (await dossierOf(code)).steps[0]?.officer

  test('the leader gives a step to somebody of its post, and nobody else', async () => {
    const code = await accepted()
    const empty = await fill(leader, code, 'assignments')
    expect(empty.status).toBe(422)
    expect(empty.$('.govuk-error-summary a').attr('href')).toBe('#officer')
    const stranger = await fill(leader, code, 'assignments', { officer: await idOf('xuly.caugiay') })
    expect(stranger.status).toBe(422)
    const to = await idOf('xuly2.badinh')
    const page = await done(leader, code, 'assignments', { officer: to })
    expect(page.$('.govuk-notification-banner').text()).toContain('Đã giao việc')
    expect(await officerOf(code)).toBe(`officer:${to}`)
    expect((await handler.get(paths.form(code, 'step-conclusions'))).status).toBe(409)
  })

  test('a colleague takes a step over, gives it back, and both are on record', async () => {
    const code = await accepted()
    await handler.fill(paths.dossier(code), '/take-ups', {})
    const form = await colleague.get(paths.form(code, 'take-overs'))
    expect(form.$('main').text()).toContain('Lương Khánh Duy')
    await done(colleague, code, 'take-overs')
    expect(await officerOf(code)).toBe(`officer:${await idOf('xuly2.badinh')}`)
    await done(colleague, code, 'releases')
    expect(await officerOf(code)).toBeUndefined()
    const kinds = (await entriesOf(code)).map(({ kind }) => kind)
    expect(kinds.slice(-3)).toEqual(['stepStarted', 'stepAssigned', 'stepReleased'])
  })

  test('an opinion is asked of several, side by side; the body asked reads the question where it answers', async () => {
    const code = await accepted()
    const empty = await fill(handler, code, 'consultations', { days: 'mai', means: 'consent' })
    expect(empty.status).toBe(422)
    expect(
      empty
        .$('.govuk-error-summary a')
        .toArray()
        .map(link => empty.$(link).attr('href')),
    ).toEqual(['#units', '#question', '#days', '#basis'])
    await done(handler, code, 'consultations', {
      units: ['dept-stp'],
      ward: 'ward-00166',
      question: 'Trẻ đã được đăng ký khai sinh ở nơi khác chưa?',
      days: '3',
    })
    const { steps } = await dossierOf(code)
    expect(steps.filter(step => step.askedBy !== undefined).map(({ unit }) => unit)).toEqual([
      'dept-stp',
      'ward-00166',
    ])
    const justice = await deskOf(application, 'xuly.sotuphap')
    const form = await justice.get(paths.form(code, 'step-conclusions'))
    expect(form.$('main').text()).toContain('Trẻ đã được đăng ký khai sinh ở nơi khác chưa?')
    await done(justice, code, 'step-conclusions', { conclusion: 'Chưa đăng ký ở đâu.' })
    expect((await dossierOf(code)).steps.find(({ unit }) => unit === 'dept-stp')?.doneAt).toBeDefined()
  })

  test('a note names colleagues, who see it on top; the applicant’s dossier does not move', async () => {
    const code = await accepted()
    expect((await fill(handler, code, 'notes')).status).toBe(422)
    const mentions = [await idOf('lanhdao.badinh')]
    await done(handler, code, 'notes', { text: 'Mẹ hẹn gọi lại chiều nay.', mentions })
    const page = await leader.get(paths.dossier(code))
    expect(page.$('.govuk-inset-text').text()).toContain('Mẹ hẹn gọi lại chiều nay.')
    expect(page.$('#notes').text()).toContain('Nhắc Doãn Quốc Khải')
    expect((await dossierOf(code)).state).toBe('in_progress')
  })

  test('a wrong name is put right without a new code or clock', async () => {
    const code = await accepted()
    const before = await dossierOf(code)
    const address = `${paths.form(code, 'righted-facts')}?about=applicant`
    const unreasoned = await counter.fill(address, '/righted-facts', { fullName: 'Trịnh Thị Mai Hoà' })
    expect(unreasoned.status).toBe(422)
    expect(unreasoned.$('#fullName').attr('value')).toBe('Trịnh Thị Mai Hoà')
    const right = await counter.fill(address, '/righted-facts', {
      fullName: 'Trịnh Thị Mai Hoà',
      mistake: 'Gõ sai tên so với căn cước',
    })
    expect(right.status, right.$('main').text()).toBe(303)
    const page = await counter.get(paths.dossier(code))
    expect(page.$('main').text()).toContain('Trịnh Thị Mai Hoà')
    const after = await dossierOf(code)
    expect([after.code, after.acceptance?.at, after.due]).toEqual([code, before.acceptance?.at, before.due])
    const nothing = await counter.fill(address, '/righted-facts', { mistake: 'Xem lại' })
    expect(nothing.status).toBe(422)
  })

  test('a wrong answer is put right in its own group of questions', async () => {
    const code = await accepted()
    const address = `${paths.form(code, 'righted-facts')}?about=child`
    const right = await handler.fill(address, '/righted-facts', {
      childName: 'Hoàng Trịnh Bảo Ngân',
      mistake: 'Sai tên trẻ so với giấy chứng sinh',
    })
    expect(right.status, right.$('main').text()).toBe(303)
    expect((await handler.get(paths.dossier(code))).$('main').text()).toContain('Hoàng Trịnh Bảo Ngân')
  })

  test('another procedure asks what the first did not, keeps what was answered and the first promise', async () => {
    const code = await accepted()
    const before = await dossierOf(code)
    const form = paths.form(code, 'righted-facts')
    const first = await counter.fill(form, '/righted-facts', {
      rightProcedure: '1.004884',
      mistake: 'Đây là đăng ký lại khai sinh',
    })
    expect(first.status).toBe(422)
    expect(first.$('.govuk-error-summary a').attr('href')).toBe('#rightProcedure')
    expect(first.$('#mistake').text()).toBe('Đây là đăng ký lại khai sinh')
    const asked = first
      .$('input[name=asked]')
      .toArray()
      .map(field => first.$(field).attr('value'))
    expect(asked.length).toBeGreaterThan(0)
    expect((await dossierOf(code)).procedure.code).toBe(before.procedure.code)
  })

  test('a slip of the pen in a signed result is corrected, signed anew and the first paper replaced', async () => {
    const code = await signed()
    const form = `${paths.form(code, 'result-corrections')}?about=/child`
    const empty = await handler.fill(form, '/result-corrections', { childName: '' })
    expect(empty.status).toBe(422)
    expect(
      empty
        .$('.govuk-error-summary a')
        .toArray()
        .map(link => empty.$(link).attr('href')),
    ).toEqual(['#mistake', '#childName'])
    const laid = await handler.fill(form, '/result-corrections', {
      childName: 'Hoàng Trịnh Bảo Ngân',
      rightText: 'Ghi đúng tên của trẻ.',
      mistake: 'Ghi sai tên của trẻ',
    })
    expect(laid.status, laid.$('main').text()).toBe(303)
    const page = await leader.get(paths.form(code, 'correction-signatures'))
    expect(page.$('main').text()).toContain('Ghi sai tên của trẻ')
    // The paper in force stands beside the one that will take its place.
    const signedNumber = (await dossierOf(code)).results[0]?.number
    expect(page.$('h2').text()).toContain(`Bản đã ký số ${signedNumber}`)
    const preview = await leader.get(paths.resultDraft(code))
    expect(preview.headers['content-type']).toBe('application/pdf')
    const wrong = await fill(leader, code, 'correction-signatures', { password: 'không phải' })
    expect(wrong.status).toBe(422)
    await done(leader, code, 'correction-signatures', { password: 'motcua-demo' })
    const { results } = await dossierOf(code)
    expect(results).toHaveLength(2)
    expect(results[1]?.replaces).toBe(results[0]?.number)
    const paper = await latest(db, (await dossierOf(code)).id, 'result')
    expect(JSON.stringify(paper?.content)).toContain('Hoàng Trịnh Bảo Ngân')
    expect((await counter.get(paths.dossiers)).$('main').text()).toContain('Hoàng Trịnh Bảo Ngân')
  })

  test('a correction stays what was decided, whatever is sent', async () => {
    const code = await signed()
    const mistake = 'Ghi thiếu dấu'
    await done(handler, code, 'result-corrections', { mistake, rightKind: 'refused', rightText: 'Bản đúng.' })
    const { correction, results } = await dossierOf(code)
    expect([results[0]?.kind, correction?.kind]).toEqual(['granted', 'granted'])
    const birth = await aSignedBirth(application)
    const turned = { reason: mistake, words: { kind: 'refused', text: 'Không đủ điều kiện.' } }
    await expect(birth.act('xuly.badinh', 'correctResult', turned)).rejects.toThrow(
      'correction_changes_decision',
    )
  })

  test('a paper that was lost is issued again to whoever is named', async () => {
    const code = await signed()
    expect((await fill(counter, code, 'reissues', { to: '' })).status).toBe(422)
    await done(counter, code, 'reissues', { to: 'Trịnh Thị Mai Hoa', reason: 'Mất bản giấy' })
    expect((await dossierOf(code)).reissues).toBe(1)
  })

  test('papers leave with the number of their list and are signed for where they come', async () => {
    const code = await fileBirth(application, {
      receivingUnit: 'ward-00166',
      returningUnit: 'ward-00166',
      returnBy: 'counter',
    })
    const other = await deskOf(application, 'tiepnhan.caugiay')
    await fill(other, code, 'acceptances')
    await fill(handler, code, 'step-conclusions', { conclusion: 'Đủ' })
    await fill(handler, code, 'result-drafts', { kind: 'granted' })
    await done(leader, code, 'signatures', { password: 'motcua-demo' })
    const wrong = await fill(handler, code, 'paper-moves', { batch: 'Gửi cô Hoa' })
    expect(wrong.status).toBe(422)
    await done(handler, code, 'paper-moves', { batch: 'DS-12' })
    const form = await other.get(paths.form(code, 'paper-receipts'))
    expect(form.$('main').text()).toContain('Danh sách DS-12')
    await done(other, code, 'paper-receipts')
    expect((await dossierOf(code)).papers[0]).toMatchObject({ batch: 'DS-12', receivedAt: expect.anything() })
  })
})
