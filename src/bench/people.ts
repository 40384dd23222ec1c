import { issueToken, openSession } from '../modules/identity/index.ts'
import { findOfficerByEmail } from '../modules/organisation/index.ts'
import { type Demo, demoAccounts, type Pack } from '../pack/index.ts'
import type { Db } from '../platform/db/index.ts'

/** Those who work in one authority that receives and decides, by their bearer tokens. */
export interface Desk {
  readonly unit: string
  readonly counter: string
  readonly handler: string
  readonly leader: string
}

/** Who acts in the bench. */
export interface People {
  /** The authority that most dossiers wait in. */
  readonly crowded: Desk
  /** The one with a few. */
  readonly quiet: Desk
  readonly citizen: string
  readonly password: string
}

/** The demo people of the pack's first two communes that have officers of every role. @throws Error when there are none */
export async function signInPeople(db: Db, pack: Pack, at: Temporal.Instant): Promise<People> {
  const { demo } = pack
  const [citizen] = demo?.citizens ?? []
  if (demo === undefined || citizen === undefined) throw nobody()
  const communes = pack.units.filter(unit => unit.wardCode !== undefined && unit.receives && unit.decides)
  const [crowded, quiet] = communes.filter(({ id }) => roles.every(role => officerOf(demo, id, role)))
  if (crowded === undefined || quiet === undefined) throw nobody()
  const token = (key: string) => issueToken(db, key, at, demoAccounts(demo))
  const desk = async (unit: string): Promise<Desk> => {
    const [counter, handler, leader] = await Promise.all(
      roles.map(role => token(officerOf(demo, unit, role)?.key ?? '')),
    )
    return { unit, counter, handler, leader } as Desk
  }
  return {
    crowded: await desk(crowded.id),
    quiet: await desk(quiet.id),
    citizen: await token(citizen.key),
    password: demo.password,
  }
}

/** The cookie of a counter's officer of an authority, for the pages they see. */
export async function counterCookie(db: Db, pack: Pack, unit: string, at: Temporal.Instant): Promise<string> {
  const { email } = (pack.demo && officerOf(pack.demo, unit, 'receivingOfficer')) ?? {}
  const officer = email === undefined ? undefined : await findOfficerByEmail(db, email)
  if (officer === undefined) throw nobody()
  const { token } = await openSession(db, { kind: 'officer', id: officer.id }, 'cookie', at)
  return `session=${token}`
}

const nobody = () => new Error('the pack has no demo people: the bench has nobody to act for')

const roles = ['receivingOfficer', 'handlingOfficer', 'leader'] as const

function officerOf(demo: Demo, unit: string, role: (typeof roles)[number]) {
  return demo.officers.find(({ posts }) => posts.some(post => post.unit === unit && post.role === role))
}
