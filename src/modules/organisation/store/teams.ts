import type { Selectable } from 'kysely'
import { type Id, type Page, pageOf } from '../../../kernel/index.ts'
import { type Db, sql, type Tx } from '../../../platform/db/index.ts'
import type { TeamMemberTable, TeamSessionTable, TeamTable } from '../tables.ts'
import { beyond, type NameKey } from './units.ts'

export type TeamId = Id<'team'>
export type TeamSessionId = Id<'teamSession'>

/** A community digital team: it sits down beside people and files with them. */
export interface Team {
  readonly id: TeamId
  readonly unit: string
  readonly name: string
  /** The decision that forms it. */
  readonly basis: string | undefined
  readonly formedOn: Temporal.PlainDate
  /** The first day on which there is no team any more. */
  readonly disbandedOn: Temporal.PlainDate | undefined
}

/** An officer, or a helper known by name. */
export interface TeamMember {
  readonly id: Id<'teamMember'>
  readonly team: TeamId
  readonly officer: Id<'officer'> | undefined
  readonly helperName: string | undefined
  readonly joinedOn: Temporal.PlainDate
  readonly leftOn: Temporal.PlainDate | undefined
}

/** One sitting of a team at a place, with the people it helped. */
export interface TeamSession {
  readonly id: TeamSessionId
  readonly team: TeamId
  readonly place: string
  readonly opensAt: Temporal.Instant
  readonly closesAt: Temporal.Instant
  readonly people: number
  /** Accounts opened for people. */
  readonly accounts: number
  readonly cancelledAt: Temporal.Instant | undefined
  readonly version: number
}

export async function listTeamRows(
  db: Db,
  query: { unit?: string | undefined; after?: NameKey | undefined; limit?: number } = {},
): Promise<Page<Team>> {
  const { unit, after, limit = 50 } = query
  const rows = await db
    .selectFrom('teams')
    .selectAll()
    .$if(unit !== undefined, rows => rows.where('unit_id', '=', unit ?? ''))
    .$if(after !== undefined, rows => rows.where(beyond('sort_name', 'id', after ?? ['', ''])))
    .orderBy('sort_name')
    .orderBy(sql`id::text`)
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(teamOf), limit, team => [team.name, team.id])
}

export async function findTeamRow(db: Db, id: TeamId): Promise<Team | undefined> {
  const row = await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst()
  return row && teamOf(row)
}

export async function lockTeam(tx: Tx, id: TeamId): Promise<Team | undefined> {
  const row = await tx.selectFrom('teams').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && teamOf(row)
}

/** Teams an officer is a member of on a day. */
export async function readTeamsOf(db: Db, officer: string, on: Temporal.PlainDate): Promise<Team[]> {
  const rows = await db
    .selectFrom('teams')
    .innerJoin('team_members', 'team_members.team_id', 'teams.id')
    .selectAll('teams')
    .where('team_members.officer_id', '=', officer as Id<'officer'>)
    .where('team_members.left_on', 'is', null)
    .where('team_members.joined_on', '<=', on)
    .where(sql<boolean>`(teams.disbanded_on is null or teams.disbanded_on > ${on})`)
    .orderBy('teams.sort_name')
    .execute()
  return rows.map(teamOf)
}

export async function insertTeam(tx: Tx, team: Team): Promise<boolean> {
  const row = await tx
    .insertInto('teams')
    .values({
      id: team.id,
      unit_id: team.unit,
      name: team.name,
      basis: team.basis ?? null,
      formed_on: team.formedOn,
      disbanded_on: null,
      sort_name: team.name,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function setDisbanded(tx: Tx, id: TeamId, on: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('teams').set({ disbanded_on: on }).where('id', '=', id).execute()
}

/** Members in the order in which they joined; those who left among them. */
export async function readMembers(db: Db, team: TeamId): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('team_members')
    .selectAll()
    .where('team_id', '=', team)
    .orderBy('joined_on')
    .orderBy('id')
    .execute()
  return rows.map(memberOf)
}

export async function findMemberRow(db: Db, id: Id<'teamMember'>): Promise<TeamMember | undefined> {
  const row = await db.selectFrom('team_members').selectAll().where('id', '=', id).executeTakeFirst()
  return row && memberOf(row)
}

/** False when the id is there already, or the officer is a member already. */
export async function insertMember(tx: Tx, member: TeamMember): Promise<boolean> {
  const row = await tx
    .insertInto('team_members')
    .values({
      id: member.id,
      team_id: member.team,
      officer_id: member.officer ?? null,
      helper_name: member.helperName ?? null,
      joined_on: member.joinedOn,
      left_on: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function setLeft(tx: Tx, id: Id<'teamMember'>, on: Temporal.PlainDate): Promise<void> {
  await tx
    .updateTable('team_members')
    .set({ left_on: sql`greatest(${on}, joined_on)` })
    .where('id', '=', id)
    .execute()
}

/** Newest first. */
export async function listSessionRows(
  db: Db,
  team: TeamId,
  query: { after?: readonly [string, string] | undefined; limit?: number } = {},
): Promise<Page<TeamSession>> {
  const { after, limit = 20 } = query
  const rows = await db
    .selectFrom('team_sessions')
    .selectAll()
    .where('team_id', '=', team)
    .$if(after !== undefined, rows =>
      rows.where(sql<boolean>`(opens_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('opens_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(sessionOf), limit, session => [session.opensAt.toString(), session.id])
}

export async function findSessionRow(db: Db, id: TeamSessionId): Promise<TeamSession | undefined> {
  const row = await db.selectFrom('team_sessions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && sessionOf(row)
}

/** Sessions of these teams that go on at a moment. */
export async function readOpenSessions(
  db: Db,
  teams: readonly TeamId[],
  at: Temporal.Instant,
): Promise<TeamSession[]> {
  if (teams.length === 0) return []
  const rows = await db
    .selectFrom('team_sessions')
    .selectAll()
    .where('team_id', 'in', teams)
    .where('opens_at', '<=', at)
    .where('closes_at', '>', at)
    .where('cancelled_at', 'is', null)
    .orderBy('opens_at')
    .execute()
  return rows.map(sessionOf)
}

export async function lockSession(tx: Tx, id: TeamSessionId): Promise<TeamSession | undefined> {
  const row = await tx
    .selectFrom('team_sessions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && sessionOf(row)
}

export async function insertSession(
  tx: Tx,
  session: Pick<TeamSession, 'id' | 'team' | 'place' | 'opensAt' | 'closesAt'>,
): Promise<boolean> {
  const { id, team, place, opensAt, closesAt } = session
  const row = await tx
    .insertInto('team_sessions')
    .values({ id, team_id: team, place, opens_at: opensAt, closes_at: closesAt, cancelled_at: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateSession(
  tx: Tx,
  id: TeamSessionId,
  changes: { people?: number; accounts?: number; cancelled_at?: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('team_sessions')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** What teams did between two moments: sessions held, people helped, accounts opened. */
export async function countTeamHelp(
  db: Db,
  query: { unit?: string | undefined; from: Temporal.Instant; to: Temporal.Instant },
): Promise<{ sessions: number; people: number; accounts: number }> {
  const { unit, from, to } = query
  return db
    .selectFrom('team_sessions')
    .innerJoin('teams', 'teams.id', 'team_sessions.team_id')
    .select(rows => [
      rows.fn.countAll<number>().as('sessions'),
      sql<number>`coalesce(sum(team_sessions.people), 0)::bigint`.as('people'),
      sql<number>`coalesce(sum(team_sessions.accounts), 0)::bigint`.as('accounts'),
    ])
    .where('team_sessions.cancelled_at', 'is', null)
    .where('team_sessions.opens_at', '>=', from)
    .where('team_sessions.opens_at', '<', to)
    .$if(unit !== undefined, rows => rows.where('teams.unit_id', '=', unit ?? ''))
    .executeTakeFirstOrThrow()
}

function teamOf(row: TeamTable): Team {
  return {
    id: row.id,
    unit: row.unit_id,
    name: row.name,
    basis: row.basis ?? undefined,
    formedOn: row.formed_on,
    disbandedOn: row.disbanded_on ?? undefined,
  }
}

function memberOf(row: TeamMemberTable): TeamMember {
  return {
    id: row.id,
    team: row.team_id,
    officer: row.officer_id ?? undefined,
    helperName: row.helper_name ?? undefined,
    joinedOn: row.joined_on,
    leftOn: row.left_on ?? undefined,
  }
}

function sessionOf(row: Selectable<TeamSessionTable>): TeamSession {
  return {
    id: row.id,
    team: row.team_id,
    place: row.place,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    people: row.people,
    accounts: row.accounts,
    cancelledAt: row.cancelled_at ?? undefined,
    version: row.version,
  }
}
