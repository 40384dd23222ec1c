import { type Locale, local } from '../../../../../kernel/index.ts'
import {
  localPath,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import {
  Button,
  type Cell,
  ErrorSummary,
  type FieldErrorShown,
  Form,
  Pagination,
  Table,
  Tag,
} from '../../../../../ui/index.ts'
import { shortNameOf } from '../../../../catalogue/index.ts'
import { type UnitDirectory, unitDirectory } from '../../../../organisation/index.ts'
import { sendPapers, type Way } from '../../../actions/move-papers.ts'
import {
  type BatchCount,
  batchesComing,
  batchesSent,
  closeBatch,
  isBatchId,
  newBatchId,
  openBatch,
  papersWaiting,
  type WaitingPapers,
  type WaitingWay,
  waysWaiting,
} from '../../../batches.ts'
import type { DossierDeps } from '../../../deps.ts'
import { actorOf, unitsOf } from '../../../viewers.ts'
import { textOf, textsOf } from '../form-values.ts'
import { CodeLink, Person, ProcedureName } from '../inbox-page.tsx'
import { paths } from '../paths.ts'
import { sayMoment } from '../time-words.ts'
import { movesMessages } from './messages.ts'
import { sendMovesPage, unitName } from './moves-page.ts'

/** As many as one courier carries, and one list prints; each is a transaction of its own. */
const mostInBatch = 100
const pageLength = 25

/** What is coming, what waits to leave, and what has been sent. */
export async function sendMoves(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const units = unitsOf(viewer)
  const after = textOf(request.query, 'after') || undefined
  const [directory, coming, waiting, sent] = await Promise.all([
    unitDirectory(deps.db),
    batchesComing(deps.db, units, mostInBatch),
    waysWaiting(deps.db, units),
    batchesSent(deps.db, { units, limit: pageLength, after }),
  ])
  const counters = viewer.posts.filter(({ role }) => role === 'receivingOfficer').map(({ unit }) => unit)
  const messages = movesMessages(locale)
  const shown = { locale, directory, now: deps.clock.now() }
  return sendMovesPage(
    deps,
    request,
    reply,
    { title: messages.title },
    <>
      <h1 class="govuk-heading-l">{messages.title}</h1>
      {after === undefined && (
        <>
          <h2 class="govuk-heading-m">{messages.coming}</h2>
          {coming.length === 0 ? (
            <p class="govuk-body">{messages.comingNone}</p>
          ) : (
            <BatchTable {...shown} batches={coming} side="from" />
          )}
          <h2 class="govuk-heading-m">{messages.waiting}</h2>
          {waiting.length === 0 ? (
            <p class="govuk-body">{messages.waitingNone}</p>
          ) : (
            <WaitingTable {...shown} ways={waiting} />
          )}
          <ToPost counters={[...new Set(counters)]} {...shown} />
        </>
      )}
      <h2 class="govuk-heading-m">{messages.sent}</h2>
      {sent.items.length === 0 ? (
        <p class="govuk-body">{messages.sentNone}</p>
      ) : (
        <BatchTable {...shown} batches={sent.items} side="to" />
      )}
      <Pagination
        previous={
          after === undefined ? undefined : { href: localPath(paths.moves, locale), text: messages.firstPage }
        }
        next={
          sent.next === null
            ? undefined
            : { href: localPath(`${paths.moves}?after=${sent.next}`, locale), text: messages.nextPage }
        }
      />
    </>,
  )
}

interface Shown {
  readonly locale: Locale
  readonly directory: UnitDirectory
  readonly now: Temporal.Instant
}

function WaitingTable({ ways, locale, directory, now }: Shown & { readonly ways: readonly WaitingWay[] }) {
  const messages = movesMessages(locale)
  return (
    <Table
      stack
      head={[
        messages.papers,
        messages.from,
        messages.to,
        { text: messages.count, numeric: true },
        messages.leaveBy,
        '',
      ]}
      rows={ways.map(way => {
        const { what, from, to } = way
        const query = new URLSearchParams({ what, from, to })
        return [
          messages.what[what],
          unitName(directory, from, locale),
          unitName(directory, to, locale),
          { text: String(way.count), numeric: true },
          <LeaveBy key="by" at={way.dueAt} now={now} locale={locale} />,
          <a key="make" class="govuk-link" href={localPath(`${paths.newBatch}?${query}`, locale)}>
            {messages.prepare}
            <span class="govuk-visually-hidden">
              : {messages.what[what]}, {unitName(directory, to, locale)}
            </span>
          </a>,
        ]
      })}
    />
  )
}

/** When papers must leave: what came after 15:00 goes next morning, what is overdue says so. @source docs/legal/hand-over.md#papers */
export function LeaveBy({
  at,
  now,
  locale,
}: {
  readonly at: Temporal.Instant
  readonly now: Temporal.Instant
  readonly locale: Locale
}) {
  const messages = movesMessages(locale)
  const when = sayMoment(at, now, locale)
  if (Temporal.Instant.compare(at, now) < 0) {
    return (
      <>
        <Tag tone="late">{messages.late}</Tag> <span class="mc-line">{when}</span>
      </>
    )
  }
  const days = local(now).toPlainDate().until(local(at).toPlainDate()).days
  return days === 1 && local(at).hour <= 12 ? messages.tomorrowMorning(when) : when
}

function BatchTable({
  batches,
  side,
  locale,
  directory,
  now,
}: Shown & { readonly batches: readonly BatchCount[]; readonly side: 'from' | 'to' }) {
  const messages = movesMessages(locale)
  return (
    <Table
      stack
      head={[
        messages.batch,
        messages.papers,
        messages[side],
        messages.sentAt,
        { text: messages.signedFor, numeric: true },
      ]}
      rows={batches.map((batch): Cell[] => {
        const { code, lines, open } = batch
        const unit = batch[side]
        return [
          <a key="code" class="govuk-link" href={localPath(paths.batch(code), locale)}>
            <code class="mc-code__text mc-nowrap">{code}</code>
          </a>,
          messages.what[batch.what],
          unit === null ? messages.toPost : unitName(directory, unit, locale),
          sayMoment(batch.createdAt, now, locale),
          {
            text:
              open === 0 ? (
                messages.signedOf(lines, lines)
              ) : (
                <Tag tone="soon">{messages.signedOf(lines - open, lines)}</Tag>
              ),
            numeric: true,
          },
        ]
      })}
    />
  )
}

function ToPost({ counters, locale, directory }: Shown & { readonly counters: readonly string[] }) {
  if (counters.length === 0) return null
  const messages = movesMessages(locale)
  return (
    <>
      <h2 class="govuk-heading-m">{messages.post}</h2>
      <p class="govuk-body">{messages.postLead}</p>
      {counters.map(unit => (
        <p key={unit} class="govuk-body">
          <a class="govuk-link" href={localPath(`${paths.postings}?unit=${unit}`, locale)}>
            {messages.postAt(unitName(directory, unit, locale))}
          </a>
        </p>
      ))}
    </>
  )
}

/** What goes along: everything that waits for this way is ticked. */
export async function sendNewBatch(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const way = wayIn(request.query, unitsOf(officerOf(request)))
  return sendForm(deps, request, reply, { way, id: newBatchId(), errors: [] })
}

/** @throws Refusal 404 where the officer does not work in the unit the papers leave */
function wayIn(said: unknown, units: readonly string[]): Way {
  const [what, from, to] = ['what', 'from', 'to'].map(name => textOf(said, name)) as [string, string, string]
  if ((what !== 'dossier' && what !== 'result') || !units.includes(from) || to === '')
    throw new Refusal(404, 'not_found')
  return { what, from, to }
}

interface FormPage {
  readonly way: Way
  readonly id: string
  readonly errors: readonly FieldErrorShown[]
  readonly ticked?: readonly string[]
}

async function sendForm(
  deps: DossierDeps,
  request: Request,
  reply: Reply,
  { way, id, errors, ticked }: FormPage,
): Promise<Reply> {
  const { locale } = request
  const messages = movesMessages(locale)
  const [directory, found] = await Promise.all([
    unitDirectory(deps.db),
    papersWaiting(deps.db, way, mostInBatch + 1),
  ])
  const waiting = found.slice(0, mostInBatch)
  const title = messages.newTitle(messages.what[way.what], unitName(directory, way.to, locale))
  const query = new URLSearchParams({ ...way })
  const page = {
    title,
    errors,
    back: localPath(paths.moves, locale),
    ...(errors.length === 0 ? {} : { status: 422, here: `${paths.newBatch}?${query}` }),
  }
  return sendMovesPage(
    deps,
    request,
    reply,
    page,
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{title}</h1>
      {waiting.length === 0 ? (
        <p class="govuk-body">{messages.newNone}</p>
      ) : (
        <Form action={localPath(paths.moves, locale)}>
          <p class="govuk-body">{messages.newLead}</p>
          {found.length > mostInBatch && <p class="govuk-body">{messages.newMore(mostInBatch)}</p>}
          {Object.entries({ ...way, id }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <PickTable deps={deps} waiting={waiting} ticked={ticked} locale={locale} />
          <Button>{messages.send}</Button>
        </Form>
      )}
    </>,
  )
}

interface PickProps {
  readonly deps: DossierDeps
  readonly waiting: readonly WaitingPapers[]
  /** Left out: all of them. */
  readonly ticked: readonly string[] | undefined
  readonly locale: Locale
}

function PickTable({ deps, waiting, ticked, locale }: PickProps) {
  const messages = movesMessages(locale)
  const now = deps.clock.now()
  return (
    <div data-mc-rows="">
      <Table
        stack
        head={[messages.dossier, messages.procedure, messages.applicant, messages.leaveBy]}
        rows={waiting.map(({ dossier, labels, dueAt }, index) => {
          const { code, procedure } = dossier
          const isTicked = ticked === undefined || ticked.includes(code)
          return [
            <PickCode key="code" code={code} ticked={isTicked} locale={locale} first={index === 0} />,
            <ProcedureName
              key="procedure"
              name={shortNameOf(deps.catalogue.version(procedure.code, procedure.version))}
              locale={locale}
            />,
            <Person key="person" name={labels.applicantName} subject={labels.subject} locale={locale} />,
            <LeaveBy key="by" at={dueAt} now={now} locale={locale} />,
          ]
        })}
      />
    </div>
  )
}

interface PickCodeProps {
  readonly code: string
  readonly ticked: boolean
  readonly locale: Locale
  /** The first box is where an error of all of them leads. */
  readonly first: boolean
}

/** A box before a dossier's code. */
export function PickCode({ code, ticked, locale, first }: PickCodeProps) {
  const id = first ? 'code' : `code-${code}`
  return (
    <div class="mc-pick">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={id}
            name="code"
            type="checkbox"
            value={code}
            checked={ticked}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            <span class="govuk-visually-hidden">{movesMessages(locale).pick(code)}</span>
          </label>
        </div>
      </div>
      <CodeLink code={code} locale={locale} />
    </div>
  )
}

/** Sends what was ticked, each dossier in a transaction of its own, under one code. */
export async function makeBatch(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { body, locale } = request
  const viewer = officerOf(request)
  const way = wayIn(body, unitsOf(viewer))
  const id = textOf(body, 'id')
  if (!isBatchId(id)) throw new Refusal(400, 'invalid_request')
  const codes = [...new Set(textsOf(body, 'code'))].slice(0, mostInBatch)
  if (codes.length === 0) {
    const errors = [{ field: 'code', message: movesMessages(locale).nothingChosen }]
    return sendForm(deps, request, reply, { way, id, errors, ticked: [] })
  }
  const actor = actorOf(viewer)
  const directory = await unitDirectory(deps.db)
  const batch = await openBatch(deps.db, directory, { id, ...way, createdBy: actor.id }, deps.clock.now())
  if (batch === undefined) throw new Refusal(404, 'not_found')
  let sent = 0
  for (const code of batch.closedAt === null ? codes : []) {
    const repeatable = { caller: actor.id, key: `batch:${id}:${code}`, body: { batch: batch.code, code } }
    sent += await oneOrNone(sendPapers(deps, { code, actor, repeatable }, batch.code, way))
  }
  if (batch.closedAt === null) await closeBatch(deps.db, id, deps.clock.now())
  const leftOut = batch.closedAt === null ? codes.length - sent : 0
  const said = new URLSearchParams({
    made: String(sent),
    ...(leftOut === 0 ? {} : { left: String(leftOut) }),
  })
  return reply.redirect(localPath(`${paths.batch(batch.code)}?${said}`, locale), 303)
}

/** 1 for what was done, 0 for what the dossier refused: the others of the batch go on. */
export async function oneOrNone(doing: Promise<unknown>): Promise<number> {
  try {
    await doing
    return 1
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return 0
  }
}
