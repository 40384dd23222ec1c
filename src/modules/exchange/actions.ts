import type { Static } from '@fastify/type-provider-typebox'
import {
  type Acting,
  acceptDossier,
  addNote,
  apologise,
  askOpinions,
  askWithdrawal,
  assignStep,
  cancelWithdrawal,
  completeFiling,
  confirmWithdrawal,
  correctResult,
  type Dossier,
  type DossierDeps,
  draftResult,
  explainDelay,
  extendTimeLimit,
  finishStep,
  handOverResult,
  pauseClock,
  postResult,
  putRight,
  receivePapers,
  recordPayment,
  refuseDossier,
  reissueResult,
  releaseStep,
  requestSupplement,
  resumeClock,
  sendBackDraft,
  sendPapers,
  signCorrection,
  signResult,
  stopDossier,
  takeOverStep,
  takeUpStep,
  withdraw,
} from '../dossiers/index.ts'
import type { actionBodies } from './shapes.ts'

/** What somebody may ask for through the API; the rest the clock does. */
export type ApiAction = keyof typeof actionBodies
type Bodies = { [Action in ApiAction]: Static<(typeof actionBodies)[Action]> }

/** What each action of the API does with its body. */
export const runAction: {
  [Action in ApiAction]: (deps: DossierDeps, acting: Acting, body: Bodies[Action]) => Promise<Dossier>
} = {
  accept: (deps, acting, body) => acceptDossier(deps, acting, body.components),
  requestSupplement: (deps, acting, body) => requestSupplement(deps, acting, body.items),
  supplement: (deps, acting, { components, answers }) =>
    completeFiling(deps, acting, answers === undefined ? { components } : { components, answers }),
  refuse: refuseDossier,
  recordPayment,
  takeUp: (deps, acting, body) => takeUpStep(deps, { ...acting, step: body.step }),
  finishStep: (deps, acting, body) => finishStep(deps, { ...acting, step: body.step }, body.conclusion),
  draftResult: (deps, acting, body) =>
    draftResult(deps, { ...acting, step: body.step }, { kind: body.kind, text: body.text ?? '' }),
  sendBack: (deps, acting, body) => sendBackDraft(deps, { ...acting, step: body.step }, body.reason),
  sign: (deps, acting, body) => signResult(deps, { ...acting, step: body.step }, body.password),
  handOver: (deps, acting, body) => handOverResult(deps, acting, body.to),
  withdraw: (deps, acting, body) => withdraw(deps, acting, body.reason),
  askWithdrawal: (deps, acting, body) => askWithdrawal(deps, acting, body.reason),
  cancelWithdrawal,
  confirmWithdrawal,
  stop: stopDossier,
  assign: (deps, acting, body) => assignStep(deps, { ...acting, step: body.step }, body.officer),
  release: (deps, acting, body) => releaseStep(deps, { ...acting, step: body.step }),
  takeOver: (deps, acting, body) => takeOverStep(deps, { ...acting, step: body.step }),
  consult: askOpinions,
  pause: (deps, acting, body) => pauseClock(deps, acting, body.ground),
  resume: (deps, acting, body) => resumeClock(deps, acting, body.ground),
  extend: (deps, acting, body) => extendTimeLimit(deps, acting, body.key),
  apologise: (deps, acting, body) =>
    apologise(deps, acting, { newDate: Temporal.Instant.from(body.newDate), reason: body.reason }),
  explainDelay: (deps, acting, body) =>
    explainDelay(deps, acting, { ...body, taskBy: Temporal.PlainDate.from(body.taskBy) }),
  putRight,
  sendPapers: (deps, acting, body) => sendPapers(deps, acting, body.batch),
  receivePapers: (deps, acting, body) => receivePapers(deps, acting, body.batch),
  post: postResult,
  correctResult,
  signCorrection: (deps, acting, body) => signCorrection(deps, acting, body.password),
  reissue: reissueResult,
  note: addNote,
}
