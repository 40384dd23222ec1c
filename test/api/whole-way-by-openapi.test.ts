import { describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { birthAnswers, onePixelPng } from '../support/filings.ts'
import { openApiClient } from '../support/openapi.ts'
import { citizenToken, demo, officerToken } from '../support/people.ts'

const dossier = '/api/v1/dossiers/{code}'

describe('with nothing but what OpenAPI describes', async () => {
  const { app, parts, clock } = await testApp({ at: '2026-10-05T08:30+07:00' })
  const anyone = await openApiClient(app)
  const citizen = await openApiClient(app, await citizenToken(parts.db))
  const counter = await openApiClient(app, await officerToken(parts.db, 'tiepnhan.badinh'))
  const handler = await openApiClient(app, await officerToken(parts.db, 'xuly.badinh'))
  const leader = await openApiClient(app, await officerToken(parts.db, 'lanhdao.badinh'))
  type Client = typeof anyone

  /** Acts with the version the caller sees, and checks that it was done. */
  async function act(client: Client, code: string, action: string, body: object = {}) {
    const seen = await client('GET', dossier, { params: { code } })
    const answer = await client('POST', `${dossier}/actions/${action}`, {
      params: { code },
      body: { seq: seen.body.seq, ...body },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }

  async function sendPaper(client: Client): Promise<string> {
    const sent = await client('POST', '/api/v1/files', {
      file: { name: 'giấy chứng sinh.png', content: onePixelPng },
    })
    expect(sent.status).toBe(201)
    return sent.body.id
  }

  async function handleToSignature(code: string) {
    for (;;) {
      const { step } = (await handler('GET', dossier, { params: { code } })).body
      if (step.kind === 'sign') return
      if (step.kind === 'draft') await act(handler, code, 'draftResult', { kind: 'granted' })
      else await act(handler, code, 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện.' })
    }
  }

  test('an online filing is found, filed, completed once, decided and checked', async () => {
    const found = await anyone('GET', '/api/v1/procedures', {
      query: { q: 'giay khai sinh', canFileOnline: 'true' },
    })
    const { code: procedure } = found.body.items[0]
    expect(procedure).toBe('1.001193')
    const filed = await citizen('POST', '/api/v1/dossiers', {
      headers: { 'idempotency-key': 'birth-1' },
      body: {
        procedure,
        competentAuthority: 'ward-00004',
        returnBy: 'account',
        answers: birthAnswers,
        components: [{ key: 'birthNotice', files: [await sendPaper(citizen)] }],
      },
    })
    expect(filed.status, JSON.stringify(filed.body)).toBe(201)
    const { code } = filed.body
    expect(filed.body).toMatchObject({
      status: 'filed',
      nationalStatus: 1,
      dueAt: null,
      answerBy: '2026-10-06T01:30:00Z',
    })

    const queue = await counter('GET', '/api/v1/inbox')
    expect(queue.body.items.map((item: { code: string }) => item.code)).toContain(code)

    const asked = await act(counter, code, 'requestSupplement', {
      items: [{ component: 'birthNotice', reason: 'Ảnh mờ, không đọc được số giấy.' }],
    })
    expect(asked).toMatchObject({
      nationalStatus: 5,
      supplement: { components: ['birthNotice'], answered: false },
    })
    await act(citizen, code, 'supplement', {
      components: [{ key: 'birthNotice', files: [await sendPaper(citizen)] }],
    })

    clock.advance({ minutes: 20 })
    const accepted = await act(counter, code, 'accept')
    expect(accepted).toMatchObject({
      status: 'in_progress',
      dueAt: '2026-10-05T10:00:00Z',
      dueAtProvisional: null,
    })
    await act(handler, code, 'takeUp')
    await handleToSignature(code)
    await act(leader, code, 'sendBack', { reason: 'Ghi rõ nơi sinh.' })
    await handleToSignature(code)
    const signed = await act(leader, code, 'sign', { password: demo.password })
    expect(signed).toMatchObject({ status: 'returned', nationalStatus: 10, result: { kind: 'granted' } })

    const tracked = await anyone('GET', '/api/v1/tracking/{code}', { params: { code } })
    expect(tracked.body).toMatchObject({ status: 'returned', dueAt: '2026-10-05T10:00:00Z' })
    expect(tracked.body.steps).toBeUndefined()
    const byCode = await anyone('GET', '/api/v1/checks/{token}', { params: { token: code } })
    expect(byCode.body).toMatchObject({ exists: true, status: 'valid', issuer: 'ward-00004' })
    expect(byCode.body).not.toHaveProperty('content')
    const journal = await citizen('GET', `${dossier}/journal`, { params: { code } })
    expect(journal.body.items.map((entry: { kind: string }) => entry.kind)).toEqual([
      'filed',
      'supplementRequested',
      'supplemented',
      'accepted',
      'stepStarted',
      'stepFinished',
      'stepStarted',
      'resultDrafted',
      'sentBack',
      'stepStarted',
      'resultDrafted',
      'stepStarted',
      'resultSigned',
      'handedOver',
    ])
  })

  test('a walk-in is received at a counter far away, decided, and handed over there', async () => {
    const far = await openApiClient(app, await officerToken(parts.db, 'tiepnhan.cn1'))
    const received = await far('POST', '/api/v1/dossiers', {
      body: {
        procedure: '1.001193',
        applicant: { fullName: 'Trịnh Thị Mai Hoa', personalNumber: '099196004121', phone: '0900000101' },
        competentAuthority: 'ward-00004',
        returnBy: 'counter',
        answers: birthAnswers,
        components: [{ key: 'birthNotice', files: [], originals: 1 }],
      },
    })
    expect(received.status, JSON.stringify(received.body)).toBe(201)
    const { code } = received.body
    expect(received.body).toMatchObject({
      status: 'in_progress',
      channel: 'counter',
      receivingUnit: 'pasc-branch-01',
      competentAuthority: 'ward-00004',
      returningUnit: 'pasc-branch-01',
    })
    expect(code).toMatch(/^H26\.[^-]+-261005-\d{4}$/)
    await handleToSignature(code)
    await act(leader, code, 'sign', { password: demo.password })
    const handed = await act(far, code, 'handOver', { to: 'Trịnh Thị Mai Hoa' })
    expect(handed).toMatchObject({ status: 'returned', nationalStatus: 10 })
  })

  test('a refusal, and what is not allowed, say why', async () => {
    const filed = await citizen('POST', '/api/v1/dossiers', {
      body: {
        procedure: '1.001193',
        competentAuthority: 'ward-00004',
        answers: birthAnswers,
        components: [{ key: 'birthNotice', files: [await sendPaper(citizen)] }],
      },
    })
    const { code, seq } = filed.body
    const early = await leader('POST', `${dossier}/actions/sign`, {
      params: { code },
      body: { seq, password: demo.password },
    })
    expect(early).toMatchObject({ status: 409, body: { because: 'not_in_this_state', allowed: ['note'] } })
    const refused = await act(counter, code, 'refuse', {
      reason: 'Trẻ đã được đăng ký khai sinh.',
      ground: 'Luật Hộ tịch 60/2014/QH13, Điều 12',
    })
    expect(refused).toMatchObject({ status: 'refused', nationalStatus: 3, allowed: [] })
    const wrong = await openApiClient(app, await officerToken(parts.db, 'tiepnhan.caugiay'))
    expect(await wrong('GET', dossier, { params: { code } })).toMatchObject({
      status: 404,
      body: { code: 'dossier_not_found' },
    })
    const nobody = await anyone('GET', dossier, { params: { code } })
    expect(nobody).toMatchObject({ status: 401, body: { code: 'sign_in_required' } })
  })

  test('a faulty filing is told field by field', async () => {
    const { childName: _, ...without } = birthAnswers
    const faulty = await citizen('POST', '/api/v1/dossiers', {
      body: {
        procedure: '1.001193',
        competentAuthority: 'ward-99999',
        answers: { ...without, childBirth: '2027-01-01' },
        components: [],
      },
    })
    expect(faulty.status).toBe(422)
    const fields = faulty.body.errors.map((error: { field: string }) => error.field)
    expect(fields).toEqual(
      expect.arrayContaining([
        'answers.childName',
        'answers.childBirth',
        'components.birthNotice',
        'competentAuthority',
      ]),
    )
  })
})
