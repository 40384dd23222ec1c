import { formatMoment, type Locale, say, VIETNAM } from '../../../../kernel/index.ts'
import {
  type App,
  type OfficerViewer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import { Button, ButtonGroup, Checkboxes, Form, Select, Table } from '../../../../ui/index.ts'
import { type Catalogue, shortNameOf } from '../../../catalogue/index.ts'
import type { UnitDirectory } from '../../../organisation/index.ts'
import { type DraftLine, listDrafts } from '../../drafts.ts'
import { actorOf } from '../../viewers.ts'
import { CardBox } from './counter/card-box.tsx'
import { readCardQr } from './counter/card-qr.ts'
import { receivers, sendCounterPage } from './counter/frame.tsx'
import { messagesIn as counterMessages } from './counter/messages.ts'
import {
  findOpenReception,
  listReceptions,
  type ReceptionLine,
  startReception,
} from './counter/receptions.ts'
import type { FilingDeps } from './deps.ts'
import { seeOther } from './draft-routes.tsx'
import { postedOf } from './form-body.ts'
import { messagesIn } from './messages.ts'
import { aroundDrafts, counterName } from './open-draft.ts'
import { linksIn, paths } from './paths.ts'

/** Somebody stands at the counter: who, read off their card or typed; and what was begun and not finished. */
export function walkInRoutes(app: App, deps: FilingDeps): void {
  app.get('/office/walk-in', receivers, (request, reply) => sendWalkIn(deps, request, reply))
  app.post('/office/walk-in', receivers, (request, reply) => begin(deps, request, reply))
}

/** With the card's text the person is known; without, the next page asks. What is scanned never stands in an address. */
async function begin(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { card: text = '', unit = '', manual, byPost } = postedOf(request)
  const channel = byPost === 'yes' ? 'post' : 'counter'
  const viewer = officerOf(request)
  const counter = countersOf(viewer).find(each => each === unit) ?? onlyCounter(viewer)
  if (counter === undefined) throw new Refusal(403, 'not_your_counter')
  const reading = manual === undefined ? readCardQr(text) : undefined
  if (reading !== undefined && !reading.read) {
    const message = counterMessages(request.locale).cardFaults[text.trim() === '' ? 'empty' : reading.because]
    return sendWalkIn(deps, request, reply, { message, text, unit: counter, byPost: channel === 'post' })
  }
  const { fullName, personalNumber, dateOfBirth, address, sex } = { ...reading?.card } as Partial<
    NonNullable<Extract<ReturnType<typeof readCardQr>, { read: true }>['card']>
  >
  const said = Object.entries({ fullName, personalNumber, dateOfBirth, address })
  const applicant = Object.fromEntries(said.filter(([, value]) => value !== undefined))
  const card = sex === undefined ? {} : { sex }
  const owner = actorOf(viewer).id
  const now = deps.clock.now()
  const open =
    personalNumber === undefined
      ? undefined
      : await findOpenReception(
          deps.db,
          { owner, counter, channel },
          personalNumber,
          now.toZonedDateTimeISO(VIETNAM).startOfDay().toInstant(),
        )
  // The same card scanned again means the same visit, not a second one beside it.
  if (open !== undefined) return seeOther(reply, `${paths.reception(open)}?again=yes#q`)
  const id = await startReception(deps.db, { owner, counter, channel, applicant, card }, now)
  return seeOther(reply, reading === undefined ? paths.receptionPerson(id) : `${paths.reception(id)}#q`)
}

/** The counters where the officer receives. */
function countersOf({ posts }: OfficerViewer): string[] {
  return [...new Set(posts.filter(({ role }) => role === 'receivingOfficer').map(({ unit }) => unit))]
}

function onlyCounter(viewer: OfficerViewer): string | undefined {
  const counters = countersOf(viewer)
  return counters.length === 1 ? counters[0] : undefined
}

interface Refused {
  readonly message: string
  readonly text: string
  readonly unit: string
  readonly byPost: boolean
}

async function sendWalkIn(
  deps: FilingDeps,
  request: Request,
  reply: Reply,
  refused?: Refused,
): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const owner = actorOf(viewer).id
  const words = counterMessages(locale)
  const [around, receptions, drafts] = await Promise.all([
    aroundDrafts(deps, request),
    listReceptions(deps.db, owner, 20),
    listDrafts(deps.db, owner, { limit: 20 }),
  ])
  const errors = refused === undefined ? [] : [{ field: 'card', message: refused.message }]
  return sendCounterPage(
    reply,
    around,
    { title: messagesIn(locale).walkInTitle, errors, here: paths.walkIn },
    <>
      <Form action={linksIn(locale)(paths.walkIn)}>
        <Counters
          counters={countersOf(viewer)}
          chosen={refused?.unit}
          directory={around.directory}
          locale={locale}
        />
        <CardBox value={refused?.text} error={refused?.message} locale={locale} />
        <Checkboxes
          name="byPost"
          small
          items={[{ value: 'yes', text: words.byPost, hint: words.byPostHint }]}
          values={refused?.byPost ? ['yes'] : []}
        />
        <ButtonGroup>
          <Button>{words.begin}</Button>
          <Button kind="secondary" name="manual" value="yes">
            {words.noCard}
          </Button>
        </ButtonGroup>
      </Form>
      <Unfinished receptions={receptions} locale={locale} />
      <OpenDrafts drafts={drafts.items} catalogue={deps.catalogue} locale={locale} />
    </>,
  )
}

interface CountersProps {
  readonly counters: readonly string[]
  readonly chosen: string | undefined
  readonly directory: UnitDirectory
  readonly locale: Locale
}

/** With several posts the counter is chosen; with one it is known. */
function Counters({ counters, chosen, directory, locale }: CountersProps) {
  const [only] = counters
  if (counters.length <= 1) return <input type="hidden" name="unit" value={only} />
  const items = counters.map(id => ({ value: id, text: counterName(directory.find(id), locale) }))
  return <Select name="unit" label={messagesIn(locale).walkInUnit} items={items} value={chosen ?? only} />
}

interface UnfinishedProps {
  readonly receptions: readonly ReceptionLine[]
  readonly locale: Locale
}

function Unfinished({ receptions, locale }: UnfinishedProps) {
  const messages = messagesIn(locale)
  const words = counterMessages(locale)
  if (receptions.length === 0) return null
  return (
    <Table
      caption={messages.walkInOpen}
      captionClasses="govuk-table__caption--m"
      head={[messages.applicant, words.dossiersBegun, messages.lastChanged]}
      rows={receptions.map(line => [
        <a class="govuk-link" href={linksIn(locale)(paths.reception(line.id))}>
          {line.applicant ?? messages.untitled}
        </a>,
        words.countOf(line.drafts),
        formatMoment(line.updatedAt, locale),
      ])}
    />
  )
}

interface OpenDraftsProps {
  readonly drafts: readonly DraftLine[]
  readonly catalogue: Catalogue
  readonly locale: Locale
}

/** Drafts that belong to no reception: what completes a dossier at the counter. */
function OpenDrafts({ drafts, catalogue, locale }: OpenDraftsProps) {
  const messages = messagesIn(locale)
  if (drafts.length === 0) return null
  return (
    <Table
      caption={messages.drafts}
      captionClasses="govuk-table__caption--m"
      head={[messages.applicant, messages.procedure, messages.lastChanged]}
      rows={drafts.map(draft => {
        const entry = catalogue.find(draft.procedure)
        return [
          <a class="govuk-link" href={linksIn(locale)(paths.draft(draft.id))}>
            {draft.applicant ?? messages.untitled}
          </a>,
          entry === undefined ? draft.procedure : say(shortNameOf(entry), locale),
          formatMoment(draft.updatedAt, locale),
        ]
      })}
    />
  )
}
