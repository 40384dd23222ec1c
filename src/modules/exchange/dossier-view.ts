import type { Static } from '@fastify/type-provider-typebox'
import type { Viewer } from '../../platform/http/index.ts'
import {
  actorOf,
  allowedActions,
  type Dossier,
  nationalStatus,
  openSteps,
  resultOf,
  resultsInForce,
} from '../dossiers/index.ts'
import type { DossierView } from './shapes.ts'

/** A dossier as the API gives it to somebody who may see it. Names and answers are not in it. */
export function viewOf(dossier: Dossier, viewer: Viewer): Static<typeof DossierView> {
  const { acceptance, supplement, due, apology } = dossier
  const result = resultOf(dossier)
  const steps = openSteps(dossier).map(stepView)
  return {
    id: dossier.id,
    code: dossier.code,
    seq: dossier.seq,
    status: dossier.state,
    nationalStatus: nationalStatus(dossier),
    procedure: { code: dossier.procedure.code, version: dossier.procedure.version },
    channel: dossier.channel,
    filedAt: dossier.filedAt,
    answerBy: dossier.answerBy.at,
    answerByProvisional: dossier.answerBy.provisional,
    acceptedAt: acceptance?.at ?? null,
    dueAt: due === undefined || due.provisional ? null : due.at,
    dueAtProvisional: due?.provisional === true ? due.at : null,
    receivingUnit: dossier.receivingUnit,
    competentAuthority: dossier.competentAuthority,
    returningUnit: dossier.returningUnit,
    returnBy: dossier.returnBy,
    fee: { total: dossier.fee.total, paid: dossier.fee.paid !== undefined },
    supplement:
      supplement === undefined
        ? null
        : {
            components: supplement.items.map(item => item.component),
            answered: supplement.answeredAt !== undefined,
          },
    step: steps[0] ?? null,
    steps,
    promisedAt: acceptance?.due.at ?? null,
    apology:
      apology === undefined
        ? null
        : {
            owedBy: apology.owedBy,
            sentAt: apology.sent?.at ?? null,
            newDate: apology.sent?.newDate ?? null,
          },
    lateAt: dossier.late?.at ?? null,
    pauses: dossier.pauses.map(({ ground, basis, clock, from, to }) => ({
      ground,
      basis,
      clock,
      from,
      to: to ?? null,
    })),
    withdrawalAsked: dossier.withdrawal !== undefined,
    results: resultsInForce(dossier).map(({ branch, kind, number, replaces, handedOver }) => ({
      branch: branch ?? null,
      kind,
      number,
      replaces: replaces ?? null,
      handedOver: handedOver !== undefined,
    })),
    result:
      result === undefined
        ? null
        : { kind: result.kind, number: result.number, document: result.document, sha256: result.sha256 },
    allowed: allowedActions(dossier, actorOf(viewer)),
  }
}

function stepView({ key, kind, unit, role, dueAt }: ReturnType<typeof openSteps>[number]) {
  return { key, kind, unit, role, dueAt }
}
