import { formatVnd, say, vnd } from '../../../../../kernel/index.ts'
import { type App, InvalidInput, type Reply, type Request } from '../../../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  Details,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  Key,
} from '../../../../../ui/index.ts'
import { AnswersSummary } from '../../../../catalogue/index.ts'
import { closeDraft, saveDraft } from '../../../drafts.ts'
import type { FilingDeps } from '../deps.ts'
import { seeOther } from '../draft-routes.tsx'
import { type Posted, postedOf } from '../form-body.ts'
import { messagesIn as filingMessages } from '../messages.ts'
import { NothingMore } from '../nothing-more.tsx'
import { nameOf } from '../open-draft.ts'
import { linksIn, paths } from '../paths.ts'
import { saidOfFault, sendDraft } from '../send-draft.ts'
import { spokenForm } from './about-applicant.ts'
import { AssistanceQuestion, readAssistance, teamsFor } from './assistance.tsx'
import { type OpenReception, openReception, receivers, sendCounterPage } from './frame.tsx'
import { type Line, linesOf, totalOf } from './lines.ts'
import { messagesIn } from './messages.ts'
import { nameIn, Person } from './person.tsx'
import { LineTable } from './reception.tsx'

/** Everything of one person once more, each with fee, date and what is missing; one button files all that is ready. */
export function confirmRoutes(app: App, deps: FilingDeps): void {
  app.get('/office/receptions/:id/check', receivers, async (request, reply) => {
    const opened = await openReception(deps, request)
    if (opened.reception.isClosed) return seeOther(reply, paths.receptionDone(opened.reception.id))
    return sendConfirm(deps, opened, reply, { errors: [] })
  })
  app.post('/office/receptions/:id/check', receivers, (request, reply) => file(deps, request, reply))
}

/** A dossier is filed in a transaction of its own: one that cannot be filed holds up no other. */
async function file(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const opened = await openReception(deps, request)
  const { reception, locale } = opened
  if (reception.isClosed) return seeOther(reply, paths.receptionDone(reception.id))
  const posted = postedOf(request)
  const lines = await linesOf(deps, opened)
  const isFiled = lines.length > 0 && lines.every(({ code }) => code !== null)
  if (isFiled) {
    // The first press has filed the last of them and is about to close the reception.
    await closeWhenDone(deps, opened)
    return seeOther(reply, paths.receptionDone(reception.id))
  }
  const ready = lines.filter(isReady)
  const help = readAssistance(posted, await teamsFor(deps, opened), locale)
  const errors = [
    ...(ready.length > 0 ? [] : [{ field: 'declaration', message: messagesIn(locale).nothingReady }]),
    ...help.errors,
    ...(posted.declaration === 'yes'
      ? []
      : [{ field: 'declaration', message: filingMessages(locale).declarationRequired }]),
  ]
  if (errors.length > 0) return sendConfirm(deps, opened, reply, { errors: errors.slice(0, 3), posted })
  const faults: FieldErrorShown[] = []
  for (const line of ready) faults.push(...(await fileLine(deps, line, help.assistance)))
  if (faults.length > 0) return sendConfirm(deps, opened, reply, { errors: faults, posted })
  await closeWhenDone(deps, opened)
  return seeOther(reply, paths.receptionDone(reception.id))
}

function isReady({ missing, code }: Line): boolean {
  return missing.length === 0 && code === null
}

/** Pressed twice it is filed once: the draft is the key. What filing refused comes back as sentences. */
async function fileLine(
  deps: FilingDeps,
  { open }: Line,
  assistance: ReturnType<typeof readAssistance>['assistance'],
): Promise<FieldErrorShown[]> {
  const helped = assistance === undefined ? {} : { assistance }
  const draft = { ...open.draft, content: { ...open.draft.content, ...helped } }
  try {
    await sendDraft(deps, { ...open, draft })
    return []
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    await saveDraft(deps.db, draft.id, open.owner, helped, deps.clock.now())
    return error.errors.map(fault => saidOfFault(open, deps, fault))
  }
}

/** With nothing left to file the reception is over; it keeps the last code, as its drafts keep theirs. */
async function closeWhenDone(deps: FilingDeps, opened: OpenReception): Promise<void> {
  const lines = await linesOf(deps, opened)
  const last = lines.at(-1)?.code
  if (last === undefined || last === null || lines.some(({ code }) => code === null)) return
  await closeDraft(deps.db, opened.reception.id, last, deps.clock.now())
}

interface Sending {
  readonly errors: readonly FieldErrorShown[]
  readonly posted?: Posted
}

async function sendConfirm(
  deps: FilingDeps,
  opened: OpenReception,
  reply: Reply,
  { errors, posted }: Sending,
): Promise<Reply> {
  const { reception, locale } = opened
  const [lines, teams] = await Promise.all([linesOf(deps, opened), teamsFor(deps, opened)])
  const ready = lines.filter(isReady)
  const words = messagesIn(locale)
  const isByPost = reception.channel === 'post'
  return sendCounterPage(
    reply,
    opened,
    {
      title: filingMessages(locale).checkTitle,
      caption: words.receptionTitle(nameIn(reception, locale)),
      back: paths.reception(reception.id),
      errors,
      here: paths.receptionCheck(reception.id),
    },
    <>
      <LineTable lines={lines} locale={locale} />
      <Total lines={lines} opened={opened} />
      <Said deps={deps} opened={opened} lines={lines} />
      {ready.length === 0 ? (
        <p class="govuk-body">{words.nothingReady}</p>
      ) : (
        <Form action={linksIn(locale)(paths.receptionCheck(reception.id))}>
          {ready.length < lines.length && <InsetText>{words.othersStay}</InsetText>}
          {!isByPost && <AssistanceQuestion posted={posted} teams={teams} errors={errors} locale={locale} />}
          <h2 class="govuk-heading-m">{filingMessages(locale).declarationTitle}</h2>
          <Declarations lines={ready} />
          <Checkboxes
            name="declaration"
            error={errorFor(errors, 'declaration')}
            values={posted?.declaration === 'yes' ? ['yes'] : []}
            items={[
              {
                value: 'yes',
                text: (
                  <>
                    {isByPost ? words.declaredInPost : filingMessages(locale).declarationCheckCounter}{' '}
                    <Key name="C" />
                  </>
                ),
                attributes: { 'data-mc-key': 'c' },
              },
            ]}
          />
          <Button>{words.fileAll(ready.length)}</Button>
        </Form>
      )}
      <NothingMore locale={locale} />
    </>,
  )
}

function Total({ lines, opened }: { readonly lines: readonly Line[]; readonly opened: OpenReception }) {
  const { locale } = opened
  const { total, isWhole } = totalOf(lines.map(({ fee }) => fee))
  const words = messagesIn(locale)
  return (
    <p class="govuk-body">
      <strong>{words.total(formatVnd(vnd(total), locale))}</strong>
      {!isWhole && ` ${words.totalNotWhole}`}
    </p>
  )
}

/** What is declared, once for all that declare the same. */
function Declarations({ lines }: { readonly lines: readonly Line[] }) {
  const said = new Set(lines.map(({ open }) => say(open.procedure.form.declaration, open.locale)))
  return [...said].map(words => <InsetText key={words}>{words}</InsetText>)
}

interface SaidProps {
  readonly deps: FilingDeps
  readonly opened: OpenReception
  readonly lines: readonly Line[]
}

/** What was said in each dossier, to be read to the person or held beside what the post brought; folded where there are many. */
function Said({ deps, opened, lines }: SaidProps) {
  const { locale, directory, reception } = opened
  const words = messagesIn(locale)
  const wardName = (id: string) => {
    const unit = directory.find(id)
    return unit && nameOf(unit, locale)
  }
  return (
    <>
      <h2 class="govuk-heading-m">{reception.channel === 'post' ? words.comparePost : words.readBack}</h2>
      <Person opened={opened} />
      {lines.map(({ open, name, subject }) => (
        <Details
          key={open.draft.id}
          summary={[name, subject].filter(Boolean).join(': ')}
          open={lines.length === 1}
        >
          <AnswersSummary
            form={spokenForm(deps, open)}
            dictionary={deps.catalogue.dictionary}
            answers={open.answers}
            locale={locale}
            wardName={wardName}
            level={3}
            answeredOnly
          />
        </Details>
      ))}
    </>
  )
}
