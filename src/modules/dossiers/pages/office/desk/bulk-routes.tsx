import {
  type App,
  localPath,
  officer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../../../ui/index.ts'
import type { DossierDeps } from '../../../deps.ts'
import { actorOf, sightOf } from '../../../viewers.ts'
import { seqOf, textOf, textsOf } from '../form-values.ts'
import { dossierRoles, officeFrame } from '../frame.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import { findBulkAct, newRun, outcomeOf, performBulk, type Sorted, sortChosen } from './bulk.ts'
import type { BulkAct, LeftOut } from './bulk-act.ts'
import { ConfirmPage, isKnownReason, NothingChosenPage, OutcomePage } from './bulk-pages.tsx'
import { listingPath, readListWord } from './listing.ts'
import { deskMessages } from './messages.ts'

/** Many dossiers at once: what was ticked is confirmed on one page, done one by one, and told on another. */
export function bulkRoutes(app: App, deps: DossierDeps): void {
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.bulk, office, (request, reply) => reply.redirect(localPath(paths.inbox, request.locale), 303))
  app.post(paths.bulk, office, (request, reply) => sendConfirmation(deps, request, reply))
  app.post(paths.bulkAct(':action'), office, (request, reply) => perform(deps, request, reply))
  app.get(paths.bulkAct(':action'), office, (request, reply) => sendOutcome(deps, request, reply))
}

async function sendConfirmation(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const act = actNamed(textOf(request.body, 'action'))
  const codes = textsOf(request.body, 'code')
  const list = textOf(request.body, 'list')
  const { locale } = request
  if (codes.length === 0) {
    return send(deps, request, reply, {
      title: deskMessages(locale).bulkNothing,
      list,
      status: 422,
      content: <NothingChosenPage locale={locale} list={list} />,
    })
  }
  const sorted = await sortChosen(deps, sortingOf(request, act, codes))
  return confirm(deps, request, reply, { act, sorted, list, run: newRun(), errors: [], status: 200 })
}

interface Confirmation {
  readonly act: BulkAct<unknown>
  readonly sorted: Sorted
  readonly list: string
  readonly run: string
  readonly errors: readonly FieldErrorShown[]
  readonly status: number
}

async function confirm(
  deps: DossierDeps,
  request: Request,
  reply: Reply,
  page: Confirmation,
): Promise<Reply> {
  const { locale } = request
  const { act, sorted, list, errors, status } = page
  const count = sorted.possible.length + sorted.leftOut.length
  const title = deskMessages(locale).bulkTitle(messagesIn(locale).actions[act.action], count)
  const choices = (await act.choices?.(deps, sorted.possible)) ?? []
  const content = <ConfirmPage locale={locale} {...page} choices={choices} />
  return send(deps, request, reply, { title, list, status, errors, content })
}

async function perform(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { body, locale } = request
  const act = actNamed(textOf(request.params, 'action'))
  const run = textOf(body, 'run')
  const list = textOf(body, 'list')
  const codes = textsOf(body, 'code')
  const sorting = sortingOf(request, act, codes)
  if (!/^[0-9a-f-]{36}$/.test(run)) throw new Refusal(400, 'invalid_request')
  const input = act.read(body)
  const errors = await faultsOf(act, input, { deps, actor: sorting.actor, locale })
  if (errors.length > 0) {
    const sorted = await sortChosen(deps, sorting)
    return confirm(deps, request, reply, { act, sorted, list, run, errors, status: 422 })
  }
  const seqs = new Map(codes.map(code => [code, seqOf({ seq: textOf(body, `seq-${code}`) })] as const))
  const known = new Map([...seqs].filter(([, seq]) => seq > 0))
  const refused = await performBulk(deps, { ...sorting, run, input, seqs: known })
  const query = new URLSearchParams([
    ['run', run],
    ['list', list],
    ...codes.map(code => ['code', code] as [string, string]),
    ...[...refused].map(([code, because]) => ['refused', `${code} ${because}`] as [string, string]),
  ])
  return reply.redirect(localPath(`${paths.bulkAct(act.action)}?${query}`, locale), 303)
}

async function faultsOf(
  act: BulkAct<unknown>,
  input: unknown,
  asker: Parameters<NonNullable<BulkAct<unknown>['faults']>>[1],
): Promise<readonly FieldErrorShown[]> {
  try {
    return (await act.faults?.(input, asker)) ?? []
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'too_many_attempts') throw fault
    const message = messagesIn(asker.locale).sign.tooMany(Number(fault.detail.minutes))
    return [{ field: 'password', message }]
  }
}

async function sendOutcome(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { query, locale } = request
  const act = actNamed(textOf(request.params, 'action'))
  const list = textOf(query, 'list')
  const codes = textsOf(query, 'code')
  const sorting = { ...sortingOf(request, act, codes), run: textOf(query, 'run'), refused: refusedOf(query) }
  const sorted = await outcomeOf(deps, sorting)
  const title = deskMessages(locale).bulkTitle(messagesIn(locale).actions[act.action], codes.length)
  const content = <OutcomePage locale={locale} act={act} sorted={sorted} list={list} />
  return send(deps, request, reply, { title, list, content })
}

/** Why some were refused, as the address says; only reasons there are words for. */
function refusedOf(query: unknown): ReadonlyMap<string, LeftOut> {
  const told = textsOf(query, 'refused').map(one => one.split(' ') as [string, LeftOut])
  return new Map(told.filter(([, because]) => isKnownReason(because)))
}

function actNamed(action: string): BulkAct<unknown> {
  const act = findBulkAct(action)
  if (act === undefined) throw new Refusal(404, 'not_found')
  return act
}

function sortingOf(request: Request, act: BulkAct<unknown>, codes: readonly string[]) {
  const viewer = officerOf(request)
  return { act, codes, actor: actorOf(viewer), sight: sightOf(viewer) }
}

interface BulkPage {
  readonly title: string
  readonly list: string
  readonly status?: number
  readonly errors?: readonly FieldErrorShown[]
  readonly content: Parameters<typeof sendPage>[2]
}

async function send(deps: DossierDeps, request: Request, reply: Reply, page: BulkPage): Promise<Reply> {
  const { title, list, status, errors, content } = page
  const listing = readListWord(list)?.listing ?? { queue: 'inbox' as const }
  const frame = await officeFrame(deps, officerOf(request), request.locale, listing.queue)
  const here = request.method === 'GET' ? undefined : listingPath(listing)
  return sendPage(reply, { ...frame, title, status, errors, here }, content)
}
