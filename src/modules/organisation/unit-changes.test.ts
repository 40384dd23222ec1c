import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, type Tx, transaction } from '../../platform/db/index.ts'
import { readStream } from '../journal/index.ts'
import {
  type AnnounceUnitChange,
  addOfficer,
  agencyCodeOf,
  applyDueUnitChanges,
  applyUnits,
  bySystem,
  cancelUnitChange,
  candidatesFor,
  changeUnits,
  findOfficer,
  findUnit,
  formTeam,
  listUnits,
  oneStopCounterOf,
  type Post,
  setAssignmentRule,
  successorOf,
  type UnitChange,
  type UnitRecord,
  unitDirectory,
  unitNameOn,
} from './index.ts'
import { recordOf } from './rules/unit-changes.ts'

const at = (text: string) => Temporal.Instant.from(text)
const day = (text: string) => Temporal.PlainDate.from(text)
const before = bySystem(at('2026-10-05T09:00+07:00'))
const theDay = at('2026-11-02T00:00:30+07:00')
let db: Db
let pack: readonly UnitRecord[]

beforeEach(async () => {
  db = (await testDatabase()).db
  pack = (await unitDirectory(db)).units.map(recordOf)
})

const act = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(db, work)
const quiet: AnnounceUnitChange = async () => {}
const hire = (...posts: Post[]) =>
  act(tx =>
    addOfficer(
      tx,
      {
        email: `${newId()}@coquan.example`,
        fullName: 'Lò Thị Mỷ',
        title: { vi: 'Chuyên viên' },
        posts,
        password: 'ba con mèo ngủ trưa',
        mustChangePassword: false,
      },
      before,
    ),
  )

const ward = (given: Partial<UnitRecord> = {}): UnitRecord => ({
  id: 'ward-99001',
  kind: 'ward',
  name: { vi: 'Ủy ban nhân dân phường Thử Nghiệm' },
  shortName: { vi: 'Phường Thử Nghiệm' },
  parent: 'city',
  wardCode: '99001',
  receives: true,
  decides: true,
  agencyCode: 'H26.99001',
  ...given,
})
const merge = (given: Partial<UnitChange> = {}): UnitChange => ({
  kind: 'merge',
  from: ['ward-00004', 'ward-00008'],
  into: [ward()],
  decree: '01/NQ-UBTVQH',
  effectiveOn: day('2026-11-02'),
  ...given,
})
const enter = (change: UnitChange, by = before, announce = quiet) =>
  act(tx => changeUnits(tx, change, by, announce))

describe('two wards that become one', () => {
  it('wait for their day, and then nothing is lost', async () => {
    const officer = await hire(
      { unit: 'ward-00004', role: 'handlingOfficer' },
      { unit: 'ward-00008', role: 'handlingOfficer' },
      { unit: 'pasc', role: 'receivingOfficer' },
    )
    await act(tx => setAssignmentRule(tx, 'ward-00008', 'handlingOfficer', 'leastLoaded', before))
    const team = await act(tx =>
      formTeam(tx, { unit: 'ward-00008', name: 'Tổ 1', formedOn: day('2026-09-01') }, before),
    )
    const oldCode = await agencyCodeOf(db, 'ward-00004', day('2026-11-01'))
    const planned = await enter(merge())
    expect(planned.appliedAt).toBeUndefined()
    expect(await applyDueUnitChanges(db, at('2026-11-01T23:59:59+07:00'), quiet)).toEqual({
      applied: [],
      refused: [],
    })
    expect((await findUnit(db, 'ward-00004'))?.validTo).toBeNull()

    const heard: unknown[] = []
    const applied = await applyDueUnitChanges(
      db,
      theDay,
      async (_tx, { change, from, into, ended, main }) => {
        heard.push([change.id, from.map(({ id }) => id), into.map(({ id }) => id), ended, main])
      },
    )
    expect(applied).toEqual({ applied: [planned.id], refused: [] })
    const both = ['ward-00004', 'ward-00008']
    expect(heard).toEqual([[planned.id, both, ['ward-99001'], both, 'ward-99001']])

    const directory = await unitDirectory(db)
    expect(directory.find('ward-00004')).toMatchObject({
      validTo: day('2026-11-02'),
      successors: ['ward-99001'],
    })
    expect(directory.inForce('ward-00008')?.id).toBe('ward-99001')
    expect(directory.findByWardCode('00004')?.id).toBe('ward-99001')
    expect(directory.counterOf('ward-00004')?.id).toBe('ward-99001')
    expect((await oneStopCounterOf(db, 'ward-00004'))?.id).toBe('ward-99001')
    expect(await agencyCodeOf(db, 'ward-00004', day('2026-11-01'))).toEqual(oldCode)
    expect(await agencyCodeOf(db, 'ward-00004', day('2026-11-02'))).toBeUndefined()
    expect(await agencyCodeOf(db, 'ward-99001', day('2026-11-02'))).toMatchObject({ code: 'H26.99001' })
    expect((await successorOf(db, 'ward-00004', day('2026-11-01')))?.id).toBe('ward-00004')
    expect((await successorOf(db, 'ward-00004', day('2026-11-02')))?.id).toBe('ward-99001')
    expect((await listUnits(db, { search: 'phuong ngoc ha' })).items.map(({ id }) => id)).toContain(
      'ward-99001',
    )

    const posts = (await findOfficer(db, officer.id))?.posts.map(({ unit, role }) => `${unit} ${role}`)
    expect(posts).toEqual(['pasc receivingOfficer', 'ward-99001 handlingOfficer'])
    expect((await readStream(db, `officer:${officer.id}`)).at(-1)).toMatchObject({
      kind: 'officerPostsChanged',
    })
    const query = { unit: 'ward-99001', role: 'handlingOfficer', on: day('2026-11-02') } as const
    expect((await candidatesFor(db, query)).rule).toBe('leastLoaded')
    expect(await db.selectFrom('teams').select('unit_id').where('id', '=', team.id).execute()).toEqual([
      { unit_id: 'ward-99001' },
    ])
    const entry = (await readStream(db, 'unit:ward-00004')).at(-1)
    expect(entry).toMatchObject({
      kind: 'unitReorganised',
      facts: { decree: '01/NQ-UBTVQH', main: 'ward-99001' },
    })
  })

  it('are carried out once when two sweeps run at the same moment, and not again', async () => {
    await enter(merge())
    let times = 0
    const count: AnnounceUnitChange = async () => {
      times += 1
    }
    const sweeps = await Promise.all([
      applyDueUnitChanges(db, theDay, count),
      applyDueUnitChanges(db, theDay, count),
    ])
    await applyDueUnitChanges(db, theDay, count)
    expect(times).toBe(1)
    expect(sweeps.flatMap(({ applied }) => applied)).toHaveLength(1)
  })

  it('stay as they were when those who follow cannot', async () => {
    await enter(merge())
    const fails: AnnounceUnitChange = async () => {
      throw new Error('dossiers cannot follow')
    }
    await expect(applyDueUnitChanges(db, theDay, fails)).rejects.toThrow('some changes of units')
    expect((await findUnit(db, 'ward-00004'))?.validTo).toBeNull()
    expect((await applyDueUnitChanges(db, theDay, quiet)).applied).toHaveLength(1)
  })

  it('are refused while another decree changes one of them, until that is called off', async () => {
    const first = await enter(merge())
    const second = merge({ from: ['ward-00008', 'ward-00025'], into: ['ward-00025'] })
    await expect(enter(second)).rejects.toMatchObject({
      faults: [{ because: 'changes_already', unit: 'ward-00008' }],
    })
    await act(tx => cancelUnitChange(tx, first.id, before))
    await enter(second)
    expect((await applyDueUnitChanges(db, theDay, quiet)).applied).toHaveLength(1)
    expect(await findUnit(db, 'ward-99001')).toBeUndefined()
    expect((await findUnit(db, 'ward-00025'))?.formerNames).toContain('Phường Ngọc Hà')
  })

  it('wait, with the reason, when their day finds something against them', async () => {
    const planned = await enter(merge())
    await act(tx => applyUnits(tx, [...pack, ward({ id: 'ward-99002', wardCode: '99002' })], before))
    expect(await applyDueUnitChanges(db, theDay, quiet)).toEqual({ applied: [], refused: [planned.id] })
    const { faults } = await db
      .selectFrom('unit_changes')
      .select('faults')
      .where('id', '=', planned.id)
      .executeTakeFirstOrThrow()
    expect(faults).toEqual([{ because: 'code_taken', unit: 'ward-99001' }])
  })

  it('are not undone by a pack that does not know of it yet', async () => {
    await enter(merge({ effectiveOn: day('2026-10-05') }))
    const again = await act(tx => applyUnits(tx, pack, before))
    expect(again).toEqual({ added: [], changed: [], removed: [] })
    expect((await unitDirectory(db)).inForce('ward-00004')?.id).toBe('ward-99001')
  })
})

describe('other changes', () => {
  it('give a unit another name from a day on, and papers of before the old one', async () => {
    const old = await findUnit(db, 'ward-00166')
    if (old === undefined) throw new Error('the city has lost a ward')
    const renamed = {
      ...recordOf(old),
      name: { vi: 'Ủy ban nhân dân phường Mới' },
      shortName: { vi: 'Phường Mới' },
    }
    await enter(merge({ kind: 'rename', from: [old.id], into: [renamed], effectiveOn: day('2026-10-05') }))
    expect((await unitNameOn(db, old.id, day('2026-10-04')))?.shortName).toEqual(old.shortName)
    expect((await unitNameOn(db, old.id, day('2026-10-05')))?.shortName.vi).toBe('Phường Mới')
    expect(await findUnit(db, old.id)).toMatchObject({ validTo: null, agencyCode: old.agencyCode })
    expect(await act(tx => applyUnits(tx, pack, before))).toEqual({ added: [], changed: [], removed: [] })
    expect((await findUnit(db, old.id))?.shortName.vi).toBe('Phường Mới')
    expect(await unitNameOn(db, 'nowhere', day('2026-10-05'))).toBeUndefined()
  })

  it('split one, which goes on smaller and keeps what is open', async () => {
    await enter(
      merge({
        kind: 'split',
        from: ['ward-00004'],
        into: ['ward-00004', ward()],
        main: 'ward-00004',
        effectiveOn: day('2026-10-05'),
      }),
    )
    expect((await findUnit(db, 'ward-00004'))?.validTo).toBeNull()
    expect(await findUnit(db, 'ward-99001')).toMatchObject({ validFrom: day('2026-10-05') })
  })

  it('close a centre into one of its branches, which then stands where the centre stood', async () => {
    await enter(
      merge({ kind: 'close', from: ['pasc'], into: ['pasc-branch-01'], effectiveOn: day('2026-10-05') }),
    )
    expect((await findUnit(db, 'pasc-branch-02'))?.parent).toBe('pasc-branch-01')
    expect((await findUnit(db, 'pasc-branch-01'))?.parent).toBe('city')
    expect((await oneStopCounterOf(db, 'dept-stp'))?.id).toBe('pasc-branch-01')
  })
})
