import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, sql, type Tx, transaction } from '../../platform/db/index.ts'
import { readStream } from '../journal/index.ts'
import {
  absentOfficers,
  addOfficer,
  byOfficer,
  bySystem,
  candidatesFor,
  changePosts,
  delegationsInForce,
  disableOfficer,
  endAbsence,
  enterAbsence,
  findDelegation,
  giveDelegation,
  isAbsent,
  type NewDelegation,
  noteTurn,
  type Officer,
  type OfficerId,
  officerAtWork,
  officersUnableToWork,
  type Post,
  revokeDelegation,
  setAssignmentRule,
  setSkills,
} from './index.ts'

const at = (text: string) => Temporal.Instant.from(text)
const day = (text: string) => Temporal.PlainDate.from(text)
const monday = at('2026-10-05T09:00+07:00')
const by = bySystem(monday)
let db: Db

beforeAll(async () => {
  db = (await testDatabase()).db
})

const act = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(db, work)

const hire = (...posts: Post[]): Promise<Officer> =>
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
      by,
    ),
  )

const leader = (unit: string): Post => ({ unit, role: 'leader' })
const handling = (unit: string): Post => ({ unit, role: 'handlingOfficer' })

describe('a delegation', () => {
  const terms = (from: Officer, to: Officer, given: Partial<NewDelegation> = {}): NewDelegation => ({
    from: from.id,
    to: to.id,
    unit: from.posts[0]?.unit ?? '',
    role: 'leader',
    form: 'TUQ',
    basis: '12/QĐ-UBND',
    basisOn: day('2026-10-01'),
    validFrom: day('2026-10-05'),
    validTo: day('2026-10-09'),
    procedures: [],
    fields: [],
    ...given,
  })
  const give = (from: Officer, to: Officer, given: Partial<NewDelegation> = {}) =>
    act(tx => giveDelegation(tx, terms(from, to, given), byOfficer(from, monday)))
  const postsOf = async (officer: Officer, moment: string) =>
    (await officerAtWork(db, officer.id, at(moment)))?.posts

  it('puts the post into the other’s hands at once, with its ground, and ends by itself', async () => {
    const [from, to] = [await hire(leader('ward-00004')), await hire(handling('ward-00004'))]
    const given = await give(from, to)
    expect(await postsOf(to, '2026-10-05T09:00+07:00')).toEqual([
      { unit: 'ward-00004', role: 'handlingOfficer' },
      {
        unit: 'ward-00004',
        role: 'leader',
        delegation: { id: given.id, from: from.id, basis: '12/QĐ-UBND ngày 01/10/2026', form: 'TUQ' },
      },
    ])
    expect(await postsOf(to, '2026-10-09T23:59:59+07:00')).toHaveLength(2)
    expect(await postsOf(to, '2026-10-10T00:00+07:00')).toHaveLength(1)
    expect(await findDelegation(db, given.id)).toMatchObject({ id: given.id, held: true })
  })

  it('carries its limits, and is found by unit and by delegate', async () => {
    const [from, to] = [await hire(leader('ward-00008')), await hire(handling('ward-00008'))]
    const given = await give(from, to, { fields: ['ho-tich'], procedures: ['2.000815'] })
    const [, lent, ...none] = (await postsOf(to, '2026-10-05T09:00+07:00')) ?? []
    expect(none).toEqual([])
    expect(lent?.delegation).toMatchObject({
      procedures: ['2.000815'],
      fields: ['ho-tich'],
    })
    const inForce = await delegationsInForce(db, { unit: 'ward-00008', at: monday })
    expect(inForce.map(({ id }) => id)).toEqual([given.id])
    expect(await delegationsInForce(db, { officer: to.id, at: at('2026-10-04T12:00+07:00') })).toEqual([])
  })

  it('is given once however often the form is sent, and stands in the record of the delegator', async () => {
    const [from, to] = [await hire(leader('ward-00025')), await hire(handling('ward-00025'))]
    const id = newId<'delegation'>()
    const [one, other] = await Promise.all([give(from, to, { id }), give(from, to, { id })])
    expect(one.id).toBe(other.id)
    const entries = await readStream(db, `officer:${from.id}`)
    expect(entries.map(({ kind }) => kind)).toEqual(['officerAdded', 'delegationGiven'])
    expect(entries[1]).toMatchObject({ actor: `officer:${from.id}` })
    expect(entries[1]?.facts).toMatchObject({ to: to.id, unit: 'ward-00025', until: '2026-10-09' })
  })

  it('is not delegated on, nor given by somebody without the post', async () => {
    const unit = 'ward-00070'
    const [from, to, third] = [
      await hire(leader(unit)),
      await hire(handling(unit)),
      await hire(handling(unit)),
    ]
    await give(from, to)
    await expect(give(to, third, { unit: 'ward-00070' })).rejects.toMatchObject({
      errors: [{ field: 'post', code: 'heldByDelegation' }],
    })
    await expect(give(third, to, { unit: 'ward-00070' })).rejects.toMatchObject({
      errors: [{ field: 'post', code: 'notHeld' }],
    })
  })

  it('ends at the moment it is revoked, once; what was delegated before stays known', async () => {
    const [from, to] = [await hire(leader('ward-00082')), await hire(handling('ward-00082'))]
    const { id } = await give(from, to)
    const back = byOfficer(from, at('2026-10-06T10:00+07:00'))
    const revoke = () => act(tx => revokeDelegation(tx, id, 'returned', back))
    await revoke()
    expect((await revoke()).revoked).toMatchObject({ reason: 'returned' })
    expect(await postsOf(to, '2026-10-06T09:59+07:00')).toHaveLength(2)
    expect(await postsOf(to, '2026-10-06T10:00+07:00')).toHaveLength(1)
    const kinds = (await readStream(db, `officer:${from.id}`)).map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'delegationRevoked')).toHaveLength(1)
  })

  it('lapses when the delegator lays the post down', async () => {
    const [from, to] = [await hire(leader('ward-00091')), await hire(handling('ward-00091'))]
    const given = await give(from, to)
    await act(tx => changePosts(tx, from.id, { posts: [], version: from.version }, by))
    expect(await postsOf(to, '2026-10-05T09:00+07:00')).toHaveLength(1)
    expect(await findDelegation(db, given.id)).toMatchObject({ held: false })
  })

  it('is never changed or removed', async () => {
    await expect(sql`update delegations set valid_to = '2030-01-01'`.execute(db)).rejects.toThrow()
    await expect(sql`delete from delegation_revocations`.execute(db)).rejects.toThrow()
  })
})

describe('an absence', () => {
  const enter = (officer: OfficerId, first: string, last: string, substitute?: OfficerId) =>
    act(tx =>
      enterAbsence(tx, { officer, reason: 'sick', firstDay: day(first), lastDay: day(last), substitute }, by),
    )

  it('is known on its days, and its reason is not in the journal', async () => {
    const [mine, other] = [await hire(handling('ward-00004')), await hire(handling('ward-00004'))]
    await enter(mine.id, '2026-10-06', '2026-10-07', other.id)
    expect(await isAbsent(db, mine.id, monday)).toBe(false)
    expect(await isAbsent(db, mine.id, at('2026-10-07T23:00+07:00'))).toBe(true)
    expect(await isAbsent(db, mine.id, at('2026-10-08T00:00+07:00'))).toBe(false)
    const away = await absentOfficers(db, at('2026-10-06T12:00+07:00'))
    expect(away.get(mine.id)).toMatchObject({ substitute: other.id })
    const bytes = (await readStream(db, `officer:${mine.id}`)).map(entry => entry.bytes).join('\n')
    expect(bytes).toContain('absenceEntered')
    expect(bytes).not.toContain('sick')
  })

  it('ends on the return, and then there is room for another', async () => {
    const { id } = await hire(handling('ward-00004'))
    const absence = await enter(id, '2026-10-05', '2026-10-20')
    await expect(enter(id, '2026-10-12', '2026-10-13')).rejects.toMatchObject({
      errors: [{ field: 'firstDay', code: 'overlaps' }],
    })
    const back = bySystem(at('2026-10-08T08:00+07:00'))
    await act(tx => endAbsence(tx, absence.id, back))
    await act(tx => endAbsence(tx, absence.id, back))
    expect(await isAbsent(db, id, at('2026-10-07T08:00+07:00'))).toBe(true)
    expect(await isAbsent(db, id, at('2026-10-08T08:00+07:00'))).toBe(false)
    await enter(id, '2026-10-12', '2026-10-13')
    expect(
      (await readStream(db, `officer:${id}`)).filter(({ kind }) => kind === 'absenceEnded'),
    ).toHaveLength(1)
  })

  it('stands once when two forms are sent at the same moment', async () => {
    const { id } = await hire(handling('ward-00004'))
    const results = await Promise.allSettled([
      enter(id, '2026-10-05', '2026-10-07'),
      enter(id, '2026-10-06', '2026-10-08'),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('strands nobody’s work: who is away or disabled is listed by unit', async () => {
    const unit = 'ward-00103'
    const [away, gone, here] = [
      await hire(handling(unit)),
      await hire(handling(unit)),
      await hire(handling(unit)),
    ]
    await enter(away.id, '2026-10-05', '2026-10-06', here.id)
    await act(tx => disableOfficer(tx, gone.id, by))
    const unable = await officersUnableToWork(db, { unit, at: monday })
    expect(new Map(unable.map(each => [each.id, each]))).toEqual(
      new Map<string, unknown>([
        [away.id, { id: away.id, because: 'absent', until: day('2026-10-06'), substitute: here.id }],
        [gone.id, { id: gone.id, because: 'disabled' }],
      ]),
    )
  })
})

describe('who could be given work', () => {
  it('holds the post or a delegation of it, is there, and may know the matter', async () => {
    const unit = 'ward-00118'
    const [one, two, away, gone, head] = [
      await hire(handling(unit)),
      await hire(handling(unit)),
      await hire(handling(unit)),
      await hire(handling(unit)),
      await hire(handling(unit), leader(unit)),
    ]
    // Of the same ward, in another post: not a candidate but by the delegation.
    const stranger = await hire({ unit, role: 'receivingOfficer' })
    await act(tx => setAssignmentRule(tx, unit, 'handlingOfficer', 'rota', by))
    await act(tx => setAssignmentRule(tx, unit, 'handlingOfficer', 'rota', by))
    await act(tx => setSkills(tx, two.id, { fields: ['ho-tich', 'ho-tich'], procedures: [] }, by))
    await act(tx => disableOfficer(tx, gone.id, by))
    await act(tx =>
      enterAbsence(
        tx,
        { officer: away.id, reason: 'leave', firstDay: day('2026-10-05'), lastDay: day('2026-10-05') },
        by,
      ),
    )
    await act(tx =>
      giveDelegation(
        tx,
        {
          from: head.id,
          to: stranger.id,
          ...handling(unit),
          role: 'handlingOfficer',
          form: 'TL',
          basis: '3/GUQ',
          basisOn: day('2026-10-01'),
          validFrom: day('2026-10-05'),
          validTo: day('2026-10-09'),
          procedures: [],
          fields: ['ho-tich'],
        },
        by,
      ),
    )
    const ask = (field: string, on = '2026-10-05') =>
      candidatesFor(db, { unit, role: 'handlingOfficer', field, on: day(on) })
    const ids = [one, two, head, stranger].map(({ id }) => id).sort()
    expect(await ask('ho-tich')).toEqual({
      rule: 'rota',
      last: undefined,
      officers: ids.map(id => ({ id, skilled: id === two.id })),
    })
    expect((await ask('dat-dai')).officers.map(({ id }) => id)).not.toContain(stranger.id)
    expect((await ask('dat-dai', '2026-10-06')).officers.map(({ id }) => id)).toContain(away.id)
    await act(tx => noteTurn(tx, { unit, role: 'handlingOfficer', officer: one.id }))
    expect((await ask('dat-dai')).last).toBe(one.id)
    const kinds = (await readStream(db, `unit:${unit}`)).map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'assignmentRuleSet')).toHaveLength(1)
  })

  it('is nobody where nothing was ever said', async () => {
    const nobody = await candidatesFor(db, { unit: 'pasc-branch-05', role: 'leader', on: day('2026-10-05') })
    expect(nobody).toEqual({ rule: 'none', last: undefined, officers: [] })
  })
})
