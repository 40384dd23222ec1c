import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a cookie, a bearer token or a trip to the identity provider. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a secret. A plain hash is enough: 256 bits cannot be guessed. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
