import type { Static } from '@fastify/type-provider-typebox'
import {
  type Acting,
  acceptDossier,
  completeFiling,
  type Dossier,
  type DossierAction,
  type DossierDeps,
  draftResult,
  finishStep,
  handOverResult,
  recordPayment,
  refuseDossier,
  requestSupplement,
  sendBackDraft,
  signResult,
  takeUpStep,
} from '../dossiers/index.ts'
import type { actionBodies } from './shapes.ts'

type Bodies = { [Action in DossierAction]: Static<(typeof actionBodies)[Action]> }

/** What each action of the API does with its body. */
export const runAction: {
  [Action in DossierAction]: (deps: DossierDeps, acting: Acting, body: Bodies[Action]) => Promise<Dossier>
} = {
  accept: (deps, acting, body) => acceptDossier(deps, acting, body.components),
  requestSupplement: (deps, acting, body) => requestSupplement(deps, acting, body.items),
  supplement: (deps, acting, { components, answers }) =>
    completeFiling(deps, acting, answers === undefined ? { components } : { components, answers }),
  refuse: refuseDossier,
  recordPayment,
  takeUp: takeUpStep,
  finishStep: (deps, acting, body) => finishStep(deps, acting, body.conclusion),
  draftResult: (deps, acting, body) => draftResult(deps, acting, { kind: body.kind, text: body.text ?? '' }),
  sendBack: (deps, acting, body) => sendBackDraft(deps, acting, body.reason),
  sign: (deps, acting, body) => signResult(deps, acting, body.password),
  handOver: (deps, acting, body) => handOverResult(deps, acting, body.to),
}
