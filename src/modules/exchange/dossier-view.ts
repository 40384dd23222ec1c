import type { Static } from '@fastify/type-provider-typebox'
import type { Viewer } from '../../platform/http/index.ts'
import { actorOf, allowedActions, type Dossier, nationalStatus, openStep } from '../dossiers/index.ts'
import type { DossierView } from './shapes.ts'

/** A dossier as the API gives it to somebody who may see it. Names and answers are not in it. */
export function viewOf(dossier: Dossier, viewer: Viewer): Static<typeof DossierView> {
  const { acceptance, supplement, result } = dossier
  const due = acceptance?.due
  const step = openStep(dossier)
  return {
    id: dossier.id,
    code: dossier.code,
    seq: dossier.seq,
    status: dossier.state,
    nationalStatus: nationalStatus(dossier),
    procedure: dossier.procedure,
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
    step:
      step === undefined
        ? null
        : { key: step.key, kind: step.kind, unit: step.unit, role: step.role, dueAt: step.dueAt },
    result:
      result === undefined
        ? null
        : { kind: result.kind, number: result.number, document: result.document, sha256: result.sha256 },
    allowed: allowedActions(dossier, actorOf(viewer)),
  }
}
