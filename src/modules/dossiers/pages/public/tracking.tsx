import { formatMoment, type Locale, say, type Text } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import {
  Button,
  Copyable,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  SummaryList,
  Table,
  Tag,
  TextInput,
  useLocale,
} from '../../../../ui/index.ts'
import { type Line, sayExplanation } from '../../../calendar/index.ts'
import { type Dossier, openPauses } from '../../dossier.ts'
import { dateNow, firstPromise, standingOf } from '../standing.ts'
import { messagesIn, sayStage } from './words.ts'

export interface TrackedDossier {
  readonly dossier: Dossier
  readonly procedure: Text
  readonly authority: string
  readonly explanation: readonly Line[]
  /** What has been signed so far, by name. */
  readonly resultNames: readonly Text[]
  /** Shown to the owner only: the steps with the division that does each. */
  readonly steps: readonly TrackedStep[] | null
  /** To the dossier itself: open to its owner, behind a sign-in for whoever is not signed in; null where there is no account. */
  readonly door: 'open' | 'signIn' | null
  /** The counter that takes what is missing from somebody without an account, with its address. */
  readonly bringTo: string | null
}

export interface TrackedStep {
  readonly name: Text
  readonly unit: string
  readonly dueAt: Temporal.Instant
  readonly isOpen: boolean
  readonly doneAt: Temporal.Instant | null
}

/** The page that asks for a code. */
export function TrackForm({ typed, errors }: { typed: string; errors: readonly FieldErrorShown[] }) {
  const messages = messagesIn(useLocale())
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-xl">{messages.trackTitle}</h1>
        <p class="govuk-body-l">{messages.trackIntro}</p>
        <Form action={localPath('/tra-cuu', useLocale())} method="get">
          <TextInput
            name="ma"
            label={messages.codeLabel}
            hint={messages.codeHint}
            value={typed}
            error={errorFor(errors, 'ma')}
            width={30}
          />
          <Button>{messages.trackButton}</Button>
        </Form>
      </div>
    </div>
  )
}

/** Stage and promised date for anyone; steps for the owner. */
export function TrackedPage({ tracked }: { tracked: TrackedDossier }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  const { dossier } = tracked
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{messages.dossier}</span>
        <h1 class="govuk-heading-xl">
          <Copyable code={dossier.code} size="l" />
        </h1>
        {isWaiting(dossier) && (
          <InsetText>
            <p class="govuk-body">
              <strong>
                {dossier.state === 'filed' ? messages.supplementWaits : messages.supplementWaitsInHand}
              </strong>
            </p>
            {tracked.bringTo !== null && (
              <p class="govuk-body">{`${messages.bringTo} ${tracked.bringTo}.`}</p>
            )}
            <Door tracked={tracked} />
          </InsetText>
        )}
        <SummaryList rows={rowsOf(tracked, locale)} />
        {tracked.explanation.length > 0 && (
          <Details summary={messages.whyDue}>
            <ul class="govuk-list govuk-list--bullet">
              {sayExplanation(tracked.explanation, locale).map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Details>
        )}
        {tracked.steps !== null && <Steps steps={tracked.steps} />}
        {tracked.steps === null && dossier.citizen !== null && (
          <p class="govuk-body">{messages.stepsForOwner}</p>
        )}
        {!isWaiting(dossier) && <Door tracked={tracked} />}
        <p class="govuk-body">
          <a class="govuk-link" href={localPath('/tra-cuu', locale)}>
            {messages.another}
          </a>
        </p>
      </div>
    </div>
  )
}

/** It is the applicant's turn: nobody owes an answer meanwhile. */
function isWaiting(dossier: Dossier): boolean {
  return standingOf(dossier) === 'supplement'
}

function Door({ tracked: { dossier, door } }: { tracked: TrackedDossier }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  if (door === null) return null
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={localPath(`/dossiers/${dossier.code}`, locale)}>
        {door === 'open' ? messages.openDossier : messages.signInForMore}
      </a>
    </p>
  )
}

function rowsOf({ dossier, procedure, authority, resultNames }: TrackedDossier, locale: Locale) {
  const messages = messagesIn(locale)
  return [
    { key: messages.procedure, value: say(procedure, locale) },
    { key: messages.stage, value: <Tag tone={toneOf(dossier)}>{sayStage(dossier, locale)}</Tag> },
    { key: messages.authority, value: authority },
    { key: messages.filedAt, value: moment(dossier.filedAt, locale) },
    ...(dossier.state === 'filed' && !isWaiting(dossier)
      ? [{ key: messages.answerBy, value: moment(dossier.answerBy.at, locale) }]
      : []),
    ...dateRows(dossier, locale),
    ...pauseRows(dossier, locale),
    ...resultRows({ dossier, resultNames }, locale),
  ]
}

const moment = (at: string, locale: Locale) => formatMoment(Temporal.Instant.from(at), locale)

/** The date as it is now, with the first promise beside it where it is another. */
function dateRows(dossier: Dossier, locale: Locale) {
  const messages = messagesIn(locale)
  const now = dateNow(dossier)
  const first = firstPromise(dossier)
  if (now === undefined) return []
  const hasApology = dossier.apology?.sent !== undefined
  const isLate = standingOf(dossier) === 'late'
  const why = now.provisional
    ? messages.provisionalWhy
    : hasApology
      ? messages.apologySay
      : isLate
        ? messages.lateSay
        : undefined
  const key = now.provisional ? messages.dueProvisional : hasApology ? messages.dueAgain : messages.due
  return [
    { key, value: [moment(now.at, locale), why].filter(Boolean).join('. ') },
    ...(first === undefined ? [] : [{ key: messages.firstDue, value: moment(first.at, locale) }]),
  ]
}

function pauseRows(dossier: Dossier, locale: Locale) {
  const messages = messagesIn(locale)
  const until = isWaiting(dossier) ? dossier.supplement?.answerBy : undefined
  const grounds = standingOf(dossier) === 'paused' ? openPauses(dossier) : []
  return [
    ...(until === undefined ? [] : [{ key: messages.lastDay, value: moment(until, locale) }]),
    ...grounds.map(({ ground }) => ({ key: messages.pausedWhy, value: messages[`ground_${ground}`] })),
  ]
}

/** Of a linked procedure the results there are, while others are to come; and the post's number. */
function resultRows(
  { dossier, resultNames }: Pick<TrackedDossier, 'dossier' | 'resultNames'>,
  locale: Locale,
) {
  const messages = messagesIn(locale)
  const { state, posting } = dossier
  return [
    ...(state === 'in_progress' && resultNames.length > 0
      ? [{ key: messages.resultsSoFar, value: resultNames.map(name => say(name, locale)).join(', ') }]
      : []),
    ...(posting === undefined ? [] : [{ key: messages.tracking, value: posting.tracking }]),
  ]
}

function toneOf(dossier: Dossier) {
  if (dossier.state === 'filed') return 'soon' as const
  if (isWaiting(dossier)) return 'soon' as const
  if (dossier.state === 'in_progress')
    return standingOf(dossier) === 'late' ? ('late' as const) : ('inHand' as const)
  if (dossier.state === 'result_ready' || dossier.state === 'returned') return 'done' as const
  return 'late' as const
}

function Steps({ steps }: { steps: readonly TrackedStep[] }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  if (steps.length === 0) return null
  const rows = steps.map(step => [
    say(step.name, locale),
    step.unit,
    step.doneAt === null
      ? `${step.isOpen ? messages.stepNow : messages.stepAhead} ${formatMoment(step.dueAt, locale)}`
      : `${messages.stepDone} ${formatMoment(step.doneAt, locale)}`,
  ])
  return (
    <Table
      caption={messages.steps}
      stack
      head={[messages.step, messages.stepWho, messages.stepWhen]}
      rows={rows}
    />
  )
}
