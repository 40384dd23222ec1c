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
  type Cell,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  Table,
  TextInput,
} from '../../../../../ui/index.ts'
import { unitDirectory } from '../../../../organisation/index.ts'
import { handOverResult, postResult } from '../../../actions/hand-over.ts'
import {
  closeBatch,
  isBatchId,
  newBatchId,
  openBatch,
  type ResultToPost,
  resultsToPost,
} from '../../../batches.ts'
import type { DossierDeps } from '../../../deps.ts'
import { receives } from '../../../rules/actor.ts'
import { isUnpaid } from '../../../rules/may.ts'
import { actorOf } from '../../../viewers.ts'
import { textOf } from '../form-values.ts'
import { CodeLink } from '../inbox-page.tsx'
import { paths } from '../paths.ts'
import { addressesOf } from './batch-list.ts'
import { getBatch, sendBatchPage } from './batch-routes.tsx'
import { movesMessages } from './messages.ts'
import { sendMovesPage, unitName } from './moves-page.ts'
import { oneOrNone } from './moves-routes.tsx'

/** As many as one collection takes along. */
const mostInBundle = 100

/** Results that go by post from a counter, each with a box for the number the post gave it. */
export async function sendBundleForm(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const unit = counterIn(request, textOf(request.query, 'unit'))
  return sendForm(deps, request, reply, { unit, id: newBatchId(), errors: [], typed: {} })
}

/** @throws Refusal 404 where the officer does not receive and hand back there */
function counterIn(request: Request, unit: string): string {
  const { posts } = officerOf(request)
  const counters = posts.filter(({ role }) => role === 'receivingOfficer').map(post => post.unit)
  const found = unit === '' ? counters[0] : counters.find(one => one === unit)
  if (found === undefined) throw new Refusal(404, 'not_found')
  return found
}

interface FormPage {
  readonly unit: string
  readonly id: string
  readonly errors: readonly FieldErrorShown[]
  readonly typed: Readonly<Record<string, string>>
}

async function sendForm(deps: DossierDeps, request: Request, reply: Reply, page: FormPage): Promise<Reply> {
  const { locale } = request
  const { unit, id, errors } = page
  const messages = movesMessages(locale)
  const [directory, results] = await Promise.all([
    unitDirectory(deps.db),
    resultsToPost(deps.db, unit, mostInBundle),
  ])
  const addresses = await addressesOf(deps, results, directory)
  return sendMovesPage(
    deps,
    request,
    reply,
    {
      title: messages.bundleTitle,
      errors,
      back: localPath(paths.moves, locale),
      ...(errors.length === 0 ? {} : { status: 422, here: `${paths.postings}?unit=${unit}` }),
    },
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.bundleTitle}</h1>
      <p class="govuk-body">{unitName(directory, unit, locale)}</p>
      {results.length === 0 ? (
        <p class="govuk-body">{messages.bundleNone}</p>
      ) : (
        <Form action={localPath(paths.postings, locale)}>
          <p class="govuk-body">{messages.bundleLead}</p>
          <input type="hidden" name="unit" value={unit} />
          <input type="hidden" name="id" value={id} />
          <ResultTable page={page} results={results} addresses={addresses} locale={locale} />
          <Button>{messages.makeBundle}</Button>
        </Form>
      )}
    </>,
  )
}

interface ResultTableProps {
  readonly page: FormPage
  readonly results: readonly ResultToPost[]
  readonly addresses: ReadonlyMap<string, string>
  readonly locale: Locale
}

function ResultTable({ page, results, addresses, locale }: ResultTableProps) {
  const messages = movesMessages(locale)
  return (
    <Table
      stack
      head={[messages.dossier, messages.recipient, messages.tracking, messages.cod]}
      rows={results.map((result): Cell[] => {
        const { code } = result.dossier
        return [
          <CodeLink key="code" code={code} locale={locale} />,
          <>
            {result.labels.applicantName}
            <span class="mc-soft mc-line">{addresses.get(code) || messages.noAddress}</span>
            {result.phone !== null && <span class="mc-soft mc-line">{result.phone}</span>}
          </>,
          <Box
            key="tracking"
            page={page}
            name={`tracking-${code}`}
            label={messages.trackingOf(code)}
            width={20}
          />,
          <Box
            key="cod"
            page={page}
            name={`cod-${code}`}
            label={messages.codOf(code)}
            width={10}
            usual={cashFor(result, locale)}
          />,
        ]
      })}
    />
  )
}

/** What is owed is what the postman collects, unless the officer says otherwise. */
function cashFor({ dossier }: ResultToPost, locale: Locale): string {
  if (!isUnpaid(dossier)) return ''
  return formatVnd(vnd(dossier.fee.total ?? 0), locale).replace(/[^\d.,]/g, '')
}

interface BoxProps {
  readonly page: FormPage
  readonly name: string
  readonly label: string
  readonly width: 10 | 20
  readonly usual?: string
}

function Box({ page: { typed, errors }, name, label, width, usual = '' }: BoxProps) {
  return (
    <TextInput
      name={name}
      label={{ text: label, classes: 'govuk-visually-hidden' }}
      width={width}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      value={typed[name] ?? usual}
      error={errorFor(errors, name)}
    />
  )
}

/** One result that goes along, as it was typed. */
interface Parcel {
  readonly code: string
  readonly tracking: string
  readonly cod: string
}

/** Gives the results with a number to the post, each in a transaction of its own, under one code. */
export async function makeBundle(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { body, locale } = request
  const unit = counterIn(request, textOf(body, 'unit'))
  const id = textOf(body, 'id')
  if (!isBatchId(id)) throw new Refusal(400, 'invalid_request')
  const parcels = parcelsIn(body)
  const errors = faultsOf(parcels, locale)
  if (errors.length > 0) return sendForm(deps, request, reply, { unit, id, errors, typed: boxesIn(body) })
  const actor = actorOf(officerOf(request))
  const directory = await unitDirectory(deps.db)
  const opening = { id, what: 'post' as const, from: unit, to: null, createdBy: actor.id }
  const bundle = await openBatch(deps.db, directory, opening, deps.clock.now())
  if (bundle === undefined) throw new Refusal(404, 'not_found')
  let sent = 0
  for (const { code, tracking, cod } of bundle.closedAt === null ? parcels : []) {
    const posting = { bundle: bundle.code, tracking, cashOnDelivery: cashIn(cod) ?? 0 }
    const repeatable = { caller: actor.id, key: `bundle:${id}:${code}`, body: { ...posting, code } }
    sent += await oneOrNone(postResult(deps, { code, actor, repeatable }, posting))
  }
  if (bundle.closedAt === null) await closeBatch(deps.db, id, deps.clock.now())
  const left = bundle.closedAt === null ? parcels.length - sent : 0
  const said = new URLSearchParams({ made: String(sent), ...(left === 0 ? {} : { left: String(left) }) })
  return reply.redirect(localPath(`${paths.batch(bundle.code)}?${said}`, locale), 303)
}

function boxesIn(body: unknown): Record<string, string> {
  const names = Object.keys((body ?? {}) as object).filter(name => /^(?:tracking|cod)-/.test(name))
  return Object.fromEntries(names.map(name => [name, textOf(body, name)]))
}

/** What has a tracking number; the rest stays. */
function parcelsIn(body: unknown): Parcel[] {
  const boxes = boxesIn(body)
  const codes = Object.keys(boxes).filter(name => name.startsWith('tracking-') && boxes[name]?.trim() !== '')
  return codes.slice(0, mostInBundle).map(name => {
    const code = name.slice('tracking-'.length)
    return { code, tracking: (boxes[name] ?? '').trim().toUpperCase(), cod: boxes[`cod-${code}`] ?? '' }
  })
}

function faultsOf(parcels: readonly Parcel[], locale: Locale): FieldErrorShown[] {
  const messages = movesMessages(locale)
  if (parcels.length === 0) return [{ field: 'id', message: messages.trackingMissing }]
  const numbers = parcels.map(({ tracking }) => tracking)
  return parcels.flatMap(({ code, tracking, cod }, index) => [
    ...(/^[0-9A-Z-]{5,30}$/.test(tracking)
      ? []
      : [{ field: `tracking-${code}`, message: messages.trackingWrong(code) }]),
    ...(numbers.indexOf(tracking) < index
      ? [{ field: `tracking-${code}`, message: messages.trackingTwice(tracking) }]
      : []),
    ...(cashIn(cod) === undefined ? [{ field: `cod-${code}`, message: messages.codWrong(code) }] : []),
  ])
}

/** "8.000", "8 000" or nothing; undefined for what is no sum. */
function cashIn(typed: string): number | undefined {
  const digits = typed.replace(/[.,\s]/g, '')
  return /^\d{0,9}$/.test(digits) ? Number(digits) : undefined
}

/** Notes what the post has delivered, and to whom, each in a transaction of its own. */
export async function noteDeliveries(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const open = await getBatch(deps, request)
  const actor = actorOf(officerOf(request))
  const ours = open.lines.filter(({ dossier }) => receives(actor, dossier.returningUnit, dossier))
  if (open.batch.what !== 'post' || ours.length === 0) throw new Refusal(403, 'not_your_unit')
  const told = ours
    .filter(({ receivedAt }) => receivedAt === null)
    .map(({ dossier }) => ({
      code: dossier.code,
      to: textOf(request.body, `to-${dossier.code}`).normalize('NFC'),
    }))
    .filter(({ to }) => to.trim() !== '')
  if (told.length === 0) {
    const errors = [{ field: 'to', message: movesMessages(request.locale).deliverMissing }]
    return sendBatchPage(deps, request, reply, open, { errors })
  }
  let delivered = 0
  for (const { code, to } of told) delivered += await oneOrNone(handOverResult(deps, { code, actor }, to))
  const path = `${paths.batch(open.batch.code)}?delivered=${delivered}`
  return reply.redirect(localPath(path, request.locale), 303)
}
