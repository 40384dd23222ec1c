/**
 * Files people send and papers they are given. Who may see which is asked by the module that owns the dossier;
 * this one keeps bytes whole, unsafe ones away, and papers the same for ever.
 */
import './tables.ts'

export { acceptedMediaTypes, type MediaType, maxFileBytes } from './accept.ts'
export { newCheckToken, parseCheckToken, printedCheckToken } from './check-token.ts'

export { findFile, findFiles, type StoredFile } from './file-store.ts'
export {
  type DraftedResult,
  findByToken,
  type IssuedDocument,
  type IssuedKind,
  type IssuedStatus,
  type Issuing,
  issuedDocuments,
  issueResult,
  issueSlip,
  latest,
  type NewIssuedDocument,
  type ResultContent,
  type ResultIssuing,
  readIssued,
  renderDraft,
  revokeDocument,
  type Slip,
} from './issued.ts'
export type {
  AcknowledgementFacts,
  Paper,
  PaperApplicant,
  PaperHead,
  ReceiptFacts,
  RefusalFacts,
  ResultFacts,
  SlipComponent,
  SlipFacts,
  SupplementFacts,
} from './papers.ts'
export { type FilledResult, fillResult } from './results.ts'
export {
  contentScanner,
  type ScannedFile,
  type Scanner,
  type ScanVerdict,
  type UnsafeBecause,
} from './scan/scanner.ts'
export { getCleanFile, type Show, sendFile, sendPdf } from './serve.ts'
export { warmPapers } from './typst.ts'
export {
  receiveUpload,
  sayUploadFault,
  scanWaitingFiles,
  type Upload,
  type UploadDeps,
  type UploadFault,
  type UploadOutcome,
  uploadLimits,
} from './upload.ts'
