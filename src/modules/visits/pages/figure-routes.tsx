import { type Locale, local } from '../../../kernel/index.ts'
import { type App, localPath, officerOf, type Reply, type Request } from '../../../platform/http/index.ts'
import { Figures, InsetText, Pagination, sendPage, Table } from '../../../ui/index.ts'
import { type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import type { VisitDeps } from '../deps.ts'
import { beginningOf } from '../rules/days.ts'
import { readFigures, type UnitFigures } from '../store/figures.ts'
import { visitSight } from '../store/visits.ts'
import { textOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { messagesIn } from './messages.ts'
import { watchers } from './office-routes.tsx'
import { paths } from './paths.ts'
import { counterName } from './words.ts'

/** How many were asked for, how many done, how long people waited: a month at a time, unit by unit. */
export function figureRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.figures, watchers, (request, reply) => sendFigures(deps, request, reply))
}

async function sendFigures(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const month = monthAsked(deps, textOf(request.query, 'month'))
  const from = month.toPlainDate({ day: 1 })
  const span = { from: beginningOf(from), to: beginningOf(from.add({ months: 1 })) }
  const [figures, directory, frame] = await Promise.all([
    readFigures(deps.db, visitSight(viewer), span),
    unitDirectory(deps.db),
    visitFrame(deps, viewer, locale, 'figures'),
  ])
  const title = messagesIn(locale).figures.title
  return sendPage(reply, { ...frame, title }, <FiguresPage {...{ figures, directory, month, locale }} />)
}

function monthAsked({ clock }: VisitDeps, text: string): Temporal.PlainYearMonth {
  if (/^20\d\d-(?:0[1-9]|1[0-2])$/.test(text)) return Temporal.PlainYearMonth.from(text)
  return local(clock.now()).toPlainDate().toPlainYearMonth()
}

interface FiguresProps {
  readonly figures: readonly UnitFigures[]
  readonly directory: UnitDirectory
  readonly month: Temporal.PlainYearMonth
  readonly locale: Locale
}

function FiguresPage(props: FiguresProps) {
  const { figures, month, locale } = props
  const { figures: words } = messagesIn(locale)
  const at = (other: Temporal.PlainYearMonth) => localPath(`${paths.figures}?month=${other}`, locale)
  const sum = (key: 'asked' | 'done' | 'sessions' | 'people') =>
    String(figures.reduce((total, figure) => total + figure[key], 0))
  return (
    <>
      <h1 class="govuk-heading-l">
        {words.title}
        <span class="govuk-caption-m">{words.month(month.month, month.year)}</span>
      </h1>
      {figures.length === 0 ? (
        <InsetText>{words.none}</InsetText>
      ) : (
        <>
          <Figures
            items={(['asked', 'done', 'sessions', 'people'] as const).map(key => ({
              value: sum(key),
              label: words[key],
            }))}
          />
          <FigureTable {...props} />
        </>
      )}
      <Pagination
        previous={{ href: at(month.subtract({ months: 1 })), text: words.before }}
        next={{ href: at(month.add({ months: 1 })), text: words.after }}
      />
      <p class="govuk-body-s">{words.how}</p>
    </>
  )
}

function FigureTable({ figures, directory, locale }: FiguresProps) {
  const { figures: words, columns } = messagesIn(locale)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const cell = (value: number | null) => ({
    text: value === null ? '–' : number.format(value),
    numeric: true,
  })
  const head = (text: string) => ({ text, numeric: true })
  return (
    <Table
      stack
      firstCellIsHeader
      head={[
        columns.unit,
        head(words.asked),
        head(words.waiting),
        head(words.planned),
        head(words.done),
        head(words.fallen),
        head(words.average),
        head(words.longest),
        head(words.sessions),
        head(words.people),
      ]}
      rows={figures.map(figure => [
        counterName(directory.find(figure.unit), locale),
        cell(figure.asked),
        cell(figure.waiting),
        cell(figure.planned),
        cell(figure.done),
        cell(figure.fallen),
        cell(figure.averageDays),
        cell(figure.longestDays),
        cell(figure.sessions),
        cell(figure.people),
      ])}
    />
  )
}
