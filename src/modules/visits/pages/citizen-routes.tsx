import { formatMoment, type Locale, newId } from '../../../kernel/index.ts'
import {
  type App,
  anyone,
  citizen,
  citizenOf,
  localPath,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import { ErrorSummary, type FieldErrorShown, sendPage } from '../../../ui/index.ts'
import { actorOf } from '../../dossiers/index.ts'
import { type CitizenId, findCitizen } from '../../identity/index.ts'
import { readPersonal } from '../../journal/index.ts'
import { unitDirectory } from '../../organisation/index.ts'
import { askForVisit } from '../actions/ask-for-visit.ts'
import { cancelVisit } from '../actions/end-visit.ts'
import { VisitNotFound } from '../actions/record.ts'
import type { VisitDeps } from '../deps.ts'
import { type RequestTyped, readRequest } from '../rules/request.ts'
import { filingsOf, findVisit, listVisits, visitSight } from '../store/visits.ts'
import { stream } from '../visit.ts'
import { HomePage, OwnVisitPage } from './citizen-pages.tsx'
import { seqOf, textOf } from './form-values.ts'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import {
  type Asker,
  contextOf,
  nothingTyped,
  offered,
  RequestForm,
  sayFaults,
  typedOf,
} from './request-form.tsx'

const pageLength = 20
const citizens = { config: { access: citizen } }

/** What home visits are, asking for one, and following one's own. */
export function citizenRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.home, { config: { access: anyone } }, (request, reply) => sendHome(deps, request, reply))
  app.get(paths.ask, citizens, async (request, reply) => {
    const identity = await identityOf(deps, request)
    const { phone, email, wardId, address } = identity ?? {}
    const typed = {
      ...nothingTyped,
      phone: phone ?? '',
      email: email ?? '',
      ward: wardId ?? '',
      address: address ?? '',
    }
    return sendForm(deps, reply, { typed, formKey: newId(), errors: [] })
  })
  app.post(paths.ask, citizens, (request, reply) => answerForm(deps, request, reply))
  app.get(paths.own(':id'), citizens, (request, reply) => sendOwn(deps, request, reply))
  app.post(paths.cancelOwn(':id'), citizens, async (request, reply) => {
    const id = textOf(request.params, 'id')
    await findOwn(deps, request)
    const acting = { id, actor: actorOf(citizenOf(request)), seq: seqOf(request.body) }
    await cancelVisit(deps, acting, textOf(request.body, 'reason').slice(0, 500))
    return reply.redirect(`${localPath(paths.own(id), request.locale)}?done=cancelled`, 303)
  })
}

function identityOf({ db }: VisitDeps, request: Request) {
  return findCitizen(db, citizenOf(request).id as CitizenId)
}

async function sendHome(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale, viewer } = request
  const after = textOf(request.query, 'after') || undefined
  const isCitizen = viewer?.kind === 'citizen'
  const own = isCitizen
    ? await listVisits(deps.db, visitSight(viewer), { limit: pageLength, after })
    : undefined
  const { title, lead } = messagesIn(locale).home
  const page = { title, description: lead }
  return sendPage(
    reply,
    page,
    <HomePage
      own={own}
      // An officer records a request under /office/visits; this page is for people at home.
      mayAsk={viewer?.kind !== 'officer'}
      isFirst={after === undefined}
      locale={locale}
    />,
  )
}

async function answerForm(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = citizenOf(request)
  const typed = typedOf(request)
  const formKey = textOf(request.body, 'formKey')
  const refuse = (errors: readonly FieldErrorShown[]) => sendForm(deps, reply, { typed, formKey, errors })
  const context = contextOf(offered(deps, await unitDirectory(deps.db), typed.ward), askerOf(request), locale)
  const read = readRequest(typed, context)
  if ('faults' in read) return refuse(sayFaults(read.faults, locale))
  const asked = { ...read.request, channel: 'online', citizen: viewer.id } as const
  try {
    const id = await askForVisit(deps, asked, actorOf(viewer), formKey)
    return reply.redirect(`${localPath(paths.own(id), locale)}?done=sent`, 303)
  } catch (refused) {
    return refuse([askingFault(refused, locale)])
  }
}

/** What refuses a whole request, as one of its fields. @throws whatever is not such a refusal */
export function askingFault(refused: unknown, locale: Locale): FieldErrorShown {
  const messages = messagesIn(locale).faults
  if (refused instanceof Refusal && refused.code === 'no_counter')
    return { field: 'ward', message: messages.noCounter }
  if (refused instanceof Refusal && refused.code === 'too_many_visits')
    return { field: 'consent', message: messages.tooMany }
  throw refused
}

function askerOf(request: Request): Asker {
  const { name, personalNumber } = citizenOf(request)
  return { fullName: name, personalNumber }
}

interface Sending {
  readonly typed: RequestTyped
  readonly formKey: string
  readonly errors: readonly FieldErrorShown[]
}

async function sendForm(deps: VisitDeps, reply: Reply, { typed, formKey, errors }: Sending): Promise<Reply> {
  const { request } = reply
  const { locale } = request
  const messages = messagesIn(locale)
  const asker = askerOf(request)
  const page = {
    title: messages.form.title,
    back: { href: localPath(paths.home, locale), text: messages.own.back },
    errors,
    here: paths.ask,
    status: errors.length > 0 ? 422 : 200,
  }
  return sendPage(
    reply,
    page,
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{messages.form.title}</h1>
        <p class="govuk-body">{messages.form.lead}</p>
        <RequestForm
          action={localPath(paths.ask, locale)}
          offered={offered(deps, await unitDirectory(deps.db), typed.ward)}
          {...{ typed, formKey, errors, asker, locale }}
        />
      </div>
    </div>,
  )
}

/** @throws VisitNotFound */
async function findOwn(deps: VisitDeps, request: Request) {
  const row = await findVisit(deps.db, textOf(request.params, 'id'), visitSight(citizenOf(request)))
  if (row === undefined) throw new VisitNotFound()
  return row
}

async function sendOwn(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const { visit, details } = await findOwn(deps, request)
  const [directory, personal, filings] = await Promise.all([
    unitDirectory(deps.db),
    readPersonal(deps.db, stream(visit.id)),
    filingsOf(deps.db, visit.id),
  ])
  const codes = await deps.counter?.codesOf(
    deps.db,
    filings.map(({ draft }) => draft),
  )
  const said = (ref: { readonly content: string } | undefined) =>
    ref === undefined ? undefined : (personal.get(ref.content) as string | undefined)
  const messages = messagesIn(locale).own
  return sendPage(
    reply,
    { title: messages.title, back: { href: localPath(paths.home, locale), text: messages.back } },
    <OwnVisitPage
      {...{ visit, details, directory, locale }}
      catalogue={deps.catalogue}
      codes={[...new Set([...(codes?.values() ?? []), ...visit.noted])]}
      askedAt={formatMoment(Temporal.Instant.from(visit.askedAt), locale)}
      refusedBecause={said(visit.refusal?.reason)}
      cancelledBecause={said(visit.cancellation?.reason)}
      done={textOf(request.query, 'done')}
    />,
  )
}
