import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { bareHttp } from '../../../test/support/bare-http.ts'
import { anyone } from './index.ts'

describe('a page with several forms, opened by a browser that has no cookie yet', async () => {
  const app = await bareHttp()
  app.get('/forms', { config: { access: anyone } }, (_, reply) => {
    const field = () => `<form><input name="_csrf" value="${reply.csrfToken()}"></form>`
    return reply.type('text/html').send(field() + field() + field())
  })
  app.post('/forms', { config: { access: anyone } }, () => 'taken')
  await app.ready()

  test('lets each of them be sent', async () => {
    const page = await app.inject({ url: '/forms' })
    const cookie = [page.headers['set-cookie'] ?? []].flat().map(line => line.split(';')[0])
    expect(cookie).toHaveLength(1)
    const $ = load(page.body)
    const tokens = $('input')
      .map((_, input) => $(input).attr('value'))
      .get()
    for (const token of tokens) {
      const answer = await app.inject({
        method: 'POST',
        url: '/forms',
        headers: { cookie: cookie.join('; '), 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: token }).toString(),
      })
      expect([answer.statusCode, answer.body]).toEqual([200, 'taken'])
    }
  })
})
