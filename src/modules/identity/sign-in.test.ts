import { createServer } from 'node:net'
import { load } from 'cheerio'
import { CookieJar } from 'tough-cookie'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt, type TestClock } from '../../../test/support/clock.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { type App, anyone, citizen, createHttp, officer, signedIn } from '../../platform/http/index.ts'
import { createLog } from '../../platform/log.ts'
import { createSandboxIdentity } from '../../sandbox/index.ts'
import { readStream } from '../journal/index.ts'
import {
  addOfficer,
  bySystem,
  disableOfficer,
  type Officer,
  organisationRoutes,
  type Role,
  resetPassword,
} from '../organisation/index.ts'
import { identityHook, identityRoutes, issueToken, verifyPassword } from './index.ts'

interface Site {
  readonly app: App
  readonly db: Db
  readonly databaseUrl: string
  readonly clock: TestClock
}

interface Peers {
  readonly db: Db
  readonly databaseUrl: string
  readonly clock: TestClock
  readonly baseUrl: string
}

/** A small application of only the given routes on the real platform, with one page for each kind of access. */
async function testSite(
  baseUrl: string,
  addRoutes: (app: App, peers: Peers) => Promise<void> | void,
): Promise<Site> {
  const { db, url } = await testDatabase()
  const clock = clockAt('2026-10-05T09:00+07:00')
  const app = await createHttp({
    secret: 'a secret of the tests, long enough',
    baseUrl,
    log: createLog('error'),
    errorPage: (_, reply, failure) => reply.type('text/plain').send(failure.code),
    requestsPerMinute: false,
    ready: async () => true,
    title: 'test',
  })
  app.addHook('onRequest', identityHook({ db, clock, baseUrl }))
  await addRoutes(app, { db, databaseUrl: url, clock, baseUrl })
  app.get('/', { config: { access: anyone } }, async request => ({ viewer: request.viewer }))
  app.get('/for-citizens', { config: { access: citizen } }, async request => ({ viewer: request.viewer }))
  app.get('/for-officers', { config: { access: officer() } }, async request => ({ viewer: request.viewer }))
  app.get('/api/v1/me', { config: { access: signedIn } }, async request => ({ viewer: request.viewer }))
  afterAll(() => app.close())
  await app.ready()
  return { app, db, databaseUrl: url, clock }
}

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly body: string
}

/** A browser without scripts that keeps its cookies and follows nothing by itself. */
class Browser {
  readonly #site: Pick<Site, 'app'>
  readonly #jar = new CookieJar()
  readonly #origin: string

  constructor(site: Pick<Site, 'app'>, origin = 'http://localhost:8080') {
    this.#site = site
    this.#origin = origin
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path)
  }

  /** Sends a form of a page, found by its action, with its own fields and the given ones; `to`: somewhere else. */
  async submit(
    page: Answer,
    action: string,
    fields: Readonly<Record<string, string>> = {},
    to = action,
  ): Promise<Answer> {
    const form = load(page.body)(`form[action="${action}"]`).first()
    const hidden = form.serializeArray().map(({ name, value }): [string, string] => [name, value])
    return this.#ask('POST', to, new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }).toString())
  }

  async cookies(): Promise<string> {
    return this.#jar.getCookieString(this.#origin)
  }

  async #ask(method: 'GET' | 'POST', path: string, payload?: string): Promise<Answer> {
    const url = new URL(path, this.#origin)
    const answer = await this.#site.app.inject({
      method,
      url: url.pathname + url.search,
      headers: {
        host: url.host,
        cookie: await this.#jar.getCookieString(url.href),
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat())
      await this.#jar.setCookie(cookie, url.href)
    return { status: answer.statusCode, location: answer.headers.location, body: answer.body }
  }
}

describe('officers and programs', () => {
  const password = 'ba con mèo ngủ trưa'
  const signInPath = '/can-bo/dang-nhap'
  let site: Site

  beforeAll(async () => {
    site = await testSite('http://localhost:8080', (app, { db, clock, baseUrl }) => {
      identityRoutes({ db, clock, baseUrl, oidc: null, officePath: '/for-officers' })(app)
      organisationRoutes({ db, clock, catalogue: { fields: [], find: () => undefined } })(app)
    })
  })

  async function anOfficer(role: Role = 'handlingOfficer', mustChangePassword = false): Promise<Officer> {
    const by = bySystem(site.clock.now())
    const unit = role === 'administrator' ? 'city' : 'ward-00004'
    const posts = [{ unit, role }]
    const email = `${newId()}@coquan.example`
    const given = {
      email,
      fullName: 'Lò Thị Mỷ',
      title: { vi: 'Chuyên viên' },
      posts,
      password,
      mustChangePassword,
    }
    return transaction(site.db, tx => addOfficer(tx, given, by))
  }

  async function signIn(officer: Officer, browser = new Browser(site)): Promise<Browser> {
    const answer = await browser.submit(await browser.get(signInPath), signInPath, {
      email: officer.email,
      password,
    })
    expect(answer.status).toBe(303)
    return browser
  }

  describe('an officer', () => {
    it('signs in, is known on pages, and signs out', async () => {
      const officer = await anOfficer()
      const browser = await signIn(officer)
      expect(JSON.parse((await browser.get('/for-officers')).body).viewer).toMatchObject({
        id: officer.id,
        kind: 'officer',
      })
      expect((await browser.get('/for-citizens')).status).toBe(403)
      const sessions = await browser.get('/tai-khoan/phien-dang-nhap')
      expect((await browser.submit(sessions, '/dang-xuat')).location).toBe('/')
      expect((await browser.get('/for-officers')).status).toBe(401)
    })

    it('is taken to the page asked for, and only to one of ours', async () => {
      const officer = await anOfficer()
      for (const [asked, reached] of [
        ['/quan-tri/don-vi', '/quan-tri/don-vi'],
        ['https://elsewhere.example/', '/for-officers'],
      ] as const) {
        const browser = new Browser(site)
        const page = await browser.get(`${signInPath}?${new URLSearchParams({ returnTo: asked })}`)
        const answer = await browser.submit(page, signInPath, { email: officer.email, password })
        expect(answer.location).toBe(reached)
      }
    })

    it('keeps the e-mail typed when the password is wrong, and hears the same for an e-mail nobody has', async () => {
      const officer = await anOfficer()
      const browser = new Browser(site)
      const page = await browser.get(signInPath)
      const wrong = await browser.submit(page, signInPath, { email: officer.email, password: 'sai rồi' })
      expect(wrong.status).toBe(422)
      expect(wrong.body).toContain(`value="${officer.email}"`)
      expect(wrong.body).toContain('Lỗi:')
      const unknown = await browser.submit(page, signInPath, { email: 'khong.co@coquan.example', password })
      expect(unknown.status).toBe(422)
      expect(unknown.body.replace('khong.co@coquan.example', officer.email)).toContain(
        'Thư điện tử hoặc mật khẩu không đúng',
      )
    })

    it('must wait after five wrong passwords, even when twenty are sent at once, and may try again later', async () => {
      const officer = await anOfficer()
      const browser = new Browser(site)
      const page = await browser.get(signInPath)
      const attempts = await Promise.all(
        Array.from({ length: 20 }, () =>
          browser.submit(page, signInPath, { email: officer.email, password: 'sai rồi' }),
        ),
      )
      expect(attempts.filter(answer => answer.status === 422)).toHaveLength(5)
      const right = await browser.submit(page, signInPath, { email: officer.email.toUpperCase(), password })
      expect(right.status).toBe(429)
      expect(right.body).toContain('Hãy đợi 15 phút')
      site.clock.advance({ minutes: 16 })
      await signIn(officer, browser)
    })

    it('must change a password that was reset before anything else opens', async () => {
      const officer = await anOfficer('leader', true)
      const browser = await signIn(officer)
      const change = '/can-bo/doi-mat-khau'
      expect(await browser.get('/for-officers')).toMatchObject({ status: 303, location: change })
      const page = await browser.get(change)
      const weak = await browser.submit(page, change, { current: password, password: '123', repeat: '1234' })
      expect(weak.status).toBe(422)
      const chosen = 'mưa rơi trên mái tôn'
      const done = await browser.submit(page, change, { current: password, password: chosen, repeat: chosen })
      expect(done).toMatchObject({ status: 303, location: '/for-officers' })
      expect((await browser.get('/for-officers')).status).toBe(200)
    })

    it('loses every session when the password is reset or the account disabled', async () => {
      for (const act of [resetPassword, disableOfficer] as const) {
        const officer = await anOfficer()
        const browser = await signIn(officer)
        const token = await issueToken(site.db, officer.email, site.clock.now())
        site.clock.advance({ seconds: 1 })
        const by = bySystem(site.clock.now())
        await transaction(site.db, tx =>
          act === resetPassword
            ? resetPassword(tx, officer.id, 'mưa rơi trên mái tôn', by)
            : disableOfficer(tx, officer.id, by),
        )
        expect((await browser.get('/for-officers')).status).toBe(401)
        const api = await site.app.inject({
          url: '/api/v1/me',
          headers: { authorization: `Bearer ${token}` },
        })
        expect(api.json()).toMatchObject({ status: 401, code: 'token_not_valid' })
      }
    })

    it('ends one of several sessions, or all of them', async () => {
      const officer = await anOfficer()
      const [one, other] = [await signIn(officer), await signIn(officer)]
      const page = await one.get('/tai-khoan/phien-dang-nhap')
      const action =
        /action="(\/tai-khoan\/phien-dang-nhap\/[0-9a-f-]+\/dang-xuat)"/.exec(page.body)?.[1] ?? ''
      await one.submit(page, action)
      expect((await other.get('/for-officers')).status).toBe(401)
      expect((await one.get('/for-officers')).status).toBe(200)
      const third = await signIn(officer)
      await one.submit(page, '/tai-khoan/phien-dang-nhap/dang-xuat-moi-noi')
      expect((await third.get('/for-officers')).status).toBe(401)
    })

    it('cannot end the session of somebody else', async () => {
      const [officer, other] = [await anOfficer(), await anOfficer()]
      const [mine, theirs] = [await signIn(officer), await signIn(other)]
      const session = await site.db
        .selectFrom('sessions')
        .select('id')
        .where('subject_id', '=', other.id)
        .executeTakeFirstOrThrow()
      const page = await mine.get('/tai-khoan/phien-dang-nhap')
      const all = '/tai-khoan/phien-dang-nhap/dang-xuat-moi-noi'
      const answer = await mine.submit(page, all, {}, `/tai-khoan/phien-dang-nhap/${session.id}/dang-xuat`)
      expect(answer.status).toBe(303)
      expect((await theirs.get('/for-officers')).status).toBe(200)
    })

    it('stays signed in with use, and not without it', async () => {
      const browser = await signIn(await anOfficer())
      site.clock.advance({ hours: 11 })
      expect((await browser.get('/for-officers')).status).toBe(200)
      site.clock.advance({ hours: 11 })
      expect((await browser.get('/for-officers')).status).toBe(200)
      site.clock.advance({ hours: 3 })
      expect((await browser.get('/for-officers')).status).toBe(401)
    })

    it('is asked for the password again at a signature, five times at most', async () => {
      const { id } = await anOfficer('leader')
      const now = site.clock.now()
      expect(await verifyPassword(site.db, id, password, now)).toBe(true)
      for (let attempt = 0; attempt < 5; attempt++)
        expect(await verifyPassword(site.db, id, 'sai rồi', now)).toBe(false)
      await expect(verifyPassword(site.db, id, password, now)).rejects.toMatchObject({
        code: 'too_many_attempts',
      })
    })
  })

  describe('the API', () => {
    it('takes a bearer token and never a cookie; a page never takes a token', async () => {
      const officer = await anOfficer()
      const token = await issueToken(site.db, officer.email, site.clock.now())
      const authorization = `Bearer ${token}`
      const api = await site.app.inject({ url: '/api/v1/me', headers: { authorization } })
      expect(api.json()).toMatchObject({ viewer: { id: officer.id } })
      const cookie = await (await signIn(officer)).cookies()
      expect((await site.app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(401)
      expect((await site.app.inject({ url: '/for-officers', headers: { authorization } })).statusCode).toBe(
        401,
      )
      const stolen = cookie.replace(/(session=)[^;]+/, `$1${token}`)
      expect((await site.app.inject({ url: '/for-officers', headers: { cookie: stolen } })).statusCode).toBe(
        401,
      )
    })

    it('keeps no token that could be read from the database', async () => {
      const token = await issueToken(site.db, (await anOfficer()).email, site.clock.now())
      const rows = await site.db.selectFrom('sessions').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(token)
      expect(rows.some(row => row.token_hash.toString('latin1').includes(token))).toBe(false)
    })

    it('is opened for nobody by a name that does not exist', async () => {
      await expect(issueToken(site.db, 'nobody@coquan.example', site.clock.now())).rejects.toMatchObject({
        code: 'no_such_account',
      })
      await expect(issueToken(site.db, '099000000000', site.clock.now())).rejects.toMatchObject({
        code: 'no_such_account',
      })
    })

    it('is not opened for an officer whose account is locked', async () => {
      const { id, email } = await anOfficer()
      await transaction(site.db, tx => disableOfficer(tx, id, bySystem(site.clock.now())))
      await expect(issueToken(site.db, email, site.clock.now())).rejects.toMatchObject({
        code: 'account_disabled',
      })
    })
  })

  describe('the administration', () => {
    const pages = [
      '/quan-tri/can-bo',
      '/quan-tri/can-bo/them',
      '/quan-tri/don-vi',
      '/quan-tri/don-vi?q=truc bach',
    ]

    it.each([
      ['receivingOfficer', 403],
      ['handlingOfficer', 403],
      ['leader', 403],
      ['supervisor', 403],
      ['administrator', 200],
    ] as const)('answers a %s with %s', async (role, status) => {
      const officer = await anOfficer(role)
      const browser = await signIn(officer)
      const own = `/quan-tri/can-bo/${officer.id}`
      for (const page of [...pages, own, `${own}/sua`, `${own}/mat-khau`, `${own}/khoa`])
        expect((await browser.get(page)).status, page).toBe(status)
    })

    it('is closed to everybody who is not signed in', async () => {
      for (const page of pages) expect((await new Browser(site).get(page)).status).toBe(401)
    })

    it('adds an officer once however often the button is pressed, who then signs in with the password shown', async () => {
      const browser = await signIn(await anOfficer('administrator'))
      const form = await browser.get('/quan-tri/can-bo/them')
      const shown = /name="password"[^>]*value="([^"]+)"/.exec(form.body)?.[1] ?? ''
      const email = `${newId()}@coquan.example`
      const fields = {
        fullName: 'Giàng A Páo',
        email,
        titleVi: 'Chuyên viên',
        'unit-0': 'Phường Ba Đình (ward-00004)',
        'role-0': 'leader',
      }
      const [first, second] = [
        await browser.submit(form, '/quan-tri/can-bo/them', fields),
        await browser.submit(form, '/quan-tri/can-bo/them', fields),
      ]
      expect(first.status).toBe(303)
      expect(second.location).toBe(first.location)
      const page = await browser.get(first.location ?? '')
      expect(page.body).toContain('Giàng A Páo')
      const newcomer = new Browser(site)
      const entered = await newcomer.submit(await newcomer.get(signInPath), signInPath, {
        email,
        password: shown,
      })
      expect(entered.location).toBe('/can-bo/doi-mat-khau')
    })

    it('gives a form back with all that was typed and says what is wrong beside it', async () => {
      const browser = await signIn(await anOfficer('administrator'))
      const form = await browser.get('/quan-tri/can-bo/them')
      const answer = await browser.submit(form, '/quan-tri/can-bo/them', {
        fullName: 'Giàng A Páo',
        email: 'không phải thư',
        titleVi: '',
        'unit-0': 'Phường Không Có',
        'role-0': 'leader',
      })
      expect(answer.status).toBe(422)
      for (const kept of ['Giàng A Páo', 'không phải thư', 'Phường Không Có'])
        expect(answer.body).toContain(kept)
      expect(answer.body).toContain('href="#email"')
      expect(answer.body).toContain('href="#titleVi"')
    })

    it('asks for an e-mail that is left empty, and has nothing against the password made up', async () => {
      const browser = await signIn(await anOfficer('administrator'))
      const form = await browser.get('/quan-tri/can-bo/them')
      const answer = await browser.submit(form, '/quan-tri/can-bo/them', { email: '' })
      expect(answer.body).toContain('href="#email"')
      expect(answer.body).not.toContain('href="#password"')
    })

    it('knows a unit typed without accents, and offers the units that a name may mean', async () => {
      const browser = await signIn(await anOfficer('administrator'))
      const path = '/quan-tri/can-bo/them'
      const email = `${newId()}@coquan.example`
      const typed = { fullName: 'Giàng A Páo', email, titleVi: 'Chuyên viên', 'role-0': 'leader' }
      const asked = await browser.submit(await browser.get(path), path, { ...typed, 'unit-0': 'chi nhanh' })
      const offered = load(asked.body)('select[name="unit-0"] option')
      expect(asked.status).toBe(422)
      expect(asked.body).toContain('Có nhiều đơn vị khớp với tên này')
      expect(offered.toArray().map(option => option.attribs.value)).toContain('pasc-branch-02')
      const chosen = await browser.submit(asked, path, { 'unit-0': 'pasc-branch-02' })
      expect((await browser.get(chosen.location ?? '')).body).toContain('Chi nhánh số 2')
      const other = { ...typed, email: `${newId()}@coquan.example`, 'unit-0': 'ba dinh' }
      const added = await browser.submit(await browser.get(path), path, other)
      expect((await browser.get(added.location ?? '')).body).toContain('Lãnh đạo ký, Phường Ba Đình')
    })

    it('shows that an account is locked, and unlocks it, once and on record', async () => {
      const browser = await signIn(await anOfficer('administrator'))
      const { id } = await anOfficer()
      const own = `/quan-tri/can-bo/${id}`
      await browser.submit(await browser.get(`${own}/khoa`), `${own}/khoa`)
      const locked = await browser.get(own)
      expect(locked.body).toContain('Đã khóa')
      expect(load(locked.body)(`form[action="${own}/mo-lai"] button`).text()).toContain('Mở khóa')
      expect(locked.body).not.toContain(`href="${own}/khoa"`)
      await browser.submit(locked, `${own}/mo-lai`)
      await browser.submit(locked, `${own}/mo-lai`)
      const unlocked = await browser.get(own)
      expect(unlocked.body).not.toContain('Đã khóa')
      expect(unlocked.body).toContain(`href="${own}/khoa"`)
      const record = (await readStream(site.db, `officer:${id}`)).map(entry => entry.kind)
      expect(record).toEqual(['officerAdded', 'officerDisabled', 'officerEnabled'])
    })

    it('edits, resets, disables and enables; the last administrator cannot be locked out', async () => {
      const browser = await signIn(await anOfficer('administrator'))
      const { id } = await anOfficer()
      const own = `/quan-tri/can-bo/${id}`
      const edited = await browser.submit(await browser.get(`${own}/sua`), `${own}/sua`, {
        fullName: 'Lò Thị Mây',
        'role-0': 'leader',
      })
      expect(edited.location).toBe(`${own}?xong=saved`)
      expect((await browser.get(own)).body).toMatch(/Lò Thị Mây[\s\S]*Lãnh đạo ký/)
      expect((await browser.submit(await browser.get(`${own}/mat-khau`), `${own}/mat-khau`)).location).toBe(
        `${own}?xong=reset`,
      )
      expect((await browser.submit(await browser.get(`${own}/khoa`), `${own}/khoa`)).location).toBe(
        `${own}?xong=disabled`,
      )
      expect((await browser.submit(await browser.get(own), `${own}/mo-lai`)).location).toBe(
        `${own}?xong=enabled`,
      )
      const found = await browser.submit(await browser.get('/quan-tri/can-bo'), '/quan-tri/can-bo/tim', {
        search: 'lo thi may',
      })
      expect(found.body).toContain(id)
      const nobody = await browser.submit(await browser.get('/quan-tri/can-bo'), '/quan-tri/can-bo/tim', {
        search: 'zzzz',
      })
      expect(nobody.body).toContain('Không có ai khớp')
    })
  })
})

describe('citizens', () => {
  const lan = {
    key: 'lan',
    fullName: 'Mè Thị Lan',
    personalNumber: '099190000017',
    dateOfBirth: '1990-02-28',
    sex: 'female',
    phone: '0900000777',
    email: 'lan@nguoidan.example',
    ward: 'ward-00004',
    address: 'Số 1, phố Thử',
  } as const
  let site: Site
  let origin: string

  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    site = await testSite(origin, async (app, { db, clock, baseUrl }) => {
      const wardName = async () => ({ vi: 'Phường Ba Đình' })
      const sandbox = await createSandboxIdentity({
        baseUrl,
        people: [lan, { ...lan, key: 'minh', fullName: 'Bàn Văn Minh' }],
        wardName,
      })
      sandbox.routes(app)
      identityRoutes({ db, clock, baseUrl, oidc: sandbox.settings, officePath: '/for-officers' })(app)
    })
    await site.app.listen({ port, host: '127.0.0.1' })
  })

  async function freePort(): Promise<number> {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    await new Promise(resolve => server.close(resolve))
    return port
  }

  /** Follows redirects as a browser does. */
  async function follow(browser: Browser, answer: Answer): Promise<Answer & { readonly at: string }> {
    let now = answer
    let at = ''
    while (now.location !== undefined) {
      at = new URL(now.location, origin).href.slice(origin.length)
      now = await browser.get(at)
    }
    return { ...now, at }
  }

  async function toChooser(browser: Browser, from = '/dang-nhap') {
    const page = await browser.get(from)
    return follow(
      browser,
      await browser.submit(page, from.startsWith('/en') ? '/en/dang-nhap' : '/dang-nhap'),
    )
  }

  describe('a citizen', () => {
    it('comes to their own dossiers when no page was asked for', async () => {
      const browser = new Browser(site, origin)
      const chooser = await toChooser(browser)
      const back = await follow(browser, await browser.submit(chooser, chooser.at, { person: 'lan' }))
      expect(back.at).toBe('/ho-so-cua-toi')
    })

    it('chooses a person at the provider and is back at the page asked for, known by name and number', async () => {
      const browser = new Browser(site, origin)
      const chooser = await toChooser(browser, '/dang-nhap?returnTo=%2Ffor-citizens%3Ftrang%3D2')
      expect(chooser.body).toContain('Mè Thị Lan')
      expect(chooser.body).toContain('1990')
      expect(chooser.body).toContain('Phường Ba Đình')
      const back = await follow(browser, await browser.submit(chooser, chooser.at, { person: 'lan' }))
      expect(back.at).toBe('/for-citizens?trang=2')
      expect(JSON.parse(back.body).viewer).toMatchObject({
        kind: 'citizen',
        name: 'Mè Thị Lan',
        personalNumber: '099190000017',
      })
      const kept = await site.db
        .selectFrom('citizens')
        .selectAll()
        .where('subject', '=', 'sandbox lan')
        .executeTakeFirstOrThrow()
      expect(kept).toMatchObject({
        sex: 'female',
        phone: '0900000777',
        ward_id: 'ward-00004',
        address: 'Số 1, phố Thử',
      })
      expect(kept.date_of_birth?.toString()).toBe('1990-02-28')
      expect((await browser.get('/for-officers')).status).toBe(403)
    })

    it('meets the provider in English when the page was English', async () => {
      const chooser = await toChooser(new Browser(site, origin), '/en/dang-nhap')
      expect(chooser.at).toMatch(/^\/en\/sandbox\/identity\//)
      expect(chooser.body).toContain('Sign in as')
    })

    it('is the same account the next time, and is asked who they are again', async () => {
      const browser = new Browser(site, origin)
      const first = await toChooser(browser)
      await follow(browser, await browser.submit(first, first.at, { person: 'lan' }))
      const page = await browser.get('/en/dang-nhap')
      expect(page.status).toBe(303)
      const other = new Browser(site, origin)
      const second = await toChooser(other)
      await follow(other, await other.submit(second, second.at, { person: 'lan' }))
      const accounts = await site.db
        .selectFrom('citizens')
        .select('id')
        .where('subject', '=', 'sandbox lan')
        .execute()
      expect(accounts).toHaveLength(1)
    })

    it('cannot come back twice, nor by a link that another browser was given', async () => {
      const browser = new Browser(site, origin)
      const chooser = await toChooser(browser)
      let answer = await browser.submit(chooser, chooser.at, { person: 'minh' })
      while (!answer.location?.includes('/callback')) answer = await browser.get(answer.location ?? '')
      const callback = answer.location ?? ''
      const stranger = new Browser(site, origin)
      await toChooser(stranger)
      expect((await stranger.get(callback)).status).toBe(410)
      expect((await browser.get(callback)).status).toBe(303)
      expect((await browser.get(callback)).status).toBe(410)
    })

    it('reads why when the provider says no, with the way to try again', async () => {
      const browser = new Browser(site, origin)
      const page = await browser.get('/dang-nhap')
      const departure = await browser.submit(page, '/dang-nhap')
      const state = new URL(departure.location ?? '').searchParams.get('state') ?? ''
      const iss = `${origin}/sandbox/identity`
      const query = new URLSearchParams({ state, iss, error: 'access_denied' })
      const answer = await browser.get(`/dang-nhap/callback?${query}`)
      expect(answer.status).toBe(403)
      expect(answer.body).toContain('Việc đăng nhập chưa hoàn tất')
      expect(answer.body).toContain('href="/dang-nhap"')
    })

    it('changes over to the name in the settings before setting out', async () => {
      const { port } = new URL(origin)
      const browser = new Browser(site, `http://localhost:${port}`)
      const answer = await browser.get('/en/dang-nhap?returnTo=%2Fx')
      expect(answer).toMatchObject({ status: 303, location: `${origin}/en/dang-nhap?returnTo=%2Fx` })
    })

    it('keeps the secrets of the trip out of the database', async () => {
      const browser = new Browser(site, origin)
      const departure = await browser.submit(await browser.get('/dang-nhap'), '/dang-nhap')
      const state = new URL(departure.location ?? '').searchParams.get('state') ?? ''
      const trips = await site.db.selectFrom('sign_in_trips').selectAll().execute()
      expect(trips.length).toBeGreaterThan(0)
      expect(JSON.stringify(trips)).not.toContain(state)
    })
  })

  describe('when the provider is away', () => {
    it('citizens are told to wait, and nothing breaks', async () => {
      const closed = await freePort()
      const away = await testSite('http://localhost:8080', (app, { db, clock, baseUrl }) => {
        const oidc = { issuer: `http://127.0.0.1:${closed}`, clientId: 'x', clientSecret: 'y' }
        identityRoutes({ db, clock, baseUrl, oidc, officePath: '/for-officers' })(app)
      })
      const browser = new Browser(away)
      const answer = await browser.submit(await browser.get('/dang-nhap'), '/dang-nhap')
      expect(answer.status).toBe(503)
      expect(answer.body).toContain('chưa trả lời')
    })
  })
})
