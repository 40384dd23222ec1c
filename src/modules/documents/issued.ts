import type { Selectable } from 'kysely'
import { formatMoment, type Id, local, newId } from '../../kernel/index.ts'
import type { BlobStore } from '../../platform/blobs.ts'
import { type Db, jsonb, sql, type Tables, type Tx } from '../../platform/db/index.ts'
import { newCheckToken, parseCheckToken } from './check-token.ts'
import type { LetterFacts } from './letters.ts'
import { paperNames } from './paper-names.ts'
import type { Signer } from './paper-words.ts'
import { type Paper, type ResultFacts, renderPaper } from './papers.ts'

/** The kinds of paper a dossier is given. */
export type DossierPaperKind = Exclude<Paper['kind'], 'form07' | 'batch' | 'postBundle' | 'guide'>
/** `replaced` by a newer paper of its kind; `revoked` by the authority. Either stays readable. */
export type IssuedStatus = 'valid' | 'replaced' | 'revoked'

/** What a result or a letter says, kept for the page behind its QR code. Personal. */
export interface ResultContent {
  readonly kind: ResultFacts['kind']
  readonly title: string
  readonly authority: string
  readonly intro: string | null
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly articles: readonly string[]
  readonly closing: string | null
  readonly signer: Signer
  /** RFC 3339. */
  readonly signedAt: string
}

/** A paper as it was given to somebody. Its bytes lie in the blob store under `sha256` and never change. */
export interface IssuedDocument {
  readonly id: Id<'issuedDocument'>
  readonly dossierId: Id<'dossier'>
  readonly kind: DossierPaperKind
  /** Of a linked procedure: the branch whose result it is. */
  readonly branch: string | null
  /** The paper it stands in for, where an error of the authority was put right. */
  readonly replaces: Id<'issuedDocument'> | null
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

/** A slip: a paper about one dossier that nobody numbers and signs for an authority. */
export type Slip = Extract<Paper, { kind: Exclude<DossierPaperKind, 'result' | 'form04' | 'form05'> }>

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
  /** Of a linked procedure: whose result it is. One result is in force for each branch. */
  readonly branch?: string
  /** The result in force that this one replaces; it says so on the new paper and on the old one's check page. */
  readonly replaces?: Id<'issuedDocument'>
}

/** A result was to be issued where one is in force, or to replace one that is not: a fault of the caller's rules. */
export class ResultNotReplaceable extends Error {
  constructor(because: 'in_force' | 'not_in_force') {
    super(
      because === 'in_force' ? 'a result is in force: name it in `replaces`' : 'no such result is in force',
    )
    this.name = 'ResultNotReplaceable'
  }
}

/**
 * Gives the result its number and check token and makes the PDF whose SHA-256 is signed; `at` is the moment of
 * signing. Everything but the bytes is part of the caller's transaction: rolled back, the number is given to the next.
 * Call it last in the action: the number's row stays locked until the commit.
 * @throws ResultNotReplaceable when a result of this branch is in force and `replaces` does not name it
 */
export async function issueResult(
  tx: Tx,
  blobs: BlobStore,
  draft: DraftedResult,
  { authorityId, checkPage, replaces, branch, ...issuing }: ResultIssuing,
): Promise<SignedDocument> {
  await lockPapers(tx, issuing.dossierId)
  const earlier = await resultInForce(tx, issuing.dossierId, branch ?? null)
  if (earlier?.id !== replaces) {
    throw new ResultNotReplaceable(
      earlier !== undefined && replaces === undefined ? 'in_force' : 'not_in_force',
    )
  }
  const { number, token, signing } = await signed(tx, draft.symbol, {
    authorityId,
    checkPage,
    at: issuing.at,
  })
  const corrected = earlier && { replaces: { number: earlier.number ?? '', on: earlier.createdAt } }
  const facts = { ...draft, ...signing, ...corrected }
  const { sha256 } = await blobs.put(await renderPaper({ kind: 'result', facts }))
  const issued = await issueDocument(tx, {
    ...issuing,
    kind: 'result',
    sha256,
    number,
    checkToken: token,
    content: contentOf(facts),
    branch: branch ?? null,
    replaces: replaces ?? null,
  })
  return { ...issued, number, checkToken: token }
}

/** A paper with the number and the check token that signing gave it. */
export type SignedDocument = IssuedDocument & { readonly number: string; readonly checkToken: string }

type Unsigned<Facts extends LetterFacts> = Omit<Facts, 'number' | 'signedAt' | 'check' | 'at'>

/** Form 04 or 05 before it is signed. */
export type DraftedLetter = {
  [Kind in 'form04' | 'form05']: {
    readonly kind: Kind
    readonly facts: Unsigned<Extract<Paper, { kind: Kind }>['facts']>
  }
}['form04' | 'form05']

/**
 * Signs form 04 or 05: number, check token and PDF like a result's, in the caller's transaction and last in it. A
 * letter of its kind that was in force becomes `replaced`.
 */
export async function issueLetter(
  tx: Tx,
  blobs: BlobStore,
  draft: DraftedLetter,
  { authorityId, checkPage, ...issuing }: Omit<ResultIssuing, 'branch' | 'replaces'>,
): Promise<SignedDocument> {
  await lockPapers(tx, issuing.dossierId)
  const { number, token, signing } = await signed(tx, draft.facts.symbol, {
    authorityId,
    checkPage,
    at: issuing.at,
  })
  const letter = { kind: draft.kind, facts: { ...draft.facts, ...signing } } as Letter
  const { sha256 } = await blobs.put(await renderPaper(letter))
  const content = letterContent(letter, issuing.at)
  const issued = await issueDocument(tx, {
    ...issuing,
    kind: draft.kind,
    sha256,
    number,
    checkToken: token,
    content,
  })
  return { ...issued, number, checkToken: token }
}

/** Form 04 or 05 as the leader reads it before signing: no number, "BẢN DỰ THẢO" across the page. */
export function renderLetterDraft(draft: DraftedLetter, at: Temporal.Instant): Promise<Buffer> {
  const unsigned = { at, number: null, signedAt: null, check: null }
  return renderPaper({ kind: draft.kind, facts: { ...draft.facts, ...unsigned } } as Letter)
}

type Letter = Extract<Paper, { kind: 'form04' | 'form05' }>

/** What signing adds to any paper of an authority. */
async function signed(
  tx: Tx,
  symbol: string,
  { authorityId, checkPage, at }: Pick<ResultIssuing, 'authorityId' | 'checkPage' | 'at'>,
) {
  const number = `${await nextNumber(tx, authorityId, symbol, local(at).year)}/${symbol}`
  const token = newCheckToken()
  return { number, token, signing: { number, at, signedAt: at, check: { page: checkPage, token } } }
}

/** The draft as the leader reads it before signing: no number, no QR code, "BẢN DỰ THẢO" across the page. */
export function renderDraft(draft: DraftedResult, at: Temporal.Instant): Promise<Buffer> {
  return renderPaper({ kind: 'result', facts: { ...draft, at, number: null, signedAt: null, check: null } })
}

export type NewIssuedDocument = Issuing &
  Pick<IssuedDocument, 'kind' | 'sha256'> &
  Partial<Pick<IssuedDocument, 'number' | 'checkToken' | 'content' | 'branch' | 'replaces'>>

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
    .where('branch', 'is not distinct from', document.branch ?? null)
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

/** The paper that stands in for one that was replaced, as its old holder may know it. */
export interface ReplacedBy {
  readonly number: string | null
  readonly at: Temporal.Instant
}

/**
 * The result or letter behind a QR code or a code typed from paper; case, spaces and hyphens do not matter. One that
 * was put right says by which number and when.
 */
export async function findByToken(
  db: Db,
  token: string,
): Promise<(IssuedDocument & { readonly replacedBy?: ReplacedBy }) | undefined> {
  const parsed = parseCheckToken(token)
  if (parsed === undefined) return undefined
  const row = await db
    .selectFrom('issued_documents')
    .selectAll()
    .where('check_token', '=', parsed)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const issued = fromRow(row)
  const replacedBy = issued.status === 'replaced' ? await replacement(db, issued) : undefined
  return replacedBy === undefined ? issued : { ...issued, replacedBy }
}

async function replacement(db: Db, { dossierId, id }: IssuedDocument): Promise<ReplacedBy | undefined> {
  const row = await db
    .selectFrom('issued_documents')
    .select(['number', 'created_at'])
    .where('dossier_id', '=', dossierId)
    .where('replaces', '=', id)
    .executeTakeFirst()
  return row && { number: row.number, at: row.created_at }
}

async function resultInForce(db: Db, dossierId: Id<'dossier'>, branch: string | null) {
  const row = await db
    .selectFrom('issued_documents')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', 'result')
    .where('branch', 'is not distinct from', branch)
    .where('status', '=', 'valid')
    .executeTakeFirst()
  return row && fromRow(row)
}

/** The newest paper of its kind, in force or not. */
export async function latest(
  db: Db,
  dossierId: Id<'dossier'>,
  kind: DossierPaperKind,
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

async function issuedFor(db: Db, dossierId: Id<'dossier'>, kind: DossierPaperKind, forEntry: number) {
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

/** What a letter says, in the words of the page that shows results. */
function letterContent({ kind, facts }: Letter, signedAt: Temporal.Instant): ResultContent {
  const row = (label: string, value: string) => ({ label, value })
  const said =
    kind === 'form04'
      ? [
          row('Ngày hẹn ban đầu', formatMoment(facts.promisedAt, 'vi')),
          row('Lý do', facts.reason),
          row('Ngày hẹn mới', formatMoment(facts.newAt, 'vi')),
        ]
      : [
          row('Dừng giải quyết từ', formatMoment(facts.stoppedAt, 'vi')),
          row('Lý do', facts.reason),
          row('Căn cứ', facts.ground),
          row('Phí, lệ phí', facts.fee),
        ]
  return {
    kind: 'statement',
    title: paperNames[kind].vi,
    authority: facts.head.body,
    intro: null,
    rows: [row('Kính gửi', facts.applicant.owner), row('Nội dung yêu cầu', facts.request), ...said],
    articles: [],
    closing: null,
    signer: facts.signer,
    signedAt: signedAt.toString(),
  }
}

function newRow(document: NewIssuedDocument) {
  return {
    dossier_id: document.dossierId,
    id: newId<'issuedDocument'>(),
    kind: document.kind,
    branch: document.branch ?? null,
    replaces: document.replaces ?? null,
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
    branch: row.branch,
    replaces: row.replaces as Id<'issuedDocument'> | null,
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
