import { describe, expect, test } from 'vitest'
import { openSession, saveCitizen } from '../../src/modules/identity/index.ts'
import { findOfficerByEmail } from '../../src/modules/organisation/index.ts'
import { demoAccounts } from '../../src/pack/index.ts'
import { transaction } from '../../src/platform/db/index.ts'
import { testApp } from '../support/app.ts'
import { citizenToken, demo, officerToken } from '../support/people.ts'

/** What anyone may use without signing in. A route added here is open to the world: say why beside it. */
const open = [
  'GET /',
  'GET /tro-giup',
  'GET /tiep-can',
  'GET /du-lieu-ca-nhan',
  // The catalogue is public.
  'GET /thu-tuc',
  'GET /thu-tuc/:code',
  'GET /su-kien/:key',
  'GET /api/v1/procedures',
  'GET /api/v1/procedures/:code',
  // Whoever has the code or the paper's token sees the stage or that the paper is genuine, and nothing personal.
  'GET /tra-cuu',
  'GET /tra-cuu/:code',
  'GET /xac-thuc',
  'GET /xac-thuc/:token',
  'GET /api/v1/tracking/:code',
  'GET /api/v1/checks/:token',
  // Counting working time says nothing of anyone.
  'POST /api/v1/working-time/due-date',
  'GET /tinh-ngay-tra-ket-qua',
  'GET /api/v1/openapi.json',
  // What home visits are, and where units receive outside their counters: nothing of anyone.
  'GET /phuc-vu-tai-nha',
  'GET /phuc-vu-luu-dong',
  // Before signing in one is told whether and where one can file; beginning leads to signing in.
  'GET /nop-ho-so/:code',
  'POST /nop-ho-so/:code',
  // What nobody may be asked for, and how to get an account: the same for everybody.
  'GET /khong-doi-them-giay-to',
  'GET /mo-tai-khoan',
  // The way in and the way out.
  'GET /dang-nhap',
  'POST /dang-nhap',
  'GET /dang-nhap/callback',
  'POST /dang-xuat',
  'GET /can-bo/dang-nhap',
  'POST /can-bo/dang-nhap',
  // For whoever runs the program.
  'GET /assets/:name',
  'GET /favicon.svg',
  'GET /favicon.ico',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
]

/** Peers that stand in for the outside world in a demo guard themselves; they are not there when the program runs in earnest. */
const isOfTheSandbox = (route: string) => / \/(?:sandbox\/|\*)/.test(route)

describe('who may use a route', async () => {
  const { app, parts, clock } = await testApp()
  const routes = routesIn(app.printRoutes({ commonPrefix: false })).filter(
    route => !route.startsWith('HEAD ') && !isOfTheSandbox(route),
  )
  const guarded = routes.filter(route => !open.includes(route))

  test('the routes have been read', () => {
    expect(routes).toContain('POST /api/v1/dossiers')
    expect(routes.length).toBeGreaterThan(50)
    expect(open.filter(route => !routes.includes(route))).toEqual([])
  })

  test.each(guarded)('%s asks a stranger to sign in', async route => {
    const { statusCode, headers } = await call(route, {})
    const isSentToSignIn =
      statusCode === 303 && /^\/(?:dang-nhap|can-bo\/dang-nhap)\?/.test(String(headers.location))
    expect(isSentToSignIn ? 401 : statusCode).toBe(401)
  })

  test.each(guarded.filter(route => / \/(?:office|quan-tri)(?:\/|$)/.test(route)))(
    '%s is closed to a citizen',
    async route => {
      const session = await citizenSession()
      expect((await call(route, { cookie: `session=${session}`, ...ownForm })).statusCode).toBe(403)
    },
  )

  test.each(guarded.filter(route => route.includes(' /quan-tri/')))(
    '%s is closed to an officer of a counter',
    async route => {
      const session = await officerSession('tiepnhan.badinh')
      expect((await call(route, { cookie: `session=${session}`, ...ownForm })).statusCode).toBe(403)
    },
  )

  test('the queue of officers is closed to a citizen’s token', async () => {
    const token = await citizenToken(parts.db)
    expect((await call('GET /api/v1/inbox', { authorization: `Bearer ${token}` })).statusCode).toBe(403)
  })

  test('the API takes no cookie, and pages take no token', async () => {
    const session = await officerSession('tiepnhan.badinh')
    expect((await call('GET /api/v1/inbox', { cookie: `session=${session}` })).statusCode).toBe(401)
    const token = await officerToken(parts.db, 'quantri')
    const page = await call('GET /quan-tri/can-bo', { authorization: `Bearer ${token}` })
    expect(page.statusCode).toBe(303)
  })

  const ownForm = { 'sec-fetch-site': 'same-origin' }

  /** Calls a route as a browser would call its first address. */
  function call(route: string, headers: Record<string, string>) {
    const [method = 'GET', path = '/'] = route.split(' ')
    const url = path
      .replaceAll(':code', 'X-261005-0001')
      .replaceAll(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    return app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(method === 'POST' ? { payload: {} } : {}),
    })
  }

  async function citizenSession(): Promise<string> {
    const claims = demoAccounts(demo).citizen(demo.citizens[0]?.key ?? '')
    if (claims === undefined) throw new Error('the demo has no citizen')
    const { id } = await transaction(parts.db, tx => saveCitizen(tx, claims, clock.now()))
    return (await openSession(parts.db, { kind: 'citizen', id }, 'cookie', clock.now())).token
  }

  async function officerSession(key: string): Promise<string> {
    const officer = await findOfficerByEmail(parts.db, demoAccounts(demo).officerEmail(key) ?? '')
    if (officer === undefined) throw new Error(`the demo has no officer ${key}`)
    return (await openSession(parts.db, { kind: 'officer', id: officer.id }, 'cookie', clock.now())).token
  }
})

/** Every route of the program as `GET /path`, read from the tree that the router prints. */
function routesIn(tree: string): string[] {
  const way: string[] = []
  return tree.split('\n').flatMap(line => {
    const [, indent = '', rest = ''] = /^([│├└─\s]*)(\S.*)?$/u.exec(line) ?? []
    const [, part = '', methods = ''] = /^(.*?)(?: \(([A-Z, ]+)\))?$/.exec(rest) ?? []
    way.length = Math.round(indent.length / 4)
    way.push(part)
    return methods.split(', ').flatMap(method => (method === '' ? [] : [`${method} ${way.join('')}`]))
  })
}
