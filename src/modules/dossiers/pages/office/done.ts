import type { DossierEntryKind } from '../../rules/entries.ts'
import type { OfficeAction } from './action-bar.ts'

/** The entry that each action leaves in the record. */
export const doneEntries = {
  accept: 'accepted',
  requestSupplement: 'supplementRequested',
  refuse: 'refused',
  takeUp: 'stepStarted',
  finishStep: 'stepFinished',
  draftResult: 'resultDrafted',
  sendBack: 'sentBack',
  sign: 'resultSigned',
  handOver: 'handedOver',
  recordPayment: 'paymentRecorded',
} as const satisfies Record<OfficeAction, DossierEntryKind>
