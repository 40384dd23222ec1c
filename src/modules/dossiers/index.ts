export {
  acceptDossier,
  type Checked,
  refuseDossier,
  requestSupplement,
  type Wanting,
} from './actions/answer-filing.ts'
export { assignStep, releaseStep, takeOverStep } from './actions/assign-step.ts'
export type { Filing, HandedIn } from './actions/check-filing.ts'
export { type Completion, completeFiling } from './actions/complete-filing.ts'
export { askOpinions } from './actions/consult.ts'
export { fileDossier } from './actions/file-dossier.ts'
export { followUnits } from './actions/follow-units.ts'
export { handOverResult, postResult, recordPayment, reissueResult } from './actions/hand-over.ts'
export { draftResult, finishStep, sendBackDraft, takeUpStep } from './actions/handle-step.ts'
export { extendTimeLimit, pauseClock, recountDossier, resumeClock } from './actions/keep-time.ts'
export { apologise, explainDelay } from './actions/lateness.ts'
export { receivePapers, sendPapers } from './actions/move-papers.ts'
export { addNote } from './actions/note.ts'
export { putRight } from './actions/put-right.ts'
export { type Acting, DossierNotFound } from './actions/record.ts'
export { correctResult, signCorrection, signResult } from './actions/sign-result.ts'
export { stopDossier } from './actions/stop.ts'
export {
  askWithdrawal,
  cancelWithdrawal,
  confirmWithdrawal,
  withdraw,
} from './actions/withdraw.ts'
export type { Applicant } from './applicant.ts'
export type { DossierContents } from './contents.ts'
export type { DossierDeps } from './deps.ts'
export {
  type Dossier,
  type DossierState,
  delayCauses,
  openSteps,
  resultOf,
  resultsInForce,
  stopGrounds,
  stream,
} from './dossier.ts'
export { codesOfDrafts, startDraft } from './drafts.ts'
export { evolveRows } from './evolution.ts'
export { countOpenOf, queueFollowing, queueRecount, workOnFollowing } from './following.ts'
export { type InboxCounts, type InboxItem, readInbox } from './inbox.ts'
export { attachmentsOf, workOnLetters } from './letters.ts'
export type { DossierLine } from './lists.ts'
export { countMoved, movedBy } from './moved-dates.ts'
export { type FilingDeps, filingRoutes } from './pages/filing/index.ts'
export { officeRoutes } from './pages/office/routes.ts'
export { publicRoutes } from './pages/public/routes.tsx'
export { type SlipKind, slipOf } from './papers.ts'
export type { Actor } from './rules/actor.ts'
export { evolve } from './rules/evolve.ts'
export { allowedActions } from './rules/may.ts'
export { nationalStatus } from './rules/national-status.ts'
export type { DossierAction } from './rules/states.ts'
export {
  type DossierLabels,
  dossierRow,
  findDossier,
  findPublic,
  findPublicById,
  isDossierCode,
  type Sight,
  workRows,
} from './store.ts'
export { dueActs, type Swept } from './sweep.ts'
export { verifyDossiers } from './verify.ts'
export { actorOf, sightOf } from './viewers.ts'
export { warnOfDueWork, workOnWarnings } from './warnings.ts'
export type { DossierWords } from './words.ts'
