import { formatDate, type Locale, local, say, VIETNAM } from '../../../../../kernel/index.ts'
import {
  type App,
  localPath,
  type OfficerViewer,
  officer,
  officerOf,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import { Button, type Cell, Form, Pagination, Select, sendPage, Table } from '../../../../../ui/index.ts'
import { shortNameOf } from '../../../../catalogue/index.ts'
import { officerNames, type UnitDirectory, unitDirectory } from '../../../../organisation/index.ts'
import type { DossierDeps } from '../../../deps.ts'
import type { Dossier, Holding } from '../../../dossier.ts'
import {
  countLate,
  type LateCount,
  type LateGap,
  type LateQuery,
  type LateSight,
  lateGaps,
  listLate,
} from '../../../late-dossiers.ts'
import { dossierWords } from '../../../words.ts'
import { timeMessages } from '../acts/time/messages.ts'
import { textOf } from '../form-values.ts'
import { officeFrame } from '../frame.ts'
import { CodeLink, ProcedureName } from '../inbox-page.tsx'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import { sayMoment } from '../time-words.ts'
import { heldSoFar, longestOf } from './held.ts'
import { lateMessages } from './messages.ts'

const pageLength = 25

/** Every late dossier with its apology and its explanation: for the centre the whole city's, for leaders their own. */
export function lateRoutes(app: App, deps: DossierDeps): void {
  const watchers = { config: { access: officer('leader', 'supervisor') } }
  app.get(paths.late, watchers, (request, reply) => sendLate(deps, request, reply))
}

function sightOf({ posts }: OfficerViewer): LateSight {
  if (posts.some(({ role }) => role === 'supervisor')) return { who: 'all' }
  return { who: 'units', units: posts.filter(({ role }) => role === 'leader').map(({ unit }) => unit) }
}

type Wanted = Pick<LateQuery, 'unit' | 'without' | 'after'>

function wantedOf({ query }: Request): Wanted {
  return {
    unit: textOf(query, 'unit') || undefined,
    without: lateGaps.find(gap => gap === textOf(query, 'without')),
    after: textOf(query, 'after') || undefined,
  }
}

async function sendLate(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const sight = sightOf(viewer)
  const wanted = wantedOf(request)
  const today = local(deps.clock.now()).toPlainDate()
  const since = today.subtract({ months: 3 }).with({ day: 1 })
  const [page, counts, directory, frame] = await Promise.all([
    listLate(deps.db, { sight, ...wanted, limit: pageLength }),
    countLate(deps.db, sight, since.toZonedDateTime(VIETNAM).toInstant()),
    unitDirectory(deps.db),
    officeFrame(deps, viewer, locale, 'lateDossiers'),
  ])
  const { list: messages } = lateMessages(locale)
  const lines = await linesOf(deps, page.items, directory, locale)
  return sendPage(
    reply,
    { ...frame, title: messages.title },
    <>
      <h1 class="govuk-heading-l">{messages.title}</h1>
      <p class="govuk-body">{messages.lead}</p>
      {counts.length > 0 && <Counts counts={counts} since={since} directory={directory} locale={locale} />}
      <Filter counts={counts} wanted={wanted} directory={directory} locale={locale} />
      {lines.length === 0 ? (
        <p class="govuk-body">{wanted.after === undefined ? messages.none : messages.afterLast}</p>
      ) : (
        <Table
          stack
          head={[
            messages.dossier,
            messages.procedure,
            messages.unit,
            messages.due,
            messages.heldMost,
            messages.apology,
            messages.explanation,
          ]}
          rows={lines}
        />
      )}
      <Pagination
        previous={
          wanted.after === undefined
            ? undefined
            : { href: pathOf({ ...wanted, after: undefined }, locale), text: messages.firstPage }
        }
        next={
          page.next === null
            ? undefined
            : { href: pathOf({ ...wanted, after: page.next }, locale), text: messages.nextPage }
        }
      />
    </>,
  )
}

function pathOf(wanted: Wanted, locale: Locale): string {
  const said = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = new URLSearchParams(said).toString()
  return localPath(query === '' ? paths.late : `${paths.late}?${query}`, locale)
}

interface CountsProps {
  readonly counts: readonly LateCount[]
  readonly directory: UnitDirectory
  readonly locale: Locale
}

function Counts({ counts, since, directory, locale }: CountsProps & { readonly since: Temporal.PlainDate }) {
  const { list: messages } = lateMessages(locale)
  const number = (value: number) => ({ text: String(value), numeric: true })
  return (
    <Table
      stack
      caption={messages.counts(formatDate(since))}
      captionClasses="govuk-table__caption--m"
      head={[
        messages.unit,
        ...[messages.lateCount, messages.inTimeCount, messages.apologisedCount, messages.explainedCount].map(
          text => ({ text, numeric: true }),
        ),
      ]}
      rows={counts.map(({ unit, late, inTime, apologised, explained }) => [
        <a key="unit" class="govuk-link" href={pathOf({ unit }, locale)}>
          {nameOf(directory, unit, locale)}
        </a>,
        number(late),
        number(inTime),
        number(apologised),
        number(explained),
      ])}
    />
  )
}

function Filter({ counts, wanted, directory, locale }: CountsProps & { readonly wanted: Wanted }) {
  const { list: messages } = lateMessages(locale)
  const units = [
    ...new Set([...counts.map(({ unit }) => unit), ...(wanted.unit === undefined ? [] : [wanted.unit])]),
  ]
  return (
    <Form action={localPath(paths.late, locale)} method="get" classes="mc-filter">
      <Select
        name="unit"
        label={messages.unit}
        items={[
          { value: '', text: messages.everyUnit },
          ...units.map(unit => ({ value: unit, text: nameOf(directory, unit, locale) })),
        ]}
        value={wanted.unit}
      />
      <Select
        name="without"
        label={messages.without}
        items={[
          { value: '', text: messages.withoutNothing },
          ...lateGaps.map((gap: LateGap) => ({ value: gap, text: messages.gaps[gap] })),
        ]}
        value={wanted.without}
      />
      <Button kind="secondary">{messages.filter}</Button>
    </Form>
  )
}

function nameOf(directory: UnitDirectory, id: string, locale: Locale): string {
  const unit = directory.find(id)
  return unit === undefined ? id : say(unit.shortName, locale)
}

interface LineProps {
  readonly deps: DossierDeps
  readonly directory: UnitDirectory
  readonly officers: ReadonlyMap<string, string>
  readonly locale: Locale
  readonly now: Temporal.Instant
}

async function linesOf(
  deps: DossierDeps,
  dossiers: readonly Dossier[],
  directory: UnitDirectory,
  locale: Locale,
): Promise<Cell[][]> {
  const now = deps.clock.now()
  const calendar = deps.calendar()
  const longest = new Map(dossiers.map(each => [each.id, longestOf(heldSoFar(each, now, calendar))]))
  const ids = [...longest.values()].flatMap(held => held?.officer?.replace(/^officer:/, '') ?? [])
  const officers =
    ids.length === 0 ? new Map<string, string>() : await officerNames(deps.db, [...new Set(ids)])
  const props: LineProps = { deps, directory, officers, locale, now }
  return dossiers.map(dossier => {
    const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
    return [
      <CodeLink key="code" code={dossier.code} locale={locale} />,
      <ProcedureName key="procedure" name={shortNameOf(procedure)} locale={locale} />,
      nameOf(directory, dossier.competentAuthority, locale),
      dueOf(dossier, props),
      heldOf(dossier, longest.get(dossier.id), props),
      apologyOf(dossier, props),
      explanationOf(dossier, locale),
    ]
  })
}

function dueOf({ late, finishedAt }: Dossier, props: LineProps): string {
  const { list: messages } = lateMessages(props.locale)
  const ended = finishedAt === undefined ? messages.notEnded : messages.ended(moment(finishedAt, props))
  return late === undefined ? ended : `${moment(late.due, props)}; ${ended}`
}

function heldOf(
  dossier: Dossier,
  held: Holding | undefined,
  { directory, officers, locale }: LineProps,
): string {
  if (held === undefined) return ''
  const step = dossier.steps.find(({ key }) => key === held.step)
  const what = step === undefined ? lateMessages(locale).reception : dossierWords(locale).steps[step.kind]
  const who =
    officers.get((held.officer ?? '').replace(/^officer:/, '')) ?? nameOf(directory, held.unit, locale)
  return `${what}, ${who}, ${messagesIn(locale).duration(held.minutes)}`
}

function apologyOf({ apology }: Dossier, props: LineProps): string {
  const { list: messages } = lateMessages(props.locale)
  if (apology?.sent === undefined) return messages.noApology
  const isLate = Temporal.Instant.compare(apology.sent.at, apology.owedBy) > 0
  return [
    messages.apologised(moment(apology.sent.newDate, props)),
    ...(isLate ? [messages.tooLate] : []),
  ].join(', ')
}

function explanationOf({ late }: Dossier, locale: Locale): string {
  const messages = lateMessages(locale)
  if (late?.explained === undefined) return messages.unexplained
  const { cause, taskBy } = late.explained
  const day = formatDate(Temporal.PlainDate.from(taskBy))
  return `${timeMessages(locale).causes[cause]}; ${messages.list.taskBy(day)}`
}

function moment(at: string, { now, locale }: Pick<LineProps, 'now' | 'locale'>): string {
  return sayMoment(Temporal.Instant.from(at), now, locale)
}
