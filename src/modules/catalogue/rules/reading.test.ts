import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readLine, readMoney, readNumber, readPhone, readYesNo } from './reading.ts'

describe('numbers, as Vietnamese write them', () => {
  it.each([
    ['12', 12],
    ['1.500', 1500],
    ['1.234.567', 1_234_567],
    ['1.234,5', 1234.5],
    ['45,5', 45.5],
    ['45.5', 45.5],
    ['1,234,567', 1_234_567],
    [' 1 500 ', 1500],
    ['-3', -3],
  ])('%s is %d', (typed, value) => {
    expect(readNumber(typed)).toEqual({ value })
  })

  it.each(['', 'ba', '1.2.3', '12.34.567', '1e9', '0x10', 'Infinity'])('%j is no number', typed => {
    expect(readNumber(typed)).toEqual({ fault: 'not_a_number' })
  })

  it('reads back every whole number written in groups of three', () => {
    const grouped = new Intl.NumberFormat('vi-VN')
    fc.assert(
      fc.property(fc.nat(), n => {
        expect(readNumber(grouped.format(n))).toEqual({ value: n })
      }),
    )
  })
})

it.each([
  ['150.000', 150_000],
  ['150,000', 150_000],
  ['150000', 150_000],
  ['1.500.000 đồng', 1_500_000],
  ['50.000đ', 50_000],
  ['50.000 VNĐ', 50_000],
])('reads %s as %d đồng', (typed, value) => {
  expect(readMoney(typed)).toEqual({ value })
})

it.each(['1,5', '150.00', '-5', 'năm nghìn'])('%j is no amount of money', typed => {
  expect(readMoney(typed)).toEqual({ fault: 'not_an_amount' })
})

it.each([
  ['27', '3', '1985', { value: '1985-03-27' }],
  [' 01 ', '02', '2026', { value: '2026-02-01' }],
  ['29', '2', '2024', { value: '2024-02-29' }],
  ['29', '2', '2026', { fault: 'not_a_date' }],
  ['31', '4', '2026', { fault: 'not_a_date' }],
  ['1', '13', '2026', { fault: 'not_a_date' }],
  ['1', '1', '85', { fault: 'not_a_date' }],
  ['1', '', '1985', { fault: 'date_incomplete' }],
  ['một', '1', '1985', { fault: 'not_a_date' }],
])('reads the boxes %j %j %j as %o', (day, month, year, reading) => {
  expect(readDate(day, month, year)).toEqual(reading)
})

it.each([
  ['+84 912 345 678', '0912345678'],
  ['0084912345678', '0912345678'],
  ['84912345678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['+84 0912345678', '0912345678'],
  ['(024) 3825 3536', '02438253536'],
])('reads the phone number %s as %s', (typed, number) => {
  expect(readPhone(typed)).toBe(number)
})

it('puts a name typed in pieces together: composed letters, single spaces', () => {
  expect(readLine('  Nguye\u0302\u0303n   Thi\u0323 Hoa ')).toBe('Nguyễn Thị Hoa')
})

it('reads yes and no', () => {
  expect(readYesNo('yes')).toEqual({ value: true })
  expect(readYesNo('no')).toEqual({ value: false })
  expect(readYesNo('có lẽ')).toEqual({ fault: 'not_a_choice' })
})
