import { issueToken } from '../modules/identity/index.ts'
import { type Demo, demoAccounts, type Pack } from '../pack/index.ts'
import type { Db } from '../platform/db/index.ts'

/** Who acts in the bench: officers of one authority that receives and decides, and one citizen, by their bearer tokens. */
export interface People {
  readonly authority: string
  readonly citizen: string
  readonly counter: string
  readonly handler: string
  readonly leader: string
  readonly password: string
}

/** The demo people of the pack's first commune that has officers of every role. @throws Error when there is none */
export async function signInPeople(db: Db, pack: Pack, at: Temporal.Instant): Promise<People> {
  const { demo } = pack
  const communes = pack.units.filter(unit => unit.wardCode !== undefined && unit.receives && unit.decides)
  const authority = communes.find(
    ({ id }) => demo !== undefined && roles.every(role => keyOf(demo, id, role)),
  )?.id
  const [citizen] = demo?.citizens ?? []
  if (demo === undefined || authority === undefined || citizen === undefined) {
    throw new Error('the pack has no demo people: the bench has nobody to act for')
  }
  const token = (key: string) => issueToken(db, key, at, demoAccounts(demo))
  const officer = (role: (typeof roles)[number]) => token(keyOf(demo, authority, role) ?? '')
  return {
    authority,
    citizen: await token(citizen.key),
    counter: await officer('receivingOfficer'),
    handler: await officer('handlingOfficer'),
    leader: await officer('leader'),
    password: demo.password,
  }
}

const roles = ['receivingOfficer', 'handlingOfficer', 'leader'] as const

function keyOf(demo: Demo, unit: string, role: (typeof roles)[number]): string | undefined {
  return demo.officers.find(({ posts }) => posts.some(post => post.unit === unit && post.role === role))?.key
}
