import { type Db, transaction } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import { findOfficerByEmail } from '../../organisation/index.ts'
import { type CitizenClaims, findCitizenRowByPersonalNumber, saveCitizen } from '../store/citizens.ts'
import { openSession, type Subject } from '../store/sessions.ts'

/** Accounts of the demo city that may not have signed in yet, by what people call them. */
export interface DemoAccounts {
  citizen(name: string): CitizenClaims | undefined
  /** The e-mail of the officer with this key. */
  officerEmail(name: string): string | undefined
}

/**
 * A bearer token for the API: for an officer by e-mail, a citizen by personal number, a demo account also by its key.
 * @throws Refusal 404 `no_such_account`; 403 `account_disabled`
 */
export async function issueToken(
  db: Db,
  account: string,
  now: Temporal.Instant,
  demo?: DemoAccounts | undefined,
): Promise<string> {
  const subject = await findSubject(db, account, now, demo)
  if (subject === undefined) throw new Refusal(404, 'no_such_account')
  return (await openSession(db, subject, 'token', now)).token
}

async function findSubject(
  db: Db,
  account: string,
  now: Temporal.Instant,
  demo: DemoAccounts | undefined,
): Promise<Subject | undefined> {
  const email = account.includes('@') ? account : demo?.officerEmail(account)
  if (email !== undefined) {
    const officer = await findOfficerByEmail(db, email)
    if (officer !== undefined && officer.disabledAt !== null) throw new Refusal(403, 'account_disabled')
    return officer && { kind: 'officer', id: officer.id }
  }
  const claims = demo?.citizen(account)
  const citizen = claims
    ? await transaction(db, tx => saveCitizen(tx, claims, now))
    : await findCitizenRowByPersonalNumber(db, account)
  return citizen && { kind: 'citizen', id: citizen.id }
}
