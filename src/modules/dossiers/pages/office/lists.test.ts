import { request } from 'node:http'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { demo } from '../../../../../test/support/people.ts'
import { sql } from '../../../../platform/db/index.ts'
import { openSession } from '../../../identity/index.ts'
import { findOfficerByEmail } from '../../../organisation/index.ts'
import { deskOf, fileBirth } from './desk.fixture.ts'
import { en } from './messages.en.ts'
import { vi as vietnamese } from './messages.vi.ts'
import { paths } from './paths.ts'

describe('the lists of an officer', async () => {
  const application = await testApp()
  const { app, parts, clock } = application
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const first = await fileBirth(application)

  /** How often the database was asked about dossiers; sessions and units are kept fresh by the clock, not by the list. */
  const queriesOf = async (act: () => Promise<unknown>) => {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    await act()
    const texts = spy.mock.calls.map(([query]) => JSON.stringify(query))
    spy.mockRestore()
    return texts.filter(text => /work_items|dossiers|journal|personal_content/.test(text)).length
  }

  test('show what says something when there is nothing', async () => {
    const handler = await deskOf(application, 'xuly.badinh')
    for (const queue of ['mine', 'work'] as const) {
      const page = await handler.get(paths.queue(queue))
      expect(page.$('main').text()).toContain(vietnamese.empty[queue])
    }
    const english = await handler.get(`/en${paths.inbox}`)
    expect(english.$('html').attr('lang')).toBe('en')
    expect(english.$('main').text()).toContain(en.empty.inbox)
  })

  test('cost two queries however long they are, and go on by key', async () => {
    expect(await queriesOf(() => counter.get(paths.inbox))).toBe(2)
    const codes = [first]
    for (let count = 0; count < 27; count++) {
      clock.advance({ seconds: 20 })
      codes.push(await fileBirth(application))
    }
    expect(await queriesOf(() => counter.get(paths.inbox))).toBe(2)
    const page = await counter.get(paths.inbox)
    const shown = (answer: typeof page) =>
      answer
        .$('tbody tr a')
        .toArray()
        .map(link => answer.$(link).text())
    expect(shown(page)).toEqual(codes.slice(0, 25))
    expect(page.$('.moj-side-navigation').text()).toContain('Mới nộp 28')
    const next = await counter.get(page.$('a[rel=next]').attr('href') ?? '')
    expect(shown(next)).toEqual(codes.slice(25))
    expect(next.$('a[rel=prev]').attr('href')).toBe(paths.inbox)
  })

  test('count to a thousand of each kind and then say that there are more', async () => {
    const { db } = parts
    await sql`insert into work_items (dossier_id, key, kind, unit_id, role, due_at, procedure_code, channel)
      select dossier_id, 'copy:' || n, kind, unit_id, role, w.due_at, w.procedure_code, w.channel
      from work_items w join dossiers d on d.id = dossier_id cross join generate_series(1, 1100) n
      where d.code = ${first}`.execute(db)
    const side = async (path: string) => (await counter.get(path)).$('.moj-side-navigation').text()
    expect(await side(paths.dossiers)).toMatch(/Việc cần làm 1\.000\+.*Mới nộp 1\.000\+.*Chờ trả 0/)
    expect(await side(`/en${paths.dossiers}`)).toContain(' 1,000+')
    await sql`delete from work_items where key like 'copy:%'`.execute(db)
  })

  test('promise new work only to whom it comes', async () => {
    const handler = await deskOf(application, 'xuly.badinh')
    const says = async (path: string) =>
      (await handler.get(path)).$('main').text().includes(vietnamese.appearsHere)
    expect(await says(paths.queue('work'))).toBe(true)
    expect(await says(paths.queue('filed'))).toBe(false)
  })

  test('mark what is late by word and colour', async () => {
    const before = clock.now().toString()
    clock.set('2026-10-06T16:00+07:00')
    const desk = await deskOf(application, 'tiepnhan.badinh')
    const page = await desk.get(paths.inbox)
    expect(page.$('tbody tr').first().find('.govuk-tag--red').text()).toMatch(/^Quá hạn /)
    const late = await desk.get(`${paths.dossiers}?late=1&state=filed`)
    expect(late.$('tbody tr').length).toBe(25)
    expect(late.$('#late').attr('checked')).toBeDefined()
    expect(late.$('a[rel=next]').attr('href')).toMatch(/\?state=filed&late=1&after=/)
    clock.set(before)
    const inTime = await counter.get(`${paths.dossiers}?late=1`)
    expect(inTime.$('main').text()).toContain(vietnamese.noDossiers)
  })

  test('find by code, number and name without accents, by POST alone', async () => {
    await counter.get(paths.dossiers)
    const byCode = await counter.post(paths.search, { q: first.toLowerCase() })
    expect(byCode.status).toBe(303)
    expect(byCode.location).toBe(paths.dossier(first))
    const byName = await counter.post(paths.search, { q: 'trinh thi mai' })
    expect(byName.$('tbody tr').length).toBe(25)
    const more = await counter.post(paths.search, {
      q: 'trinh thi mai',
      after: byName.$('input[name=after]').attr('value') ?? '',
    })
    expect(more.$('tbody tr').length).toBe(3)
    const none = await counter.post(paths.search, { q: 'Nguyễn Không Có' })
    expect(none.$('main').text()).toContain('Không tìm thấy hồ sơ nào')
    const short = await counter.post(paths.search, { q: 'x' })
    expect(short.status).toBe(422)
    expect(short.$('.govuk-error-summary a').attr('href')).toBe('#q')
  })

  test('find by the subject without accents, and by the end of a code', async () => {
    await counter.get(paths.dossiers)
    const bySubject = await counter.post(paths.search, { q: 'hoang trinh bao' })
    expect(bySubject.$('tbody tr').length).toBe(25)
    const [agency = '', day = '', number = ''] = first.split('-')
    for (const end of [`${day}-${number}`, `${agency.slice(-3)}-${day}-${number}`.toLowerCase()]) {
      const found = await counter.post(paths.search, { q: end })
      expect(found.location, end).toBe(paths.dossier(first))
    }
    for (const end of [number, `${day.slice(2)}-${number}`]) {
      const found = await counter.post(paths.search, { q: end })
      expect(found.location, end).toBe(paths.dossier(first))
    }
    const other = await counter.post(paths.search, { q: `${day}-9${number}` })
    expect(other.$('main').text()).toContain('Không tìm thấy hồ sơ nào')
  })

  test('come back to the list where a search has no address', async () => {
    const back = await counter.get(`/en${paths.search}`)
    expect([back.status, back.location]).toEqual([303, `/en${paths.dossiers}`])
    const filtered = await counter.get(`${paths.dossiers}?state=filed`)
    expect(filtered.$('a[hreflang=en]').first().attr('href')).toBe(`/en${paths.dossiers}?state=filed`)
  })

  test('filter by state', async () => {
    await counter.fill(paths.form(first, 'acceptances'), '/acceptances', {})
    const page = await counter.get(`${paths.dossiers}?state=in_progress`)
    expect(page.$('tbody tr').length).toBe(1)
    expect(page.$('[aria-current=page]').text()).toBe('Đang xử lý')
    const refused = await counter.get(`${paths.dossiers}?state=refused`)
    expect(refused.$('main').text()).toContain(vietnamese.noDossiers)
    for (const [state, name] of [
      ['withdrawn', 'Đã rút'],
      ['stopped', 'Dừng xử lý'],
    ] as const) {
      const ended = await counter.get(`${paths.dossiers}?state=${state}`)
      expect(ended.$('[aria-current=page]').text(), state).toBe(name)
      expect(ended.$('main').text(), state).toContain(vietnamese.noDossiers)
    }
  })

  test('hear of a new filing within a second, and of nothing in other units', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    await parts.events.start()
    const mine = await listen('tiepnhan.badinh')
    const others = await listen('tiepnhan.caugiay')
    const sentAt = performance.now()
    await fileBirth(application)
    await mine.heard
    expect(performance.now() - sentAt).toBeLessThan(1_000)
    expect(mine.type).toMatch(/^text\/event-stream/)
    expect(others.text()).not.toContain('changed')
    mine.close()
    // The other stays open: the end of this file proves that a stop does not wait for it.
  })

  test('say the same things in both languages', () => {
    const keys = (value: object): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' ? keys(inner).map(deep => `${key}.${deep}`) : [key],
      )
    expect(keys(en).sort()).toEqual(keys(vietnamese).sort())
  })

  async function listen(key: string) {
    const email = demo.officers.find(officer => officer.key === key)?.email ?? ''
    const officer = await findOfficerByEmail(parts.db, email)
    if (officer === undefined) throw new Error(`no demo officer ${key}`)
    const { token } = await openSession(parts.db, { kind: 'officer', id: officer.id }, 'cookie', clock.now())
    const { port } = app.server.address() as { port: number }
    let text = ''
    return new Promise<{ heard: Promise<void>; type: string; text: () => string; close: () => void }>(
      (resolve, reject) => {
        const asked = request(
          { host: '127.0.0.1', port, path: paths.events, headers: { cookie: `session=${token}` } },
          answer => {
            const heard = new Promise<void>(done => {
              answer.on('data', (chunk: Buffer) => {
                text += chunk.toString()
                if (text.includes('event: changed')) done()
              })
            })
            answer.on('error', () => {})
            const type = String(answer.headers['content-type'])
            resolve({ heard, type, text: () => text, close: () => asked.destroy() })
          },
        )
        asked.on('error', reject)
        asked.end()
      },
    )
  }
})
