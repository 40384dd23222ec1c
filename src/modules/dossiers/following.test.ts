import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { caseworkIn, counter, handler, leader, ward } from '../../../test/support/casework.ts'
import { birthAnswers } from '../../../test/support/filings.ts'
import { demo } from '../../../test/support/people.ts'
import { followersQueued } from '../../clockwork.ts'
import { newId } from '../../kernel/index.ts'
import { findLoadedPack } from '../../pack/index.ts'
import { openPool, transaction } from '../../platform/db/index.ts'
import { createEvents } from '../../platform/events.ts'
import { createLog } from '../../platform/log.ts'
import { type ChangeContent, enterCalendarChange, openCalendar } from '../calendar/index.ts'
import { bySystem, changeUnits } from '../organisation/index.ts'
import { queueRecount } from './following.ts'
import { countMoved, movedBy } from './moved-dates.ts'
import { findDossier } from './store.ts'
import { verifyDossiers } from './verify.ts'

const monday = '2026-10-05T09:00+07:00'
const licence = { procedure: '1.004884', channel: 'counter', returnBy: 'counter' } as const

describe('a dossier follows', async () => {
  const site = await testApp({ at: monday })
  const { parts, clock } = site
  const { accepted, signed, filed, officer, actorOf } = caseworkIn(site)

  async function drain() {
    for (let done = 1; done > 0; ) done = await parts.jobs.drain()
  }

  /** A decree changes the calendar, and what it queues is done. */
  async function decree(content: ChangeContent, number: string) {
    const pool = openPool({ url: site.databaseUrl, maxConnections: 2 })
    const log = createLog('error')
    const pack = await findLoadedPack(parts.db)
    if (pack === undefined) throw new Error('no city')
    const provider = await openCalendar({
      db: parts.db,
      packCalendar: () => pack.calendar,
      events: createEvents(pool, log),
      log,
    })
    const paper = { number, title: { vi: 'Bão số 9' }, decidedOn: '2026-10-05' }
    await enterCalendarChange(
      parts.db,
      provider,
      { id: newId(), decree: paper, content },
      bySystem(clock.now()),
      (tx, entered) => queueRecount(parts, tx, entered.change.decree.number),
    )
    provider.close()
    await pool.end()
    await drain()
  }

  beforeEach(() => clock.set(monday))

  test('a decree: the date moves, the first promise stays, and it shows which moved by what', async () => {
    const [five, done, standing] = [
      await accepted(licence),
      await signed(),
      await (await accepted(licence)).act(handler, 'pause', { ground: 'agency' }),
    ]
    const before = await done.now()
    await decree({ kind: 'closed', from: '2026-10-08', to: '2026-10-09', hours: [] }, '1234/QĐ-UBND')
    const moved = await five.now()
    // Monday 12 October was promised; Thursday and Friday are no days any more.
    expect(moved.acceptance?.due.at).toBe('2026-10-12T10:00:00Z')
    expect(moved.due?.at).toBe('2026-10-14T10:00:00Z')
    expect(moved.promises).toMatchObject([{ why: 'calendar', basis: '1234/QĐ-UBND' }])
    // The signature was due on Monday morning; it keeps its part of what is left.
    expect(moved.steps.at(-1)?.dueAt).toBe('2026-10-13T07:23:00Z')
    expect(await done.now()).toEqual(before)
    // What stands still is moved as well, and by no part of its pause.
    expect((await standing.now()).due?.at).toBe('2026-10-14T10:00:00Z')
    await decree({ kind: 'closed', from: '2026-11-30', to: '2026-11-30', hours: [] }, '1235/QĐ-UBND')
    expect(await five.count('promiseMoved')).toBe(1)

    const counts = await countMoved(parts.db, ['1234/QĐ-UBND', '1235/QĐ-UBND'])
    expect([...counts]).toEqual([
      ['1234/QĐ-UBND', 2],
      ['1235/QĐ-UBND', 0],
    ])
    const first = await movedBy(parts.db, '1234/QĐ-UBND', { who: 'all' }, { limit: 1 })
    expect(first.items[0]).toMatchObject({ code: five.code })
    expect(first.items.map(({ from, to }) => [String(from), String(to)])).toEqual([
      ['2026-10-12T10:00:00Z', '2026-10-14T10:00:00Z'],
    ])
    const rest = await movedBy(
      parts.db,
      '1234/QĐ-UBND',
      { who: 'all' },
      { limit: 1, after: first.next ?? '' },
    )
    expect([rest.items.map(({ code }) => code), rest.next]).toEqual([[standing.code], null])
    const elsewhere = { who: 'officer', units: ['ward-00166'] } as const
    expect((await movedBy(parts.db, '1234/QĐ-UBND', elsewhere, { limit: 9 })).items).toEqual([])
  })

  test('the year announced: a provisional date is confirmed or moved', async () => {
    clock.set('2026-12-28T09:00+07:00')
    const theCase = await accepted(licence)
    expect((await theCase.now()).due).toEqual({ at: '2027-01-05T10:00:00Z', provisional: true })
    const day = (date: string) => ({ date, name: { vi: 'Tết Dương lịch' }, kind: 'statutory' as const })
    const holidays = ['2027-01-01', '2027-01-04'].map(day)
    await decree({ kind: 'yearPublished', year: 2027, holidays, makeUpDays: [] }, '9999/TB-BNV')
    const after = await theCase.now()
    expect(after.due).toEqual({ at: '2027-01-06T10:00:00Z', provisional: false })
    expect(after.acceptance?.due).toEqual({ at: '2027-01-05T10:00:00Z', provisional: true })
  })

  test('a procedure put right: code, start and history stay, limit and steps are the right ones', async () => {
    const theCase = await accepted({ procedure: '1.004873', channel: 'counter', returnBy: 'counter' })
    const before = await theCase.now()
    clock.set('2026-10-06T09:00+07:00')
    const refused = await theCase.send(counter, 'putRight', {
      reason: 'Nhầm thủ tục.',
      procedure: '2.000884',
      answers: {},
    })
    expect(refused.status).toBe(422)
    const right = {
      reason: 'Nhầm thủ tục.',
      procedure: '1.001193',
      answers: birthAnswers,
    }
    await theCase.act(counter, 'putRight', right)
    const after = await theCase.now()
    expect([after.code, after.acceptance?.at]).toEqual([before.code, before.acceptance?.at])
    expect(after.acceptance?.due).toEqual(before.acceptance?.due)
    // A birth is registered on the day; counted from Monday morning, that was Monday.
    expect(after.due?.at).toBe('2026-10-05T10:00:00Z')
    expect(after.promises.at(-1)?.why).toBe('putRight')
    expect(after.steps.filter(({ openedAt }) => openedAt !== undefined).map(({ key }) => key)).toEqual([
      'examine',
    ])
    const row = await parts.db
      .selectFrom('dossiers')
      .select('procedure_code')
      .where('code', '=', theCase.code)
      .executeTakeFirstOrThrow()
    expect(row.procedure_code).toBe('1.001193')
  })

  test('steps put right midway share what remains, a pause left out', async () => {
    const theCase = await (await accepted(licence)).act(handler, 'pause', { ground: 'agency' })
    clock.set('2026-10-12T09:00+07:00')
    await theCase.act(handler, 'resume', { ground: 'agency' })
    const { due } = await theCase.now()
    await theCase.act(counter, 'putRight', { reason: 'Sai cơ quan.', competentAuthority: 'ward-00008' })
    const after = await theCase.now()
    expect(after.due?.at).toBe(due?.at)
    const now = clock.now()
    for (const step of after.steps)
      expect(Temporal.Instant.compare(Temporal.Instant.from(step.dueAt), now)).toBeGreaterThan(0)
  })

  test('the fast lane: an hour beside the limit of the law', async () => {
    clock.set('2026-10-16T09:30+07:00')
    const theCase = await accepted()
    const { acceptance, due } = await theCase.now()
    expect(acceptance?.lane).toEqual({ key: 'thu-sau-xanh', dueAt: '2026-10-16T03:30:00Z' })
    expect(due?.at).toBe('2026-10-16T10:00:00Z')
    expect((await theCase.now()).steps.at(-1)?.dueAt).toBe('2026-10-16T03:30:00Z')
  })

  test('units that merge: what is open goes to the successor, what is done stays as it was', async () => {
    const [open, waiting, done] = [
      await (await accepted()).act(handler, 'finishStep', { conclusion: 'Hợp lệ.' }),
      await filed(),
      await signed({ returnBy: 'counter' }),
    ]
    const into = 'ward-00008'
    const by = bySystem(clock.now())
    await transaction(parts.db, tx =>
      changeUnits(
        tx,
        {
          kind: 'merge',
          from: [ward, into],
          into: [into],
          decree: '01/NQ-UBTVQH',
          effectiveOn: Temporal.PlainDate.from('2026-10-05'),
        },
        by,
        (inTx, applied) => followersQueued(parts, inTx, applied),
      ),
    )
    await drain()
    const after = await open.now()
    expect([after.code, after.competentAuthority, after.receivingUnit]).toEqual([open.code, into, into])
    expect(after.steps.map(({ unit }) => unit)).toEqual([ward, into, into])
    expect((await waiting.now()).receivingUnit).toBe(into)
    expect((await done.now()).returningUnit).toBe(into)
    await drain()
    expect(await open.count('unitsFollowed')).toBe(1)
    // Its officers went along and go on.
    await (await open.upTo('sign')).act(leader, 'sign', { password: demo.password })
    expect((await open.now()).state).toBe('returned')
    const { posts } = await actorOf(handler)
    const sight = { who: 'officer', units: posts.map(({ unit }) => unit) } as const
    expect(await findDossier(parts.db, done.code, sight)).toBeDefined()
    expect((await officer(handler)).posts.map(({ unit }) => unit)).toEqual([into])
  })

  test('and what they leave behind is whole', async () => {
    expect((await verifyDossiers(parts.db)).faults).toEqual([])
  })
})
