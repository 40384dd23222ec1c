import type { Db } from '../../platform/db/index.ts'
import type { Signer } from '../documents/index.ts'
import { citationOf, findDelegation, findOfficer, type OfficerId } from '../organisation/index.ts'

/**
 * The signature block of an officer. Whoever signs by delegation signs for the head in the form the decision gives,
 * and the decision is cited below. @source docs/legal/delegation.md#forms
 */
export async function signerOf(db: Db, actor: string, delegation?: string): Promise<Signer> {
  const officer = await officerOf(db, actor)
  const own = { title: officer?.title.vi ?? '', name: officer?.fullName ?? '' }
  const lent = delegation === undefined ? undefined : await findDelegation(db, delegation)
  if (lent === undefined) return own
  const head = await officerOf(db, `officer:${lent.from}`)
  return { ...own, capacity: lent.form, headTitle: head?.title.vi ?? '', basis: citationOf(lent) }
}

async function officerOf(db: Db, actor: string) {
  return actor.startsWith('officer:') ? findOfficer(db, actor.slice(8) as OfficerId) : undefined
}
