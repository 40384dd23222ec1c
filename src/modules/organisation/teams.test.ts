import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { type Db, type Tx, transaction } from '../../platform/db/index.ts'
import { readStream } from '../journal/index.ts'
import {
  addTeamMember,
  bySystem,
  cancelTeamSession,
  countHelped,
  disbandTeam,
  findOfficerByEmail,
  findTeamSession,
  formTeam,
  openTeamSession,
  openTeamSessions,
  removeTeamMember,
  type Team,
  teamHelpCounted,
  teamsOf,
} from './index.ts'

const at = (text: string) => Temporal.Instant.from(text)
const monday = at('2026-10-05T09:00+07:00')
const by = bySystem(monday)
let db: Db
let officer: NonNullable<Awaited<ReturnType<typeof findOfficerByEmail>>>

beforeAll(async () => {
  db = (await testDatabase()).db
  const found = await findOfficerByEmail(db, 'tiepnhan.badinh@hanoi.example')
  if (found === undefined) throw new Error('the demo has lost its counter officer')
  officer = found
})

const act = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(db, work)
const form = (unit = 'ward-00004'): Promise<Team> =>
  act(tx =>
    formTeam(
      tx,
      { unit, name: 'Tổ công nghệ số cộng đồng', formedOn: Temporal.PlainDate.from('2026-09-01') },
      by,
    ),
  )
const sitting = {
  place: 'Nhà văn hoá số 3',
  opensAt: at('2026-10-05T08:00+07:00'),
  closesAt: at('2026-10-05T11:00+07:00'),
}

describe('a community digital team', () => {
  it('is formed once however often the form is sent', async () => {
    const id = newId<'team'>()
    const given = { id, unit: 'ward-00004', name: 'Tổ 5', formedOn: Temporal.PlainDate.from('2026-09-01') }
    await act(tx => formTeam(tx, given, by))
    await act(tx => formTeam(tx, given, by))
    expect(await readStream(db, `team:${id}`)).toHaveLength(1)
  })

  it('is of a unit that is there', async () => {
    await expect(form('nowhere')).rejects.toMatchObject({ errors: [{ field: 'unit', code: 'unitUnknown' }] })
  })

  it('has officers and helpers as members, each officer once, and no helper’s name in the journal', async () => {
    const { id } = await form()
    const join = () => act(tx => addTeamMember(tx, id, { who: { officer: officer.id } }, by))
    const member = await join()
    await expect(join()).rejects.toMatchObject({ errors: [{ field: 'member', code: 'memberAlready' }] })
    await act(tx => addTeamMember(tx, id, { who: { helper: 'Lương Thị Sen' } }, by))
    expect((await teamsOf(db, officer.id, monday)).map(team => team.id)).toContain(id)
    const bytes = (await readStream(db, `team:${id}`)).map(entry => entry.bytes).join('\n')
    expect(bytes).not.toContain('Sen')
    await act(tx => removeTeamMember(tx, id, member.id, by))
    expect((await teamsOf(db, officer.id, monday)).map(team => team.id)).not.toContain(id)
    await join()
  })

  it('sits at a place and counts whom it helped; the second to count is told', async () => {
    const { id } = await form('ward-00166')
    const session = await act(tx => openTeamSession(tx, id, sitting, by))
    expect(await openTeamSessions(db, [id], monday)).toEqual([session])
    expect(await openTeamSessions(db, [id], sitting.closesAt)).toEqual([])
    const count = (people: number) =>
      act(tx => countHelped(tx, session.id, { people, accounts: 2, version: session.version }, by))
    await count(14)
    await count(14)
    await expect(count(15)).rejects.toMatchObject({ code: 'stale' })
    await expect(count(-1)).rejects.toMatchObject({ errors: [{ field: 'people', code: 'notANumber' }] })
    const october = { from: at('2026-10-01T00:00+07:00'), to: at('2026-11-01T00:00+07:00') }
    const counted = await teamHelpCounted(db, { unit: 'ward-00166', ...october })
    expect(counted).toEqual({ sessions: 1, people: 14, accounts: 2 })
    await act(tx => cancelTeamSession(tx, session.id, by))
    expect((await teamHelpCounted(db, { unit: 'ward-00166', ...october })).sessions).toBe(0)
    expect((await findTeamSession(db, session.id))?.cancelledAt).toEqual(monday)
  })

  it.each([
    [{ place: ' ' }, 'placeMissing'],
    [{ closesAt: sitting.opensAt }, 'closesFirst'],
    [{ closesAt: at('2026-10-07T08:00+07:00') }, 'tooManyHours'],
    [{ opensAt: at('2026-08-31T08:00+07:00'), closesAt: at('2026-08-31T11:00+07:00') }, 'beforeTheTeam'],
  ])('does not sit %o', async (given, code) => {
    const { id } = await form()
    await expect(act(tx => openTeamSession(tx, id, { ...sitting, ...given }, by))).rejects.toMatchObject({
      errors: [{ code }],
    })
  })

  it('sits no more when it is disbanded', async () => {
    const { id } = await form()
    await act(tx => disbandTeam(tx, id, by))
    await expect(act(tx => openTeamSession(tx, id, sitting, by))).rejects.toMatchObject({
      errors: [{ field: 'day', code: 'afterTheTeam' }],
    })
  })
})
