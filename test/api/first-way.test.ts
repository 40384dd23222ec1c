import { describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { birthFiling } from '../support/filings.ts'
import { citizenToken, officerToken } from '../support/people.ts'

describe('the way of one dossier', async () => {
  const { app, parts, clock } = await testApp()
  const citizen = await citizenToken(parts.db)
  const counter = await officerToken(parts.db, 'tiepnhan.badinh')
  const handler = await officerToken(parts.db, 'xuly.badinh')
  const leader = await officerToken(parts.db, 'lanhdao.badinh')
  const as = (token: string) => ({ authorization: `Bearer ${token}` })

  test('is found, filed, accepted, handled, signed and tracked', async () => {
    const filed = await app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: as(citizen),
      payload: await birthFiling(app, citizen),
    })
    expect(filed.statusCode, filed.body).toBe(201)
    const { code } = filed.json()
    expect(code).toMatch(/^H26\.P?\w+-261005-0001$/)
    expect(filed.json()).toMatchObject({ status: 'filed', nationalStatus: 1, dueAt: null })

    let seq = 1
    const act = async (token: string, action: string, body: object) => {
      const answer = await app.inject({
        method: 'POST',
        url: `/api/v1/dossiers/${code}/actions/${action}`,
        headers: as(token),
        payload: { seq, ...body },
      })
      expect(answer.statusCode, answer.body).toBe(200)
      seq = answer.json().seq
      return answer.json()
    }
    clock.advance({ minutes: 30 })
    expect(await act(counter, 'accept', {})).toMatchObject({ status: 'in_progress', nationalStatus: 2 })
    for (;;) {
      const { step } = (await app.inject({ url: `/api/v1/dossiers/${code}`, headers: as(handler) })).json()
      if (step.kind === 'sign') break
      if (step.kind === 'draft') await act(handler, 'draftResult', { kind: 'granted' })
      else await act(handler, 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện' })
    }
    const signed = await act(leader, 'sign', { password: 'motcua-demo' })
    expect(signed.result).toMatchObject({ kind: 'granted', number: expect.stringMatching(/^1\//) })
    const tracked = await app.inject({ url: `/api/v1/tracking/${code}` })
    expect(tracked.json()).toMatchObject({ code, status: 'returned', nationalStatus: 10 })
    const found = await app.inject({ url: '/api/v1/procedures?q=dang ky khai sinh' })
    expect(found.statusCode, found.body).toBe(200)
    expect(found.json().items[0].code).toBe('1.001193')
  })
})
