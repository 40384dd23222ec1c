import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  branchesOf,
  budgetBy,
  computeFees,
  dictionaryOf,
  fastLaneFor,
  offers,
  type Procedure,
  schemaOfForm,
} from '../modules/catalogue/index.ts'
import { projectRoot } from '../platform/root.ts'
import type { Pack } from './pack.ts'
import { readPack } from './read-pack.ts'

let pack: Pack

beforeAll(async () => {
  const reading = await readPack(path.join(projectRoot, 'packs/hanoi'))
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults.slice(0, 5)))
  pack = reading.pack
})

function procedure(code: string) {
  const found = pack.procedures.find(each => each.code === code)
  if (!found) throw new Error(`${code} is not in the pack`)
  return found
}

const on = Temporal.PlainDate.from('2026-11-23')

describe('the city’s procedures', () => {
  test('are twelve or more, with the kinds the city needs to show', () => {
    const kinds = new Set(pack.procedures.flatMap(each => each.process.map(step => step.kind)))
    expect(pack.procedures.length).toBeGreaterThanOrEqual(12)
    expect(kinds).toEqual(new Set(['examine', 'consult', 'inspect', 'draft', 'sign']))
  })

  test('make a JSON Schema of every form', () => {
    const dictionary = dictionaryOf(pack.dictionary)
    for (const each of pack.procedures)
      expect(schemaOfForm(each.form, dictionary)).toHaveProperty('properties')
  })

  test('offer a mother her own name, never as her child’s', () => {
    const mother = pack.demo?.citizens[0]
    const offered = offers(procedure('1.001193').form, dictionaryOf(pack.dictionary), { ...mother })
    expect(offered.requesterName?.value).toBe(mother?.fullName)
    expect(offered).not.toHaveProperty('childName')
  })

  test.each([
    ['a birth in time', '1.001193', { late: false }, 'online', 0],
    ['a late birth', '1.001193', { late: true, exemption: 'none' }, 'online', 5_000],
    ['a late birth in a poor household', '1.001193', { late: true, exemption: 'poor' }, 'online', 0],
    ['two copies of five pages', '2.000815', { pages: 5, copies: 2 }, 'counter', 14_000],
    ['a copy of five hundred pages', '2.000815', { pages: 500, copies: 1 }, 'counter', 200_000],
    ['three extracts', '2.000635', { copies: 3 }, 'online', 24_000],
    ['a household business online', '1.001612', {}, 'online', 0],
    ['a household business at the counter', '1.001612', {}, 'counter', 100_000],
    [
      'land sold for 2 billion in a ward',
      '1.013831',
      { value: 2_000_000_000, landPlace: 'ward' },
      'online',
      3_028_000,
    ],
    [
      'land sold for 9 billion in a commune',
      '1.013831',
      { value: 9_000_000_000, landPlace: 'commune' },
      'online',
      5_014_000,
    ],
    ['a licence whose fee no source gives', '1.013274', {}, 'online', null],
  ] as const)('charge for %s what the source says', (_title, code, answers, channel, total) => {
    expect(computeFees(procedure(code), { answers, channel, on }).total).toBe(total)
  })

  test.each([
    ['sinh-con', ['1.001193', '2.000635', '1.001022']],
    ['ket-hon', ['1.004873', '1.000894']],
    ['giay-to-sao-y', ['2.000815', '2.000884', '2.000635', '1.004859']],
    ['mo-cua-hang', ['1.001612', '1.013274']],
    ['nha-va-dat', ['1.013225', '1.013831', '1.012784']],
    ['nguoi-cao-tuoi', ['1.014027', '1.014028']],
    ['nguoi-than-qua-doi', ['1.000656', '1.014028', '1.001731']],
    ['doanh-nghiep', ['1.010727', '1.013834']],
  ])('stand behind the words of the door %s', (event, behind) => {
    const found = [...pack.procedures, ...pack.listings].filter(({ lifeEvents }) =>
      lifeEvents.includes(event),
    )
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(behind))
    // Weddings and funerals are not about pavements.
    if (event !== 'mo-cua-hang') expect(found.map(({ code }) => code)).not.toContain('1.013274')
  })

  test('can each be handled by somebody in the demo city', () => {
    const posts = new Set(
      pack.demo?.officers.flatMap(officer => officer.posts.map(post => `${post.unit} ${post.role}`)),
    )
    for (const each of pack.procedures) {
      const authority = 'unit' in each.competence ? each.competence.unit : 'ward-00004'
      for (const { unit = authority, role } of each.process) expect(posts).toContain(`${unit} ${role}`)
    }
  })

  test('of the linked kind promise one date and share its time among their authorities', () => {
    const linked = pack.procedures.filter(each => branchesOf(each).length > 0)
    expect(linked.map(({ code }) => code)).toEqual(['3.000722'])
    const [bundle] = linked as [Procedure]
    expect(bundle.timeLimit).toEqual({ workingDays: 8 })
    expect(Object.fromEntries(budgetBy(bundle.process))).toMatchObject({
      sign: 8,
      residenceSign: 64,
      insuranceSign: 48,
    })
    expect([bundle.result.code, ...branchesOf(bundle).map(({ result }) => result.code)]).toEqual([
      'KQ.G15.000031',
      'KQ.G01.000065',
      'KQ.G18.000047',
    ])
  })

  test('ask in the linked one whatever birth registration asks, and once', () => {
    const keys = (code: string) =>
      procedure(code).form.groups.flatMap(group => group.fields.map(field => field.key))
    expect(keys('3.000722')).toEqual(expect.arrayContaining(keys('1.001193')))
    expect(new Set(keys('3.000722')).size).toBe(keys('3.000722').length)
  })

  test('ask two bodies at once for a building permit, whose silence is consent after two days', () => {
    const { process, timeLimit } = procedure('1.013225')
    const asked = process.filter(({ kind }) => kind === 'consult')
    expect(asked.map(({ after }) => after)).toEqual([['examine'], ['examine']])
    for (const { silence } of asked)
      expect(silence).toMatchObject({ limit: { workingDays: 2 }, means: 'consent' })
    expect({ timeLimit, signedBy: budgetBy(process).get('sign') }).toEqual({
      timeLimit: { workingDays: 10 },
      signedBy: 80,
    })
  })

  test('may ride the city’s fast lanes', () => {
    const lane = (unit: string, on: string) =>
      fastLaneFor(pack.lanes, { procedure: '2.000815', unit, on: Temporal.PlainDate.from(on) })?.key
    expect(lane('ward-00004', '2026-11-27')).toBe('thu-sau-xanh')
    expect(lane('ward-00004', '2026-11-26')).toBe('ngay-khong-hen')
    expect(lane('ward-00004', '2026-11-25')).toBeUndefined()
    expect(lane('pasc', '2026-11-27')).toBeUndefined()
  })
})
