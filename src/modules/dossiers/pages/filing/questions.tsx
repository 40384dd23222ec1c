import { say } from '../../../../kernel/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import { type FieldErrorShown, Form, InsetText } from '../../../../ui/index.ts'
import { type FieldGroup, FieldGroupForm } from '../../../catalogue/index.ts'
import { type DraftContent, saveDraft } from '../../drafts.ts'
import { spokenForm } from './counter/about-applicant.ts'
import type { FilingDeps } from './deps.ts'
import { actionOf, backOf, finishPart, getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { type Posted, postedOf } from './form-body.ts'
import { SaveButtons, sendDraftPage } from './frame.tsx'
import { keysOf, type ReadGroup, readGroup, shown } from './group-page.ts'
import { messagesIn } from './messages.ts'
import { answersShown, type OpenDraft, wardChoices } from './open-draft.ts'
import { askedGroups, eformOf, faultsIn, isTyped, partsOf, questionsKey } from './parts.ts'
import { linksIn, paths } from './paths.ts'

/** One page for each group of questions: shown, kept as it is typed, and saved. */
export function questionRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/questions/:group', (open, request, reply) => {
    const group = askedGroup(open, request)
    if (group === undefined) return seeOther(reply, paths.draft(open.draft.id))
    return sendQuestions(deps, open, group, { request, reply, errors: brokenSince(deps, open, group) })
  })
  postOfDraft(app, deps, '/drafts/:id/questions/:group', (open, request, reply) =>
    answerQuestions(deps, open, request, reply),
  )
  postOfDraft(app, deps, '/drafts/:id/saved/questions/:group', async (open, request, reply) => {
    const group = askedGroup(open, request)
    if (group !== undefined) await keep(deps, open, group, readPosted(deps, open, group, postedOf(request)))
    return reply.code(204).send()
  })
}

/** @throws Refusal 404 when the form has no such group; undefined when the answers do not ask it (any more) */
function askedGroup(open: OpenDraft, request: Request): FieldGroup | undefined {
  const { group } = request.params as { group: string }
  if (!open.procedure.form.groups.some(({ key }) => key === group)) throw new Refusal(404, 'not_found')
  return askedGroups(open).find(({ key }) => key === group)
}

async function answerQuestions(deps: FilingDeps, open: OpenDraft, request: Request, reply: Reply) {
  const group = askedGroup(open, request)
  if (group === undefined) return seeOther(reply, paths.draft(open.draft.id))
  const posted = postedOf(request)
  const read = readPosted(deps, open, group, posted)
  if (posted.leave === undefined && read.faults.length === 0) {
    return finishPart(deps, open, questionsKey(group.key), contentOf(group, read), request, reply)
  }
  await keep(deps, open, group, read)
  if (posted.leave !== undefined) return seeOther(reply, paths.draft(open.draft.id))
  const errors = shown(read.faults, spokenForm(deps, open), deps.catalogue.dictionary, open.locale)
  return sendQuestions(deps, open, group, { request, reply, errors, typed: read.typed })
}

function readPosted(deps: FilingDeps, open: OpenDraft, group: FieldGroup, posted: Posted): ReadGroup {
  const { form } = open.procedure
  return readGroup(open, form, deps.catalogue.dictionary, group.key, posted, open.answers)
}

function contentOf(group: FieldGroup, { answers, typed }: ReadGroup): Partial<DraftContent> {
  return { answers, typed: { [group.key]: typed } }
}

/** Keeps what can be read as answers and everything as it was typed, right or wrong. */
function keep(deps: FilingDeps, open: OpenDraft, group: FieldGroup, read: ReadGroup): Promise<void> {
  return saveDraft(deps.db, open.draft.id, open.owner, contentOf(group, read), deps.clock.now())
}

/** A group finished once and no longer right says at once what is wrong: a new form, an answer elsewhere. */
function brokenSince(deps: FilingDeps, open: OpenDraft, group: FieldGroup): FieldErrorShown[] {
  const { done } = open.draft.content
  if (!done.includes(questionsKey(group.key)) || isTyped(open.draft.content, group.key)) return []
  const { form } = open.procedure
  const keys = keysOf(form, group.key)
  const faults = faultsIn(open, deps.catalogue.dictionary).filter(({ field }) => keys.includes(field))
  return shown(faults, spokenForm(deps, open), deps.catalogue.dictionary, open.locale)
}

interface Sending {
  readonly request: Request
  readonly reply: Reply
  readonly errors: readonly FieldErrorShown[]
  readonly typed?: Posted
}

function sendQuestions(deps: FilingDeps, open: OpenDraft, group: FieldGroup, sending: Sending): Reply {
  const { request, reply, errors } = sending
  const { locale, draft } = open
  const form = spokenForm(deps, open)
  const part = questionsKey(group.key)
  const kept = isTyped(draft.content, group.key) ? draft.content.typed[group.key] : undefined
  return sendDraftPage(
    reply,
    open,
    {
      title: say(group.title, locale),
      caption: captionOf(deps, open, part),
      back: backOf(open, deps, part, request),
      errors,
      here: paths.part(draft.id, part),
    },
    <Form action={actionOf(open, part, request)} autosave={linksIn(locale)(paths.saved(draft.id, part))}>
      <Reason open={open} />
      <FieldGroupForm
        form={form}
        group={form.groups.find(({ key }) => key === group.key) ?? group}
        dictionary={deps.catalogue.dictionary}
        answers={answersShown(open, deps.catalogue.dictionary)}
        typed={sending.typed ?? kept}
        errors={errors}
        offers={open.offers}
        wards={wardChoices(open)}
        today={open.today}
        locale={locale}
      />
      <SaveButtons open={open} />
    </Form>,
  )
}

/** Why the form was asked for again, in the officer's words. */
function Reason({ open }: { readonly open: OpenDraft }) {
  const reason = open.reasons.get(eformOf(open.procedure) ?? '')
  if (reason === undefined) return null
  return <InsetText classes="mc-lines">{messagesIn(open.locale).officerSays(reason)}</InsetText>
}

/** Which part this is of how many: checking is the last. */
export function captionOf(deps: FilingDeps, open: OpenDraft, part: string): string | undefined {
  const parts = partsOf(open, deps.catalogue)
  const index = parts.findIndex(({ key }) => key === part)
  return index < 0 ? undefined : messagesIn(open.locale).partOf(index + 1, parts.length + 1)
}
