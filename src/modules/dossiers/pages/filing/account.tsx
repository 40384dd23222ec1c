import { formatDate, formatMoment, type Locale, local, type Page, say } from '../../../../kernel/index.ts'
import { type App, citizen, citizenOf, type Reply, type Request } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  InsetText,
  NotificationBanner,
  Pagination,
  sendPage,
  Table,
  Tag,
} from '../../../../ui/index.ts'
import { type Catalogue, cataloguePaths, shortNameOf } from '../../../catalogue/index.ts'
import { type DraftLine, listDrafts } from '../../drafts.ts'
import { type DossierLine, listDossiers } from '../../lists.ts'
import { actorOf, sightOf } from '../../viewers.ts'
import type { Standing } from '../standing.ts'
import type { FilingDeps } from './deps.ts'
import { sayStanding, toneOf } from './dossier-words.ts'
import { queryOf } from './form-body.ts'
import { messagesIn } from './messages.ts'
import { openSupplements } from './open-supplements.ts'
import { linksIn, paths } from './paths.ts'

const pageLength = 20

/** The citizen's own: what is unfinished, what was filed, newest first. */
export function accountRoutes(app: App, deps: FilingDeps): void {
  app.get('/ho-so-cua-toi', { config: { access: citizen } }, (request, reply) =>
    sendAccount(deps, request, reply),
  )
}

async function sendAccount(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = citizenOf(request)
  const messages = messagesIn(locale)
  const after = queryOf(request, 'after')
  const [drafts, dossiers] = await Promise.all([
    listDrafts(deps.db, actorOf(viewer).id, { limit: 50 }),
    listDossiers(deps.db, sightOf(viewer), { limit: pageLength, after }),
  ])
  const forYou = after === undefined ? await listForYou(deps, viewer) : []
  const waiting = await openSupplements(
    deps.db,
    dossiers.items.map(({ id }) => id),
  )
  const props = { catalogue: deps.catalogue, locale }
  const isEmpty = dossiers.items.length === 0
  return sendPage(
    reply,
    { title: messages.mineTitle },
    <>
      <h1 class="govuk-heading-l">{messages.mineTitle}</h1>
      {forYou.length > 0 && <ForYou {...props} items={forYou} />}
      {after === undefined && drafts.items.length > 0 && <Drafts {...props} drafts={drafts.items} />}
      {isEmpty && after === undefined ? (
        <Nothing locale={locale} />
      ) : (
        <Dossiers {...props} page={dossiers} after={after} waiting={waiting} />
      )}
    </>,
  )
}

/** A dossier that waits for its owner, and for what. */
interface Waiting {
  readonly line: DossierLine
  readonly stage: 'supplement' | 'result_ready'
}

async function listForYou(deps: FilingDeps, viewer: ReturnType<typeof citizenOf>): Promise<Waiting[]> {
  const states = ['filed', 'in_progress', 'result_ready'] as const
  const { items } = await listDossiers(deps.db, sightOf(viewer), { limit: 100, states })
  const asked = await openSupplements(
    deps.db,
    items.map(({ id }) => id),
  )
  const mend = items.filter(({ id }) => asked.has(id))
  const ready = items.filter(({ state }) => state === 'result_ready')
  return [
    ...mend.map(line => ({ line, stage: 'supplement' as const })),
    ...ready.map(line => ({ line, stage: 'result_ready' as const })),
  ]
}

/** What the citizen has to do stands before everything else, one sentence and one link each. */
function ForYou(props: ListProps & { readonly items: readonly Waiting[] }) {
  const { items, locale } = props
  const messages = messagesIn(locale)
  return (
    <NotificationBanner title={messages.forYou}>
      {items.map(({ line, stage }) => (
        <p key={line.id} class="govuk-body">
          <strong>{nameOf(props, line.procedure.code)}</strong> (<span class="mc-nowrap">{line.code}</span>):{' '}
          {messages[`forYou_${stage}`]}{' '}
          <a class="govuk-notification-banner__link" href={linksIn(locale)(paths.dossier(line.code))}>
            {stage === 'supplement' ? messages.openSupplement : messages.openResult}
            <span class="govuk-visually-hidden">: {line.code}</span>
          </a>
        </p>
      ))}
    </NotificationBanner>
  )
}

interface ListProps {
  readonly catalogue: Catalogue
  readonly locale: Locale
}

function nameOf({ catalogue, locale }: ListProps, code: string): string {
  const entry = catalogue.find(code)
  return entry === undefined ? code : say(shortNameOf(entry), locale)
}

function Drafts(props: ListProps & { readonly drafts: readonly DraftLine[] }) {
  const { drafts, locale } = props
  const messages = messagesIn(locale)
  return (
    <Table
      stack
      caption={messages.drafts}
      captionClasses="govuk-table__caption--m"
      head={[messages.procedure, messages.lastChanged, messages.draftChoices]}
      rows={drafts.map(draft => [
        <>
          {nameOf(props, draft.procedure)}
          {draft.completes !== null && (
            <>
              <br />
              <span class="govuk-body-s">{messages.completes(draft.completes)}</span>
            </>
          )}
        </>,
        formatMoment(draft.updatedAt, locale),
        <DraftChoices {...props} draft={draft} />,
      ])}
    />
  )
}

function DraftChoices(props: ListProps & { readonly draft: DraftLine }) {
  const { draft, locale } = props
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  const about = <span class="govuk-visually-hidden">: {nameOf(props, draft.procedure)}</span>
  return (
    <ButtonGroup>
      <Button href={link(paths.draft(draft.id))} classes="govuk-!-margin-bottom-0">
        {messages.draftGoOn}
        {about}
      </Button>
      <a class="govuk-link" href={link(paths.deleteDraft(draft.id))}>
        {messages.draftDelete}
        {about}
      </a>
    </ButtonGroup>
  )
}

function Nothing({ locale }: { readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <InsetText>
      <p class="govuk-body">{messages.noDossiers}</p>
      <a class="govuk-link" href={cataloguePaths.procedures({ canFileOnline: true }, locale)}>
        {messages.findProcedure}
      </a>
    </InsetText>
  )
}

interface DossiersProps extends ListProps {
  readonly page: Page<DossierLine>
  readonly after: string | undefined
  /** Those that wait for the citizen. */
  readonly waiting: ReadonlySet<string>
}

function Dossiers(props: DossiersProps) {
  const { page, after, waiting, locale } = props
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  return (
    <>
      <Table
        stack
        caption={messages.dossiers}
        captionClasses="govuk-table__caption--m"
        head={[messages.procedure, messages.status, messages.submittedOn, messages.dueOn]}
        rows={page.items.map(line => [
          <Named {...props} line={line} />,
          <State stage={waiting.has(line.id) ? 'supplement' : line.state} locale={locale} />,
          formatDate(local(line.filedAt).toPlainDate()),
          sayDue(line, locale),
        ])}
      />
      <Pagination
        previous={after === undefined ? undefined : { href: link(paths.mine), text: messages.fromBeginning }}
        next={
          page.next === null
            ? undefined
            : { href: link(`${paths.mine}?after=${page.next}`), text: messages.earlier }
        }
      />
    </>
  )
}

function State({ stage, locale }: { readonly stage: Standing; readonly locale: Locale }) {
  return <Tag tone={toneOf[stage]}>{sayStanding(stage, locale)}</Tag>
}

function sayDue({ dueAt, isProvisional, state }: DossierLine, locale: Locale): string {
  const messages = messagesIn(locale)
  if (dueAt === null) return state === 'filed' ? messages.dateOnceAccepted : messages.noDate
  const when = formatMoment(dueAt, locale)
  return isProvisional ? messages.provisionalDate(when) : when
}

function Named(props: ListProps & { readonly line: DossierLine }) {
  const { line, locale } = props
  return (
    <>
      <a class="govuk-link" href={linksIn(locale)(paths.dossier(line.code))}>
        {nameOf(props, line.procedure.code)}
      </a>
      <br />
      <span class="govuk-body-s">
        {line.subject !== null && `${line.subject} · `}
        <span class="mc-nowrap">{line.code}</span>
      </span>
    </>
  )
}
