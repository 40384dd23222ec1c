import { describe, expect, it } from 'vitest'
import { aProcedure, someTerms } from './fixture.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { dictionaryOf } from './rules/dictionary.ts'
import { computeFees } from './rules/fees.ts'
import type { AnswerFaultCode } from './rules/form.ts'
import { explainFee, sayCondition, sayFault, sayFeeRule, sayLimit } from './words.ts'

const { form } = aProcedure({ code: '1.000001' })
const dictionary = dictionaryOf(someTerms)
const basis = '226/2016/TT-BTC'

it('has every sentence in both languages, composed', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi))
  for (const text of [...Object.values(vi), ...Object.values(en)]) {
    const words = typeof text === 'string' ? text : String(text)
    expect(words).toBe(words.normalize('NFC'))
    expect(words).not.toBe('')
  }
})

it.each([
  [{ workingDays: 3 }, '3 ngày làm việc', '3 working days'],
  [{ workingDays: 1 }, '1 ngày làm việc', '1 working day'],
  [{ workingHours: 8 }, '8 giờ làm việc', '8 working hours'],
  [{ calendarDays: 30 }, '30 ngày', '30 days'],
  [{ months: 2 }, '2 tháng', '2 months'],
  [{ session: true as const }, 'Ngay trong buổi làm việc', 'While you wait'],
])('says the limit %o', (limit, vietnamese, english) => {
  expect(sayLimit(limit, 'vi')).toBe(vietnamese)
  expect(sayLimit(limit, 'en')).toBe(english)
})

describe('fees in words', () => {
  const name = { vi: 'Phí' }
  it.each([
    [{ fixed: 0 }, 'Không thu'],
    [{ fixed: 8000 }, '8.000 đồng'],
    [{ perCopy: 8000, copies: 'copies' }, '8.000 đồng mỗi bản'],
    [{ percent: 0.15, of: 'capital', cap: 5_000_000 }, '0,15% của “Vốn”, nhiều nhất 5.000.000 đồng'],
    [{ unknown: { vi: 'Theo nghị quyết của Hội đồng nhân dân' } }, 'Theo nghị quyết của Hội đồng nhân dân'],
  ])('%o', (amount, words) => {
    expect(sayFeeRule({ kind: 'fee', name, amount, basis }, 'vi', form, dictionary)).toBe(words)
  })

  it.each([
    [{ percent: 0.15, of: 'capital' }, { capital: 1_000_000 }, '0,15% của 1.000.000 đồng.'],
    [{ percent: 0.15, of: 'capital', min: 5000 }, { capital: 1_000_000 }, /thấp hơn mức tối thiểu/],
    [{ perCopy: 8000, copies: 'copies' }, { copies: 3 }, '8.000 đồng mỗi bản, 3 bản.'],
    [{ perCopy: 8000, copies: 'copies' }, {}, 'Tính được khi bạn trả lời hết các câu hỏi.'],
    [{ unknown: { vi: 'theo nghị quyết' } }, {}, 'Nguồn không ghi con số: theo nghị quyết'],
  ])('explains %o of %o', (amount, answers, words) => {
    const on = Temporal.PlainDate.from('2026-11-23')
    const [line] = computeFees(
      { fees: [{ kind: 'fee', name, amount, basis }] },
      { answers, channel: 'online', on },
    ).lines
    expect(line && explainFee(line, 'vi')).toMatch(words)
  })
})

it('says a condition by its questions, and nothing rather than a key', () => {
  expect(sayCondition({ field: 'late', is: true }, 'vi', form, dictionary)).toBe('Đã quá hạn? – Có')
  expect(sayCondition({ field: 'personSex', in: ['male', 'female'] }, 'en', form, dictionary)).toBe(
    'Sex – Male or Female',
  )
  expect(sayCondition({ not: { field: 'late', is: true } }, 'vi', form, dictionary)).toBe(
    'không phải: Đã quá hạn? – Có',
  )
  expect(
    sayCondition(
      {
        all: [
          { field: 'late', is: true },
          { field: 'gone', is: 1 },
        ],
      },
      'vi',
      form,
      dictionary,
    ),
  ).toBeUndefined()
})

describe('faults in words', () => {
  it.each([
    ['personName', 'required', undefined, 'Nhập họ và tên', 'Enter full name'],
    ['personSex', 'required', undefined, 'Chọn câu trả lời cho “Giới tính”', 'Choose an answer for “Sex”'],
    ['late', 'required', undefined, 'Trả lời câu “Đã quá hạn?”', 'Answer “Is it late?”'],
    ['copies', 'too_small', 1, '“Số bản” phải từ 1 trở lên', '“Number of copies” must be 1 or more'],
    [
      'personBirth',
      'too_early',
      '1900-01-01',
      '“Ngày sinh” phải từ ngày 01/01/1900 trở đi',
      /on or after 01\/01\/1900/,
    ],
    ['salary', 'unknown_field', undefined, 'Biểu mẫu không có câu hỏi “salary”', /no question “salary”/],
  ])('%s %s', (field, code, limit, vietnamese, english) => {
    const fault = { field, code: code as AnswerFaultCode, ...(limit === undefined ? {} : { limit }) }
    expect(sayFault(fault, form, dictionary, 'vi')).toBe(vietnamese)
    expect(sayFault(fault, form, dictionary, 'en')).toMatch(english)
  })
})
