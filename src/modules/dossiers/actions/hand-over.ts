import { personal } from '../../journal/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import { may } from '../rules/may.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Hands the paper over at the returning counter and records to whom.
 * @throws ActionRefused `fee_unpaid`; `reason_missing` when nobody is named
 * @source docs/legal/hand-over.md
 */
export function handOverResult(deps: DossierDeps, acting: Acting, to: string): Promise<Dossier> {
  return actOn(deps, 'handOver', acting, dossier => {
    const permission = may(dossier, 'handOver', acting.actor)
    if (!permission.allowed) return permission
    if (to.trim() === '') return { allowed: false, because: 'reason_missing' }
    const receiver = personal(to.trim())
    const facts = { via: 'counter' as const, unit: dossier.returningUnit, to: receiver.ref }
    const acts = [act('handedOver', facts, { actor: acting.actor, at: deps.clock.now() })]
    return { allowed: true, acts, content: [receiver.row] }
  })
}

/** A receipt's symbol and number as printed: 'BL/26E 0000123'. No room for a name: it is hashed into the record. */
const receiptNumber = /^(?=.*\d)[0-9A-Z/.\- ]{1,24}$/i

/**
 * Records a fee as paid at the counter, with the number of the receipt written there. The whole sum, once.
 * @throws ActionRefused `amount_differs`, `receipt_not_a_number`, `already_paid`, `nothing_to_pay`
 */
export function recordPayment(
  deps: DossierDeps,
  acting: Acting,
  payment: { readonly amount: number; readonly receipt: string },
): Promise<Dossier> {
  return actOn(deps, 'recordPayment', acting, dossier => {
    const permission = may(dossier, 'recordPayment', acting.actor)
    if (!permission.allowed) return permission
    if (payment.amount !== dossier.fee.total) return { allowed: false, because: 'amount_differs' }
    if (!receiptNumber.test(payment.receipt.trim()))
      return { allowed: false, because: 'receipt_not_a_number' }
    const { posts } = acting.actor
    const unit = posts.some(post => post.unit === dossier.receivingUnit)
      ? dossier.receivingUnit
      : dossier.returningUnit
    const facts = { unit, amount: payment.amount, receipt: payment.receipt.trim() }
    return {
      allowed: true,
      acts: [act('paymentRecorded', facts, { actor: acting.actor, at: deps.clock.now() })],
    }
  })
}
