import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { aFiledBirth, aSignedBirth } from '../../../../../test/support/dossiers.ts'
import { demo } from '../../../../../test/support/people.ts'
import { transaction } from '../../../../platform/db/index.ts'
import { galleryOf, issueList, type Paper } from '../../../documents/index.ts'
import { findPublic } from '../../store.ts'

describe('what anyone may look at', async () => {
  const site = await testApp()
  const { code, token } = await aSignedBirth(site)
  const get = (url: string) => site.app.inject({ url })

  test('shows stage and promised date to anyone with the code, and nothing personal', async () => {
    const page = await get(`/tra-cuu/${code}`)
    expect(page.statusCode).toBe(200)
    const text = load(page.body)('main').text()
    expect(text).toContain('Đã trả kết quả')
    expect(text).toContain('17:00 ngày 05/10/2026')
    expect(text).not.toMatch(/Mai Hoa|099196004121|Trúc Bạch|Bảo Ngọc/)
  })

  test('finds a code typed in small letters', async () => {
    const answer = await get(`/tra-cuu?ma=${code.toLowerCase()}`)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/tra-cuu/${code}`])
  })

  test.each([
    ` ${code} `,
    code.replaceAll('-', ' – '),
    code.replaceAll('-', '\u2011'),
    code.replaceAll('-', ' '),
  ])('forgives spaces and dashes: "%s"', async typed => {
    const answer = await get(`/tra-cuu?${new URLSearchParams({ ma: typed })}`)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/tra-cuu/${code}`])
    expect((await get(`/xac-thuc?${new URLSearchParams({ ma: typed })}`)).statusCode).toBe(200)
  })

  test('offers the sign-in that leads to the dossier of somebody with an account', async () => {
    const link = load((await get(`/tra-cuu/${code}`)).body)(`main a[href="/dossiers/${code}"]`)
    expect(link.text()).toBe('Đăng nhập để xem chi tiết')
  })

  test('says that it waits for the applicant, and promises no answer meanwhile', async () => {
    const filed = await aFiledBirth(site)
    const waiting = async () => load((await get(`/tra-cuu/${filed.code}`)).body)('main')
    expect((await waiting()).text()).toContain('Được trả lời trước')
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    await filed.act('tiepnhan.badinh', 'requestSupplement', { items })
    const page = await waiting()
    expect(page.text()).toContain('Đang chờ bạn bổ sung')
    expect(page.text()).not.toContain('Được trả lời trước')
    expect(page.text()).not.toContain('Ảnh mờ')
    expect(page.find(`a[href="/dossiers/${filed.code}"]`)).toHaveLength(1)
  })

  test('says so when there is no such code, and keeps what was typed', async () => {
    const page = await get('/tra-cuu?ma=H26.P00004-261005-9999')
    expect(page.statusCode).toBe(404)
    const $ = load(page.body)
    expect($('title').text()).toMatch(/^Lỗi:/)
    expect($('input[name=ma]').attr('value')).toBe('H26.P00004-261005-9999')
  })

  test('says what a result says to whoever holds its token', async () => {
    const page = await get(`/xac-thuc/${token}`)
    expect(page.statusCode).toBe(200)
    const $ = load(page.body)
    expect($('h1').text()).toBe('Giấy tờ này là thật')
    expect($('main').text()).toContain('Hoàng Trịnh Bảo Ngọc')
    expect(page.headers['cache-control']).toContain('no-store')
    expect($('.govuk-notification-banner__title').text().trim()).toBe('Giấy tờ thật')
    expect($('details .app-digest').text()).toMatch(/^[0-9a-f]{64}$/)
  })

  test('by code alone says only that a result exists, its kind, issuer, date and status', async () => {
    const page = await get(`/xac-thuc?ma=${code}`)
    const text = load(page.body)('main').text()
    expect(text).toContain('Giấy khai sinh')
    expect(text).toContain('Đang có hiệu lực')
    expect(text).not.toMatch(/Bảo Ngọc|Mai Hoa/)
  })

  test('says by which paper a corrected one was replaced, and when', async () => {
    const signed = await aSignedBirth(site)
    await signed.act('xuly.badinh', 'correctResult', {
      reason: 'Ghi sai ghi chú.',
      words: { kind: 'granted', text: 'Bản đúng.' },
    })
    await signed.act('lanhdao.badinh', 'signCorrection', { password: demo.password })
    const newer = (await findPublic(site.parts.db, signed.code))?.results.at(-1)?.number
    const old = load((await get(`/xac-thuc/${signed.token}`)).body)
    expect(old('h1').text()).toBe('Giấy tờ này đã được thay bằng bản khác')
    expect(old('main').text()).toContain(`${newer}, 09:00 ngày 05/10/2026`)
  })

  test('knows a closed register by the token in its QR code', async () => {
    const list = galleryOf('form07') as Extract<Paper, { kind: 'form07' }>
    const issuing = {
      unitId: 'ward-00004',
      reference: '02/2026',
      by: 'officer:x',
      checkPage: 'https://x.example',
    }
    const kept = await transaction(site.parts.db, tx => issueList(tx, site.parts.blobs, list, issuing))
    const page = await get(`/xac-thuc/${kept.checkToken}`)
    expect(page.statusCode).toBe(200)
    expect(load(page.body)('main').text()).toContain(kept.sha256)
    expect(load(page.body)('main').text()).toContain('Ủy ban nhân dân phường Ba Đình')
  })

  test('does not know a token that was never given', async () => {
    const page = await get('/xac-thuc/7ZZZZZZZZZZZZZZZZZZZZZZZZZ')
    expect(page.statusCode).toBe(404)
    expect(load(page.body)('h1').text()).toBe('Không tìm thấy giấy tờ này')
  })

  test('speaks English under /en', async () => {
    const page = await get(`/en/tra-cuu/${code}`)
    const $ = load(page.body)
    expect($('html').attr('lang')).toBe('en')
    expect($('main').text()).toContain('Result handed over')
    expect($('main').text()).toContain('People’s Committee of Ba Dinh Ward')
  })
})
