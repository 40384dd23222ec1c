import { formatMoment, type Locale, local, say } from '../../../../kernel/index.ts'
import {
  type App,
  anyone,
  citizenOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Details,
  Form,
  InsetText,
  NotificationBanner,
  SummaryList,
  sendPage,
} from '../../../../ui/index.ts'
import {
  branchesOf,
  type CatalogueEntry,
  type Component,
  canFileOnline,
  cataloguePaths,
  isConfigured,
  type Procedure,
  sayFeeRule,
  sayLimits,
  shortNameOf,
} from '../../../catalogue/index.ts'
import { signInPath } from '../../../identity/index.ts'
import { type Draft, findOpenDraft, startDraft } from '../../drafts.ts'
import { actorOf } from '../../viewers.ts'
import type { FilingDeps } from './deps.ts'
import { seeOther } from './draft-routes.tsx'
import { postedOf } from './form-body.ts'
import { messagesIn } from './messages.ts'
import { NothingMore, WholeList } from './nothing-more.tsx'
import { linksIn, paths } from './paths.ts'

const everybody = { config: { access: anyone } }

/** Before filing: what it takes, and the button that begins. */
export function startRoutes(app: App, deps: FilingDeps): void {
  app.get('/nop-ho-so/:code', everybody, async (request, reply) => {
    const entry = getEntry(deps, request)
    const { viewer } = request
    const draft =
      viewer?.kind === 'citizen' ? await findOpenDraft(deps.db, actorOf(viewer).id, entry.code) : undefined
    return sendStart(deps, entry, draft, reply)
  })
  app.post('/nop-ho-so/:code', everybody, (request, reply) => begin(deps, request, reply))
}

/** @throws Refusal 404 `procedure_not_found` */
function getEntry(deps: FilingDeps, request: Request): CatalogueEntry {
  const { code } = request.params as { code: string }
  const entry = deps.catalogue.find(code)
  if (entry === undefined) throw new Refusal(404, 'procedure_not_found')
  return entry
}

/** Opens a draft. One that is open already is gone on with, unless another was asked for. */
async function begin(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const procedure = getEntry(deps, request)
  if (!canFileOnline(procedure)) throw new Refusal(422, 'procedure_not_fileable')
  if (request.viewer === null) {
    const back = linksIn(request.locale)(paths.start(procedure.code))
    return reply.redirect(signInPath('citizen', back, request.locale), 303)
  }
  const owner = actorOf(citizenOf(request)).id
  const open = await findOpenDraft(deps.db, owner, procedure.code)
  const isUntouched = open?.seq === 1
  if (open !== undefined && (isUntouched || postedOf(request).anew === undefined)) {
    return seeOther(reply, paths.draft(open.id))
  }
  const { code, version } = procedure
  const draft = { owner, procedure: { code, version }, channel: 'online' } as const
  return seeOther(reply, paths.draft(await startDraft(deps.db, draft, deps.clock.now())))
}

function sendStart(deps: FilingDeps, entry: CatalogueEntry, draft: Draft | undefined, reply: Reply): Reply {
  const { locale } = reply.request
  const messages = messagesIn(locale)
  const name = say(shortNameOf(entry), locale)
  return sendPage(
    reply,
    {
      title: messages.startTitle(name),
      back: { href: cataloguePaths.procedure(entry.code, locale) },
    },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{messages.startCaption}</span>
        <h1 class="govuk-heading-l">{name}</h1>
        {canFileOnline(entry) ? (
          <Fileable procedure={entry} deps={deps} draft={draft} request={reply.request} />
        ) : (
          <NotOnline entry={entry} locale={locale} />
        )}
      </div>
    </div>,
  )
}

interface FileableProps {
  readonly procedure: Procedure
  readonly deps: FilingDeps
  readonly draft: Draft | undefined
  readonly request: Request
}

function Fileable(props: FileableProps) {
  const { procedure, draft, request } = props
  const { locale } = request
  const messages = messagesIn(locale)
  return (
    <>
      {draft && <Resume draft={draft} code={procedure.code} locale={locale} />}
      <Facts {...props} />
      <h2 class="govuk-heading-m">{messages.prepare}</h2>
      <Needed procedure={procedure} locale={locale} />
      {procedure.online === 'partial' && procedure.onlineReason && (
        <InsetText>
          <strong>{messages.partialTitle}.</strong> {say(procedure.onlineReason, locale)}
        </InsetText>
      )}
      <p class="govuk-body">{messages.savedAsYouGo}</p>
      {draft === undefined && <Begin procedure={procedure} request={request} />}
    </>
  )
}

function Facts({ procedure, deps, request }: FileableProps) {
  const { locale } = request
  const messages = messagesIn(locale)
  const rows = [
    { key: messages.youGet, value: <Results procedure={procedure} locale={locale} /> },
    { key: messages.answered, value: messages.answeredWhen },
    { key: messages.howLong, value: <Limit procedure={procedure} locale={locale} /> },
    { key: messages.howMuch, value: feeWords(procedure, deps, locale) },
  ]
  return <SummaryList rows={rows} />
}

/** Of linked procedures each authority hands over its own result. */
function Results({ procedure, locale }: { readonly procedure: Procedure; readonly locale: Locale }) {
  const names = [procedure, ...branchesOf(procedure)].map(({ result }) => say(result.name, locale))
  if (names.length === 1) return <>{names[0]}</>
  return (
    <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {names.map(name => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

function Limit({ procedure, locale }: { readonly procedure: Procedure; readonly locale: Locale }) {
  return (
    <>
      {sayLimits(procedure, locale)}
      <br />
      <span class="govuk-body-s">{messagesIn(locale).howLongFrom}</span>
    </>
  )
}

/** One price that holds for everybody is said; a table of cases would only frighten. */
function feeWords(procedure: Procedure, deps: FilingDeps, locale: Locale): string {
  const messages = messagesIn(locale)
  const today = local(deps.clock.now()).toPlainDate().toString()
  const rules = procedure.fees.filter(
    ({ validFrom = today, validTo = today, channels }) =>
      validFrom <= today && today <= validTo && (channels?.includes('online') ?? true),
  )
  const [only] = rules
  if (only === undefined) return messages.free
  if (rules.length === 1 && only.when === undefined) {
    return sayFeeRule(only, locale, procedure.form, deps.catalogue.dictionary)
  }
  return messages.feeLater
}

/** What everybody brings stands open; what only some bring is folded away, because the questions will tell. */
function Needed({ procedure, locale }: { readonly procedure: Procedure; readonly locale: Locale }) {
  const messages = messagesIn(locale)
  const papers = procedure.components.filter(({ kind }) => kind !== 'eform')
  const always = papers.filter(({ when }) => when === undefined)
  const sometimes = papers.filter(({ when }) => when !== undefined)
  return (
    <>
      <p class="govuk-body">{messages.prepareLead}</p>
      {papers.length === 0 && <p class="govuk-body">{messages.prepareNothing}</p>}
      {always.length > 0 && <PaperList papers={always} locale={locale} />}
      {sometimes.length > 0 && (
        <Details summary={messages.inSomeCases(sometimes.length)}>
          <PaperList papers={sometimes} locale={locale} />
        </Details>
      )}
      {papers.some(({ kind }) => kind !== 'shown') && <p class="govuk-body">{messages.prepareFiles}</p>}
      <NothingMore locale={locale} />
    </>
  )
}

function PaperList({ papers, locale }: { readonly papers: readonly Component[]; readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
      {papers.map(paper => (
        <li key={paper.key}>
          {say(paper.name, locale)}
          <br />
          <span class="govuk-body-s">{messages[`kind_${paper.kind}`]}</span>
        </li>
      ))}
    </ul>
  )
}

function Begin({ procedure, request }: { readonly procedure: Procedure; readonly request: Request }) {
  const { locale, viewer } = request
  const messages = messagesIn(locale)
  if (viewer?.kind === 'officer') {
    const receives = viewer.posts.some(({ role }) => role === 'receivingOfficer')
    return (
      <InsetText>
        {receives ? messages.officerHere : messages.officerElsewhere}{' '}
        {receives && (
          <a class="govuk-link" href={linksIn(locale)(paths.walkIn)}>
            {messages.toWalkIn}
          </a>
        )}
      </InsetText>
    )
  }
  return (
    <Form action={linksIn(locale)(paths.start(procedure.code))}>
      {viewer === null && (
        <p class="govuk-body">
          {messages.beginSignIn}{' '}
          <a class="govuk-link" href={linksIn(locale)(paths.openAccount)}>
            {messages.accountGuide}
          </a>
        </p>
      )}
      <Button start>{viewer === null ? messages.signInAndBegin : messages.begin}</Button>
    </Form>
  )
}

interface ResumeProps {
  readonly draft: Draft
  readonly code: string
  readonly locale: Locale
}

function Resume({ draft, code, locale }: ResumeProps) {
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  return (
    <NotificationBanner title={messages.resumeTitle}>
      <p class="govuk-body">{messages.resumeText(formatMoment(draft.updatedAt, locale))}</p>
      <Form action={link(paths.start(code))}>
        <ButtonGroup>
          <Button href={link(paths.draft(draft.id))}>{messages.resume}</Button>
          <Button kind="secondary" name="anew" value="yes">
            {messages.anew}
          </Button>
        </ButtonGroup>
      </Form>
      <p class="govuk-body-s">{messages.anewHint}</p>
    </NotificationBanner>
  )
}

function NotOnline({ entry, locale }: { readonly entry: CatalogueEntry; readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <>
      <h2 class="govuk-heading-m">{messages.notOnlineTitle}</h2>
      <p class="govuk-body">{isConfigured(entry) ? messages.counterOnly : messages.notConfigured}</p>
      {isConfigured(entry) && <WholeList procedure={entry} locale={locale} />}
      {isConfigured(entry) && entry.onlineReason && (
        <p class="govuk-body">{say(entry.onlineReason, locale)}</p>
      )}
      <h2 class="govuk-heading-m">{messages.whereIs}</h2>
      <p class="govuk-body">{say(entry.where, locale)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={cataloguePaths.procedure(entry.code, locale)}>
          {messages.seeProcedure}
        </a>
      </p>
    </>
  )
}
