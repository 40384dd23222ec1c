import { formatVnd, type Locale, vnd } from '../../../../../kernel/index.ts'
import {
  localPath,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  type Cell,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  NotificationBanner,
  SummaryList,
  Table,
  Tag,
  TextInput,
} from '../../../../../ui/index.ts'
import { shortNameOf } from '../../../../catalogue/index.ts'
import { sendPdf } from '../../../../documents/index.ts'
import { officerNames, type UnitDirectory, unitDirectory } from '../../../../organisation/index.ts'
import { type Batch, type BatchLine, findBatch, linesOfBatch } from '../../../batches.ts'
import type { DossierDeps } from '../../../deps.ts'
import { isUnpaid } from '../../../rules/may.ts'
import { unitsOf } from '../../../viewers.ts'
import { textOf } from '../form-values.ts'
import { CodeLink, Person, ProcedureName } from '../inbox-page.tsx'
import { paths } from '../paths.ts'
import { sayMoment } from '../time-words.ts'
import { listOf } from './batch-list.ts'
import { movesMessages } from './messages.ts'
import { sendMovesPage, unitName } from './moves-page.ts'
import { PickCode } from './moves-routes.tsx'

/** A batch with what travels with it, as far as the officer may see it. */
export interface OpenBatch {
  readonly batch: Batch
  readonly lines: readonly BatchLine[]
  /** Whether the officer works where it goes, and may sign for it. */
  readonly receives: boolean
  /** Whether the officer works where it came from. */
  readonly sends: boolean
}

/** @throws Refusal 404 where there is none, or it passes by the officer's units */
export async function getBatch(deps: DossierDeps, request: Request): Promise<OpenBatch> {
  const viewer = officerOf(request)
  const units = unitsOf(viewer)
  const batch = await findBatch(deps.db, textOf(request.params, 'batch'))
  if (batch === undefined) throw new Refusal(404, 'not_found')
  const lines = await linesOfBatch(deps.db, batch.code)
  const isOurs = (unit: string | null) => unit !== null && units.includes(unit)
  const receives = isOurs(batch.to) || lines.some(({ to }) => isOurs(to))
  const sends = isOurs(batch.from) || lines.some(({ from }) => isOurs(from))
  const watches = viewer.posts.some(({ role }) => role === 'supervisor')
  if (!receives && !sends && !watches) throw new Refusal(404, 'not_found')
  return { batch, lines, receives, sends }
}

export async function sendBatch(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  return sendBatchPage(deps, request, reply, await getBatch(deps, request), { errors: [] })
}

interface Answered {
  readonly errors: readonly FieldErrorShown[]
  /** What was scanned or typed, kept when it cannot stand; receivers by code. */
  readonly typed?: Readonly<Record<string, string>>
}

/** A batch as both ends see it: what is signed for, when each, and what is missing. */
export async function sendBatchPage(
  deps: DossierDeps,
  request: Request,
  reply: Reply,
  open: OpenBatch,
  { errors, typed = {} }: Answered,
): Promise<Reply> {
  const { locale } = request
  const { batch, lines } = open
  const messages = movesMessages(locale)
  const title = messages.batchTitle(batch.code)
  const officer = batch.createdBy.replace(/^officer:/, '')
  const [directory, names] = await Promise.all([unitDirectory(deps.db), officerNames(deps.db, [officer])])
  const now = deps.clock.now()
  const missing = lines.filter(({ receivedAt }) => receivedAt === null)
  const view: View = { deps, open, missing, locale, now, errors, typed }
  return sendMovesPage(
    deps,
    request,
    reply,
    {
      title,
      errors,
      back: localPath(paths.moves, locale),
      ...(errors.length === 0 ? {} : { status: 422, here: paths.batch(batch.code) }),
    },
    <>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <Done query={request.query} locale={locale} />}
      <h1 class="govuk-heading-l">{title}</h1>
      <About view={view} directory={directory} sender={names.get(officer) ?? messages.none} />
      <p class="govuk-body">
        <a
          class="govuk-link"
          href={localPath(paths.batchList(batch.code), locale)}
          target="_blank"
          rel="noopener"
        >
          {messages.printList}
        </a>
      </p>
      {batch.what !== 'post' && (
        <InsetText>
          {missing.length === 0 ? messages.allReceived : messages.missing(missing.length)}
        </InsetText>
      )}
      {batch.what === 'post' ? <Posted view={view} /> : <Moved view={view} />}
    </>,
  )
}

interface View {
  readonly deps: DossierDeps
  readonly open: OpenBatch
  readonly missing: readonly BatchLine[]
  readonly locale: Locale
  readonly now: Temporal.Instant
  readonly errors: readonly FieldErrorShown[]
  readonly typed: Readonly<Record<string, string>>
}

function Done({ query, locale }: { readonly query: unknown; readonly locale: Locale }) {
  const messages = movesMessages(locale)
  const count = (name: string) => Number(/^\d{1,3}$/.exec(textOf(query, name))?.[0] ?? 0)
  const [made, left, got, delivered] = ['made', 'left', 'received', 'delivered'].map(count) as number[]
  const said = [
    ...(made ? [messages.made(made)] : []),
    ...(left ? [messages.leftOut(left)] : []),
    ...(got ? [messages.received(got)] : []),
    ...(delivered ? [messages.delivering(delivered)] : []),
  ]
  if (said.length === 0) return null
  return <NotificationBanner kind="success" text={said.join(' ')} />
}

interface AboutProps {
  readonly view: View
  readonly directory: UnitDirectory
  readonly sender: string
}

function About({ view: { open, locale, now }, directory, sender }: AboutProps) {
  const messages = movesMessages(locale)
  const { batch, lines } = open
  const to = lines.find(line => line.to !== null)?.to ?? batch.to
  const rows = [
    { key: messages.papers, value: messages.what[batch.what] },
    { key: messages.from, value: unitName(directory, batch.from, locale) },
    { key: messages.to, value: to === null ? messages.toPost : unitName(directory, to, locale) },
    { key: messages.sentAt, value: sayMoment(batch.createdAt, now, locale) },
    { key: messages.sentBy, value: sender },
    { key: messages.count, value: String(lines.length) },
  ]
  return <SummaryList rows={rows} />
}

/** Papers between units: the receiving one signs for each, by scanning or ticking, or for all. */
function Moved({ view }: { readonly view: View }) {
  const { open, missing, locale, errors, typed } = view
  const messages = movesMessages(locale)
  const { code } = open.batch
  const isOpen = open.receives && missing.length > 0
  const action = localPath(paths.batchReceipts(code), locale)
  if (!isOpen) return <MovedTable view={view} picking={false} />
  return (
    <>
      <Form action={action}>
        <TextInput
          name="scanned"
          label={{ text: messages.scan, size: 's' }}
          hint={messages.scanHint}
          width={20}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={typed.scanned}
          error={errorFor(errors, 'scanned')}
          attributes={{ autofocus: true, 'data-mc-scan-into': '' }}
        />
        <Button kind="secondary" name="by" value="scan">
          {messages.scanButton}
        </Button>
      </Form>
      <Form action={action}>
        <MovedTable view={view} picking />
        <ButtonGroup>
          <Button name="by" value="all">
            {messages.receiveAll(missing.length)}
          </Button>
          <Button kind="secondary" name="by" value="chosen">
            {messages.receiveChosen}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

function MovedTable({ view, picking }: { readonly view: View; readonly picking: boolean }) {
  const { open, missing, locale } = view
  const messages = movesMessages(locale)
  return (
    <div data-mc-rows="">
      <Table
        stack
        head={[messages.dossier, messages.procedure, messages.applicant, messages.sentAt, messages.state]}
        rows={open.lines.map((line, index): Cell[] => {
          const { code } = line.dossier
          const isPicked = picking && missing.includes(line)
          return [
            isPicked ? (
              <PickCode key="code" code={code} ticked={false} locale={locale} first={index === 0} />
            ) : (
              <CodeLink key="code" code={code} locale={locale} />
            ),
            <Procedure key="procedure" view={view} line={line} />,
            <Applicant key="person" line={line} locale={locale} />,
            <SentWords key="sent" view={view} line={line} />,
            <Received key="received" view={view} line={line} />,
          ]
        })}
      />
    </div>
  )
}

function Procedure({ view: { deps, locale }, line }: { readonly view: View; readonly line: BatchLine }) {
  const { code, version } = line.dossier.procedure
  return <ProcedureName name={shortNameOf(deps.catalogue.version(code, version))} locale={locale} />
}

function Applicant({ line, locale }: { readonly line: BatchLine; readonly locale: Locale }) {
  return <Person name={line.labels.applicantName} subject={line.labels.subject} locale={locale} />
}

/** When it left, and whether that was in time. Only dossiers have a day of their own. */
function SentWords({ view: { open, locale, now }, line }: { readonly view: View; readonly line: BatchLine }) {
  const messages = movesMessages(locale)
  const by = open.batch.what === 'dossier' ? line.dossier.acceptance?.papersBy : undefined
  const sent = sayMoment(line.sentAt, now, locale)
  if (by === undefined) return <>{sent}</>
  const due = Temporal.Instant.from(by)
  if (Temporal.Instant.compare(line.sentAt, due) <= 0)
    return (
      <>
        {sent}, {messages.onTime}
      </>
    )
  return (
    <>
      {sent} <Tag tone="late">{messages.sentLate(sayMoment(due, now, locale))}</Tag>
    </>
  )
}

function Received({ view: { locale, now }, line }: { readonly view: View; readonly line: BatchLine }) {
  const messages = movesMessages(locale)
  if (line.receivedAt === null) return <Tag tone="soon">{messages.notReceived}</Tag>
  return <>{sayMoment(line.receivedAt, now, locale)}</>
}

/** A bundle of the post: tracking numbers, cash, and who signed for what was delivered. */
function Posted({ view }: { readonly view: View }) {
  const { open, missing, locale } = view
  const messages = movesMessages(locale)
  const canNote = open.sends && missing.length > 0
  const table = (
    <Table
      stack
      head={[
        messages.dossier,
        messages.applicant,
        messages.tracking,
        { text: messages.cod, numeric: true },
        canNote ? messages.receiver : messages.delivered,
      ]}
      rows={open.lines.map((line, index): Cell[] => [
        <CodeLink key="code" code={line.dossier.code} locale={locale} />,
        <Applicant key="person" line={line} locale={locale} />,
        line.dossier.posting?.tracking ?? messages.none,
        { text: cashWords(line, locale), numeric: true },
        canNote && line.receivedAt === null ? (
          <Receiver key="to" view={view} line={line} first={index === 0} />
        ) : (
          <Delivered key="to" view={view} line={line} />
        ),
      ])}
    />
  )
  if (!canNote) return table
  return (
    <Form action={localPath(paths.deliveries(open.batch.code), locale)}>
      <p class="govuk-body">{messages.deliverLead}</p>
      {table}
      <Button>{messages.deliver}</Button>
    </Form>
  )
}

function cashWords({ dossier }: BatchLine, locale: Locale): string {
  const cash = dossier.posting?.cashOnDelivery ?? 0
  return cash === 0 ? movesMessages(locale).none : formatVnd(vnd(cash), locale)
}

function Delivered({ view: { locale, now }, line }: { readonly view: View; readonly line: BatchLine }) {
  const messages = movesMessages(locale)
  if (line.receivedAt === null) return <>{messages.notDelivered}</>
  return <>{sayMoment(line.receivedAt, now, locale)}</>
}

interface ReceiverProps {
  readonly view: View
  readonly line: BatchLine
  readonly first: boolean
}

/** Who signed at the door. Money the postman collected is recorded first: what is owed holds the hand-over. */
function Receiver({ view: { locale, typed, errors }, line, first }: ReceiverProps) {
  const messages = movesMessages(locale)
  const { code } = line.dossier
  if (isUnpaid(line.dossier)) {
    return (
      <a class="govuk-link" href={localPath(paths.form(code, 'payments'), locale)}>
        {messages.payFirst}
      </a>
    )
  }
  return (
    <TextInput
      name={`to-${code}`}
      id={first ? 'to' : `to-${code}`}
      label={{ text: messages.receiverOf(code), classes: 'govuk-visually-hidden' }}
      autocomplete="off"
      spellcheck={false}
      value={typed[`to-${code}`] ?? ''}
      error={first ? errorFor(errors, 'to') : undefined}
    />
  )
}

/** The list that goes with the papers: kept as it is once everything in it has been recorded. */
export async function sendBatchList(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const open = await getBatch(deps, request)
  const pdf = await listOf(deps, open.batch, open.lines)
  return sendPdf(reply, pdf, `${open.batch.code}.pdf`, 'inline')
}
