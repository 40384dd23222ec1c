import { formatDate, type Locale, local, type Page, parseId } from '../../kernel/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { directoryOf } from './directory.ts'
import { matchNobody, passwordMatches } from './password.ts'
import { lastDayAway } from './rules/absences.ts'
import type { Candidates } from './rules/assignment.ts'
import type { ActingRole } from './rules/delegations.ts'
import type { Role } from './rules/roles.ts'
import { successorAmong } from './rules/unit-changes.ts'
import type { Unit } from './rules/units.ts'
import type { Absence } from './store/absences.ts'
import * as absences from './store/absences.ts'
import type { CandidateQuery } from './store/assignment.ts'
import * as assignment from './store/assignment.ts'
import type { Delegation, DelegationQuery } from './store/delegations.ts'
import * as delegations from './store/delegations.ts'
import type { Officer, OfficerAtWork, OfficerId, OfficerQuery } from './store/officers.ts'
import * as officers from './store/officers.ts'
import type { Team, TeamId, TeamSession } from './store/teams.ts'
import * as teams from './store/teams.ts'
import type { UnitName, UnitQuery } from './store/units.ts'
import * as units from './store/units.ts'
import { wordsIn } from './words/index.ts'

export { endAbsence, enterAbsence, type NewAbsence } from './actions/absences.ts'
export { applyUnits, diffUnits } from './actions/apply-units.ts'
export { setAssignmentRule, setSkills } from './actions/assignment.ts'
export {
  type AnnounceUnitChange,
  type AppliedUnitChange,
  applyDueUnitChanges,
  cancelUnitChange,
  changeUnits,
  type DueUnitChanges,
} from './actions/change-units.ts'
export { giveDelegation, type NewDelegation, revokeDelegation } from './actions/delegations.ts'
export {
  addOfficer,
  changePassword,
  changePosts,
  disableOfficer,
  type NewOfficer,
  resetPassword,
} from './actions/officers.ts'
export {
  addTeamMember,
  cancelTeamSession,
  countHelped,
  disbandTeam,
  formTeam,
  openTeamSession,
  removeTeamMember,
} from './actions/teams.ts'
export { type By, byOfficer, bySystem } from './by.ts'
export { registerOrganisationCommands } from './commands.ts'
export { type UnitDirectory, unitDirectory } from './directory.ts'
export { roleName } from './messages.ts'
export { paths as organisationPaths } from './paths.ts'

export { organisationRoutes } from './routes.tsx'
export type { AbsenceReason } from './rules/absences.ts'
export { type AssignmentRule, type Candidate, type Candidates, chooseOfficer } from './rules/assignment.ts'
export {
  type ActingRole,
  citationOf,
  delegationCovers,
  isActingRole,
  type SigningForm,
} from './rules/delegations.ts'
export { type PasswordFault, passwordFault } from './rules/passwords.ts'
export type { Post } from './rules/posts.ts'
export { isRole, type Role } from './rules/roles.ts'
export type { UnitChange, UnitChangeFault, UnitChangeKind } from './rules/unit-changes.ts'
export type {
  Unit,
  UnitDifference,
  UnitFault,
  UnitRecord,
} from './rules/units.ts'
export type { Absence, AbsenceId } from './store/absences.ts'
export type { CandidateQuery, Skills } from './store/assignment.ts'
export type { Delegation, DelegationId } from './store/delegations.ts'
export { emailKey, type HeldPost, type Officer, type OfficerId, type OfficerQuery } from './store/officers.ts'
export type { Team, TeamId, TeamMember, TeamSession, TeamSessionId } from './store/teams.ts'
export type { PlannedUnitChange, UnitChangeId } from './store/unit-changes.ts'
export type { NameKey, UnitName, UnitQuery } from './store/units.ts'

/** A unit by its id, ended ones too. */
export function findUnit(db: Db, id: string): Promise<Unit | undefined> {
  return units.findUnitRow(db, id)
}

/** Units in force, by name; `search` forgives missing accents and knows former names. */
export function listUnits(db: Db, query: UnitQuery = {}): Promise<Page<Unit>> {
  return units.listUnitRows(db, query)
}

/** Every unit in force where dossiers may be handed in, by name. */
export async function unitsThatReceive(db: Db): Promise<readonly Unit[]> {
  return (await units.readUnits(db)).filter(unit => unit.validTo === null && unit.receives)
}

/** Every unit in force that decides, by name. */
export async function unitsThatDecide(db: Db): Promise<readonly Unit[]> {
  return (await units.readUnits(db)).filter(unit => unit.validTo === null && unit.decides)
}

/**
 * The counter where an authority's dossiers are received and handed back unless somebody chooses another: the
 * authority's own, else the nearest above it; of an authority that is no more, its successor's. Undefined when the authority is unknown or nothing above it receives.
 */
export async function oneStopCounterOf(db: Db, authority: string): Promise<Unit | undefined> {
  const directory = directoryOf(await units.readUnits(db))
  return directory.counterOf(authority)
}

/** The agency code a unit had on a day, for codes of dossiers; undefined when it had none. */
export function agencyCodeOf(
  db: Db,
  unit: string,
  on: Temporal.PlainDate,
): Promise<{ code: string; provisional: boolean } | undefined> {
  return units.findAgencyCode(db, unit, on)
}

export function findOfficer(db: Db, id: OfficerId): Promise<Officer | undefined> {
  return officers.findOfficerRow(db, id)
}

/** By e-mail, however it is written. */
export function findOfficerByEmail(db: Db, email: string): Promise<Officer | undefined> {
  return officers.findOfficerRowByEmail(db, email)
}

/** Officers by given name, those who may no longer sign in among them. */
export function listOfficers(db: Db, query: OfficerQuery = {}): Promise<Page<Officer>> {
  return officers.listOfficerRows(db, query)
}

/** Officers who can sign in and hold the role in the unit, by given name. */
export function officersOf(db: Db, unit: string, role: Role): Promise<Officer[]> {
  return officers.readOfficersOf(db, unit, role)
}

/** Names by id for lists and timelines, in one query; an id nobody has is left out. */
export function officerNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return officers.readOfficerNames(db, ids)
}

/** An officer with the posts held now, those held by delegation among them; for the sign-in, at every request. */
export function officerAtWork(
  db: Db,
  id: OfficerId,
  at: Temporal.Instant,
): Promise<OfficerAtWork | undefined> {
  return officers.readOfficerAtWork(db, id, at)
}

/** Delegations in force at a moment: of a unit, of a role, to an officer. */
export function delegationsInForce(
  db: Db,
  query: Pick<DelegationQuery, 'unit' | 'role' | 'officer'> & { readonly at: Temporal.Instant },
): Promise<Delegation[]> {
  return delegations.readDelegationsInForce(db, query, query.at)
}

/** Any delegation, over and revoked ones too: a signature names it for ever. */
export async function findDelegation(db: Db, id: string): Promise<Delegation | undefined> {
  const known = parseId<'delegation'>(id)
  return known && delegations.findDelegationRow(db, known)
}

/** Who is away at a moment, by officer; of these officers only when they are named. */
export async function absentOfficers(
  db: Db,
  at: Temporal.Instant,
  among?: readonly string[],
): Promise<ReadonlyMap<string, Absence>> {
  const away = await absences.readAbsencesOn(db, local(at).toPlainDate(), among)
  return new Map(away.map(absence => [absence.officer, absence]))
}

/** Beside a name in a list. @example sayAbsent(absence, 'vi') // 'vắng đến 09/10/2026' */
export function sayAbsent(absence: Absence, locale: Locale): string {
  return wordsIn(locale).absences.until(formatDate(lastDayAway(absence)))
}

export async function isAbsent(db: Db, officer: string, at: Temporal.Instant): Promise<boolean> {
  return (await absentOfficers(db, at, [officer])).has(officer)
}

/** Somebody who cannot do what waits for them. */
export interface UnableOfficer {
  readonly id: OfficerId
  readonly because: 'disabled' | 'absent'
  /** The last day away. */
  readonly until?: Temporal.PlainDate | undefined
  readonly substitute?: OfficerId | undefined
}

/** Officers who are disabled or away at a moment, of a unit when one is named: nothing may wait for them alone. */
export function officersUnableToWork(
  db: Db,
  query: { readonly unit?: string | undefined; readonly at: Temporal.Instant },
): Promise<UnableOfficer[]> {
  return officers.readUnable(db, query.unit, local(query.at).toPlainDate())
}

/** Who could be given work of a post on a day, and by which rule; `chooseOfficer` chooses. One query. */
export function candidatesFor(db: Db, query: CandidateQuery): Promise<Candidates> {
  return assignment.readCandidates(db, query)
}

/** Remembers whose turn it was, for `rota`. */
export function noteTurn(
  tx: Tx,
  turn: { readonly unit: string; readonly role: ActingRole; readonly officer: string },
): Promise<void> {
  return assignment.saveTurn(tx, turn)
}

/** Teams an officer is a member of on the day of a moment. */
export function teamsOf(db: Db, officer: string, at: Temporal.Instant): Promise<Team[]> {
  return teams.readTeamsOf(db, officer, local(at).toPlainDate())
}

export async function findTeamSession(db: Db, id: string): Promise<TeamSession | undefined> {
  const known = parseId<'teamSession'>(id)
  return known && teams.findSessionRow(db, known)
}

/** Sessions of these teams that go on at a moment. */
export function openTeamSessions(
  db: Db,
  of: readonly TeamId[],
  at: Temporal.Instant,
): Promise<TeamSession[]> {
  return teams.readOpenSessions(db, of, at)
}

/** What teams counted between two moments, of a unit or of the city; dossiers filed are counted from the dossiers. */
export function teamHelpCounted(
  db: Db,
  query: {
    readonly unit?: string | undefined
    readonly from: Temporal.Instant
    readonly to: Temporal.Instant
  },
): Promise<{ sessions: number; people: number; accounts: number }> {
  return teams.countTeamHelp(db, query)
}

/** What a unit was called on a day: a paper keeps the name of its day. Undefined when there never was such a unit. */
export function unitNameOn(db: Db, id: string, on: Temporal.PlainDate): Promise<UnitName | undefined> {
  return units.findUnitName(db, id, on)
}

/** The unit itself while it is in force on a day, else whoever carries on then; undefined when nobody does. */
export async function successorOf(db: Db, id: string, on: Temporal.PlainDate): Promise<Unit | undefined> {
  const byId = new Map((await units.readUnits(db)).map(unit => [unit.id, unit]))
  const unit = byId.get(id)
  return unit && successorAmong(unit, byId, on)
}

/**
 * Whether the password is this officer's; false, after the same time, when there is no such officer. Counts nothing:
 * whoever asks limits how often (identity does).
 */
export async function isOfficersPassword(
  db: Db,
  officer: OfficerId | undefined,
  password: string,
): Promise<boolean> {
  const hash = officer && (await officers.findPasswordHash(db, officer))
  return hash === undefined ? matchNobody(password) : passwordMatches(password, hash)
}

export { adminFrame, cityDoors, cityFrame } from './views/frame.ts'
