import type { Selectable } from 'kysely'
import { type Id, local, newId } from '../../kernel/index.ts'
import type { BlobStore } from '../../platform/blobs.ts'
import { type Db, jsonb, sql, type Tables, type Tx } from '../../platform/db/index.ts'
import { newCheckToken, parseCheckToken } from './check-token.ts'
import { type Paper, type ResultFacts, renderPaper } from './papers.ts'

export type IssuedKind = Paper['kind']
/** `replaced` by a newer paper of its kind; `revoked` by the authority. Either stays readable. */
export type IssuedStatus = 'valid' | 'replaced' | 'revoked'

/** What a result says, kept for the page behind its QR code. Personal. */
export interface ResultContent {
  readonly kind: ResultFacts['kind']
  readonly title: string
  readonly authority: string
  readonly intro: string | null
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly articles: readonly string[]
  readonly closing: string | null
  readonly signer: { readonly title: string; readonly name: string }
  /** RFC 3339. */
  readonly signedAt: string
}

/** A paper as it was given to somebody. Its bytes lie in the blob store under `sha256` and never change. */
export interface IssuedDocument {
  readonly id: Id<'issuedDocument'>
  readonly dossierId: Id<'dossier'>
  readonly kind: IssuedKind
  /** The journal entry it speaks of, by its place in the dossier. */
  readonly forEntry: number
  readonly sha256: string
  readonly number: string | null
  readonly checkToken: string | null
  readonly content: ResultContent | null
  readonly createdAt: Temporal.Instant
  readonly createdBy: string
  readonly status: IssuedStatus
}

/** On whose account a paper is issued. */
export interface Issuing {
  readonly dossierId: Id<'dossier'>
  readonly forEntry: number
  readonly at: Temporal.Instant
  readonly by: string
}

/** A slip: any paper but a result. */
export type Slip = Exclude<Paper, { kind: 'result' }>

/**
 * Makes the slip and keeps it, once for each journal entry: asked again, also at the same moment, it gives the slip
 * that exists. An earlier slip of its kind becomes `replaced`. For a job after the act, or the first who asks.
 */
export async function issueSlip(
  tx: Tx,
  blobs: BlobStore,
  slip: Slip,
  issuing: Issuing,
): Promise<IssuedDocument> {
  const existing = await issuedFor(tx, issuing.dossierId, slip.kind, issuing.forEntry)
  if (existing !== undefined) return existing
  const { sha256 } = await blobs.put(await renderPaper(slip))
  return issueDocument(tx, { ...issuing, kind: slip.kind, sha256 })
}

/** What the leader signs, before the number, the moment and the check token are known. */
export type DraftedResult = Omit<ResultFacts, 'number' | 'signedAt' | 'check' | 'at'>

export interface ResultIssuing extends Issuing {
  /** The competent authority's unit: numbers are counted for it, by symbol and year. */
  readonly authorityId: string
  /** The check page's address, without a slash at its end: https://…/xac-thuc */
  readonly checkPage: string
}

/**
 * Gives the result its number and check token and makes the PDF whose SHA-256 is signed; `at` is the moment of
 * signing. Everything but the bytes is part of the caller's transaction: rolled back, the number is given to the next.
 * Call it last in the action: the number's row stays locked until the commit.
 */
export async function issueResult(
  tx: Tx,
  blobs: BlobStore,
  draft: DraftedResult,
  { authorityId, checkPage, ...issuing }: ResultIssuing,
): Promise<IssuedDocument & { readonly number: string; readonly checkToken: string }> {
  const number = `${await nextNumber(tx, authorityId, draft.symbol, local(issuing.at).year)}/${draft.symbol}`
  const token = newCheckToken()
  const facts = { ...draft, number, at: issuing.at, signedAt: issuing.at, check: { page: checkPage, token } }
  const { sha256 } = await blobs.put(await renderPaper({ kind: 'result', facts }))
  const content = contentOf(facts)
  const issued = await issueDocument(tx, {
    ...issuing,
    kind: 'result',
    sha256,
    number,
    checkToken: token,
    content,
  })
  return { ...issued, number, checkToken: token }
}

/** The draft as the leader reads it before signing: no number, no QR code, "BẢN DỰ THẢO" across the page. */
export function renderDraft(draft: DraftedResult, at: Temporal.Instant): Promise<Buffer> {
  return renderPaper({ kind: 'result', facts: { ...draft, at, number: null, signedAt: null, check: null } })
}

export type NewIssuedDocument = Issuing &
  Pick<IssuedDocument, 'kind' | 'sha256'> &
  Partial<Pick<IssuedDocument, 'number' | 'checkToken' | 'content'>>

/**
 * Records a paper whose bytes are stored; the one of its kind that was in force becomes `replaced`. When another
 * transaction has recorded the paper of the same entry meanwhile, that one is given.
 */
export async function issueDocument(tx: Tx, document: NewIssuedDocument): Promise<IssuedDocument> {
  await lockPapers(tx, document.dossierId)
  const existing = await issuedFor(tx, document.dossierId, document.kind, document.forEntry)
  if (existing !== undefined) return existing
  await tx
    .updateTable('issued_documents')
    .set({ status: 'replaced' })
    .where('dossier_id', '=', document.dossierId)
    .where('kind', '=', document.kind)
    .where('status', '=', 'valid')
    .execute()
  const row = await tx
    .insertInto('issued_documents')
    .values(newRow(document))
    .returningAll()
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

/** The next number of the authority's symbol in a year, from 1, without gaps once transactions commit. */
export async function nextNumber(tx: Tx, authorityId: string, symbol: string, year: number): Promise<number> {
  const { last_number } = await tx
    .insertInto('result_numbers')
    .values({ authority_id: authorityId, symbol, year, last_number: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['authority_id', 'symbol', 'year'])
        .doUpdateSet({ last_number: sql`result_numbers.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number
}

/** The result behind a QR code or a code typed from paper; case, spaces and hyphens do not matter. */
export async function findByToken(db: Db, token: string): Promise<IssuedDocument | undefined> {
  const parsed = parseCheckToken(token)
  if (parsed === undefined) return undefined
  const row = await db
    .selectFrom('issued_documents')
    .selectAll()
    .where('check_token', '=', parsed)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** The newest paper of its kind, in force or not. */
export async function latest(
  db: Db,
  dossierId: Id<'dossier'>,
  kind: IssuedKind,
): Promise<IssuedDocument | undefined> {
  return (await issuedDocuments(db, dossierId)).filter(issued => issued.kind === kind).at(-1)
}

/** All papers of a dossier, oldest first. */
export async function issuedDocuments(db: Db, dossierId: Id<'dossier'>): Promise<IssuedDocument[]> {
  const rows = await db
    .selectFrom('issued_documents')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('for_entry')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Takes a paper out of force: its check page says so from now on. Only a valid one; says whether it was. */
export async function revokeDocument(
  tx: Tx,
  document: Pick<IssuedDocument, 'dossierId' | 'id'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('issued_documents')
    .set({ status: 'revoked' })
    .where('dossier_id', '=', document.dossierId)
    .where('id', '=', document.id)
    .where('status', '=', 'valid')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * The paper's bytes, compared with the digest that was signed.
 * @throws BlobNotFound, BlobDamaged
 */
export function readIssued(blobs: BlobStore, issued: Pick<IssuedDocument, 'sha256'>): Promise<Buffer> {
  return blobs.read(issued.sha256)
}

async function issuedFor(db: Db, dossierId: Id<'dossier'>, kind: IssuedKind, forEntry: number) {
  const row = await db
    .selectFrom('issued_documents')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', kind)
    .where('for_entry', '=', forEntry)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Two who ask for the same slip at once wait here; the dossier's own row may be locked by somebody signing it. */
async function lockPapers(tx: Tx, dossierId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`issued_documents ${dossierId}`}, 0))`.execute(tx)
}

function contentOf(facts: ResultFacts & { signedAt: Temporal.Instant }): ResultContent {
  return {
    kind: facts.kind,
    title: facts.title,
    authority: facts.head.body,
    intro: facts.intro ?? null,
    rows: facts.rows ?? [],
    articles: facts.articles ?? [],
    closing: facts.closing ?? null,
    signer: facts.signer,
    signedAt: facts.signedAt.toString(),
  }
}

function newRow(document: NewIssuedDocument) {
  return {
    dossier_id: document.dossierId,
    id: newId<'issuedDocument'>(),
    kind: document.kind,
    for_entry: document.forEntry,
    sha256: document.sha256,
    number: document.number ?? null,
    check_token: document.checkToken ?? null,
    content: document.content ? jsonb(document.content) : null,
    created_at: document.at,
    created_by: document.by,
    status: 'valid' as const,
  }
}

function fromRow(row: Selectable<Tables['issued_documents']>): IssuedDocument {
  return {
    id: row.id as Id<'issuedDocument'>,
    dossierId: row.dossier_id as Id<'dossier'>,
    kind: row.kind,
    forEntry: row.for_entry,
    sha256: row.sha256,
    number: row.number,
    checkToken: row.check_token,
    content: row.content,
    createdAt: row.created_at,
    createdBy: row.created_by,
    status: row.status,
  }
}
