import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../condition.ts'
import type { Channel, FeeRule } from '../procedure.ts'
import { computeFees } from './fees.ts'

const filed = Temporal.PlainDate.from('2026-11-23')
const text = (vi: string) => ({ vi })

function fees(rules: FeeRule[], answers: Answers = {}, channel: Channel = 'online', on = filed) {
  return computeFees({ fees: rules }, { answers, channel, on })
}

function rule(amount: FeeRule['amount'], more: Partial<FeeRule> = {}): FeeRule {
  return { kind: 'fee', name: text('Phí'), amount, basis: 'Thông tư 226/2016/TT-BTC', ...more }
}

/** Circular 226/2016/TT-BTC art. 4: 2,000 for pages 1 and 2, 1,000 from page 3, at most 200,000 a copy. */
const certifiedCopy = rule({
  // biome-ignore lint/suspicious/noThenProperty: the pack's word for the pages that follow
  perPage: { first: 2000, firstPages: 2, then: 1000, cap: 200_000 },
  pages: 'pages',
  copies: 'copies',
})

describe('certified copies are counted by the pages of the original (226/2016/TT-BTC art. 4)', () => {
  it.each([
    { pages: 1, copies: 1, owed: 2000, why: 'one page' },
    { pages: 2, copies: 1, owed: 4000, why: 'the last page at the first price' },
    { pages: 3, copies: 1, owed: 5000, why: 'the first page at the second price' },
    { pages: 10, copies: 3, owed: 36_000, why: 'three copies, each counted alike' },
    { pages: 198, copies: 1, owed: 200_000, why: 'the cap met exactly' },
    { pages: 500, copies: 2, owed: 400_000, why: 'the cap holds for each copy, not for all together' },
    { pages: 0, copies: 1, owed: 0, why: 'nothing to certify' },
  ])('$pages pages × $copies → $owed: $why', ({ pages, copies, owed }) => {
    expect(fees([certifiedCopy], { pages, copies }).total).toBe(owed)
  })

  it('says which answers it waits for, and gives no figure before', () => {
    const { lines, total } = fees([certifiedCopy], { pages: 3 })
    expect(total).toBeNull()
    expect(lines[0]?.explanation).toEqual({ code: 'not_yet_answered', params: { fields: ['copies'] } })
  })

  it('never costs less for one page more, and never more than the cap a copy', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 50 }), (pages, copies) => {
        const owed = fees([certifiedCopy], { pages, copies }).total ?? 0
        const more = fees([certifiedCopy], { pages: pages + 1, copies }).total ?? 0
        expect(more).toBeGreaterThanOrEqual(owed)
        expect(owed).toBeLessThanOrEqual(200_000 * copies)
      }),
    )
  })
})

describe('a share of a sum', () => {
  /** Land appraisal in Hanoi: 0.15 %, at most 5,000,000 (NQ 06/2020/NQ-HĐND). */
  const appraisal = rule({ percent: 0.15, of: 'price', min: 100_000, cap: 5_000_000 })

  it.each([
    { price: 1_000_000_000, owed: 1_500_000, bound: 'none' },
    { price: 1_000_000, owed: 100_000, bound: 'min' },
    { price: 5_000_000_000, owed: 5_000_000, bound: 'cap' },
    { price: 333_333_333, owed: 500_000, bound: 'none' },
  ])('of $price is $owed', ({ price, owed, bound }) => {
    const { lines, total } = fees([appraisal], { price })
    expect(total).toBe(owed)
    expect(lines[0]?.explanation).toEqual({ code: 'percent', params: { percent: 0.15, sum: price, bound } })
  })

  it('is a whole number of đồng for every sum', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000_000), price => {
        const owed = fees([rule({ percent: 0.15, of: 'price' })], { price }).total ?? -1
        expect(Number.isInteger(owed)).toBe(true)
        expect(Math.abs(owed - price * 0.0015)).toBeLessThanOrEqual(0.51)
      }),
    )
  })
})

describe('which rule gives the amount', () => {
  /** Household-business registration in Hanoi (NQ 78/2026/NQ-HĐND, from 25/07/2026): 100,000 on paper, 0 online. */
  const business = [
    rule(
      { fixed: 0 },
      { name: text('Lệ phí'), kind: 'charge', channels: ['online'], validFrom: '2026-07-25' },
    ),
    rule({ fixed: 100_000 }, { name: text('Lệ phí'), kind: 'charge' }),
  ]

  it.each([
    { channel: 'online', on: '2026-07-24', owed: 100_000 },
    { channel: 'online', on: '2026-07-25', owed: 0 },
    { channel: 'counter', on: '2026-07-25', owed: 100_000 },
    { channel: 'post', on: '2026-11-23', owed: 100_000 },
  ] as const)('$channel on $on owes $owed', ({ channel, on, owed }) => {
    expect(fees(business, {}, channel, Temporal.PlainDate.from(on)).total).toBe(owed)
  })

  it('is in force on the last day named, not on the next', () => {
    const ending = [rule({ fixed: 8000 }, { validTo: '2026-11-23' })]
    expect(fees(ending).total).toBe(8000)
    expect(fees(ending, {}, 'online', filed.add({ days: 1 })).lines).toEqual([])
  })

  it('takes the first of a name whose condition holds, and adds different names up', () => {
    const rules = [
      rule({ fixed: 0 }, { name: text('Lệ phí'), when: { field: 'exemption', in: ['poor', 'merit'] } }),
      rule({ fixed: 5000 }, { name: text('Lệ phí'), when: { field: 'late', is: true } }),
      rule({ perCopy: 8000, copies: 'copies' }, { name: text('Bản sao') }),
    ]
    expect(fees(rules, { late: true, exemption: 'none', copies: 2 }).total).toBe(21_000)
    expect(fees(rules, { late: true, exemption: 'poor', copies: 2 }).total).toBe(16_000)
    expect(fees(rules, { late: false, copies: 0 }).lines.map(line => line.name.vi)).toEqual(['Bản sao'])
  })

  it('keeps phí and lệ phí of the same name apart', () => {
    expect(fees([rule({ fixed: 1 }), rule({ fixed: 2 }, { kind: 'charge' })]).lines).toHaveLength(2)
  })
})

it('repeats what the source says where it gives no figure, and gives no total', () => {
  const said = text('Mức thu do Hội đồng nhân dân cấp tỉnh quyết định')
  const { lines, total } = fees([rule({ unknown: said }), rule({ fixed: 3000 }, { name: text('Lệ phí') })])
  expect(total).toBeNull()
  expect(lines[0]).toMatchObject({ amount: null, explanation: { code: 'unknown', params: { said } } })
})

it('owes nothing where the procedure has no rule', () => {
  expect(fees([])).toEqual({ lines: [], total: 0 })
})
