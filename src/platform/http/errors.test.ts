import { describe, expect, test } from 'vitest'
import { bareHttp } from '../../../test/support/bare-http.ts'
import { anyone } from './index.ts'

describe('while the database is away', async () => {
  const app = await bareHttp()
  const fail =
    (code: string, message = 'away') =>
    () => {
      throw Object.assign(new Error(message), { code })
    }
  app.get('/api/v1/stopped', { config: { access: anyone } }, fail('57P01'))
  app.get('/api/v1/refused', { config: { access: anyone } }, fail('ECONNREFUSED'))
  app.get('/api/v1/broken', { config: { access: anyone } }, fail('', 'Connection terminated unexpectedly'))
  app.get('/api/v1/fault', { config: { access: anyone } }, fail('23505'))
  await app.ready()

  test.each(['stopped', 'refused', 'broken'])('a request (%s) may be repeated in a moment', async path => {
    const answer = await app.inject({ url: `/api/v1/${path}` })
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'database_unavailable'])
    expect(answer.headers['retry-after']).toBe('5')
  })

  test('a fault of the program stays a fault', async () => {
    expect((await app.inject({ url: '/api/v1/fault' })).statusCode).toBe(500)
  })
})
