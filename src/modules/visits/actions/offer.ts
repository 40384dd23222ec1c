import { type Tx, transaction } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import type { Actor } from '../../dossiers/index.ts'
import { append, open, personal } from '../../journal/index.ts'
import type { VisitDeps } from '../deps.ts'
import { type Equipment, insertEquipment, withdrawEquipmentRow } from '../store/equipment.ts'
import { insertSession, lockSession, markSession, type NewSession } from '../store/sessions.ts'
import { insertSlot, lockSlots, markWithdrawn, type Slot } from '../store/slots.ts'

/** An officer with the counters they work at. */
export interface Offering {
  readonly actor: Actor
  readonly units: readonly string[]
}

/** Offers a slot; pressed twice, it is one. @throws Refusal 403 `not_your_counter` */
export function offerSlot(
  deps: VisitDeps,
  offering: Offering,
  slot: Omit<Slot, 'taken' | 'withdrawnAt'>,
): Promise<void> {
  refuseOthers(offering, slot.unit)
  return transaction(deps.db, async tx => {
    if (!(await insertSlot(tx, slot))) return
    const { unit, from, to, capacity, team } = slot
    const facts = { unit, from: from.toString(), to: to.toString(), capacity, team }
    await open(tx, slotStream(slot.id), [
      { kind: 'visitSlotOffered', version: 1, ...by(deps, offering), facts },
    ])
  })
}

/** Takes back a slot that nobody has a place in. @throws Refusal 404 `slot_not_found`, 409 `slot_taken` */
export function withdrawSlot(deps: VisitDeps, offering: Offering, id: string): Promise<void> {
  return transaction(deps.db, async tx => {
    const slot = (await lockSlots(tx, [id])).get(id)
    if (slot === undefined || !offering.units.includes(slot.unit)) throw new Refusal(404, 'slot_not_found')
    if (slot.taken > 0) throw new Refusal(409, 'slot_taken')
    if (slot.withdrawnAt !== null) return
    await markWithdrawn(tx, id, deps.clock.now())
    await append(tx, slotStream(id), [
      { kind: 'visitSlotWithdrawn', version: 1, ...by(deps, offering), facts: {} },
    ])
  })
}

/** Puts a kind of thing on the unit's list. @throws Refusal 403 `not_your_counter` */
export function listEquipmentFor(deps: VisitDeps, offering: Offering, equipment: Equipment): Promise<void> {
  refuseOthers(offering, equipment.unit)
  return transaction(deps.db, async tx => {
    if (!(await insertEquipment(tx, equipment))) return
    const { unit, count } = equipment
    // What somebody wrote is no fact: the entry has its digest.
    const name = personal(equipment.name)
    const facts = { unit, count, name: name.ref }
    const listed = { kind: 'visitEquipmentListed', version: 1, ...by(deps, offering), facts }
    await open(tx, equipmentStream(equipment.id), [listed], [name.row])
  })
}

/** Takes it off the list; visits that have it with them keep it. */
export function withdrawEquipment(deps: VisitDeps, offering: Offering, id: string): Promise<void> {
  return transaction(deps.db, async tx => {
    if (!(await withdrawEquipmentRow(tx, id, offering.units, deps.clock.now()))) return
    await append(tx, equipmentStream(id), [
      { kind: 'visitEquipmentWithdrawn', version: 1, ...by(deps, offering), facts: {} },
    ])
  })
}

/** Announces a mobile session to everybody. @throws Refusal 403 `not_your_counter` */
export function announceSession(deps: VisitDeps, offering: Offering, session: NewSession): Promise<void> {
  refuseOthers(offering, session.unit)
  return transaction(deps.db, async tx => {
    if (!(await insertSession(tx, session))) return
    const { unit, ward, procedures, from, to } = session
    const place = personal(session.place)
    const facts = { unit, ward, procedures, from: from.toString(), to: to.toString(), place: place.ref }
    const announced = { kind: 'mobileSessionAnnounced', version: 1, ...by(deps, offering), facts }
    await open(tx, sessionStream(session.id), [announced], [place.row])
  })
}

/** Calls a session off. @throws Refusal 404 `session_not_found`, 409 `session_over` */
export function cancelSession(deps: VisitDeps, offering: Offering, id: string): Promise<void> {
  return transaction(deps.db, async tx => {
    await lockAnnounced(tx, offering, id)
    await markSession(tx, id, { state: 'cancelled' })
    await append(tx, sessionStream(id), [
      { kind: 'mobileSessionCancelled', version: 1, ...by(deps, offering), facts: {} },
    ])
  })
}

/**
 * Counts a session that was held.
 * @throws Refusal 404 `session_not_found`, 409 `session_over`, `session_not_begun`
 */
export function countSession(
  deps: VisitDeps,
  offering: Offering,
  id: string,
  counted: { readonly people: number; readonly dossiers: number },
): Promise<void> {
  return transaction(deps.db, async tx => {
    const session = await lockAnnounced(tx, offering, id)
    if (Temporal.Instant.compare(deps.clock.now(), session.from) < 0)
      throw new Refusal(409, 'session_not_begun')
    await markSession(tx, id, { state: 'held', ...counted })
    await append(tx, sessionStream(id), [
      { kind: 'mobileSessionHeld', version: 1, ...by(deps, offering), facts: { ...counted } },
    ])
  })
}

async function lockAnnounced(tx: Tx, { units }: Offering, id: string) {
  const session = await lockSession(tx, id, units)
  if (session === undefined) throw new Refusal(404, 'session_not_found')
  if (session.state !== 'announced') throw new Refusal(409, 'session_over')
  return session
}

function refuseOthers({ units }: Offering, unit: string): void {
  if (!units.includes(unit)) throw new Refusal(403, 'not_your_counter')
}

function by(deps: VisitDeps, { actor }: Offering) {
  return { at: deps.clock.now(), actor: actor.id }
}

const slotStream = (id: string) => `visitSlot:${id}`
const equipmentStream = (id: string) => `visitEquipment:${id}`
const sessionStream = (id: string) => `mobileSession:${id}`
