import { formatMoment, formatVnd, type Locale, say, vnd } from '../../../../../kernel/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  Table,
  TextInput,
} from '../../../../../ui/index.ts'
import { isConfigured, type Procedure, shortNameOf } from '../../../../catalogue/index.ts'
import type { DraftContent } from '../../../drafts.ts'
import type { FilingDeps } from '../deps.ts'
import { seeOther } from '../draft-routes.tsx'
import { postedOf, queryOf } from '../form-body.ts'
import { messagesIn as filingMessages } from '../messages.ts'
import { type OpenDraft, openWith } from '../open-draft.ts'
import { linksIn, paths } from '../paths.ts'
import { type OpenReception, openReception, receivers, sendCounterPage } from './frame.tsx'
import { type Line, linesOf } from './lines.ts'
import { messagesIn } from './messages.ts'
import { firstBlank } from './one-page.tsx'
import { nameIn, Person } from './person.tsx'
import { addDrafts, draftsIn, draftsOfReception } from './receptions.ts'

/** As many procedures as an officer looks through; more words find the one meant. */
const mostFound = 15

/** So few beyond them are shown too: looking is quicker than typing again. */
const fewMore = 5

/** One person, several things: who they are, what has been begun for them, and what else they need. */
export function receptionRoutes(app: App, deps: FilingDeps): void {
  app.get('/office/receptions/:id', receivers, async (request, reply) => {
    const opened = await openReception(deps, request)
    if (opened.reception.isClosed) return seeOther(reply, paths.receptionDone(opened.reception.id))
    return sendReception(deps, opened, request, reply)
  })
  app.post('/office/receptions/:id/dossiers', receivers, (request, reply) => add(deps, request, reply))
}

/** Adds a procedure, once or several times, or another dossier like one that is there. */
async function add(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const opened = await openReception(deps, request)
  const { reception } = opened
  const posted = postedOf(request)
  const { procedure: code = '', count = '1', like } = posted
  const model = like === undefined ? undefined : await modelOf(deps, opened, like)
  const procedure = model?.procedure ?? deps.catalogue.procedure(code)
  if (procedure === undefined) throw new Refusal(404, 'procedure_not_found')
  const times = Number(count.trim() || '1')
  const room = draftsOfReception - reception.draftIds.length
  if (room > 0 && !(Number.isInteger(times) && times >= 1 && times <= room)) {
    return sendReception(deps, opened, request, reply, { count, procedure, room })
  }
  const contents = Array.from({ length: Math.min(times, draftsOfReception) }, () =>
    model === undefined ? {} : likeness(model),
  )
  const of = { code: procedure.code, version: procedure.version }
  const [first] = await addDrafts(deps.db, reception, of, contents, deps.clock.now())
  if (first === undefined) throw new Error('no draft was added')
  return seeOther(reply, await begunAt(deps, opened, first))
}

/** The page of a new draft, at the first question nothing is known of. */
async function begunAt(deps: FilingDeps, opened: OpenReception, id: string): Promise<string> {
  const [draft] = await draftsIn(deps.db, { ...opened.reception, draftIds: [id] })
  const blank = draft && firstBlank(deps, await openWith(deps, opened, draft))
  return `${paths.onePage(id)}${blank === undefined ? '' : `#${blank}`}`
}

/** @throws Refusal 404 when it is none of this reception's */
async function modelOf(deps: FilingDeps, opened: OpenReception, id: string): Promise<OpenDraft> {
  const drafts = await draftsIn(deps.db, opened.reception)
  const found = drafts.find(draft => draft.id === id)
  if (found === undefined) throw new Refusal(404, 'draft_not_found')
  return openWith(deps, opened, found)
}

/** Everything the same but what it is about; scans belong to one paper and are not copied. */
function likeness({ draft, procedure }: OpenDraft): Partial<DraftContent> {
  const { answers, competentAuthority, returningUnit, components } = draft.content
  const subjects = new Set(
    procedure.form.groups
      .flatMap(({ fields }) => fields)
      .filter(({ subject }) => subject)
      .map(({ key }) => key),
  )
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(([key]) => !subjects.has(key))),
    components: components.map(component => ({ ...component, files: [] })),
    ...(competentAuthority === undefined ? {} : { competentAuthority }),
    ...(returningUnit === undefined ? {} : { returningUnit }),
  }
}

/** A number of dossiers that cannot be begun here, with what was asked for. */
interface Refused {
  readonly count: string
  readonly procedure: Procedure
  readonly room: number
}

async function sendReception(
  deps: FilingDeps,
  opened: OpenReception,
  request: Request,
  reply: Reply,
  refused?: Refused,
): Promise<Reply> {
  const { reception, locale } = opened
  const words = messagesIn(locale)
  const lines = await linesOf(deps, opened)
  const q = (refused === undefined ? queryOf(request, 'q') : postedOf(request).q) || undefined
  const errors =
    refused === undefined
      ? []
      : [{ field: 'count', message: words.countWrong(refused.room, draftsOfReception) }]
  return sendCounterPage(
    reply,
    opened,
    {
      title: words.receptionTitle(nameIn(reception, locale)),
      back: paths.walkIn,
      here: paths.reception(reception.id),
      errors,
    },
    <>
      {queryOf(request, 'again') !== undefined && <InsetText>{words.openAlready}</InsetText>}
      <Person opened={opened} />
      <Lines lines={lines} opened={opened} />
      {lines.length < draftsOfReception && (
        <Add
          deps={deps}
          opened={opened}
          q={q}
          isFirst={lines.length === 0}
          refused={refused}
          errors={errors}
        />
      )}
    </>,
  )
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly opened: OpenReception
}

function Lines({ lines, opened }: LinesProps) {
  const { reception, locale } = opened
  if (lines.length === 0) return null
  const words = messagesIn(locale)
  const link = linksIn(locale)
  return (
    <>
      <LineTable lines={lines} locale={locale} actions={line => <Choices line={line} opened={opened} />} />
      <Button href={link(paths.receptionCheck(reception.id))}>{words.checkAndFile}</Button>
    </>
  )
}

interface LineTableProps {
  readonly lines: readonly Line[]
  readonly locale: Locale
  readonly actions?: (line: Line) => preact.JSX.Element | null
}

/** Each dossier with what it costs, when its result is due and what it still lacks. */
export function LineTable({ lines, locale, actions }: LineTableProps) {
  const words = messagesIn(locale)
  const head = [
    filingMessages(locale).procedure,
    { text: words.fee, numeric: true },
    filingMessages(locale).dueAt,
    words.missing,
  ]
  return (
    <Table
      stack
      caption={words.dossiersHere(lines.length)}
      captionClasses="govuk-table__caption--m"
      head={actions === undefined ? head : [...head, words.choices]}
      rows={lines.map(line => [
        <NameOf line={line} locale={locale} />,
        { text: sayFee(line.fee, locale), numeric: true },
        sayDue(line, locale),
        line.missing.length === 0 ? words.nothingMissing : line.missing.join(', '),
        ...(actions === undefined ? [] : [actions(line)]),
      ])}
    />
  )
}

function NameOf({ line, locale }: { readonly line: Line; readonly locale: Locale }) {
  const href = line.code === null ? paths.onePage(line.open.draft.id) : paths.officeDossier(line.code)
  return (
    <>
      <a class="govuk-link" href={linksIn(locale)(href)}>
        {line.name}
      </a>
      {line.subject !== undefined && (
        <>
          <br />
          <span class="govuk-body-s">{line.subject}</span>
        </>
      )}
    </>
  )
}

export function sayFee(fee: number | null, locale: Locale): string {
  if (fee === null) return filingMessages(locale).feeUnknown
  return fee === 0 ? messagesIn(locale).free : formatVnd(vnd(fee), locale)
}

function sayDue({ due, code }: Line, locale: Locale): string {
  if (code !== null) return messagesIn(locale).filedAs(code)
  if (due === undefined) return filingMessages(locale).notChosen
  const when = formatMoment(Temporal.Instant.from(due.at), locale)
  return due.provisional ? filingMessages(locale).provisionalDate(when) : when
}

function Choices({ line, opened }: { readonly line: Line; readonly opened: OpenReception }) {
  const { reception, locale } = opened
  if (line.code !== null) return null
  const words = messagesIn(locale)
  const link = linksIn(locale)
  const about = (
    <span class="govuk-visually-hidden">: {[line.name, line.subject].filter(Boolean).join(', ')}</span>
  )
  return (
    <Form action={link(paths.receptionDossiers(reception.id))}>
      <ButtonGroup>
        <Button kind="secondary" name="like" value={line.open.draft.id} classes="govuk-!-margin-bottom-0">
          {words.another}
          {about}
        </Button>
        <a class="govuk-link" href={link(paths.deleteDraft(line.open.draft.id))}>
          {words.leaveOut}
          {about}
        </a>
      </ButtonGroup>
    </Form>
  )
}

interface AddProps {
  readonly deps: FilingDeps
  readonly opened: OpenReception
  readonly q: string | undefined
  readonly isFirst: boolean
  readonly refused: Refused | undefined
  readonly errors: readonly FieldErrorShown[]
}

/** A procedure is found by its words; Enter finds, Enter again takes the first. */
function Add({ deps, opened, q, isFirst, refused, errors }: AddProps) {
  const { reception, locale } = opened
  const words = messagesIn(locale)
  const link = linksIn(locale)
  const isAsked = q !== undefined || (isFirst && refused === undefined)
  const all = isAsked ? deps.catalogue.search({ q }).filter(isConfigured) : []
  const some = all.length <= mostFound + fewMore ? all : all.slice(0, mostFound)
  const meant = refused?.procedure
  const found = meant === undefined || some.some(({ code }) => code === meant.code) ? some : [meant, ...some]
  return (
    <>
      <h2 class="govuk-heading-m">{isFirst ? words.whatNeeded : words.whatElse}</h2>
      <search class="mc-search">
        <form action={link(`${paths.reception(reception.id)}#found-0`)} method="get">
          <label class="govuk-label" for="q">
            {words.searchLabel}
          </label>
          <div class="mc-search__row">
            <input
              class="mc-search__input"
              id="q"
              name="q"
              type="search"
              value={q}
              autocomplete="off"
              enterkeyhint="search"
              maxlength={200}
            />
            <button class="mc-search__button" type="submit">
              {words.find}
            </button>
          </div>
        </form>
      </search>
      {q !== undefined && found.length === 0 && <p class="govuk-body">{filingMessages(locale).walkInNone}</p>}
      {found.length > 0 && (
        <Found found={found} opened={opened} q={q} count={refused?.count} errors={errors} />
      )}
      {all.length > some.length && (
        <p class="govuk-body">
          {(q === undefined ? words.moreThere : words.moreFound)(all.length - some.length)}
        </p>
      )}
    </>
  )
}

interface FoundProps {
  readonly found: readonly Procedure[]
  readonly opened: OpenReception
  readonly q: string | undefined
  readonly count: string | undefined
  readonly errors: readonly FieldErrorShown[]
}

function Found({ found, opened, q, count = '1', errors }: FoundProps) {
  const { reception, locale } = opened
  const words = messagesIn(locale)
  const messages = filingMessages(locale)
  return (
    <Form action={linksIn(locale)(paths.receptionDossiers(reception.id))} classes="govuk-!-margin-top-4">
      <Table
        head={[messages.procedure, messages.procedureCode, words.add]}
        rows={found.map((procedure, index) => {
          const name = say(shortNameOf(procedure), locale)
          return [
            name,
            { text: procedure.code, classes: 'mc-nowrap' },
            <Button
              kind="secondary"
              id={`found-${index}`}
              name="procedure"
              value={procedure.code}
              classes="govuk-!-margin-bottom-0"
            >
              {words.add}
              <span class="govuk-visually-hidden">: {name}</span>
            </Button>,
          ]
        })}
      />
      {q !== undefined && <input type="hidden" name="q" value={q} />}
      <TextInput
        name="count"
        error={errorFor(errors, 'count')}
        label={words.howMany}
        hint={words.howManyHint(draftsOfReception)}
        width={2}
        inputmode="numeric"
        value={count}
      />
    </Form>
  )
}
