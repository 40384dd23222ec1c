import { formatMoment, say } from '../../../../kernel/index.ts'
import { type App, InvalidInput, type Reply, type Request } from '../../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  Details,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  SummaryList,
  type SummaryRow,
} from '../../../../ui/index.ts'
import { sayExplanation } from '../../../calendar/index.ts'
import { AnswersSummary, computeFees, FeeLines, sayDoubt } from '../../../catalogue/index.ts'
import { owedAnswer } from '../../rules/promises.ts'
import { spokenForm } from './counter/about-applicant.ts'
import type { FilingDeps } from './deps.ts'
import { getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { applicantOf } from './filing.ts'
import { postedOf } from './form-body.ts'
import { sendDraftPage } from './frame.tsx'
import { promiseFrom } from './latest-promise.ts'
import { messagesIn } from './messages.ts'
import {
  authorityOf,
  counterName,
  isAtCounter,
  isCompletion,
  nameOf,
  type OpenDraft,
  receivingUnitOf,
} from './open-draft.ts'
import { sayFile } from './papers.tsx'
import { askedGroups, checked, papersOf, partsOf, questionsKey, unfinished } from './parts.ts'
import { linksIn, paths } from './paths.ts'
import { applicantForm, contactForm, peopleDictionary } from './people-form.ts'
import { saidOfFault, sendDraft } from './send-draft.ts'

/** Everything said once more, with what it costs and when it is due; and the button that files. */
export function checkRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/check', (open, _, reply) => {
    const { reception } = open.draft.content
    // One person's dossiers are read back and filed together.
    if (reception !== undefined) return seeOther(reply, paths.receptionCheck(reception))
    return sendCheck(deps, open, reply, [])
  })
  postOfDraft(app, deps, '/drafts/:id/submit', (open, request, reply) => submit(deps, open, request, reply))
}

async function submit(deps: FilingDeps, open: OpenDraft, request: Request, reply: Reply): Promise<Reply> {
  const messages = messagesIn(open.locale)
  if (unfinished(partsOf(open, deps.catalogue)).length > 0) return sendCheck(deps, open, reply, [])
  if (!isCompletion(open) && postedOf(request).declaration !== 'yes') {
    return sendCheck(deps, open, reply, [{ field: 'declaration', message: messages.declarationRequired }])
  }
  try {
    return seeOther(reply, await sendDraft(deps, open))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return sendCheck(
      deps,
      open,
      reply,
      error.errors.map(fault => saidOfFault(open, deps, fault)),
    )
  }
}

function sendCheck(
  deps: FilingDeps,
  open: OpenDraft,
  reply: Reply,
  errors: readonly FieldErrorShown[],
): Reply {
  const messages = messagesIn(open.locale)
  const link = linksIn(open.locale)
  const { id } = open.draft
  const parts = partsOf(open, deps.catalogue)
  const open_ = unfinished(parts)
  const notReady = open_.map(({ key, title }) => ({
    field: key,
    message: messages.notReady(title),
    href: link(`${paths.part(id, key)}?from=check`),
  }))
  const isPost = reply.request.method === 'POST'
  const last = parts.at(-1)
  return sendDraftPage(
    reply,
    open,
    {
      title: isCompletion(open) ? messages.checkTitleSupplement : messages.checkTitle,
      caption: messages.partOf(parts.length + 1, parts.length + 1),
      back: last === undefined ? paths.draft(id) : paths.part(id, last.key),
      errors: isPost ? [...errors, ...notReady] : errors,
      here: paths.part(id, 'check'),
    },
    <>
      <Said open={open} deps={deps} />
      {!isCompletion(open) && <Money open={open} />}
      {!isCompletion(open) && <DueIfNow open={open} deps={deps} />}
      {open_.length > 0 ? (
        <NotReady open={open} items={notReady} />
      ) : (
        <Declaration open={open} errors={errors} />
      )}
    </>,
  )
}

interface Props {
  readonly open: OpenDraft
}

function NotReady({ open, items }: Props & { readonly items: readonly { href: string; message: string }[] }) {
  const messages = messagesIn(open.locale)
  return (
    <>
      <h2 class="govuk-heading-m">{messages.notReadyTitle}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {items.map(item => (
          <li key={item.href}>
            <a class="govuk-link" href={item.href}>
              {item.message}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Every part with its answers and the way to change them. */
function Said({ open, deps }: Props & { readonly deps: FilingDeps }) {
  const { locale, draft } = open
  const link = linksIn(locale)
  const change = (part: string) => link(`${paths.part(draft.id, part)}?from=check`)
  const wardName = (ward: string) => {
    const unit = open.directory.find(ward)
    return unit && nameOf(unit, locale)
  }
  const groups = new Set(askedGroups(open).map(({ key }) => key))
  const { doubts } = checked(open, deps.catalogue.dictionary)
  return (
    <>
      {isAtCounter(open) && (
        <AnswersSummary
          form={applicantForm}
          dictionary={peopleDictionary}
          answers={Object.fromEntries(Object.entries(applicantOf(open)))}
          locale={locale}
          wardName={wardName}
          changeHref={() => change('applicant')}
        />
      )}
      {!isCompletion(open) && <Places open={open} change={change} />}
      {groups.size > 0 && (
        <AnswersSummary
          form={spokenForm(deps, open)}
          dictionary={deps.catalogue.dictionary}
          answers={open.answers}
          locale={locale}
          wardName={wardName}
          changeHref={group => change(questionsKey(group))}
        />
      )}
      {doubts.length > 0 && (
        <InsetText>
          <strong>{messagesIn(locale).doubtsTitle}</strong>
          <ul class="govuk-list govuk-list--bullet">
            {doubts.map(doubt => (
              <Doubt key={`${doubt.field} ${doubt.code}`} open={open} deps={deps} doubt={doubt} />
            ))}
          </ul>
        </InsetText>
      )}
      <Papers open={open} change={change('papers')} />
    </>
  )
}

interface DoubtProps extends Props {
  readonly deps: FilingDeps
  readonly doubt: Parameters<typeof sayDoubt>[0]
}

/** Whose answer looks odd, as a link to its question, and why. */
function Doubt({ open, deps, doubt }: DoubtProps) {
  const { locale, draft } = open
  const group = spokenForm(deps, open).groups.find(({ fields }) =>
    fields.some(({ key }) => key === doubt.field),
  )
  const field = group?.fields.find(({ key }) => key === doubt.field)
  if (group === undefined || field === undefined) return <li>{sayDoubt(doubt, locale)}</li>
  const question = field.name ?? deps.catalogue.dictionary.get(field.term)?.name ?? { vi: field.key }
  const page = linksIn(locale)(`${paths.part(draft.id, questionsKey(group.key))}?from=check`)
  return (
    <li>
      <a class="govuk-link" href={`${page}#${field.key}`}>
        {say(group.title, locale)} – {say(question, locale)}
      </a>
      : {sayDoubt(doubt, locale)}
    </li>
  )
}

function Places({ open, change }: Props & { readonly change: (part: string) => string }) {
  const { locale, directory, procedure } = open
  const messages = messagesIn(locale)
  const authority = directory.find(authorityOf(open) ?? '')
  const action = (part: string, about: string) => [
    { href: change(part), text: messages.change, hiddenText: about },
  ]
  const rows: SummaryRow[] = [
    {
      key: messages.authority,
      value: authority === undefined ? '' : say(authority.name, locale),
      ...('unit' in procedure.competence ? {} : { actions: action('where', messages.authority) }),
    },
    { key: messages.receivedAt, value: counterName(directory.find(receivingUnitOf(open) ?? ''), locale) },
    {
      key: messages.returnedHow,
      value: returnWords(open),
      actions: action('result', messages.returnedHow),
    },
    ...(isAtCounter(open) ? [] : contactRows(open, change('result'))),
  ]
  return <SummaryList card={{ title: messages.places }} rows={rows} />
}

function returnWords({ draft, directory, locale }: OpenDraft): string {
  const messages = messagesIn(locale)
  const { returnBy, returningUnit, postTo = '' } = draft.content
  if (returnBy === 'account') return messages.returnedAccount
  if (returnBy === 'post') return messages.returnedPost(postTo)
  const unit = directory.find(returningUnit ?? '')
  return unit === undefined ? messages.notChosen : messages.returnedCounter(counterName(unit, locale))
}

function contactRows(open: OpenDraft, href: string): SummaryRow[] {
  const messages = messagesIn(open.locale)
  const applicant = applicantOf(open)
  return (contactForm.groups[0]?.fields ?? []).map(({ key }) => {
    const fact = key as 'phone' | 'email'
    return {
      key: messages[fact],
      value: applicant[fact] ?? messages.notSent,
      actions: [{ href, text: messages.change, hiddenText: messages[fact] }],
    }
  })
}

function Papers({ open, change }: Props & { readonly change: string }) {
  const messages = messagesIn(open.locale)
  const papers = papersOf(open)
  if (papers.length === 0) return null
  const rows = papers.map(paper => ({
    key: say(paper.name, open.locale),
    value: handedWords(open, paper.key, paper.kind === 'shown' && !isCompletion(open)),
    actions: [{ href: change, text: messages.change, hiddenText: say(paper.name, open.locale) }],
  }))
  return (
    <SummaryList
      card={{ title: isAtCounter(open) ? messages.papersTitleCounter : messages.papersTitle }}
      rows={rows}
    />
  )
}

function handedWords(open: OpenDraft, key: string, isShown: boolean) {
  const messages = messagesIn(open.locale)
  if (isShown) return messages.shownOnly
  const found = open.draft.content.components.find(component => component.key === key)
  const { files = [], originals = 0, copies = 0 } = found ?? {}
  const pieces = [
    ...(originals > 0 ? [messages.originalsCount(originals)] : []),
    ...(copies > 0 ? [messages.copiesCount(copies)] : []),
  ]
  if (files.length + pieces.length === 0) return messages.notSent
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {pieces.length > 0 && <li>{pieces.join(', ')}</li>}
      {files.map(file => (
        <li key={file.id}>
          <a
            class="govuk-link"
            href={linksIn(open.locale)(paths.draftFile(open.draft.id, file.id))}
            target="_blank"
            rel="noopener"
          >
            {file.name}
          </a>{' '}
          ({sayFile(file, open.locale)})
        </li>
      ))}
    </ul>
  )
}

function Money({ open }: Props) {
  const { procedure, answers, draft, today, locale } = open
  const messages = messagesIn(locale)
  const fees = computeFees(procedure, { answers, channel: draft.channel, on: today })
  return (
    <>
      <h2 class="govuk-heading-m">{messages.fees}</h2>
      <FeeLines fees={fees} locale={locale} />
      {fees.total !== 0 && (
        <p class="govuk-body">{isAtCounter(open) ? messages.feesHowCounter : messages.feesHow}</p>
      )}
    </>
  )
}

/** At a counter it is accepted at once; filed from home, only what holds of the latest lawful answer can be promised. */
function DueIfNow({ open, deps }: Props & { readonly deps: FilingDeps }) {
  const authority = authorityOf(open)
  if (authority === undefined) return null
  const messages = messagesIn(open.locale)
  const now = deps.clock.now()
  const answer = owedAnswer(now, deps.calendar(), receivingUnitOf(open) ?? authority)
  const latest = isAtCounter(open) ? now : Temporal.Instant.from(answer.at)
  const { due, explanation } = promiseFrom(deps, open.procedure, open.answers, latest, authority)
  const when = formatMoment(Temporal.Instant.from(due.at), open.locale)
  return (
    <>
      <h2 class="govuk-heading-m">{messages.due}</h2>
      <p class="govuk-body">
        {isAtCounter(open)
          ? messages.dueIfNow(when)
          : messages.dueAtLatest(formatMoment(latest, open.locale), when)}
        {due.provisional && <> {messages.dueProvisional}</>}
      </p>
      <WhyThisDate locale={open.locale} lines={sayExplanation(explanation, open.locale)} />
    </>
  )
}

/** How a date came about, a line for each step of the count. */
export function WhyThisDate({
  locale,
  lines,
}: {
  readonly locale: OpenDraft['locale']
  readonly lines: readonly string[]
}) {
  return (
    <Details summary={messagesIn(locale).why}>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Details>
  )
}

function Declaration({ open, errors }: Props & { readonly errors: readonly FieldErrorShown[] }) {
  const messages = messagesIn(open.locale)
  const { locale, draft, procedure } = open
  const words = isAtCounter(open) ? messages.declarationCheckCounter : messages.declarationCheck
  const button = isAtCounter(open) ? messages.submitCounter : messages.submit
  return (
    <Form action={linksIn(locale)(paths.submit(draft.id))}>
      {!isCompletion(open) && (
        <>
          <h2 class="govuk-heading-m">{messages.declarationTitle}</h2>
          <InsetText>{say(procedure.form.declaration, locale)}</InsetText>
          <Checkboxes
            name="declaration"
            error={errorFor(errors, 'declaration')}
            items={[{ value: 'yes', text: words }]}
          />
        </>
      )}
      <Button>{isCompletion(open) ? messages.submitSupplement : button}</Button>
    </Form>
  )
}
