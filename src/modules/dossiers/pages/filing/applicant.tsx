import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import { type FieldErrorShown, Form } from '../../../../ui/index.ts'
import { type AnswerValue, FieldGroupForm } from '../../../catalogue/index.ts'
import type { Applicant } from '../../applicant.ts'
import { type DraftContent, saveDraft } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { actionOf, backOf, finishPart, getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { type Posted, postedOf } from './form-body.ts'
import { SaveButtons, sendDraftPage } from './frame.tsx'
import { type ReadGroup, readGroup, shown } from './group-page.ts'
import { messagesIn } from './messages.ts'
import { isAtCounter, type OpenDraft, wardChoices } from './open-draft.ts'
import { isTyped } from './parts.ts'
import { linksIn, paths } from './paths.ts'
import { applicantForm, peopleDictionary } from './people-form.ts'
import { captionOf } from './questions.tsx'

const part = 'applicant'

/** At the counter: who is filing, typed by the officer from the person's papers. */
export function applicantRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/applicant', (open, request, reply) => {
    const { reception } = open.draft.content
    // The person of a reception is described once, for everything they came for.
    if (reception !== undefined) return seeOther(reply, paths.receptionPerson(reception))
    if (!isAtCounter(open)) return seeOther(reply, paths.draft(open.draft.id))
    return sendApplicant(deps, open, { request, reply, errors: [] })
  })
  postOfDraft(app, deps, '/drafts/:id/applicant', (open, request, reply) =>
    answerApplicant(deps, open, request, reply),
  )
  postOfDraft(app, deps, '/drafts/:id/saved/applicant', async (open, request, reply) => {
    await keep(deps, open, read(open, postedOf(request)))
    return reply.code(204).send()
  })
}

async function answerApplicant(deps: FilingDeps, open: OpenDraft, request: Request, reply: Reply) {
  const posted = postedOf(request)
  const group = read(open, posted)
  if (posted.leave === undefined && group.faults.length === 0) {
    return finishPart(deps, open, part, contentOf(group), request, reply)
  }
  await keep(deps, open, group)
  if (posted.leave !== undefined) return seeOther(reply, paths.draft(open.draft.id))
  const errors = shown(group.faults, applicantForm, peopleDictionary, open.locale)
  return sendApplicant(deps, open, { request, reply, errors, typed: group.typed })
}

function read(open: OpenDraft, posted: Posted): ReadGroup {
  return readGroup(open, applicantForm, peopleDictionary, 'applicant', posted, {})
}

function contentOf({ answers, typed }: ReadGroup): Partial<DraftContent> {
  return { applicant: answers as Partial<Applicant>, typed: { applicant: typed } }
}

function keep(deps: FilingDeps, open: OpenDraft, group: ReadGroup): Promise<void> {
  return saveDraft(deps.db, open.draft.id, open.owner, contentOf(group), deps.clock.now())
}

interface Sending {
  readonly request: Request
  readonly reply: Reply
  readonly errors: readonly FieldErrorShown[]
  readonly typed?: Posted
}

function sendApplicant(deps: FilingDeps, open: OpenDraft, { request, reply, errors, typed }: Sending): Reply {
  const { locale, draft } = open
  const messages = messagesIn(locale)
  const kept = isTyped(draft.content, part) ? draft.content.typed[part] : undefined
  const [group] = applicantForm.groups
  if (group === undefined) throw new Error('the form of the applicant has no group')
  return sendDraftPage(
    reply,
    open,
    {
      title: messages.applicantTitle,
      caption: captionOf(deps, open, part),
      back: backOf(open, deps, part, request),
      errors,
      here: paths.part(draft.id, part),
    },
    <Form action={actionOf(open, part, request)} autosave={linksIn(locale)(paths.saved(draft.id, part))}>
      <p class="govuk-body">{messages.applicantLead}</p>
      <FieldGroupForm
        form={applicantForm}
        group={group}
        dictionary={peopleDictionary}
        answers={draft.content.applicant as Record<string, AnswerValue>}
        typed={typed ?? kept}
        errors={errors}
        wards={wardChoices(open)}
        locale={locale}
      />
      <SaveButtons open={open} />
    </Form>,
  )
}
