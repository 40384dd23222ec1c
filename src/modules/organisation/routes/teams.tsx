import { newId, parseId, VIETNAM } from '../../../kernel/index.ts'
import { transaction } from '../../../platform/db/index.ts'
import {
  type App,
  type FieldError,
  localPath,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import { sendPage } from '../../../ui/index.ts'
import {
  addTeamMember,
  cancelTeamSession,
  countHelped,
  disbandTeam,
  formTeam,
  openTeamSession,
  removeTeamMember,
} from '../actions/teams.ts'
import { unitDirectory } from '../directory.ts'
import { textOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { readColleagues, readOfficerNames } from '../store/officers.ts'
import { findTeamRow, listSessionRows, listTeamRows, readMembers, type Team } from '../store/teams.ts'
import { adminFrame } from '../views/frame.ts'
import { TeamFormPage, TeamPage, TeamsPage } from '../views/teams.tsx'
import { wordsIn } from '../words/index.ts'
import {
  administrators,
  answerForm,
  byOf,
  dayIn,
  dayOffered,
  doneAt,
  idIn,
  keyIn,
  momentKeyIn,
  offered,
  officerCalled,
  type PageDeps,
  Reading,
  shown,
  type Typed,
  todayOf,
  typedIn,
  unitCalled,
} from './shared.ts'

/** Community digital teams: forming them, their members and sessions. */
export function teamRoutes(deps: PageDeps): (app: App) => void {
  return app => {
    listRoutes(app, deps)
    memberRoutes(app, deps)
    sessionRoutes(app, deps)
  }
}

function listRoutes(app: App, deps: PageDeps): void {
  const { db, clock } = deps
  app.get(paths.teams, administrators, async (request, reply) => {
    const { locale } = request
    const page = await listTeamRows(db, { after: keyIn(request) })
    const directory = await unitDirectory(db)
    const frame = { ...adminFrame(locale, 'teams'), title: wordsIn(locale).teams.title, here: paths.teams }
    return sendPage(reply, frame, <TeamsPage {...{ locale, page, directory }} />)
  })
  app.get(paths.addTeam, administrators, (_, reply) => sendForm(deps, reply))
  app.post(paths.addTeam, administrators, (request, reply) => {
    const { body } = request
    return answerForm(
      reply,
      async () => {
        const typed = typedIn(body)
        const reading = new Reading()
        const name = reading.need(typed('name') || undefined, 'name', 'nameMissing')
        const unit = reading.need(await unitCalled(db, typed('unit')), 'unit', 'unitUnknown')
        const formedOn = reading.need(dayIn(typed, 'formedOn'), 'formedOn', 'dayMissing')
        reading.finish()
        if (!(name && unit && formedOn)) throw new Error('read in full')
        const team = { id: parseId<'team'>(typed('id')), unit, name, basis: typed('basis'), formedOn }
        const { id } = await transaction(db, tx => formTeam(tx, team, byOf(request, clock)))
        return doneAt(request, paths.team(id), 'formed')
      },
      errors => sendForm(deps, reply, { body, errors }),
    )
  })
  app.get(paths.team(':id'), administrators, async (request, reply) =>
    sendTeam(deps, reply, await teamIn(deps, request)),
  )
  app.post(paths.disbandTeam(':id'), administrators, async (request, reply) => {
    const { id } = await teamIn(deps, request)
    await transaction(db, tx => disbandTeam(tx, id, byOf(request, clock)))
    return reply.redirect(doneAt(request, paths.team(id), 'disbanded'), 303)
  })
}

interface Again {
  readonly body?: unknown
  readonly errors?: readonly FieldError[]
}

async function sendForm({ db, clock }: PageDeps, reply: Reply, given: Again = {}): Promise<Reply> {
  const { locale } = reply.request
  const { body } = given
  const words = wordsIn(locale).teams
  const errors = shown(given.errors ?? [], words.faults)
  const typed = body === undefined ? offered(dayOffered('formedOn', todayOf(clock))) : typedIn(body)
  const page = {
    ...adminFrame(locale, 'teams'),
    title: words.add,
    back: { href: localPath(paths.teams, locale) },
    here: paths.addTeam,
    errors,
    status: errors.length > 0 ? 422 : 200,
  }
  const id = textOf(body, 'id') || newId()
  const directory = await unitDirectory(db)
  return sendPage(reply, page, <TeamFormPage {...{ locale, id, typed, directory, errors }} />)
}

function memberRoutes(app: App, deps: PageDeps): void {
  const { db, clock } = deps
  app.post(paths.teamMembers(':id'), administrators, async (request, reply) => {
    const team = await teamIn(deps, request)
    const { body } = request
    return answerForm(
      reply,
      async () => {
        const member = await readMember(deps, typedIn(body))
        await transaction(db, tx => addTeamMember(tx, team.id, member, byOf(request, clock)))
        return doneAt(request, paths.team(team.id), 'joined')
      },
      errors => sendTeam(deps, reply, team, { body, errors }),
    )
  })
  app.post(paths.removeMember(':id', ':member'), administrators, async (request, reply) => {
    const { id } = await teamIn(deps, request)
    const member = idIn<'teamMember'>(request, 'no_such_member', 'member')
    await transaction(db, tx => removeTeamMember(tx, id, member, byOf(request, clock)))
    return reply.redirect(doneAt(request, paths.team(id), 'left'), 303)
  })
}

/** @throws InvalidInput */
async function readMember({ db }: PageDeps, typed: Typed) {
  const reading = new Reading()
  const [email, helper] = [typed('member'), typed('helper')]
  const id = parseId<'teamMember'>(typed('id'))
  if (email === '') {
    reading.need(helper || undefined, 'member', 'memberMissing')
    reading.finish()
    return { id, who: { helper } }
  }
  const officer = reading.need((await officerCalled(db, email))?.id, 'member', 'memberUnknown')
  reading.finish()
  if (officer === undefined) throw new Error('read in full')
  return { id, who: { officer } }
}

function sessionRoutes(app: App, deps: PageDeps): void {
  const { db, clock } = deps
  app.post(paths.teamSessions(':id'), administrators, async (request, reply) => {
    const team = await teamIn(deps, request)
    const { body } = request
    return answerForm(
      reply,
      async () => {
        const session = readSession(typedIn(body))
        await transaction(db, tx => openTeamSession(tx, team.id, session, byOf(request, clock)))
        return doneAt(request, paths.team(team.id), 'opened')
      },
      errors => sendTeam(deps, reply, team, { body, errors }),
    )
  })
  app.post(paths.countSession(':id', ':session'), administrators, async (request, reply) => {
    const team = await teamIn(deps, request)
    const id = idIn<'teamSession'>(request, 'no_such_session', 'session')
    const typed = typedIn(request.body)
    const numberIn = (name: string) => (/^\d{1,6}$/.test(typed(name)) ? Number(typed(name)) : Number.NaN)
    const counted = {
      people: numberIn('people'),
      accounts: numberIn('accounts'),
      version: numberIn('version'),
    }
    return answerForm(
      reply,
      async () => {
        await transaction(db, tx => countHelped(tx, id, counted, byOf(request, clock))).catch(asField)
        return doneAt(request, paths.team(team.id), 'counted')
      },
      // The boxes of each session carry its id: one page has many of them.
      errors =>
        sendTeam(deps, reply, team, {
          errors: errors.map(error => ({ ...error, field: `${error.field}-${id}` })),
        }),
    )
  })
  app.post(paths.cancelSession(':id', ':session'), administrators, async (request, reply) => {
    const { id } = await teamIn(deps, request)
    const session = idIn<'teamSession'>(request, 'no_such_session', 'session')
    await transaction(db, tx => cancelTeamSession(tx, session, byOf(request, clock)))
    return reply.redirect(doneAt(request, paths.team(id), 'cancelled'), 303)
  })
}

/** Somebody was quicker: told beside the box, with the new figures in it. @throws InvalidInput */
function asField(refused: unknown): never {
  if (!(refused instanceof Refusal) || refused.code !== 'stale') throw refused
  const reading = new Reading()
  reading.need(undefined, 'people', 'stale')
  reading.finish()
  throw refused
}

/** @throws InvalidInput */
function readSession(typed: Typed) {
  const reading = new Reading()
  const place = reading.need(typed('place') || undefined, 'place', 'placeMissing')
  const day = reading.need(dayIn(typed, 'day'), 'day', 'dayMissing')
  const opens = reading.need(timeIn(typed('opens')), 'opens', 'timeMissing')
  const closes = reading.need(timeIn(typed('closes')), 'closes', 'timeMissing')
  reading.finish()
  if (!(place && day && opens && closes)) throw new Error('read in full')
  const momentAt = (time: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: VIETNAM, plainTime: time }).toInstant()
  const id = parseId<'teamSession'>(typed('id'))
  return { id, place, opensAt: momentAt(opens), closesAt: momentAt(closes) }
}

/** @example timeIn('8:30') // 08:30 */
function timeIn(word: string): Temporal.PlainTime | undefined {
  const [, hour, minute] = /^(\d{1,2})[:hg.](\d{2})$/.exec(word) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return new Temporal.PlainTime(Number(hour), Number(minute))
}

async function sendTeam(deps: PageDeps, reply: Reply, team: Team, given: Again = {}): Promise<Reply> {
  const { db, clock } = deps
  const { request } = reply
  const { locale } = request
  const { body } = given
  const errors = shown(given.errors ?? [], wordsIn(locale).teams.faults)
  const members = await readMembers(db, team.id)
  const page = {
    ...adminFrame(locale, 'teams'),
    title: team.name,
    back: { href: localPath(paths.teams, locale) },
    here: paths.team(team.id),
    errors,
    status: errors.length > 0 ? 422 : 200,
  }
  return sendPage(
    reply,
    page,
    <TeamPage
      {...{ locale, team, members, errors }}
      names={
        await readOfficerNames(
          db,
          members.flatMap(({ officer }) => officer ?? []),
        )
      }
      sessions={await listSessionRows(db, team.id, { after: momentKeyIn(request) })}
      colleagues={await readColleagues(db, [team.unit])}
      directory={await unitDirectory(db)}
      typed={body === undefined ? offered(dayOffered('day', todayOf(clock))) : typedIn(body)}
      ids={{ member: newId(), session: newId() }}
      done={textOf(request.query, 'xong')}
    />,
  )
}

/** @throws Refusal 404 `no_such_team` */
async function teamIn({ db }: PageDeps, request: Request): Promise<Team> {
  const team = await findTeamRow(db, idIn<'team'>(request, 'no_such_team'))
  if (team === undefined) throw new Refusal(404, 'no_such_team')
  return team
}
