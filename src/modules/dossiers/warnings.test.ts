import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { aFiledBirth, type DossierInHand } from '../../../test/support/dossiers.ts'
import { demo } from '../../../test/support/people.ts'
import { jsonb, sql } from '../../platform/db/index.ts'
import { findPublic, rewriteDossier } from './store.ts'
import { dueActs } from './sweep.ts'
import { warnOfDueWork } from './warnings.ts'

const morning = '2026-10-05T09:00+07:00'

describe('warnings by the working time that is left', async () => {
  const site = await testApp({ at: morning })
  const { parts, clock } = site

  /** Every letter about a dossier's work: to whom, with which subject. */
  async function letters(subject: string, code: string) {
    for (let done = 1; done > 0; ) done = await parts.jobs.drain()
    const rows = await parts.db
      .selectFrom('messages')
      .select(['to_address', 'params', 'template'])
      .where(sql<boolean>`params @> ${jsonb({ level: subject })} or template = ${subject}`)
      .execute()
    return rows.filter(({ params }) => JSON.stringify(params).includes(code)).map(row => row.to_address)
  }

  async function warnedOf(code: string, kind: string): Promise<number[]> {
    const rows = await parts.db
      .selectFrom('work_items')
      .innerJoin('dossiers', 'dossiers.id', 'work_items.dossier_id')
      .select('warned')
      .where('code', '=', code)
      .where('kind', '=', kind)
      .execute()
    return rows.map(({ warned }) => warned)
  }

  async function momentOf(code: string, column: 'amber_at' | 'red_at' | 'due_at'): Promise<string> {
    const row = await parts.db
      .selectFrom('work_items')
      .innerJoin('dossiers', 'dossiers.id', 'work_items.dossier_id')
      .select(`work_items.${column} as at`)
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    return String(row.at)
  }

  async function at(moment: string): Promise<number> {
    clock.set(moment)
    return warnOfDueWork(parts)
  }

  /** Everybody of the demo who holds a post. */
  const holding = (role: string, unit = 'ward-00004') =>
    demo.officers
      .filter(({ posts }) => posts.some(post => post.role === role && post.unit === unit))
      .map(({ email }) => email)

  async function anAccepted(): Promise<DossierInHand> {
    const dossier = await aFiledBirth(site)
    await dossier.act('tiepnhan.badinh', 'accept')
    return dossier
  }

  beforeEach(async () => {
    clock.set(morning)
    await parts.db.deleteFrom('work_items').execute()
  })

  test('come once each: to who has the work, then to the leader too, then to the centre', async () => {
    const { code } = await anAccepted()
    expect(await warnOfDueWork(parts)).toBe(0)

    expect(await at(await momentOf(code, 'amber_at'))).toBe(1)
    expect(await warnOfDueWork(parts)).toBe(0)
    expect((await letters('amber', code)).toSorted()).toEqual(holding('handlingOfficer').toSorted())

    expect(await at(await momentOf(code, 'red_at'))).toBe(1)
    expect((await letters('red', code)).toSorted()).toEqual(
      [...holding('handlingOfficer'), ...holding('leader')].toSorted(),
    )

    const due = Temporal.Instant.from(await momentOf(code, 'due_at')).add({ minutes: 1 })
    expect(await at(due.toString())).toBe(1)
    const overdue = await letters('overdue', code)
    expect(overdue).toHaveLength(new Set(overdue).size)
    expect(overdue).toEqual(expect.arrayContaining([...holding('leader'), ...holding('supervisor', 'pasc')]))
    expect(await at(due.add({ hours: 1 }).toString())).toBe(0)
  })

  test('tell of the last level alone after a stand-still', async () => {
    const { code } = await anAccepted()
    const due = Temporal.Instant.from(await momentOf(code, 'due_at')).add({ minutes: 1 })
    expect(await at(due.toString())).toBe(1)
    expect(await letters('amber', code)).toEqual([])
    expect(await letters('red', code)).toEqual([])
    expect(await letters('overdue', code)).not.toEqual([])
  })

  test('are not given anew when the work passes to somebody, nor when rows are made again', async () => {
    const dossier = await anAccepted()
    await at(await momentOf(dossier.code, 'amber_at'))
    await dossier.act('xuly.badinh', 'takeUp')
    expect(await warnedOf(dossier.code, 'examine')).toEqual([1])
    const row = await findPublic(parts.db, dossier.code)
    await parts.db.transaction().execute(async tx => row && (await rewriteDossier(tx, row, parts.calendar())))
    expect(await warnedOf(dossier.code, 'examine')).toEqual([1])
    expect(await warnOfDueWork(parts)).toBe(0)
  })

  test('leave no trace when their transaction fails, and are made up for', async () => {
    const { code } = await anAccepted()
    clock.set(await momentOf(code, 'amber_at'))
    const broken = { ...parts.jobs, send: () => Promise.reject(new Error('the queue is out of reach')) }
    await expect(warnOfDueWork({ ...parts, jobs: broken })).rejects.toThrow('out of reach')
    expect(await warnedOf(code, 'examine')).toEqual([0])
    expect(await warnOfDueWork(parts)).toBe(1)
  })

  test('name the dossier, the work and the date, and nobody', async () => {
    const { code } = await anAccepted()
    await at(await momentOf(code, 'amber_at'))
    await letters('amber', code)
    const row = await parts.db
      .selectFrom('messages')
      .select(['params', 'attachments'])
      .where(sql<boolean>`params::text like ${`%${code}%`} and template = 'workDue'`)
      .executeTakeFirstOrThrow()
    expect(row.params).toMatchObject({
      count: 1,
      items: [`${code}: Thẩm tra, Đăng ký khai sinh, hạn 11:48 ngày 05/10/2026`],
      link: expect.stringMatching(/\/office\?queue=soon$/),
    })
    expect(JSON.stringify(row)).not.toMatch(/Mai Hoa|Bảo Ngọc|099196004121/)
  })

  test('remind the applicant twice before the last day, and nobody of the office', async () => {
    const dossier = await aFiledBirth(site)
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    await dossier.act('tiepnhan.badinh', 'requestSupplement', { items })
    const { code } = dossier
    expect(await at(await momentOf(code, 'amber_at'))).toBe(1)
    expect(await at(await momentOf(code, 'red_at'))).toBe(1)
    expect(await warnOfDueWork(parts)).toBe(0)
    expect(await letters('supplementReminder', code)).toHaveLength(2)
    expect(await letters('amber', code)).toEqual([])
    const due = Temporal.Instant.from(await momentOf(code, 'due_at')).add({ minutes: 1 })
    clock.set(due.toString())
    await dueActs(parts)
    await warnOfDueWork(parts)
    expect((await findPublic(parts.db, code))?.state).toBe('stopped')
    expect(await letters('supplementReminder', code)).toHaveLength(2)
  })

  test('read only what is due, by the indexes made for it', async () => {
    await parts.db.transaction().execute(async tx => {
      await sql`set local enable_seqscan = off`.execute(tx)
      for (const [where, index] of [
        ['warned = 0 and amber_at is not null and amber_at <= now() order by amber_at', 'work_items_to_warn'],
        ['warned = 1 and red_at is not null and red_at <= now() order by red_at', 'work_items_to_warn_again'],
        ['warned = 2 and due_at < now() order by due_at', 'work_items_overdue_untold'],
      ] as const) {
        const plan = await sql<{ 'QUERY PLAN': string }>`
          explain select dossier_id, key from work_items where ${sql.raw(where)} limit 500
        `.execute(tx)
        expect(plan.rows.map(row => row['QUERY PLAN']).join('\n')).toContain(`using ${index} on`)
      }
    })
  })
})
