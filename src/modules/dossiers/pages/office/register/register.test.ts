import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { caseworkIn } from '../../../../../../test/support/casework.ts'
import { sql, transaction } from '../../../../../platform/db/index.ts'
import { acceptDossier } from '../../../actions/answer-filing.ts'
import { placeAfter, type RegisterPart, readRegister, registerCsvOf } from '../../../register.ts'
import { type Answer, deskOf } from '../desk.fixture.ts'
import { paths } from '../paths.ts'
import { registerMessages } from './messages.ts'

const messages = registerMessages('vi')
const ward = 'ward-00004'
const day = (text: string) => Temporal.PlainDate.from(text)

describe('the register of a counter', async () => {
  const site = await testApp()
  const { db } = site.parts
  const casework = caseworkIn(site)
  const counter = await deskOf(site, 'tiepnhan.badinh')
  const part = (change: Partial<RegisterPart> = {}): RegisterPart => ({
    unit: ward,
    moment: 'received',
    from: day('2026-10-05'),
    to: day('2026-10-05'),
    ...change,
  })
  const codesIn = (answer: Answer) =>
    answer
      .$('tbody code')
      .toArray()
      .map(code => answer.$(code).text())
  const days = (from: string, to: string) => {
    const boxes = Object.entries({ from: day(from), to: day(to) }).flatMap(([name, each]) => [
      [`${name}-day`, String(each.day)],
      [`${name}-month`, String(each.month)],
      [`${name}-year`, String(each.year)],
    ])
    return new URLSearchParams(boxes).toString()
  }

  test('numbers what was accepted through the year without a gap, in any order of hands', async () => {
    const filed = await Promise.all([1, 2, 3, 4].map(() => casework.filed()))
    await Promise.all(filed.map(each => each.act('tiepnhan.badinh', 'accept')))
    const rows = await db.selectFrom('register_lines').selectAll().orderBy('number').execute()
    expect(rows.map(({ unit_id, year, number }) => [unit_id, year, number])).toEqual(
      [1, 2, 3, 4].map(number => [ward, 2026, number]),
    )
  })

  test('loses no number to an acceptance that fails', async () => {
    const before = await db.selectFrom('register_books').selectAll().where('year', '=', 2026).execute()
    const filed = await casework.filed()
    const both = await Promise.allSettled([
      filed.send('tiepnhan.badinh', 'accept'),
      filed.send('tiepnhan.badinh', 'accept'),
    ])
    expect(both.length).toBe(2)
    const after = await db.selectFrom('register_books').selectAll().where('year', '=', 2026).execute()
    expect(after[0]?.last).toBe((before[0]?.last ?? 0) + 1)
    expect(await filed.count('accepted')).toBe(1)
  })

  test('is a page for days and for each moment, with its own number and the way back', async () => {
    const signed = await casework.signed()
    const received = await counter.get(`${paths.register}?${days('2026-10-01', '2026-10-05')}`)
    expect(codesIn(received)).toContain(signed.code)
    // Lines of the same moment stand in no order that their numbers would follow.
    expect(received.$('tbody td').text()).toContain('1/2026')
    const returned = await counter.get(
      `${paths.register}?moment=returned&${days('2026-10-01', '2026-10-05')}`,
    )
    expect(codesIn(returned)).toEqual([signed.code])
    const late = await counter.get(`${paths.register}?moment=late&${days('2026-10-01', '2026-10-05')}`)
    expect(late.$('main').text()).toContain(messages.none)
    const none = await counter.get(`${paths.register}?${days('2026-09-01', '2026-09-02')}`)
    expect(none.$('main').text()).toContain(messages.none)
  })

  test('says which day cannot stand, and keeps what was typed', async () => {
    const wrong = await counter.get(`${paths.register}?from-day=31&from-month=2&from-year=2026`)
    expect(wrong.status).toBe(422)
    expect(wrong.$('#from-day, #from').first().val()).toBe('31')
    const turned = await counter.get(`${paths.register}?${days('2026-10-05', '2026-10-01')}`)
    expect(turned.$('.govuk-error-summary').text()).toContain(messages.wrongOrder)
    const long = await counter.get(`${paths.register}?${days('2024-10-05', '2026-10-01')}`)
    expect(long.$('.govuk-error-summary').text()).toContain(messages.tooLong)
  })

  test('gives the same lines as CSV and as PDF', async () => {
    const query = days('2026-10-01', '2026-10-05')
    const page = await counter.get(`${paths.register}?${query}`)
    const csv = await counter.get(`${paths.registerCsv}?${query}`)
    expect(csv.headers['content-type']).toContain('text/csv')
    const lines = csv.body
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n')
    expect(lines.length - 1).toBe(codesIn(page).length)
    for (const code of codesIn(page)) expect(csv.body).toContain(`"${code}"`)
    const pdf = await counter.get(`${paths.registerPdf}?${query}`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect((await counter.get(`${paths.registerPdf}?${query}&part=2`)).status).toBe(404)
  })

  test('is read by those of the unit and by the centre, and every look is noted', async () => {
    const query = `unit=${ward}&${days('2026-10-01', '2026-10-05')}`
    const other = await deskOf(site, 'tiepnhan.caugiay')
    expect((await other.get(`${paths.register}?${query}`)).status).toBe(404)
    const looks = await db
      .selectFrom('access_log')
      .select(['purpose', 'stream'])
      .where('purpose', 'like', 'office.register%')
      .distinct()
      .execute()
    expect(looks.map(({ purpose }) => purpose).sort()).toEqual([
      'office.register',
      'office.register.csv',
      'office.register.pdf',
    ])
    expect(new Set(looks.map(({ stream }) => stream))).toEqual(new Set([`unit:${ward}`]))
  })

  test('goes on by key: pieces and pages together are the whole, each line once', async () => {
    const read: string[] = []
    let after: string | undefined
    do {
      const page = await readRegister(site.parts, part(), { limit: 2, after })
      read.push(...page.items.map(({ code }) => code))
      after = page.next ?? undefined
    } while (after !== undefined)
    const whole = (await readRegister(site.parts, part(), { limit: 100 })).items.map(({ code }) => code)
    expect(read).toEqual(whole)
    const second = await placeAfter(db, part(), 3)
    const rest = await readRegister(site.parts, part(), { limit: 100, after: second })
    expect(rest.items.map(({ code }) => code)).toEqual(whole.slice(3))
    expect(await placeAfter(db, part(), whole.length)).toBeUndefined()
    const pieces: string[] = []
    for await (const piece of registerCsvOf(site.parts, part())) pieces.push(piece)
    expect(pieces.join('').match(/Mã hồ sơ/g)).toHaveLength(1)
  })

  test('rides its index, with many lines of other units and days beside it', async () => {
    const plan = await transaction(db, async tx => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const { rows } = await sql<{
        'QUERY PLAN': string
      }>`explain select r.number from register_lines r where r.unit_id = ${ward}
          and r.received_at >= '2026-10-01' and r.received_at < '2026-11-01'
          order by r.received_at, r.dossier_id limit 51`.execute(tx)
      return rows.map(row => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('register_lines_received')
    expect(plan).not.toContain('Sort')
  })

  test('begins a new book with the year', async () => {
    const filed = await casework.filed()
    const actor = await casework.actorOf('tiepnhan.badinh')
    site.clock.set('2027-01-01T00:00+07:00')
    await acceptDossier(site.parts, { code: filed.code, actor })
    const { id } = await filed.now()
    const rows = await db.selectFrom('register_lines').selectAll().where('dossier_id', '=', id).execute()
    expect(rows).toMatchObject([{ year: 2027, number: 1 }])
  })
})
