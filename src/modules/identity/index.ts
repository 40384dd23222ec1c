import type { Locale } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { localPath } from '../../platform/http/index.ts'
import { paths } from './paths.ts'
import { deleteOldAttempts } from './store/attempts.ts'
import { type Citizen, type CitizenId, findCitizenRow } from './store/citizens.ts'
import { deleteOldSessions } from './store/sessions.ts'
import { deleteOldTrips } from './store/trips.ts'

export { type DemoAccounts, issueToken } from './actions/issue-token.ts'
export { verifyPassword } from './actions/officer-sign-in.ts'
export { registerIdentityCommands } from './commands.ts'
export { type IdentityDeps, identityHook } from './hook.ts'
export { paths as identityPaths } from './paths.ts'
export type { ProviderSettings } from './provider.ts'
export { type IdentityRouteDeps, identityRoutes } from './routes.tsx'

export { type Citizen, type CitizenClaims, type CitizenId, saveCitizen } from './store/citizens.ts'
export { openSession } from './store/sessions.ts'

/** What the identity provider last said of a citizen; answers of forms are offered from it. */
export function findCitizen(db: Db, id: CitizenId): Promise<Citizen | undefined> {
  return findCitizenRow(db, id)
}

/** Where somebody signs in who may not see a page yet; afterwards they are taken to `returnTo`, in its language. */
export function signInPath(who: 'citizen' | 'officer', returnTo: string, locale: Locale): string {
  const path = who === 'officer' ? paths.officerSignIn : paths.signIn
  return `${localPath(path, locale)}?${new URLSearchParams({ returnTo })}`
}

/** Forgets sessions that ended a month ago, trips and counted attempts that are over. For a nightly job. */
export async function forgetOldSignIns(db: Db, now: Temporal.Instant): Promise<void> {
  await deleteOldSessions(db, now.subtract({ hours: 30 * 24 }))
  await deleteOldTrips(db, now)
  await deleteOldAttempts(db, now)
}
