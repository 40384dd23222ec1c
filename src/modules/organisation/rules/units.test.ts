import { describe, expect, it } from 'vitest'
import { counterOf } from './counter.ts'
import { differenceOf, faultsOf, isEmpty, type Unit, type UnitRecord } from './units.ts'

const ward: UnitRecord = {
  id: 'ward-1',
  kind: 'ward',
  name: { vi: 'Ủy ban nhân dân phường Một' },
  shortName: { vi: 'Phường Một' },
  parent: 'city',
  receives: true,
  decides: true,
  agencyCode: 'H99.1',
}
const city: UnitRecord = {
  ...ward,
  id: 'city',
  kind: 'city',
  parent: undefined,
  receives: false,
  agencyCode: 'H99',
}
const centre: UnitRecord = { ...ward, id: 'centre', decides: false, agencyCode: undefined }
const department: UnitRecord = { ...ward, id: 'dept', receives: false, agencyCode: undefined }
const inForce = (unit: UnitRecord): Unit => ({ ...unit, validFrom: null, validTo: null })

describe('the difference between the units in force and a pack', () => {
  it('is empty for the same units, whatever the order of keys and what is left out', () => {
    const kept = [
      inForce({ ...ward, name: { en: 'Ward', vi: 'Phường' }, formerNames: [], agencyCodeProvisional: false }),
    ]
    const wanted = [{ ...ward, name: { vi: 'Phường', en: 'Ward' } }]
    expect(isEmpty(differenceOf(kept, wanted))).toBe(true)
  })

  it('names what is new, what changed and in which fields, and what is gone', () => {
    const difference = differenceOf([city, ward].map(inForce), [
      { ...ward, agencyCode: 'H99.7', receives: false },
      centre,
    ])
    expect(difference).toEqual({
      added: ['centre'],
      changed: [{ id: 'ward-1', fields: ['receives', 'agencyCode'] }],
      removed: ['city'],
    })
  })

  it('takes a unit that had ended as a new one', () => {
    const ended = { ...inForce(ward), validTo: Temporal.PlainDate.from('2026-01-01') }
    expect(differenceOf([ended], [ward]).added).toEqual(['ward-1'])
  })
})

describe('a list of units', () => {
  it.each([
    ['the same id twice', [ward, { ...ward, agencyCode: undefined }], 'twice'],
    ['a parent that is missing', [ward], 'unknown_parent'],
    [
      'parents that go round',
      [
        { ...ward, parent: 'city' },
        { ...city, parent: 'ward-1' },
      ],
      'own_ancestor',
    ],
    ['one code for two units', [city, ward, { ...ward, id: 'ward-2' }], 'code_taken'],
  ])('is refused with %s', (_, units, because) => {
    expect(faultsOf(units).map(fault => fault.because)).toContain(because)
  })

  it('is good when every parent is there', () => {
    expect(faultsOf([ward, city, centre])).toEqual([])
  })
})

describe('the one-stop counter of an authority', () => {
  const units = [city, ward, centre, department].map(inForce)

  it('is its own when it receives', () => {
    expect(counterOf(inForce(ward), units)?.id).toBe('ward-1')
  })

  it("is the city's centre for a department, never another authority that happens to receive", () => {
    expect(counterOf(inForce(department), units)?.id).toBe('centre')
  })

  it('is nobody where nothing above receives', () => {
    expect(counterOf(inForce(department), [inForce(department)])).toBeUndefined()
  })
})
