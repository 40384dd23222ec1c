import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { aDraftedBirth } from '../../../../../../test/support/dossiers.ts'
import { demo } from '../../../../../../test/support/people.ts'
import { readStream } from '../../../../journal/index.ts'
import { stream } from '../../../dossier.ts'
import { findPublic } from '../../../store.ts'
import { dossierWords } from '../../../words.ts'
import { type Answer, deskOf, fileBirth } from '../desk.fixture.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import { deskMessages } from './messages.ts'

const messages = deskMessages('vi')
const office = messagesIn('vi')
const words = dossierWords('vi')

describe('many dossiers at once', async () => {
  const application = await testApp()
  const { db } = application.parts
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const handler = await deskOf(application, 'xuly.badinh')
  const leader = await deskOf(application, 'lanhdao.badinh')

  const kindsOf = async (code: string) => {
    const dossier = await findPublic(db, code)
    return (await readStream(db, stream(dossier?.id ?? ''))).map(({ kind }) => kind)
  }
  const codesIn = (answer: Answer, caption: string) =>
    answer
      .$(`table:has(caption:contains("${caption}")) tbody code`)
      .toArray()
      .map(code => answer.$(code).text())
  const choose = async (desk: typeof counter, action: string, codes: readonly string[]) => {
    await desk.get(paths.inbox)
    return desk.post(paths.bulk, { action, code: codes, list: '' })
  }
  const confirmed = (page: Answer) => {
    const form = page.$('form[action*="/bulk/"]')
    const fields: Record<string, string[]> = {}
    for (const { name, value } of form.serializeArray()) fields[name] = [...(fields[name] ?? []), value]
    return { action: form.attr('action') ?? '', fields }
  }

  test('are accepted where nothing is missing; the rest stay, and it is said why', async () => {
    const whole = [await fileBirth(application), await fileBirth(application)]
    const done = await fileBirth(application)
    await counter.fill(paths.form(done, 'acceptances'), '/acceptances', { 'originals-birthNotice': '1' })
    const chosen = [...whole, done, 'H26.1-261005-9999']
    const page = await choose(counter, 'accept', chosen)
    expect(page.status, page.body).toBe(200)
    expect(codesIn(page, 'Làm được (2)')).toEqual(whole)
    expect(page.$('main').text()).toContain(words.because.not_in_this_state)
    expect(page.$('main').text()).toContain(messages.leftOut.not_there)
    expect(await kindsOf(whole[0] ?? '')).toEqual(['filed'])

    const { action, fields } = confirmed(page)
    const answer = await counter.post(action, fields)
    expect(answer.status, answer.body).toBe(303)
    const outcome = await counter.get(answer.location ?? '')
    expect(outcome.$('.govuk-notification-banner--success').text()).toContain(
      messages.bulkDone(office.actions.accept, 2),
    )
    expect(codesIn(outcome, messages.bulkDoneTitle(2))).toEqual(whole)

    // Sent twice, by an impatient hand or a lost answer: done once, and told the same.
    const again = await counter.post(action, fields)
    expect(codesIn(await counter.get(again.location ?? ''), messages.bulkDoneTitle(2))).toEqual(whole)
    for (const code of whole) expect(await kindsOf(code)).toEqual(['filed', 'accepted'])
  })

  test('are taken up but for what somebody has', async () => {
    const list = await handler.get(paths.queue('work'))
    const offered = list.$('button[name=action]').toArray()
    expect(offered.map(button => list.$(button).val())).toContain('takeUp')
    const codes = list
      .$('input[name=code]')
      .toArray()
      .map(box => String(list.$(box).val()))
    const [first = '', ...others] = codes
    await handler.fill(paths.dossier(first), '/take-ups', {})
    const page = await choose(handler, 'takeUp', codes)
    expect(page.$('main').text()).toContain(messages.leftOut.already_yours)
    const { action, fields } = confirmed(page)
    const answer = await handler.post(action, fields)
    const outcome = await handler.get(answer.location ?? '')
    expect(codesIn(outcome, messages.bulkDoneTitle(others.length))).toEqual(others)
    for (const code of others) expect(await kindsOf(code)).toContain('stepStarted')
  })

  test('leave alone what has changed since the confirmation was read', async () => {
    const [one, two] = [await fileBirth(application), await fileBirth(application)]
    const page = await choose(counter, 'accept', [one, two])
    const { action, fields } = confirmed(page)
    await counter.fill(paths.form(two, 'supplement-requests'), '/supplement-requests', {
      components: ['birthNotice'],
      'reason-birthNotice': 'Ảnh mờ.',
    })
    const answer = await counter.post(action, fields)
    const outcome = await counter.get(answer.location ?? '')
    expect(codesIn(outcome, messages.bulkDoneTitle(1))).toEqual([one])
    expect(codesIn(outcome, messages.bulkRefusedTitle(1))).toEqual([two])
    expect(await kindsOf(two)).not.toContain('accepted')
  })

  test('are signed with the password asked once, each by itself', async () => {
    const drafted = [await aDraftedBirth(application), await aDraftedBirth(application)]
    const codes = drafted.map(({ code }) => code)
    const page = await choose(leader, 'sign', codes)
    const { action, fields } = confirmed(page)
    const without = await leader.post(action, { ...fields, password: '' })
    expect(without.status).toBe(422)
    expect(without.$('.govuk-error-summary a').attr('href')).toBe('#password')
    const wrong = await leader.post(action, { ...fields, password: 'khongphai' })
    expect([wrong.status, wrong.$('.govuk-error-summary').text().includes(office.sign.wrong)]).toEqual([
      422,
      true,
    ])
    expect(wrong.body).not.toContain('khongphai')
    for (const code of codes) expect(await kindsOf(code)).not.toContain('resultSigned')
    const answer = await leader.post(action, { ...fields, password: demo.password })
    expect(answer.status, answer.body).toBe(303)
    expect(answer.location).not.toContain(demo.password)
    for (const code of codes) expect(await kindsOf(code)).toContain('resultSigned')
  })

  test('are handed over to the applicants themselves', async () => {
    const codes = [
      await signed(await fileBirth(application, { returnBy: 'counter' })),
      await signed(await fileBirth(application, { returnBy: 'counter' })),
    ]
    const page = await choose(counter, 'handOver', codes)
    const { action, fields } = confirmed(page)
    const answer = await counter.post(action, fields)
    expect(answer.status, answer.body).toBe(303)
    for (const code of codes) expect(await kindsOf(code)).toContain('handedOver')
  })

  test('are given to a colleague by whoever leads, wherever they may be given', async () => {
    const codes = [await fileBirth(application), await fileBirth(application)]
    for (const code of codes)
      await counter.fill(paths.form(code, 'acceptances'), '/acceptances', { 'originals-birthNotice': '1' })
    const list = await leader.get(paths.queue('unit'))
    expect(list.$('button[name=action][value=assign]').length).toBe(1)
    expect(list.$('button[name=action][value=accept]').length).toBe(0)
    const page = await choose(leader, 'assign', codes)
    const { action, fields } = confirmed(page)
    const missing = await leader.post(action, { ...fields, officer: '' })
    expect(missing.$('.govuk-error-summary a').attr('href')).toBe('#officer')
    const officer = page.$('select[name=officer] option').last().attr('value') ?? ''
    const answer = await leader.post(action, { ...fields, officer })
    const outcome = await leader.get(answer.location ?? '')
    expect(codesIn(outcome, messages.bulkDoneTitle(2))).toEqual(codes)
    for (const code of codes) expect(await kindsOf(code)).toContain('stepAssigned')

    const again = confirmed(await choose(leader, 'assign', codes))
    const nobody = '00000000-0000-7000-8000-000000000000'
    const refused = await leader.post(again.action, { ...again.fields, officer: nobody })
    expect((await leader.get(refused.location ?? '')).$('main').text()).toContain(
      words.because.officer_not_of_unit,
    )
  })

  test('are refused where nothing is chosen, nothing can be, or there is no such act', async () => {
    const none = await choose(counter, 'accept', [])
    expect(none.status).toBe(422)
    expect(none.$('h1').text()).toBe(messages.bulkNothing)
    expect((await choose(counter, 'refuse', ['H26.1-261005-9999'])).status).toBe(404)
    const nobody = await choose(counter, 'accept', ['H26.1-261005-9999'])
    expect(nobody.$('main').text()).toContain(messages.bulkNonePossible)
    expect(nobody.$('main form button').length).toBe(0)
    expect((await counter.post(paths.bulkAct('accept'), { run: 'x', code: 'y' })).status).toBe(400)
  })

  /** Through every desk to the signature. */
  async function signed(code: string): Promise<string> {
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', { 'originals-birthNotice': '1' })
    for (;;) {
      const page = await handler.get(paths.dossier(code))
      const can = (resource: string) => page.$(`.mc-actions a[href*="/${resource}/"]`).length > 0
      if (can('step-conclusions'))
        await handler.fill(paths.form(code, 'step-conclusions'), '/step-conclusions', { conclusion: 'Đủ' })
      else if (can('result-drafts'))
        await handler.fill(paths.form(code, 'result-drafts'), '/result-drafts', { kind: 'granted' })
      else break
    }
    const page = await choose(leader, 'sign', [code])
    const { action, fields } = confirmed(page)
    await leader.post(action, { ...fields, password: demo.password })
    return code
  }
})
