/**
 * Files people send and papers they are given. Who may see which is asked by the module that owns the dossier;
 * this one keeps bytes whole, unsafe ones away, and papers the same for ever.
 */
import './tables.ts'

export { acceptedMediaTypes, type MediaType, maxFileBytes } from './accept.ts'
export { newCheckToken, parseCheckToken, printedCheckToken } from './check-token.ts'

export { findFile, findFiles, type StoredFile } from './file-store.ts'
export { type GalleryKind, galleryOf } from './gallery.ts'
export {
  type DossierPaperKind,
  type DraftedLetter,
  type DraftedResult,
  findByToken,
  type IssuedDocument,
  type IssuedStatus,
  type Issuing,
  issuedDocuments,
  issueLetter,
  issueResult,
  issueSlip,
  latest,
  type NewIssuedDocument,
  type ReplacedBy,
  type ResultContent,
  type ResultIssuing,
  ResultNotReplaceable,
  readIssued,
  renderDraft,
  renderLetterDraft,
  revokeDocument,
  type SignedDocument,
  type Slip,
} from './issued.ts'
export {
  findIssuedList,
  findListByToken,
  type IssuedList,
  type IssuedListKind,
  issueList,
  type ListIssuing,
  type ListPaper,
} from './issued-lists.ts'
export { paperNames } from './paper-names.ts'
export type {
  Capacity,
  Check,
  Listed,
  PaperApplicant,
  PaperHead,
  Signer,
  SlipFacts,
} from './paper-words.ts'
export {
  type AcknowledgementFacts,
  type ApologyFacts,
  type BatchListFacts,
  type ControlSlipFacts,
  type GuideFacts,
  type HandOver,
  type LetterFacts,
  type Paper,
  type PostBundleFacts,
  type ReceiptFacts,
  type RefusalFacts,
  type RegisterFacts,
  type RegisterRow,
  type ResultFacts,
  registerCsv,
  renderPaper,
  type SlipComponent,
  type StopFacts,
  type SupplementFacts,
  type Timing,
} from './papers.ts'
export { type FilledResult, fillResult } from './results.ts'
export { documentRoutes } from './routes.tsx'
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
