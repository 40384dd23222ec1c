import type { Selectable } from 'kysely'
import { type Id, newId } from '../../kernel/index.ts'
import type { BlobStore } from '../../platform/blobs.ts'
import type { Db, Tables, Tx } from '../../platform/db/index.ts'
import { newCheckToken, parseCheckToken } from './check-token.ts'
import { type Paper, renderPaper } from './papers.ts'

export type IssuedListKind = 'form07' | 'batch' | 'postBundle'
/** A paper about many dossiers. */
export type ListPaper = Extract<Paper, { kind: IssuedListKind }>

/** A closed register or a list that travels with papers, as it was made. Its bytes lie in the blob store. */
export interface IssuedList {
  readonly id: Id<'issuedList'>
  readonly kind: IssuedListKind
  readonly unitId: string
  readonly reference: string
  readonly sha256: string
  readonly checkToken: string | null
  readonly createdAt: Temporal.Instant
  readonly createdBy: string
}

/** Whose list it is and what it is known by: a batch's code, "01/2026, 01/11–30/11/2026". */
export interface ListIssuing {
  readonly unitId: string
  readonly reference: string
  readonly by: string
  /** The check page's address: a register's QR code leads there. */
  readonly checkPage: string
}

/**
 * Makes the list and keeps it, once for each unit and reference: asked again it gives the one that exists. For a book
 * when it is closed and a batch when it is sent; an open register is printed with `renderPaper` and not kept.
 */
export async function issueList(
  tx: Tx,
  blobs: BlobStore,
  list: ListPaper,
  { checkPage, ...issuing }: ListIssuing,
): Promise<IssuedList> {
  const existing = await findIssuedList(tx, list.kind, issuing)
  if (existing !== undefined) return existing
  const token = list.kind === 'form07' ? newCheckToken() : null
  const paper = list.kind === 'form07' ? checked(list, `${checkPage}/${token}`) : list
  const { sha256 } = await blobs.put(await renderPaper(paper))
  await tx
    .insertInto('issued_lists')
    .values({
      id: newId<'issuedList'>(),
      kind: list.kind,
      unit_id: issuing.unitId,
      reference: issuing.reference,
      sha256,
      check_token: token,
      created_at: list.facts.at,
      created_by: issuing.by,
    })
    .onConflict(conflict => conflict.columns(['kind', 'unit_id', 'reference']).doNothing())
    .execute()
  const kept = await findIssuedList(tx, list.kind, issuing)
  if (kept === undefined) throw new Error(`the list ${issuing.reference} was not kept`)
  return kept
}

function checked(list: Extract<ListPaper, { kind: 'form07' }>, url: string): ListPaper {
  return { ...list, facts: { ...list.facts, url } }
}

/** The list a unit has under this reference. */
export async function findIssuedList(
  db: Db,
  kind: IssuedListKind,
  { unitId, reference }: Pick<ListIssuing, 'unitId' | 'reference'>,
): Promise<IssuedList | undefined> {
  const row = await db
    .selectFrom('issued_lists')
    .selectAll()
    .where('kind', '=', kind)
    .where('unit_id', '=', unitId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** The closed register behind a QR code. */
export async function findListByToken(db: Db, token: string): Promise<IssuedList | undefined> {
  const parsed = parseCheckToken(token)
  if (parsed === undefined) return undefined
  const row = await db
    .selectFrom('issued_lists')
    .selectAll()
    .where('check_token', '=', parsed)
    .executeTakeFirst()
  return row && fromRow(row)
}

function fromRow(row: Selectable<Tables['issued_lists']>): IssuedList {
  return {
    id: row.id as Id<'issuedList'>,
    kind: row.kind,
    unitId: row.unit_id,
    reference: row.reference,
    sha256: row.sha256,
    checkToken: row.check_token,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }
}
