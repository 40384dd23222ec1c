import { formatMoment, type Locale, say, type Text } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import {
  Button,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  NotificationBanner,
  SummaryList,
  TextInput,
  useLocale,
  WarningText,
} from '../../../../ui/index.ts'
import type { IssuedDocument, IssuedList, IssuedStatus, ReplacedBy } from '../../../documents/index.ts'
import { messagesIn } from './words.ts'

/** What anyone with only the dossier's code may know of one of its results. */
export interface KnownResult {
  readonly kind: Text
  readonly issuer: string
  readonly issuedAt: Temporal.Instant
  readonly status: IssuedStatus
}

/** The page that asks for a code. */
export function CheckForm({ typed, errors }: { typed: string; errors: readonly FieldErrorShown[] }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-xl">{messages.checkTitle}</h1>
        <p class="govuk-body-l">{messages.checkIntro}</p>
        <Form action={localPath('/xac-thuc', locale)} method="get">
          <TextInput
            name="ma"
            label={messages.checkLabel}
            value={typed}
            error={errorFor(errors, 'ma')}
            width={30}
          />
          <Button>{messages.checkButton}</Button>
        </Form>
      </div>
    </div>
  )
}

/** The answer to a check token: the paper's own content, to be compared with the paper in hand. */
export function GenuinePage({
  issued,
  kind,
}: {
  issued: IssuedDocument & { readonly replacedBy?: ReplacedBy }
  kind: Text
}) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  const { content } = issued
  const said = wordsOf(issued.status)
  const rows = [
    { key: messages.status, value: messages[`status_${issued.status}`] },
    { key: messages.kind, value: say(kind, locale) },
    { key: messages.number, value: issued.number ?? '' },
    { key: messages.issuer, value: content?.authority ?? '' },
    { key: messages.issuedOn, value: formatMoment(issued.createdAt, locale) },
    ...(content === null
      ? []
      : [{ key: messages.signer, value: `${content.signer.title} ${content.signer.name}`.trim() }]),
    ...(issued.replacedBy === undefined
      ? []
      : [{ key: messages.replacedByLabel, value: sayReplacedBy(issued.replacedBy, locale) }]),
  ]
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">{messages[said.title]}</h1>
        {issued.status === 'valid' ? (
          <NotificationBanner kind="success" title={messages.genuineShort} text={messages[said.lead]} />
        ) : (
          <WarningText>{messages[said.lead]}</WarningText>
        )}
        <SummaryList rows={rows} />
        {content !== null && (
          <>
            <h2 class="govuk-heading-l">{messages.content}</h2>
            <h3 class="govuk-heading-m" lang="vi">
              {content.title}
            </h3>
            {content.intro !== null && <Paragraphs text={content.intro} />}
            <SummaryList rows={content.rows.map(row => ({ key: row.label, value: row.value }))} />
            {content.articles.map((article, index) => (
              <p class="govuk-body" lang="vi" key={article}>
                <strong>{`Điều ${index + 1}. `}</strong>
                {article}
              </p>
            ))}
            {content.closing !== null && <Paragraphs text={content.closing} />}
          </>
        )}
        <Details summary={messages.howSigned}>
          <p class="govuk-body">{messages.howSignedSay}</p>
          <p class="govuk-body govuk-!-text-break-word">
            {messages.digest}: <code class="app-digest">{issued.sha256}</code>
          </p>
        </Details>
      </div>
    </div>
  )
}

/** Number and moment of the paper that is in force instead: whoever holds the old one can ask for it. */
function sayReplacedBy({ number, at }: ReplacedBy, locale: Locale): string {
  return [number, formatMoment(at, locale)].filter(Boolean).join(', ')
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map(paragraph => (
        <p class="govuk-body" lang="vi" key={paragraph}>
          {paragraph}
        </p>
      ))}
    </>
  )
}

function wordsOf(status: IssuedStatus) {
  if (status === 'valid') return { title: 'genuine', lead: 'genuineLead' } as const
  if (status === 'replaced') return { title: 'replaced', lead: 'replacedLead' } as const
  return { title: 'revoked', lead: 'revokedLead' } as const
}

/** Nothing was issued under this token. */
export function NotGenuinePage() {
  const locale = useLocale()
  const messages = messagesIn(locale)
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">{messages.notGenuine}</h1>
        <p class="govuk-body-l">{messages.notGenuineLead}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={localPath('/xac-thuc', locale)}>
            {messages.checkTitle}
          </a>
        </p>
      </div>
    </div>
  )
}

/** A closed register or another list of a unit: whose, which, since when, and what its file must be. */
export function GenuineListPage({ list, kind, unit }: { list: IssuedList; kind: Text; unit: string }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  const rows = [
    { key: messages.kind, value: say(kind, locale) },
    { key: messages.number, value: list.reference },
    { key: messages.issuer, value: unit },
    { key: messages.closedOn, value: formatMoment(list.createdAt, locale) },
    { key: messages.digest, value: <code class="app-digest">{list.sha256}</code> },
  ]
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">{messages.genuine}</h1>
        <NotificationBanner kind="success" title={messages.genuineShort} text={messages.listLead} />
        <SummaryList rows={rows} />
      </div>
    </div>
  )
}

/** By code alone: that results exist, their kind, issuer, date and status, and nothing of what they say. */
export function KnownPage({ code, results }: { code: string; results: readonly KnownResult[] }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  const isNone = results.length === 0
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{code}</span>
        <h1 class="govuk-heading-xl">{isNone ? messages.notIssued : messages.issued}</h1>
        <p class="govuk-body-l">{isNone ? messages.notIssuedLead : messages.issuedLead}</p>
        {results.map(result => (
          <SummaryList
            key={result.issuedAt.toString()}
            rows={[
              { key: messages.kind, value: say(result.kind, locale) },
              { key: messages.issuer, value: result.issuer },
              { key: messages.issuedOn, value: formatMoment(result.issuedAt, locale) },
              { key: messages.status, value: messages[`status_${result.status}`] },
            ]}
          />
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={localPath(`/tra-cuu/${code}`, locale)}>
            {messages.trackTitle}
          </a>
        </p>
      </div>
    </div>
  )
}
