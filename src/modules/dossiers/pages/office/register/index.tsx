import { Readable } from 'node:stream'
import { formatMoment, type Locale, say } from '../../../../../kernel/index.ts'
import {
  type App,
  localPath,
  type OfficerViewer,
  officer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import {
  Button,
  type Cell,
  DateInput,
  ErrorSummary,
  errorFor,
  Form,
  Pagination,
  Select,
  sendPage,
  Table,
  Tag,
} from '../../../../../ui/index.ts'
import { renderPaper, sendPdf } from '../../../../documents/index.ts'
import { noteLook } from '../../../../journal/index.ts'
import { type UnitDirectory, unitDirectory } from '../../../../organisation/index.ts'
import type { DossierDeps } from '../../../deps.ts'
import { headOf } from '../../../paper-facts.ts'
import {
  countRegister,
  placeAfter,
  type RegisterLine,
  type RegisterPart,
  readRegister,
  registerCsvOf,
  registerMoments,
} from '../../../register.ts'
import { actorOf, sightOf, unitsOf } from '../../../viewers.ts'
import { textOf } from '../form-values.ts'
import { dossierRoles, officeFrame } from '../frame.ts'
import { CodeLink } from '../inbox-page.tsx'
import { paths } from '../paths.ts'
import { registerMessages } from './messages.ts'
import { type AskedPart, partIn, queryOf } from './part.ts'

const pageLength = 50

/** As many lines as one PDF holds: less than a second in a thread of its own. A longer book is printed in parts. */
const linesOfPdf = 250

/** Where counting for the parts of a printed book stops. */
const countedTo = 5_000

/** The register, form 07: on the page, for a spreadsheet, on paper. @source docs/legal/hand-over.md#register */
export function registerRoutes(app: App, deps: DossierDeps): void {
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.register, office, (request, reply) => sendRegister(deps, request, reply))
  app.get(paths.registerCsv, office, (request, reply) => sendCsv(deps, request, reply))
  app.get(paths.registerPdf, office, (request, reply) => sendBook(deps, request, reply))
}

/** The counters whose register one may read: one's own units', or every one's; one's own first. */
function unitsToRead(viewer: OfficerViewer, directory: UnitDirectory): string[] {
  const own = unitsOf(viewer)
  if (sightOf(viewer).who !== 'all') return own
  const counters = directory.units.filter(unit => unit.receives).map(({ id }) => id as string)
  return [...new Set([...own, ...counters])]
}

async function asked(
  deps: DossierDeps,
  request: Request,
): Promise<AskedPart & { directory: UnitDirectory; units: string[] }> {
  const directory = await unitDirectory(deps.db)
  const units = unitsToRead(officerOf(request), directory)
  const found = partIn(request, units, deps.clock.now())
  if (found === undefined) throw new Refusal(404, 'not_found')
  return { ...found, directory, units }
}

async function sendRegister(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const messages = registerMessages(locale)
  const found = await asked(deps, request)
  const { part, errors } = found
  const after = textOf(request.query, 'after') || undefined
  const [frame, page, count] = await Promise.all([
    officeFrame(deps, officerOf(request), locale, 'register'),
    part === undefined ? undefined : readRegister(deps, part, { limit: pageLength, after }),
    part === undefined ? 0 : countRegister(deps.db, part, countedTo),
  ])
  if (part !== undefined) await note(deps, request, part, 'office.register')
  return sendPage(
    reply,
    { ...frame, title: messages.title, errors, ...(errors.length === 0 ? {} : { status: 422 }) },
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.title}</h1>
      <Filter found={found} locale={locale} />
      {part !== undefined && page !== undefined && (
        <>
          <p class="govuk-body">
            {count > countedTo ? messages.countMore(countedTo) : messages.count(count)}
          </p>
          {page.items.length === 0 ? (
            <p class="govuk-body">{after === undefined ? messages.none : messages.afterLast}</p>
          ) : (
            <Lines lines={page.items} locale={locale} />
          )}
          <Pagination
            previous={
              after === undefined
                ? undefined
                : { href: pathOf(paths.register, part, locale), text: messages.firstPage }
            }
            next={
              page.next === null
                ? undefined
                : {
                    href: pathOf(paths.register, part, locale, { after: page.next }),
                    text: messages.nextPage,
                  }
            }
          />
          {count > 0 && <Files part={part} count={count} locale={locale} />}
        </>
      )}
    </>,
  )
}

function pathOf(path: string, part: RegisterPart, locale: Locale, more: Record<string, string> = {}): string {
  return localPath(`${path}?${new URLSearchParams({ ...queryOf(part), ...more })}`, locale)
}

interface FilterProps {
  readonly found: AskedPart & { readonly directory: UnitDirectory; readonly units: readonly string[] }
  readonly locale: Locale
}

function Filter({ found, locale }: FilterProps) {
  const messages = registerMessages(locale)
  const { unit, units, moment, typed, errors, directory } = found
  const name = (id: string) => {
    const shown = directory.find(id)
    return shown === undefined ? id : say(shown.shortName, locale)
  }
  const items = units
    .map(id => ({ value: id, text: name(id) }))
    .sort((one, other) => natural.compare(one.text, other.text))
  return (
    <Form action={localPath(paths.register, locale)} method="get" classes="mc-filter">
      {units.length === 1 ? (
        <input type="hidden" name="unit" value={unit} />
      ) : (
        <Select name="unit" label={messages.unit} items={items} value={unit} />
      )}
      <Select
        name="moment"
        label={messages.moment}
        items={registerMoments.map(one => ({ value: one, text: messages.moments[one] }))}
        value={moment}
      />
      {(['from', 'to'] as const).map(each => (
        <DateInput
          key={each}
          name={each}
          legend={{ text: messages[each] }}
          value={typed[each]}
          error={errorFor(errors, each)}
        />
      ))}
      <Button kind="secondary">{messages.show}</Button>
    </Form>
  )
}

/** Numbers by their value: branch 2 before branch 10. */
const natural = new Intl.Collator('vi', { numeric: true })

function Lines({ lines, locale }: { readonly lines: readonly RegisterLine[]; readonly locale: Locale }) {
  const messages = registerMessages(locale)
  const moment = (at: Temporal.Instant | null | undefined) =>
    at === null || at === undefined ? messages.blank : formatMoment(at, locale)
  return (
    <Table
      stack
      head={[
        { text: messages.number, numeric: true },
        messages.dossier,
        messages.procedure,
        messages.owner,
        messages.authority,
        messages.received,
        messages.due,
        messages.returned,
      ]}
      rows={lines.map((line): Cell[] => [
        { text: `${line.number}/${line.year}`, numeric: true },
        <CodeLink key="code" code={line.code} locale={locale} />,
        <span key="procedure" lang={locale === 'vi' ? undefined : 'vi'}>
          {line.procedure}
        </span>,
        line.owner,
        line.authority,
        moment(line.receivedAt),
        <>
          {moment(line.dueAt)} {line.isLate && <Tag tone="late">{messages.late}</Tag>}
        </>,
        moment(line.returnedAt),
      ])}
    />
  )
}

interface FilesProps {
  readonly part: RegisterPart
  readonly count: number
  readonly locale: Locale
}

/** The same lines to take away; a long book is printed in parts. */
function Files({ part, count, locale }: FilesProps) {
  const messages = registerMessages(locale)
  const parts = Math.ceil(Math.min(count, countedTo) / linesOfPdf)
  return (
    <>
      {parts > 1 && <p class="govuk-body">{messages.pdfLong(linesOfPdf)}</p>}
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={pathOf(paths.registerCsv, part, locale)}>
            {messages.csv}
          </a>
        </li>
        {Array.from({ length: parts }, (_, index) => (
          <li key={index}>
            <a
              class="govuk-link"
              href={pathOf(paths.registerPdf, part, locale, { part: String(index + 1) })}
              target="_blank"
              rel="noopener"
            >
              {parts === 1 ? messages.pdf : messages.pdfPart(index + 1, parts)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** @throws Refusal 404 where the days cannot stand: the page says which */
async function partToTake(deps: DossierDeps, request: Request) {
  const { part, directory } = await asked(deps, request)
  if (part === undefined) throw new Refusal(404, 'not_found')
  return { part, directory }
}

async function note(deps: DossierDeps, request: Request, part: RegisterPart, purpose: string): Promise<void> {
  const viewer = actorOf(officerOf(request)).id
  await noteLook(deps.db, { at: deps.clock.now(), viewer, stream: `unit:${part.unit}`, purpose })
}

async function sendCsv(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { part } = await partToTake(deps, request)
  await note(deps, request, part, 'office.register.csv')
  const name = `so-theo-doi-${part.unit}-${part.from}-${part.to}.csv`
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    })
    .send(Readable.from(registerCsvOf(deps, part)))
}

/** One part of the book as form 07, as it stands now. A book that is closed is kept by whoever closes it. */
async function sendBook(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { part, directory } = await partToTake(deps, request)
  await note(deps, request, part, 'office.register.pdf')
  const wanted = Math.min(Math.max(Number(/^\d{1,3}$/.exec(textOf(request.query, 'part'))?.[0] ?? 1), 1), 20)
  const rows = await linesOfPart(deps, part, wanted)
  const unit = (id: string) => directory.find(id)
  const pdf = await renderPaper({
    kind: 'form07',
    facts: {
      head: headOf({ deps, unit }, part.unit),
      at: deps.clock.now(),
      unit: unit(part.unit)?.name.vi ?? part.unit,
      book: `01/${rows[0]?.year ?? part.from.year}`,
      from: part.from,
      to: part.to,
      rows,
      url: `${deps.baseUrl}${paths.register}?${new URLSearchParams(queryOf(part))}`,
    },
  })
  return sendPdf(reply, pdf, `so-theo-doi-${part.unit}-${part.from}-${part.to}-${wanted}.pdf`, 'inline')
}

/** The lines of one part; those before it are only counted on the index. @throws Refusal 404 past the last */
async function linesOfPart(
  deps: DossierDeps,
  part: RegisterPart,
  wanted: number,
): Promise<readonly RegisterLine[]> {
  const after = wanted === 1 ? undefined : await placeAfter(deps.db, part, (wanted - 1) * linesOfPdf)
  if (wanted > 1 && after === undefined) throw new Refusal(404, 'not_found')
  return (await readRegister(deps, part, { limit: linesOfPdf, after })).items
}
