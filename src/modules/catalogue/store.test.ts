import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { type Db, openDatabase, sql, transaction } from '../../platform/db/index.ts'
import { openCatalogue } from './catalogue.ts'
import { aListing, aPack, aProcedure } from './fixture.ts'
import type { CataloguePack } from './pack.ts'
import {
  applyCatalogue,
  diffCatalogue,
  differenceLines,
  isSame,
  ProcessRefused,
  PublishedCatalogueChanged,
} from './store.ts'

const at = Temporal.Instant.from('2026-11-23T01:00:00Z')
let now = at
const clock = { now: () => now }
let db: Db

beforeAll(async () => {
  const database = await testDatabase()
  db = database.db
  await emptyCatalogue(database.ownerUrl)
})

/** The template holds a city. Only the owner, and only with the triggers off, can take a published version away. */
async function emptyCatalogue(ownerUrl: string): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, maxConnections: 1 })
  await sql`alter table procedure_versions disable trigger procedure_versions_never_change`.execute(owner)
  await sql`truncate dictionary_terms, life_events, fast_lanes, procedures, procedure_versions cascade`.execute(
    owner,
  )
  await sql`alter table procedure_versions enable trigger procedure_versions_never_change`.execute(owner)
  await owner.destroy()
}

const apply = (pack: CataloguePack) => transaction(db, tx => applyCatalogue(tx, pack, at))

describe('a pack brought into the database', () => {
  const birth = aProcedure({ code: '1.001193', shortName: { vi: 'Đăng ký khai sinh' } })
  const first = aPack({
    procedures: [birth],
    listings: [aListing({ code: '1.000001' }), aListing({ code: '1.000002' })],
  })

  it('says first what it would change, and changes nothing by saying so', async () => {
    const difference = await diffCatalogue(db, first)
    expect(difference.configured).toEqual(['1.001193'])
    expect(difference.listed).toEqual(['1.000001', '1.000002'])
    expect(differenceLines(difference)).toContain('+ 1.001193 can be filed')
    expect((await openCatalogue(db, clock)).size).toBe(0)
  })

  it('changes nothing the second time', async () => {
    await apply(first)
    expect(isSame(await diffCatalogue(db, first))).toBe(true)
    expect(isSame(await apply(first))).toBe(true)
  })

  it('refuses another content under a published version, and names where it differs', async () => {
    const changed = aPack({ ...first, procedures: [{ ...birth, timeLimit: { workingDays: 9 } }] })
    expect((await diffCatalogue(db, changed)).rewritten).toEqual([
      { code: '1.001193', version: 1, paths: ['/timeLimit/workingDays'] },
    ])
    await expect(apply(changed)).rejects.toThrow(PublishedCatalogueChanged)
    expect(isSame(await diffCatalogue(db, first))).toBe(true)
  })

  it('refuses another type for a term that forms already ask for', async () => {
    const [term, ...others] = first.dictionary
    const changed = aPack({
      ...first,
      dictionary: [{ ...(term as typeof term & object), type: 'number' }, ...others],
    })
    await expect(apply(changed)).rejects.toThrow(/published with another type/)
  })

  it('publishes no version whose steps do not share out the law’s time', async () => {
    const slower = { ...birth, version: 2, timeLimit: { workingDays: 9 } }
    const attempt = apply(aPack({ ...first, procedures: [slower] }))
    await expect(attempt).rejects.toThrow(ProcessRefused)
    await expect(attempt).rejects.toThrow('1.001193 cannot be published: /process hours add up to 24, not 72')
    expect(isSame(await diffCatalogue(db, first))).toBe(true)
  })

  it('publishes a newer version beside the old one, in force from its day', async () => {
    const slower = {
      timeLimit: { workingDays: 9 },
      process: birth.process.map(step => ({ ...step, hours: 36 })),
    }
    const second = aPack({
      ...first,
      procedures: [{ ...birth, version: 2, inForceFrom: '2026-12-01', ...slower }],
    })
    expect((await apply(second)).renewed).toEqual([{ code: '1.001193', from: 1, to: 2 }])
    const catalogue = await openCatalogue(db, clock)
    expect(catalogue.procedure('1.001193')?.version).toBe(1)
    expect(catalogue.procedure('1.001193', Temporal.PlainDate.from('2026-12-01'))?.version).toBe(2)
    expect(catalogue.version('1.001193', 1).timeLimit).toEqual({ workingDays: 3 })
    now = Temporal.Instant.from('2026-11-30T17:00:00Z')
    expect(catalogue.find('1.001193')).toMatchObject({ version: 2 })
    now = at
  })

  it('leaves a newer version in peace when an older pack comes back', async () => {
    const difference = await apply(first)
    expect(difference.outdated).toEqual([{ code: '1.001193', published: 2, offered: 1 }])
    expect((await openCatalogue(db, clock)).version('1.001193', 2).version).toBe(2)
  })

  it('offers no more what the pack has dropped, and keeps it for its dossiers', async () => {
    await apply(
      aPack({ dictionary: first.dictionary, procedures: [], listings: [aListing({ code: '1.000001' })] }),
    )
    const catalogue = await openCatalogue(db, clock)
    expect(catalogue.find('1.001193')).toBeUndefined()
    expect(catalogue.find('1.000002')).toBeUndefined()
    expect(catalogue.size).toBe(1)
    expect(catalogue.version('1.001193', 1).code).toBe('1.001193')
    expect(() => catalogue.version('1.001193', 7)).toThrow('procedure_version_not_found')
  })

  it('reads the database again when told', async () => {
    const catalogue = await openCatalogue(db, clock)
    await apply(first)
    expect(catalogue.size).toBe(1)
    await catalogue.reload()
    expect(catalogue.size).toBe(3)
  })

  it('ends a fast lane the pack has dropped, and still knows it by its key', async () => {
    const lane = {
      key: 'thu-sau-xanh',
      name: { vi: 'Thứ Sáu Xanh' },
      intro: { vi: 'Có kết quả trong 60 phút' },
      weekdays: [5],
      procedures: ['1.001193'],
      limit: { workingHours: 1 },
      source: 'Thành phố Hà Nội',
    }
    expect((await apply(aPack({ ...first, lanes: [lane] }))).lanes.added).toEqual(['thu-sau-xanh'])
    expect((await openCatalogue(db, clock)).lanes).toEqual([lane])
    expect(differenceLines(await apply(first))).toContain('- 1 fast lanes ended: thu-sau-xanh')
    const catalogue = await openCatalogue(db, clock)
    expect(catalogue.lanes).toEqual([])
    expect(catalogue.lane('thu-sau-xanh')).toEqual(lane)
    expect((await diffCatalogue(db, first)).lanes).toEqual({ added: [], changed: [], removed: [] })
  })
})

it('never changes a published version, whoever asks', async () => {
  await expect(sql`update procedure_versions set digest = ${'0'.repeat(64)}`.execute(db)).rejects.toThrow()
  await expect(sql`delete from procedure_versions`.execute(db)).rejects.toThrow()
})

it('takes no procedure version without a legal basis', async () => {
  await expect(
    apply(aPack({ procedures: [aProcedure({ code: '1.999999', legalBasis: [] })] })),
  ).rejects.toThrow(/name_their_law/)
})
