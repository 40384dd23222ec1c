import { newId, parseId } from '../../../kernel/index.ts'
import { transaction } from '../../../platform/db/index.ts'
import { type App, officerOf, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import { sendPage } from '../../../ui/index.ts'
import { giveDelegation, type NewDelegation, revokeDelegation } from '../actions/delegations.ts'
import { unitDirectory } from '../directory.ts'
import { textOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { isActingRole, isRevocationReason, isSigningForm } from '../rules/delegations.ts'
import { type Delegation, findDelegationRow, listDelegationRows } from '../store/delegations.ts'
import { type Officer, readColleagues, readOfficerNames } from '../store/officers.ts'
import { DelegationsPage, RevokePage } from '../views/delegations.tsx'
import { adminFrame, ownFrame } from '../views/frame.ts'
import { wordsIn } from '../words/index.ts'
import {
  administrators,
  answerForm,
  anyOfficer,
  byOf,
  dayIn,
  dayOffered,
  doneAt,
  idIn,
  listIn,
  momentKeyIn,
  offered,
  officerCalled,
  officerIn,
  officerWith,
  type PageDeps,
  Reading,
  shown,
  type Typed,
  todayOf,
  typedIn,
  valuesIn,
} from './shared.ts'

/** Delegations: the administrator's of everybody, a leader's own. */
export function delegationRoutes(deps: PageDeps): (app: App) => void {
  return app => {
    adminRoutes(app, deps)
    ownRoutes(app, deps)
  }
}

function adminRoutes(app: App, deps: PageDeps): void {
  const { db } = deps
  app.get(paths.delegations, administrators, (_, reply) => sendAll(deps, reply))
  app.get(paths.officerDelegations(':id'), administrators, async (request, reply) =>
    sendOf(deps, reply, { officer: await officerIn(db, request) }),
  )
  app.post(paths.officerDelegations(':id'), administrators, async (request, reply) => {
    const officer = await officerIn(db, request)
    return answer(deps, reply, { officer })
  })
  app.get(paths.revokeDelegation(':id'), administrators, async (request, reply) =>
    sendRevoke(deps, reply, await delegationIn(deps, request)),
  )
  app.post(paths.revokeDelegation(':id'), administrators, async (request, reply) =>
    answerRevoke(deps, reply, await delegationIn(deps, request)),
  )
}

function ownRoutes(app: App, deps: PageDeps): void {
  const { db } = deps
  app.get(paths.ownDelegations, anyOfficer, async (request, reply) =>
    sendOf(deps, reply, { officer: await officerWith(db, officerOf(request).id), own: true }),
  )
  app.post(paths.ownDelegations, anyOfficer, async (request, reply) => {
    const officer = await officerWith(db, officerOf(request).id)
    if (!leads(officer)) throw new Refusal(403, 'not_your_role')
    return answer(deps, reply, { officer, own: true })
  })
  app.get(paths.revokeOwnDelegation(':id'), anyOfficer, async (request, reply) =>
    sendRevoke(deps, reply, await ownDelegationIn(deps, request), { own: true }),
  )
  app.post(paths.revokeOwnDelegation(':id'), anyOfficer, async (request, reply) =>
    answerRevoke(deps, reply, await ownDelegationIn(deps, request), true),
  )
}

/** Leaders delegate by themselves; of others the administrator enters it. */
function leads({ posts }: Officer): boolean {
  return posts.some(({ role }) => role === 'leader')
}

async function sendAll(deps: PageDeps, reply: Reply): Promise<Reply> {
  const { db, clock, catalogue } = deps
  const { request } = reply
  const { locale } = request
  const page = await listDelegationRows(db, { after: momentKeyIn(request) })
  const title = wordsIn(locale).delegations.title
  return sendPage(
    reply,
    { ...adminFrame(locale, 'delegations'), title, here: paths.delegations },
    <DelegationsPage
      {...{ locale, title, page, catalogue }}
      names={await namesOf(deps, page.items)}
      directory={await unitDirectory(db)}
      at={clock.now()}
      here={paths.delegations}
      revokeAt={({ id }) => paths.revokeDelegation(id)}
      done={textOf(request.query, 'xong')}
    />,
  )
}

interface Shown {
  readonly officer: Officer
  readonly own?: boolean
  readonly body?: unknown
  readonly errors?: Parameters<typeof shown>[0]
}

async function sendOf(deps: PageDeps, reply: Reply, given: Shown): Promise<Reply> {
  const { db, clock, catalogue } = deps
  const { request } = reply
  const { locale } = request
  const { officer, own = false } = given
  const words = wordsIn(locale).delegations
  const page = await listDelegationRows(db, { officer: officer.id, after: momentKeyIn(request) })
  const errors = shown(given.errors ?? [], words.faults)
  const here = own ? paths.ownDelegations : paths.officerDelegations(officer.id)
  const title = own ? words.mine : words.of(officer.fullName)
  const frame = own ? ownFrame(locale, 'ownDelegations') : adminFrame(locale, 'delegations')
  return sendPage(
    reply,
    { ...frame, title, here, errors, status: errors.length > 0 ? 422 : 200 },
    <DelegationsPage
      {...{ locale, title, page, catalogue, here, errors }}
      names={await namesOf(deps, page.items)}
      directory={await unitDirectory(db)}
      at={clock.now()}
      revokeAt={each => revokeAt(each, officer, own)}
      form={own && !leads(officer) ? undefined : await formOf(deps, given, here)}
      done={textOf(request.query, 'xong')}
    />,
  )
}

function revokeAt({ id, from }: Delegation, officer: Officer, own: boolean): string | undefined {
  if (!own) return paths.revokeDelegation(id)
  return from === officer.id ? paths.revokeOwnDelegation(id) : undefined
}

async function formOf({ db, clock }: PageDeps, { officer, body }: Shown, action: string) {
  const posts = officer.posts.filter(({ role }) => isActingRole(role))
  const units = posts.map(({ unit }) => unit)
  const [only] = posts
  const today = todayOf(clock)
  const fresh = offered({
    ...(posts.length === 1 && only !== undefined ? { post: `${only.unit} ${only.role}` } : {}),
    ...dayOffered('validFrom', today),
  })
  return {
    id: body === undefined ? newId() : textOf(body, 'id'),
    typed: body === undefined ? fresh : typedIn(body),
    fields: valuesIn(body, 'fields'),
    posts,
    colleagues: await readColleagues(db, units, officer.id),
    action,
  }
}

function answer(deps: PageDeps, reply: Reply, { officer, own = false }: Shown): Promise<Reply> {
  const { db, clock } = deps
  const { request } = reply
  const here = own ? paths.ownDelegations : paths.officerDelegations(officer.id)
  return answerForm(
    reply,
    async () => {
      const delegation = await readForm(deps, officer, request.body)
      await transaction(db, tx => giveDelegation(tx, delegation, byOf(request, clock)))
      return doneAt(request, here, 'given')
    },
    errors => sendOf(deps, reply, { officer, own, body: request.body, errors }),
  )
}

/** @throws InvalidInput */
async function readForm({ db, catalogue }: PageDeps, from: Officer, body: unknown): Promise<NewDelegation> {
  const typed: Typed = typedIn(body)
  const reading = new Reading()
  const [unit = '', role = ''] = typed('post').split(' ')
  const post = reading.need(isActingRole(role) ? { unit, role } : undefined, 'post', 'postMissing')
  const to = reading.need(await officerCalled(db, typed('to')), 'to', 'delegateMissing')
  const word = typed('form')
  const form = reading.need(isSigningForm(word) ? word : undefined, 'form', 'formMissing')
  const basis = reading.need(typed('basis') || undefined, 'basis', 'basisMissing')
  const basisOn = reading.need(dayIn(typed, 'basisOn'), 'basisOn', 'dayMissing')
  const validFrom = reading.need(dayIn(typed, 'validFrom'), 'validFrom', 'dayMissing')
  const validTo = reading.need(dayIn(typed, 'validTo'), 'validTo', 'dayMissing')
  const procedures = listIn(typed, 'procedures')
  const allKnown = procedures.every(code => catalogue.find(code) !== undefined)
  reading.need(allKnown || undefined, 'procedures', 'procedureUnknown')
  reading.finish()
  if (!(post && to && form && basis && basisOn && validFrom && validTo)) throw new Error('read in full')
  const known = new Set(catalogue.fields.map(({ key }) => key))
  const fields = valuesIn(body, 'fields').filter(key => known.has(key))
  const id = parseId<'delegation'>(typed('id'))
  return {
    id,
    from: from.id,
    to: to.id,
    ...post,
    form,
    basis,
    basisOn,
    validFrom,
    validTo,
    procedures,
    fields,
  }
}

async function sendRevoke(
  deps: PageDeps,
  reply: Reply,
  delegation: Delegation,
  { own = false, errors = [] }: { own?: boolean; errors?: Parameters<typeof shown>[0] } = {},
): Promise<Reply> {
  const { locale } = reply.request
  const words = wordsIn(locale).delegations
  const names = await namesOf(deps, [delegation])
  const who = words.fromTo(names.get(delegation.from) ?? '', names.get(delegation.to) ?? '')
  const action = own ? paths.revokeOwnDelegation(delegation.id) : paths.revokeDelegation(delegation.id)
  const frame = own ? ownFrame(locale, 'ownDelegations') : adminFrame(locale, 'delegations')
  const faults = shown(errors, words.faults)
  return sendPage(
    reply,
    {
      ...frame,
      title: words.revokeTitle,
      here: action,
      errors: faults,
      status: faults.length > 0 ? 422 : 200,
    },
    <RevokePage {...{ locale, who, action }} errors={faults} />,
  )
}

function answerRevoke(deps: PageDeps, reply: Reply, delegation: Delegation, own = false): Promise<Reply> {
  const { request } = reply
  return answerForm(
    reply,
    async () => {
      const reading = new Reading()
      const word = textOf(request.body, 'reason')
      const reason = reading.need(isRevocationReason(word) ? word : undefined, 'reason', 'reasonMissing')
      reading.finish()
      if (reason === undefined) throw new Error('read in full')
      await transaction(deps.db, tx => revokeDelegation(tx, delegation.id, reason, byOf(request, deps.clock)))
      return doneAt(request, own ? paths.ownDelegations : paths.delegations, 'revoked')
    },
    errors => sendRevoke(deps, reply, delegation, { own, errors }),
  )
}

/** @throws Refusal 404 `no_such_delegation` */
async function delegationIn({ db }: PageDeps, request: Request): Promise<Delegation> {
  const delegation = await findDelegationRow(db, idIn<'delegation'>(request, 'no_such_delegation'))
  if (delegation === undefined) throw new Refusal(404, 'no_such_delegation')
  return delegation
}

/** Others' delegations are not one's own business. @throws Refusal 404 `no_such_delegation` */
async function ownDelegationIn(deps: PageDeps, request: Request): Promise<Delegation> {
  const delegation = await delegationIn(deps, request)
  if (delegation.from !== officerOf(request).id) throw new Refusal(404, 'no_such_delegation')
  return delegation
}

function namesOf({ db }: PageDeps, delegations: readonly Delegation[]) {
  return readOfficerNames(db, [...new Set(delegations.flatMap(({ from, to }) => [from, to]))])
}
