import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createHttp } from '../../platform/http/index.ts'
import { stateCalendar } from './fixture.ts'
import { calendarRoutes } from './routes.ts'
import { calendarFrom } from './working-calendar.ts'

let app: App

beforeAll(async () => {
  app = await buildApp(false, false)
})

afterAll(() => app.close())

async function buildApp(requestsPerMinute: number | false, unlimitedOnLoopback: boolean): Promise<App> {
  const calendar = calendarFrom(stateCalendar)
  const isUnit = (unit: string) => unit === 'ward-00004'
  const built = await createHttp({
    secret: 'a secret of the tests, long enough',
    baseUrl: 'http://127.0.0.1:8080',
    log: pino({ enabled: false }),
    errorPage: () => '',
    requestsPerMinute,
    ready: async () => true,
    title: 'Test',
  })
  built.register(async scope =>
    calendarRoutes({ calendar: () => calendar, isUnit, unlimitedOnLoopback })(scope as App),
  )
  await built.ready()
  return built
}

async function ask(payload: object, of = app, headers = {}) {
  const reply = await of.inject({ method: 'POST', url: '/api/v1/working-time/due-date', payload, headers })
  return { status: reply.statusCode, type: reply.headers['content-type'], body: reply.json() }
}

const start = '2026-11-20T16:00:00+07:00'

describe('POST /api/v1/working-time/due-date', () => {
  it('gives the due instant, the calendar’s version and the count line by line', async () => {
    const { status, body } = await ask({ start, limit: { workingDays: 3 }, unit: 'ward-00004' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ dueAt: '2026-11-26T17:00:00+07:00', calendarVersion: 'test-2026.1' })
    expect(body.explanation[0]).toEqual({
      code: 'receipt_not_counted',
      params: { date: '2026-11-20' },
      text: { vi: 'Ngày nhận 20/11/2026 không tính', en: 'The day of receipt, 20/11/2026, does not count' },
    })
  })

  it.each([
    [{ workingHours: 24 }, '2026-11-26T16:00:00+07:00'],
    [{ workingHours: 0.5 }, '2026-11-20T16:30:00+07:00'],
    [{ calendarDays: 10 }, '2026-11-30T17:00:00+07:00'],
    [{ months: 1 }, '2026-12-21T17:00:00+07:00'],
    [{ sameDay: { cutOff: '15:00' } }, '2026-11-23T17:00:00+07:00'],
    [{ session: true }, '2026-11-20T17:00:00+07:00'],
  ])('takes the limit %j', async (limit, dueAt) => {
    expect((await ask({ start, limit })).body).toMatchObject({ dueAt })
  })

  it('leaves out pauses, and reads any offset', async () => {
    const pauses = [{ from: '2026-11-23T02:00:00Z', to: '2026-11-23T03:00:00Z' }]
    const { body } = await ask({ start: '2026-11-20T09:00:00Z', limit: { workingHours: 8 }, pauses })
    expect(body.dueAt).toBe('2026-11-23T17:00:00+07:00')
  })

  it('counts again from zero after a pause that restarts', async () => {
    const pauses = [{ from: '2026-11-23T09:00:00+07:00', to: '2026-11-25T10:00:00+07:00', clock: 'restart' }]
    const { body } = await ask({ start, limit: { workingDays: 1 }, pauses })
    expect(body.dueAt).toBe('2026-11-26T17:00:00+07:00')
    expect(body.explanation[0]).toMatchObject({ code: 'restarted' })
  })

  it('refuses a year that is not announced, by name', async () => {
    const { status, type, body } = await ask({
      start: '2026-12-31T09:00:00+07:00',
      limit: { workingDays: 1 },
    })
    expect(status).toBe(422)
    expect(type).toContain('application/problem+json')
    expect(body).toMatchObject({ code: 'calendar_not_published', year: 2027 })
  })

  it.each<[string, object, string]>([
    ['no start', { limit: { workingDays: 1 } }, 'start'],
    ['a start without an offset', { start: '2026-11-20T16:00:00', limit: { workingDays: 1 } }, 'start'],
    ['a start that is no moment', { start: '2026-02-30T16:00:00+07:00', limit: { workingDays: 1 } }, 'start'],
    ['no limit', { start }, 'limit'],
    ['an empty limit', { start, limit: {} }, 'limit'],
    ['two limits', { start, limit: { workingDays: 1, months: 1 } }, 'limit'],
    ['a kind nobody knows', { start, limit: { fortnights: 1 } }, 'limit'],
    ['no days at all', { start, limit: { workingDays: 0 } }, 'limit.workingDays'],
    ['half a day', { start, limit: { workingDays: 0.5 } }, 'limit.workingDays'],
    ['days as text', { start, limit: { workingDays: '3' } }, 'limit.workingDays'],
    ['part of a minute', { start, limit: { workingHours: 0.001 } }, 'limit.workingHours'],
    ['a cut-off that is no time', { start, limit: { sameDay: { cutOff: '25:00' } } }, 'limit.sameDay.cutOff'],
    ['an open pause', { start, limit: { workingDays: 1 }, pauses: [{ from: start }] }, 'pauses.0.to'],
    [
      'a pause that ends before it begins',
      { start, limit: { workingDays: 1 }, pauses: [{ from: start, to: '2026-11-20T15:00:00+07:00' }] },
      'pauses.0.to',
    ],
    ['a unit nobody knows', { start, limit: { workingDays: 1 }, unit: 'nowhere' }, 'unit'],
  ])('refuses %s beside its field', async (_, payload, field) => {
    const { status, body } = await ask(payload)
    expect(status).toBe(422)
    expect(body.code).toBe('invalid_input')
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field)
  })

  it('is not limited on the machine itself in the demo, unless somebody else is behind it', async () => {
    const limited = await buildApp(2, true)
    const payload = { start, limit: { workingDays: 1 } }
    for (let call = 0; call < 5; call++) expect((await ask(payload, limited)).status).toBe(200)
    const forwarded = { 'x-forwarded-for': '203.0.113.7' }
    const statuses = []
    for (let call = 0; call < 5; call++) statuses.push((await ask(payload, limited, forwarded)).status)
    expect(statuses).toContain(429)
    await limited.close()
  })
})
