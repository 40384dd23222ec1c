import { isDeepStrictEqual } from 'node:util'
import type { Id } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { type Answers, subjectOf } from '../../catalogue/index.ts'
import { type IssuedDocument, issueResult } from '../../documents/index.ts'
import { personal, readPersonal } from '../../journal/index.ts'
import { findOfficer, type Officer, type OfficerId } from '../../organisation/index.ts'
import { answersOf, type ResultWords, readContents } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, draftOf, resultOf, stream } from '../dossier.ts'
import { deciding, draftedResult } from '../papers.ts'
import { type Actor, clockActor } from '../rules/actor.ts'
import { heldBy, isLate } from '../rules/lateness.ts'
import { changesDecision, delegationUsed, isUnpaid, stepFor } from '../rules/may.ts'
import { signerBlock } from '../signer.ts'
import { updateLabels } from '../store.ts'
import { type OnStep, started } from './handle-step.ts'
import { checkedAnswers } from './put-right.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Signs the drafted result: the password once more, the number, the PDF, and its SHA-256 in the record. Who chose to
 * receive it in the account only has it by that, unless a fee is still owed.
 * @throws ActionRefused `wrong_password`, `result_not_drafted`; Refusal 429 after too many wrong passwords
 */
export async function signResult(deps: DossierDeps, acting: OnStep, password: string): Promise<Dossier> {
  const signer = await signerWith(deps, acting.actor, password)
  return actOn(deps, 'sign', acting, async (dossier, tx) => {
    if (signer === undefined) return { allowed: false, because: 'wrong_password' }
    const step = stepFor(dossier, 'sign', acting.actor, acting.step)
    const draft = draftOf(dossier, step?.branch)
    const words = await wordsOf(tx, dossier, draft?.content)
    if (step === undefined || words === undefined) return { allowed: false, because: 'result_not_drafted' }
    const by = { actor: acting.actor, at: deps.clock.now() }
    const before = [...latenessNoted(deps, dossier, by), ...started(step, by)]
    const delegation = delegationUsed(dossier, 'sign', acting.actor)
    const place = { dossier, branch: step.branch, forEntry: dossier.seq + before.length + 1, delegation }
    const issued = await issue(tx, deps, place, words, signer, by)
    const facts = { step: step.key, kind: words.kind, ...signedFacts(issued) }
    const isWhole = dossier.steps.every(
      ({ kind, key, doneAt }) => kind !== 'sign' || key === step.key || doneAt,
    )
    const given = isWhole ? givenInAccount(dossier, by) : []
    return { allowed: true, acts: [...before, act('resultSigned', facts, by), ...given] }
  })
}

/** What a correction says: the mistake, the right words, and the right answers where what is printed from them is wrong. */
interface Corrected {
  readonly branch?: string | undefined
  readonly reason: string
  readonly words: ResultWords
  readonly answers?: Answers | undefined
}

/**
 * Lays the corrected words of a signed result before the leader: a clerical error, not a new decision, so a grant stays
 * a grant and a refusal a refusal.
 * @throws ActionRefused `reason_missing`, `no_result_yet`, `correction_changes_decision`; InvalidInput for answers that cannot stand
 * @source docs/legal/results.md#corrections
 */
export function correctResult(
  deps: DossierDeps,
  acting: Acting,
  { branch, reason, words, answers }: Corrected,
): Promise<Dossier> {
  return actOn(deps, 'correctResult', acting, async (dossier, tx) => {
    if (resultOf(dossier, branch) === undefined) return { allowed: false, because: 'no_result_yet' }
    if (changesDecision(dossier, { kind: words.kind, branch }))
      return { allowed: false, because: 'correction_changes_decision' }
    if (reason.trim() === '') return { allowed: false, because: 'reason_missing' }
    const said = personal(reason.trim())
    const content = personal({ kind: words.kind, text: words.text.trim() })
    const at = deps.clock.now()
    const right = await rightAnswers(deps, tx, dossier, answers, at)
    const facts = {
      ...(right === undefined ? {} : { answers: right.ref }),
      ...(branch === undefined ? {} : { branch }),
      reason: said.ref,
      kind: words.kind,
      content: content.ref,
    }
    const rows = [said.row, content.row, ...(right === undefined ? [] : [right.row])]
    return {
      allowed: true,
      acts: [act('correctionDrafted', facts, { actor: acting.actor, at })],
      content: rows,
    }
  })
}

/** Answers that differ from those the result was printed from. */
async function rightAnswers(
  deps: DossierDeps,
  tx: Tx,
  dossier: Dossier,
  answers: Answers | undefined,
  at: Temporal.Instant,
) {
  if (answers === undefined || isDeepStrictEqual(answers, await answersOf(tx, dossier))) return undefined
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  return personal(await checkedAnswers(deps, procedure, answers, dossier, at))
}

/**
 * Signs the corrected result: a new number, the earlier paper is replaced, and it is handed over again at the
 * authority's cost.
 * @throws ActionRefused `wrong_password`
 */
export async function signCorrection(deps: DossierDeps, acting: Acting, password: string): Promise<Dossier> {
  const signer = await signerWith(deps, acting.actor, password)
  return actOn(deps, 'signCorrection', acting, async (dossier, tx) => {
    if (signer === undefined) return { allowed: false, because: 'wrong_password' }
    const { correction } = dossier
    const words = await wordsOf(tx, dossier, correction?.content)
    const wrong = resultOf(dossier, correction?.branch)
    if (words === undefined || wrong === undefined) return { allowed: false, because: 'no_correction' }
    const by = { actor: acting.actor, at: deps.clock.now() }
    const delegation = delegationUsed(dossier, 'signCorrection', acting.actor)
    const right = withCorrection(dossier)
    const place = { dossier: right, branch: correction?.branch, forEntry: dossier.seq + 1, delegation }
    const issued = await issue(tx, deps, place, words, signer, by, wrong.document)
    const branch = correction?.branch
    const facts = {
      kind: words.kind,
      ...signedFacts(issued),
      replaces: wrong.number,
      ...(correction?.answers === undefined ? {} : { answers: correction.answers }),
      ...(branch === undefined ? {} : { branch }),
    }
    if (right !== dossier) await relabel(tx, deps, right)
    return { allowed: true, acts: [act('resultCorrected', facts, by), ...givenInAccount(dossier, by)] }
  })
}

/** The dossier as the correction, once signed, leaves it. */
export function withCorrection(dossier: Dossier): Dossier {
  const answers = dossier.correction?.answers
  return answers === undefined ? dossier : { ...dossier, answers }
}

/** Lists name whom it is about as the corrected answers do. */
async function relabel(tx: Tx, deps: DossierDeps, dossier: Dossier): Promise<void> {
  const { applicant, answers } = await readContents(tx, dossier)
  const { form } = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  await updateLabels(tx, dossier.id, {
    applicantName: applicant?.fullName ?? '',
    personalNumber: applicant?.personalNumber ?? null,
    subject: subjectOf(form, answers) ?? null,
  })
}

/** The officer whose password it is. Asked before the transaction: hashing takes a tenth of a second, and a wrong attempt must be counted in any case. */
async function signerWith(deps: DossierDeps, actor: Actor, password: string): Promise<Officer | undefined> {
  const id = actor.id.replace(/^officer:/, '') as OfficerId
  const isOwner = await deps.isPassword(id, password)
  const signer = await findOfficer(deps.db, id)
  return isOwner ? signer : undefined
}

async function wordsOf(
  tx: Tx,
  dossier: Dossier,
  ref: { readonly content: string } | undefined,
): Promise<ResultWords | undefined> {
  if (ref === undefined) return undefined
  return (await readPersonal(tx, stream(dossier.id))).get(ref.content) as ResultWords | undefined
}

type By = Parameters<typeof act>[2]

interface Place {
  readonly dossier: Dossier
  readonly branch: string | undefined
  readonly forEntry: number
  /** By whose right it is signed, where it is not the signer's own. */
  readonly delegation: string | undefined
}

async function issue(
  tx: Tx,
  deps: DossierDeps,
  { dossier, branch, forEntry, delegation }: Place,
  words: ResultWords,
  signer: Officer,
  { actor, at }: By,
  replaces?: string,
): Promise<IssuedDocument & { readonly number: string }> {
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const { authorityId } = deciding(dossier, procedure, branch)
  const block = await signerBlock(tx, signer, delegation)
  const drafted = await draftedResult({ ...deps, db: tx }, dossier, words, block, at, branch)
  return issueResult(tx, deps.blobs, drafted, {
    dossierId: dossier.id as Id<'dossier'>,
    forEntry,
    at,
    by: actor.id,
    authorityId,
    checkPage: `${deps.baseUrl}/xac-thuc`,
    ...(branch === undefined ? {} : { branch }),
    ...(replaces === undefined ? {} : { replaces: replaces as Id<'issuedDocument'> }),
  })
}

function signedFacts({ number, id: document, sha256 }: IssuedDocument & { readonly number: string }) {
  return { number, document, sha256 }
}

/** A result signed after its date: the lateness is on record before the result, whether or not the clock came by first. */
function latenessNoted(deps: DossierDeps, dossier: Dossier, { at }: By) {
  if (dossier.late !== undefined || dossier.due === undefined || !isLate(dossier, at)) return []
  const facts = { due: dossier.due.at, held: heldBy(dossier, at, deps.calendar()) }
  return [act('becameLate', facts, { actor: clockActor, at })]
}

/** Who chose to receive it in the account only has it by the signature, unless a fee is still owed. */
function givenInAccount(dossier: Dossier, by: By) {
  if (dossier.returnBy !== 'account' || isUnpaid(dossier)) return []
  return [act('handedOver', { via: 'account', unit: dossier.returningUnit }, by)]
}
