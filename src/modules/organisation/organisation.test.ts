import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { readStream } from '../journal/index.ts'
import {
  addOfficer,
  agencyCodeOf,
  applyUnits,
  bySystem,
  changePosts,
  diffUnits,
  disableOfficer,
  findOfficerByEmail,
  findUnit,
  isOfficersPassword,
  listOfficers,
  listUnits,
  type NameKey,
  type NewOfficer,
  type OfficerId,
  oneStopCounterOf,
  resetPassword,
  type UnitRecord,
  unitDirectory,
  unitsThatDecide,
  unitsThatReceive,
} from './index.ts'

const by = bySystem(Temporal.Instant.from('2026-10-05T02:00:00Z'))
const later = bySystem(Temporal.Instant.from('2026-11-09T02:00:00Z'))
let db: Db
let packUnits: readonly UnitRecord[]

beforeAll(async () => {
  db = (await testDatabase()).db
  packUnits = (await unitDirectory(db)).units
})

const officer = (given: Partial<NewOfficer> = {}): NewOfficer => ({
  email: `${newId()}@coquan.example`,
  fullName: 'Lò Thị Mỷ',
  title: { vi: 'Chuyên viên' },
  posts: [{ unit: 'ward-00004', role: 'handlingOfficer' }],
  password: 'ba con mèo ngủ trưa',
  mustChangePassword: false,
  ...given,
})
const add = (given: Partial<NewOfficer> = {}) => transaction(db, tx => addOfficer(tx, officer(given), by))

describe('units', () => {
  it('are found without accents, by former names, page after page', async () => {
    const found = await listUnits(db, { search: 'phuong truc bach' })
    expect(found.items.map(unit => unit.id)).toContain('ward-00004')
    const first = await listUnits(db, { kind: 'ward', limit: 20 })
    const last = first.items.at(-1)
    const second = await listUnits(db, {
      kind: 'ward',
      limit: 20,
      after: [last?.name.vi ?? '', last?.id ?? ''],
    })
    expect(first.next).not.toBeNull()
    expect(second.items.filter(unit => first.items.some(({ id }) => id === unit.id))).toEqual([])
  })

  it('are in the order of their numbers, in whole lists and page after page', async () => {
    const numbered = (units: readonly { id: string }[]) =>
      units.map(unit => unit.id).filter(id => id.startsWith('pasc-branch-'))
    const inOrder = Array.from({ length: 12 }, (_, i) => `pasc-branch-${String(i + 1).padStart(2, '0')}`)
    expect(numbered((await unitDirectory(db)).units)).toEqual(inOrder)
    const paged: string[] = []
    let after: NameKey | undefined
    do {
      const { items } = await listUnits(db, { kind: 'branch', limit: 5, after })
      paged.push(...numbered(items))
      const last = items.at(-1)
      after = last && [last.name.vi, last.id]
    } while (after !== undefined)
    expect(paged).toEqual(inOrder)
  })

  it('receive, decide, and have a counter', async () => {
    expect((await unitsThatReceive(db)).every(unit => unit.receives)).toBe(true)
    expect((await unitsThatDecide(db)).every(unit => unit.decides)).toBe(true)
    expect((await oneStopCounterOf(db, 'ward-00004'))?.id).toBe('ward-00004')
    const department = packUnits.find(unit => unit.kind === 'department')
    expect((await oneStopCounterOf(db, department?.id ?? ''))?.kind).toBe('centre')
  })

  it('stay as they are when the same pack comes again', async () => {
    const again = await transaction(db, tx => applyUnits(tx, packUnits, by))
    expect(again).toEqual({ added: [], changed: [], removed: [] })
  })

  it('show the difference of a newer pack first, and keep the days of an old code and of a unit that ended', async () => {
    const newer = packUnits
      .filter(unit => unit.id !== 'pasc-branch-12')
      .map(unit =>
        unit.id === 'ward-00166' ? { ...unit, agencyCode: 'H26.199', agencyCodeProvisional: false } : unit,
      )
    const before = await agencyCodeOf(db, 'ward-00166', Temporal.PlainDate.from('2026-11-08'))
    expect(await diffUnits(db, newer)).toMatchObject({
      changed: [{ id: 'ward-00166', fields: ['agencyCode', 'agencyCodeProvisional'] }],
      removed: ['pasc-branch-12'],
    })
    expect((await findUnit(db, 'ward-00166'))?.agencyCode).toBe(before?.code)
    await transaction(db, tx => applyUnits(tx, newer, later))
    expect(await agencyCodeOf(db, 'ward-00166', Temporal.PlainDate.from('2026-11-08'))).toEqual(before)
    expect(await agencyCodeOf(db, 'ward-00166', Temporal.PlainDate.from('2026-11-09'))).toEqual({
      code: 'H26.199',
      provisional: false,
    })
    expect((await findUnit(db, 'pasc-branch-12'))?.validTo?.toString()).toBe('2026-11-09')
    expect((await unitDirectory(db)).units.some(unit => unit.id === 'pasc-branch-12')).toBe(false)
    expect((await readStream(db, 'unit:ward-00166')).at(-1)).toMatchObject({ kind: 'unitChanged' })
    await transaction(db, tx => applyUnits(tx, packUnits, later))
    expect(await agencyCodeOf(db, 'ward-00166', Temporal.PlainDate.from('2026-11-09'))).toEqual(before)
  })

  it('may exchange their codes', async () => {
    const codeOf = (id: string) => packUnits.find(unit => unit.id === id)?.agencyCode
    const swapped = packUnits.map(unit => {
      if (unit.id === 'ward-00004') return { ...unit, agencyCode: codeOf('ward-00166') }
      return unit.id === 'ward-00166' ? { ...unit, agencyCode: codeOf('ward-00004') } : unit
    })
    await transaction(db, tx => applyUnits(tx, swapped, later))
    expect((await findUnit(db, 'ward-00004'))?.agencyCode).toBe(codeOf('ward-00166'))
    await transaction(db, tx => applyUnits(tx, packUnits, later))
  })

  it('are refused whole when one of them is at fault', async () => {
    const orphan = { ...packUnits[0], parent: 'nowhere' } as UnitRecord
    await expect(transaction(db, tx => applyUnits(tx, [orphan], by))).rejects.toMatchObject({
      faults: [{ because: 'unknown_parent' }],
    })
  })
})

describe('officers', () => {
  it('are added once however often the form is sent', async () => {
    const given = { id: newId<'officer'>(), email: 'Hai.Lan@CoQuan.example' }
    const [one, other] = await Promise.all([add(given), add(given)])
    expect(one.id).toBe(other.id)
    expect(await readStream(db, `officer:${one.id}`)).toHaveLength(1)
    expect((await findOfficerByEmail(db, ' hai.lan@coquan.EXAMPLE'))?.id).toBe(one.id)
  })

  it('cannot share an e-mail', async () => {
    await add({ email: 'mot@coquan.example' })
    await expect(add({ email: 'MOT@coquan.example' })).rejects.toMatchObject({ code: 'email_taken' })
  })

  it.each([
    [{ unit: 'nowhere', role: 'leader' } as const, 'unknown_unit'],
    [{ unit: 'city', role: 'receivingOfficer' } as const, 'unit_does_not_receive'],
  ])('cannot hold the post %o', async (post, because) => {
    await expect(add({ posts: [post] })).rejects.toMatchObject({
      code: 'post_not_possible',
      detail: { because },
    })
  })

  it('are listed by given name and found by any part of a name, without accents', async () => {
    await add({ fullName: 'Tô Ngọc Ẩn' })
    await add({ fullName: 'Ông Văn Bạch' })
    const found = await listOfficers(db, { search: 'ngoc an' })
    expect(found.items.map(each => each.fullName)).toEqual(['Tô Ngọc Ẩn'])
    const names = (await listOfficers(db, { limit: 100 })).items.map(each => each.fullName)
    expect(names.indexOf('Tô Ngọc Ẩn')).toBeLessThan(names.indexOf('Ông Văn Bạch'))
    expect((await listOfficers(db, { search: '100%' })).items).toEqual([])
  })

  it('keep the same posts when a form is sent twice, and are told when somebody was quicker', async () => {
    const { id, version } = await add()
    const change = (unit: string) =>
      transaction(db, tx => changePosts(tx, id, { posts: [{ unit, role: 'leader' }], version }, later))
    const first = await change('ward-00166')
    expect(first.posts).toMatchObject([{ unit: 'ward-00166', role: 'leader' }])
    expect((await change('ward-00166')).version).toBe(first.version)
    await expect(change('ward-00004')).rejects.toMatchObject({ code: 'stale' })
    const entries = await readStream(db, `officer:${id}`)
    expect(entries.map(entry => entry.kind)).toEqual(['officerAdded', 'officerPostsChanged'])
  })

  it('leave no name, e-mail or password in the journal', async () => {
    const { id } = await add({ fullName: 'Quách Thị Đào', email: 'dao.quach@coquan.example' })
    await transaction(db, tx => resetPassword(tx, id, 'mưa rơi trên mái tôn', later))
    await transaction(db, tx => disableOfficer(tx, id, later))
    const bytes = (await readStream(db, `officer:${id}`)).map(entry => entry.bytes).join('\n')
    expect(bytes).toContain('officerDisabled')
    expect(bytes).not.toMatch(/Quách|quach|mưa|argon2/)
  })

  it('have their password reset once when the button is pressed twice', async () => {
    const { id } = await add()
    const reset = () => transaction(db, tx => resetPassword(tx, id, 'mưa rơi trên mái tôn', later))
    await reset()
    await reset()
    expect(
      (await readStream(db, `officer:${id}`)).filter(entry => entry.kind === 'officerPasswordReset'),
    ).toHaveLength(1)
    expect(await isOfficersPassword(db, id, 'mưa rơi trên mái tôn')).toBe(true)
    expect(await isOfficersPassword(db, id, 'ba con mèo ngủ trưa')).toBe(false)
    expect(await isOfficersPassword(db, undefined, 'ba con mèo ngủ trưa')).toBe(false)
  })

  it('include an administrator who can sign in, always: of the last two, one can go', async () => {
    const administrator = { posts: [{ unit: 'city', role: 'administrator' } as const] }
    const pair = [await add(administrator), await add(administrator)]
    const others = (await listOfficers(db, { role: 'administrator', limit: 100 })).items
    const disable = (id: OfficerId) => transaction(db, tx => disableOfficer(tx, id, later))
    for (const { id } of others) if (!pair.some(each => each.id === id)) await disable(id)
    const results = await Promise.allSettled(pair.map(({ id }) => disable(id)))
    const refused = results.filter(result => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ code: 'last_administrator' })
  })
})
