import { formatMoment, type Locale, say } from '../../../../kernel/index.ts'
import {
  type App,
  type OfficerViewer,
  officer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import { Button, Form, SearchBox, Select, sendPage, Table } from '../../../../ui/index.ts'
import { type Catalogue, isConfigured, type Procedure, shortNameOf } from '../../../catalogue/index.ts'
import { type UnitDirectory, unitDirectory } from '../../../organisation/index.ts'
import { type DraftLine, listDrafts, startDraft } from '../../drafts.ts'
import { actorOf } from '../../viewers.ts'
import { officeFrame } from '../office/frame.ts'
import type { FilingDeps } from './deps.ts'
import { seeOther } from './draft-routes.tsx'
import { postedOf, queryOf } from './form-body.ts'
import { messagesIn } from './messages.ts'
import { counterName } from './open-draft.ts'
import { linksIn, paths } from './paths.ts'

const receivers = { config: { access: officer('receivingOfficer') } }

/** Somebody stands at the counter: which procedure, at which counter, and what was begun and not finished. */
export function walkInRoutes(app: App, deps: FilingDeps): void {
  app.get('/office/walk-in', receivers, (request, reply) => sendWalkIn(deps, request, reply))
  app.post('/office/walk-in', receivers, async (request, reply) => {
    const { procedure: code = '', unit = '' } = postedOf(request)
    const procedure = deps.catalogue.procedure(code)
    if (procedure === undefined) throw new Refusal(404, 'procedure_not_found')
    const viewer = officerOf(request)
    const counter = countersOf(viewer).find(each => each === unit) ?? onlyCounter(viewer)
    if (counter === undefined) throw new Refusal(403, 'not_your_counter')
    const id = await startDraft(
      deps.db,
      {
        owner: actorOf(viewer).id,
        procedure: { code, version: procedure.version },
        channel: 'counter',
        content: { receivingUnit: counter, returnBy: 'counter', returningUnit: counter },
      },
      deps.clock.now(),
    )
    return seeOther(reply, paths.part(id, 'applicant'))
  })
}

/** The counters where the officer receives. */
function countersOf({ posts }: OfficerViewer): string[] {
  return [...new Set(posts.filter(({ role }) => role === 'receivingOfficer').map(({ unit }) => unit))]
}

function onlyCounter(viewer: OfficerViewer): string | undefined {
  const counters = countersOf(viewer)
  return counters.length === 1 ? counters[0] : undefined
}

async function sendWalkIn(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const messages = messagesIn(locale)
  const [directory, drafts] = await Promise.all([
    unitDirectory(deps.db),
    listDrafts(deps.db, actorOf(viewer).id, { limit: 20 }),
  ])
  const q = queryOf(request, 'q')
  const found = deps.catalogue.search({ q }).filter(isConfigured)
  const counters = countersOf(viewer)
  const frame = await officeFrame(deps, viewer, locale)
  return sendPage(
    reply,
    {
      ...frame,
      title: messages.walkInTitle,
    },
    <>
      <h1 class="govuk-heading-l">{messages.walkInTitle}</h1>
      <SearchBox
        action={linksIn(locale)(paths.walkIn)}
        label={messages.walkInSearch}
        {...(q === undefined ? {} : { value: q })}
        autoFocus
      />
      <Found found={found} counters={counters} directory={directory} locale={locale} />
      <OpenDrafts drafts={drafts.items} catalogue={deps.catalogue} locale={locale} />
    </>,
  )
}

interface FoundProps {
  readonly found: readonly Procedure[]
  readonly counters: readonly string[]
  readonly directory: UnitDirectory
  readonly locale: Locale
}

/** Each procedure has its own button; with several posts the counter is chosen once, above them. */
function Found({ found, counters, directory, locale }: FoundProps) {
  const messages = messagesIn(locale)
  if (found.length === 0) return <p class="govuk-body">{messages.walkInNone}</p>
  const [only] = counters
  const items = counters.map(id => ({ value: id, text: counterName(directory.find(id), locale) }))
  return (
    <Form action={linksIn(locale)(paths.walkIn)} classes="govuk-!-margin-top-6">
      {counters.length > 1 ? (
        <Select name="unit" label={messages.walkInUnit} items={items} value={only} />
      ) : (
        <input type="hidden" name="unit" value={only} />
      )}
      <Table
        caption={messages.walkInFound(found.length)}
        captionClasses="govuk-table__caption--m"
        head={[
          messages.procedure,
          messages.procedureCode,
          <span class="govuk-visually-hidden">{messages.walkInBegin}</span>,
        ]}
        rows={found.map(procedure => [
          say(shortNameOf(procedure), locale),
          { text: procedure.code, classes: 'mc-nowrap' },
          {
            text: (
              <Button
                kind="secondary"
                name="procedure"
                value={procedure.code}
                classes="govuk-!-margin-bottom-0"
              >
                {messages.walkInBegin}
                <span class="govuk-visually-hidden">: {say(shortNameOf(procedure), locale)}</span>
              </Button>
            ),
            numeric: true,
          },
        ])}
      />
    </Form>
  )
}

interface OpenDraftsProps {
  readonly drafts: readonly DraftLine[]
  readonly catalogue: Catalogue
  readonly locale: Locale
}

function OpenDrafts({ drafts, catalogue, locale }: OpenDraftsProps) {
  const messages = messagesIn(locale)
  if (drafts.length === 0) return null
  const link = linksIn(locale)
  return (
    <Table
      caption={messages.walkInOpen}
      captionClasses="govuk-table__caption--m"
      head={[messages.applicant, messages.procedure, messages.lastChanged]}
      rows={drafts.map(draft => {
        const entry = catalogue.find(draft.procedure)
        return [
          <a class="govuk-link" href={link(paths.draft(draft.id))}>
            {draft.applicant ?? messages.untitled}
          </a>,
          entry === undefined ? draft.procedure : say(shortNameOf(entry), locale),
          formatMoment(draft.updatedAt, locale),
        ]
      })}
    />
  )
}
