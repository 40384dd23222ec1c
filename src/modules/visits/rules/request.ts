import {
  type DayPart,
  dayParts,
  type Help,
  helps,
  type Reason,
  type Relation,
  reasons,
  relations,
  type VisitDetails,
} from '../visit.ts'

/** The request as somebody typed it. */
export interface RequestTyped {
  readonly forWhom: string
  readonly askerName: string
  readonly phone: string
  readonly email: string
  readonly personName: string
  readonly personPhone: string
  readonly personNumber: string
  readonly relation: string
  readonly reason: string
  readonly reasonText: string
  readonly procedures: readonly string[]
  readonly wish: string
  readonly handOver: string
  readonly ward: string
  readonly address: string
  readonly directions: string
  readonly help: readonly string[]
  readonly days: readonly string[]
  readonly dayPart: string
  readonly consent: string
}

export type RequestFaultCode =
  | 'forWhomMissing'
  | 'nameMissing'
  | 'phoneMissing'
  | 'phoneWrong'
  | 'emailWrong'
  | 'numberWrong'
  | 'relationMissing'
  | 'reasonMissing'
  | 'reasonTextMissing'
  | 'nothingWished'
  | 'codeWrong'
  | 'wardMissing'
  | 'addressMissing'
  | 'daysMissing'
  | 'daysClosed'
  | 'consentMissing'
  | 'tooLong'

export interface RequestFault {
  readonly field: keyof RequestTyped
  readonly code: RequestFaultCode
}

/** What a request may name, and who is known to ask. */
export interface RequestContext {
  readonly wards: ReadonlySet<string>
  readonly procedures: ReadonlySet<string>
  readonly days: ReadonlySet<string>
  /** Whether the unit that serves a ward is closed on a day offered to everybody: a decree may close one unit alone. */
  readonly isClosed?: (ward: string, day: string) => boolean
  readonly isDossierCode: (word: string) => boolean
  readonly language: 'vi' | 'en'
  /** The signed-in citizen; on the telephone the name is typed. */
  readonly asker?: { readonly fullName: string; readonly personalNumber: string } | undefined
}

/** What stands of a request: facts for the record, and details that are nobody else's business. */
export interface RequestRead {
  readonly byRelative: boolean
  readonly reason: Reason
  readonly procedures: readonly string[]
  readonly handOver?: string
  readonly ward: string
  readonly help: readonly Help[]
  readonly wishedDays: readonly string[]
  readonly dayPart: DayPart
  readonly details: VisitDetails
}

/** The request, or everything that is wrong with it, in the order of the page. */
export function readRequest(
  typed: RequestTyped,
  context: RequestContext,
): { readonly request: RequestRead } | { readonly faults: readonly RequestFault[] } {
  const faults = checks.flatMap(([field, check]) => {
    const code = check(typed, context)
    return code === undefined ? [] : [{ field, code }]
  })
  return faults.length > 0 ? { faults } : { request: requestOf(typed, context) }
}

type Check = (typed: RequestTyped, context: RequestContext) => RequestFaultCode | undefined

const isRelative = ({ forWhom }: RequestTyped) => forWhom === 'relative'
const mostText = 500
const long = (text: string, most: number): 'tooLong' | undefined =>
  text.length > most ? 'tooLong' : undefined

const checks: readonly (readonly [keyof RequestTyped, Check])[] = [
  ['askerName', ({ askerName }, { asker }) => (asker === undefined ? nameFault(askerName) : undefined)],
  ['phone', ({ phone }) => phoneFault(phone)],
  ['email', ({ email }) => (email === '' || isEmail(email) ? undefined : 'emailWrong')],
  ['forWhom', ({ forWhom }) => (['self', 'relative'].includes(forWhom) ? undefined : 'forWhomMissing')],
  ['personName', typed => (isRelative(typed) ? nameFault(typed.personName) : undefined)],
  // Not everybody of ninety has a telephone of their own.
  [
    'personPhone',
    typed => (isRelative(typed) && typed.personPhone !== '' ? phoneFault(typed.personPhone) : undefined),
  ],
  [
    'personNumber',
    typed =>
      isRelative(typed) && typed.personNumber !== '' && !/^\d{12}$/.test(typed.personNumber)
        ? 'numberWrong'
        : undefined,
  ],
  [
    'relation',
    typed => (isRelative(typed) && !isOneOf(relations, typed.relation) ? 'relationMissing' : undefined),
  ],
  ['reason', ({ reason }) => (isOneOf(reasons, reason) ? undefined : 'reasonMissing')],
  [
    'reasonText',
    ({ reason, reasonText }) =>
      reason === 'other' && reasonText === '' ? 'reasonTextMissing' : long(reasonText, mostText),
  ],
  [
    'procedures',
    ({ procedures, wish, handOver }, context) =>
      procedures.some(code => context.procedures.has(code)) || wish !== '' || handOver !== ''
        ? undefined
        : 'nothingWished',
  ],
  ['wish', ({ wish }) => long(wish, mostText)],
  [
    'handOver',
    ({ handOver }, { isDossierCode }) =>
      handOver === '' || isDossierCode(handOver.toUpperCase()) ? undefined : 'codeWrong',
  ],
  ['ward', ({ ward }, { wards }) => (wards.has(ward) ? undefined : 'wardMissing')],
  ['address', ({ address }) => (address === '' ? 'addressMissing' : long(address, 300))],
  ['directions', ({ directions }) => long(directions, mostText)],
  [
    'days',
    ({ days, ward }, context) => {
      const offered = days.filter(day => context.days.has(day))
      if (offered.length === 0) return 'daysMissing'
      return offered.some(day => context.isClosed?.(ward, day)) ? 'daysClosed' : undefined
    },
  ],
  ['consent', ({ consent }) => (consent === 'yes' ? undefined : 'consentMissing')],
]

function requestOf(typed: RequestTyped, context: RequestContext): RequestRead {
  const { reason, dayPart, handOver, ward } = typed
  return {
    byRelative: isRelative(typed),
    reason: reason as Reason,
    procedures: typed.procedures.filter(code => context.procedures.has(code)),
    ...(handOver === '' ? {} : { handOver: handOver.toUpperCase() }),
    ward,
    help: typed.help.filter(help => isOneOf(helps, help)),
    wishedDays: typed.days.filter(day => context.days.has(day)),
    dayPart: isOneOf(dayParts, dayPart) ? dayPart : 'any',
    details: detailsOf(typed, context),
  }
}

function detailsOf(typed: RequestTyped, { asker, language }: RequestContext): VisitDetails {
  const askerName = asker?.fullName ?? typed.askerName
  const phone = plainPhone(typed.phone)
  const said = {
    address: typed.address,
    language,
    ...filled({
      directions: typed.directions,
      reasonText: typed.reason === 'other' ? typed.reasonText : '',
      wish: typed.wish,
      email: typed.email,
    }),
  }
  if (!isRelative(typed)) {
    const known = filled({ phone, personalNumber: asker?.personalNumber ?? '' })
    return { person: { fullName: askerName, ...known }, ...said }
  }
  const known = filled({ phone: plainPhone(typed.personPhone), personalNumber: typed.personNumber })
  return {
    person: { fullName: typed.personName, ...known },
    asker: { fullName: askerName, phone, relation: typed.relation as Relation },
    ...said,
  }
}

function filled<Key extends string>(fields: Readonly<Record<Key, string>>): Partial<Record<Key, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<
    Record<Key, string>
  >
}

function nameFault(name: string): RequestFaultCode | undefined {
  return name === '' ? 'nameMissing' : long(name, 200)
}

function phoneFault(phone: string): RequestFaultCode | undefined {
  if (phone === '') return 'phoneMissing'
  return /^0\d{8,10}$/.test(plainPhone(phone)) ? undefined : 'phoneWrong'
}

/** A number as it is dialled: people write spaces, dots and +84. */
function plainPhone(phone: string): string {
  return phone.replace(/[\s.()-]/g, '').replace(/^(?:\+84|0084)/, '0')
}

function isEmail(text: string): boolean {
  return text.length <= 200 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)
}

function isOneOf<Word extends string>(words: readonly Word[], text: string): text is Word {
  return (words as readonly string[]).includes(text)
}
