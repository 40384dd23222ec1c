import { Refusal } from '../../../platform/http/index.ts'
import { findDossier, isDossierCode } from '../../dossiers/index.ts'
import type { VisitDeps } from '../deps.ts'
import { insertFiling } from '../store/visits.ts'
import type { Visit } from '../visit.ts'
import { type Acting, act, actOn } from './record.ts'

/**
 * Opens the counter's filing for whoever is visited, with what is known of them filled in; gives the draft's id.
 * @throws VisitNotFound, VisitRefused, Refusal 404 `procedure_not_found`, 409 `stale`
 */
export async function beginFiling(deps: VisitDeps, acting: Acting, code: string): Promise<string> {
  const { counter } = deps
  const procedure = deps.catalogue.procedure(code)
  if (procedure === undefined || counter === undefined) throw new Refusal(404, 'procedure_not_found')
  let draft = ''
  await actOn(deps, 'file', acting, async (tx, { visit, details }, at) => {
    draft = await counter.begin(
      tx,
      {
        owner: acting.actor.id,
        procedure: { code, version: procedure.version },
        unit: visit.unit,
        visit: visit.id,
        applicant: {
          ...details?.person,
          ...(details?.email === undefined ? {} : { email: details.email }),
          ...(details === null ? {} : { address: details.address, language: details.language }),
          ward: visit.ward,
        },
      },
      at,
    )
    await insertFiling(tx, visit.id, { draft, procedure: code }, at)
    return { acts: [act('visitFilingBegun', { procedure: code, draft }, { actor: acting.actor, at })] }
  })
  return draft
}

/**
 * Notes a dossier that was filed or handed over in the house by its code; it must be one of the unit's.
 * @throws VisitNotFound, VisitRefused, Refusal 409 `stale`, 422 `no_such_dossier`
 */
export async function noteDossier(deps: VisitDeps, acting: Acting, typed: string): Promise<Visit> {
  const code = typed.trim().toUpperCase()
  return actOn(deps, 'file', acting, async (tx, { visit }, at) => {
    const sight = { who: 'officer', units: [visit.unit] } as const
    const found = isDossierCode(code) ? await findDossier(tx, code, sight) : undefined
    if (found === undefined) throw new Refusal(422, 'no_such_dossier')
    return { acts: [act('visitDossierNoted', { code }, { actor: acting.actor, at })] }
  })
}
