import { Readable } from 'node:stream'
import type { Procedure } from '../modules/catalogue/index.ts'
import { contentScanner, receiveUpload } from '../modules/documents/index.ts'
import type { Actor, DossierDeps } from '../modules/dossiers/index.ts'
import { saveCitizen } from '../modules/identity/index.ts'
import { findOfficerByEmail, type Officer, unitDirectory } from '../modules/organisation/index.ts'
import { demoAccounts, type Pack } from '../pack/index.ts'
import { transaction } from '../platform/db/index.ts'

/** The part of the city that is played: some authorities with their officers, the people who come to them. */
export interface Town {
  readonly units: readonly string[]
  /** Who holds a post; the first of several. Undefined where nobody does. */
  holder(unit: string, role: string): Actor | undefined
  holders(unit: string, role: string): readonly Actor[]
  /** Procedures that its authorities decide and somebody is there for every step. */
  readonly procedures: readonly Procedure[]
  readonly wards: ReadonlySet<string>
  readonly citizens: readonly string[]
  /** A clean file of a sender, the same each time. */
  fileOf(sender: string): Promise<string>
}

/**
 * The first so many authorities that have a counter, officers and a leader.
 * @throws Error when the pack has fewer
 */
export async function openTown(
  deps: DossierDeps,
  { units: count, pack }: { readonly units: number; readonly pack: Pack },
): Promise<Town> {
  const officers = await staffOf(deps, pack)
  const posts = new Map<string, Actor[]>()
  for (const officer of officers) {
    for (const { unit, role } of officer.posts) {
      const key = `${unit} ${role}`
      posts.set(key, [...(posts.get(key) ?? []), actorFor(officer)])
    }
  }
  const holders = (unit: string, role: string) => posts.get(`${unit} ${role}`) ?? []
  const directory = await unitDirectory(deps.db)
  const staffed = directory.units
    .filter(({ receives, decides, validTo }) => receives && decides && validTo === null)
    .map(({ id }) => id)
    .filter(unit =>
      ['receivingOfficer', 'handlingOfficer', 'leader'].every(role => holders(unit, role).length > 0),
    )
  if (staffed.length < count)
    throw new Error(`only ${staffed.length} authorities have officers of every post`)
  const units = staffed.slice(0, count)
  const files = new Map<string, Promise<string>>()
  return {
    units,
    holder: (unit, role) => holders(unit, role)[0],
    holders,
    procedures: playable(deps, pack, holders, units),
    wards: new Set(directory.units.filter(unit => unit.wardCode !== undefined).map(({ id }) => id)),
    citizens: await citizensOf(deps, pack),
    fileOf(sender) {
      const known = files.get(sender) ?? uploaded(deps, sender)
      files.set(sender, known)
      return known
    },
  }
}

async function staffOf({ db }: DossierDeps, { demo }: Pack): Promise<Officer[]> {
  const found = await Promise.all((demo?.officers ?? []).map(({ email }) => findOfficerByEmail(db, email)))
  return found.filter(officer => officer !== undefined && officer.disabledAt === null) as Officer[]
}

/** The pack's invented people, known as if they had signed in. */
async function citizensOf({ db, clock }: DossierDeps, { demo }: Pack): Promise<string[]> {
  if (demo === undefined) return []
  const accounts = demoAccounts(demo)
  return transaction(db, async tx => {
    const ids: string[] = []
    for (const { key } of demo.citizens) {
      const claims = accounts.citizen(key)
      if (claims !== undefined) ids.push((await saveCitizen(tx, claims, clock.now())).id)
    }
    return ids
  })
}

function actorFor({ id, posts }: Officer): Actor {
  return { id: `officer:${id}`, posts: posts.map(({ unit, role }) => ({ unit, role })) }
}

type Holders = (unit: string, role: string) => readonly Actor[]

/** Decided by communes, and somebody is there for every step of them. */
function playable(
  { catalogue }: DossierDeps,
  pack: Pack,
  holders: Holders,
  units: readonly string[],
): Procedure[] {
  const isStaffed = ({ process }: Procedure) =>
    process.every(step => units.every(unit => holders(step.unit ?? unit, step.role).length > 0))
  return pack.procedures
    .flatMap(({ code }) => catalogue.procedure(code) ?? [])
    .filter(procedure => 'by' in procedure.competence && isStaffed(procedure))
}

const onePixelPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function uploaded(deps: DossierDeps, by: string): Promise<string> {
  const stream = Readable.from([Buffer.from(onePixelPng, 'base64')])
  const outcome = await receiveUpload(
    { ...deps, scanner: contentScanner },
    { stream, filename: 'giay-to.png', by },
  )
  if (!outcome.taken) throw new Error(`the practice file was not taken: ${outcome.fault.code}`)
  return outcome.file.id
}
