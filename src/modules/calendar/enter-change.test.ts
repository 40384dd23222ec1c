import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, openPool } from '../../platform/db/index.ts'
import { createEvents, type Events } from '../../platform/events.ts'
import { createLog } from '../../platform/log.ts'
import { checkChain, readStream } from '../journal/index.ts'
import { bySystem } from '../organisation/index.ts'
import type { ChangeContent } from './changes.ts'
import { at, off, read, stateCalendar } from './fixture.ts'
import { calendarFrom, dueAt, enterCalendarChange, openCalendar } from './index.ts'

const by = bySystem(at('2026-10-13 20:00'))
const decree = { number: '1234/QĐ-UBND', title: { vi: 'Bão số 9', en: 'Typhoon 9' }, decidedOn: '2026-10-13' }
const closed = (day: string, units?: string[]): ChangeContent => ({
  kind: 'closed',
  from: day,
  to: day,
  hours: [],
  ...(units && { units }),
})
const nobody = async () => {}

let db: Db
let url: string
let events: Events

beforeAll(async () => {
  ;({ db, url } = await testDatabase())
  const pool = openPool({ url, maxConnections: 2 })
  events = createEvents(pool, createLog('error'))
  await events.start()
  return async () => {
    await events.stop()
    await pool.end()
  }
})

function open() {
  const pack = calendarFrom(stateCalendar)
  return openCalendar({ db, packCalendar: () => pack, events, log: createLog('error') })
}

describe('entering a change', () => {
  it('is in force at once, here and in every other process, with what must happen in its transaction', async () => {
    const [here, elsewhere] = [await open(), await open()]
    const before = here.current()
    const announced: string[] = []
    const change = await enterCalendarChange(
      db,
      here,
      { id: newId(), decree, content: closed('2026-10-14'), seen: before.version },
      by,
      async (tx, entered) => {
        announced.push(entered.before.version, entered.after.version, (await here.read(tx)).version)
      },
    )
    expect(change.number).toBe(1)
    expect(announced).toEqual(['test-2026.1', 'test-2026.1+1', 'test-2026.1+1'])
    const input = { start: at('2026-10-13 09:00'), limit: { workingDays: 1 } }
    expect(read(dueAt({ ...input, calendar: here.current() }))).toBe('2026-10-15 17:00')
    await expect.poll(() => elsewhere.current().version).toBe('test-2026.1+1')
    expect((await open()).current().version).toBe('test-2026.1+1')
  })

  it('is on record, by number and day, without a word of what was written', async () => {
    const entries = await readStream(db, 'calendar:city')
    expect(entries.map(({ kind, facts }) => ({ kind, facts }))).toEqual([
      {
        kind: 'calendarChanged',
        facts: expect.objectContaining({
          number: 1,
          does: 'closed',
          from: '2026-10-14',
          to: '2026-10-14',
          units: null,
          calendarBefore: 'test-2026.1',
          calendarAfter: 'test-2026.1+1',
        }),
      },
    ])
    expect(checkChain(entries)).toEqual([])
  })

  it('twice by the same form enters it once', async () => {
    const calendar = await open()
    const input = { id: newId(), decree, content: closed('2026-10-15') }
    const first = await enterCalendarChange(db, calendar, input, by, nobody)
    expect(await enterCalendarChange(db, calendar, input, by, nobody)).toMatchObject({ number: first.number })
    expect(calendar.current().version).toBe(`test-2026.1+${first.number}`)
  })

  it('is refused when the calendar changed since the preview', async () => {
    const calendar = await open()
    const input = { id: newId(), decree, content: closed('2026-10-16'), seen: 'test-2026.1' }
    await expect(enterCalendarChange(db, calendar, input, by, nobody)).rejects.toMatchObject({
      status: 409,
      code: 'stale',
    })
  })

  it('is refused by field, unknown units among them', async () => {
    const calendar = await open()
    const enter = (content: ChangeContent) =>
      enterCalendarChange(db, calendar, { id: newId(), decree, content }, by, nobody)
    await expect(enter(closed('2026-10-18'))).rejects.toMatchObject({
      errors: [{ field: 'from', code: 'nothing_changes' }],
    })
    await expect(enter(closed('2026-10-20', ['nowhere']))).rejects.toMatchObject({
      errors: [{ field: 'units', code: 'unknown_unit' }],
    })
  })

  it('leaves nothing behind when what must happen with it fails', async () => {
    const calendar = await open()
    const before = calendar.current().version
    const input = { id: newId(), decree, content: closed('2026-10-21') }
    const fail = async () => {
      throw new Error('no recount')
    }
    await expect(enterCalendarChange(db, calendar, input, by, fail)).rejects.toThrow('no recount')
    expect((await calendar.read(db)).version).toBe(before)
  })

  it('by two at once lets one go after the other, with no number twice', async () => {
    const calendar = await open()
    const enter = (day: string) =>
      enterCalendarChange(db, calendar, { id: newId(), decree, content: closed(day) }, by, nobody)
    const numbers = (await Promise.all([enter('2026-10-22'), enter('2026-10-23')])).map(each => each.number)
    expect(new Set(numbers).size).toBe(2)
    expect(Math.abs((numbers[0] ?? 0) - (numbers[1] ?? 0))).toBe(1)
  })

  it('takes one back, and announces a year', async () => {
    const calendar = await open()
    const enter = (content: ChangeContent) =>
      enterCalendarChange(db, calendar, { id: newId(), decree, content }, by, nobody)
    await enter({ kind: 'revoked', revokes: 1 })
    const input = { start: at('2026-10-13 09:00'), limit: { workingDays: 1 } }
    expect(read(dueAt({ ...input, calendar: calendar.current() }))).toBe('2026-10-14 17:00')
    const holidays = off('newYear', '2027-01-01')
    await enter({ kind: 'yearPublished', year: 2027, holidays, makeUpDays: [] })
    expect((await open()).current().publishedThrough).toBe(2027)
  })

  it('is never changed afterwards', async () => {
    await expect(db.deleteFrom('calendar_changes').execute()).rejects.toThrow()
    await expect(db.updateTable('calendar_changes').set({ title_vi: 'khác' }).execute()).rejects.toThrow()
  })
})
