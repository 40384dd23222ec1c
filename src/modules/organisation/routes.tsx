import { decodeKey, newId } from '../../kernel/index.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { type App, localPath, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../ui/index.ts'
import {
  addOfficer,
  changePosts,
  describeOfficer,
  disableOfficer,
  enableOfficer,
  resetPassword,
} from './actions/officers.ts'
import type { By } from './by.ts'
import { unitDirectory } from './directory.ts'
import {
  checkOfficerForm,
  emptyOfficerForm,
  type FormFault,
  type OfficerForm,
  type OfficerInput,
  officerFormOf,
  type PostLine,
  readOfficerForm,
  textOf,
} from './forms.ts'
import { messagesIn } from './messages.ts'
import { generatePassword } from './password.ts'
import { paths } from './paths.ts'
import { absenceRoutes } from './routes/absences.tsx'
import { assignmentRoutes } from './routes/assignment.tsx'
import { delegationRoutes } from './routes/delegations.tsx'
import { administrators, byOf, officerIn, type PageDeps, todayOf } from './routes/shared.ts'
import { teamRoutes } from './routes/teams.tsx'
import { unitChangeRoutes } from './routes/unit-changes.tsx'
import { passwordFault } from './rules/passwords.ts'
import { unitsCalled } from './rules/unit-names.ts'
import { type Absence, readAbsencesOn } from './store/absences.ts'
import { listOfficerRows, type Officer, type OfficerId } from './store/officers.ts'
import { listUnitRows, type NameKey } from './store/units.ts'
import { adminFrame } from './views/frame.ts'
import {
  DisablePage,
  OfficerFormPage,
  OfficerPage,
  OfficersPage,
  ResetPasswordPage,
} from './views/officers.tsx'
import { UnitsPage } from './views/units.tsx'

export type OrganisationDeps = PageDeps

/** The administration's pages of officers and units; an officer's own of delegations and absences. */
export function organisationRoutes(deps: OrganisationDeps): (app: App) => void {
  return app => {
    listRoutes(app, deps)
    formRoutes(app, deps)
    accountRoutes(app, deps)
    delegationRoutes(deps)(app)
    absenceRoutes(deps)(app)
    assignmentRoutes(deps)(app)
    teamRoutes(deps)(app)
    unitChangeRoutes(deps)(app)
  }
}

function listRoutes(app: App, deps: OrganisationDeps): void {
  const { db } = deps
  app.get(paths.officers, administrators, (request, reply) =>
    sendOfficers(deps, reply, { search: '', after: textOf(request.query, 'after') }),
  )
  app.post(paths.searchOfficers, administrators, (request, reply) =>
    sendOfficers(deps, reply, {
      search: textOf(request.body, 'search'),
      after: textOf(request.body, 'after'),
    }),
  )
  app.get(paths.units, administrators, async (request, reply) => {
    const { locale } = request
    const search = textOf(request.query, 'q')
    const page = await listUnitRows(db, { search, after: nameKey(textOf(request.query, 'after')) })
    const frame = { ...adminFrame(locale, 'units'), title: messagesIn(locale).units }
    return sendPage(reply, frame, <UnitsPage {...{ locale, page, search }} />)
  })
}

async function sendOfficers(
  { db, clock }: OrganisationDeps,
  reply: Reply,
  query: { search: string; after: string },
): Promise<Reply> {
  const { locale } = reply.request
  const { search } = query
  const page = await listOfficerRows(db, { search, after: nameKey(query.after) })
  const directory = await unitDirectory(db)
  const away = await awayAmong(
    { db, clock },
    page.items.map(({ id }) => id),
  )
  const frame = {
    ...adminFrame(locale, 'officers'),
    title: messagesIn(locale).officers,
    here: paths.officers,
  }
  return sendPage(
    reply,
    frame,
    <OfficersPage {...{ locale, page, search, directory, away }} isLater={query.after !== ''} />,
  )
}

/** Who of these is away today. */
async function awayAmong(
  { db, clock }: Pick<OrganisationDeps, 'db' | 'clock'>,
  officers: readonly string[],
): Promise<ReadonlyMap<string, Absence>> {
  const away = await readAbsencesOn(db, todayOf(clock), officers)
  return new Map(away.map(absence => [absence.officer, absence]))
}

/** Where a list stands, from an address; from the beginning when somebody has changed it. */
function nameKey(word: string): NameKey | undefined {
  const key = word === '' ? undefined : decodeKey(word)
  if (!Array.isArray(key) || key.length !== 2) return undefined
  const [name, id]: unknown[] = key
  return typeof name === 'string' && typeof id === 'string' ? [name, id] : undefined
}

function formRoutes(app: App, { db, clock }: OrganisationDeps): void {
  app.get(paths.addOfficer, administrators, (_, reply) =>
    sendForm(db, reply, { form: emptyOfficerForm(newId()), isNew: true }),
  )
  app.post(paths.addOfficer, administrators, (request, reply) =>
    answerForm(db, reply, true, input =>
      transaction(db, tx => addOfficer(tx, { ...input, mustChangePassword: true }, byOf(request, clock))),
    ),
  )
  app.get(paths.editOfficer(':id'), administrators, async (request, reply) =>
    sendForm(db, reply, { form: officerFormOf(await officerIn(db, request)), isNew: false }),
  )
  app.post(paths.editOfficer(':id'), administrators, (request, reply) =>
    answerForm(db, reply, false, async input => {
      const { id } = await officerIn(db, request)
      return transaction(db, tx => editOfficer(tx, id, input, byOf(request, clock)))
    }),
  )
}

/** Name, title and posts are one form and one transaction: the second part goes on from the version the first leaves. */
async function editOfficer(
  tx: Parameters<typeof describeOfficer>[0],
  id: OfficerId,
  input: OfficerInput,
  by: By,
): Promise<Officer> {
  const described = await describeOfficer(tx, id, input, by)
  const wasDescribed = described.version === input.version + 1
  return changePosts(
    tx,
    id,
    { posts: input.posts, version: wasDescribed ? described.version : input.version },
    by,
  )
}

/** Answers a form: what is wrong beside its field with all that was typed, or the officer's page. */
async function answerForm(
  db: Db,
  reply: Reply,
  isNew: boolean,
  act: (input: OfficerInput) => Promise<Officer>,
): Promise<Reply> {
  const { request } = reply
  const form = await withUnitIds(db, readOfficerForm(request.body))
  const checked = checkOfficerForm(form, isNew)
  if ('faults' in checked) return sendForm(db, reply, { form, isNew, faults: checked.faults })
  try {
    const officer = await act(checked.input)
    return reply.redirect(officerAddress(request, officer.id, isNew ? 'added' : 'saved'), 303)
  } catch (refused) {
    return sendForm(db, reply, { form, isNew, faults: faultsOf(refused, form), status: statusOf(refused) })
  }
}

/** The box for a unit holds "Phường Ba Đình (ward-00004)", an id, or a name typed by hand. */
async function withUnitIds(db: Db, form: OfficerForm): Promise<OfficerForm> {
  const directory = await unitDirectory(db)
  const withId = (post: PostLine): PostLine => {
    const meant = unitsCalled(post.unit, directory)
    return meant.length > 1 ? { ...post, meant } : { ...post, unit: meant[0]?.id ?? post.unit }
  }
  return { ...form, posts: form.posts.map(withId) }
}

function faultsOf(refused: unknown, form: OfficerForm): FormFault[] {
  if (!(refused instanceof Refusal)) throw refused
  const { code, detail } = refused
  if (code === 'email_taken') return [{ field: 'email', fault: 'emailTaken' }]
  if (code === 'stale' || code === 'last_administrator') return [{ field: 'fullName', fault: code }]
  if (code !== 'post_not_possible') throw refused
  const line = form.posts.findIndex(post => post.unit === detail.unit && post.role === detail.role)
  return [{ field: `unit-${line}`, fault: detail.because as FormFault['fault'] }]
}

function statusOf(refused: unknown): number {
  return refused instanceof Refusal ? refused.status : 500
}

interface FormShown {
  readonly form: OfficerForm
  readonly isNew: boolean
  readonly faults?: readonly FormFault[]
  readonly status?: number
}

async function sendForm(
  db: Db,
  reply: Reply,
  { form, isNew, faults = [], status }: FormShown,
): Promise<Reply> {
  const { locale } = reply.request
  const messages = messagesIn(locale)
  const errors = faults.map(
    ({ field, fault }): FieldErrorShown => ({ field, message: messages.faults[fault] }),
  )
  const directory = await unitDirectory(db)
  const page = {
    ...adminFrame(locale, 'officers'),
    title: isNew ? messages.addOfficer : messages.edit,
    errors,
    back: { href: localPath(isNew ? paths.officers : paths.officer(form.id), locale) },
    here: isNew ? paths.addOfficer : paths.editOfficer(form.id),
    status: status ?? (errors.length > 0 ? 422 : 200),
  }
  return sendPage(reply, page, <OfficerFormPage {...{ locale, form, directory, errors, isNew }} />)
}

function accountRoutes(app: App, deps: OrganisationDeps): void {
  const { db, clock } = deps
  app.get(paths.officer(':id'), administrators, async (request, reply) =>
    sendOfficer(deps, reply, await officerIn(db, request), { done: textOf(request.query, 'xong') }),
  )
  app.get(paths.resetPassword(':id'), administrators, async (request, reply) =>
    sendReset(reply, await officerIn(db, request), generatePassword(), []),
  )
  app.post(paths.resetPassword(':id'), administrators, async (request, reply) => {
    const officer = await officerIn(db, request)
    const password = textOf(request.body, 'password')
    if (passwordFault(password, officer.email) !== undefined) {
      const message = messagesIn(request.locale).faults.passwordWeak
      return sendReset(reply, officer, password, [{ field: 'password', message }])
    }
    await transaction(db, tx => resetPassword(tx, officer.id, password, byOf(request, clock)))
    return reply.redirect(officerAddress(request, officer.id, 'reset'), 303)
  })
  app.get(paths.disableOfficer(':id'), administrators, async (request, reply) => {
    const { locale } = request
    const officer = await officerIn(db, request)
    const page = { ...accountFrame(reply, officer), title: messagesIn(locale).disableOf(officer.fullName) }
    return sendPage(reply, page, <DisablePage {...{ locale, officer }} />)
  })
  app.post(paths.disableOfficer(':id'), administrators, async (request, reply) => {
    const officer = await officerIn(db, request)
    try {
      await transaction(db, tx => disableOfficer(tx, officer.id, byOf(request, clock)))
      return reply.redirect(officerAddress(request, officer.id, 'disabled'), 303)
    } catch (refused) {
      if (!(refused instanceof Refusal) || refused.code !== 'last_administrator') throw refused
      const message = messagesIn(request.locale).faults.last_administrator
      return sendOfficer(deps, reply, officer, { errors: [{ field: '', href: '', message }], status: 409 })
    }
  })
  app.post(paths.enableOfficer(':id'), administrators, async (request, reply) => {
    const { id } = await officerIn(db, request)
    await transaction(db, tx => enableOfficer(tx, id, byOf(request, clock)))
    return reply.redirect(officerAddress(request, id, 'enabled'), 303)
  })
}

interface OfficerShown {
  readonly done?: string
  readonly errors?: readonly FieldErrorShown[]
  readonly status?: number
}

async function sendOfficer(
  { db, clock }: OrganisationDeps,
  reply: Reply,
  officer: Officer,
  shown: OfficerShown,
): Promise<Reply> {
  const { locale } = reply.request
  const directory = await unitDirectory(db)
  const { done, errors, status } = shown
  const away = (await awayAmong({ db, clock }, [officer.id])).get(officer.id)
  const back = { href: localPath(paths.officers, locale) }
  const page = {
    ...adminFrame(locale, 'officers'),
    title: officer.fullName,
    here: paths.officer(officer.id),
    back,
    errors,
    status,
  }
  return sendPage(reply, page, <OfficerPage {...{ locale, officer, directory, away, done, errors }} />)
}

function sendReset(
  reply: Reply,
  officer: Officer,
  password: string,
  errors: readonly FieldErrorShown[],
): Reply {
  const { locale } = reply.request
  const title = messagesIn(locale).resetPasswordOf(officer.fullName)
  const page = { ...accountFrame(reply, officer), title, errors, here: paths.resetPassword(officer.id) }
  if (errors.length > 0) reply.code(422)
  return sendPage(reply, page, <ResetPasswordPage {...{ locale, officer, password, errors }} />)
}

function accountFrame(reply: Reply, officer: Officer) {
  const { locale } = reply.request
  return { ...adminFrame(locale, 'officers'), back: { href: localPath(paths.officer(officer.id), locale) } }
}

function officerAddress(request: Request, id: OfficerId, done: string): string {
  return `${localPath(paths.officer(id), request.locale)}?xong=${done}`
}
