import { type Db, transaction } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import type { Provider } from '../provider.ts'
import { type Citizen, saveCitizen } from '../store/citizens.ts'
import { openSession } from '../store/sessions.ts'
import { beginTrip, endTrip } from '../store/trips.ts'

/**
 * Sends a citizen's browser to the identity provider: the address to go to. `browser` is the secret this browser keeps
 * until it comes back.
 * @throws Refusal 503 `identity_provider_unavailable`
 */
export async function departForSignIn(
  db: Db,
  provider: Provider,
  trip: { browser: string; returnTo: string; locale: string },
  now: Temporal.Instant,
): Promise<string> {
  const { location, state, nonce, codeVerifier } = await provider.depart(trip.locale)
  await beginTrip(db, { state, nonce, codeVerifier, browser: trip.browser, returnTo: trip.returnTo }, now)
  return location
}

/**
 * Signs in the citizen who comes back, once.
 * @throws Refusal 403 `sign_in_not_completed`, `identity_incomplete`; 410 `sign_in_expired`; 503 `identity_provider_unavailable`
 */
export async function arriveFromSignIn(
  db: Db,
  provider: Provider,
  arrival: { address: URL; browser: string | undefined },
  now: Temporal.Instant,
): Promise<{ citizen: Citizen; token: string; returnTo: string }> {
  const { address, browser } = arrival
  const state = address.searchParams.get('state')
  const trip = state && browser ? await endTrip(db, state, browser, now) : undefined
  if (trip === undefined || state === null) throw new Refusal(410, 'sign_in_expired')
  const claims = await provider.arrive(address, { state, nonce: trip.nonce, codeVerifier: trip.codeVerifier })
  const citizen = await transaction(db, tx => saveCitizen(tx, claims, now))
  const { token } = await openSession(db, { kind: 'citizen', id: citizen.id }, 'cookie', now)
  return { citizen, token, returnTo: trip.returnTo }
}
