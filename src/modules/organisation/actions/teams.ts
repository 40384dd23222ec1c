import { type Id, local, newId } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { InvalidInput, Refusal } from '../../../platform/http/index.ts'
import { append } from '../../journal/index.ts'
import type { By } from '../by.ts'
import { helperNameFaults, isCount, sittingFaults, type TeamFault, teamNameFaults } from '../rules/teams.ts'
import { findOfficerRow, type OfficerId } from '../store/officers.ts'
import {
  findMemberRow,
  findSessionRow,
  insertMember,
  insertSession,
  insertTeam,
  lockSession,
  lockTeam,
  setDisbanded,
  setLeft,
  type Team,
  type TeamId,
  type TeamMember,
  type TeamSession,
  type TeamSessionId,
  updateSession,
} from '../store/teams.ts'
import { findUnitRow } from '../store/units.ts'

export interface NewTeam {
  readonly id?: TeamId | undefined
  readonly unit: string
  readonly name: string
  readonly basis?: string | undefined
  readonly formedOn: Temporal.PlainDate
}

/** Forms a team. The same id again gives the team already there. @throws InvalidInput */
export async function formTeam(tx: Tx, given: NewTeam, by: By): Promise<Team> {
  const unit = await findUnitRow(tx, given.unit)
  refuseFaulty([
    ...teamNameFaults(given.name),
    ...(unit === undefined || unit.validTo !== null
      ? [{ field: 'unit', fault: 'unitUnknown' } as const]
      : []),
  ])
  const id = given.id ?? newId<'team'>()
  const name = given.name.normalize('NFC').trim()
  const team: Team = { ...given, id, name, basis: given.basis || undefined, disbandedOn: undefined }
  if (!(await insertTeam(tx, team))) return lockedTeam(tx, id)
  const facts = { unit: team.unit, formedOn: team.formedOn.toString() }
  await append(tx, `team:${id}`, [{ ...by, kind: 'teamFormed', version: 1, facts }])
  return team
}

/** The team is no more from today on. Disbanding twice changes nothing. @throws Refusal 404 `no_such_team` */
export async function disbandTeam(tx: Tx, id: TeamId, by: By): Promise<void> {
  const team = await lockedTeam(tx, id)
  if (team.disbandedOn !== undefined) return
  const today = local(by.at).toPlainDate()
  await setDisbanded(tx, id, today)
  await append(tx, `team:${id}`, [
    { ...by, kind: 'teamDisbanded', version: 1, facts: { on: today.toString() } },
  ])
}

export interface NewMember {
  readonly id?: Id<'teamMember'> | undefined
  /** An officer, or a helper who is none, by name. */
  readonly who: { readonly officer: OfficerId } | { readonly helper: string }
}

/** Takes somebody into a team from today on. @throws InvalidInput; Refusal 404 `no_such_team` */
export async function addTeamMember(tx: Tx, team: TeamId, given: NewMember, by: By): Promise<TeamMember> {
  await lockedTeam(tx, team)
  const id = given.id ?? newId<'teamMember'>()
  const there = await findMemberRow(tx, id)
  if (there !== undefined) return there
  const { who } = given
  refuseFaulty('officer' in who ? await officerFaults(tx, who.officer) : helperNameFaults(who.helper))
  const member: TeamMember = {
    id,
    team,
    officer: 'officer' in who ? who.officer : undefined,
    helperName: 'helper' in who ? who.helper.normalize('NFC').trim() : undefined,
    joinedOn: local(by.at).toPlainDate(),
    leftOn: undefined,
  }
  if (!(await insertMember(tx, member))) refuseFaulty([{ field: 'member', fault: 'memberAlready' }])
  const facts = { member: id, officer: member.officer ?? null }
  await append(tx, `team:${team}`, [{ ...by, kind: 'teamMemberJoined', version: 1, facts }])
  return member
}

async function officerFaults(tx: Tx, id: OfficerId): Promise<TeamFault[]> {
  const officer = await findOfficerRow(tx, id)
  if (officer === undefined) return [{ field: 'member', fault: 'memberMissing' }]
  return officer.disabledAt === null ? [] : [{ field: 'member', fault: 'memberDisabled' }]
}

/** Somebody is no member any more, from today on. Leaving twice changes nothing. */
export async function removeTeamMember(tx: Tx, team: TeamId, id: Id<'teamMember'>, by: By): Promise<void> {
  await lockedTeam(tx, team)
  const member = await findMemberRow(tx, id)
  if (member === undefined || member.team !== team) throw new Refusal(404, 'no_such_member')
  if (member.leftOn !== undefined) return
  await setLeft(tx, id, local(by.at).toPlainDate())
  await append(tx, `team:${team}`, [{ ...by, kind: 'teamMemberLeft', version: 1, facts: { member: id } }])
}

export interface NewTeamSession {
  readonly id?: TeamSessionId | undefined
  readonly place: string
  readonly opensAt: Temporal.Instant
  readonly closesAt: Temporal.Instant
}

/**
 * Sets a sitting of a team: where, and from when to when. The same id again gives the session already there.
 * @throws InvalidInput; Refusal 404 `no_such_team`
 */
export async function openTeamSession(
  tx: Tx,
  team: TeamId,
  given: NewTeamSession,
  by: By,
): Promise<TeamSession> {
  const { formedOn, disbandedOn } = await lockedTeam(tx, team)
  const day = local(given.opensAt).toPlainDate()
  refuseFaulty(sittingFaults({ ...given, day, formedOn, disbandedOn }))
  const id = given.id ?? newId<'teamSession'>()
  const place = given.place.normalize('NFC').trim()
  if (await insertSession(tx, { ...given, id, team, place })) {
    const facts = { session: id, opensAt: given.opensAt.toString(), closesAt: given.closesAt.toString() }
    await append(tx, `team:${team}`, [{ ...by, kind: 'teamSessionOpened', version: 1, facts }])
  }
  return getSession(tx, id)
}

/**
 * How many people a session helped, and how many accounts it opened for them; whole figures, not additions.
 * @throws InvalidInput; Refusal 404 `no_such_session`; 409 `stale` when somebody counted since `version`; 422 `session_cancelled`
 */
export async function countHelped(
  tx: Tx,
  id: TeamSessionId,
  counted: { readonly people: number; readonly accounts: number; readonly version: number },
  by: By,
): Promise<TeamSession> {
  const { people, accounts, version } = counted
  refuseFaulty([
    ...(isCount(people) ? [] : [{ field: 'people', fault: 'notANumber' } as const]),
    ...(isCount(accounts) ? [] : [{ field: 'accounts', fault: 'notANumber' } as const]),
  ])
  const session = await lockedSession(tx, id)
  if (session.people === people && session.accounts === accounts) return session
  if (session.cancelledAt !== undefined) throw new Refusal(422, 'session_cancelled')
  if (session.version !== version) throw new Refusal(409, 'stale')
  await updateSession(tx, id, { people, accounts })
  const facts = { session: id, people, accounts }
  await append(tx, `team:${session.team}`, [{ ...by, kind: 'teamHelpCounted', version: 1, facts }])
  return getSession(tx, id)
}

/** The session is not held. Cancelling twice changes nothing. @throws Refusal 404 `no_such_session` */
export async function cancelTeamSession(tx: Tx, id: TeamSessionId, by: By): Promise<void> {
  const session = await lockedSession(tx, id)
  if (session.cancelledAt !== undefined) return
  await updateSession(tx, id, { cancelled_at: by.at })
  await append(tx, `team:${session.team}`, [
    { ...by, kind: 'teamSessionCancelled', version: 1, facts: { session: id } },
  ])
}

function refuseFaulty(faults: readonly TeamFault[]): void {
  if (faults.length > 0) throw new InvalidInput(faults.map(({ field, fault }) => ({ field, code: fault })))
}

async function lockedTeam(tx: Tx, id: TeamId): Promise<Team> {
  const team = await lockTeam(tx, id)
  if (team === undefined) throw new Refusal(404, 'no_such_team')
  return team
}

async function lockedSession(tx: Tx, id: TeamSessionId): Promise<TeamSession> {
  const session = await lockSession(tx, id)
  if (session === undefined) throw new Refusal(404, 'no_such_session')
  return session
}

async function getSession(tx: Tx, id: TeamSessionId): Promise<TeamSession> {
  const session = await findSessionRow(tx, id)
  if (session === undefined) throw new Refusal(404, 'no_such_session')
  return session
}
