import type { Db } from '../../platform/db/index.ts'
import type { Signer } from '../documents/index.ts'
import { citationOf, findDelegation, findOfficer, type Officer } from '../organisation/index.ts'

/**
 * The block above a name: an officer's own title, or «KT. / TUQ. / TL.» the title of whose post was delegated, with the
 * writing that delegates it.
 * @source docs/legal/delegation.md#forms (Decree 30/2020/NĐ-CP, annex I, part II.7)
 */
export async function signerBlock(
  db: Db,
  officer: Pick<Officer, 'title' | 'fullName'>,
  delegation: string | undefined,
): Promise<Signer> {
  const own = { title: officer.title.vi, name: officer.fullName }
  const lent = delegation === undefined ? undefined : await findDelegation(db, delegation)
  if (lent === undefined) return own
  const head = await findOfficer(db, lent.from)
  return {
    ...own,
    capacity: lent.form,
    basis: `Quyết định số ${citationOf(lent)}`,
    ...(head === undefined ? {} : { headTitle: head.title.vi }),
  }
}
