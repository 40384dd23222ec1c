import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import {
  type CaseInHand,
  caseworkIn,
  colleague,
  counter,
  handler,
  leader,
  ward,
} from '../../../test/support/casework.ts'
import { demo } from '../../../test/support/people.ts'
import { buildApp } from '../../app.ts'
import { loadConfig } from '../../platform/config.ts'
import { databaseOn, openPool, sql, type Tx, transaction } from '../../platform/db/index.ts'
import type { OfficerViewer } from '../../platform/http/index.ts'
import { createLog } from '../../platform/log.ts'
import { at } from '../calendar/fixture.ts'
import { readStream } from '../journal/index.ts'
import { bySystem, enterAbsence, setAssignmentRule } from '../organisation/index.ts'
import { stream } from './dossier.ts'
import { readInbox } from './inbox.ts'
import { listDossiers } from './lists.ts'
import { slipKinds } from './papers.ts'
import { dueActs } from './sweep.ts'
import { verifyDossiers } from './verify.ts'

const monday = '2026-10-05T09:00+07:00'
const permit = { procedure: '1.013225', channel: 'counter', returnBy: 'counter' } as const
const licence = { procedure: '1.004884', channel: 'counter', returnBy: 'counter' } as const

describe('what falls due', async () => {
  const site = await testApp({ at: monday })
  const { parts, clock } = site
  const { filed, accepted, officer } = caseworkIn(site)
  const act = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(parts.db, work)

  /** The clock comes round at a local time. */
  async function sweepAt(local: string) {
    clock.set(`${local.replace(' ', 'T')}+07:00`)
    await dueActs(parts)
  }

  async function entriesOf(theCase: CaseInHand, kind: string) {
    const entries = await readStream(parts.db, stream((await theCase.now()).id))
    return entries.filter(entry => entry.kind === kind)
  }

  async function workOf(theCase: CaseInHand): Promise<string[]> {
    const { id } = await theCase.now()
    const rows = await parts.db
      .selectFrom('work_items')
      .select('kind')
      .where('dossier_id', '=', id)
      .orderBy('kind')
      .execute()
    return rows.map(({ kind }) => kind)
  }

  beforeEach(() => clock.set(monday))

  test('an answer missed after eight hours stays the counter’s work: no clock answers for it', async () => {
    const theCase = await filed()
    await sweepAt('2026-10-08 09:00')
    const { state, answerBy } = await theCase.now()
    expect([state, answerBy.at]).toEqual(['filed', '2026-10-06T02:00:00Z'])
    expect(await workOf(theCase)).toEqual(['answerFiling'])
  })

  test('a filing not completed is stopped when its time is over, with form 05', async () => {
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    const theCase = await (await filed()).act(counter, 'requestSupplement', { items })
    const { supplement } = await theCase.now()
    // Thirty days from 5 October end on Wednesday 4 November.
    expect(supplement?.answerBy).toBe('2026-11-04T10:00:00Z')
    await sweepAt('2026-11-04 17:00')
    expect((await theCase.now()).state).toBe('filed')
    await sweepAt('2026-11-04 17:01')
    const stopped = await theCase.now()
    expect(stopped.stop).toMatchObject({ ground: 'notCompleted', by: 'system:clock' })
    expect(slipKinds(stopped)).toContain('form05')
    expect(await workOf(theCase)).toEqual([])
  })

  test('a dossier the applicant is completing is not late, however long its date has passed', async () => {
    const theCase = await accepted(licence)
    const component = (await theCase.now()).components[0]?.key
    await theCase.act(handler, 'requestSupplement', { items: [{ component, reason: 'Mờ.' }] })
    await sweepAt('2026-10-20 09:00')
    expect((await theCase.now()).late).toBeUndefined()
    expect((await theCase.now()).apology).toBeUndefined()
  })

  test('bodies that kept silent are passed over by their own limit, from when they were asked', async () => {
    const theCase = await accepted(permit)
    clock.set('2026-10-08T15:00+07:00')
    await theCase.act(handler, 'finishStep', { conclusion: 'Hồ sơ hợp lệ.' })
    // Asked on Thursday: two working days end on Monday 12 October.
    await sweepAt('2026-10-12 16:59')
    expect(await theCase.count('consultationSilent')).toBe(0)
    await sweepAt('2026-10-12 17:00')
    expect(await theCase.count('consultationSilent')).toBe(2)
    const silent = (await theCase.now()).steps.filter(({ silentAt }) => silentAt !== undefined)
    expect(silent.map(({ key, silence }) => [key, silence?.means])).toEqual([
      ['planning', 'consent'],
      ['infrastructure', 'consent'],
    ])
  })

  test('a body asked beside the process is passed over with a report', async () => {
    const asking = {
      units: ['dept-stp'],
      question: 'Có thông tin gì thêm không?',
      within: { workingDays: 2 },
      silence: { means: 'report' },
    }
    const theCase = await (await accepted(licence)).act(handler, 'consult', asking)
    await sweepAt('2026-10-07 17:01')
    expect(await theCase.count('consultationSilent')).toBe(1)
  })

  test('a pause ends by itself when its longest time is over, and the date has moved by it', async () => {
    const theCase = await (await accepted(licence)).act(handler, 'pause', { ground: 'agency' })
    // Five working days for the other agency.
    expect((await theCase.now()).pauses[0]?.until).toBe('2026-10-12T10:00:00Z')
    await sweepAt('2026-10-12 16:59')
    expect((await theCase.now()).pauses[0]?.to).toBeUndefined()
    await sweepAt('2026-10-12 17:00')
    const after = await theCase.now()
    expect(after.pauses[0]).toMatchObject({ to: '2026-10-12T10:00:00Z', endedBy: 'system:clock' })
    // Monday to Monday do not count: Tuesday 13 to Monday 19 do.
    expect([after.due?.at, after.acceptance?.due.at]).toEqual([
      '2026-10-19T10:00:00Z',
      '2026-10-12T10:00:00Z',
    ])
    expect(after.late).toBeUndefined()
  })

  test('nobody is warned of a step whose clock stands, and again when it goes on', async () => {
    const theCase = await accepted(licence)
    const { id } = await theCase.now()
    const amber = async () => {
      const work = parts.db.selectFrom('work_items').select('amber_at').where('dossier_id', '=', id)
      return (await work.executeTakeFirstOrThrow()).amber_at
    }
    expect(await amber()).not.toBeNull()
    await theCase.act(handler, 'pause', { ground: 'agency' })
    expect(await amber()).toBeNull()
    // Five days after its old date it is in no list of what is late.
    const now = at('2026-10-19 09:00')
    const { id: officerId } = await officer(handler)
    const posts = [{ unit: ward, role: 'handlingOfficer' }] as const
    const viewer: OfficerViewer = { kind: 'officer', id: officerId, name: 'Lương Khánh Duy', posts }
    const late = await readInbox(parts.db, viewer, { limit: 100, due: 'late', now })
    expect(late.items.map(({ code }) => code)).not.toContain(theCase.code)
    const listed = await listDossiers(parts.db, { who: 'all' }, { limit: 100, lateAt: now })
    expect(listed.items.map(({ code }) => code)).not.toContain(theCase.code)
    clock.set('2026-10-07T09:00+07:00')
    await theCase.act(handler, 'resume', { ground: 'agency' })
    expect(Temporal.Instant.compare((await amber()) ?? clock.now(), clock.now())).toBeGreaterThan(0)
  })

  test('the apology is drafted when it is plain, and then waits for the leader', async () => {
    const theCase = await accepted(licence)
    await sweepAt('2026-10-07 09:00')
    expect(await theCase.count('apologyDrafted')).toBe(0)
    await sweepAt('2026-10-09 09:00')
    expect((await theCase.now()).apology).toMatchObject({ owedBy: '2026-10-09T10:00:00Z' })
    expect(await workOf(theCase)).toContain('apologise')
  })

  test('a date that has passed is noted once, with who held it how long', async () => {
    const theCase = await (await accepted(licence)).act(handler, 'takeUp')
    await sweepAt('2026-10-12 17:00')
    expect((await theCase.now()).late).toBeUndefined()
    await sweepAt('2026-10-12 17:01')
    const { late, due } = await theCase.now()
    const { id } = await officer(handler)
    expect(late).toMatchObject({ due: due?.at })
    expect(late?.held.at(-1)).toEqual({
      what: 'step',
      step: 'examine',
      unit: ward,
      officer: `officer:${id}`,
      // Monday 7 hours, four whole days, Monday 8.
      minutes: (7 + 32 + 8) * 60,
    })
    expect(await workOf(theCase)).toContain('explainDelay')
  })

  test('a result signed late notes the lateness before it, whether or not the clock came by', async () => {
    const theCase = await (await accepted()).upTo('sign')
    clock.set('2026-10-06T09:00+07:00')
    await theCase.act(leader, 'sign', { password: demo.password })
    const kinds = await theCase.kinds()
    expect(kinds.filter(kind => kind === 'becameLate')).toHaveLength(1)
    expect(kinds.indexOf('becameLate')).toBeLessThan(kinds.indexOf('resultSigned'))
    await sweepAt('2026-10-06 09:01')
    expect(await theCase.count('becameLate')).toBe(1)
  })

  test('what an absent officer holds goes back, and on to whom the rule names', async () => {
    const [mine, other] = [await officer(handler), await officer(colleague)]
    const theCase = await (await accepted(licence)).act(handler, 'takeUp')
    const by = bySystem(clock.now())
    await act(tx => setAssignmentRule(tx, ward, 'handlingOfficer', 'leastLoaded', by))
    const days = {
      firstDay: Temporal.PlainDate.from('2026-10-06'),
      lastDay: Temporal.PlainDate.from('2026-10-07'),
    }
    await act(tx => enterAbsence(tx, { officer: mine.id, reason: 'sick', ...days }, by))
    await sweepAt('2026-10-06 08:00')
    const [released] = await entriesOf(theCase, 'stepReleased')
    expect(released?.facts).toMatchObject({ because: 'absence' })
    const [step] = (await theCase.now()).steps
    expect(step?.officer).toBe(`officer:${other.id}`)
    const next = await accepted(licence)
    expect((await next.now()).steps[0]?.officer).toBe(`officer:${other.id}`)
    await act(tx => setAssignmentRule(tx, ward, 'handlingOfficer', 'none', by))
  })

  test('a withdrawal asked for rests the work; the applicant’s silence stops nothing meanwhile', async () => {
    const items = [{ component: 'drawings', reason: 'Thiếu mặt cắt.' }]
    const theCase = await (await accepted(permit)).act(handler, 'requestSupplement', { items })
    await theCase.act(counter, 'askWithdrawal', { reason: 'Chưa xây nữa.' })
    await sweepAt('2026-10-09 09:00')
    expect((await theCase.now()).state).toBe('in_progress')
    expect(await workOf(theCase)).toEqual(['answerWithdrawal'])
    await theCase.act(counter, 'cancelWithdrawal')
    await sweepAt('2026-10-09 09:01')
    expect((await theCase.now()).state).toBe('stopped')
  })

  test('one dossier that cannot be looked after keeps no other waiting, and is told of', async () => {
    const [broken, sound] = [await accepted(licence), await accepted(licence)]
    const due = (await broken.now()).due?.at
    const spoil = (at: string) =>
      sql`update dossiers set facts = jsonb_set(facts, '{due,at}', to_jsonb(${at}::text)) where code = ${broken.code}`
    await spoil('no day').execute(parts.db)
    await expect(sweepAt('2026-10-13 09:00')).rejects.toBeInstanceOf(AggregateError)
    expect(await sound.count('becameLate')).toBe(1)
    expect(await sound.count('apologyDrafted')).toBe(1)
    await spoil(due ?? '').execute(parts.db)
    await sweepAt('2026-10-13 09:01')
    expect(await broken.count('becameLate')).toBe(1)
  })

  test('done twice, and by two processes at once, nothing is done twice', async () => {
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    const cases = await Promise.all([
      (await filed()).act(counter, 'requestSupplement', { items }),
      accepted(),
      accepted(licence),
      (await accepted(licence)).act(handler, 'pause', { ground: 'agency' }),
      (await accepted(permit)).act(handler, 'finishStep', { conclusion: 'Hợp lệ.' }),
    ])
    clock.set('2026-11-20T09:00+07:00')
    const other = await anotherProcess()
    try {
      await Promise.all([dueActs(parts), dueActs(other.parts), dueActs(parts)])
      const [{ entries = 0 } = {}] = await countEntries()
      for (const theCase of cases) {
        const kinds = await theCase.kinds()
        for (const once of ['stopped', 'becameLate', 'apologyDrafted', 'pauseEnded'])
          expect(kinds.filter(kind => kind === once).length, `${once} in ${kinds}`).toBeLessThanOrEqual(1)
      }
      const late = await Promise.all(cases.map(async each => (await each.now()).late !== undefined))
      expect(late).toEqual([false, true, true, false, true])
      await Promise.all([dueActs(other.parts), dueActs(parts)])
      // A pause that has ended lets the old date pass; what follows from it is done in the round after.
      await dueActs(parts)
      const settled = (await countEntries())[0]?.entries
      expect(settled).toBeGreaterThanOrEqual(entries)
      await Promise.all([dueActs(other.parts), dueActs(parts)])
      expect((await countEntries())[0]?.entries).toBe(settled)
    } finally {
      await other.close()
    }
    expect((await verifyDossiers(parts.db)).faults).toEqual([])
  })

  async function countEntries() {
    const { rows } = await sql<{
      entries: number
    }>`select count(*)::int as entries from journal_entries`.execute(parts.db)
    return rows
  }

  /** A second program on the same database. */
  async function anotherProcess() {
    const pool = openPool({ url: site.databaseUrl, maxConnections: 5 })
    const db = databaseOn(pool)
    const config = loadConfig({ PORT: '8080', DATA_DIR: '/tmp/mot-cua-another', LOG_LEVEL: 'error' })
    const given = { config, db, pool, databaseUrl: site.databaseUrl, clock, log: createLog('error') }
    const application = await buildApp(given, { limited: false })
    return {
      parts: application.parts,
      async close() {
        await application.app.close()
        await application.stop()
        await db.destroy()
      },
    }
  }
})
