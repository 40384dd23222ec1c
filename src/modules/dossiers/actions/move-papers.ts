import type { DossierDeps } from '../deps.ts'
import type { Dossier, PaperMove } from '../dossier.ts'
import { worksIn } from '../rules/actor.ts'
import { papersToSend } from '../rules/may.ts'
import { type Acting, act, actOn } from './record.ts'

/** From where to where the papers of a batch go, and whether they are dossiers or results. */
export type Way = Pick<PaperMove, 'what' | 'from' | 'to'>

/**
 * Papers leave for the unit that needs them, on a list that both ends sign for. Of a batch with a way, only papers that
 * go that way.
 * @throws ActionRefused `no_papers`
 * @source docs/legal/hand-over.md#papers
 */
export function sendPapers(deps: DossierDeps, acting: Acting, batch: string, way?: Way): Promise<Dossier> {
  return actOn(deps, 'sendPapers', acting, dossier => {
    const move = papersToSend(dossier)
    if (move === undefined || (way !== undefined && !isSameWay(move, way)))
      return { allowed: false, because: 'no_papers' }
    const facts = { ...move, key: `${move.what}-${dossier.papers.length + 1}`, batch }
    const by = { actor: acting.actor, at: deps.clock.now() }
    return { allowed: true, acts: [act('papersSent', facts, by)] }
  })
}

function isSameWay(one: Way, other: Way): boolean {
  return one.what === other.what && one.from === other.from && one.to === other.to
}

/** Signs for papers that have come, all of a batch or every open one. @throws ActionRefused `no_papers` */
export function receivePapers(deps: DossierDeps, acting: Acting, batch?: string): Promise<Dossier> {
  return actOn(deps, 'receivePapers', acting, dossier => {
    const come = dossier.papers.filter(
      move =>
        move.receivedAt === undefined &&
        worksIn(acting.actor, move.to) &&
        (batch === undefined || move.batch === batch),
    )
    if (come.length === 0) return { allowed: false, because: 'no_papers' }
    const by = { actor: acting.actor, at: deps.clock.now() }
    return { allowed: true, acts: come.map(({ key }) => act('papersReceived', { move: key }, by)) }
  })
}
