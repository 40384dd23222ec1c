import { randomBytes } from 'node:crypto'

/** Crockford's alphabet has no I, L, O and U: nothing to mistake when read aloud or typed from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 26

/** A new secret for a paper's QR code: 128 random bits in 26 characters. Who holds it may read what the paper says. */
export function newCheckToken(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let token = ''
  for (let n = 0; n < length; n += 1) {
    token = alphabet[Number(bits & 31n)] + token
    bits >>= 5n
  }
  return token
}

/**
 * The token in what somebody typed or scanned: case, spaces and hyphens do not matter, O is 0, I and L are 1.
 * Undefined when it can be no token.
 */
export function parseCheckToken(text: string): string | undefined {
  const token = text
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(token) ? token : undefined
}

/** The token in groups, as printed under the QR code and at the foot of a paper. */
export function printedCheckToken(token: string): string {
  return token.match(/.{1,5}/g)?.join('-') ?? token
}
