import { beforeAll, describe, expect, it } from 'vitest'
import { clockAt } from '../../../test/support/clock.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { type Catalogue, openCatalogue, shortNameOf } from './catalogue.ts'
import { aListing, aProcedure } from './fixture.ts'
import { indexProcedures } from './search.ts'

let catalogue: Catalogue

beforeAll(async () => {
  catalogue = await openCatalogue((await testDatabase()).db, clockAt('2026-11-23T09:00+07:00'))
})

/** What people type, and what they mean. Judged by hand over the whole catalogue of the city. */
const judged: readonly (readonly [typed: string, meant: string])[] = [
  ['dang ky khai sinh', '1.001193'],
  ['đăng ký khai sinh', '1.001193'],
  ['ĐĂNG KÝ KHAI SINH', '1.001193'],
  ['giay khai sinh', '1.001193'],
  ['làm giấy khai sinh cho con', '1.001193'],
  ['tôi muốn làm giấy khai sinh cho con', '1.001193'],
  ['khai sinh', '1.001193'],
  ['khai sih', '1.001193'],
  ['khia sinh', '1.001193'],
  ['kai sinh', '1.001193'],
  ['1.001193', '1.001193'],
  ['mã 1.001193', '1.001193'],
  ['birth certificate', '1.001193'],
  ['đăng ký lại khai sinh', '1.004884'],
  ['kết hôn', '1.000894'],
  ['dang ky ket hon', '1.000894'],
  ['dag ky ket hon', '1.000894'],
  ['marriage', '1.000894'],
  ['khai tử', '1.000656'],
  ['dang ky khai tu', '1.000656'],
  ['giấy chứng tử', '1.000656'],
  ['xac nhan doc than', '1.004873'],
  ['giấy độc thân', '1.004873'],
  ['tình trạng hôn nhân', '1.004873'],
  ['trich luc ho tich', '2.000635'],
  ['trích lục khai sinh', '2.000635'],
  ['sao y', '2.000815'],
  ['sao y bản chính', '2.000815'],
  ['chung thuc ban sao', '2.000815'],
  ['photo công chứng', '2.000815'],
  ['chứng thực chữ ký', '2.000884'],
  ['chung thuc chu ky', '2.000884'],
  ['ho kinh doanh', '1.001612'],
  ['đăng ký hộ kinh doanh', '1.001612'],
  ['mở cửa hàng', '1.001612'],
  ['trợ cấp hưu trí xã hội', '1.014027'],
  ['tro cap huu tri', '1.014027'],
  ['vỉa hè', '1.013274'],
  ['giấy phép xây dựng nhà ở', '1.013225'],
  ['giay phep moi truong', '1.010727'],
  ['văn phòng công chứng', '1.013834'],
  ['1.014027', '1.014027'],
  ['1014027', '1.014027'],
  ['qua đời', '1.000656'],
  ['người thân qua đời', '1.000656'],
  ['chết', '1.000656'],
  ['bố mất', '1.000656'],
  // Read here, not filed.
  ['di chúc', '2.001019'],
  ['tách thửa', '1.012784'],
  ['tach thua', '1.012784'],
  ['đổi tên', '1.004859'],
  ['doi ten', '1.004859'],
  ['cải chính', '1.004859'],
  ['cai chinh ho tich', '1.004859'],
  ['mai táng', '1.014028'],
  ['nhận con', '1.001022'],
  ['hộ nghèo thường xuyên hằng năm', '1.011607'],
]

it.each(judged)('“%s” finds %s first', (typed, meant) => {
  const [first] = catalogue.search({ q: typed })
  expect(first && `${first.code} ${shortNameOf(first).vi}`).toMatch(
    new RegExp(`^${meant.replaceAll('.', '\\.')} `),
  )
})

describe('the search', () => {
  it('finds nothing for what is not there', () => {
    expect(catalogue.search({ q: 'xyzzy qwrtp' })).toEqual([])
    expect(catalogue.search({ q: '9.999999' })).toEqual([])
    expect(catalogue.search({ q: '?!…' })).toEqual([])
  })

  it('drops what fits far worse than the best', () => {
    const found = (q: string) => catalogue.search({ q }).map(entry => entry.name.vi)
    expect(found('sao y').filter(name => /thú y/.test(name))).toEqual([])
    expect(found('mai táng').every(name => /mai táng/i.test(name))).toBe(true)
    expect(found('tách thửa').length).toBeLessThan(10)
  })

  it('puts those with all the words before those with some', () => {
    const index = indexProcedures([
      aListing({ code: '1.000001', name: { vi: 'Cấp giấy phép, giấy phép, giấy phép thả diều' } }),
      aListing({ code: '1.000002', name: { vi: 'Giấy xác nhận thả diều trên đồng' } }),
    ])
    expect(index.find('giấy thả diều trên đồng')[0]).toBe('1.000002')
  })

  it('lists all, those that can be filed here first, when nothing is typed', () => {
    const all = catalogue.search({ q: '  ' })
    expect(all).toHaveLength(catalogue.size)
    const configured = all.filter(entry => 'version' in entry)
    expect(all.slice(0, configured.length)).toEqual(configured)
  })

  it('narrows by field, audience, life event and filing', () => {
    expect(catalogue.search({ q: 'khai sinh', canFileOnline: true }).every(entry => 'version' in entry)).toBe(
      true,
    )
    expect(catalogue.search({ lifeEvent: 'sinh-con' }).map(entry => entry.code)).toContain('1.001193')
    expect(catalogue.byField('ho-tich').every(entry => entry.field.key === 'ho-tich')).toBe(true)
    expect(catalogue.byAudience('business').every(entry => entry.audiences.includes('business'))).toBe(true)
  })

  it('puts a procedure that can be filed here before one that fits alike', () => {
    const name = { vi: 'Cấp giấy phép thả diều' }
    const index = indexProcedures([
      aListing({ code: '1.000001', name }),
      aProcedure({ code: '1.000002', name }),
    ])
    expect(index.find('giấy phép thả diều')).toEqual(['1.000002', '1.000001'])
  })

  it('lets the accents decide between words that fold alike', () => {
    const index = indexProcedures([
      aListing({ code: '1.000001', name: { vi: 'Cấp chứng từ' } }),
      aListing({ code: '1.000002', name: { vi: 'Cấp chứng tử' } }),
    ])
    expect(index.find('chứng tử')[0]).toBe('1.000002')
    expect(index.find('chứng từ')[0]).toBe('1.000001')
  })

  it('does not slow down faster than the catalogue grows', () => {
    const all = catalogue.search({})
    const grown = Array.from({ length: 4 }, (_, copy) =>
      all.map(entry => ({ ...entry, code: `${entry.code}.${copy}` })),
    ).flat()
    // How long it takes is measured by `bin/mot-cua bench`; here only the shape, in one run, the best of several.
    const small = bestOf(5, indexProcedures(all))
    const large = bestOf(5, indexProcedures(grown))
    expect(large / small).toBeLessThan(4 * 3)
  })
})

function bestOf(rounds: number, index: ReturnType<typeof indexProcedures>): number {
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    for (const [typed] of judged) index.find(typed)
    return performance.now() - begun
  })
  return Math.min(...times)
}
