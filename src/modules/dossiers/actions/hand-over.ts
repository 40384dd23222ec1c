import { personal } from '../../journal/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Hands the paper over at the returning counter, or notes that the post has delivered it, and records to whom. Of a
 * linked procedure every result there is; the rest follows.
 * @throws ActionRefused `fee_unpaid`; `reason_missing` when nobody is named
 * @source docs/legal/hand-over.md
 */
export function handOverResult(deps: DossierDeps, acting: Acting, to: string): Promise<Dossier> {
  return actOn(deps, 'handOver', acting, dossier => {
    if (to.trim() === '') return { allowed: false, because: 'reason_missing' }
    const receiver = personal(to.trim())
    const via = dossier.posting === undefined ? ('counter' as const) : ('post' as const)
    const facts = { via, unit: dossier.returningUnit, to: receiver.ref }
    const acts = [act('handedOver', facts, { actor: acting.actor, at: deps.clock.now() })]
    return { allowed: true, acts, content: [receiver.row] }
  })
}

/** A code as the post prints it. No room for a name: it is hashed into the record. */
const trackingNumber = /^[0-9A-Z-]{5,30}$/i

/**
 * Gives the result to the public post, in a bundle with a list, with what the postman collects.
 * @throws ActionRefused `receipt_not_a_number` for a tracking number that cannot be one, `amount_differs`
 * @source docs/legal/hand-over.md#post
 */
export function postResult(
  deps: DossierDeps,
  acting: Acting,
  posting: { readonly bundle: string; readonly tracking: string; readonly cashOnDelivery: number },
): Promise<Dossier> {
  return actOn(deps, 'post', acting, () => {
    const { bundle, cashOnDelivery } = posting
    const tracking = posting.tracking.trim().toUpperCase()
    if (!trackingNumber.test(tracking)) return { allowed: false, because: 'receipt_not_a_number' }
    if (!Number.isInteger(cashOnDelivery) || cashOnDelivery < 0)
      return { allowed: false, because: 'amount_differs' }
    const facts = { bundle, tracking, cashOnDelivery }
    return { allowed: true, acts: [act('posted', facts, { actor: acting.actor, at: deps.clock.now() })] }
  })
}

/**
 * Issues the paper of a result again to somebody who lost it: the same result, its number unchanged.
 * @throws ActionRefused `reason_missing`
 */
export function reissueResult(
  deps: DossierDeps,
  acting: Acting,
  again: { readonly reason: string; readonly to: string },
): Promise<Dossier> {
  return actOn(deps, 'reissue', acting, dossier => {
    if (again.reason.trim() === '' || again.to.trim() === '')
      return { allowed: false, because: 'reason_missing' }
    const reason = personal(again.reason.trim())
    const to = personal(again.to.trim())
    const facts = { unit: dossier.returningUnit, reason: reason.ref, to: to.ref }
    const acts = [act('reissued', facts, { actor: acting.actor, at: deps.clock.now() })]
    return { allowed: true, acts, content: [reason.row, to.row] }
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
