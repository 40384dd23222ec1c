import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { aDraftedBirth, aFiledBirth } from '../../../test/support/dossiers.ts'
import { onePixelPng, upload } from '../../../test/support/filings.ts'
import { citizenToken, demo } from '../../../test/support/people.ts'
import type { Id } from '../../kernel/index.ts'
import { latest } from '../documents/index.ts'
import { completeFiling } from './actions/complete-filing.ts'
import { stream } from './dossier.ts'
import { findPublic } from './store.ts'
import { dueActs } from './sweep.ts'

describe('letters to the applicant', async () => {
  const site = await testApp()
  const { app, parts } = site

  /** The newest letter whose subject begins so, as its reader sees it. */
  async function letterBeginning(words: string) {
    for (let done = 1; done > 0; ) done = await parts.jobs.drain()
    const page = load((await app.inject({ url: '/sandbox/mail' })).body)
    const link = page('main a').filter((_, each) => page(each).text().trim().startsWith(words))
    return load((await app.inject({ url: link.first().attr('href') ?? '' })).body)('main')
  }

  /** What has arrived since the letters were last read, newest first. */
  async function subjects(): Promise<string[]> {
    for (let done = 1; done > 0; ) done = await parts.jobs.drain()
    const page = await app.inject({ url: '/sandbox/mail' })
    return load(page.body)('main a')
      .map((_, link) => load(page.body)(link).text().trim())
      .get()
  }

  test('follow each act that concerns them, with the slip attached', async () => {
    const dossier = await aDraftedBirth(site)
    await dossier.act('lanhdao.badinh', 'sign', { password: demo.password })
    const received = await subjects()
    expect(received.filter(subject => subject.includes(dossier.code))).toHaveLength(4)
    const page = await app.inject({ url: '/sandbox/mail' })
    const first = load(page.body)('main a').last().attr('href') ?? ''
    const letter = load((await app.inject({ url: first })).body)('main')
    expect(letter.text()).toContain('Trịnh Thị Mai Hoa')
    expect(letter.text()).toContain(`${dossier.code}-acknowledgement.pdf`)
  })

  test('lead whoever has an account to the dossier itself when it is their turn, each paper on its line', async () => {
    const dossier = await aFiledBirth(site)
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    await dossier.act('tiepnhan.badinh', 'requestSupplement', { items })
    const letter = await letterBeginning(`Đề nghị bổ sung hồ sơ ${dossier.code}`)
    expect(letter.find(`a[href$="/dossiers/${dossier.code}"]`)).toHaveLength(1)
    expect(letter.find('li').text()).toContain('Ảnh mờ.')
    const filed = await letterBeginning(`Đã nhận hồ sơ ${dossier.code}`)
    expect(filed.find(`a[href$="/tra-cuu/${dossier.code}"]`)).toHaveLength(1)
  })

  /** Everything a letter says, with the names of its files. */
  async function textBeginning(words: string): Promise<string> {
    return (await letterBeginning(words)).text().replace(/\s+/g, ' ')
  }

  test('bring the apology with its numbered letter and the new date', async () => {
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    await dossier.act('lanhdao.badinh', 'apologise', {
      newDate: '2026-10-07T10:00:00Z',
      reason: 'Chờ xác minh.',
    })
    const letter = await textBeginning(`Xin lỗi và hẹn lại: hồ sơ ${dossier.code}`)
    expect(letter).toContain('Lý do: Chờ xác minh.')
    expect(letter).toContain('Ngày hẹn mới: 17:00 ngày 07/10/2026.')
    expect(letter).toContain(`${dossier.code}-form04.pdf`)
  })

  test('say until when a dossier in hand is completed, and a stop when it is not', async () => {
    site.clock.set('2026-10-05T09:00+07:00')
    const ask = { items: [{ component: 'birthNotice', reason: 'Ảnh mờ.' }] }
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    await dossier.act('xuly.badinh', 'requestSupplement', ask)
    const asked = await textBeginning(`Đề nghị bổ sung hồ sơ ${dossier.code}`)
    expect(asked).toContain('ngày 04/11/2026')
    expect(asked).toContain('thời hạn giải quyết tạm dừng')
    site.clock.set('2026-11-06T09:00+07:00')
    await dueActs(parts)
    const stopped = await textBeginning(`Hồ sơ ${dossier.code} đã dừng giải quyết`)
    expect(stopped).toContain('đã hết thời hạn bổ sung mà hồ sơ chưa được hoàn thiện')
    expect(stopped).toContain(`${dossier.code}-form05.pdf`)
    site.clock.set('2026-10-05T09:00+07:00')
  })

  test('tell the new date, with its ground and the old one, when the clock runs again', async () => {
    site.clock.set('2026-10-05T09:00+07:00')
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    await dossier.act('xuly.badinh', 'requestSupplement', { items })
    const { citizen } = (await findPublic(parts.db, dossier.code)) ?? {}
    site.clock.set('2026-10-06T09:00+07:00')
    const files = [await upload(app, await citizenToken(parts.db), onePixelPng)]
    const acting = { code: dossier.code, actor: { id: `citizen:${citizen}`, posts: [] } }
    await completeFiling(parts, acting, { components: [{ key: 'birthNotice', files }] })
    const letter = await textBeginning(`Hồ sơ ${dossier.code}: ngày hẹn trả kết quả thay đổi`)
    expect(letter).toContain('thời hạn được tính lại từ đầu')
    expect(letter).toContain('Ngày hẹn trước đây: 17:00 ngày 05/10/2026.')
    expect(letter).toContain('Hẹn trả kết quả: 17:00 ngày 06/10/2026.')
    expect(letter).toContain('Căn cứ: Nghị định 118/2025/NĐ-CP')
    site.clock.set('2026-10-05T09:00+07:00')
  })

  test('number an apology to somebody without an e-mail too', async () => {
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    const { id = '' } = (await findPublic(parts.db, dossier.code)) ?? {}
    await parts.db
      .updateTable('personal_content')
      .set({ salt: null, content: null, masked_at: site.clock.now() })
      .where('stream', '=', stream(id))
      .execute()
    await dossier.act('lanhdao.badinh', 'apologise', { newDate: '2026-10-07T10:00:00Z', reason: 'Chờ.' })
    expect((await subjects()).join()).not.toContain(`Xin lỗi và hẹn lại: hồ sơ ${dossier.code}`)
    const issued = await latest(parts.db, id as Id<'dossier'>, 'form04')
    expect(issued?.number).toMatch(/VBXL$/)
  })

  test('are written once when the job runs twice', async () => {
    const dossier = await aFiledBirth(site)
    await subjects()
    const id = (
      await parts.db
        .selectFrom('dossiers')
        .select('id')
        .where('code', '=', dossier.code)
        .executeTakeFirstOrThrow()
    ).id
    await parts.db
      .transaction()
      .execute(tx => parts.jobs.send(tx, 'dossiers.letters', { dossier: id, seq: '1' }))
    const all = await subjects()
    expect(all.filter(subject => subject.includes(dossier.code))).toHaveLength(1)
  })
})
