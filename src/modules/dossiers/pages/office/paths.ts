import type { SlipKind } from '../../papers.ts'
import type { QueueName } from '../../queues.ts'

/** What an officer can add to a dossier: each is a form page, and a resource to post to. */
export const resources = [
  'acceptances',
  'supplement-requests',
  'refusals',
  'take-ups',
  'step-conclusions',
  'result-drafts',
  'send-backs',
  'signatures',
  'hand-overs',
  'payments',
  'pauses',
  'resumptions',
  'extensions',
  'apologies',
  'delay-explanations',
  'withdrawals',
  'withdrawal-requests',
  'withdrawal-cancellations',
  'withdrawal-confirmations',
  'stops',
  'assignments',
  'releases',
  'take-overs',
  'consultations',
  'righted-facts',
  'result-corrections',
  'correction-signatures',
  'reissues',
  'paper-moves',
  'paper-receipts',
  'postings',
  'notes',
] as const
export type Resource = (typeof resources)[number]

/** Every address of the officers' pages, without its language. People are searched by POST: names stay out of addresses. */
export const paths = {
  inbox: '/office',
  queue: (queue: QueueName) => `/office?queue=${queue}`,
  events: '/office/events',
  keyboard: '/office/keyboard',
  news: (code: string) => `/office/dossiers/${code}/news`,
  bulk: '/office/bulk',
  bulkAct: (action: string) => `/office/bulk/${action}`,
  walkIn: '/office/walk-in',
  visits: '/office/visits',
  moves: '/office/moves',
  newBatch: '/office/moves/new',
  postings: '/office/moves/post',
  batch: (code: string) => `/office/moves/${code}`,
  batchList: (code: string) => `/office/moves/${code}/list.pdf`,
  batchReceipts: (code: string) => `/office/moves/${code}/receipts`,
  deliveries: (code: string) => `/office/moves/${code}/deliveries`,
  register: '/office/register',
  registerCsv: '/office/register/register.csv',
  registerPdf: '/office/register/register.pdf',
  demands: '/office/demands',
  dossiers: '/office/dossiers',
  late: '/office/late',
  search: '/office/search',
  dossier: (code: string) => `/office/dossiers/${code}`,
  file: (code: string, id: string) => `/office/dossiers/${code}/files/${id}`,
  paper: (code: string, kind: SlipKind | 'result' | ':kind') => `/office/dossiers/${code}/papers/${kind}`,
  result: (code: string, branch?: string) => inBranch(`/office/dossiers/${code}/papers/result`, branch),
  resultDraft: (code: string, branch?: string) =>
    inBranch(`/office/dossiers/${code}/result-draft.pdf`, branch),
  previews: (code: string, branch?: string) =>
    inBranch(`/office/dossiers/${code}/result-draft-previews`, branch),
  resource: (code: string, resource: Resource) => `/office/dossiers/${code}/${resource}`,
  form: (code: string, resource: Resource) => `/office/dossiers/${code}/${resource}/new`,
} as const

function inBranch(path: string, branch: string | undefined): string {
  return branch === undefined ? path : `${path}?${new URLSearchParams({ branch })}`
}

/** A dossier's page with one of its papers opened, or after something was done; `list` is where the officer came from. */
export function dossierPath(
  code: string,
  shown: { readonly show?: string; readonly done?: string; readonly list?: string | undefined } = {},
): string {
  const said = Object.entries(shown).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '')
  const query = new URLSearchParams(said).toString()
  return query === '' ? paths.dossier(code) : `${paths.dossier(code)}?${query}`
}
