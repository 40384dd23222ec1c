import { describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { sql } from '../../platform/db/index.ts'
import { checkChain, readPersonal, readStream } from '../journal/index.ts'
import { findOfficerByEmail } from '../organisation/index.ts'
import { evolve } from './rules/evolve.ts'
import { aCitizen, anOfficer, type Fields, forMother, type Person } from './testing/people.ts'
import type { Visit } from './visit.ts'

const ask = '/phuc-vu-tai-nha/yeu-cau'

/** Asks for a visit and gives its id. */
async function asked(citizen: Person, change: Fields = {}): Promise<string> {
  const answer = await citizen.fill(ask, ask, { ...forMother, ...change })
  expect(answer.status, answer.body).toBe(303)
  return answer.location.replace('/phuc-vu-tai-nha/', '').replace(/\?.*/, '')
}

/** Offers a slot with the officer themselves as its team, and gives its id. */
async function offered(officer: Person, change: Fields = {}): Promise<string> {
  const page = await officer.get('/office/visits/slots')
  const id = page.$('form[action$="/slots"] input[name=id]').attr('value') ?? ''
  const slot = { id, unit: 'ward-00004', 'day-day': '7', 'day-month': '10', 'day-year': '2026' }
  const hours = { from: '8:30', to: '11h30', capacity: '2', team: [officer.id] }
  const answer = await officer.post('/office/visits/slots', { ...slot, ...hours, ...change })
  expect(answer.status, answer.$('.govuk-error-summary').text()).toBe(303)
  return id
}

const visitPath = (id: string) => `/office/visits/${id}`
const planned = (officer: Person, id: string, slot: string, equipment: string[] = []) =>
  officer.fill(visitPath(id), `${id}/plans`, { slot, equipment })

async function takenOf({ parts }: TestApp, slot: string): Promise<number | undefined> {
  const row = await parts.db
    .selectFrom('visit_slots')
    .select('taken')
    .where('id', '=', slot)
    .executeTakeFirst()
  return row?.taken
}

describe('asking for a visit', async () => {
  const site = await testApp()
  const { db } = site.parts
  const citizen = await aCitizen(site)

  test('anybody may read what it is; asking needs a sign-in', async () => {
    const open = await site.app.inject({ url: '/en/phuc-vu-tai-nha' })
    expect(open.statusCode).toBe(200)
    expect(open.body).toContain('Service at home')
    expect((await site.app.inject({ url: ask })).statusCode).toBe(303)
  })

  test('the form begins with what the identity knows', async () => {
    const { $ } = await citizen.get(ask)
    expect($('#phone').attr('value')).toMatch(/^0\d+/)
    expect($('#ward').val()).toMatch(/^ward-/)
    // Ten working days: neither the weekend nor today.
    const days = $('input[name=days]')
      .toArray()
      .map(box => $(box).attr('value'))
    expect(days).toHaveLength(10)
    expect(days[0]).toBe('2026-10-06')
    expect(days).not.toContain('2026-10-10')
  })

  test('what is wrong comes back beside its field with everything that was typed', async () => {
    const wrong = { ...forMother, phone: '123', address: '', days: [], consent: '', procedures: [] }
    const { status, $ } = await citizen.fill(ask, ask, wrong)
    expect(status).toBe(422)
    const fields = $('.govuk-error-summary__list a')
      .toArray()
      .map(link => $(link).attr('href'))
    expect(fields).toEqual(['#phone', '#procedures', '#address', '#days', '#consent'])
    expect($('#phone').attr('value')).toBe('123')
    expect($('#personName').attr('value')).toBe(forMother.personName)
    expect($('#directions').val()).toBe(forMother.directions)
    expect($('#relation').val()).toBe('child')
    expect($('input[name=help][value=mobility]').attr('checked')).toBeDefined()
  })

  test('a request goes to the counter of the ward, is in the account, and pressed twice is one', async () => {
    const { $ } = await citizen.get(ask)
    const formKey = $('input[name=formKey]').attr('value') ?? ''
    const first = await citizen.post(ask, { ...forMother, formKey })
    const second = await citizen.post(ask, { ...forMother, formKey })
    expect(first.status).toBe(303)
    expect(second.location).toBe(first.location)
    const own = await citizen.get(first.location)
    expect(own.body).toContain('Nguyễn Thị Thử Nghiệm')
    expect(own.body).toContain('Chờ hẹn ngày')
    expect((await citizen.get('/phuc-vu-tai-nha')).body).toContain('Nguyễn Thị Thử Nghiệm')
    const rows = await db.selectFrom('visits').select(['unit_id', 'citizen_id']).execute()
    expect(rows).toEqual([{ unit_id: 'ward-00004', citizen_id: citizen.id }])
  })

  test('the record has no name, number, telephone or address; they stand beside it, provably', async () => {
    const id = await asked(citizen)
    const stream = `visit:${id}`
    const entries = await readStream(db, stream)
    expect(entries.map(({ kind }) => kind)).toEqual(['visitAsked'])
    expect(entries[0]?.bytes).not.toMatch(/Nguyễn|Thử|0900|099138|phố|example\.vn/)
    expect(checkChain(entries)).toEqual([])
    const [details] = [...(await readPersonal(db, stream)).values()]
    expect(details).toMatchObject({
      person: { fullName: 'Nguyễn Thị Thử Nghiệm', phone: '0900000106', personalNumber: '099138000106' },
      asker: { phone: '0900000105', relation: 'child' },
      address: '12 phố Thử Nghiệm',
    })
  })

  test('is nobody else’s: not another citizen’s, not another ward’s', async () => {
    const id = await asked(citizen)
    const other = await aCitizen(site, 1)
    expect((await other.get(`/phuc-vu-tai-nha/${id}`)).status).toBe(404)
    expect((await other.post(`/phuc-vu-tai-nha/${id}/huy`, { seq: '1' })).status).toBe(404)
    expect((await other.get('/phuc-vu-tai-nha')).body).not.toContain('Thử Nghiệm')
    const stranger = await anOfficer(site, 'tiepnhan.caugiay')
    expect((await stranger.get(visitPath(id))).status).toBe(404)
    expect((await stranger.get('/office/visits?state=all')).body).not.toContain('Thử Nghiệm')
    for (const resource of ['plans', 'refusals', 'cancellations', 'misses', 'filings', 'dossiers', 'ends']) {
      const fields = { seq: '1', slot: id, declineReason: 'x', cancelReason: 'x', outcomes: ['filed'] }
      expect((await stranger.post(`${visitPath(id)}/${resource}`, fields)).status, resource).toBe(404)
    }
    expect((await (await anOfficer(site, 'xuly.badinh')).get(visitPath(id))).status).toBe(403)
    expect((await citizen.get(visitPath(id))).status).toBe(403)
  })

  test('the supervisor sees every unit’s and can do nothing there', async () => {
    const id = await asked(citizen)
    const supervisor = await anOfficer(site, 'giamsat')
    const page = await supervisor.get(visitPath(id))
    expect(page.status).toBe(200)
    expect(page.$(`form[action*="${id}"]`).length).toBe(0)
    expect((await supervisor.get('/office/visits')).body).toContain('Thử Nghiệm')
    expect((await supervisor.post(`${visitPath(id)}/ends`, { seq: '1', outcomes: ['filed'] })).status).toBe(
      403,
    )
  })

  test('five at once are enough', async () => {
    await sql`update visits set state = 'done'`.execute(db)
    for (let index = 0; index < 5; index += 1) await asked(citizen)
    const sixth = await citizen.fill(ask, ask, forMother)
    expect(sixth.status).toBe(422)
    expect(sixth.$('.govuk-error-summary').text()).toContain('5 yêu cầu')
  })

  test('on the telephone an officer types it, for a caller of another ward as well', async () => {
    const officer = await anOfficer(site, 'tiepnhan.badinh')
    const path = '/office/visits/new'
    const said = { ...forMother, askerName: 'Trần Văn Gọi', forWhom: 'self', reason: 'merit' }
    const nameless = await officer.fill(path, path, { ...said, askerName: '' })
    expect(nameless.status).toBe(422)
    const here = await officer.fill(path, path, said)
    expect(here.location).toMatch(/^\/office\/visits\/[0-9a-f-]{36}\?done=recorded$/)
    const page = await officer.get(here.location)
    expect(page.$('h1').text()).toBe('Trần Văn Gọi')
    expect(page.$('a[href="tel:0900000105"]').length).toBe(1)
    expect(page.$('a[href^="geo:"]').attr('href')).not.toMatch(/Tr%E1%BA%A7n/)
    const there = await officer.fill(path, path, { ...said, ward: 'ward-00166' })
    expect(there.location).toBe('/office/visits?done=recorded')
    const theirs = await anOfficer(site, 'tiepnhan.caugiay')
    expect((await theirs.get('/office/visits')).body).toContain('Trần Văn Gọi')
  })

  test('lists go on page by page, oldest first where they wait, and say when there is nothing', async () => {
    await sql`update visits set state = 'asked' where unit_id = 'ward-00004'`.execute(db)
    await sql`
      insert into visits (id, unit_id, state, seq, channel, ward, asked_at, details, facts)
      select gen_random_uuid(), unit_id, 'asked', 1, 'telephone', ward, asked_at + (n || ' minutes')::interval,
        jsonb_set(details, '{person,fullName}', to_jsonb('Người thứ ' || n)), facts
      from (select * from visits where unit_id = 'ward-00004' limit 1) one, generate_series(1, 60) n
    `.execute(db)
    const officer = await anOfficer(site, 'tiepnhan.badinh')
    const seen: string[] = []
    let url: string | undefined = '/office/visits?state=asked'
    for (let pages = 0; url !== undefined && pages < 10; pages += 1) {
      const { $ }: Awaited<ReturnType<Person['get']>> = await officer.get(url)
      seen.push(
        ...$('tbody tr')
          .toArray()
          .map(row => $(row).text()),
      )
      url = $('.govuk-pagination__next a').attr('href')
    }
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from visits where unit_id = 'ward-00004'
    `.execute(db)
    expect(seen).toHaveLength(rows[0]?.count ?? 0)
    const numbered = seen.flatMap(row => /Người thứ (\d+)/.exec(row)?.[1] ?? []).map(Number)
    expect(numbered).toEqual(numbered.toSorted((one, other) => one - other))
    expect((await officer.get('/office/visits?state=declined')).body).toContain('Không có yêu cầu nào')
  })
})

describe('a visit from the slot to its end', async () => {
  const site = await testApp()
  const { db } = site.parts
  const citizen = await aCitizen(site)
  const officer = await anOfficer(site, 'tiepnhan.badinh')

  test('a slot says what is wrong with it, and pressed twice is one', async () => {
    const wrong = {
      'day-day': '31',
      'day-month': '2',
      'day-year': '2026',
      from: 'sáng',
      to: '',
      capacity: '0',
    }
    const { status, $ } = await officer.fill('/office/visits/slots', '/slots', wrong)
    expect(status).toBe(422)
    const fields = $('.govuk-error-summary__list a')
      .toArray()
      .map(link => $(link).attr('href'))
    expect(fields).toEqual(['#day-day', '#from', '#to', '#capacity', '#team'])
    expect($('#from').attr('value')).toBe('sáng')
    const id = await offered(officer)
    await offered(officer, { id })
    expect(await db.selectFrom('visit_slots').select('id').execute()).toEqual([{ id }])
    await officer.post(`/office/visits/slots/${id}/withdrawals`, {})
    expect((await officer.get('/office/visits/slots')).body).toContain('Chưa mở buổi nào')
    const kinds = (await readStream(db, `visitSlot:${id}`)).map(({ kind }) => kind)
    expect(kinds).toEqual(['visitSlotOffered', 'visitSlotWithdrawn'])
  })

  test('is planned, moved, not found at home, planned again and ended; places and things follow', async () => {
    const id = await asked(citizen)
    const [first, second] = [await offered(officer), await offered(officer, { from: '13:30', to: '16:30' })]
    await officer.fill('/office/visits/equipment', '/equipment', { name: 'Máy quét', count: '1' })
    const scanner = (await db.selectFrom('visit_equipment').select('id').executeTakeFirstOrThrow()).id
    expect((await planned(officer, id, first, [scanner])).status).toBe(303)
    expect(await takenOf(site, first)).toBe(1)
    const own = await citizen.get(`/phuc-vu-tai-nha/${id}`)
    expect(own.body).toContain('Thứ Tư, 07/10/2026, trong khoảng 08:30 đến 11:30')

    await planned(officer, id, second, [scanner])
    expect([await takenOf(site, first), await takenOf(site, second)]).toEqual([0, 1])
    // A slot with a place taken stays.
    const kept = await officer.post(`/office/visits/slots/${second}/withdrawals`, {})
    expect(kept.status).toBe(409)

    // Nothing is done in the house before the team can be there.
    const early = await officer.get(visitPath(id))
    expect(early.$('form[action$="/ends"]').length).toBe(0)
    expect((await officer.post(`${visitPath(id)}/ends`, { seq: '3', outcomes: ['advised'] })).status).toBe(
      409,
    )

    site.clock.set('2026-10-07T13:00+07:00')
    await officer.fill(visitPath(id), '/misses', {})
    expect((await citizen.get(`/phuc-vu-tai-nha/${id}`)).body).toContain('không gặp')
    const third = await offered(officer, { 'day-day': '8' })
    await planned(officer, id, third)
    expect(await takenOf(site, second), 'the place was used').toBe(1)
    site.clock.set('2026-10-08T09:00+07:00')
    const nothing = await officer.fill(visitPath(id), '/ends', { outcomes: [] })
    expect(nothing.status).toBe(422)
    const ended = await officer.fill(visitPath(id), '/ends', { outcomes: ['advised'], note: 'Đã hướng dẫn' })
    expect(ended.status).toBe(303)
    const entries = await readStream(db, `visit:${id}`)
    expect(entries.map(({ kind }) => kind)).toEqual([
      'visitAsked',
      'visitPlanned',
      'visitMoved',
      'visitMissed',
      'visitPlanned',
      'visitDone',
    ])
    expect(checkChain(entries)).toEqual([])
    expect(entries.map(({ bytes }) => bytes).join()).not.toMatch(/hướng dẫn/)
    const after = await officer.post(`${visitPath(id)}/misses`, { seq: '6' })
    expect(after.status).toBe(409)
  })

  test('declining and cancelling need a word of why; a stale form changes nothing', async () => {
    site.clock.set('2026-10-08T10:00+07:00')
    const days = ['2026-10-09']
    const [one, two] = [await asked(citizen, { days }), await asked(citizen, { days })]
    const silent = await officer.fill(visitPath(one), '/refusals', {})
    expect(silent.status).toBe(422)
    expect(silent.$('details[open] #declineReason').length).toBe(1)
    await officer.fill(visitPath(one), '/refusals', { declineReason: 'Nhà ở ngoài địa bàn' })
    expect((await citizen.get(`/phuc-vu-tai-nha/${one}`)).body).toContain('Nhà ở ngoài địa bàn')
    const slot = await offered(officer, { 'day-day': '9' })
    await planned(officer, two, slot)
    const stale = await officer.post(`${visitPath(two)}/cancellations`, { seq: '1', cancelReason: 'x' })
    expect(stale.status).toBe(409)
    expect(await takenOf(site, slot)).toBe(1)
    await citizen.fill(`/phuc-vu-tai-nha/${two}`, '/huy', { reason: '' })
    expect(await takenOf(site, slot)).toBe(0)
    expect((await citizen.get(`/phuc-vu-tai-nha/${two}`)).body).toContain('Đã hủy')
  })

  test('the last place goes to one of two who give it away at once', async () => {
    const days = ['2026-10-12']
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map(() => asked(citizen, { days }))).catch(() => [])
    expect(ids).toHaveLength(4)
    const slot = await offered(officer, { 'day-day': '12', capacity: '1' })
    const answers = await Promise.all(
      ids.map(id => officer.post(`${visitPath(id)}/plans`, { seq: '1', slot })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.$('.govuk-error-summary').text()).toContain('vừa hết chỗ')
    expect(await takenOf(site, slot)).toBe(1)
    const entries = await Promise.all(ids.map(id => readStream(db, `visit:${id}`)))
    expect(entries.filter(({ length }) => length === 2)).toHaveLength(1)
  })

  test('two who move one visit at once: one wins, the other is told; two that change places never wait for ever', async () => {
    await sql`update visits set state = 'done', slot_id = null, planned_for = null`.execute(db)
    const days = ['2026-10-13']
    const [one, two] = [await asked(citizen, { days }), await asked(citizen, { days })]
    const slots = [
      await offered(officer, { 'day-day': '13', from: '8:00', to: '9:00' }),
      await offered(officer, { 'day-day': '13', from: '9:00', to: '10:00' }),
    ] as const
    const plan = (id: string, seq: number, slot: string) =>
      officer.post(`${visitPath(id)}/plans`, { seq: String(seq), slot })
    const both = await Promise.all([plan(one, 1, slots[0]), plan(one, 1, slots[1])])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    await plan(two, 1, both[0]?.status === 303 ? slots[1] : slots[0])
    for (let seq = 2; seq < 8; seq += 1) {
      const held = await db
        .selectFrom('visits')
        .select(['id', 'slot_id'])
        .where('id', '=', sql<string>`any(${[one, two]}::uuid[])`)
        .execute()
      const moves = held.map(({ id, slot_id }) => plan(id, seq, slot_id === slots[0] ? slots[1] : slots[0]))
      expect((await Promise.all(moves)).map(({ status }) => status)).toEqual([303, 303])
    }
    expect([await takenOf(site, slots[0]), await takenOf(site, slots[1])]).toEqual([1, 1])
  })

  test('what is lent is not lent twice on a day', async () => {
    await sql`update visits set state = 'done'`.execute(db)
    const days = ['2026-10-14']
    const [one, two] = [await asked(citizen, { days }), await asked(citizen, { days })]
    const slot = await offered(officer, { 'day-day': '14' })
    const scanner = (await db.selectFrom('visit_equipment').select('id').executeTakeFirstOrThrow()).id
    const plan = (id: string) =>
      officer.post(`${visitPath(id)}/plans`, { seq: '1', slot, equipment: [scanner] })
    const answers = await Promise.all([plan(one), plan(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toContain('cho mượn hết')
    expect(await takenOf(site, slot), 'nothing half done').toBe(1)
  })

  test('replaying the record of every visit gives its row', async () => {
    const rows = await db.selectFrom('visits').select(['id', 'facts']).execute()
    expect(rows.length).toBeGreaterThan(5)
    for (const { id, facts } of rows) {
      const entries = await readStream(db, `visit:${id}`)
      expect(entries.reduce<Visit | undefined>(evolve, undefined)).toEqual(facts)
    }
  })

  test('the database itself keeps a slot from being overbooked', async () => {
    const slot = await offered(officer, { 'day-day': '15', capacity: '1' })
    const over = sql`update visit_slots set taken = 2 where id = ${slot}::uuid`.execute(db)
    await expect(over).rejects.toThrow(/visit_slots_not_overbooked/)
  })
})

describe('the route of a day', async () => {
  const site = await testApp()
  const { db } = site.parts
  const citizen = await aCitizen(site)
  const officer = await anOfficer(site, 'tiepnhan.badinh')

  test('goes by slot and street, to one’s own houses, with what is needed before the door', async () => {
    const morning = await offered(officer, { capacity: '5' })
    const noon = await offered(officer, { from: '10:30', to: '12:00' })
    const houses = [
      ['Người Ba', '12 phố Hai', morning],
      ['Người Một', '9 phố Hai', morning],
      ['Người Bốn', '1 phố Một', noon],
      ['Người Hai', '30 phố Ba', morning],
    ] as const
    for (const [personName, address, slot] of houses) {
      const id = await asked(citizen, { personName, address })
      expect((await planned(officer, id, slot)).status).toBe(303)
    }
    expect((await officer.get('/office/visits/today')).body).toContain('Không có nhà nào')
    site.clock.set('2026-10-07T07:30+07:00')
    const { $, body } = await officer.get('/office/visits/today')
    const titles = $('.mc-sheet__title')
      .toArray()
      .map(title => $(title).text())
    expect(titles).toEqual(['1. Người Hai', '2. Người Một', '3. Người Ba', '4. Người Bốn'])
    expect($('a[href="tel:0900000106"]').length).toBe(4)
    expect($('a[href^="geo:0,0?q="]').length).toBe(4)
    expect(body).not.toMatch(/https?:\/\/[^"]*map/i)
    expect(body).toContain('cạnh nhà văn hóa')
    const looks = await db
      .selectFrom('access_log')
      .select('stream')
      .where('purpose', '=', 'office.visitRoute')
      .execute()
    expect(new Set(looks.map(({ stream }) => stream)).size).toBe(4)
  })

  test('is not another ward’s', async () => {
    const stranger = await anOfficer(site, 'tiepnhan.caugiay')
    const { body } = await stranger.get('/office/visits/today?day=2026-10-07&who=unit')
    expect(body).not.toContain('Người Một')
    expect((await (await anOfficer(site, 'giamsat')).get('/office/visits/today')).status).toBe(403)
  })

  test('of another day, or of an address somebody changed', async () => {
    expect((await officer.get('/office/visits/today?day=2026-10-08')).body).toContain('Không có nhà nào')
    expect((await officer.get('/office/visits/today?day=2026-99-99')).body).toContain('Người Một')
  })
})

describe('mobile sessions and figures', async () => {
  const site = await testApp()
  const officer = await anOfficer(site, 'tiepnhan.badinh')
  const announcement = {
    unit: 'ward-00004',
    ward: 'ward-00004',
    place: 'Nhà văn hóa tổ 5',
    'day-day': '9',
    'day-month': '10',
    'day-year': '2026',
    from: '8:00',
    to: '11:00',
    procedures: ['2.000815'],
  }
  const sessions = '/office/visits/sessions'

  test('are announced to everybody, cancelled in public, counted afterwards', async () => {
    const empty = await officer.fill(sessions, '/sessions', {})
    expect(empty.status).toBe(422)
    expect(empty.$('.govuk-error-summary__list li').length).toBe(6)
    expect((await officer.fill(sessions, '/sessions', announcement)).status).toBe(303)
    const second = { ...announcement, place: 'Sân đình' }
    await officer.fill(sessions, '/sessions', second)
    const open = await site.app.inject({ url: '/phuc-vu-luu-dong' })
    expect(open.body).toContain('Nhà văn hóa tổ 5')
    expect((await site.app.inject({ url: '/phuc-vu-luu-dong?ward=ward-00166' })).body).toContain(
      'chưa có lịch phục vụ lưu động',
    )
    const page = await officer.get(sessions)
    const row = page.$('tr:contains("Sân đình")')
    const cancel = row.find('form[action$="/cancellations"]').attr('action') ?? ''
    expect((await officer.post(cancel, {})).status).toBe(303)
    expect((await officer.post(cancel, {})).status).toBe(409)
    expect((await site.app.inject({ url: '/phuc-vu-luu-dong' })).body).toContain('Buổi này không diễn ra')
    // Only what has begun can be counted.
    expect(page.$('form[action$="/counts"]').length).toBe(0)
    const id = page.$('tr:contains("tổ 5") form').attr('action')?.split('/').at(-2) ?? ''
    const count = `${sessions}/${id}/counts`
    expect((await officer.post(count, { people: '40', dossiers: '25' })).status).toBe(409)
    site.clock.set('2026-10-09T12:00+07:00')
    expect((await officer.post(count, { people: 'nhiều', dossiers: '25' })).status).toBe(422)
    const stranger = await anOfficer(site, 'tiepnhan.caugiay')
    expect((await stranger.post(count, { people: '1', dossiers: '1' })).status).toBe(404)
    expect((await officer.fill(sessions, '/counts', { people: '40', dossiers: '25' })).status).toBe(303)
    expect((await officer.get(sessions)).body).toContain('40 lượt người, 25 hồ sơ')
    expect((await site.app.inject({ url: '/phuc-vu-luu-dong' })).body).toContain('Hiện chưa có lịch')
  })

  test('figures say what was asked, done, and how long people waited; each unit its own', async () => {
    site.clock.set('2026-10-05T08:30+07:00')
    const citizen = await aCitizen(site)
    const [done] = [await asked(citizen), await asked(citizen)]
    const slot = await offered(officer)
    await planned(officer, done, slot)
    site.clock.set('2026-10-07T09:00+07:00')
    await officer.fill(visitPath(done), '/ends', { outcomes: ['filed'] })
    const supervisor = await anOfficer(site, 'giamsat')
    const { $ } = await supervisor.get('/office/visits/figures?month=2026-10')
    const cells = $('tbody tr td')
      .toArray()
      .map(cell => /[\d,–]+$/.exec($(cell).text().trim())?.[0])
    expect(cells).toEqual(['2', '1', '0', '1', '0', '2', '2', '1', '40'])
    const theirs = await (await anOfficer(site, 'tiepnhan.caugiay')).get(
      '/office/visits/figures?month=2026-10',
    )
    expect(theirs.$('table').length).toBe(0)
    expect((await supervisor.get('/office/visits/figures?month=2026-11')).body).toContain('Tháng này chưa có')
  })

  test('a team is made of the unit’s own officers', async () => {
    const other = await findOfficerByEmail(site.parts.db, 'tiepnhan.caugiay@hanoi.example')
    const answer = await officer.fill('/office/visits/slots', '/slots', {
      'day-day': '20',
      'day-month': '10',
      'day-year': '2026',
      from: '8:00',
      to: '9:00',
      capacity: '1',
      team: [other?.id ?? ''],
    })
    expect(answer.status).toBe(422)
    const foreign = await officer.post(sessions, { ...announcement, 'day-day': '21', unit: 'ward-00166' })
    expect(foreign.status).toBe(403)
  })
})

describe('a unit closed by decree', async () => {
  const site = await testApp()
  const citizen = await aCitizen(site)
  const officer = await anOfficer(site, 'tiepnhan.badinh')
  const centre = await anOfficer(site, 'giamsat')

  test('has no visits on that day, and no other unit is concerned', async () => {
    const slot = await offered(officer)
    const page = await centre.get('/office/calendar/changes/new')
    const hidden = (name: string) => page.$(`main input[name=${name}]`).attr('value') ?? ''
    const day = (name: string, on: string) => ({
      [`${name}-day`]: on,
      [`${name}-month`]: '10',
      [`${name}-year`]: '2026',
    })
    const decree = { number: '12/QĐ-UBND', title: 'Mất điện', ...day('decidedOn', '5'), ...day('from', '7') }
    const where = { kind: 'closed', scope: 'some', units: 'ba dinh' }
    const known = { id: hidden('id'), seen: hidden('seen') }
    const entered = await centre.post('/office/calendar/changes', {
      ...{ ...decree, ...where, ...known },
      step: 'enter',
    })
    expect(entered.status, entered.$('.govuk-error-summary').text()).toBe(303)

    const wished = { ...forMother, ward: 'ward-00004', days: ['2026-10-07', '2026-10-08'] }
    const refused = await citizen.fill(ask, ask, wished)
    expect(refused.status).toBe(422)
    expect(refused.$('.govuk-error-summary').text()).toContain('đơn vị nghỉ')
    expect(refused.$('input[name=days][value=2026-10-07]').length).toBe(0)
    expect(refused.$('input[name=days][value=2026-10-08]').attr('checked')).toBeDefined()
    // The tenth working day of this unit is one later than the city's.
    const id = await asked(citizen, { ward: 'ward-00004', days: ['2026-10-20'] })
    await asked(citizen, { ward: 'ward-00166', days: ['2026-10-07'] })

    const again = await officer.fill('/office/visits/slots', '/slots', {
      ...day('day', '7'),
      ...{ from: '8:30', to: '11:30', capacity: '2', team: [officer.id] },
    })
    expect(again.status).toBe(422)
    expect(again.$('.govuk-error-summary').text()).toContain('Đơn vị nghỉ vào ngày này')
    expect((await planned(officer, id, slot)).status, 'offered before the decree').toBe(409)
  })
})
