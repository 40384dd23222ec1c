import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { type CaseInHand, caseworkIn, citizen, counter, handler } from '../support/casework.ts'

/** A detached house: seven working days, and a supplement restarts them (Decree 217/2026 art. 54). */
const permit = { procedure: '1.013225', answers: { kind: 'house' } }

describe('a supplement asked for while the dossier is handled', async () => {
  const site = await testApp()
  const { clock } = site
  const { accepted, paper } = caseworkIn(site)

  const asking = (theCase: CaseInHand, who = handler) =>
    theCase.now().then(({ components }) =>
      theCase.send(who, 'requestSupplement', {
        items: [{ component: components[0]?.key, reason: 'Thiếu mặt cắt.' }],
      }),
    )
  const answer = async (theCase: CaseInHand) => {
    const { supplement } = await theCase.now()
    const key = supplement?.items[0]?.component
    return theCase.act(citizen, 'supplement', { components: [{ key, files: [await paper()] }] })
  }

  beforeEach(() => clock.set('2026-10-05T09:00+07:00'))

  test('restarts the limit where the procedure’s law says so, and keeps the first promise', async () => {
    const theCase = await accepted(permit)
    // Seven working days: 6 to 14 October.
    expect((await theCase.now()).due?.at).toBe('2026-10-14T10:00:00Z')
    clock.set('2026-10-06T14:00+07:00')
    expect((await asking(theCase)).body).toMatchObject({ nationalStatus: 5, dueAt: '2026-10-14T10:00:00Z' })
    clock.set('2026-10-08T10:00+07:00')
    await answer(theCase)
    const after = await theCase.now()
    // Seven again from Thursday: 9 to 19 October.
    expect([after.due?.at, after.acceptance?.due.at]).toEqual([
      '2026-10-19T10:00:00Z',
      '2026-10-14T10:00:00Z',
    ])
    expect(after.promises).toMatchObject([{ why: 'restart' }])
  })

  test('is asked by the officer who has the step, once, within three working days of receipt', async () => {
    const theCase = await accepted(permit)
    expect(await asking(theCase, counter)).toMatchObject({ status: 409, body: { because: 'not_your_post' } })
    clock.set('2026-10-08T17:01+07:00')
    expect(await asking(theCase)).toMatchObject({ status: 409, body: { because: 'supplement_too_late' } })
    clock.set('2026-10-08T16:59+07:00')
    expect((await asking(theCase)).status).toBe(200)
    await answer(theCase)
    expect(await asking(theCase)).toMatchObject({
      status: 409,
      body: { because: 'supplement_already_asked' },
    })
  })

  test('rests the work until it is answered', async () => {
    const theCase = await accepted(permit)
    await asking(theCase)
    const refused = await theCase.send(handler, 'finishStep', { conclusion: 'Đủ.' })
    expect(refused).toMatchObject({ status: 409, body: { because: 'supplement_open' } })
    await answer(theCase)
    await theCase.act(handler, 'finishStep', { conclusion: 'Đủ.' })
  })

  test('of what no list holds is refused and on record for the centre', async () => {
    const theCase = await accepted(permit)
    const items = [{ component: 'sổ hộ khẩu của bà Tư', reason: 'Cần thêm.' }]
    const refused = await theCase.send(handler, 'requestSupplement', { items })
    expect(refused).toMatchObject({ status: 409, body: { because: 'component_not_listed' } })
    expect(await theCase.count('demandRefused')).toBe(1)
    expect((await theCase.now()).supplementsAsked).toBe(0)
  })
})
