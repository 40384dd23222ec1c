import { type Id, parseId } from '../../../../../kernel/index.ts'
import { type Db, sql, transaction } from '../../../../../platform/db/index.ts'
import { Refusal } from '../../../../../platform/http/index.ts'
import type { Applicant } from '../../../applicant.ts'
import type { Dossier } from '../../../dossier.ts'
import { type Draft, type DraftContent, getDrafts, receptionRow, startDraft } from '../../../drafts.ts'

/** One person at a counter with everything they came for, until it is filed. */
export interface Reception {
  readonly id: Id<'draft'>
  readonly owner: string
  readonly counter: string
  /** Whether somebody stands there, or the post brought it. */
  readonly channel: 'counter' | 'post'
  readonly applicant: Partial<Applicant>
  readonly card: NonNullable<DraftContent['card']>
  /** The applicant's fields as they were typed, while something in them cannot be read. */
  readonly typed: Readonly<Record<string, string>>
  readonly draftIds: readonly string[]
  /** Everything has been filed. */
  readonly isClosed: boolean
}

/** More than anybody brings at once; a page that lists them all stays readable. */
export const draftsOfReception = 20

/** A reception has no table of its own: it is a draft of a person, without a procedure, that names its drafts. */
export async function startReception(
  db: Db,
  {
    owner,
    counter,
    channel,
    applicant,
    card,
  }: Pick<Reception, 'owner' | 'counter' | 'channel' | 'applicant' | 'card'>,
  at: Temporal.Instant,
): Promise<Id<'draft'>> {
  const content = { applicant, card, receivingUnit: counter, drafts: [] }
  const procedure = { code: receptionRow, version: 0 }
  return startDraft(db, { owner, procedure, channel, content }, at)
}

/** The reception of this person that the officer has begun at the counter since then and not finished. */
export async function findOpenReception(
  db: Db,
  { owner, counter, channel }: Pick<Reception, 'owner' | 'counter' | 'channel'>,
  personalNumber: string,
  since: Temporal.Instant,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('drafts')
    .select('id')
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .where('procedure_code', '=', receptionRow)
    .where('channel', '=', channel)
    .where('created_at', '>=', since)
    .where(sql<boolean>`content ->> 'receivingUnit' = ${counter}`)
    .where(sql<boolean>`content -> 'applicant' ->> 'personalNumber' = ${personalNumber}`)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The officer's own reception. @throws Refusal 404 `draft_not_found` */
export async function getReception(db: Db, id: string, owner: string): Promise<Reception> {
  const row =
    parseId(id) &&
    (await db
      .selectFrom('drafts')
      .select(['id', 'owner', 'channel', 'content', 'dossier_code'])
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('procedure_code', '=', receptionRow)
      .executeTakeFirst())
  if (row === undefined) throw new Refusal(404, 'draft_not_found')
  const { applicant, card = {}, receivingUnit = '', drafts = [], typed } = row.content
  return {
    id: row.id as Id<'draft'>,
    owner,
    counter: receivingUnit,
    channel: row.channel === 'post' ? 'post' : 'counter',
    applicant,
    card,
    typed: typed.applicant ?? {},
    draftIds: drafts,
    isClosed: row.dossier_code !== null,
  }
}

/** Its drafts as they were added, filed ones too. */
export function draftsIn(db: Db, { draftIds, owner }: Reception): Promise<Draft[]> {
  return getDrafts(db, draftIds, owner)
}

/**
 * Adds drafts that share the person and the counter.
 * @throws Refusal 409 `reception_full`
 */
export async function addDrafts(
  db: Db,
  reception: Reception,
  procedure: Draft['procedure'],
  contents: readonly Partial<DraftContent>[],
  at: Temporal.Instant,
): Promise<Id<'draft'>[]> {
  const { id, owner, counter, channel, applicant, card, typed } = reception
  const isKnown = (applicant.fullName ?? '') !== '' && Object.keys(typed).length === 0
  const shared = {
    applicant,
    card,
    reception: id,
    receivingUnit: counter,
    returnBy: 'counter',
    returningUnit: counter,
    done: isKnown ? ['applicant'] : [],
  } as const
  return transaction(db, async tx => {
    const ids: Id<'draft'>[] = []
    for (const content of contents) {
      const draft = { owner, procedure, channel, content: { ...shared, ...content } } as const
      ids.push(await startDraft(tx, draft, at))
    }
    const named = await tx
      .updateTable('drafts')
      .set({
        content: sql`jsonb_set(content, '{drafts}', (content -> 'drafts') || ${JSON.stringify(ids)}::jsonb)`,
        seq: sql`seq + 1`,
        updated_at: at,
      })
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('dossier_code', 'is', null)
      .where(
        sql<boolean>`jsonb_array_length(content -> 'drafts') + ${ids.length}::int <= ${draftsOfReception}::int`,
      )
      .returning('id')
      .executeTakeFirst()
    if (named === undefined) throw new Refusal(409, 'reception_full')
    return ids
  })
}

/** The person as corrected, in the reception and in everything of it that is not filed yet. */
export async function keepApplicant(
  db: Db,
  { id, owner, draftIds }: Reception,
  { applicant, typed }: Pick<Reception, 'applicant' | 'typed'>,
  at: Temporal.Instant,
): Promise<void> {
  const isKnown = Object.keys(typed).length === 0
  const said = JSON.stringify(applicant)
  await db
    .updateTable('drafts')
    .set({
      content: sql`content || jsonb_build_object(
        'applicant', (content -> 'applicant') || ${said}::jsonb,
        'typed', (content -> 'typed') || ${JSON.stringify({ applicant: typed })}::jsonb,
        'done', (content -> 'done') - 'applicant' || ${JSON.stringify(isKnown ? ['applicant'] : [])}::jsonb)`,
      seq: sql`seq + 1`,
      updated_at: at,
    })
    .where('id', '=', sql<string>`any(${[id, ...draftIds]}::uuid[])`)
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .execute()
}

/** One line of what an officer has begun and not finished. */
export interface ReceptionLine {
  readonly id: string
  readonly applicant: string | null
  readonly drafts: number
  readonly updatedAt: Temporal.Instant
}

/** The officer's unfinished receptions, last touched first. */
export async function listReceptions(db: Db, owner: string, limit: number): Promise<ReceptionLine[]> {
  const rows = await db
    .selectFrom('drafts')
    .select(['id', 'updated_at'])
    .select(sql<string | null>`content -> 'applicant' ->> 'fullName'`.as('applicant'))
    .select(sql<number>`jsonb_array_length(content -> 'drafts')`.as('drafts'))
    .where('owner', '=', owner)
    .where('dossier_code', 'is', null)
    .where('procedure_code', '=', receptionRow)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ updated_at, ...row }) => ({ ...row, updatedAt: updated_at }))
}

/** The dossiers a reception led to, as their codes stand; the officer filed them all. */
export async function dossiersFiled(db: Db, drafts: readonly Draft[]): Promise<Dossier[]> {
  const codes = drafts.flatMap(({ dossierCode }) => dossierCode ?? [])
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('dossiers')
    .select(['code', 'facts'])
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .execute()
  const found = new Map(rows.map(({ code, facts }) => [code, facts]))
  return codes.flatMap(code => found.get(code) ?? [])
}
