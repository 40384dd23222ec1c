import { local, newId } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { InvalidInput, Refusal } from '../../../platform/http/index.ts'
import { append } from '../../journal/index.ts'
import type { By } from '../by.ts'
import { directoryOf } from '../directory.ts'
import { type DelegationTerms, delegationFaults, type RevocationReason } from '../rules/delegations.ts'
import {
  type Delegation,
  type DelegationId,
  findDelegationRow,
  insertDelegation,
  insertRevocation,
  readDelegationsInForce,
  readStanding,
} from '../store/delegations.ts'
import { findOfficerRow, lockOfficer, type Officer, type OfficerId } from '../store/officers.ts'
import { readUnits } from '../store/units.ts'

export interface NewDelegation extends DelegationTerms {
  /** Given by the form that asks, so that a second click delegates nothing twice; made here when left out. */
  readonly id?: DelegationId | undefined
  readonly from: OfficerId
  readonly to: OfficerId
}

/**
 * Puts an officer's post, or a part of it, into another's hands for a time. From the first day on the other acts with it
 * at once, and it ends by itself. The same id again gives the delegation already there.
 * @throws InvalidInput; Refusal 404 `no_such_officer`
 * @source docs/legal/delegation.md
 */
export async function giveDelegation(tx: Tx, given: NewDelegation, by: By): Promise<Delegation> {
  const from = await lockOfficer(tx, given.from)
  if (from === undefined) throw new Refusal(404, 'no_such_officer')
  const there = given.id && (await findDelegationRow(tx, given.id))
  if (there !== undefined) return there
  const to = await findOfficerRow(tx, given.to)
  const terms = { ...given, basis: given.basis.normalize('NFC').trim() }
  refuseFaulty(await faultsOf(tx, { terms, from, to }, by.at))
  const id = given.id ?? newId<'delegation'>()
  await insertDelegation(tx, { ...terms, id, enteredAt: by.at, enteredBy: by.actor })
  await append(tx, `officer:${from.id}`, [
    { ...by, kind: 'delegationGiven', version: 1, facts: { delegation: id, ...factsOf(terms) } },
  ])
  return getDelegation(tx, id)
}

async function faultsOf(
  tx: Tx,
  { terms, from, to }: { terms: DelegationTerms; from: Officer; to: Officer | undefined },
  at: Temporal.Instant,
) {
  const today = local(at).toPlainDate()
  const units = directoryOf(await readUnits(tx))
  return delegationFaults({
    terms,
    from,
    to: to && { id: to.id, disabled: to.disabledAt !== null, title: to.title.vi, posts: to.posts },
    parentOf: unit => units.find(unit)?.parent,
    borrowed: await readDelegationsInForce(tx, { officer: from.id }, at),
    standing: to === undefined ? [] : await readStanding(tx, { ...terms, from: from.id, to: to.id }, today),
    today,
  })
}

function refuseFaulty(faults: ReturnType<typeof delegationFaults>): void {
  if (faults.length > 0) throw new InvalidInput(faults.map(({ field, fault }) => ({ field, code: fault })))
}

function factsOf(terms: DelegationTerms & { to: OfficerId }) {
  const { to, unit, role, form, basis, basisOn, procedures, fields, validFrom, validTo } = terms
  return {
    to,
    unit,
    role,
    form,
    basis,
    basisOn: basisOn.toString(),
    procedures,
    fields,
    from: validFrom.toString(),
    until: validTo.toString(),
  }
}

/**
 * Ends a delegation now. What was done under it stands. Revoking twice changes nothing.
 * @throws Refusal 404 `no_such_delegation`
 */
export async function revokeDelegation(
  tx: Tx,
  id: DelegationId,
  reason: RevocationReason,
  by: By,
): Promise<Delegation> {
  const delegation = await getDelegation(tx, id)
  const revoked = await insertRevocation(tx, id, { at: by.at, by: by.actor, reason })
  if (!revoked) return delegation
  await append(tx, `officer:${delegation.from}`, [
    { ...by, kind: 'delegationRevoked', version: 1, facts: { delegation: id, reason } },
  ])
  return getDelegation(tx, id)
}

/** @throws Refusal 404 `no_such_delegation` */
async function getDelegation(tx: Tx, id: DelegationId): Promise<Delegation> {
  const delegation = await findDelegationRow(tx, id)
  if (delegation === undefined) throw new Refusal(404, 'no_such_delegation')
  return delegation
}
