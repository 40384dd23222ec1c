import { type Id, local, newId } from '../../../kernel/index.ts'
import { type Db, type Tx, transaction } from '../../../platform/db/index.ts'
import { claim, type RepeatableRequest, recall } from '../../../platform/idempotency.ts'
import { subjectOf } from '../../catalogue/index.ts'
import { personal } from '../../journal/index.ts'
import type { Applicant } from '../applicant.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import type { Actor } from '../rules/actor.ts'
import { owedAnswer } from '../rules/promises.ts'
import { findById, nextCode } from '../store.ts'
import { acceptedOn } from './answer-filing.ts'
import { type CheckedFiling, checkFiling, type Filing, postAddress } from './check-filing.ts'
import { act, recordFirst, tellQueues } from './record.ts'

/**
 * Files a dossier: everything is checked, a code is given, and dossier, record, work and letters are written in one
 * transaction. At a counter the officer has the papers in hand, so the dossier is accepted in the same act and the clock
 * starts. The same request repeated gives the same dossier.
 * @throws InvalidInput, Refusal 422 `idempotency_key_reused`
 */
export async function fileDossier(
  deps: DossierDeps,
  filing: Filing,
  actor: Actor,
  repeatable?: RepeatableRequest,
): Promise<{ dossier: Dossier; repeated: boolean }> {
  const at = deps.clock.now()
  let checked: CheckedFiling
  try {
    checked = await checkFiling(deps, filing, actor, at)
  } catch (refusal) {
    return { dossier: await filedBefore(deps, repeatable, refusal), repeated: true }
  }
  const id = newId<'dossier'>()
  const { dossier, repeated } = await transaction(deps.db, async tx => {
    const before = repeatable && (await claim(tx, repeatable, { dossier: id as string }, at))
    if (before !== undefined) return { dossier: await getById(tx, before.dossier), repeated: true }
    return { dossier: await writeFiling(tx, deps, id, checked, actor, at), repeated: false }
  })
  if (!repeated) tellQueues(deps, undefined, dossier)
  return { dossier, repeated }
}

/** A filing that succeeded before is the same dossier, even where it could not be filed so any more: a newer form, a later day. */
async function filedBefore(
  deps: DossierDeps,
  repeatable: RepeatableRequest | undefined,
  refusal: unknown,
): Promise<Dossier> {
  const before = repeatable && (await recall<{ dossier: string }>(deps.db, repeatable))
  if (before === undefined) throw refusal
  return getById(deps.db, before.dossier)
}

async function getById(db: Db, id: string): Promise<Dossier> {
  const found = await findById(db, id)
  if (found === undefined) throw new Error('an idempotency key names a dossier that is not there')
  return found.dossier
}

async function writeFiling(
  tx: Tx,
  deps: DossierDeps,
  id: Id<'dossier'>,
  checked: CheckedFiling,
  actor: Actor,
  at: Temporal.Instant,
): Promise<Dossier> {
  const { filing, procedure, answers, components, fee, units } = checked
  const applicant = personal(applicantOf(filing))
  const kept = personal(answers)
  const by = { actor, at }
  const code = await nextCode(tx, checked.agencyCode, local(at).toPlainDate())
  const filed = act(
    'filed',
    {
      id,
      code,
      procedure: { code: procedure.code, version: procedure.version, field: procedure.field.key },
      channel: filing.channel,
      citizen: filing.citizen,
      applicant: applicant.ref,
      answers: kept.ref,
      components,
      receivingUnit: units.receiving,
      competentAuthority: units.competent,
      returningUnit: units.returning,
      returnBy: filing.returnBy,
      answerBy: owedAnswer(at, deps.calendar(), units.receiving),
      fee,
      ...(filing.assistance === undefined ? {} : { assistance: { ...filing.assistance, by: actor.id } }),
    },
    by,
  )
  const acts = filing.channel !== 'online' ? [filed, acceptance(deps, checked, by)] : [filed]
  const labels = {
    applicantName: filing.applicant.fullName,
    personalNumber: filing.applicant.personalNumber ?? null,
    subject: subjectOf(procedure.form, answers) ?? null,
    phone: filing.applicant.phone ?? null,
  }
  return recordFirst(tx, deps, id, acts, labels, [applicant.row, kept.row])
}

/** Who asks, with the address that the post is to bring the result to. */
function applicantOf(filing: Filing): Applicant {
  const { applicant, returnBy } = filing
  return returnBy === 'post' ? { ...applicant, postTo: postAddress(filing) } : applicant
}

function acceptance(deps: DossierDeps, checked: CheckedFiling, by: { actor: Actor; at: Temporal.Instant }) {
  const { procedure, answers, components, units } = checked
  const place = { receivingUnit: units.receiving, competentAuthority: units.competent }
  return act('accepted', { ...acceptedOn(deps, procedure, answers, place, by.at), components }, by)
}
