import type { Locale } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'

/** Every address of the filing pages, without its language. */
export const paths = {
  start: (code: string) => `/nop-ho-so/${code}`,
  mine: '/ho-so-cua-toi',
  walkIn: '/office/walk-in',
  reception: (id: string) => `/office/receptions/${id}`,
  receptionPerson: (id: string) => `/office/receptions/${id}/person`,
  receptionDossiers: (id: string) => `/office/receptions/${id}/dossiers`,
  receptionCheck: (id: string) => `/office/receptions/${id}/check`,
  receptionDone: (id: string) => `/office/receptions/${id}/done`,
  receptionReceipts: (id: string) => `/office/receptions/${id}/receipts`,
  onePage: (id: string) => `/drafts/${id}/all`,
  receipt: (code: string) => `/dossiers/${code}/receipt`,
  nothingMore: '/khong-doi-them-giay-to',
  openAccount: '/mo-tai-khoan',
  draft: (id: string) => `/drafts/${id}`,
  part: (id: string, part: string) => `/drafts/${id}/${part}`,
  saved: (id: string, part: string) => `/drafts/${id}/saved/${part}`,
  draftFile: (id: string, file: string) => `/drafts/${id}/files/${file}`,
  deleteDraft: (id: string) => `/drafts/${id}/delete`,
  submit: (id: string) => `/drafts/${id}/submit`,
  dossier: (code: string) => `/dossiers/${code}`,
  filed: (code: string) => `/dossiers/${code}/filed`,
  supplement: (code: string) => `/dossiers/${code}/supplement`,
  withdrawal: (code: string) => `/dossiers/${code}/withdrawal`,
  goOn: (code: string) => `/dossiers/${code}/withdrawal/cancel`,
  paper: (code: string, kind: string) => `/dossiers/${code}/papers/${kind}`,
  file: (code: string, id: string) => `/dossiers/${code}/files/${id}`,
  track: (code: string) => `/tra-cuu/${code}`,
  officeDossier: (code: string) => `/office/dossiers/${code}`,
} as const

/** Addresses in the language of the page. */
export const linksIn = (locale: Locale) => (path: string) => localPath(path, locale)
