/** What the QR code of an identity card says of its holder. Dates are ISO text. */
export interface IdentityCard {
  readonly personalNumber: string
  /** The nine digits of the card they had before, where the card names it. */
  readonly oldNumber?: string
  readonly fullName: string
  readonly dateOfBirth?: string
  readonly sex?: 'male' | 'female'
  readonly address?: string
  readonly issuedOn?: string
}

/** Why a text is no card: another layout (a health insurance card, VNeID's own code), no number of twelve digits, no name. */
export type CardFault = 'another_layout' | 'no_number' | 'no_name'

/** What was read and looks odd: said to the officer, never a reason to refuse. */
export type CardDoubt = 'letters_lost' | 'no_birth_date' | 'birth_year_differs' | 'sex_differs'

export type CardReading =
  | { readonly read: true; readonly card: IdentityCard; readonly doubts: readonly CardDoubt[] }
  | { readonly read: false; readonly because: CardFault }

/**
 * Reads what a scanner makes of an identity card's QR code: `number|old number|name|birth|sex|address|issued`, days as
 * ddMMyyyy. Cards since July 2024 go on after that with fields of their own, which nobody asks for here: they are let
 * go. A field that is missing or cannot be read is left out; number and name must be there.
 * @source docs/legal/reception.md#the-identity-card
 */
export function readCardQr(text: string): CardReading {
  const fields = fieldsIn(text)
  const [number = '', old = '', name = '', birth = '', sex = '', address = '', issued = ''] = fields
  if (fields.length < 3) return { read: false, because: 'another_layout' }
  if (!/^0\d{11}$/.test(number)) return { read: false, because: 'no_number' }
  if (!/\p{L}/u.test(name)) return { read: false, because: 'no_name' }
  const card: IdentityCard = {
    personalNumber: number,
    ...(/^\d{9}$/.test(old) ? { oldNumber: old } : {}),
    fullName: nameOf(name),
    ...known('dateOfBirth', dayOf(birth)),
    ...known('sex', sexOf(sex)),
    ...known('address', address === '' ? undefined : address),
    ...known('issuedOn', dayOf(issued)),
  }
  return { read: true, card, doubts: doubtsOf(card) }
}

/** Scanners end with the Enter or Tab key, may begin with a byte order mark, and some split the accents off their letters. */
function fieldsIn(text: string): string[] {
  const line = text.replaceAll('\uFEFF', '').normalize('NFC')
  return line.split('|').map(field => field.replace(/\s+/gu, ' ').trim())
}

function known<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value })
}

/** A name all in capitals or all in small letters is written as names are; any other stays as the card has it. */
function nameOf(name: string): string {
  const small = name.toLocaleLowerCase('vi')
  if (name !== small && name !== name.toLocaleUpperCase('vi')) return name
  return small.replace(/(^|[\s'’-])(\p{L})/gu, (_, before, letter) => before + letter.toLocaleUpperCase('vi'))
}

function dayOf(digits: string): string | undefined {
  const [, day, month, year] = /^(\d\d)[/.-]?(\d\d)[/.-]?(\d{4})$/.exec(digits) ?? []
  if (day === undefined) return undefined
  const iso = `${year}-${month}-${day}`
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

function sexOf(word: string): 'male' | 'female' | undefined {
  const said = word.toLocaleLowerCase('vi')
  if (said === 'nam') return 'male'
  return said === 'nữ' || said === 'nu' ? 'female' : undefined
}

/** The number itself says sex, century and year of birth; it keeps them when a register is corrected later. */
export function doubtsOf(
  card: Pick<IdentityCard, 'fullName' | 'personalNumber' | 'dateOfBirth' | 'sex'>,
): CardDoubt[] {
  const century = Number(card.personalNumber[3])
  const bornIn = 1900 + Math.floor(century / 2) * 100 + Number(card.personalNumber.slice(4, 6))
  const sex = century % 2 === 0 ? 'male' : 'female'
  const { dateOfBirth } = card
  return [
    ...(/[^\p{L}\p{M}\s.'’-]/u.test(card.fullName) ? (['letters_lost'] as const) : []),
    ...(dateOfBirth === undefined ? (['no_birth_date'] as const) : []),
    ...(dateOfBirth !== undefined && Number(dateOfBirth.slice(0, 4)) !== bornIn
      ? (['birth_year_differs'] as const)
      : []),
    ...(card.sex !== undefined && card.sex !== sex ? (['sex_differs'] as const) : []),
  ]
}
