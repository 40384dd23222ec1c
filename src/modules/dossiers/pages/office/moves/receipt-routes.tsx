import {
  localPath,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import type { FieldErrorShown } from '../../../../../ui/index.ts'
import { receivePapers } from '../../../actions/move-papers.ts'
import type { DossierDeps } from '../../../deps.ts'
import { actorOf } from '../../../viewers.ts'
import { textOf, textsOf } from '../form-values.ts'
import { paths } from '../paths.ts'
import { getBatch, type OpenBatch, sendBatchPage } from './batch-routes.tsx'
import { movesMessages } from './messages.ts'
import { oneOrNone } from './moves-routes.tsx'

/** Signs for what has come: one that was scanned, those ticked, or all of the list. Each in a transaction of its own. */
export async function signForPapers(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const open = await getBatch(deps, request)
  if (!open.receives) throw new Refusal(403, 'not_your_unit')
  const { codes, error } = wantedIn(request, open)
  if (error !== undefined) {
    const scanned = scannedIn(request.body)
    return sendBatchPage(deps, request, reply, open, { errors: [error], typed: { scanned } })
  }
  const actor = actorOf(officerOf(request))
  const { batch } = open
  let received = 0
  for (const code of codes) received += await oneOrNone(receivePapers(deps, { code, actor }, batch.code))
  const to = `${paths.batch(batch.code)}?received=${received}`
  return reply.redirect(localPath(to, request.locale), 303)
}

interface Wanted {
  readonly codes: readonly string[]
  readonly error?: FieldErrorShown
}

function wantedIn({ body, locale }: Request, { lines }: OpenBatch): Wanted {
  const missing = lines.filter(({ receivedAt }) => receivedAt === null).map(({ dossier }) => dossier.code)
  const by = textOf(body, 'by')
  if (by === 'all') return { codes: missing }
  const messages = movesMessages(locale)
  if (by === 'chosen') {
    const chosen = new Set(textsOf(body, 'code'))
    const codes = missing.filter(code => chosen.has(code))
    if (codes.length > 0) return { codes }
    return { codes, error: { field: 'code', message: messages.nothingToReceive } }
  }
  const code = scannedIn(body)
  if (missing.includes(code)) return { codes: [code] }
  return { codes: [], error: { field: 'scanned', message: whyNot(code, lines, locale) } }
}

function whyNot(code: string, lines: OpenBatch['lines'], locale: Request['locale']): string {
  const messages = movesMessages(locale)
  if (code === '') return messages.scanMissing
  const isThere = lines.some(({ dossier }) => dossier.code === code)
  return isThere ? messages.alreadyReceived(code) : messages.notInBatch(code)
}

/** A bar code is the dossier's code; a QR code of our papers is an address that ends in it. */
function scannedIn(body: unknown): string {
  const text = textOf(body, 'scanned').trim()
  return (text.split('?')[0] ?? '').split('/').at(-1)?.toUpperCase() ?? ''
}
