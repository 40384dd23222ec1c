import { formatMoment, type Locale, newId, type Page } from '../../../kernel/index.ts'
import {
  type App,
  localPath,
  officer,
  officerOf,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldErrorShown,
  Form,
  InsetText,
  NotificationBanner,
  Pagination,
  Select,
  sendPage,
  Table,
  Tag,
} from '../../../ui/index.ts'
import { actorOf } from '../../dossiers/index.ts'
import { type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import { askForVisit } from '../actions/ask-for-visit.ts'
import type { VisitDeps } from '../deps.ts'
import { type RequestTyped, readRequest } from '../rules/request.ts'
import { countersOf, listVisits, type VisitRow, visitSight } from '../store/visits.ts'
import { type VisitState, visitStates } from '../visit.ts'
import { askingFault } from './citizen-routes.tsx'
import { textOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import { contextOf, nothingTyped, offered, RequestForm, sayFaults, typedOf } from './request-form.tsx'
import { counterName, personName, sayComing, stateTones, wardName } from './words.ts'

const pageLength = 25

/** Officers who do visits, and the supervisor who watches. */
export const watchers = { config: { access: officer('receivingOfficer', 'supervisor') } }
export const visitors = { config: { access: officer('receivingOfficer') } }

/** The requests of the officer's counters, and what is said on the telephone. */
export function officeListRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.visits, watchers, (request, reply) => sendList(deps, request, reply))
  app.get(paths.byTelephone, visitors, (_, reply) =>
    sendTelephone(deps, reply, { typed: nothingTyped, formKey: newId(), errors: [] }),
  )
  app.post(paths.byTelephone, visitors, (request, reply) => answerTelephone(deps, request, reply))
}

async function sendList(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const chosen = textOf(request.query, 'state')
  // What waits is what one comes for; everything is a choice.
  const state =
    chosen === 'all' ? undefined : (visitStates.find(each => each === chosen) ?? ('asked' as const))
  const after = textOf(request.query, 'after') || undefined
  const [page, frame, directory] = await Promise.all([
    listVisits(deps.db, visitSight(viewer), { limit: pageLength, state, after }),
    visitFrame(deps, viewer, locale, 'visits'),
    unitDirectory(deps.db),
  ])
  const title = messagesIn(locale).office.visits
  const mayRecord = countersOf(viewer).length > 0
  return sendPage(
    reply,
    { ...frame, title },
    <ListPage
      {...{ page, state, directory, locale, mayRecord }}
      isFirst={after === undefined}
      showsUnit={!mayRecord}
      done={textOf(request.query, 'done')}
    />,
  )
}

interface ListProps {
  readonly page: Page<VisitRow>
  readonly state: VisitState | undefined
  readonly isFirst: boolean
  readonly directory: UnitDirectory
  readonly mayRecord: boolean
  /** The whole city's list says whose each is. */
  readonly showsUnit: boolean
  readonly done: string
  readonly locale: Locale
}

function ListPage(props: ListProps) {
  const { page, state, isFirst, mayRecord, done, locale } = props
  const { office, states, visit } = messagesIn(locale)
  const here = localPath(paths.visits, locale)
  const query = `state=${state ?? 'all'}`
  return (
    <>
      {visit.done[done] !== undefined && <NotificationBanner kind="success" text={visit.done[done]} />}
      <h1 class="govuk-heading-l">{office.visits}</h1>
      {mayRecord && (
        <Button kind="secondary" href={localPath(paths.byTelephone, locale)}>
          {office.byTelephone}
        </Button>
      )}
      <Form action={here} method="get" classes="mc-filter">
        <Select
          name="state"
          label={office.filter}
          items={[
            ...visitStates.map(value => ({ value, text: states[value] })),
            { value: 'all', text: office.all },
          ]}
          value={state ?? 'all'}
        />
        <Button kind="secondary">{messagesIn(locale).sessions.show}</Button>
      </Form>
      {page.items.length === 0 ? (
        <InsetText>{state === undefined ? office.noneAtAll : office.none(states[state])}</InsetText>
      ) : (
        <VisitTable {...props} />
      )}
      <Pagination
        previous={isFirst ? undefined : { href: `${here}?${query}`, text: office.first }}
        next={
          page.next === null ? undefined : { href: `${here}?${query}&after=${page.next}`, text: office.next }
        }
      />
    </>
  )
}

function VisitTable({ page, directory, showsUnit, locale }: ListProps) {
  const { columns, states, reasons } = messagesIn(locale)
  return (
    <Table
      stack
      head={[
        columns.person,
        columns.state,
        columns.when,
        columns.ward,
        columns.reason,
        columns.askedOn,
        ...(showsUnit ? [columns.unit] : []),
      ]}
      rows={page.items.map(({ visit, details }) => [
        <a class="govuk-link" href={localPath(paths.visit(visit.id), locale)}>
          {personName(details, locale)}
        </a>,
        <Tag tone={stateTones[visit.state]}>{states[visit.state]}</Tag>,
        (visit.state === 'planned' && sayComing(visit, locale)) || '–',
        wardName(directory, visit.ward, locale),
        reasons[visit.reason],
        formatMoment(Temporal.Instant.from(visit.askedAt), locale),
        ...(showsUnit ? [counterName(directory.find(visit.unit), locale)] : []),
      ])}
    />
  )
}

async function answerTelephone(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const typed = typedOf(request)
  const formKey = textOf(request.body, 'formKey')
  const refuse = (errors: readonly FieldErrorShown[]) =>
    sendTelephone(deps, reply, { typed, formKey, errors })
  const directory = await unitDirectory(deps.db)
  const read = readRequest(typed, contextOf(offered(deps, directory, typed.ward), undefined, locale))
  if ('faults' in read) return refuse(sayFaults(read.faults, locale))
  try {
    const asked = { ...read.request, channel: 'telephone', citizen: null } as const
    const id = await askForVisit(deps, asked, actorOf(viewer), formKey)
    // Somebody of another ward may ring up: the request then is that ward's, and its page is not this officer's.
    const unit = directory.counterOf(read.request.ward)?.id ?? ''
    const to = countersOf(viewer).includes(unit) ? paths.visit(id) : paths.visits
    return reply.redirect(`${localPath(to, locale)}?done=recorded`, 303)
  } catch (refused) {
    return refuse([askingFault(refused, locale)])
  }
}

interface Sending {
  readonly typed: RequestTyped
  readonly formKey: string
  readonly errors: readonly FieldErrorShown[]
}

async function sendTelephone(
  deps: VisitDeps,
  reply: Reply,
  { typed, formKey, errors }: Sending,
): Promise<Reply> {
  const { request } = reply
  const { locale } = request
  const messages = messagesIn(locale)
  const page = {
    ...(await visitFrame(deps, officerOf(request), locale, 'visits')),
    title: messages.form.telephoneTitle,
    back: { href: localPath(paths.visits, locale), text: messages.office.back },
    errors,
    here: paths.byTelephone,
    status: errors.length > 0 ? 422 : 200,
  }
  return sendPage(
    reply,
    page,
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.form.telephoneTitle}</h1>
      <RequestForm
        action={localPath(paths.byTelephone, locale)}
        offered={offered(deps, await unitDirectory(deps.db), typed.ward)}
        {...{ typed, formKey, errors, locale }}
      />
    </>,
  )
}
