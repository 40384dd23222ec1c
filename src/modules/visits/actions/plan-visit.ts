import { local } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import type { VisitDeps } from '../deps.ts'
import { isWorkedOn } from '../rules/days.ts'
import { lentOn, lockEquipment, replaceLoans } from '../store/equipment.ts'
import { changeTaken, lockSlots, type Slot } from '../store/slots.ts'
import type { Visit } from '../visit.ts'
import { type Acting, act, actOn } from './record.ts'

export interface PlanInput {
  readonly slot: string
  /** Ids of the unit's things that are taken along. */
  readonly equipment: readonly string[]
}

/**
 * Gives the visit a place in a slot of its unit, or moves it to another one. Of two officers who give away the last
 * place one is told that it is gone.
 * @throws VisitNotFound, VisitRefused, Refusal 409 `stale`, `slot_full`, `slot_gone`, `equipment_lent`
 */
export function planVisit(deps: VisitDeps, acting: Acting, input: PlanInput): Promise<Visit> {
  return actOn(deps, 'plan', acting, async (tx, { visit }, at) => {
    const held = visit.state === 'planned' ? visit.plan?.slot : undefined
    const slots = await lockSlots(tx, [input.slot, ...(held === undefined ? [] : [held])])
    const slot = slotThatStands(slots.get(input.slot), visit, at)
    if (slot.id !== held) {
      // A decree may have closed the unit since the slot was offered.
      if (!isWorkedOn(deps.calendar(), local(slot.from).toPlainDate(), visit.unit))
        throw new Refusal(409, 'slot_gone')
      if (slot.taken >= slot.capacity) throw new Refusal(409, 'slot_full')
      await changeTaken(tx, slot.id, 1)
      if (held !== undefined) await changeTaken(tx, held, -1)
    }
    const day = local(slot.from).toPlainDate()
    const equipment = await lend(tx, visit, input.equipment, day)
    const plan = {
      slot: slot.id,
      from: slot.from.toString(),
      to: slot.to.toString(),
      team: slot.team,
      equipment,
    }
    const by = { actor: acting.actor, at }
    const isMoved = visit.state === 'planned'
    const acts = isMoved ? [act('visitMoved', plan, by)] : [act('visitPlanned', plan, by)]
    // Other things in the same slot are no news for whoever waits.
    if (slot.id === held) return { acts }
    return { acts, news: { what: isMoved ? 'moved' : 'planned' } }
  })
}

/** @throws Refusal 409 `slot_gone` */
function slotThatStands(slot: Slot | undefined, visit: Visit, at: Temporal.Instant): Slot {
  const stands =
    slot !== undefined &&
    slot.unit === visit.unit &&
    slot.withdrawnAt === null &&
    Temporal.Instant.compare(slot.to, at) > 0
  if (!stands) throw new Refusal(409, 'slot_gone')
  return slot
}

/** @throws Refusal 409 `equipment_lent` */
async function lend(
  tx: Tx,
  visit: Visit,
  ids: readonly string[],
  day: Temporal.PlainDate,
): Promise<readonly string[]> {
  const things = await lockEquipment(tx, visit.unit, ids)
  const wanted = things.map(({ id }) => id)
  const lent = await lentOn(tx, wanted, day, visit.id)
  const short = things.find(({ id, count }) => (lent.get(id) ?? 0) >= count)
  if (short !== undefined) throw new Refusal(409, 'equipment_lent', { equipment: short.id })
  await replaceLoans(tx, visit.id, wanted, day)
  return wanted
}
