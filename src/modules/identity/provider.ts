import * as oidc from 'openid-client'
import { Refusal } from '../../platform/http/index.ts'
import type { CitizenClaims } from './store/citizens.ts'

/** The identity provider of citizens. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** How accounts name the provider; the issuer when left out. The sandbox has one: its address moves with the port. */
  readonly name?: string | undefined
}

export interface Departure {
  readonly location: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** OpenID Connect as this program speaks it: authorization code with PKCE, state and nonce. */
export interface Provider {
  /** @throws Refusal 503 `identity_provider_unavailable` */
  depart(locale: string): Promise<Departure>
  /**
   * What the provider says of whoever came back.
   * @throws Refusal 503 `identity_provider_unavailable`; 403 `sign_in_not_completed` when the provider or the person said no
   */
  arrive(
    address: URL,
    expected: { state: string; nonce: string; codeVerifier: string },
  ): Promise<CitizenClaims>
}

/** Nothing is asked of the provider before the first sign-in: its outage never keeps the program from starting. */
export function createProvider(settings: ProviderSettings, redirectUri: string): Provider {
  let discovered: Promise<oidc.Configuration> | undefined
  const discover = () => {
    discovered ??= discoverProvider(settings).catch((fault: unknown) => {
      discovered = undefined
      throw new Refusal(503, 'identity_provider_unavailable', { cause: codeOf(fault) })
    })
    return discovered
  }
  return {
    depart: async locale => depart(await discover(), redirectUri, locale),
    arrive: async (address, expected) => {
      const configuration = await discover()
      try {
        return await arrive(configuration, address, expected, settings.name ?? settings.issuer)
      } catch (fault) {
        throw refusalOf(fault)
      }
    },
  }
}

async function discoverProvider(settings: ProviderSettings): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer)
  const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  return oidc.discovery(issuer, settings.clientId, undefined, oidc.ClientSecretPost(settings.clientSecret), {
    execute,
    timeout: 10,
  })
}

async function depart(
  configuration: oidc.Configuration,
  redirectUri: string,
  locale: string,
): Promise<Departure> {
  const codeVerifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const location = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile phone email address',
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ui_locales: locale,
    // People sign in from shared computers: who sat there before must not be taken for who sits there now.
    prompt: 'login',
  })
  return { location: location.href, state, nonce, codeVerifier }
}

async function arrive(
  configuration: oidc.Configuration,
  address: URL,
  expected: { state: string; nonce: string; codeVerifier: string },
  providerName: string,
): Promise<CitizenClaims> {
  const tokens = await oidc.authorizationCodeGrant(configuration, address, {
    pkceCodeVerifier: expected.codeVerifier,
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    idTokenExpected: true,
  })
  const subject = tokens.claims()?.sub
  if (subject === undefined) throw new Refusal(403, 'sign_in_not_completed')
  const said = await oidc.fetchUserInfo(configuration, tokens.access_token, subject)
  return claimsOf(said, `${providerName} ${subject}`)
}

/** @throws Refusal 403 `identity_incomplete` when name or personal number is missing: nobody can file without them */
export function claimsOf(said: oidc.UserInfoResponse, subject: string): CitizenClaims {
  const fullName = text(said.name)
  const personalNumber = text(said.personal_number)
  if (fullName === null || personalNumber === null || !/^\d{12}$/.test(personalNumber))
    throw new Refusal(403, 'identity_incomplete')
  return {
    subject,
    fullName,
    personalNumber,
    dateOfBirth: dateOf(text(said.birthdate)),
    sex: said.gender === 'male' || said.gender === 'female' ? said.gender : null,
    phone: text(said.phone_number),
    email: text(said.email),
    wardId: text(said.address?.ward),
    address: text(said.address?.street_address),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim() : null
}

function dateOf(iso: string | null): Temporal.PlainDate | null {
  return iso !== null && /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Temporal.PlainDate.from(iso) : null
}

function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault
  const saidNo = fault instanceof oidc.AuthorizationResponseError || fault instanceof oidc.ResponseBodyError
  if (saidNo) return new Refusal(403, 'sign_in_not_completed', { cause: fault.error })
  if (fault instanceof oidc.ClientError)
    return new Refusal(403, 'sign_in_not_completed', { cause: codeOf(fault) })
  return new Refusal(503, 'identity_provider_unavailable', { cause: codeOf(fault) })
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
}
