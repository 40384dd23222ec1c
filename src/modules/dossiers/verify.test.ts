import { describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { type CaseInHand, caseworkIn, handler } from '../../../test/support/casework.ts'
import { sql, transaction } from '../../platform/db/index.ts'
import { append } from '../journal/index.ts'
import { act } from './actions/record.ts'
import { type Dossier, stream } from './dossier.ts'
import { evolveRows } from './evolution.ts'
import { clockActor } from './rules/actor.ts'
import { evolve } from './rules/evolve.ts'
import { rewriteDossier } from './store.ts'
import { type RecordFault, verifyDossiers } from './verify.ts'

const licence = { procedure: '1.004884', channel: 'counter', returnBy: 'counter' } as const

describe('the record of the dossiers', async () => {
  const site = await testApp()
  const { parts, clock } = site
  const { db } = parts
  const { accepted } = caseworkIn(site)

  /** Writes entries that no action would write, and the row that they lead to: as a record brought in from elsewhere. */
  async function forge(theCase: CaseInHand, acts: Parameters<typeof append>[2]): Promise<void> {
    const before = await theCase.now()
    await transaction(db, async tx => {
      const told = await append(tx, stream(before.id), acts)
      await rewriteDossier(tx, told.reduce<Dossier>(evolve, before), parts.calendar())
    })
  }

  async function faultsOf(theCase: CaseInHand): Promise<RecordFault['because'][]> {
    const { id } = await theCase.now()
    const { faults } = await verifyDossiers(db)
    return faults.filter(fault => fault.stream === stream(id)).map(({ because }) => because)
  }

  const by = { actor: clockActor, at: clock.now() }
  const pause = (key: string, basis: string) =>
    act('pauseOpened', { key, ground: 'agency', basis, clock: 'resume' }, by)

  test('a pause names its ground', async () => {
    const theCase = await accepted(licence)
    await forge(theCase, [pause('agency-1', ' ')])
    expect(await faultsOf(theCase)).toEqual(['paused_without_ground'])
  })

  test('one pause of a ground is open at a time', async () => {
    const theCase = await accepted(licence)
    await forge(theCase, [pause('agency-1', 'Luật X'), pause('agency-2', 'Luật X')])
    expect(await faultsOf(theCase)).toEqual(['paused_twice_on_a_ground'])
  })

  test('a dossier that has not ended is somebody’s work', async () => {
    const theCase = await accepted(licence)
    const { steps } = await theCase.now()
    await forge(
      theCase,
      steps.map(({ key }) => act('stepFinished', { step: key }, by)),
    )
    expect(await faultsOf(theCase)).toEqual(['without_owner'])
  })

  test('no code is given twice', async () => {
    const [one, other] = [await accepted(licence), await accepted(licence)]
    await sql`update dossiers set facts = jsonb_set(facts, '{code}', to_jsonb(${one.code}::text))
      where code = ${other.code}`.execute(db)
    const { faults } = await verifyDossiers(db)
    expect(faults.filter(({ because }) => because === 'code_twice')).toHaveLength(2)
  })

  test('work in other hands than the record’s is found', async () => {
    const theCase = await (await accepted(licence)).act(handler, 'takeUp')
    const { id } = await theCase.now()
    await db.updateTable('work_items').set({ officer_id: null }).where('dossier_id', '=', id).execute()
    expect(await faultsOf(theCase)).toEqual(['work_differs'])
  })

  test('entries that are read otherwise than when the rows were written: every row is written anew, once', async () => {
    const theCase = await (await accepted(licence)).act(handler, 'pause', { ground: 'agency' })
    const { id } = await theCase.now()
    await sql`update dossiers set facts = facts - 'pauses', owed_at = null, look_at = null where id = ${id}`.execute(
      db,
    )
    await db.deleteFrom('work_items').where('dossier_id', '=', id).execute()
    expect(await faultsOf(theCase)).toEqual(['row_differs', 'work_differs'])
    await sql`insert into dossier_evolution (version) values (1)
      on conflict (only_row) do update set version = 1`.execute(db)
    expect(await evolveRows(db, parts.calendar())).toBeGreaterThan(0)
    expect(await faultsOf(theCase)).toEqual([])
    const row = await db
      .selectFrom('dossiers')
      .select('look_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.look_at?.toString()).toBe('2026-10-12T10:00:00Z')
    expect(await evolveRows(db, parts.calendar())).toBe(0)
  })
})
