import { type Locale, parseId, say } from '../../../../kernel/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  errorFor,
  type FieldErrorShown,
  FileUpload,
  Form,
  InsetText,
  TextInput,
} from '../../../../ui/index.ts'
import type { Component } from '../../../catalogue/index.ts'
import { acceptedMediaTypes, getCleanFile, sendFile } from '../../../documents/index.ts'
import type { DraftContent, DraftFile } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { actionOf, backOf, finishPart, getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { sendDraftPage } from './frame.tsx'
import { type Messages, messagesIn } from './messages.ts'
import { isAtCounter, isCompletion, type OpenDraft, openDraft } from './open-draft.ts'
import { missingPapers, paperName, papersOf, partsOf } from './parts.ts'
import { linksIn, paths } from './paths.ts'
import { captionOf } from './questions.tsx'
import { boxes, keepCounts, type ReceivedPapers, receivePapers, removeFile } from './received-papers.ts'

const part = 'papers'

/** The papers of a draft: one form for all of them, so that nothing chosen or typed is lost by pressing another button. */
export function papersRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/papers', (open, request, reply) =>
    sendPapers(deps, open, { request, reply, errors: [] }),
  )
  postOfDraft(app, deps, '/drafts/:id/papers', (open, request, reply) =>
    answerPapers(deps, open, request, reply),
  )
  getOfDraft(app, deps, '/drafts/:id/files/:file', async (open, request, reply) => {
    const { file } = request.params as { file: string }
    return sendFile(reply, deps.blobs, await getCleanFile(deps.db, ownFile(open, file)), 'inline')
  })
}

/** @throws Refusal 404 when the file is none of the draft's */
function ownFile({ draft }: OpenDraft, file: string) {
  const id = parseId<'file'>(file)
  const isOwn = draft.content.components.some(({ files }) => files.some(each => each.id === file))
  if (id === undefined || !isOwn) throw new Refusal(404, 'file_not_found')
  return id
}

async function answerPapers(deps: FilingDeps, before: OpenDraft, request: Request, reply: Reply) {
  const received = await receivePapers(deps, before, request)
  const counts = await keepCounts(deps, before, received.fields)
  const [word = '', about = ''] = received.pressed.split(':')
  if (word === 'remove') await removeFile(deps, before, about)
  const open = await openDraft(deps, request)
  const errors = [...counts, ...received.errors, ...askedInVain(open, word, about, received)]
  if (errors.length > 0) return sendPapers(deps, open, { request, reply, errors, fields: received.fields })
  if (word === 'leave') return seeOther(reply, paths.draft(open.draft.id))
  if (word === 'upload' || word === 'remove')
    return seeOther(reply, `${paths.part(open.draft.id, part)}${hashOf(about, word)}`)
  return finishPart(deps, open, part, {}, request, reply)
}

function hashOf(paper: string, word: string): string {
  return word === 'upload' && /^\w+$/.test(paper) ? `#paper-${paper}` : ''
}

/** Uploading nothing, or going on while a paper is missing. */
function askedInVain(
  open: OpenDraft,
  word: string,
  about: string,
  { taken, errors }: ReceivedPapers,
): FieldErrorShown[] {
  const messages = messagesIn(open.locale)
  const name = (key: string) => paperName(open.procedure, key, open.locale)
  if (word === 'upload' && !taken.has(about) && errors.length === 0) {
    return [{ field: boxes.files(about), message: messages.noFileChosen(name(about)) }]
  }
  if (word !== 'continue') return []
  const faulty = new Set(errors.map(({ field }) => field))
  const sentence = isAtCounter(open) ? messages.paperMissingCounter : messages.paperMissing
  return missingPapers(open)
    .filter(({ key }) => !faulty.has(boxes.files(key)))
    .map(({ key, kind }) => ({
      field: isAtCounter(open)
        ? boxes[kind === 'copy' || kind === 'certified' ? 'copies' : 'originals'](key)
        : boxes.files(key),
      message: sentence(name(key)),
    }))
}

interface Sending {
  readonly request: Request
  readonly reply: Reply
  readonly errors: readonly FieldErrorShown[]
  readonly fields?: Readonly<Record<string, string>>
}

function sendPapers(deps: FilingDeps, open: OpenDraft, { request, reply, errors, fields }: Sending): Reply {
  const messages = messagesIn(open.locale)
  const papers = papersOf(open)
  const isSettled = partsOf(open, deps.catalogue).every(
    ({ key, state }) => state === 'done' || !/^questions/.test(key),
  )
  const props = { open, messages, errors, fields }
  return sendDraftPage(
    reply,
    open,
    {
      title: isAtCounter(open) ? messages.papersTitleCounter : messages.papersTitle,
      caption: captionOf(deps, open, part),
      back: backOf(open, deps, part, request),
      errors,
      here: paths.part(open.draft.id, part),
    },
    <Form action={actionOf(open, part, request)} multipart progress>
      <p class="govuk-body">{leadOf(open, messages)}</p>
      {!isSettled && <p class="govuk-body">{messages.papersUnsure}</p>}
      {/* What the Enter key presses in a box of numbers: it must not be the first "remove". */}
      {isAtCounter(open) && <EnterKey words={messages.saveAndGoOn} />}
      {papers
        .filter(paper => !isOnlyShown(open, paper))
        .map(paper => (
          <PaperSection key={paper.key} {...props} paper={paper} />
        ))}
      <OnlyShown open={open} messages={messages} />
      <ButtonGroup>
        <Button name="do" value="continue">
          {messages.saveAndGoOn}
        </Button>
        <Button kind="secondary" name="do" value="leave">
          {messages.saveAndLeave}
        </Button>
      </ButtonGroup>
    </Form>,
  )
}

function EnterKey({ words }: { readonly words: string }) {
  return (
    <button class="govuk-visually-hidden" type="submit" name="do" value="continue" tabindex={-1}>
      {words}
    </button>
  )
}

function leadOf(open: OpenDraft, messages: Messages): string {
  const papers = papersOf(open)
  if (papers.length === 0) return messages.noPapers
  if (isCompletion(open)) return messages.papersLeadSupplement
  if (isAtCounter(open)) return messages.papersLeadCounter
  const sent = papers.filter(paper => !isOnlyShown(open, paper))
  if (sent.length === 0) return messages.noUploads
  return sent.some(({ required }) => required) ? messages.papersLead : messages.papersLeadOptional
}

/** Filed from home, some papers are only shown later: they stand apart from those to be sent. */
function isOnlyShown(open: OpenDraft, { kind }: Component): boolean {
  return kind === 'shown' && !isAtCounter(open) && !isCompletion(open)
}

function OnlyShown({ open, messages }: Pick<PaperProps, 'open' | 'messages'>) {
  const shown = papersOf(open).filter(paper => isOnlyShown(open, paper))
  if (shown.length === 0) return null
  return (
    <section class="govuk-!-margin-bottom-7" aria-labelledby="papers-shown">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="papers-shown">
        {messages.shownTitle}
      </h2>
      <p class="govuk-body">{messages.shownLead}</p>
      <ul class="govuk-list govuk-list--bullet">
        {shown.map(paper => (
          <li key={paper.key}>
            {say(paper.name, open.locale)}
            {paper.note && <div class="govuk-hint">{say(paper.note, open.locale)}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface PaperProps {
  readonly open: OpenDraft
  readonly messages: Messages
  readonly errors: readonly FieldErrorShown[]
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly paper: Component
}

function PaperSection(props: PaperProps) {
  const { open, messages, paper } = props
  const { locale } = open
  const isUploaded = paper.kind !== 'shown' || isCompletion(open)
  return (
    <section class="govuk-!-margin-bottom-7" aria-labelledby={`paper-${paper.key}`}>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id={`paper-${paper.key}`}>
        {say(paper.name, locale)}
        {!paper.required && paper.kind !== 'shown' && (
          <span class="govuk-!-font-weight-regular"> ({messages.optionalPaper})</span>
        )}
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-2">{kindWords(open, paper)}</p>
      {paper.note && <p class="govuk-hint">{say(paper.note, locale)}</p>}
      {open.reasons.has(paper.key) && <InsetText classes="mc-lines">{open.reasons.get(paper.key)}</InsetText>}
      {isUploaded && <Files {...props} />}
      {isAtCounter(open) && paper.kind !== 'shown' && <Counts {...props} />}
      {isUploaded && <UploadBox {...props} />}
    </section>
  )
}

/** How a paper is handed in, in plain words. */
export function kindWords(open: OpenDraft, paper: Pick<Component, 'kind'>): string {
  const messages = messagesIn(open.locale)
  return isAtCounter(open) ? messages[`counter_${paper.kind}`] : messages[`kind_${paper.kind}`]
}

function paperIn(open: OpenDraft, key: string): DraftContent['components'][number] | undefined {
  return open.draft.content.components.find(component => component.key === key)
}

function Files({ open, messages, paper }: PaperProps) {
  const files = paperIn(open, paper.key)?.files ?? []
  if (files.length === 0) return null
  return (
    <>
      <h3 class="govuk-visually-hidden">{messages.filesSent(say(paper.name, open.locale))}</h3>
      <dl class="govuk-summary-list">
        {files.map(file => (
          <FileRow key={file.id} open={open} file={file} messages={messages} />
        ))}
      </dl>
    </>
  )
}

interface FileProps {
  readonly open: OpenDraft
  readonly file: DraftFile
  readonly messages: Messages
}

function FileRow({ open, file, messages }: FileProps) {
  const href = linksIn(open.locale)(paths.draftFile(open.draft.id, file.id))
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">
        {sayFile(file, open.locale)}
        {file.mediaType.startsWith('image/') && <Thumbnail href={href} />}
      </dt>
      <dd class="govuk-summary-list__value">
        <a class="govuk-link" href={href} target="_blank" rel="noopener">
          {file.name}
        </a>
      </dd>
      <dd class="govuk-summary-list__actions">
        <Button kind="secondary" name="do" value={`remove:${file.id}`} classes="govuk-!-margin-bottom-0">
          {messages.remove}
          <span class="govuk-visually-hidden">: {file.name}</span>
        </Button>
      </dd>
    </div>
  )
}

/** The name beside it says what it is; the picture only helps to tell one from another. */
function Thumbnail({ href }: { readonly href: string }) {
  return (
    <>
      <br />
      <img src={href} alt="" height={64} loading="lazy" />
    </>
  )
}

const oneDigit = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

/** A file's kind and size. @example 'ảnh JPEG, 1,2 MB' */
export function sayFile(file: Pick<DraftFile, 'size' | 'mediaType'>, locale: Locale): string {
  const kind = messagesIn(locale).formatOf[file.mediaType] ?? file.mediaType
  const kb = file.size / 1024
  const size = kb < 1000 ? `${Math.max(1, Math.round(kb))} KB` : `${oneDigit.format(kb / 1024)} MB`
  return `${kind}, ${locale === 'vi' ? size : size.replace(',', '.')}`
}

/** How many of a paper the officer holds. */
export function Counts({ open, messages, errors, fields, paper }: PaperProps) {
  const known = paperIn(open, paper.key)
  const box = (kind: 'originals' | 'copies', listed: number) => {
    const name = boxes[kind](paper.key)
    return (
      <TextInput
        name={name}
        label={messages[kind]}
        width={2}
        inputmode="numeric"
        error={errorFor(errors, name)}
        value={
          fields?.[name] ?? String(known?.[kind] ?? (known === undefined && paper.required ? listed : 0))
        }
      />
    )
  }
  return (
    <div class="govuk-date-input">
      <div class="govuk-date-input__item">{box('originals', paper.originals)}</div>
      <div class="govuk-date-input__item">{box('copies', paper.copies)}</div>
    </div>
  )
}

function UploadBox({ open, messages, errors, paper }: PaperProps) {
  const name = boxes.files(paper.key)
  const said = errors.filter(error => error.field === name)
  return (
    <>
      <FileUpload
        name={name}
        label={
          <>
            {messages.chooseFilesShort}
            <span class="govuk-visually-hidden">: {say(paper.name, open.locale)}</span>
          </>
        }
        hint={messages.filesHint}
        error={
          said.length === 0 ? undefined : said.map(({ message }, index) => [index > 0 && <br />, message])
        }
        multiple
        accept={acceptedMediaTypes}
      />
      <Button kind="secondary" name="do" value={`upload:${paper.key}`}>
        {messages.upload}
        <span class="govuk-visually-hidden">{messages.uploadFor(say(paper.name, open.locale))}</span>
      </Button>
    </>
  )
}
