export {
  acceptDossier,
  type Checked,
  refuseDossier,
  requestSupplement,
  type Wanting,
} from './actions/answer-filing.ts'
export type { Filing, HandedIn } from './actions/check-filing.ts'
export { type Completion, completeFiling } from './actions/complete-filing.ts'
export { fileDossier } from './actions/file-dossier.ts'
export { handOverResult, recordPayment } from './actions/hand-over.ts'
export { draftResult, finishStep, sendBackDraft, takeUpStep } from './actions/handle-step.ts'
export { type Acting, DossierNotFound } from './actions/record.ts'
export { signResult } from './actions/sign-result.ts'
export type { Applicant } from './applicant.ts'
export type { DossierContents } from './contents.ts'
export type { DossierDeps } from './deps.ts'
export { type Dossier, type DossierState, openStep, stream } from './dossier.ts'
export { type InboxCounts, type InboxItem, readInbox } from './inbox.ts'
export { attachmentsOf, workOnLetters } from './letters.ts'
export type { DossierLine } from './lists.ts'
export { type FilingDeps, filingRoutes } from './pages/filing/index.ts'
export { officeRoutes } from './pages/office/routes.ts'
export { publicRoutes } from './pages/public/routes.tsx'
export { type SlipKind, slipOf } from './papers.ts'
export { evolve } from './rules/evolve.ts'
export { type Actor, allowedActions } from './rules/may.ts'
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
export { verifyDossiers } from './verify.ts'
export { actorOf, sightOf } from './viewers.ts'
export type { DossierWords } from './words.ts'
