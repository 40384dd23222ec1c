import { type Locale, local, say, VIETNAM } from '../../../../../kernel/index.ts'
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
import { countDemands, type DemandSight, listDemands, type RefusedDemand } from '../../../demands.ts'
import type { DossierDeps } from '../../../deps.ts'
import { textOf } from '../form-values.ts'
import { officeFrame } from '../frame.ts'
import { CodeLink, ProcedureName } from '../inbox-page.tsx'
import { paths } from '../paths.ts'
import { sayMoment } from '../time-words.ts'
import { demandMessages } from './messages.ts'

const pageLength = 25

/** Every demand beyond the list: for the centre the whole city's, for leaders those of the units they lead. */
export function demandRoutes(app: App, deps: DossierDeps): void {
  const watchers = { config: { access: officer('leader', 'supervisor') } }
  app.get(paths.demands, watchers, (request, reply) => sendDemands(deps, request, reply))
}

function sightOf({ posts }: OfficerViewer): DemandSight {
  if (posts.some(({ role }) => role === 'supervisor')) return { who: 'all' }
  return { who: 'units', units: posts.filter(({ role }) => role === 'leader').map(({ unit }) => unit) }
}

async function sendDemands(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const sight = sightOf(viewer)
  const now = deps.clock.now()
  const yearAgo = local(now).toPlainDate().subtract({ months: 12 }).toZonedDateTime(VIETNAM).toInstant()
  const unit = textOf(request.query, 'unit') || undefined
  const after = textOf(request.query, 'after') || undefined
  const [page, counts, directory, frame] = await Promise.all([
    listDemands(deps.db, { sight, unit, after, limit: pageLength }),
    countDemands(deps.db, sight, yearAgo),
    unitDirectory(deps.db),
    officeFrame(deps, viewer, locale, 'demands'),
  ])
  const messages = demandMessages(locale)
  const lines = await linesOf(deps, page.items, directory, request)
  const none = after === undefined ? messages.none : messages.afterLast
  return sendPage(
    reply,
    { ...frame, title: messages.title },
    <>
      <h1 class="govuk-heading-l">{messages.title}</h1>
      <p class="govuk-body">{messages.lead}</p>
      {counts.length > 0 && <Counts counts={counts} directory={directory} locale={locale} />}
      {counts.length > 1 && <Filter counts={counts} unit={unit} directory={directory} locale={locale} />}
      {lines.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <Table
          stack
          head={[
            messages.at,
            messages.dossier,
            messages.procedure,
            messages.unit,
            messages.who,
            messages.asked,
          ]}
          rows={lines}
        />
      )}
      <Pagination
        previous={
          after === undefined ? undefined : { href: pathOf({ unit }, locale), text: messages.firstPage }
        }
        next={
          page.next === null
            ? undefined
            : { href: pathOf({ unit, after: page.next }, locale), text: messages.nextPage }
        }
      />
    </>,
  )
}

function pathOf(wanted: Readonly<Record<string, string | undefined>>, locale: Locale): string {
  const said = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = new URLSearchParams(said).toString()
  return localPath(query === '' ? paths.demands : `${paths.demands}?${query}`, locale)
}

interface CountsProps {
  readonly counts: Awaited<ReturnType<typeof countDemands>>
  readonly directory: UnitDirectory
  readonly locale: Locale
}

function Counts({ counts, directory, locale }: CountsProps) {
  const messages = demandMessages(locale)
  return (
    <Table
      caption={messages.counts}
      captionClasses="govuk-table__caption--m"
      head={[messages.unit, { text: messages.count, numeric: true }]}
      rows={counts.map(({ unit, count }) => [
        <a key="unit" class="govuk-link" href={pathOf({ unit }, locale)}>
          {nameOf(directory, unit, locale)}
        </a>,
        { text: String(count), numeric: true },
      ])}
    />
  )
}

function Filter({ counts, unit, directory, locale }: CountsProps & { readonly unit: string | undefined }) {
  const messages = demandMessages(locale)
  return (
    <Form action={localPath(paths.demands, locale)} method="get" classes="mc-filter">
      <Select
        name="unit"
        label={messages.unit}
        items={[
          { value: '', text: messages.everyUnit },
          ...counts.map(each => ({ value: each.unit, text: nameOf(directory, each.unit, locale) })),
        ]}
        value={unit}
      />
      <Button kind="secondary">{messages.filter}</Button>
    </Form>
  )
}

function nameOf(directory: UnitDirectory, id: string, locale: Locale): string {
  const unit = directory.find(id)
  return unit === undefined ? id : say(unit.shortName, locale)
}

async function linesOf(
  deps: DossierDeps,
  demands: readonly RefusedDemand[],
  directory: UnitDirectory,
  { locale }: Request,
): Promise<Cell[][]> {
  const messages = demandMessages(locale)
  const now = deps.clock.now()
  const officers = demands.map(({ actor }) => actor.replace(/^officer:/, ''))
  const names = officers.length === 0 ? new Map<string, string>() : await officerNames(deps.db, officers)
  return demands.map((demand, index) => {
    const procedure = deps.catalogue.version(demand.procedure.code, demand.procedure.version)
    const asked = demand.components.map(key => {
      const listed = procedure.components.find(component => component.key === key)
      return listed === undefined ? messages.unlisted : messages.notNeeded(say(listed.name, locale))
    })
    return [
      sayMoment(demand.at, now, locale),
      <CodeLink key="code" code={demand.code} locale={locale} />,
      <ProcedureName key="procedure" name={shortNameOf(procedure)} locale={locale} />,
      nameOf(directory, demand.unit, locale),
      names.get(officers[index] ?? '') ?? '',
      [...new Set(asked)].join('; '),
    ]
  })
}
