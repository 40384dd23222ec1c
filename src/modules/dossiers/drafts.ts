import type { Selectable } from 'kysely'
import { decodeKey, type Id, newId, type Page, pageOf, parseId } from '../../kernel/index.ts'
import { type Db, jsonb, sql, type Tables, transaction } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { Answers } from '../catalogue/index.ts'
import type { Assisting } from './actions/check-filing.ts'
import type { Applicant } from './applicant.ts'
import type { FilingChannel, ReturnBy } from './dossier.ts'

declare module '../../platform/db/index.ts' {
  interface Tables {
    drafts: {
      id: string
      owner: string
      procedure_code: string
      procedure_version: number
      channel: FilingChannel
      content: DraftContent
      seq: number
      created_at: Temporal.Instant
      updated_at: Temporal.Instant
      dossier_code: string | null
    }
  }
}

/** What has been typed so far: as answers where it could be read, and as it was typed where it could not. */
export interface DraftContent {
  readonly applicant: Partial<Applicant>
  readonly answers: Answers
  /** Fields as the browser sent them, by group, for what cannot be read yet: nothing typed is lost. */
  readonly typed: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly components: readonly {
    readonly key: string
    readonly files: readonly DraftFile[]
    readonly originals?: number
    readonly copies?: number
  }[]
  readonly competentAuthority?: string
  readonly returnBy?: ReturnBy
  readonly returningUnit?: string
  /** Where the post brings the result, as typed or confirmed. */
  readonly postTo?: string
  /** The counter where the applicant stands, when an officer files. */
  readonly receivingUnit?: string
  /** What the identity card says beyond the applicant: answers it can give, not filed themselves. */
  readonly card?: { readonly sex?: 'male' | 'female' }
  /** The reception at a counter it belongs to. */
  readonly reception?: string
  /** Of a reception alone: its drafts, as they were added. */
  readonly drafts?: readonly string[]
  /** Somebody files beside the applicant, who agreed to it. */
  readonly assistance?: Assisting
  /** Set when this completes a dossier already filed: its code, and the components asked for. */
  readonly completes?: { readonly code: string; readonly components: readonly string[] }
  /** Pages finished, in order: where to go on. */
  readonly done: readonly string[]
}

export interface DraftFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
}

export interface Draft {
  readonly id: Id<'draft'>
  readonly owner: string
  readonly procedure: { readonly code: string; readonly version: number }
  readonly channel: FilingChannel
  readonly content: DraftContent
  readonly seq: number
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  /** Set once it has been filed: the second press of the button leads there. */
  readonly dossierCode: string | null
}

/** Stands in the place of a procedure in the row of a reception: a person at a counter, before and beside their drafts. */
export const receptionRow = 'reception'

export const emptyDraft: DraftContent = { applicant: {}, answers: {}, typed: {}, components: [], done: [] }

export async function startDraft(
  db: Db,
  draft: Pick<Draft, 'owner' | 'procedure' | 'channel'> & { readonly content?: Partial<DraftContent> },
  at: Temporal.Instant,
): Promise<Id<'draft'>> {
  const id = newId<'draft'>()
  await db
    .insertInto('drafts')
    .values({
      id,
      owner: draft.owner,
      procedure_code: draft.procedure.code,
      procedure_version: draft.procedure.version,
      channel: draft.channel,
      content: jsonb({ ...emptyDraft, ...draft.content }),
      seq: 1,
      created_at: at,
      updated_at: at,
      dossier_code: null,
    })
    .execute()
  return id
}

/** The owner's draft; somebody else's is not found. @throws Refusal 404 `draft_not_found` */
export async function getDraft(db: Db, id: string, owner: string): Promise<Draft> {
  const row =
    parseId(id) &&
    (await db
      .selectFrom('drafts')
      .selectAll()
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('procedure_code', '<>', receptionRow)
      .executeTakeFirst())
  if (row === undefined) throw new Refusal(404, 'draft_not_found')
  return draftOf(row)
}

/** The owner's drafts among these, filed ones too, in the order asked for; what is not there is left out. */
export async function getDrafts(db: Db, ids: readonly string[], owner: string): Promise<Draft[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('owner', '=', owner)
    .where('procedure_code', '<>', receptionRow)
    .execute()
  const found = new Map(rows.map(row => [row.id, draftOf(row)]))
  return ids.flatMap(id => found.get(id) ?? [])
}

function draftOf(row: Selectable<Tables['drafts']>): Draft {
  return {
    id: row.id as Id<'draft'>,
    owner: row.owner,
    procedure: { code: row.procedure_code, version: row.procedure_version },
    channel: row.channel,
    content: row.content,
    seq: row.seq,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dossierCode: row.dossier_code,
  }
}

/**
 * Keeps what was typed. A draft is open on two devices: each save changes only the parts it carries, in the database, so
 * that neither device wipes out what the other saved.
 * @throws Refusal 404 when it is not the owner's or has been filed
 */
export async function saveDraft(
  db: Db,
  id: string,
  owner: string,
  part: Partial<DraftContent>,
  at: Temporal.Instant,
): Promise<void> {
  const nested = (['applicant', 'answers', 'typed'] as const).filter(key => part[key] !== undefined)
  const whole = Object.fromEntries(Object.entries(part).filter(([key]) => !nested.includes(key as 'answers')))
  let content = sql`content || ${JSON.stringify(whole)}::jsonb`
  for (const key of nested) {
    content = sql`jsonb_set(${content}, ${`{${key}}`}::text[], (content -> ${key}) || ${JSON.stringify(part[key])}::jsonb)`
  }
  const saved = await db
    .updateTable('drafts')
    .set({ content: sql`${content}`, seq: sql`seq + 1`, updated_at: at })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal(404, 'draft_not_found')
}

/**
 * Changes what cannot be merged by its keys (the list of papers, the pages done): `change` sees what stands in the row,
 * which is locked meanwhile, so that two uploads at once are both kept.
 * @throws Refusal 404 when it is not the owner's or has been filed
 */
export async function changeDraft(
  db: Db,
  id: string,
  owner: string,
  change: (content: DraftContent) => Partial<DraftContent>,
  at: Temporal.Instant,
): Promise<void> {
  await transaction(db, async tx => {
    const row = await tx
      .selectFrom('drafts')
      .select('content')
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('dossier_code', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) throw new Refusal(404, 'draft_not_found')
    await saveDraft(tx, id, owner, change(row.content), at)
  })
}

/** Moves a draft to the version of the procedure that is in force now: it is filed under that one. */
export async function renewDraft(
  db: Db,
  id: string,
  owner: string,
  version: number,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('drafts')
    .set({ procedure_version: version, seq: sql`seq + 1`, updated_at: at })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .execute()
}

/** The owner's open draft for a procedure, the one touched last. */
export async function findOpenDraft(db: Db, owner: string, procedure: string): Promise<Draft | undefined> {
  const row = await openDrafts(db, owner)
    .where('procedure_code', '=', procedure)
    .where(sql<boolean>`not content ? 'completes'`)
    .executeTakeFirst()
  return row && draftOf(row)
}

/** The owner's open draft that completes a dossier. */
export async function findCompletion(db: Db, owner: string, code: string): Promise<Draft | undefined> {
  const row = await openDrafts(db, owner)
    .where(sql<boolean>`content -> 'completes' ->> 'code' = ${code}`)
    .executeTakeFirst()
  return row && draftOf(row)
}

function openDrafts(db: Db, owner: string) {
  return db
    .selectFrom('drafts')
    .selectAll()
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(1)
}

/** The codes of those drafts that have been filed, whoever's they are, by draft. */
export async function codesOfDrafts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('drafts')
    .select(['id', 'dossier_code'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('dossier_code', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row.id, row.dossier_code as string]))
}

/** Marks the draft as filed; it is kept for the second press of the button. */
export async function closeDraft(
  db: Db,
  id: string,
  dossierCode: string,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('drafts')
    .set({ dossier_code: dossierCode, updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(db: Db, id: string, owner: string): Promise<void> {
  await db
    .deleteFrom('drafts')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .execute()
}

export interface DraftLine {
  readonly id: string
  readonly procedure: string
  readonly channel: FilingChannel
  /** The dossier it completes, if it does. */
  readonly completes: string | null
  /** Whose it is, when an officer files for somebody. */
  readonly applicant: string | null
  readonly updatedAt: Temporal.Instant
}

/** The owner's open drafts, last touched first; those of a reception are listed with it. */
export async function listDrafts(
  db: Db,
  owner: string,
  query: { limit: number; after?: string | undefined },
): Promise<Page<DraftLine>> {
  const after = readKey(query.after)
  const rows = await db
    .selectFrom('drafts')
    .select(['id', 'procedure_code', 'channel', 'updated_at'])
    .select(sql<string | null>`content -> 'completes' ->> 'code'`.as('completes'))
    .select(sql<string | null>`content -> 'applicant' ->> 'fullName'`.as('applicant'))
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .where('procedure_code', '<>', receptionRow)
    .where(sql<boolean>`not content ? 'reception'`)
    .$if(after !== undefined, list =>
      list.where(sql<boolean>`(updated_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { items, next } = pageOf(rows, query.limit, row => [row.updated_at.toString(), row.id])
  return {
    items: items.map(row => ({
      id: row.id,
      procedure: row.procedure_code,
      channel: row.channel,
      completes: row.completes,
      applicant: row.applicant,
      updatedAt: row.updated_at,
    })),
    next,
  }
}

function readKey(word: string | undefined): [string, string] | undefined {
  const key = word === undefined ? undefined : decodeKey(word)
  if (!Array.isArray(key)) return undefined
  const [at, id]: unknown[] = key
  const isKey = typeof at === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && typeof id === 'string'
  return isKey && parseId(id) !== undefined ? [at, id] : undefined
}
