import { generateKeyPair, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Locale, Text } from '../kernel/index.ts'
import { type App, anyone, localPath, Refusal, type Reply, type Request } from '../platform/http/index.ts'
import { sendPage } from '../ui/index.ts'
import { ChooserPage } from './chooser.tsx'
import type { DemoPerson } from './demo-person.ts'
import { MemoryAdapter } from './memory-adapter.ts'
import { messagesIn } from './messages.ts'

const prefix = '/sandbox/identity'
const chooserPath = (uid: string) => `${prefix}/interaction/${uid}`

export interface SandboxIdentity {
  /** What the program's own OpenID Connect client needs to know. `name` keeps accounts the same when the port changes. */
  readonly settings: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly name: string
  }
  readonly routes: (app: App) => void
}

export interface SandboxIdentityOptions {
  readonly baseUrl: string
  readonly people: readonly DemoPerson[]
  /** The short name of a ward, for the chooser. */
  readonly wardName: (ward: string) => Promise<Text | undefined>
}

/**
 * An identity provider for the demo: a real OpenID Connect server in the same program, whose sign-in page is a choice of
 * invented people. It remembers nothing beyond the process.
 */
export async function createSandboxIdentity(options: SandboxIdentityOptions): Promise<SandboxIdentity> {
  const settings = {
    issuer: `${options.baseUrl}${prefix}`,
    clientId: 'mot-cua',
    clientSecret: randomBytes(32).toString('base64url'),
    name: 'sandbox',
  }
  // Loaded only where there is a demo: it is large. Not by its front door, which warns about every Node but one.
  const { Provider: OpenIdProvider } = await import('oidc-provider/lib/provider.js')
  const provider: Provider = new OpenIdProvider(settings.issuer, await configurationOf(options, settings))
  return { settings, routes: app => mount(app, provider, options) }
}

async function configurationOf(
  { baseUrl, people }: SandboxIdentityOptions,
  settings: SandboxIdentity['settings'],
): Promise<Configuration> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [`${baseUrl}/dang-nhap/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    adapter: MemoryAdapter,
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'sandbox' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: {
      openid: ['sub'],
      profile: ['name', 'birthdate', 'gender', 'personal_number'],
      phone: ['phone_number'],
      email: ['email'],
      address: ['address'],
    },
    ttl: {
      Session: 3600,
      Interaction: 900,
      Grant: 3600,
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid, params }) => localPath(chooserPath(uid), localeOf(params.ui_locales)) },
    findAccount: (_, key) => accountOf(people.find(person => person.key === key)),
    loadExistingGrant: grantEverything,
    renderError: (context, out) => {
      context.type = 'text/plain; charset=utf-8'
      context.body = `${out.error}: ${out.error_description ?? ''}`
    },
  }
}

function localeOf(asked: unknown): Locale {
  return asked === 'en' ? 'en' : 'vi'
}

function accountOf(person: DemoPerson | undefined) {
  if (person === undefined) return undefined
  return {
    accountId: person.key,
    claims: () => ({
      sub: person.key,
      name: person.fullName,
      personal_number: person.personalNumber,
      birthdate: person.dateOfBirth,
      gender: person.sex,
      phone_number: person.phone,
      email: person.email,
      address: { ward: person.ward, street_address: person.address, formatted: person.address },
    }),
  }
}

/** Nobody is asked whether the service may know who they are: choosing a person says so. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const accountId = oidc.session?.accountId
  const clientId = oidc.client?.clientId
  if (accountId === undefined || clientId === undefined) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid profile phone email address')
  await grant.save()
  return grant
}

function mount(app: App, provider: Provider, options: SandboxIdentityOptions): void {
  const open = { config: { access: anyone }, schema: { hide: true } }
  app.get(chooserPath(':uid'), open, (request, reply) => sendChooser(request, reply, provider, options))
  app.post(chooserPath(':uid'), open, async (request, reply) => {
    const { person: key } = (request.body ?? {}) as { person?: unknown }
    const person = options.people.find(each => each.key === key)
    if (person === undefined) throw new Refusal(422, 'no_such_person')
    await detailsOf(request, reply, provider)
    const result = { login: { accountId: person.key } }
    return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303)
  })
  app.register(async scope => {
    // The provider reads bodies by itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_, __, done) => done(null))
    const answer = provider.callback()
    const handOver = (request: Request, reply: Reply) => {
      reply.hijack()
      void answer(withoutPrefix(request.raw), reply.raw)
    }
    scope.all(`${prefix}/*`, open, handOver)
  })
}

/** The provider believes that it lives at the root, and builds its addresses from `originalUrl`. */
function withoutPrefix(raw: IncomingMessage): IncomingMessage {
  const originalUrl = raw.url ?? prefix
  return Object.assign(raw, { originalUrl, url: originalUrl.slice(prefix.length) || '/' })
}

/** @throws Refusal 410 `sign_in_expired` when the sign-in that led here is over */
async function detailsOf(request: Request, reply: Reply, provider: Provider) {
  try {
    return await provider.interactionDetails(request.raw, reply.raw)
  } catch {
    throw new Refusal(410, 'sign_in_expired')
  }
}

async function sendChooser(
  request: Request,
  reply: Reply,
  provider: Provider,
  { people, wardName }: SandboxIdentityOptions,
): Promise<Reply> {
  const { uid } = await detailsOf(request, reply, provider)
  const { locale } = request
  const wards = await Promise.all(people.map(person => wardName(person.ward)))
  const shown = people.map((person, index) => ({ person, ward: wards[index] }))
  const action = localPath(chooserPath(uid), locale)
  return sendPage(
    reply,
    { title: messagesIn(locale).chooserTitle },
    <ChooserPage {...{ locale, action, shown }} />,
  )
}
