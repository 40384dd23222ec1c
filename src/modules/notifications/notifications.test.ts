import { createServer, type Server } from 'node:net'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt } from '../../../test/support/clock.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, sql, transaction } from '../../platform/db/index.ts'
import { type App, createHttp, type Viewer } from '../../platform/http/index.ts'
import { createJobs, type Jobs } from '../../platform/jobs.ts'
import { createLog } from '../../platform/log.ts'
import { createMailer, type Mailer } from '../../platform/mail.ts'
import { type SandboxMailbox, startSandboxMail } from '../../sandbox/index.ts'
import { createNotifications, type NewMessage, type Notifications } from './index.ts'
import { listMessages } from './store.ts'
import { renderLetter } from './views/letter.tsx'
import { maskedAddress } from './views/letters.tsx'

const clock = clockAt('2026-10-05T09:00+07:00')
const letter: NewMessage = {
  to: 'lan@nguoidan.example',
  locale: 'vi',
  template: 'accepted',
  params: {
    name: 'Mè Thị Lan',
    procedure: 'Đăng ký khai sinh',
    code: 'H26.107-261005-0001',
    link: 'http://localhost:8080/tra-cuu/H26.107-261005-0001',
    dueAt: '2026-10-06T10:00:00Z',
    provisional: false,
    place: 'Điểm Phục vụ hành chính công phường Ba Đình',
    fee: null,
  },
  attachments: ['giay-tiep-nhan'],
  dossier: '0199c0de-0000-7000-8000-000000000001',
}

let db: Db
let jobs: Jobs
let mailbox: SandboxMailbox
let mailer: Mailer
let notifications: Notifications

beforeAll(async () => {
  const database = await testDatabase()
  db = database.db
  mailbox = await startSandboxMail({ clock })
  jobs = createJobs({ url: database.url, log: createLog('error') })
  // The mailer in the test's hand: which server it talks to changes with `mailer`.
  const current: Mailer = { send: mail => mailer.send(mail), close: () => mailer.close() }
  notifications = createNotifications({
    db,
    clock,
    jobs,
    mailer: current,
    resolveAttachment: async ref => ({ filename: `${ref}.pdf`, content: Buffer.from(`%PDF ${ref}`) }),
    baseUrl: 'https://motcua.example',
  })
  mailer = mailerTo(mailbox.smtpUrl)
})
afterAll(async () => {
  await jobs.stop()
  mailer.close()
  await mailbox.stop()
})

const mailerTo = (smtpUrl: string) =>
  createMailer({ smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.example>' })
const queue = (message: NewMessage = letter) => transaction(db, tx => notifications.queueMessage(tx, message))
const rowOf = (id: string) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id as never)
    .executeTakeFirstOrThrow()

/** The queue waits between tries; the test does not. */
async function tryAgainNow(): Promise<void> {
  await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db)
}

describe('a letter', () => {
  it('arrives with its words, its attachment and an id of its own', async () => {
    const id = await queue()
    await jobs.drain()
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 1, last_error: null })
    const [mail] = mailbox.mails()
    expect(mail?.to).toEqual(['lan@nguoidan.example'])
    expect(mail?.email.subject).toBe('Hồ sơ H26.107-261005-0001 đã được tiếp nhận')
    expect(mail?.email.text).toContain('Hẹn trả kết quả: 17:00 ngày 06/10/2026.')
    expect(mail?.email.html).toContain('lang="vi"')
    expect(mail?.email.attachments.map(each => each.filename)).toEqual(['giay-tiep-nhan.pdf'])
    expect(mail?.email.messageId).toBe(`<${id}@motcua.example>`)
  })

  it('does not go out when its transaction does not commit', async () => {
    const before = mailbox.mails().length
    const failed = transaction(db, async tx => {
      await notifications.queueMessage(tx, letter)
      throw new Error('the act did not happen')
    })
    await expect(failed).rejects.toThrow('did not happen')
    await jobs.drain()
    expect(mailbox.mails()).toHaveLength(before)
  })

  it('waits for a mail server that is away and goes out when it is back', async () => {
    mailer = mailerTo('smtp://127.0.0.1:1')
    const id = await queue()
    await jobs.drain()
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1, sent_at: null })
    expect((await rowOf(id)).last_error).toContain('ECONNREFUSED')
    mailer = mailerTo(mailbox.smtpUrl)
    await tryAgainNow()
    await jobs.drain()
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2, last_error: null })
  })

  it('is given up at once when the server refuses the address for good, and the error names nobody', async () => {
    const server = await refusingServer()
    const { port } = server.address() as { port: number }
    mailer = mailerTo(`smtp://127.0.0.1:${port}`)
    const id = await queue()
    await jobs.drain()
    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'failed', attempts: 1 })
    expect(row.last_error).not.toContain('lan@')
    expect((await listMessages(db, { state: 'failed' })).items.map(each => each.id)).toContain(id)
    mailer.close()
    mailer = mailerTo(mailbox.smtpUrl)
    server.close()
  })
})

describe('the list of letters', () => {
  const administrator = {
    kind: 'officer',
    id: newId(),
    name: 'Q',
    posts: [{ unit: 'city', role: 'administrator' }],
  } as const
  let app: App
  let viewer: Viewer | null

  beforeAll(async () => {
    app = await createHttp({
      secret: 'a secret of the tests, long enough',
      baseUrl: 'http://localhost:8080',
      log: createLog('error'),
      errorPage: (_, reply, failure) => reply.type('text/plain').send(failure.code),
      requestsPerMinute: false,
      ready: async () => true,
      title: 'test',
    })
    app.addHook('onRequest', async request => {
      request.viewer = viewer
    })
    notifications.routes(app)
    await app.ready()
  })
  afterAll(() => app.close())

  it('is for administrators', async () => {
    viewer = null
    expect((await app.inject('/quan-tri/thu')).statusCode).toBe(401)
    viewer = { ...administrator, posts: [{ unit: 'city', role: 'leader' }] }
    expect((await app.inject('/quan-tri/thu')).statusCode).toBe(403)
  })

  it('shows the failed ones, with the address masked, and sends them again once', async () => {
    viewer = administrator
    const page = await app.inject('/quan-tri/thu?trang-thai=failed')
    expect(page.body).toContain('la…@nguoidan.example')
    expect(page.body).not.toContain('lan@nguoidan.example')
    const $ = load(page.body)
    expect($('main tbody').text()).toContain('H26.107-261005-0001')
    expect($('main').text()).not.toContain('0199c0de')
    const form = $('form[action$="/gui-lai"]').first()
    const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
    const before = mailbox.mails().length
    const press = () =>
      app.inject({
        method: 'POST',
        url: form.attr('action') ?? '',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: String(form.find('[name=_csrf]').val()) }).toString(),
      })
    expect((await Promise.all([press(), press()])).map(answer => answer.statusCode)).toEqual([303, 303])
    await jobs.drain()
    expect(mailbox.mails()).toHaveLength(before + 1)
    expect((await app.inject('/quan-tri/thu?trang-thai=failed')).body).toContain('Không có thư nào')
  })
})

/** Speaks just enough SMTP to say that there is no such mailbox. */
async function refusingServer(): Promise<Server> {
  const server = createServer(socket => {
    socket.write('220 ready\r\n')
    socket.on('data', data => {
      const line = data.toString()
      socket.write(line.startsWith('RCPT') ? '550 no mailbox lan@nguoidan.example\r\n' : '250 ok\r\n')
    })
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

describe('the words of a letter', () => {
  const about = {
    name: 'Mè Thị Lan',
    procedure: 'Đăng ký khai sinh',
    code: 'X-1',
    link: 'https://motcua.example/x',
  }
  const at = '2026-10-06T10:00:00Z'
  const fee = { amount: '5.000 đồng', counter: 'Y' }
  it.each([
    { template: 'filingReceived', params: { ...about, filedAt: at, answerBy: at } },
    { template: 'accepted', params: { ...about, dueAt: at, provisional: true, place: 'Y', fee } },
    { template: 'accepted', params: { ...about, dueAt: null, provisional: false, place: 'Y', fee: null } },
    {
      template: 'supplementRequested',
      params: { ...about, items: ['Giấy chứng sinh <bản gốc>'], answerBy: null, bringTo: null },
    },
    {
      template: 'supplementRequested',
      params: { ...about, items: ['Giấy chứng sinh <bản gốc>'], answerBy: at, bringTo: 'Y' },
    },
    { template: 'refused', params: { ...about, reason: 'Không thuộc thẩm quyền' } },
    { template: 'resultReady', params: { ...about, result: 'Z', inAccount: true, counter: null, fee: null } },
    { template: 'resultReady', params: { ...about, result: 'Z', inAccount: false, counter: 'Y', fee } },
    { template: 'handedOver', params: { ...about, result: 'Giấy khai sinh', handedOverAt: at } },
  ] as const)('are whole in both languages: $template', given => {
    for (const locale of ['vi', 'en'] as const) {
      const { subject, text, html } = renderLetter(given, locale)
      expect(subject).toContain('X-1')
      expect(text).toContain(about.link)
      expect(html).toContain(`href="${about.link}"`)
      expect(html).not.toContain('<bản gốc>')
      expect(`${subject}${text}`).not.toMatch(/undefined|null|\[object/)
    }
  })

  it('put each paper to add on a line of its own, in text and in HTML', () => {
    const items = ['Giấy chứng sinh: ảnh mờ', 'Tờ khai: thiếu chữ ký']
    const params = { ...about, items, answerBy: null, bringTo: null }
    const { text, html } = renderLetter({ template: 'supplementRequested', params }, 'vi')
    expect(text).toContain('\n- Giấy chứng sinh: ảnh mờ\n- Tờ khai: thiếu chữ ký\n')
    expect(load(html)('li')).toHaveLength(2)
  })

  it('do not say "thủ tục" twice', () => {
    const params = { ...about, procedure: 'Thủ tục đăng ký khai sinh', reason: 'R' }
    expect(renderLetter({ template: 'refused', params }, 'vi').text).toContain(
      'thủ tục “Đăng ký khai sinh”, không được',
    )
  })

  it('say what is owed and where it is paid', () => {
    const params = { ...about, result: 'Z', inAccount: false, counter: 'Điểm A, số 1 phố B', fee }
    const { text } = renderLetter({ template: 'resultReady', params }, 'vi')
    expect(text).toContain('Mời bạn đến nhận bản giấy tại Điểm A, số 1 phố B.')
    expect(text).toContain('còn phải nộp: 5.000 đồng. Nộp tại Y.')
    expect(text).not.toContain('tài khoản')
  })

  it('show an address only as far as it helps', () => {
    expect(maskedAddress('lan@nguoidan.example')).toBe('la…@nguoidan.example')
  })
})
