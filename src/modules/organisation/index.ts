import type { Page } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { matchNobody, passwordMatches } from './password.ts'
import { counterOf } from './rules/counter.ts'
import type { Role } from './rules/roles.ts'
import type { Unit } from './rules/units.ts'
import type { Officer, OfficerId, OfficerQuery } from './store/officers.ts'
import * as officers from './store/officers.ts'
import type { UnitQuery } from './store/units.ts'
import * as units from './store/units.ts'

export { applyUnits, diffUnits } from './actions/apply-units.ts'
export {
  addOfficer,
  changePassword,
  changePosts,
  disableOfficer,
  type NewOfficer,
  resetPassword,
} from './actions/officers.ts'
export { type By, byOfficer, bySystem } from './by.ts'
export { registerOrganisationCommands } from './commands.ts'
export { type UnitDirectory, unitDirectory } from './directory.ts'
export { roleName } from './messages.ts'

export { organisationRoutes } from './routes.tsx'
export { type PasswordFault, passwordFault } from './rules/passwords.ts'
export type { Post } from './rules/posts.ts'
export { isRole, type Role } from './rules/roles.ts'
export type {
  Unit,
  UnitDifference,
  UnitFault,
  UnitRecord,
} from './rules/units.ts'
export { emailKey, type HeldPost, type Officer, type OfficerId, type OfficerQuery } from './store/officers.ts'
export type { NameKey, UnitQuery } from './store/units.ts'

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
 * authority's own, else the nearest above it. Undefined when the authority is unknown or nothing above it receives.
 */
export async function oneStopCounterOf(db: Db, authority: string): Promise<Unit | undefined> {
  const all = (await units.readUnits(db)).filter(unit => unit.validTo === null)
  const unit = all.find(each => each.id === authority)
  return unit && counterOf(unit, all)
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

export { adminFrame } from './views/frame.ts'
