import { mkdirSync } from 'node:fs'
import { afterAll, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { aVisitor, closeBrowser, screenshot, sidewaysScroll } from '../../../../../test/support/browser.ts'
import { birthAnswers, upload } from '../../../../../test/support/filings.ts'
import { citizenToken, demo } from '../../../../../test/support/people.ts'
import { openSession } from '../../../identity/index.ts'
import { findOfficerByEmail } from '../../../organisation/index.ts'
import { deskOf, fileBirth } from './desk.fixture.ts'
import { paths } from './paths.ts'

const out = '/tmp/look-office'
mkdirSync(out, { recursive: true })
afterAll(closeBrowser)

test('pictures', async () => {
  const application = await testApp({ at: '2026-10-05T09:00+07:00' })
  const { app, parts, clock } = application
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const base = `http://127.0.0.1:${port}`
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const handler = await deskOf(application, 'xuly.badinh')
  const leader = await deskOf(application, 'lanhdao.badinh')
  const visit = async (key: string, scripts = true, width = 1440) => {
    const officer = await findOfficerByEmail(parts.db, demo.officers.find(o => o.key === key)?.email ?? '')
    const { token } = await openSession(
      parts.db,
      { kind: 'officer', id: officer?.id ?? ('' as never) },
      'cookie',
      clock.now(),
    )
    const context = await aVisitor({ width, height: width < 600 ? 844 : 1000, scripts, baseUrl: base })
    await context.addCookies([{ name: 'session', value: token, url: base }])
    return context.newPage()
  }
  const shoot = async (key: string, url: string, name: string) => {
    for (const width of [1440, 390]) {
      const page = await visit(key, width === 1440, width)
      await page.goto(base + url, { waitUntil: 'load' })
      await page.waitForTimeout(500)
      await screenshot(page, `${out}/${name}-${width}.png`)
      const push = await sidewaysScroll(page)
      if (push > 0) console.log('sideways', name, width, push)
      await page.context().close()
    }
  }
  const late = birthAnswers
  const pen = await aVisitor({ width: 800, height: 1100 })
  const sheet = await pen.newPage()
  await sheet.setContent(
    '<body style="font:20px serif;padding:60px"><p style="text-align:center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</p><h2 style="text-align:center">GIẤY CHỨNG SINH</h2><p>Họ và tên mẹ: Trịnh Thị Mai Hoa</p><p>Đã sinh con vào lúc 06 giờ 20, ngày 28/09/2026</p></body>',
  )
  const picture = await sheet.screenshot()
  const file = async () => upload(app, await citizenToken(parts.db), picture, 'giấy chứng sinh.png')
  const codes: string[] = []
  codes.push(
    await fileBirth(application, {
      answers: { ...late, childName: 'Hoàng Trịnh Nguyễn Ngọc Bảo Châu Anh', late: true, exemption: 'none' },
      returnBy: 'counter',
      components: [{ key: 'birthNotice', files: [await file(), await file()] }],
    }),
  )
  for (let i = 0; i < 3; i++) {
    clock.advance({ minutes: 7 })
    codes.push(await fileBirth(application))
  }
  const [a, b, c, d] = codes as [string, string, string, string]
  await shoot('xuly.badinh', paths.inbox, 'inbox-empty')
  await shoot('tiepnhan.badinh', paths.inbox, 'inbox-counter')
  clock.set('2026-10-05T16:10+07:00')
  await shoot('tiepnhan.badinh', paths.dossier(a), 'dossier-filed')
  await shoot('tiepnhan.badinh', paths.form(a, 'acceptances'), 'accept')
  await shoot('tiepnhan.badinh', paths.form(a, 'supplement-requests'), 'supplement')
  await shoot('tiepnhan.badinh', paths.form(a, 'refusals'), 'refuse')
  await counter.fill(paths.form(b, 'supplement-requests'), '/supplement-requests', {
    components: ['birthNotice'],
    'reason-birthNotice':
      'Ảnh chụp Giấy chứng sinh bị mờ, không đọc được ngày sinh. Đề nghị chụp lại rõ nét cả bốn góc.',
  })
  await shoot('tiepnhan.badinh', paths.dossier(b), 'dossier-supplement')
  for (const code of [a, c, d])
    await counter.fill(paths.form(code, 'acceptances'), '/acceptances', { 'originals-birthNotice': '1' })
  await shoot('tiepnhan.badinh', `${paths.dossier(a)}?done=accept`, 'dossier-accepted')
  await handler.fill(paths.dossier(a), '/take-ups', {})
  clock.advance({ minutes: 35 })
  await handler.fill(paths.form(a, 'step-conclusions'), '/step-conclusions', {
    conclusion:
      'Hồ sơ đầy đủ, thông tin khớp Cơ sở dữ liệu quốc gia về dân cư. Đủ điều kiện đăng ký khai sinh.',
  })
  await handler.fill(paths.form(c, 'step-conclusions'), '/step-conclusions', { conclusion: 'Đủ điều kiện' })
  await shoot('xuly.badinh', paths.inbox, 'inbox-handler')
  await shoot('xuly.badinh', paths.dossier(a), 'dossier-handler')
  await shoot('xuly.badinh', paths.form(a, 'result-drafts'), 'draft')
  await handler.fill(paths.form(a, 'result-drafts'), '/result-drafts', { kind: 'granted' })
  await shoot('lanhdao.badinh', paths.dossier(a), 'dossier-leader')
  await shoot('lanhdao.badinh', paths.form(a, 'signatures'), 'sign')
  await leader.fill(paths.form(a, 'send-backs'), '/send-backs', {
    reason: 'Sai dấu trong tên đệm của trẻ, đối chiếu lại Giấy chứng sinh.',
  })
  clock.set('2026-10-06T10:30+07:00')
  const handler2 = await deskOf(application, 'xuly.badinh')
  const leader2 = await deskOf(application, 'lanhdao.badinh')
  await shoot('xuly.badinh', paths.dossier(a), 'dossier-sentback')
  await shoot('xuly.badinh', paths.inbox, 'inbox-late')
  await handler2.fill(paths.form(a, 'result-drafts'), '/result-drafts', { kind: 'granted' })
  await leader2.fill(paths.form(a, 'signatures'), '/signatures', { password: 'motcua-demo' })
  await shoot('tiepnhan.badinh', paths.dossier(a), 'dossier-ready')
  await shoot('tiepnhan.badinh', paths.form(a, 'hand-overs'), 'handover')
  await shoot('tiepnhan.badinh', paths.dossiers, 'dossiers')
  const page = await visit('tiepnhan.badinh', false)
  await page.goto(base + paths.form(c, 'refusals'))
  await screenshot(page, `${out}/refused-1440.png`)
  const page2 = await visit('tiepnhan.badinh', false)
  await page2.goto(base + paths.inbox)
  await page2.fill('#q', 'trinh thi')
  await page2.click('.mc-search__button')
  await screenshot(page2, `${out}/search-1440.png`)
  await page2.fill('#q', 'x')
  await page2.click('.mc-search__button')
  await screenshot(page2, `${out}/search-error-1440.png`)
}, 400_000)
