import { parseId } from '../../kernel/index.ts'
import { transaction } from '../../platform/db/index.ts'
import {
  type App,
  anyone,
  localPath,
  officer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
  signedIn,
} from '../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../ui/index.ts'
import {
  byOfficer,
  changePassword,
  findOfficer,
  type OfficerId,
  passwordFault,
} from '../organisation/index.ts'
import { arriveFromSignIn, departForSignIn } from './actions/citizen-sign-in.ts'
import { signInOfficer, verifyPassword } from './actions/officer-sign-in.ts'
import { type Cookies, cookiesFor } from './cookies.ts'
import { textOf } from './form-values.ts'
import type { IdentityDeps } from './hook.ts'
import { type Messages, messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import { createProvider, type Provider, type ProviderSettings } from './provider.ts'
import { safeReturnTo } from './rules/return-to.ts'
import { randomSecret } from './secrets.ts'
import { endSessions, openSession, readSessions, type Subject } from './store/sessions.ts'
import { SessionsPage } from './views/sessions.tsx'
import {
  ChangePasswordPage,
  NotConfiguredPage,
  OfficerSignInPage,
  SignInFailedPage,
  type SignInFailure,
  SignInPage,
} from './views/sign-in.tsx'

export interface IdentityRouteDeps extends IdentityDeps {
  /** Null where no identity provider is configured: citizens cannot sign in, officers can. */
  readonly oidc: ProviderSettings | null
  /** Where an officer lands who asked for no page. */
  readonly officePath: string
}

interface Context extends IdentityRouteDeps {
  readonly cookies: Cookies
  readonly provider: Provider | null
}

/** Sign-in and sign-out, change of password, and everyone's own list of sessions. */
export function identityRoutes(deps: IdentityRouteDeps): (app: App) => void {
  const provider = deps.oidc && createProvider(deps.oidc, `${deps.baseUrl}${paths.callback}`)
  const context: Context = { ...deps, cookies: cookiesFor(deps.baseUrl), provider }
  return app => {
    if (!app.hasRequestDecorator('sessionId')) app.decorateRequest('sessionId', null)
    citizenRoutes(app, context)
    officerRoutes(app, context)
    sessionRoutes(app, context)
  }
}

function citizenRoutes(app: App, context: Context): void {
  const open = { config: { access: anyone } }
  app.get(paths.signIn, open, async (request, reply) => {
    const returnTo = safeReturnTo(textOf(request.query, 'returnTo'), homeOf(request, context))
    const elsewhere = sameMachineOtherName(request, context.baseUrl)
    if (elsewhere !== undefined) return reply.redirect(elsewhere, 303)
    if (request.viewer !== null) return reply.redirect(returnTo, 303)
    const { locale } = request
    const page = { title: messagesIn(locale).signInTitle }
    if (context.provider === null)
      return sendPage(reply, { ...page, status: 503 }, <NotConfiguredPage locale={locale} />)
    return sendPage(reply, page, <SignInPage locale={locale} returnTo={returnTo} />)
  })
  app.post(paths.signIn, open, async (request, reply) =>
    orSayWhy(request, reply, async () => {
      const browser = context.cookies.browser(request) ?? randomSecret()
      const returnTo = safeReturnTo(textOf(request.body, 'returnTo'), homeOf(request, context))
      const trip = { browser, returnTo, locale: request.locale }
      const location = await departForSignIn(context.db, providerOf(context), trip, context.clock.now())
      context.cookies.setBrowser(reply, browser)
      return reply.redirect(location, 303)
    }),
  )
  app.get(paths.callback, open, async (request, reply) =>
    orSayWhy(request, reply, async () => {
      const arrival = {
        address: new URL(request.originalUrl, context.baseUrl),
        browser: context.cookies.browser(request),
      }
      const { token, returnTo } = await arriveFromSignIn(
        context.db,
        providerOf(context),
        arrival,
        context.clock.now(),
      )
      context.cookies.setSession(reply, token)
      return reply.redirect(returnTo, 303)
    }),
  )
}

/** Where a sign-in leads that nothing else asked for: the citizen's own dossiers; an officer's desk for who is one already. */
function homeOf({ viewer, locale }: Request, { officePath }: Context): string {
  return localPath(viewer?.kind === 'officer' ? officePath : '/ho-so-cua-toi', locale)
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/**
 * The provider sends people back to the address in the settings, and a cookie set under `127.0.0.1` does not travel to
 * `localhost`: who tries the program under its other name changes over before setting out.
 */
function sameMachineOtherName(request: Request, baseUrl: string): string | undefined {
  const { host } = new URL(baseUrl)
  const asked = request.headers.host ?? host
  const isOtherName = asked !== host && loopback.test(asked) && loopback.test(host)
  return isOtherName && asked.split(':').at(-1) === host.split(':').at(-1)
    ? `${baseUrl}${request.originalUrl}`
    : undefined
}

function providerOf({ provider }: Context): Provider {
  if (provider === null) throw new Refusal(503, 'identity_provider_unavailable')
  return provider
}

const failures: readonly string[] = [
  'sign_in_not_completed',
  'sign_in_expired',
  'identity_incomplete',
  'identity_provider_unavailable',
] satisfies SignInFailure[]

/** A sign-in that failed is explained on a page of its own, with the way to begin again. */
async function orSayWhy(request: Request, reply: Reply, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act()
  } catch (fault) {
    if (!(fault instanceof Refusal) || !failures.includes(fault.code)) throw fault
    request.log.warn({ code: fault.code, cause: fault.detail.cause }, 'sign-in not completed')
    const { locale } = request
    const page = { title: messagesIn(locale).signInFailedTitle, status: fault.status }
    return sendPage(reply, page, <SignInFailedPage locale={locale} because={fault.code as SignInFailure} />)
  }
}

function officerRoutes(app: App, context: Context): void {
  const open = { config: { access: anyone } }
  app.get(paths.officerSignIn, open, async (request, reply) => {
    const returnTo = safeReturnTo(
      textOf(request.query, 'returnTo'),
      localPath(context.officePath, request.locale),
    )
    if (request.viewer?.kind === 'officer') return reply.redirect(returnTo, 303)
    return sendOfficerSignIn(request, reply, { email: '', returnTo, errors: [] })
  })
  app.post(paths.officerSignIn, open, (request, reply) => answerOfficerSignIn(request, reply, context))
  const officers = { config: { access: officer() } }
  app.get(paths.changePassword, officers, (request, reply) => sendChangePassword(request, reply, []))
  app.post(paths.changePassword, officers, (request, reply) => answerChangePassword(request, reply, context))
}

async function answerOfficerSignIn(request: Request, reply: Reply, context: Context): Promise<Reply> {
  const messages = messagesIn(request.locale)
  const email = textOf(request.body, 'email')
  const password = textOf(request.body, 'password')
  const returnTo = safeReturnTo(
    textOf(request.body, 'returnTo'),
    localPath(context.officePath, request.locale),
  )
  const again = (errors: readonly FieldErrorShown[], status = 422) =>
    sendOfficerSignIn(request, reply, { email, returnTo, errors, status })
  const missing = [
    ...(email.trim() === '' ? [{ field: 'email', message: messages.emailMissing }] : []),
    ...(password === '' ? [{ field: 'password', message: messages.passwordMissing }] : []),
  ]
  if (missing.length > 0) return again(missing)
  try {
    const signedIn = await signInOfficer(
      context.db,
      { email, password, machine: request.ip },
      context.clock.now(),
    )
    if (signedIn === undefined) return again([{ field: 'password', message: messages.wrongPassword }])
    context.cookies.setSession(reply, signedIn.token)
    const next = signedIn.officer.mustChangePassword
      ? localPath(paths.changePassword, request.locale)
      : returnTo
    return reply.redirect(next, 303)
  } catch (fault) {
    return again([{ field: 'email', message: tooManyAttempts(fault, messages) }], 429)
  }
}

function tooManyAttempts(fault: unknown, messages: Messages): string {
  if (!(fault instanceof Refusal) || fault.code !== 'too_many_attempts') throw fault
  return messages.tooManyAttempts(Number(fault.detail.minutes))
}

interface OfficerSignInShown {
  readonly email: string
  readonly returnTo: string
  readonly errors: readonly FieldErrorShown[]
  readonly status?: number
}

function sendOfficerSignIn(request: Request, reply: Reply, { status, ...shown }: OfficerSignInShown): Reply {
  const { locale } = request
  const title = messagesIn(locale).officerSignInTitle
  const page = { title, errors: shown.errors, here: paths.officerSignIn, status: status ?? 200 }
  return sendPage(reply, page, <OfficerSignInPage locale={locale} {...shown} />)
}

async function answerChangePassword(request: Request, reply: Reply, context: Context): Promise<Reply> {
  const id = officerOf(request).id as OfficerId
  const now = context.clock.now()
  const errors = await passwordErrors(request, context, id, now)
  if (errors.length > 0) return sendChangePassword(request, reply, errors)
  const password = textOf(request.body, 'password')
  await transaction(context.db, tx => changePassword(tx, id, password, byOfficer({ id }, now)))
  // The change ended every session of this officer, this one too.
  const { token } = await openSession(context.db, { kind: 'officer', id }, 'cookie', now)
  context.cookies.setSession(reply, token)
  return reply.redirect(localPath(context.officePath, request.locale), 303)
}

async function passwordErrors(
  request: Request,
  { db }: Context,
  id: OfficerId,
  now: Temporal.Instant,
): Promise<FieldErrorShown[]> {
  const messages = messagesIn(request.locale)
  const [current, password, repeat] = ['current', 'password', 'repeat'].map(name =>
    textOf(request.body, name),
  )
  const email = (await findOfficer(db, id))?.email ?? ''
  const fault = passwordFault(password ?? '', email)
  const errors: FieldErrorShown[] = []
  if (fault !== undefined) errors.push({ field: 'password', message: messages[fault] })
  else if (password === current) errors.push({ field: 'password', message: messages.sameAsBefore })
  if (password !== repeat) errors.push({ field: 'repeat', message: messages.repeatDiffers })
  try {
    const right = await verifyPassword(db, id, current ?? '', now)
    if (!right) errors.unshift({ field: 'current', message: messages.currentPasswordWrong })
  } catch (refused) {
    errors.unshift({ field: 'current', message: tooManyAttempts(refused, messages) })
  }
  return errors
}

async function sendChangePassword(
  request: Request,
  reply: Reply,
  errors: readonly FieldErrorShown[],
): Promise<Reply> {
  const { locale } = request
  const forced = officerOf(request).mustChangePassword === true
  const page = {
    title: messagesIn(locale).changePasswordTitle,
    errors,
    here: paths.changePassword,
    status: errors.length > 0 ? 422 : 200,
  }
  return sendPage(reply, page, <ChangePasswordPage locale={locale} forced={forced} errors={errors} />)
}

function sessionRoutes(app: App, context: Context): void {
  const { db, clock, cookies } = context
  const mine = { config: { access: signedIn } }
  app.get(paths.sessions, mine, async (request, reply) => {
    const sessions = await readSessions(db, subjectOf(request), clock.now())
    const { locale, sessionId } = request
    const page = { title: messagesIn(locale).sessionsTitle, wide: true }
    return sendPage(reply, page, <SessionsPage locale={locale} sessions={sessions} current={sessionId} />)
  })
  app.post(paths.endSession(':id'), mine, async (request, reply) => {
    const id = parseId<'session'>(textOf(request.params, 'id'))
    if (id === undefined) throw new Refusal(404, 'not_found')
    await endSessions(db, subjectOf(request), clock.now(), id)
    return reply.redirect(localPath(paths.sessions, request.locale), 303)
  })
  app.post(paths.endAllSessions, mine, async (request, reply) => {
    await endSessions(db, subjectOf(request), clock.now())
    cookies.clearSession(reply)
    return reply.redirect(localPath('/', request.locale), 303)
  })
  app.post(paths.signOut, { config: { access: anyone } }, async (request, reply) => {
    if (request.sessionId !== null) await endSessions(db, subjectOf(request), clock.now(), request.sessionId)
    cookies.clearSession(reply)
    return reply.redirect(localPath('/', request.locale), 303)
  })
}

function subjectOf({ viewer }: Request): Subject {
  if (viewer === null) throw new Refusal(401, 'sign_in_required')
  return { kind: viewer.kind, id: viewer.id }
}
