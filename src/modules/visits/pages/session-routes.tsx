import { type Locale, newId, type Page, parseId } from '../../../kernel/index.ts'
import {
  type App,
  anyone,
  localPath,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../ui/index.ts'
import type { Procedure } from '../../catalogue/index.ts'
import { type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import { announceSession, cancelSession, countSession } from '../actions/offer.ts'
import type { VisitDeps } from '../deps.ts'
import { type MobileSession, sessionsOf, upcomingSessions } from '../store/sessions.ts'
import { countersOf } from '../store/visits.ts'
import { textOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { messagesIn } from './messages.ts'
import { emptySession, numberWithin, readHours, type SessionTyped, sessionTyped } from './offer-forms.ts'
import { visitors } from './office-routes.tsx'
import { paths } from './paths.ts'
import { OfficeSessionsPage, SessionsPage } from './session-pages.tsx'
import { offeringOf } from './slot-routes.tsx'
import { fileable, wardItems } from './words.ts'

const pageLength = 20
const mostPeople = 100_000

/** Days out in the wards: announced to everybody, cancelled or counted by their unit. */
export function sessionRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.sessions, { config: { access: anyone } }, (request, reply) =>
    sendPublic(deps, request, reply),
  )
  app.get(paths.officeSessions, visitors, (request, reply) => sendOffice(deps, request, reply))
  app.post(paths.officeSessions, visitors, (request, reply) => announce(deps, request, reply))
  app.post(paths.cancelSession(':id'), visitors, (request, reply) =>
    answer(deps, request, reply, 'cancelled', id => cancelSession(deps, offeringOf(request), id)),
  )
  app.post(paths.countSession(':id'), visitors, (request, reply) => count(deps, request, reply))
}

async function sendPublic(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const directory = await unitDirectory(deps.db)
  const ward = wardItems(directory, locale).find(({ value }) => value === textOf(request.query, 'ward'))
  const after = textOf(request.query, 'after') || undefined
  const sessions = await upcomingSessions(deps.db, deps.clock.now(), {
    limit: pageLength,
    ward: ward?.value,
    after,
  })
  const { title, lead } = messagesIn(locale).sessions
  return sendPage(
    reply,
    { title, description: lead },
    <SessionsPage
      {...{ sessions, directory, locale }}
      catalogue={deps.catalogue}
      ward={ward?.value ?? ''}
      isFirst={after === undefined}
    />,
  )
}

async function announce(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const offering = offeringOf(request)
  const typed = sessionTyped(request.body)
  const messages = messagesIn(locale).faults
  const wards = wardItems(await unitDirectory(deps.db), locale)
  const codes = new Set(fileable(deps.catalogue).map(({ code }) => code))
  const procedures = typed.procedures.filter(code => codes.has(code))
  const read = readHours(typed, deps.clock.now(), messages)
  const isWard = wards.some(({ value }) => value === typed.ward)
  const errors = [
    ...('errors' in read ? read.errors : []),
    ...(isWard ? [] : [{ field: 'ward', message: messages.wardMissing }]),
    ...(typed.place === '' || typed.place.length > 300
      ? [{ field: 'place', message: messages.placeMissing }]
      : []),
    ...(procedures.length === 0 ? [{ field: 'procedures', message: messages.proceduresMissing }] : []),
  ]
  if ('errors' in read || errors.length > 0)
    return sendOffice(deps, request, reply, { typed, errors, status: 422 })
  const id = parseId(typed.id) ?? newId()
  const { unit, ward, place } = typed
  await announceSession(deps, offering, { id, unit, ward, place, procedures, ...read.hours })
  return goTo(reply, 'announced')
}

async function count(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const people = numberWithin(textOf(request.body, 'people'), 0, mostPeople)
  const dossiers = numberWithin(textOf(request.body, 'dossiers'), 0, mostPeople)
  if (people === undefined || dossiers === undefined) {
    const id = textOf(request.params, 'id')
    const field = `${people === undefined ? 'people' : 'dossiers'}-${id}`
    const message = messagesIn(request.locale).faults.countWrong
    return sendOffice(deps, request, reply, { errors: [{ field, message }], status: 422 })
  }
  return answer(deps, request, reply, 'counted', id =>
    countSession(deps, offeringOf(request), id, { people, dossiers }),
  )
}

async function answer(
  deps: VisitDeps,
  request: Request,
  reply: Reply,
  done: string,
  act: (id: string) => Promise<void>,
): Promise<Reply> {
  try {
    await act(textOf(request.params, 'id'))
  } catch (refused) {
    if (!(refused instanceof Refusal) || refused.status !== 409) throw refused
    const { over, notBegun } = messagesIn(request.locale).sessions
    const message = refused.code === 'session_over' ? over : notBegun
    return sendOffice(deps, request, reply, { errors: [{ field: 'sessions', message }], status: 409 })
  }
  return goTo(reply, done)
}

function goTo(reply: Reply, done: string): Reply {
  return reply.redirect(`${localPath(paths.officeSessions, reply.request.locale)}?done=${done}`, 303)
}

interface Shown {
  readonly typed?: SessionTyped
  readonly errors: readonly FieldErrorShown[]
  readonly status: number
}

export interface OfficeSessionsProps {
  readonly sessions: Page<MobileSession>
  readonly units: readonly string[]
  readonly procedures: readonly Procedure[]
  readonly directory: UnitDirectory
  readonly now: Temporal.Instant
  readonly typed: SessionTyped
  readonly errors: readonly FieldErrorShown[]
  readonly isFirst: boolean
  readonly done: string
  readonly locale: Locale
}

async function sendOffice(deps: VisitDeps, request: Request, reply: Reply, shown?: Shown): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const units = countersOf(viewer)
  const after = textOf(request.query, 'after') || undefined
  const [sessions, directory, frame] = await Promise.all([
    sessionsOf(deps.db, units, { limit: pageLength, after }),
    unitDirectory(deps.db),
    visitFrame(deps, viewer, locale, 'sessions'),
  ])
  const errors = shown?.errors ?? []
  const props: OfficeSessionsProps = {
    ...{ sessions, units, directory, errors, locale },
    procedures: fileable(deps.catalogue),
    now: deps.clock.now(),
    typed: shown?.typed ?? emptySession(newId(), units[0] ?? ''),
    isFirst: after === undefined,
    done: textOf(request.query, 'done'),
  }
  const page = {
    ...frame,
    title: messagesIn(locale).sessions.officeTitle,
    errors,
    here: paths.officeSessions,
    status: shown?.status ?? 200,
  }
  return sendPage(reply, page, <OfficeSessionsPage {...props} />)
}
