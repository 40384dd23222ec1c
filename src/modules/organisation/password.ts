import { type Argon2Parameters, argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** 19 MiB, two passes, one lane. @source OWASP Password Storage Cheat Sheet, argon2id */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** A password as the database keeps it: argon2id in the PHC string format, with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await deriveTag(password, { ...cost, nonce })
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Whether the password is the one behind the hash. @throws Error when the hash is not one of ours */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const parts = phc.exec(hash)
  if (parts === null) throw new Error('a stored password hash cannot be read')
  const [, memory = '', passes = '', parallelism = '', nonce = '', expected = ''] = parts
  const tag = await deriveTag(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
  })
  const wanted = Buffer.from(expected, 'base64')
  return tag.length === wanted.length && timingSafeEqual(tag, wanted)
}

let nobody: Promise<string> | undefined

/** Takes as long as a real comparison: the time of an answer must not tell which e-mail addresses have an account. */
export async function matchNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(16).toString('base64'))
  await passwordMatches(password, await nobody)
  return false
}

function deriveTag(
  password: string,
  parameters: Omit<Argon2Parameters, 'message' | 'tagLength'>,
): Promise<Buffer> {
  // One person's keyboard writes ế as one sign, another's as two: both are the same password.
  return derive('argon2id', { ...parameters, message: password.normalize('NFKC'), tagLength })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** Read aloud at a counter: no letter that looks like another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to hand over once, of about 79 random bits. @example generatePassword() // 'k7rm-p3wd-xq9h-tn4f' */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
