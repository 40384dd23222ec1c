import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { birthAnswers } from '../../test/support/filings.ts'
import {
  type Answers,
  checkAnswers,
  dictionaryOf,
  readAnswers,
  sayDoubt,
  sayFault,
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

const today = Temporal.PlainDate.from('2026-11-23')

function formOf(code: string) {
  const found = pack.procedures.find(each => each.code === code)
  if (!found) throw new Error(`${code} is not in the pack`)
  return found.form
}

describe('a birth', () => {
  const check = (changed: Answers, filedOn = today) =>
    checkAnswers(
      formOf('1.001193'),
      dictionaryOf(pack.dictionary),
      { ...birthAnswers, ...changed },
      { today, filedOn },
    )
  const refused = (changed: Answers, filedOn?: Temporal.PlainDate) =>
    check(changed, filedOn).errors.map(({ field, code }) => `${field} ${code}`)

  test('that agrees with itself is let through', () => {
    expect(refused({})).toEqual([])
    // The 60th day is still in time.
    expect(refused({ childBirth: '2026-09-24' })).toEqual([])
    expect(refused({ childBirth: '2026-09-23', late: true, exemption: 'none' })).toEqual([])
  })

  test.each([
    ['a mother younger than her child', { motherBirth: '2026-10-01' }, 'motherBirth implausible'],
    ['a mother of eleven', { motherBirth: '2014-09-29' }, 'motherBirth implausible'],
    ['one who registers it and is eleven', { requesterBirth: '2014-09-29' }, 'childBirth implausible'],
    ['61 days said to be no more than 60', { childBirth: '2026-09-23' }, 'late implausible'],
    [
      '60 days said to be more',
      { childBirth: '2026-09-24', late: true, exemption: 'none' },
      'late implausible',
    ],
    ['one registered by the child’s spouse', { relation: 'spouse' }, 'relation not_a_choice'],
  ] as const)('with %s is refused at that question', (_title, changed, fault) => {
    expect(refused(changed)).toEqual([fault])
  })

  test('with a father of eleven is refused', () => {
    const father = {
      hasFather: true,
      fatherName: 'Hoàng Văn An',
      fatherBirth: '2014-09-29',
      fatherEthnicity: 'Kinh',
      fatherNationality: 'Việt Nam',
      fatherAddress: 'Hà Nội',
    }
    expect(refused(father)).toEqual(['fatherBirth implausible'])
    expect(refused({ ...father, fatherBirth: '2014-09-28' })).toEqual([])
  })

  test('counts its 60 days to the filing, also when it is corrected later', () => {
    const filed = Temporal.PlainDate.from('2026-11-20')
    expect(refused({ childBirth: '2026-09-22' }, filed)).toEqual([])
    expect(refused({ childBirth: '2026-09-22' })).toEqual(['late implausible'])
  })

  test('says at the question what to do', () => {
    const [fault] = check({ childBirth: '2026-09-01' }).errors
    const said = (locale: 'vi' | 'en') =>
      fault && sayFault(fault, formOf('1.001193'), dictionaryOf(pack.dictionary), locale)
    expect(said('vi')).toBe(
      'Theo ngày sinh đã khai, trẻ sinh ra đã quá 60 ngày. Chọn “Có”, hoặc sửa ngày sinh của trẻ',
    )
    expect(said('en')).toContain('more than 60 days ago')
  })

  test('is refused on the page where it is answered', () => {
    const dictionary = dictionaryOf(pack.dictionary)
    const body = {
      motherName: 'Trịnh Thị Mai Hoa',
      'motherBirth-day': '1',
      'motherBirth-month': '1',
      'motherBirth-year': '2020',
      motherEthnicity: 'Kinh',
      motherNationality: 'Việt Nam',
      motherAddress: 'Hà Nội',
    }
    const read = readAnswers(formOf('1.001193'), dictionary, 'mother', body, { today, earlier: birthAnswers })
    expect(read.errors.map(({ field }) => field)).toEqual(['motherBirth'])
    expect(read.answers).not.toHaveProperty('motherBirth')
  })
})

describe('a social pension', () => {
  const doubts = (changed: Answers) =>
    checkAnswers(
      formOf('1.014027'),
      dictionaryOf(pack.dictionary),
      {
        pensionCase: 'new',
        personBirth: '1950-01-01',
        pensionGround: 'age75',
        otherPension: false,
        ...changed,
      },
      { today },
    ).doubts.map(doubt => sayDoubt(doubt, 'vi'))

  test('whose conditions are met raises no doubt', () => {
    expect(doubts({})).toEqual([])
    expect(doubts({ personBirth: '1951-11-23' })).toEqual([])
    expect(doubts({ personBirth: '1956-11-23', pensionGround: 'poor70' })).toEqual([])
  })

  test.each([
    ['before 75', { personBirth: '1951-11-24' }, 'chưa đủ 75 tuổi'],
    ['before 70', { personBirth: '1956-11-24', pensionGround: 'poor70' }, 'chưa đủ 70 tuổi'],
    ['long before 75', { personBirth: '1996-01-01' }, 'chưa đủ 70 tuổi'],
    ['beside another pension', { otherPension: true }, 'đang hưởng lương hưu'],
  ] as const)('%s is doubted, not refused', (_title, changed, words) => {
    expect(doubts(changed)).toEqual([expect.stringContaining(words)])
    expect(doubts(changed)[0]).toMatch(/^Có vẻ chưa đủ điều kiện vì /)
  })
})

describe('a child in the linked procedure', () => {
  const residence = {
    residenceWith: 'mother',
    residenceWard: 'ward-00004',
    residenceAddress: 'Số 18, ngõ 45, phố Trúc Bạch',
    householderName: 'Hoàng Hải Nam',
    clinic: 'Trạm Y tế phường Ba Đình',
  }
  const refused = (changed: Answers) =>
    checkAnswers(
      formOf('3.000722'),
      dictionaryOf(pack.dictionary),
      { ...birthAnswers, ...residence, ...changed },
      { today },
    ).errors.map(({ field, code }) => `${field} ${code}`)

  test('is filed with the answers of birth registration and the two matters beside it', () => {
    expect(refused({})).toEqual([])
    expect(refused({ clinic: '' })).toEqual(['clinic required'])
  })

  test('is under six years old', () => {
    expect(refused({ childBirth: '2020-11-24', late: true, exemption: 'none' })).toEqual([])
    expect(refused({ childBirth: '2020-11-22', late: true, exemption: 'none' })).toEqual([
      'childBirth implausible',
    ])
  })

  test('is not an abandoned one: that is birth registration alone', () => {
    expect(refused({ birthCase: 'abandoned' })).toEqual(['birthCase not_a_choice'])
  })
})
