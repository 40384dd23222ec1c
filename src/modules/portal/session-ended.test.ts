import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'

test('what was typed is given back when the session ended meanwhile', async () => {
  const { app } = await testApp()
  const opened = await app.inject({ url: '/can-bo/dang-nhap' })
  const token = load(opened.body)('input[name=_csrf]').attr('value') ?? ''
  const cookie = [opened.headers['set-cookie'] ?? []].flat().map(line => line.split(';')[0])
  const answer = await app.inject({
    method: 'POST',
    url: '/drafts/01a20000-0000-7000-8000-000000000000/questions/child',
    headers: { cookie: cookie.join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token, childName: 'Hoàng Trịnh Bảo Ngọc' }).toString(),
  })
  expect(answer.statusCode).toBe(401)
  const $ = load(answer.body)
  expect($('h1').text()).toBe('Cần đăng nhập')
  expect($('main form input[name=childName]').attr('value')).toBe('Hoàng Trịnh Bảo Ngọc')
  expect($('main form').attr('action')).toBe('/drafts/01a20000-0000-7000-8000-000000000000/questions/child')
})
