import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPersonName, isPhone, isTaxCode, personalNumberDoubts, readPersonalNumber } from './numbers.ts'

const today = Temporal.PlainDate.from('2026-11-23')

describe('tax codes', () => {
  it.each([
    ['0100109106', true, 'check digit 6'],
    ['0101248141', true, 'check digit 1'],
    ['0300588569', true, 'check digit 9'],
    ['0100109106-001', true, 'a branch'],
    ['0100109106001', true, 'a branch without its dash'],
    ['0100109107', false, 'wrong check digit'],
    ['010010910', false, 'nine digits'],
    ['001199012345', true, 'the personal number of an owner'],
  ])('%s → %s: %s', (code, valid) => {
    expect(isTaxCode(code)).toBe(valid)
  })

  it('let at most one last digit stand for nine first ones', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), nine => {
        const valid = [...'0123456789'].filter(last => isTaxCode(nine + last))
        expect(valid.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('personal numbers', () => {
  it.each([
    ['099196000001', { bornIn: 1996, sex: 'female' }],
    ['099090000001', { bornIn: 1990, sex: 'male' }],
    ['099326000001', { bornIn: 2026, sex: 'female' }],
    ['099204000001', { bornIn: 2004, sex: 'male' }],
  ])('%s was given for %o', (number, said) => {
    expect(readPersonalNumber(number)).toEqual(said)
  })

  it('raise a doubt, never a refusal, when year or sex differ from what was said', () => {
    expect(personalNumberDoubts('099196000001', { bornOn: '1996-05-01', sex: 'female', today })).toEqual([])
    expect(personalNumberDoubts('099196000001', { bornOn: '1997-05-01', sex: 'male', today })).toEqual([
      'personal_number_year',
      'personal_number_sex',
    ])
    expect(personalNumberDoubts('099399000001', { today })).toEqual(['personal_number_year'])
  })
})

it.each([
  ['0912345678', true],
  ['02438253536', true],
  ['0112345678', false],
  ['091234567', false],
])('takes %s for a phone number: %s', (number, valid) => {
  expect(isPhone(number)).toBe(valid)
})

it.each([
  ['Nguyễn Thị Hồng Nhung', true],
  ['Tôn Nữ Công Huyền Thị Ngọc Minh Châu', true],
  ['H’Hen Niê', true],
  ['Y Bhin-Ksor', true],
  ['Nguyễn Văn 2', false],
  ['<b>An</b>', false],
])('takes %s for a full name: %s', (name, valid) => {
  expect(isPersonName(name)).toBe(valid)
})
