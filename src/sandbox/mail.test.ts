import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt } from '../../test/support/clock.ts'
import { type App, createHttp } from '../platform/http/index.ts'
import { createLog } from '../platform/log.ts'
import { createMailer, type Mailer } from '../platform/mail.ts'
import { type SandboxMailbox, startSandboxMail } from './index.ts'

let app: App
let mailbox: SandboxMailbox
let mailer: Mailer

beforeAll(async () => {
  mailbox = await startSandboxMail({ clock: clockAt('2026-10-05T09:00+07:00') })
  mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.example>' })
  app = await createHttp({
    secret: 'a secret of the tests, long enough',
    baseUrl: 'http://localhost:8080',
    log: createLog('error'),
    errorPage: (_, reply, failure) => reply.type('text/plain').send(failure.code),
    requestsPerMinute: false,
    ready: async () => true,
    title: 'test',
  })
  mailbox.routes(app)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  mailer.close()
  await mailbox.stop()
})

const mail = (subject: string) => ({
  to: 'lan@nguoidan.example',
  subject,
  text: 'Kính gửi bà Lan,\n\nTheo dõi hồ sơ: http://localhost:8080/tra-cuu/X <không phải thẻ>',
  html: '<p>Kính gửi</p>',
  attachments: [{ filename: 'Giấy tiếp nhận.pdf', content: Buffer.from('%PDF-1.7 nội dung') }],
  messageId: `<${subject.length}@motcua.example>`,
})
const page = async (url: string) => load((await app.inject(url)).body)

describe('the simulated mailbox', () => {
  it('says that it is empty', async () => {
    expect((await page('/sandbox/mail'))('main').text()).toContain('Chưa có thư nào')
  })

  it('shows what arrived, newest first, with the words and the attachments as they were sent', async () => {
    await mailer.send(mail('Thư thứ nhất'))
    await mailer.send(mail('Thư thứ hai'))
    const list = await page('/sandbox/mail')
    const links = list('tbody a')
    expect(links.map((_, link) => list(link).text()).get()).toEqual(['Thư thứ hai', 'Thư thứ nhất'])
    const shown = await page(links.first().attr('href') ?? '')
    expect(shown('h1').text()).toBe('Thư thứ hai')
    expect(shown('main').text()).toContain('<không phải thẻ>')
    expect(shown('main a[href="http://localhost:8080/tra-cuu/X"]')).toHaveLength(1)
    const attachment = shown('a[download]')
    expect(attachment.text()).toBe('Giấy tiếp nhận.pdf')
    const file = await app.inject(attachment.attr('href') ?? '')
    expect(file.rawPayload.toString()).toBe('%PDF-1.7 nội dung')
    expect(file.headers['content-disposition']).toContain('attachment;')
  })

  it('offers no sign-in, for it does not know who is signed in', async () => {
    expect((await page('/sandbox/mail'))('header a[href="/dang-nhap"]')).toHaveLength(0)
  })

  it('has no such letter', async () => {
    expect((await app.inject('/sandbox/mail/nothing')).statusCode).toBe(404)
  })
})
