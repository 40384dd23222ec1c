import { formatMoment, type Locale, type Page } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Button,
  Details,
  Form,
  InsetText,
  NotificationBanner,
  Pagination,
  SummaryList,
  Table,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import type { Catalogue } from '../../catalogue/index.ts'
import type { UnitDirectory } from '../../organisation/index.ts'
import { isTransition } from '../rules/states.ts'
import type { VisitRow } from '../store/visits.ts'
import type { Visit, VisitDetails } from '../visit.ts'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import { sayDays } from './request-form.tsx'
import { counterName, personName, procedureName, sayComing, stateTones, wholeAddress } from './words.ts'

interface HomeProps {
  /** Left out for whoever is not signed in. */
  readonly own: Page<VisitRow> | undefined
  /** Not for an officer who looks at the page. */
  readonly mayAsk: boolean
  readonly isFirst: boolean
  readonly locale: Locale
}

/** What home visits are, and one's own requests. */
export function HomePage({ own, mayAsk, isFirst, locale }: HomeProps) {
  const messages = messagesIn(locale).home
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">{messages.title}</h1>
        <p class="govuk-body-l">{messages.lead}</p>
        <h2 class="govuk-heading-m">{messages.forWhom}</h2>
        <Bullets lines={messages.forWhomList} />
        <h2 class="govuk-heading-m">{messages.how}</h2>
        <Bullets lines={messages.howList} />
        <InsetText>{messages.free}</InsetText>
        {mayAsk && (
          <Button href={localPath(paths.ask, locale)} start>
            {messages.ask}
          </Button>
        )}
        {mayAsk && own === undefined && <p class="govuk-body">{messages.signInFirst}</p>}
        {own !== undefined && <Own page={own} isFirst={isFirst} locale={locale} />}
        <p class="govuk-body">
          <a class="govuk-link" href={localPath(paths.sessions, locale)}>
            {messages.sessions}
          </a>
        </p>
      </div>
    </div>
  )
}

function Bullets({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

interface OwnProps {
  readonly page: Page<VisitRow>
  readonly isFirst: boolean
  readonly locale: Locale
}

function Own({ page, isFirst, locale }: OwnProps) {
  const { home, columns, states, office } = messagesIn(locale)
  const here = localPath(paths.home, locale)
  if (page.items.length === 0 && isFirst) {
    return (
      <>
        <h2 class="govuk-heading-m">{home.own}</h2>
        <p class="govuk-body">{home.noOwn}</p>
      </>
    )
  }
  return (
    <>
      <Table
        stack
        caption={home.own}
        captionClasses="govuk-table__caption--m"
        head={[columns.person, columns.state, columns.when, columns.askedOn]}
        rows={page.items.map(({ visit, details }) => [
          <a class="govuk-link" href={localPath(paths.own(visit.id), locale)}>
            {personName(details, locale)}
          </a>,
          <Tag tone={stateTones[visit.state]}>{states[visit.state]}</Tag>,
          (visit.state === 'planned' && sayComing(visit, locale)) || '–',
          formatMoment(Temporal.Instant.from(visit.askedAt), locale),
        ])}
      />
      <Pagination
        previous={isFirst ? undefined : { href: here, text: office.first }}
        next={page.next === null ? undefined : { href: `${here}?after=${page.next}`, text: office.next }}
      />
    </>
  )
}

interface OwnVisitProps {
  readonly visit: Visit
  readonly details: VisitDetails | null
  readonly directory: UnitDirectory
  readonly catalogue: Catalogue
  readonly codes: readonly string[]
  readonly askedAt: string
  readonly refusedBecause: string | undefined
  readonly cancelledBecause: string | undefined
  readonly done: string
  readonly locale: Locale
}

/** One request as whoever asked follows it. */
export function OwnVisitPage(props: OwnVisitProps) {
  const { visit, done, locale } = props
  const { own } = messagesIn(locale)
  const said = done === 'sent' ? own.sent : done === 'cancelled' ? own.cancelled : undefined
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {said !== undefined && <NotificationBanner kind="success" text={said} />}
        <h1 class="govuk-heading-l">{own.title}</h1>
        <State {...props} />
        <SummaryList rows={rowsOf(props)} />
        {isTransition(visit.state, 'cancel') && <CancelForm visit={visit} locale={locale} />}
      </div>
    </div>
  )
}

function State({ visit, locale }: OwnVisitProps) {
  const { own, states } = messagesIn(locale)
  const coming = sayComing(visit, locale)
  const sentence =
    visit.state === 'asked'
      ? own.waiting
      : visit.state === 'missed'
        ? own.nobodyHome
        : visit.state === 'planned' && coming !== undefined
          ? own.coming(coming)
          : undefined
  return (
    <>
      <p class="govuk-body">
        <Tag tone={stateTones[visit.state]}>{states[visit.state]}</Tag>
      </p>
      {sentence !== undefined && (
        <InsetText>
          <strong>{sentence}</strong>
          {visit.state === 'planned' && ` ${own.prepare}`}
        </InsetText>
      )}
    </>
  )
}

function rowsOf(props: OwnVisitProps) {
  const { visit, details, directory, catalogue, codes, askedAt, locale } = props
  const all = messagesIn(locale)
  const unit = directory.find(visit.unit)
  const row = (key: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ key, value }]
  const wishes = [
    ...visit.procedures.map(code => procedureName(catalogue, code, locale)),
    ...(details?.wish === undefined ? [] : [details.wish]),
  ]
  return [
    ...row(all.details.person, personName(details, locale)),
    ...row(all.details.address, details ? wholeAddress(details, visit.ward, directory, locale) : undefined),
    ...row(all.details.wishes, wishes.join('; ')),
    ...row(all.details.handOver, visit.handOver),
    ...row(all.details.reason, details?.reasonText ?? all.reasons[visit.reason]),
    ...row(all.details.days, sayDays(visit.wishedDays)),
    ...row(all.own.unit, [counterName(unit, locale), unit?.address].filter(Boolean).join(', ')),
    ...row(all.own.refusedBecause, props.refusedBecause),
    ...row(all.own.cancelledBecause, props.cancelledBecause),
    ...row(all.own.done, visit.done?.outcomes.map(outcome => all.outcomes[outcome]).join('; ')),
    ...row(all.own.dossiers, codes.join(', ')),
    ...row(all.details.askedAt, askedAt),
  ]
}

function CancelForm({ visit, locale }: Pick<OwnVisitProps, 'visit' | 'locale'>) {
  const { own } = messagesIn(locale)
  return (
    <Details summary={own.cancel}>
      <p class="govuk-body">{own.cancelHint}</p>
      <Form action={localPath(paths.cancelOwn(visit.id), locale)}>
        <input type="hidden" name="seq" value={visit.seq} />
        <TextInput name="reason" label={own.cancelReason} />
        <Button kind="warning">{own.cancel}</Button>
      </Form>
    </Details>
  )
}
