import { formatMoment } from '../../../../kernel/index.ts'
import type { App, Reply } from '../../../../platform/http/index.ts'
import { Button, ButtonGroup, Form, SummaryList, Tag, TaskList, type Tone } from '../../../../ui/index.ts'
import { deleteDraft } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { sendDraftPage } from './frame.tsx'
import { type Messages, messagesIn } from './messages.ts'
import { isAtCounter, isCompletion, type OpenDraft } from './open-draft.ts'
import { nextPart, type Part, type PartState, paperName, partsOf, unfinished } from './parts.ts'
import { linksIn, paths } from './paths.ts'

/** The parts of a draft with how far each is: where somebody goes on after a pause. And the way to throw it away. */
export function overviewRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id', (open, _, reply) =>
    open.draft.content.reception === undefined
      ? sendOverview(deps, open, reply)
      : seeOther(reply, paths.onePage(open.draft.id)),
  )
  getOfDraft(app, deps, '/drafts/:id/delete', (open, _, reply) => sendDelete(open, reply))
  postOfDraft(app, deps, '/drafts/:id/delete', async (open, _, reply) => {
    await deleteDraft(deps.db, open.draft.id, open.owner)
    return seeOther(reply, homeOf(open))
  })
}

/** Where somebody comes from: the own dossiers, or the page of the counter. */
export function homeOf(open: OpenDraft): string {
  const { completes, reception } = open.draft.content
  if (reception !== undefined) return paths.reception(reception)
  if (isAtCounter(open)) return paths.walkIn
  return completes === undefined ? paths.mine : paths.dossier(completes.code)
}

function sendOverview(deps: FilingDeps, open: OpenDraft, reply: Reply): Reply {
  const { locale, draft } = open
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  const parts = partsOf(open, deps.catalogue)
  const next = nextPart(parts)
  const nextHref = link(paths.part(draft.id, next?.key ?? 'check'))
  const checkTitle = isCompletion(open) ? messages.checkSupplement : messages.check
  return sendDraftPage(
    reply,
    open,
    { title: titleOf(open, messages), back: homeOf(open) },
    <>
      <p class="govuk-body">{leadOf(open, messages)}</p>
      {isCompletion(open) && <Asked open={open} />}
      <TaskList
        items={[
          ...parts.map(part => itemOf(part, open, messages)),
          unfinished(parts).length === 0
            ? {
                title: checkTitle,
                href: link(paths.part(draft.id, 'check')),
                status: <Tag tone="inHand">{messages.todo}</Tag>,
              }
            : {
                title: checkTitle,
                status: { text: messages.cannotYet, classes: 'govuk-task-list__status--cannot-start-yet' },
              },
        ]}
      />
      <Button href={nextHref}>{messages.goOnWith(next?.title ?? checkTitle)}</Button>
      <p class="govuk-body-s">
        {messages.draftSavedAt(formatMoment(draft.updatedAt, locale))}{' '}
        <a class="govuk-link" href={link(paths.deleteDraft(draft.id))}>
          {messages.deleteDraft}
        </a>
      </p>
    </>,
  )
}

/** What was asked for and why, in the officer's words. */
function Asked({ open }: { readonly open: OpenDraft }) {
  const rows = [...open.reasons].map(([key, value]) => ({
    key: paperName(open.procedure, key, open.locale),
    value: { text: value, classes: 'mc-lines' },
  }))
  return <SummaryList card={{ title: messagesIn(open.locale).supplementTitle }} rows={rows} />
}

function titleOf(open: OpenDraft, messages: Messages): string {
  if (isCompletion(open)) return messages.draftTitleSupplement
  return isAtCounter(open) ? messages.draftTitleCounter : messages.draftTitle
}

function leadOf({ draft }: OpenDraft, messages: Messages): string {
  const { completes } = draft.content
  return completes === undefined ? messages.draftLead : messages.draftLeadSupplement(completes.code)
}

const tones: Readonly<Record<Exclude<PartState, 'done'>, Tone>> = {
  todo: 'inHand',
  begun: 'inHand',
  again: 'soon',
  faulty: 'soon',
}

function itemOf({ key, title, state }: Part, open: OpenDraft, messages: Messages) {
  const status = state === 'done' ? messages.done : <Tag tone={tones[state]}>{messages[state]}</Tag>
  return { title, href: linksIn(open.locale)(paths.part(open.draft.id, key)), status }
}

function sendDelete(open: OpenDraft, reply: Reply): Reply {
  const messages = messagesIn(open.locale)
  const link = linksIn(open.locale)
  return sendDraftPage(
    reply,
    open,
    { title: messages.deleteTitle },
    <Form action={link(paths.deleteDraft(open.draft.id))}>
      <p class="govuk-body">{messages.deleteText}</p>
      <ButtonGroup>
        <Button kind="warning">{messages.deleteYes}</Button>
        <a class="govuk-link" href={link(paths.draft(open.draft.id))}>
          {messages.deleteNo}
        </a>
      </ButtonGroup>
    </Form>,
  )
}
