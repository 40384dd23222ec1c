/** What is wrong with one thing said of an officer; the key of its sentence. */
export interface OfficerFault {
  readonly field: 'fullName' | 'email' | 'titleVi' | 'titleEn'
  readonly fault:
    | 'fullNameMissing'
    | 'emailMissing'
    | 'emailWrong'
    | 'titleMissing'
    | 'tooLong'
    | 'notOneLine'
}

/** What somebody says of an officer. */
export interface OfficerDescription {
  readonly fullName: string
  /** Left out where it is not asked for: it stays as it is. */
  readonly email?: string | undefined
  readonly title: { readonly vi: string; readonly en?: string | undefined }
}

const longest = 200

/** Everything wrong with a name, an e-mail and a title, in the order of the form; spaces around them do not count. */
export function officerFaults({ fullName, email, title }: OfficerDescription): OfficerFault[] {
  return [
    ...lineFault('fullName', fullName, 'fullNameMissing'),
    ...(email === undefined ? [] : emailFault(email.trim())),
    ...lineFault('titleVi', title.vi, 'titleMissing'),
    ...lineFault('titleEn', title.en ?? ''),
  ]
}

function lineFault(
  field: OfficerFault['field'],
  value: string,
  missing?: OfficerFault['fault'],
): OfficerFault[] {
  if (value.trim() === '') return missing === undefined ? [] : [{ field, fault: missing }]
  if (/\p{Cc}/u.test(value)) return [{ field, fault: 'notOneLine' }]
  return value.length > longest ? [{ field, fault: 'tooLong' }] : []
}

function emailFault(email: string): OfficerFault[] {
  if (email === '') return [{ field: 'email', fault: 'emailMissing' }]
  const looksRight = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u.test(email) && email.length <= longest
  return looksRight ? [] : [{ field: 'email', fault: 'emailWrong' }]
}
