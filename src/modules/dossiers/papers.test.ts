import { describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { aFiledBirth, aSignedBirth } from '../../../test/support/dossiers.ts'
import { textOf } from '../documents/fixtures/pdf-text.ts'
import { readIssued } from '../documents/index.ts'
import { type SlipKind, slipKinds, slipOf } from './papers.ts'
import { findPublic } from './store.ts'
import { dueActs } from './sweep.ts'

const morning = '2026-10-05T09:00+07:00'

describe('the papers of a dossier', async () => {
  const site = await testApp({ at: morning })
  const { parts, clock } = site

  async function paper(code: string, kind: SlipKind) {
    const dossier = await findPublic(parts.db, code)
    const issued = dossier && (await slipOf(parts, dossier, kind))
    if (issued === undefined) return undefined
    const text = textOf(await readIssued(parts.blobs, issued)).replace(/\s+/g, ' ')
    return { issued, text }
  }

  async function kindsOf(code: string): Promise<SlipKind[]> {
    const dossier = await findPublic(parts.db, code)
    return dossier === undefined ? [] : slipKinds(dossier)
  }

  test('the receipt carries the whole list of what may be asked, and where to say that more was', async () => {
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    const slip = await paper(dossier.code, 'form01')
    for (const { name } of parts.catalogue.procedure('1.001193')?.components ?? [])
      expect(slip?.text).toContain(name.vi.split(/[ (]/)[0])
    expect(slip?.text).toContain('Thủ tục này chỉ gồm các giấy tờ sau')
  })

  test('the apology is a numbered letter of the authority with the first promise and the new date', async () => {
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    expect(await paper(dossier.code, 'form04')).toBeUndefined()
    await dossier.act('lanhdao.badinh', 'apologise', {
      newDate: '2026-10-07T10:00:00Z',
      reason: 'Cần xác minh thêm giấy chứng sinh.',
    })
    const [one, other] = await Promise.all([paper(dossier.code, 'form04'), paper(dossier.code, 'form04')])
    expect(one?.issued.id).toBe(other?.issued.id)
    expect(one?.issued.number).toBe('1/VBXL')
    expect(one?.text).toContain('17 giờ 00 phút, ngày 05 tháng 10 năm 2026')
    expect(one?.text).toContain('17 giờ 00 phút, ngày 07 tháng 10 năm 2026')
    expect(one?.text).toContain('Cần xác minh thêm giấy chứng sinh.')
    expect(one?.issued.content?.signer.name).not.toBe('')
    expect(await kindsOf(dossier.code)).toContain('form04')
  })

  test('a request after acceptance says until when, and the stop by the clock is signed by nobody', async () => {
    clock.set(morning)
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    await dossier.act('xuly.badinh', 'requestSupplement', {
      items: [{ component: 'birthNotice', reason: 'Ảnh mờ, không đọc được số giấy.' }],
    })
    const asked = await paper(dossier.code, 'form02')
    expect(asked?.text).toContain('Ảnh mờ, không đọc được số giấy.')
    expect(asked?.text).toContain('04/11/2026')
    clock.set('2026-11-06T09:00+07:00')
    await dueActs(parts)
    const stopped = await paper(dossier.code, 'form05')
    expect(stopped?.issued.number).toMatch(/^\d+\/TB-DGQ$/)
    expect(stopped?.text).toContain('Đã quá thời hạn bổ sung')
    expect(stopped?.text).toContain('không cần chữ ký của cá nhân')
    expect(stopped?.issued.content?.signer.name).toBe('')
  })

  test('the control slip grows with every hand-over and keeps what it said', async () => {
    clock.set(morning)
    const { code } = await aSignedBirth(site)
    const slip = await paper(code, 'form06')
    expect(slip?.text).toContain('Điểm Phục vụ hành chính công phường Ba Đình')
    expect(slip?.text).toContain('Người nộp hồ sơ')
    expect(slip?.text).toContain('Đúng hạn')
    expect((await paper(code, 'form06'))?.issued.id).toBe(slip?.issued.id)
  })

  test('letters are checked by whoever holds them, like results', async () => {
    clock.set(morning)
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    await dossier.act('lanhdao.badinh', 'apologise', { newDate: '2026-10-07T10:00:00Z', reason: 'Bận.' })
    const letter = await paper(dossier.code, 'form04')
    const page = await site.app.inject({ url: `/xac-thuc/${letter?.issued.checkToken}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Văn bản xin lỗi và đề nghị gia hạn')
    expect(page.body).toContain('17:00 ngày 07/10/2026')
  })
})
