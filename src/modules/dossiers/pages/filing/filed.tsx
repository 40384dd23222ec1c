import { formatMoment, formatVnd, type Locale, say, vnd } from '../../../../kernel/index.ts'
import { type App, type Reply, type Request, signedIn } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Copyable,
  type PageProps,
  Panel,
  SummaryList,
  type SummaryRow,
  sendPage,
} from '../../../../ui/index.ts'
import { sayExplanation } from '../../../calendar/index.ts'
import { shortNameOf } from '../../../catalogue/index.ts'
import { type UnitDirectory, unitDirectory } from '../../../organisation/index.ts'
import { type DossierContents, readContents } from '../../contents.ts'
import type { Dossier } from '../../dossier.ts'
import { owed, promise } from '../../rules/promises.ts'
import { officeFrame } from '../office/frame.ts'
import { WhyThisDate } from './check.tsx'
import { LaneNote } from './counter/lane.tsx'
import { messagesIn as counterMessages } from './counter/messages.ts'
import { CounterVisit } from './counter-visit.tsx'
import type { FilingDeps } from './deps.ts'
import { sayOwed } from './dossier-words.ts'
import { promiseFrom } from './latest-promise.ts'
import { messagesIn } from './messages.ts'
import { WholeList } from './nothing-more.tsx'
import { counterName } from './open-draft.ts'
import { linksIn, paths } from './paths.ts'
import { type SeenDossier, seenDossier } from './seen-dossier.ts'

/** After filing: the code, who answers when, what comes next, and the paper that says so. */
export function filedRoutes(app: App, deps: FilingDeps): void {
  app.get('/dossiers/:code/filed', { config: { access: signedIn } }, async (request, reply) => {
    const seen = await seenDossier(deps, request, 'filed')
    return sendFiled(deps, seen, request, reply)
  })
}

interface FiledProps extends SeenDossier {
  readonly directory: UnitDirectory
  readonly contents: DossierContents
  readonly locale: Locale
  readonly deps: FilingDeps
}

async function sendFiled(
  deps: FilingDeps,
  seen: SeenDossier,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const { locale } = request
  const [directory, contents] = await Promise.all([
    unitDirectory(deps.db),
    readContents(deps.db, seen.dossier),
  ])
  const props = { ...seen, directory, contents, locale, deps }
  const isOfficer = seen.viewer.kind === 'officer'
  const messages = messagesIn(locale)
  const title = isOfficer ? messages.filedTitleCounter : messages.filedTitle
  const frame =
    seen.viewer.kind === 'officer'
      ? await officeFrame(deps, seen.viewer, locale)
      : ({} satisfies Partial<PageProps>)
  return sendPage(
    reply,
    { ...frame, title },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Panel title={title}>
          {isOfficer ? messages.code : messages.filedCode}
          <br />
          {isOfficer ? <strong>{seen.dossier.code}</strong> : <Copyable code={seen.dossier.code} size="l" />}
        </Panel>
        <p class="govuk-body">
          {say(shortNameOf(seen.procedure), locale)}{' '}
          <LaneNote deps={deps} dossier={seen.dossier} locale={locale} />
        </p>
        {isOfficer ? <AtCounter {...props} /> : <Online {...props} />}
      </div>
    </div>,
  )
}

function Online(props: FiledProps) {
  const { dossier, directory, contents, locale } = props
  const email = contents.applicant?.email
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  const unit = counterName(directory.find(dossier.receivingUnit), locale)
  return (
    <>
      <OnlineDates {...props} />
      <h2 class="govuk-heading-m">{messages.next}</h2>
      <ol class="govuk-list govuk-list--number">
        <li>{messages.next1(unit)}</li>
        <li>{messages.next2}</li>
        <li>{messages.next3}</li>
      </ol>
      <p class="govuk-body">
        {messages.next4} {email === undefined ? messages.nextNoMail : messages.nextMail(email)}
      </p>
      <CounterVisit {...props} answers={contents.answers} />
      <WholeList procedure={props.procedure} locale={locale} />
      <ButtonGroup>
        <Button href={link(paths.paper(dossier.code, 'acknowledgement'))}>{messages.acknowledgement}</Button>
        <Button kind="secondary" href={link(paths.track(dossier.code))}>
          {messages.track}
        </Button>
        <a class="govuk-link" href={link(paths.mine)}>
          {messages.toMine}
        </a>
      </ButtonGroup>
    </>
  )
}

/** What the city owes now (an answer), and what it will owe once the dossier is accepted. */
function OnlineDates({ dossier, procedure, contents, deps, locale }: FiledProps) {
  const messages = messagesIn(locale)
  const rows: SummaryRow[] = [
    { key: messages.filedAt, value: momentOf(dossier.filedAt, locale) },
    { key: messages.answerBy, value: messages.answerByText(sayOwed(dossier.answerBy, locale)) },
  ]
  const { acceptance } = dossier
  if (acceptance !== undefined) {
    const accepted = [
      { key: messages.acceptedAt, value: momentOf(acceptance.at, locale) },
      { key: messages.dueAt, value: sayOwed(acceptance.due, locale) },
    ]
    return <Dates rows={[...rows, ...accepted]} lines={whyAccepted(dossier, deps, locale)} locale={locale} />
  }
  if (dossier.state !== 'filed') return <SummaryList rows={rows} />
  const { answerBy, competentAuthority } = dossier
  const acceptedAt = Temporal.Instant.from(answerBy.at)
  const latest = promiseFrom(deps, procedure, contents.answers, acceptedAt, competentAuthority)
  const words = messages.dueAtLatest(sayOwed(answerBy, locale), sayOwed(latest.due, locale))
  const row = { key: messages.dueAt, value: words }
  return <Dates rows={[...rows, row]} lines={sayExplanation(latest.explanation, locale)} locale={locale} />
}

interface DatesProps {
  readonly rows: readonly SummaryRow[]
  readonly lines: readonly string[]
  readonly locale: Locale
}

function Dates({ rows, lines, locale }: DatesProps) {
  return (
    <>
      <SummaryList rows={rows} />
      <WhyThisDate locale={locale} lines={lines} />
    </>
  )
}

/** The count from acceptance, said again; empty where the calendar has changed since and would tell another story. */
export function whyAccepted(
  { acceptance, competentAuthority }: Dossier,
  deps: FilingDeps,
  locale: Locale,
): string[] {
  if (acceptance === undefined) return []
  const date = promise(acceptance, Temporal.Instant.from(acceptance.at), deps.calendar(), competentAuthority)
  return owed(date).at === acceptance.due.at ? sayExplanation(date.explanation, locale) : []
}

function momentOf(at: string, locale: Locale): string {
  return formatMoment(Temporal.Instant.from(at), locale)
}

/** The officer prints, and says four things. */
function AtCounter({ dossier, procedure, directory, deps, locale }: FiledProps) {
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  const due = dossier.acceptance?.due
  const unit = counterName(directory.find(dossier.returningUnit), locale)
  const { total } = dossier.fee
  return (
    <>
      <ButtonGroup>
        <Button href={link(paths.receipt(dossier.code))}>{counterMessages(locale).printAll}</Button>
        <Button
          kind="secondary"
          href={link(paths.paper(dossier.code, 'form01'))}
          attributes={{ target: '_blank' }}
        >
          {messages.receipt}
        </Button>
        <Button kind="secondary" href={link(paths.walkIn)}>
          {messages.nextWalkIn}
        </Button>
        <a class="govuk-link" href={link(paths.officeDossier(dossier.code))}>
          {messages.openDossier}
        </a>
      </ButtonGroup>
      <h2 class="govuk-heading-m">{messages.sayToApplicant}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{messages.say1(dossier.code)}</li>
        {due !== undefined && (
          <li>
            {dossier.returnBy === 'post'
              ? messages.say2Post(sayOwed(due, locale))
              : messages.say2(sayOwed(due, locale), unit)}
          </li>
        )}
        {total !== null && total > 0 && <li>{messages.sayFee(formatVnd(vnd(total), locale))}</li>}
        {total === null && <li>{messages.sayFee(messages.feeUnknown)}</li>}
        <li>{messages.say3}</li>
      </ul>
      <WhyThisDate locale={locale} lines={whyAccepted(dossier, deps, locale)} />
      <WholeList procedure={procedure} locale={locale} />
    </>
  )
}
