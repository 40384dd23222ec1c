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
export { type Acting, ActionRefused, DossierNotFound } from './actions/record.ts'
export { signResult } from './actions/sign-result.ts'
export type { Applicant } from './applicant.ts'
export { type DossierContents, readContents } from './contents.ts'
export type { DossierDeps } from './deps.ts'
export { type Dossier, type DossierState, openStep, stream } from './dossier.ts'
export { countInbox, type InboxCounts, type InboxItem, nextInInbox, readInbox } from './inbox.ts'
export { attachmentsOf, workOnLetters } from './letters.ts'
export { type DossierLine, listDossiers } from './lists.ts'
export { type FilingDeps, filingRoutes } from './pages/filing/index.ts'
export { officeRoutes } from './pages/office/routes.ts'
export { publicRoutes } from './pages/public/routes.tsx'
export { type SlipKind, slipKinds, slipOf } from './papers.ts'
export { type Actor, allowedActions, may } from './rules/may.ts'
export { nationalStatus } from './rules/national-status.ts'
export { type DossierAction, transitions } from './rules/states.ts'
export { findDossier, findPublic, findPublicById, isDossierCode, type Sight } from './store.ts'
export { verifyDossiers } from './verify.ts'
export { actorOf, sightOf } from './viewers.ts'
export { type DossierWords, dossierWords, stateTone } from './words.ts'
