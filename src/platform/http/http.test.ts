import { Type } from '@fastify/type-provider-typebox'
import type { InjectOptions } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import {
  type App,
  anyone,
  citizen,
  createHttp,
  type Failure,
  InvalidInput,
  localPath,
  officer,
  Refusal,
  signedIn,
} from './index.ts'

const started: App[] = []
afterAll(async () => {
  for (const app of started) await app.close()
})

const secret = 'a secret of these tests, long enough'

interface Options {
  readonly baseUrl?: string
  readonly requestsPerMinute?: number
  readonly ready?: () => Promise<boolean>
  readonly logged?: string[]
}

/** The platform with a few routes of its own: no module, no database. `x-viewer` says who asks. */
async function aPlatform({
  baseUrl = 'http://localhost:8080',
  requestsPerMinute,
  ready = async () => true,
  logged = [],
}: Options = {}): Promise<App> {
  const app = await createHttp({
    baseUrl,
    secret,
    log: createLog('info', { write: line => void logged.push(line) }),
    errorPage: (_, reply, failure) => reply.type('text/html').send(page(failure)),
    requestsPerMinute: requestsPerMinute ?? false,
    ready,
    title: 'Test',
  })
  started.push(app)
  app.addHook('onRequest', async request => {
    const said = request.headers['x-viewer']
    if (typeof said === 'string') request.viewer = JSON.parse(said)
  })
  addRoutes(app)
  await app.ready()
  return app
}

/** As much of a page as these tests look at: the code, and what a form must not lose. */
function page({ status, code }: Failure): string {
  return `<h1>${status} ${code}</h1>`
}

function addRoutes(app: App): void {
  const open = { config: { access: anyone } }
  app.get('/hello', open, async request => ({ locale: request.locale, path: request.url }))
  app.get('/form', open, async (_, reply) => reply.send({ token: reply.csrfToken() }))
  app.post('/form', open, async request => ({ taken: request.body }))
  app.post('/upload', open, async request => {
    for await (const part of request.parts()) if (part.type === 'file') await part.toBuffer()
    return { taken: true }
  })
  app.get('/people/:name', { config: { access: signedIn } }, async request => request.viewer)
  app.get('/own', { config: { access: citizen } }, async () => 'own')
  app.get('/desk', { config: { access: officer() } }, async () => 'desk')
  app.get('/chair', { config: { access: officer('leader') } }, async () => 'chair')
  app.post(
    '/api/v1/things',
    { ...open, schema: { body: Type.Object({ count: Type.Integer() }, { additionalProperties: false }) } },
    async request => request.body,
  )
  app.get(
    '/api/v1/things',
    { ...open, schema: { querystring: Type.Object({ limit: Type.Integer() }) } },
    async request => request.query,
  )
  app.get('/api/v1/refused', open, async () => {
    throw new Refusal(409, 'stale', { seq: 3, allowed: ['accept'] })
  })
  app.get('/api/v1/invalid', open, async () => {
    throw new InvalidInput([{ field: 'answers.childName', code: 'required' }])
  })
  app.get('/api/v1/fault', open, async () => {
    throw new Error('password=hunter2 of Người Thử Nghiệm')
  })
  app.get('/refused', open, async () => {
    throw new Refusal(410, 'gone')
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('problem details', async () => {
  const app = await aPlatform()
  const problem = async (asked: string | InjectOptions) => {
    const answer = await app.inject(asked)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    const body = answer.json()
    expect(body).toMatchObject({
      type: `urn:mot-cua:problem:${body.code}`,
      title: expect.any(String),
      status: answer.statusCode,
      requestId: answer.headers['x-request-id'],
    })
    return { status: answer.statusCode, ...body }
  }

  test('tell a refusal with its code and what it adds', async () => {
    expect(await problem('/api/v1/refused')).toMatchObject({
      status: 409,
      code: 'stale',
      seq: 3,
      allowed: ['accept'],
    })
  })

  test('tell input that cannot stand by field', async () => {
    expect(await problem('/api/v1/invalid')).toMatchObject({
      status: 422,
      code: 'invalid_input',
      errors: [{ field: 'answers.childName', code: 'required' }],
    })
  })

  test('tell a body of the wrong shape by field, and read no text as a number', async () => {
    const sent = { method: 'POST', url: '/api/v1/things' } as const
    expect(await problem({ ...sent, payload: { count: '3' } })).toMatchObject({
      status: 422,
      errors: [{ field: 'count', code: 'type' }],
    })
    expect(await problem({ ...sent, payload: {} })).toMatchObject({
      errors: [{ field: 'count', code: 'required' }],
    })
    expect(await problem({ ...sent, payload: { count: 1, extra: 1 } })).toMatchObject({
      errors: [{ code: 'additionalProperties' }],
    })
  })

  test('but an address is text, so its numbers are read', async () => {
    expect((await app.inject('/api/v1/things?limit=5')).json()).toEqual({ limit: 5 })
    expect(await problem('/api/v1/things?limit=many')).toMatchObject({ status: 422 })
  })

  test('are given for an address that is not there', async () => {
    expect(await problem('/api/v1/nothing')).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('are given for a way of asking that is not there', async () => {
    const { status } = await problem({ method: 'DELETE', url: '/api/v1/things' })
    expect([404, 405]).toContain(status)
  })

  test('are given for a body that is too large', async () => {
    const payload = { count: 1, padding: 'x'.repeat(1024 * 1024) }
    expect(await problem({ method: 'POST', url: '/api/v1/things', payload })).toMatchObject({
      status: 413,
      code: 'body_too_large',
    })
  })

  test('are given for a kind of body nobody reads', async () => {
    const answer = await problem({
      method: 'POST',
      url: '/api/v1/things',
      headers: { 'content-type': 'application/xml' },
      payload: '<count>1</count>',
    })
    expect(answer).toMatchObject({ status: 415, code: 'media_type_not_supported' })
  })

  test('are given for a body that is no JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    expect(await problem({ method: 'POST', url: '/api/v1/things', headers, payload: '{' })).toMatchObject({
      status: 400,
    })
  })

  test('tell nothing of the inside when something breaks', async () => {
    const { status, code, ...rest } = await problem('/api/v1/fault')
    expect([status, code]).toEqual([500, 'fault'])
    expect(JSON.stringify(rest)).not.toMatch(/hunter2|Nghiệm|stack|Error/)
  })

  test('are for the API alone: elsewhere the same is a page', async () => {
    const answer = await app.inject('/refused')
    expect([answer.statusCode, answer.body]).toEqual([410, '<h1>410 gone</h1>'])
    expect((await app.inject('/nothing')).body).toBe('<h1>404 not_found</h1>')
  })
})

describe('who may use a route', async () => {
  const app = await aPlatform()
  const as = (viewer: object) => ({ 'x-viewer': JSON.stringify(viewer) })
  const someCitizen = as({ kind: 'citizen', id: 'c', name: 'c' })
  const clerk = as({ kind: 'officer', id: 'o', name: 'o', posts: [{ unit: 'u', role: 'handlingOfficer' }] })
  const leader = as({ kind: 'officer', id: 'l', name: 'l', posts: [{ unit: 'u', role: 'leader' }] })

  test.each([
    ['/people/x', {}, 401],
    ['/people/x', someCitizen, 200],
    ['/people/x', clerk, 200],
    ['/own', {}, 401],
    ['/own', someCitizen, 200],
    ['/own', clerk, 403],
    ['/desk', someCitizen, 403],
    ['/desk', clerk, 200],
    ['/chair', clerk, 403],
    ['/chair', leader, 200],
  ])('%s %o: %i', async (url, headers, status) => {
    expect((await app.inject({ url, headers })).statusCode).toBe(status)
  })

  test('a route that does not say so is refused when the program starts', async () => {
    const unready = await createHttp({
      baseUrl: 'http://localhost',
      secret,
      log: createLog('silent'),
      errorPage: page as never,
      requestsPerMinute: false,
      ready: async () => true,
      title: 'Test',
    })
    started.push(unready)
    expect(() => unready.get('/forgotten', async () => 'x')).toThrow(
      /GET \/forgotten does not say who may use it/,
    )
  })
})

describe('forms', async () => {
  const app = await aPlatform()
  const opened = await app.inject('/form')
  const { token } = opened.json() as { token: string }
  const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const send = (headers: Record<string, string>, body: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/form',
      headers: { ...form, ...headers },
      payload: new URLSearchParams(body).toString(),
    })

  test('are taken with the token of this browser', async () => {
    const answer = await send({ cookie }, { name: 'Hoa', _csrf: token })
    expect([answer.statusCode, answer.json().taken.name]).toEqual([200, 'Hoa'])
  })

  test.each([
    ['without a token', { cookie }, { name: 'Hoa' }],
    ['with a token somebody made up', { cookie }, { name: 'Hoa', _csrf: 'made-up' }],
    ['with a token but without the cookie it belongs to', {}, { name: 'Hoa', _csrf: token }],
    ['with the token of another browser', { cookie: 'csrf=another' }, { name: 'Hoa', _csrf: token }],
  ])('%s are given back, not lost', async (_, headers, body) => {
    const answer = await send(headers as Record<string, string>, body as Record<string, string>)
    expect([answer.statusCode, answer.body]).toEqual([409, '<h1>409 form_expired</h1>'])
  })

  test.each([
    ['another site’s', { origin: 'https://evil.example' }],
    ['one the browser marks as foreign', { 'sec-fetch-site': 'cross-site' }],
    ['an origin that is hidden', { origin: 'null' }],
  ])('%s is refused, token or not', async (_, headers) => {
    const answer = await send({ cookie, ...headers }, { name: 'Hoa', _csrf: token })
    expect([answer.statusCode, answer.body]).toEqual([403, '<h1>403 foreign_form</h1>'])
  })

  test('are taken from the address people use, also through a proxy with another name', async () => {
    expect((await send({ cookie, origin: 'http://localhost:8080' }, { _csrf: token })).statusCode).toBe(200)
    const proxied = { cookie, origin: 'https://motcua.example', host: 'motcua.example' }
    expect((await send(proxied, { _csrf: token })).statusCode).toBe(200)
  })

  describe('with files', () => {
    const upload = async (headers: Record<string, string>) => {
      const body = new FormData()
      body.append('file', new Blob(['content']), 'a.txt')
      const sent = new Response(body)
      const type = sent.headers.get('content-type') ?? ''
      const payload = Buffer.from(await sent.arrayBuffer())
      return app.inject({
        method: 'POST',
        url: '/upload',
        headers: { 'content-type': type, ...headers },
        payload,
      })
    }

    test.each([
      ['from our own pages', { origin: 'http://localhost:8080' }, 200],
      ['that the browser marks as our own', { 'sec-fetch-site': 'same-origin' }, 200],
      ['from elsewhere', { origin: 'https://evil.example' }, 403],
      ['marked as foreign', { 'sec-fetch-site': 'cross-site' }, 403],
      ['that say nothing of where they come from', {}, 403],
    ])('%s are judged by that', async (_, headers, status) => {
      expect((await upload(headers as Record<string, string>)).statusCode).toBe(status)
    })
  })

  test('the cookie is kept from scripts, and over https from plain http', async () => {
    expect(String(opened.headers['set-cookie'])).toMatch(/^csrf=.*HttpOnly.*SameSite=Lax/i)
    const secure = await (await aPlatform({ baseUrl: 'https://motcua.example' })).inject('/form')
    expect(String(secure.headers['set-cookie'])).toMatch(/^__Host-csrf=.*Secure/i)
  })

  test('the API needs none: it takes no cookie', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/things', payload: { count: 1 } })
    expect(answer.statusCode).toBe(200)
  })
})

describe('security headers', () => {
  test('stand on every answer, and allow no script or style inside a page', async () => {
    const app = await aPlatform()
    for (const url of ['/hello', '/nothing', '/api/v1/fault']) {
      const { headers } = await app.inject(url)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
      expect(headers['content-security-policy']).toContain("base-uri 'none'")
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'x-request-id': expect.any(String),
      })
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  test('ask for https where the service has it', async () => {
    const app = await aPlatform({ baseUrl: 'https://motcua.example' })
    const { headers } = await app.inject('/hello')
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000/)
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })
})

describe('too many requests', async () => {
  const app = await aPlatform({ requestsPerMinute: 3 })

  test('are a problem that says when to come back; files and health are not counted', async () => {
    const ask = () => app.inject({ url: '/api/v1/things?limit=1', remoteAddress: '198.51.100.1' })
    for (let count = 0; count < 3; count += 1) expect((await ask()).statusCode).toBe(200)
    const refused = await ask()
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const health = await app.inject({ url: '/healthz', remoteAddress: '198.51.100.1' })
    expect(health.statusCode).toBe(200)
    const other = await app.inject({ url: '/api/v1/things?limit=1', remoteAddress: '198.51.100.2' })
    expect(other.statusCode).toBe(200)
  })

  test('are a page elsewhere', async () => {
    const ask = () => app.inject({ url: '/hello', remoteAddress: '198.51.100.3' })
    for (let count = 0; count < 3; count += 1) await ask()
    expect((await ask()).body).toBe('<h1>429 too_many_requests</h1>')
  })
})

describe('health', () => {
  test('alive, ready, and not ready while the database does not answer', async () => {
    let isReady = async () => true
    const app = await aPlatform({ ready: () => isReady() })
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await app.inject('/readyz')).statusCode).toBe(200)
    isReady = async () => false
    expect((await app.inject('/readyz')).statusCode).toBe(503)
    isReady = () => Promise.reject(new Error('connection refused'))
    const down = await app.inject('/readyz')
    expect([down.statusCode, down.body]).toEqual([503, expect.not.stringContaining('refused')])
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })

  test('figures name routes, never addresses', async () => {
    const app = await aPlatform()
    await app.inject('/people/Nguyen-Thi-Bi-Mat?q=bi-mat')
    const { body, headers } = await app.inject('/metrics')
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(body).toContain('http_request_seconds_count{method="GET",route="/people/:name",status="401"} 1')
    expect(body).not.toMatch(/bi-mat/i)
  })

  test('the log names routes, never addresses', async () => {
    const logged: string[] = []
    const app = await aPlatform({ logged })
    await app.inject('/people/Nguyen-Thi-Bi-Mat?q=bi-mat')
    await app.inject('/api/v1/fault')
    const lines = logged.join('')
    expect(lines).toContain('"route":"/people/:name"')
    expect(lines).toContain('"msg":"fault"')
    expect(lines).not.toMatch(/bi-mat/i)
  })
})

describe('the two languages', async () => {
  const app = await aPlatform()

  test.each([
    ['/hello', 'vi', '/hello'],
    ['/en/hello', 'en', '/hello'],
    ['/en/hello?q=1', 'en', '/hello?q=1'],
  ])('%s is the page in %s', async (url, locale, path) => {
    expect((await app.inject(url)).json()).toEqual({ locale, path })
  })

  test('only a whole /en is the English prefix', async () => {
    expect((await app.inject('/enough')).statusCode).toBe(404)
    expect((await app.inject('/en')).statusCode).toBe(404)
    expect((await app.inject('/hello/en')).statusCode).toBe(404)
  })

  test.each([
    ['/', 'vi', '/'],
    ['/', 'en', '/en'],
    ['/tra-cuu', 'vi', '/tra-cuu'],
    ['/tra-cuu', 'en', '/en/tra-cuu'],
  ] as const)('localPath(%s, %s) is %s', (path, locale, expected) => {
    expect(localPath(path, locale)).toBe(expected)
  })
})

describe('the description of the API', () => {
  test('is OpenAPI 3.1 of what lies below /api/v1, and of nothing else', async () => {
    const app = await aPlatform()
    const described = app.swagger() as { openapi: string; paths: Record<string, unknown> }
    expect(described.openapi).toMatch(/^3\.1/)
    expect(Object.keys(described.paths).filter(path => !path.startsWith('/api/v1/'))).toEqual([])
    expect(Object.keys(described.paths)).toContain('/api/v1/things')
  })
})
