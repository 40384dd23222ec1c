import {
  type App,
  localPath,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../ui/index.ts'
import { actorOf } from '../../dossiers/index.ts'
import { cancelVisit, declineVisit, finishVisit, noteMissed } from '../actions/end-visit.ts'
import { beginFiling, noteDossier } from '../actions/file-on-the-spot.ts'
import { planVisit } from '../actions/plan-visit.ts'
import { type Acting, VisitNotFound } from '../actions/record.ts'
import type { VisitDeps } from '../deps.ts'
import { findVisit, visitSight } from '../store/visits.ts'
import { outcomes } from '../visit.ts'
import { seqOf, textOf, textsOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { type Messages, messagesIn } from './messages.ts'
import { visitors, watchers } from './office-routes.tsx'
import { openVisit } from './opened.ts'
import { paths } from './paths.ts'
import { VisitPage, type VisitTyped } from './visit-page.tsx'
import { personName } from './words.ts'

const mostText = 500

/** One visit on an officer's desk, and everything that is done about it. */
export function visitRoutesOfOffice(app: App, deps: VisitDeps): void {
  app.get(paths.visit(':id'), watchers, (request, reply) => sendVisit(deps, request, reply))
  app.post(paths.plans(':id'), visitors, (request, reply) => plan(deps, request, reply))
  app.post(paths.refusals(':id'), visitors, (request, reply) => decline(deps, request, reply))
  app.post(paths.cancellations(':id'), visitors, (request, reply) => cancel(deps, request, reply))
  app.post(paths.misses(':id'), visitors, async (request, reply) => {
    await refuseUnseen(deps, request)
    await noteMissed(deps, actingOf(request))
    return goTo(reply, paths.visit(idOf(request)), 'missed')
  })
  app.post(paths.filings(':id'), visitors, (request, reply) => file(deps, request, reply))
  app.post(paths.dossiers(':id'), visitors, (request, reply) => note(deps, request, reply))
  app.post(paths.ends(':id'), visitors, (request, reply) => finish(deps, request, reply))
}

async function plan(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const slot = textOf(request.body, 'slot')
  const equipment = textsOf(request.body, 'equipment')
  const typed = { slot, equipment }
  if (slot === '') return sendVisit(deps, request, reply, { field: 'slot', fault: 'slotMissing', typed })
  const fields = { slot_full: 'slot', slot_gone: 'slot', equipment_lent: 'equipment' } as const
  return answer(deps, request, reply, { typed, fields, done: 'planned' }, () =>
    planVisit(deps, actingOf(request), typed),
  )
}

async function decline(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const reason = textOf(request.body, 'declineReason')
  const fault = reasonFault(reason)
  if (fault !== undefined)
    return sendVisit(deps, request, reply, { field: 'declineReason', fault, typed: { reason } })
  return answer(deps, request, reply, { done: 'declined' }, () =>
    declineVisit(deps, actingOf(request), reason),
  )
}

async function cancel(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const reason = textOf(request.body, 'cancelReason')
  const fault = reasonFault(reason)
  if (fault !== undefined)
    return sendVisit(deps, request, reply, { field: 'cancelReason', fault, typed: { reason } })
  return answer(deps, request, reply, { done: 'cancelled' }, () =>
    cancelVisit(deps, actingOf(request), reason),
  )
}

/** Whoever asked is told why. */
function reasonFault(reason: string): 'reasonNeeded' | 'tooLong' | undefined {
  if (reason === '') return 'reasonNeeded'
  return reason.length > mostText ? 'tooLong' : undefined
}

async function file(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const procedure = textOf(request.body, 'procedure')
  await refuseUnseen(deps, request)
  if (deps.catalogue.procedure(procedure) === undefined)
    return sendVisit(deps, request, reply, {
      field: 'procedure',
      fault: 'procedureMissing',
      typed: { procedure },
    })
  const draft = await beginFiling(deps, actingOf(request), procedure)
  return reply.redirect(localPath(paths.draft(draft), request.locale), 303)
}

async function note(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const code = textOf(request.body, 'code')
  return answer(
    deps,
    request,
    reply,
    { typed: { code }, fields: { no_such_dossier: 'code' }, done: 'noted' },
    () => noteDossier(deps, actingOf(request), code),
  )
}

async function finish(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const ticked = textsOf(request.body, 'outcomes')
  const said = outcomes.filter(outcome => ticked.includes(outcome))
  const text = textOf(request.body, 'note')
  const typed = { outcomes: ticked, note: text }
  if (said.length === 0)
    return sendVisit(deps, request, reply, { field: 'outcomes', fault: 'outcomeMissing', typed })
  if (text.length > mostText)
    return sendVisit(deps, request, reply, { field: 'note', fault: 'tooLong', typed })
  return answer(deps, request, reply, { typed, done: 'finished' }, () =>
    finishVisit(deps, actingOf(request), { outcomes: said, note: text }),
  )
}

type Fault = keyof Messages['faults']

/** Refusals that speak of a field, by their code: the page comes back with what was typed. */
const refusedAs: Readonly<Record<string, Fault>> = {
  slot_full: 'slot_full',
  slot_gone: 'slot_gone',
  equipment_lent: 'equipment_lent',
  no_such_dossier: 'codeUnknown',
}

interface Answering {
  readonly typed?: VisitTyped
  readonly fields?: Readonly<Record<string, string>>
  readonly done: string
}

/** Does it, and shows the visit as it is then; what a field can mend comes back beside it. */
async function answer(
  deps: VisitDeps,
  request: Request,
  reply: Reply,
  { typed = {}, fields = {}, done }: Answering,
  act: () => Promise<unknown>,
): Promise<Reply> {
  await refuseUnseen(deps, request)
  try {
    await act()
  } catch (refused) {
    const field = refused instanceof Refusal ? fields[refused.code] : undefined
    const fault = refused instanceof Refusal ? refusedAs[refused.code] : undefined
    if (field === undefined || fault === undefined) throw refused
    const status = (refused as Refusal).status
    return sendVisit(deps, request, reply, { field, fault, typed, status })
  }
  return goTo(reply, paths.visit(idOf(request)), done)
}

interface Shown {
  readonly field: string
  readonly fault: Fault
  readonly typed: VisitTyped
  readonly status?: number
}

async function sendVisit(deps: VisitDeps, request: Request, reply: Reply, shown?: Shown): Promise<Reply> {
  const opened = await openVisit(deps, request)
  const { locale, viewer, visit, details } = opened
  const messages = messagesIn(locale)
  const errors: FieldErrorShown[] =
    shown === undefined ? [] : [{ field: shown.field, message: messages.faults[shown.fault] }]
  const page = {
    ...(await visitFrame(deps, viewer, locale, 'visits')),
    title: `${messages.visit.title}: ${personName(details, locale)}`,
    back: { href: localPath(paths.visits, locale), text: messages.office.back },
    here: paths.visit(visit.id),
    errors,
    status: shown === undefined ? 200 : (shown.status ?? 422),
  }
  const done = textOf(request.query, 'done')
  return sendPage(reply, page, <VisitPage {...{ opened, errors, done }} typed={shown?.typed ?? {}} />)
}

/** What an officer may not see is not there for them. @throws VisitNotFound */
async function refuseUnseen(deps: VisitDeps, request: Request): Promise<void> {
  const row = await findVisit(deps.db, idOf(request), visitSight(officerOf(request)))
  if (row === undefined) throw new VisitNotFound()
}

function idOf(request: Request): string {
  return textOf(request.params, 'id')
}

function actingOf(request: Request): Acting {
  return { id: idOf(request), actor: actorOf(officerOf(request)), seq: seqOf(request.body) }
}

function goTo(reply: Reply, path: string, done: string): Reply {
  return reply.redirect(`${localPath(path, reply.request.locale)}?done=${done}`, 303)
}
