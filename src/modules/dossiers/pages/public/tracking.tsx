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
import { type Dossier, isSupplementOpen } from '../../dossier.ts'
import { messagesIn, sayStage } from './words.ts'

export interface TrackedDossier {
  readonly dossier: Dossier
  readonly procedure: Text
  readonly authority: string
  readonly explanation: readonly Line[]
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
              <strong>{messages.supplementWaits}</strong>
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
  return dossier.state === 'filed' && isSupplementOpen(dossier)
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

function rowsOf({ dossier, procedure, authority }: TrackedDossier, locale: Locale) {
  const messages = messagesIn(locale)
  const due = dossier.acceptance?.due
  return [
    { key: messages.procedure, value: say(procedure, locale) },
    { key: messages.stage, value: <Tag tone={toneOf(dossier)}>{sayStage(dossier, locale)}</Tag> },
    { key: messages.authority, value: authority },
    { key: messages.filedAt, value: formatMoment(Temporal.Instant.from(dossier.filedAt), locale) },
    ...(dossier.state === 'filed' && !isWaiting(dossier)
      ? [{ key: messages.answerBy, value: formatMoment(Temporal.Instant.from(dossier.answerBy.at), locale) }]
      : []),
    ...(due === undefined
      ? []
      : [
          {
            key: due.provisional ? messages.dueProvisional : messages.due,
            value: `${formatMoment(Temporal.Instant.from(due.at), locale)}${due.provisional ? `. ${messages.provisionalWhy}` : ''}`,
          },
        ]),
  ]
}

function toneOf(dossier: Dossier) {
  if (dossier.state === 'filed') return 'soon' as const
  if (dossier.state === 'in_progress') return 'inHand' as const
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
