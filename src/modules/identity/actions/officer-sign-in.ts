import type { Db } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import {
  emailKey,
  findOfficerByEmail,
  isOfficersPassword,
  type Officer,
  type OfficerId,
} from '../../organisation/index.ts'
import { attemptsPerAccount, attemptsPerMachine } from '../rules/attempts.ts'
import { attemptKey, countAttempt, forgiveAttempt } from '../store/attempts.ts'
import { openSession } from '../store/sessions.ts'

export interface OfficerSignIn {
  readonly email: string
  readonly password: string
  /** The machine that asks, for counting only. */
  readonly machine: string
}

/**
 * Signs an officer in and gives the cookie's token; undefined when e-mail or password is wrong or the officer may no
 * longer sign in: which of these is not told, nor shown by the time it takes.
 * @throws Refusal 429 `too_many_attempts` with the minutes to wait
 */
export async function signInOfficer(
  db: Db,
  { email, password, machine }: OfficerSignIn,
  now: Temporal.Instant,
): Promise<{ officer: Officer; token: string } | undefined> {
  const account = attemptKey('account', emailKey(email))
  const place = attemptKey('machine', machine)
  await allowAttempt(db, place, attemptsPerMachine, now)
  await allowAttempt(db, account, attemptsPerAccount, now)
  const officer = await findOfficerByEmail(db, email)
  const right = await isOfficersPassword(db, officer?.id, password)
  if (!right || officer === undefined || officer.disabledAt !== null) return undefined
  await forgiveAttempt(db, account, place)
  const { token } = await openSession(db, { kind: 'officer', id: officer.id }, 'cookie', now)
  return { officer, token }
}

/**
 * Whether the password is this officer's, asked again where it counts: at a signature, at a change of password. Called
 * outside the act's transaction, so that a refused act does not forget the attempt.
 * @throws Refusal 429 `too_many_attempts` with the minutes to wait
 */
export async function verifyPassword(
  db: Db,
  officer: OfficerId,
  password: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const account = attemptKey('account', `officer:${officer}`)
  await allowAttempt(db, account, attemptsPerAccount, now)
  const right = await isOfficersPassword(db, officer, password)
  if (right) await forgiveAttempt(db, account, undefined)
  return right
}

async function allowAttempt(db: Db, key: Buffer, most: number, now: Temporal.Instant): Promise<void> {
  const { attempts, windowEnds } = await countAttempt(db, key, now)
  if (attempts <= most) return
  const minutes = Math.max(1, Math.ceil(windowEnds.since(now).total('minutes')))
  throw new Refusal(429, 'too_many_attempts', { minutes })
}
