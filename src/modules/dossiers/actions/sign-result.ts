import type { Id } from '../../../kernel/index.ts'
import { issueResult } from '../../documents/index.ts'
import { findOfficer, type OfficerId } from '../../organisation/index.ts'
import { readContents } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, openStep } from '../dossier.ts'
import { draftedResult } from '../papers.ts'
import { isUnpaid, may } from '../rules/may.ts'
import { started } from './handle-step.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Signs the drafted result: the password once more, the number, the PDF, and its SHA-256 in the record. Who chose to
 * receive it in the account only has it by that, unless a fee is still owed.
 * @throws ActionRefused `wrong_password`, `result_not_drafted`; Refusal 429 after too many wrong passwords
 */
export async function signResult(deps: DossierDeps, acting: Acting, password: string): Promise<Dossier> {
  const officerId = acting.actor.id.replace(/^officer:/, '') as OfficerId
  // Asked before the transaction: hashing takes a tenth of a second, and a wrong attempt must be counted in any case.
  const isOwner = await deps.isPassword(officerId, password)
  const signer = await findOfficer(deps.db, officerId)
  return actOn(deps, 'sign', acting, async (dossier, tx) => {
    const permission = may(dossier, 'sign', acting.actor)
    if (!permission.allowed) return permission
    if (!isOwner || signer === undefined) return { allowed: false, because: 'wrong_password' }
    const step = openStep(dossier)
    const { draft } = await readContents(tx, dossier)
    if (step === undefined || draft === null) return { allowed: false, because: 'result_not_drafted' }
    const at = deps.clock.now()
    const by = { actor: acting.actor, at }
    const before = started(step, by)
    const words = await draftedResult(
      { ...deps, db: tx },
      dossier,
      draft,
      { title: signer.title.vi, name: signer.fullName },
      at,
    )
    const issued = await issueResult(tx, deps.blobs, words, {
      dossierId: dossier.id as Id<'dossier'>,
      forEntry: dossier.seq + before.length + 1,
      at,
      by: acting.actor.id,
      authorityId: dossier.competentAuthority,
      checkPage: `${deps.baseUrl}/xac-thuc`,
    })
    const { number, id: document, sha256 } = issued
    const signed = act('resultSigned', { step: step.key, kind: draft.kind, number, document, sha256 }, by)
    const delivered = act('handedOver', { via: 'account', unit: dossier.returningUnit }, by)
    const isGiven = dossier.returnBy === 'account' && !isUnpaid(dossier)
    return { allowed: true, acts: [...before, signed, ...(isGiven ? [delivered] : [])] }
  })
}
