import type { Db } from '../../platform/db/index.ts'
import type { Answers } from '../catalogue/index.ts'
import { readPersonal } from '../journal/index.ts'
import type { Applicant } from './applicant.ts'
import { type Dossier, draftOf, type ResultKind, stream } from './dossier.ts'

/** A result as drafted: what it says beside the answers, and for a negative decision why. */
export interface ResultWords {
  readonly kind: ResultKind
  /** The officer's own words, put under the template's: a condition, a remark; the grounds of a negative decision. */
  readonly text: string
}

/** Everything personal about one dossier, read at once: what the record only points to. */
export interface DossierContents {
  /** Null once masked. */
  readonly applicant: Applicant | null
  readonly answers: Answers
  readonly supplementReasons: ReadonlyMap<string, string>
  readonly refusal: { readonly reason: string; readonly ground: string } | null
  readonly conclusions: ReadonlyMap<string, string>
  readonly draft: ResultWords | null
  /** The leader's reasons for sending back, in order. */
  readonly sendBacks: readonly string[]
  readonly receivedBy: string | null
  /** Why the date could not be kept, as the leader wrote it to the applicant. */
  readonly apologyReason: string | null
  readonly stopReason: string | null
  /** Why the applicant wants the dossier back. */
  readonly withdrawalReason: string | null
}

/** What the dossier's references point to, in one query. */
export async function readContents(db: Db, dossier: Dossier): Promise<DossierContents> {
  const held = await readPersonal(db, stream(dossier.id))
  const get = <Value>(ref: { content: string } | undefined) =>
    ref === undefined ? null : ((held.get(ref.content) as Value | undefined) ?? null)
  const { supplement, refusal, handOver, apology, stop, withdrawal } = dossier
  return {
    applicant: get<Applicant>(dossier.applicant),
    answers: get<Answers>(dossier.answers) ?? {},
    supplementReasons: new Map(
      (supplement?.items ?? []).map(({ component, reason }) => [component, get<string>(reason) ?? '']),
    ),
    refusal: get(refusal?.reason),
    conclusions: new Map(dossier.steps.map(step => [step.key, get<string>(step.conclusion) ?? ''])),
    draft: get<ResultWords>(draftOf(dossier)?.content),
    sendBacks: dossier.sendBacks.map(({ reason }) => get<string>(reason) ?? ''),
    receivedBy: get<string>(handOver?.to),
    apologyReason: get<string>(apology?.sent?.reason),
    stopReason: get<string>(stop?.reason),
    withdrawalReason: get<string>(withdrawal?.reason),
  }
}

/** The answers alone. */
export async function answersOf(db: Db, dossier: Dossier): Promise<Answers> {
  return (await readContents(db, dossier)).answers
}
