import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IdentityCard, readCardQr } from './card-qr.ts'

const thi = {
  personalNumber: '099185001234',
  oldNumber: '012345678',
  fullName: 'Trần Thị Thu Hiền',
  dateOfBirth: '1985-08-05',
  sex: 'female',
  address: 'Số 7, ngõ 12, phố Đội Cấn, Ba Đình, Hà Nội',
  issuedOn: '2021-04-15',
} as const satisfies IdentityCard

const asPrinted =
  '099185001234|012345678|Trần Thị Thu Hiền|05081985|Nữ|Số 7, ngõ 12, phố Đội Cấn, Ba Đình, Hà Nội|15042021'
const { oldNumber: _old, ...withoutOld } = thi
const { issuedOn: _issued, ...withoutIssue } = thi
const { dateOfBirth: _birth, ...withoutBirth } = thi
const { address: _address, ...withoutAddress } = withoutIssue

/** What scanners have been seen to send, and what is read. */
const cards: readonly (readonly [string, string, IdentityCard, readonly string[]])[] = [
  ['a card with a chip, as it is printed', asPrinted, thi, []],
  ['the Enter key of the scanner behind it', `${asPrinted}\r\n`, thi, []],
  ['a byte order mark before it', `\uFEFF${asPrinted}`, thi, []],
  ['accents split off their letters (NFD)', asPrinted.normalize('NFD'), thi, []],
  ['no earlier card', asPrinted.replace('012345678', ''), withoutOld, []],
  ['a name in capitals', asPrinted.replace(thi.fullName, 'TRẦN THỊ THU HIỀN'), thi, []],
  ['a name in small letters', asPrinted.replace(thi.fullName, 'trần thị thu hiền'), thi, []],
  ['more spaces than needed', asPrinted.replace('Thị Thu', 'Thị   Thu '), thi, []],
  ['days written with strokes', asPrinted.replace('05081985', '05/08/1985'), thi, []],
  ['a card since 2024: more fields behind', `${asPrinted}||Trần Văn Nam|Lê Thị Hồng|`, thi, []],
  ['nothing after the sex', asPrinted.split('|').slice(0, 5).join('|'), withoutAddress, []],
  ['no day of issue', asPrinted.replace('15042021', ''), withoutIssue, []],
  ['a day that is none', asPrinted.replace('05081985', '31021985'), withoutBirth, ['no_birth_date']],
  ['only a year of birth', asPrinted.replace('05081985', '1985'), withoutBirth, ['no_birth_date']],
  [
    'another year than the number says',
    asPrinted.replace('05081985', '05081986'),
    { ...thi, dateOfBirth: '1986-08-05' },
    ['birth_year_differs'],
  ],
  [
    'another century than the number says',
    asPrinted.replace('05081985', '05082085'),
    { ...thi, dateOfBirth: '2085-08-05' },
    ['birth_year_differs'],
  ],
  [
    'another sex than the number says',
    asPrinted.replace('Nữ', 'Nam'),
    { ...thi, sex: 'male' },
    ['sex_differs'],
  ],
  [
    'letters the scanner cannot type',
    asPrinted.replace('Trần', 'Tr?n'),
    { ...thi, fullName: 'Tr?n Thị Thu Hiền' },
    ['letters_lost'],
  ],
]

/** No card, and why. */
const others: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'another_layout'],
  ['the code of a dossier', 'H26.107-261005-0001', 'another_layout'],
  ['an address', 'https://vneid.gov.vn/abc', 'another_layout'],
  ['a health insurance card', 'GD4010120878811|4c6f|01/01/1990|1|01 - 065', 'no_number'],
  ['a number one digit short', asPrinted.slice(1), 'no_number'],
  ['a number that does not begin with 0', asPrinted.replace('099', '199'), 'no_number'],
  ['no name', asPrinted.replace(thi.fullName, ''), 'no_name'],
]

describe('the QR code of an identity card', () => {
  test.each(cards)('%s', (_, text, card, doubts) => {
    expect(readCardQr(text)).toEqual({ read: true, card, doubts })
  })

  test.each(others)('is not: %s', (_, text, because) => {
    expect(readCardQr(text)).toEqual({ read: false, because })
  })

  test('whatever is scanned, an answer is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(typeof readCardQr(text).read).toBe('boolean')
      }),
    )
  })

  test('what is written in the layout is read back, whatever letters, line ends and later fields', () => {
    const first = Temporal.PlainDate.from('1930-01-01')
    const day = fc.integer({ min: 0, max: 35_000 }).map(days => first.add({ days }).toString())
    const parts = fc.record({
      rest: fc.stringMatching(/^\d{8}$/),
      name: fc.constantFrom('Nguyễn Văn Ân', 'Đặng Thị Ư', 'H’Hen Niê', 'Lê-Ý Quỳnh'),
      birth: day,
      issued: day,
      tail: fc.array(fc.constantFrom('', 'Nguyễn Văn Cha', '12345'), { maxLength: 4 }),
      form: fc.constantFrom('NFC', 'NFD'),
      end: fc.constantFrom('', '\n', '\r\n', '\t'),
    })
    const printed = (iso: string) => iso.split('-').toReversed().join('')
    fc.assert(
      fc.property(parts, ({ rest, name, birth, issued, tail, form, end }) => {
        const number = `0991${rest}`
        const fields = [number, '', name, printed(birth), 'Nữ', 'Hà Nội', printed(issued), ...tail]
        const reading = readCardQr(`${fields.join('|').normalize(form)}${end}`)
        expect(reading).toMatchObject({
          read: true,
          card: {
            personalNumber: number,
            fullName: name,
            dateOfBirth: birth,
            issuedOn: issued,
            sex: 'female',
          },
        })
      }),
    )
  })
})
