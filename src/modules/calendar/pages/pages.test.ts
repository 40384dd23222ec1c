import { type CheerioAPI, load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPage } from '../../../../test/architecture/page-checks.ts'
import { bareHttp } from '../../../../test/support/bare-http.ts'
import { clockAt } from '../../../../test/support/clock.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { fold } from '../../../kernel/index.ts'
import { type Db, openPool } from '../../../platform/db/index.ts'
import { createEvents } from '../../../platform/events.ts'
import type { App, Viewer } from '../../../platform/http/index.ts'
import { createLog } from '../../../platform/log.ts'
import { unitDirectory } from '../../organisation/index.ts'
import { officeWeek, stateCalendar } from '../fixture.ts'
import { calendarFrom, calendarPages, openCalendar } from '../index.ts'

let app: App
let db: Db
let viewer: Viewer | null = null
const announced: string[] = []
const supervisor: Viewer = {
  kind: 'officer',
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Lò Thị Giám',
  posts: [{ unit: 'centre', role: 'supervisor' }],
}

beforeAll(async () => {
  const database = await testDatabase()
  db = database.db
  const pool = openPool({ url: database.url, maxConnections: 2 })
  const events = createEvents(pool, createLog('error'))
  const [unit] = (await unitDirectory(db)).units.filter(each => each.kind === 'ward')
  const pack = calendarFrom({
    ...stateCalendar,
    unitHours: [
      {
        unit: unit?.id ?? '',
        from: '2026-10-01',
        to: '2026-10-31',
        hours: { ...officeWeek, saturday: [{ from: '08:00', to: '11:30' }] },
      },
    ],
  })
  const calendar = await openCalendar({ db, packCalendar: () => pack, events, log: createLog('error') })
  app = await bareHttp()
  app.addHook('onRequest', async request => {
    request.viewer = viewer
  })
  calendarPages({
    db,
    clock: clockAt('2026-10-13T20:00+07:00'),
    calendar,
    announce: async (_, { after }) => void announced.push(after.version),
    moved: {
      count: async decrees => new Map(decrees.map(decree => [decree, decree === storm.number ? 1 : 0])),
      list: async () => ({
        items: [
          {
            code: '000.01-261013-0001',
            from: Temporal.Instant.from('2026-10-14T10:00:00Z'),
            to: Temporal.Instant.from('2026-10-16T10:00:00Z'),
          },
        ],
        next: null,
      }),
    },
  })(app)
  await app.ready()
  return async () => {
    calendar.close()
    await events.stop()
    await pool.end()
  }
})
afterAll(() => app.close())

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly body: string
  readonly $: CheerioAPI
}

/** The cookie behind the forms' tokens, as a browser keeps it. */
let kept = ''

async function get(url: string): Promise<Answer> {
  return read(await app.inject({ url, headers: kept === '' ? {} : { cookie: kept } }))
}

async function post(url: string, fields: Record<string, string>): Promise<Answer> {
  const payload = new URLSearchParams(fields).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: kept }
  return read(await app.inject({ method: 'POST', url, payload, headers }))
}

function read(reply: Awaited<ReturnType<App['inject']>>): Answer {
  const { location } = reply.headers
  const [cookie] = reply.cookies
  if (cookie !== undefined) kept = `${cookie.name}=${cookie.value}`
  return { status: reply.statusCode, location, body: reply.body, $: load(reply.body) }
}

const calculator = '/tinh-ngay-tra-ket-qua'
const query = (changes: Record<string, string> = {}) =>
  `?${new URLSearchParams({
    'nhan-day': '20',
    'nhan-month': '11',
    'nhan-year': '2026',
    luc: '16h00',
    'thoi-han': 'workingDays',
    'so-ngay-lam-viec': '3',
    ...changes,
  })}`

/** The date a page gives, with its hour. */
function dueIn($: CheerioAPI): string {
  const [time] = /\d\d:\d\d$/.exec($('.govuk-panel__body').text()) ?? []
  return `${$('.govuk-panel__title').text()} ${time}`
}

describe('the page that works out a date', () => {
  it.each(['', '/en'])('%s asks for what it needs, today filled in', async language => {
    const { status, body, $ } = await get(`${language}${calculator}`)
    expect(status).toBe(200)
    expect(checkPage(body, language === '' ? 'vi' : 'en').faults).toEqual([])
    expect($('#nhan').val()).toBe('13')
    expect($('.govuk-panel')).toHaveLength(0)
  })

  it('says the date, its reasons and the days of the month', async () => {
    const { status, body, $ } = await get(calculator + query())
    expect(status).toBe(200)
    expect(checkPage(body, 'vi').faults).toEqual([])
    expect(dueIn($)).toBe('Thứ Năm, 26/11/2026 17:00')
    const lines = $('#ket-qua ol li').toArray()
    expect(lines.map(line => $(line).text())).toContain('24/11/2026: nghỉ Ngày Văn hóa Việt Nam')
    expect($('caption').text()).toBe('Tháng 11 năm 2026')
    expect($('.mc-month__day--due').text()).toBe('26 trả')
    expect($('.mc-month__day--received').text()).toBe('20 nhận')
    expect($('.mc-month__day--off').text()).toContain('24 nghỉ (Ngày Văn hóa Việt Nam)')
    expect($('#so-ngay-lam-viec').val()).toBe('3')
  })

  it('says it in English', async () => {
    const { $, body } = await get(`/en${calculator}${query()}`)
    expect(checkPage(body, 'en').faults).toEqual([])
    expect(dueIn($)).toBe('Thursday, 26/11/2026 17:00')
    expect($('caption').text()).toBe('November 2026')
  })

  it.each<[string, Record<string, string>, string]>([
    ['hours', { 'thoi-han': 'workingHours', 'so-gio': '24' }, 'Thứ Năm, 26/11/2026 16:00'],
    ['days of the calendar', { 'thoi-han': 'calendarDays', 'so-ngay': '10' }, 'Thứ Hai, 30/11/2026 17:00'],
    ['months', { 'thoi-han': 'months', 'so-thang': '1' }, 'Thứ Hai, 21/12/2026 17:00'],
    ['the same day', { 'thoi-han': 'sameDay', 'gio-chot': '15:00' }, 'Thứ Hai, 23/11/2026 17:00'],
    ['the session', { 'thoi-han': 'session' }, 'Thứ Sáu, 20/11/2026 17:00'],
    [
      'pauses that overlap',
      {
        'dung-tu-0': '23/11/2026 8:00',
        'dung-den-0': '25/11/2026 9:00',
        'dung-tu-1': '25/11/2026 8:30',
        'dung-den-1': '25/11/2026 17:00',
      },
      'Thứ Hai, 30/11/2026 17:00',
    ],
    [
      'a pause that restarts the limit',
      { 'dung-tu-0': '24/11/2026 8:00', 'dung-den-0': '10h ngày 30/11/2026', 'dung-cach-0': 'restart' },
      'Thứ Năm, 03/12/2026 17:00',
    ],
  ])('counts %s', async (_, changes, due) => {
    expect(dueIn((await get(calculator + query(changes))).$)).toBe(due)
  })

  it('counts by the hours of a unit that has its own', async () => {
    const { $ } = await get(calculator)
    const unit = String($('#don-vi option').eq(1).val())
    const asked = query({ 'nhan-day': '9', 'nhan-month': '10', 'so-ngay-lam-viec': '1', 'don-vi': unit })
    expect(dueIn((await get(calculator + asked)).$)).toBe('Thứ Bảy, 10/10/2026 11:30')
  })

  it('gives a provisional date in a year that is not announced, and says so', async () => {
    const { $ } = await get(calculator + query({ 'nhan-day': '31', 'nhan-month': '12' }))
    expect($('.govuk-panel__body').text()).toContain('dự kiến')
    expect($('#ket-qua ol li').first().text()).toContain('Lịch nghỉ năm 2027 chưa được công bố')
  })

  it('names the longest limit it counts', async () => {
    const { status, $ } = await get(calculator + query({ 'so-ngay-lam-viec': '2000' }))
    expect(status).toBe(422)
    expect($('.govuk-error-summary').text()).toContain('từ 1 đến 750')
  })

  it('draws the ends of a long limit', async () => {
    const { $ } = await get(calculator + query({ 'thoi-han': 'months', 'so-thang': '12' }))
    expect($('caption')).toHaveLength(4)
    expect($('#ket-qua').text()).toContain('Bỏ qua 9 tháng ở giữa')
  })

  it('adds a pause without losing what was typed', async () => {
    const { status, $ } = await get(calculator + query({ 'dung-tu-0': '23/11/2026 8:00', them: '2' }))
    expect(status).toBe(200)
    expect($('#dung-tu-0').val()).toBe('23/11/2026 8:00')
    expect($('#dung-tu-1')).toHaveLength(1)
    expect($('.govuk-error-summary')).toHaveLength(0)
  })

  it.each<[string, Record<string, string>, string]>([
    ['no day', { 'nhan-day': '' }, 'nhan'],
    ['30 February', { 'nhan-day': '30', 'nhan-month': '2' }, 'nhan'],
    ['no time', { luc: '25:00' }, 'luc'],
    ['no kind', { 'thoi-han': '' }, 'thoi-han'],
    ['no count', { 'so-ngay-lam-viec': 'ba' }, 'so-ngay-lam-viec'],
    ['no days at all', { 'so-ngay-lam-viec': '0' }, 'so-ngay-lam-viec'],
    ['a cut-off that is none', { 'thoi-han': 'sameDay', 'gio-chot': '' }, 'gio-chot'],
    ['a unit without hours of its own', { 'don-vi': 'nowhere' }, 'don-vi'],
    ['half a pause', { 'dung-tu-0': '23/11/2026 8:00' }, 'dung-den-0'],
    ['a pause backwards', { 'dung-tu-0': '24/11/2026 8:00', 'dung-den-0': '23/11/2026 8:00' }, 'dung-den-0'],
    ['a year before the calendar', { 'nhan-year': '2020' }, 'nhan'],
    ['a year far beyond it', { 'nhan-year': '2190' }, 'nhan'],
  ])('says %s beside its field, and keeps the rest', async (_, changes, field) => {
    const { status, body, $ } = await get(calculator + query(changes))
    expect(status).toBe(422)
    expect(checkPage(body, 'vi').faults).toEqual([])
    expect($('.govuk-error-summary a').attr('href')).toBe(`#${field}`)
    expect($(`#${field}`)).toHaveLength(1)
    expect($('title').text()).toMatch(/^Lỗi:/)
    expect($('#luc').val()).toBe(changes.luc ?? '16h00')
  })
})

const day = (name: string, date: string) => {
  const [d = '', m = '', y = ''] = date.split('/')
  return { [`${name}-day`]: d, [`${name}-month`]: m, [`${name}-year`]: y }
}
const storm = {
  number: '1234/QĐ-UBND',
  title: 'Nghỉ tránh bão số 9',
  titleEn: 'Closed for typhoon 9',
  ...day('decidedOn', '13/10/2026'),
  kind: 'closed',
  ...day('from', '14/10/2026'),
  ...day('to', '15/10/2026'),
  scope: 'all',
}

/** What a browser would send back: every field of the page's form. */
function fieldsOf({ $ }: Answer): Record<string, string> {
  const fields = $('main form [name]:not(button):not([type=radio]), main form [type=radio]:checked').toArray()
  return Object.fromEntries(fields.map(field => [$(field).attr('name') ?? '', String($(field).val() ?? '')]))
}

describe('the office’s pages of the calendar', () => {
  beforeAll(() => {
    viewer = supervisor
  })
  afterAll(() => {
    viewer = null
  })

  it('begin with an empty list, the version in force and the doors to change it', async () => {
    const { status, body, $ } = await get('/office/calendar')
    expect(status).toBe(200)
    expect(checkPage(body, 'vi').faults).toEqual([])
    expect($('main').text()).toContain('phiên bản test-2026.1')
    expect($('main').text()).toContain('Chưa có thay đổi nào')
  })

  it('show every day a storm closes before it is entered, then list it', async () => {
    const form = await get('/office/calendar/changes/new')
    expect(checkPage(form.body, 'vi').faults).toEqual([])
    const preview = await post('/office/calendar/changes', { ...fieldsOf(form), ...storm, step: 'preview' })
    expect(preview.status).toBe(200)
    expect(checkPage(preview.body, 'vi').faults).toEqual([])
    expect(preview.$('main').text()).toContain('2 ngày thay đổi, tổng cộng bớt 16 giờ làm việc')
    expect(preview.$('tbody tr').first().text()).toContain('14/10/2026')
    expect(preview.$('tbody tr').first().text()).toContain('08:00–12:00, 13:00–17:00')
    expect(preview.$('main').text()).toContain('phiên bản test-2026.1+1')
    const edit = await post('/office/calendar/changes', { ...fieldsOf(preview), step: 'edit' })
    expect(edit.$('#title').val()).toBe('Nghỉ tránh bão số 9')
    const entered = await post('/office/calendar/changes', { ...fieldsOf(preview), step: 'enter' })
    expect(entered).toMatchObject({ status: 303, location: '/office/calendar?xong=1' })
    expect(announced).toEqual(['test-2026.1+1'])
    const list = await get('/office/calendar?xong=1')
    expect(checkPage(list.body, 'vi').faults).toEqual([])
    expect(list.$('tbody tr').text()).toContain('1234/QĐ-UBND ngày 13/10/2026')
    const { $ } = await get(
      calculator + query({ 'nhan-day': '13', 'nhan-month': '10', 'so-ngay-lam-viec': '1' }),
    )
    expect(dueIn($)).toBe('Thứ Sáu, 16/10/2026 17:00')
    expect($('#ket-qua').text()).toContain('Nghỉ tránh bão số 9, 1234/QĐ-UBND')
  })

  it('tell which promised dates a decree moved, to whoever supervises', async () => {
    const link = (await get('/office/calendar')).$('a:contains("1 hồ sơ đổi ngày hẹn")').attr('href') ?? ''
    const { status, body, $ } = await get(link)
    expect(status).toBe(200)
    expect(checkPage(body, 'vi').faults).toEqual([])
    expect($('tbody tr').text()).toContain('000.01-261013-0001')
    expect($('tbody tr').text()).toMatch(/14\/10\/2026.*16\/10\/2026/)
    viewer = { ...supervisor, posts: [{ unit: 'centre', role: 'administrator' }] } as Viewer
    expect((await get('/office/calendar')).$('tbody').text()).toContain('1 hồ sơ đổi ngày hẹn')
    expect((await get(link)).status).toBe(403)
    viewer = supervisor
  })

  it.each([
    ['12/10/2026', 1],
    ['16/10/2026', 0],
  ])('warn of a day that is over: %s', async (date, warnings) => {
    const form = await get('/office/calendar/changes/new')
    const named = { ...storm, ...day('from', date), ...day('to', '//'), step: 'preview' }
    const { status, $ } = await post('/office/calendar/changes', { ...fieldsOf(form), ...named })
    expect(status).toBe(200)
    expect($('.govuk-warning-text:contains("ngày đã qua")')).toHaveLength(warnings)
  })

  it('show the preview again when the calendar has changed since', async () => {
    const form = await get('/office/calendar/changes/new')
    const later = { ...storm, ...day('from', '16/10/2026'), ...day('to', '16/10/2026') }
    const stale = { ...fieldsOf(form), ...later, seen: 'test-2026.1', step: 'enter' }
    const { status, $, body } = await post('/office/calendar/changes', stale)
    expect(status).toBe(409)
    expect(checkPage(body, 'vi').faults).toEqual([])
    expect($('main').text()).toContain('Lịch vừa có thay đổi khác')
    expect($('input[name=seen]').val()).toBe('test-2026.1+1')
  })

  it.each<[string, Record<string, string>, string]>([
    ['no number', { number: '' }, 'number'],
    ['no kind', { kind: '' }, 'kind'],
    ['no day', day('from', '//'), 'from'],
    ['a Sunday closed', { ...day('from', '18/10/2026'), ...day('to', '18/10/2026') }, 'from'],
    ['hours that are none', { kind: 'otherHours', 'hours-otherHours': 'sáng' }, 'hours-otherHours'],
    ['hours out of order', { kind: 'opened', 'hours-opened': '13:00-17:00, 8:00-12:00' }, 'hours-opened'],
    ['units that are none', { scope: 'some', units: '' }, 'units'],
    ['a unit nobody knows', { scope: 'some', units: 'Phường Không Có' }, 'units'],
  ])('say %s beside its field, and keep the rest', async (_, changes, field) => {
    const form = await get('/office/calendar/changes/new')
    const fields = { ...fieldsOf(form), ...storm, ...changes, step: 'preview' }
    const { status, body, $ } = await post('/office/calendar/changes', fields)
    expect(status).toBe(422)
    expect(checkPage(body, 'vi').faults).toEqual([])
    expect($('.govuk-error-summary a').attr('href')).toBe(`#${field}`)
    expect($('#title').val()).toBe('Nghỉ tránh bão số 9')
  })

  it('close some units by their names, accents or not', async () => {
    const [one, two] = (await unitDirectory(db)).units.filter(each => each.kind === 'ward')
    const form = await get('/office/calendar/changes/new')
    const units = `${one?.name.vi.toLowerCase()}\n${two?.id}`
    const fields = {
      ...fieldsOf(form),
      ...storm,
      ...day('from', '20/10/2026'),
      ...day('to', '//'),
      scope: 'some',
    }
    const { status, $ } = await post('/office/calendar/changes', { ...fields, units, step: 'preview' })
    expect(status).toBe(200)
    expect($('tbody tr')).toHaveLength(2)
    expect($('tbody').text()).toContain(one?.shortName.vi)
  })

  it.each(['ward', 'commune'])('know a %s by its name alone', async kind => {
    const wanted = kind === 'ward' ? /^Phường / : /^Xã /
    const { units } = await unitDirectory(db)
    const bare = (name: string) => fold(name.replace(/^(Phường|Xã) /, ''))
    const named = units.filter(({ shortName }) => wanted.test(shortName.vi))
    const one = named.find(
      ({ shortName }) => units.filter(each => bare(each.shortName.vi) === bare(shortName.vi)).length === 1,
    )
    const form = await get('/office/calendar/changes/new')
    const fields = { ...fieldsOf(form), ...storm, ...day('from', '20/10/2026'), ...day('to', '//') }
    const typed = { ...fields, scope: 'some', units: bare(one?.shortName.vi ?? ''), step: 'preview' }
    const { status, $ } = await post('/office/calendar/changes', typed)
    expect(status).toBe(200)
    expect($('tbody').text()).toContain(one?.shortName.vi)
  })

  it('take a change back, by a decree of its own', async () => {
    const form = await get('/office/calendar/changes/1/revoke')
    expect(checkPage(form.body, 'vi').faults).toEqual([])
    const decree = { number: '1240/QĐ-UBND', title: 'Bão đổi hướng', ...day('decidedOn', '14/10/2026') }
    const address = '/office/calendar/changes/1/revoke'
    const preview = await post(address, { ...fieldsOf(form), ...decree, step: 'preview' })
    expect(preview.$('main').text()).toContain('tổng cộng thêm 16 giờ')
    expect((await post(address, { ...fieldsOf(preview), step: 'enter' })).status).toBe(303)
    const list = await get('/office/calendar')
    expect(list.$('tbody').text()).toContain('Đã bãi bỏ')
    expect((await get('/office/calendar/changes/77/revoke')).status).toBe(404)
  })

  it('announce a year, its projected days put right by the notice', async () => {
    const form = await get('/office/calendar/years/new')
    expect(checkPage(form.body, 'vi').faults).toEqual([])
    const fields = fieldsOf(form)
    expect(fields.holidays).toContain('05/02/2027 Tết Nguyên đán')
    const decree = { number: '9999/TB-BNV', title: 'Lịch nghỉ năm 2027', ...day('decidedOn', '20/10/2026') }
    const wrong = { ...fields, ...decree, makeUpDays: '20/02/2027 thay', step: 'preview' }
    const refused = await post('/office/calendar/years', wrong)
    expect(refused.status).toBe(422)
    expect(refused.$('.govuk-error-summary').text()).toContain('20/02/2027 thay')
    const holidays = `${fields.holidays}\n12/02/2027 Tết Nguyên đán (hoán đổi)`
    const right = { ...fields, ...decree, holidays, makeUpDays: '20/02/2027 làm bù cho 12/02/2027' }
    const preview = await post('/office/calendar/years', { ...right, step: 'preview' })
    expect(preview.status).toBe(200)
    expect(preview.$('tbody tr')).toHaveLength(2)
    expect((await post('/office/calendar/years', { ...fieldsOf(preview), step: 'enter' })).status).toBe(303)
    const asked = query({ 'nhan-day': '11', 'nhan-month': '2', 'nhan-year': '2027', 'so-ngay-lam-viec': '6' })
    const { $ } = await get(calculator + asked)
    expect($('.govuk-panel__body').text()).toBe('Hẹn trả kết quả lúc 17:00')
    expect(dueIn($)).toBe('Thứ Hai, 22/02/2027 17:00')
  })

  it('are closed to officers of a counter', async () => {
    viewer = { ...supervisor, posts: [{ unit: 'ward', role: 'receivingOfficer' }] } as Viewer
    expect((await get('/office/calendar')).status).toBe(403)
    expect((await post('/office/calendar/changes', storm)).status).toBe(403)
    viewer = supervisor
  })

  it('stand beside the doors of whoever administers', async () => {
    viewer = { ...supervisor, posts: [{ unit: 'centre', role: 'administrator' }] } as Viewer
    const { $ } = await get('/office/calendar')
    expect($('.moj-side-navigation__item--active').text()).toContain('Lịch làm việc')
    expect($('.moj-side-navigation').text()).toContain('Đơn vị')
    expect($('.moj-side-navigation').text()).toContain('Biểu mẫu')
    viewer = supervisor
  })
})
