import { say } from '../../../../kernel/index.ts'
import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import { errorFor, type FieldErrorShown, Form, Select } from '../../../../ui/index.ts'
import { saveDraft } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { actionOf, backOf, finishPart, getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { postedOf } from './form-body.ts'
import { SaveButtons, sendDraftPage } from './frame.tsx'
import { messagesIn } from './messages.ts'
import { isAtCounter, type OpenDraft, wardChoices, wardsOf } from './open-draft.ts'
import { paths } from './paths.ts'
import { captionOf } from './questions.tsx'

const part = 'where'

/** Which commune or ward decides, where the procedure leaves that open. */
export function whereRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/where', (open, request, reply) =>
    'unit' in open.procedure.competence
      ? seeOther(reply, paths.draft(open.draft.id))
      : sendWhere(deps, open, request, reply, []),
  )
  postOfDraft(app, deps, '/drafts/:id/where', async (open, request, reply) => {
    const { competentAuthority = '', leave } = postedOf(request)
    const chosen = wardsOf(open).find(({ id, decides }) => id === competentAuthority && decides)
    if (chosen === undefined && leave === undefined) {
      const message = messagesIn(open.locale).whereRequired
      return sendWhere(deps, open, request, reply, [{ field: 'competentAuthority', message }])
    }
    const content = chosen === undefined ? {} : { competentAuthority: chosen.id }
    if (leave === undefined) return finishPart(deps, open, part, content, request, reply)
    await saveDraft(deps.db, open.draft.id, open.owner, content, deps.clock.now())
    return seeOther(reply, paths.draft(open.draft.id))
  })
}

/** The field whose procedures are decided where people live. */
const civilStatus = 'ho-tich'

/**
 * The ward offered while none was chosen: at a counter, the counter's; from home the citizen's own where residence
 * decides. Everywhere else it would be a guess that is easily passed over.
 */
export function offeredWard(open: OpenDraft): string | undefined {
  if (!isAtCounter(open) && open.procedure.field.key !== civilStatus) return undefined
  const own = isAtCounter(open) ? open.draft.content.receivingUnit : open.identity?.wardId
  return wardsOf(open).find(({ id }) => id === own)?.id
}

function sendWhere(
  deps: FilingDeps,
  open: OpenDraft,
  request: Request,
  reply: Reply,
  errors: readonly FieldErrorShown[],
): Reply {
  const { locale, draft } = open
  const messages = messagesIn(locale)
  const offered = offeredWard(open)
  const chosen = draft.content.competentAuthority
  const isOffered = chosen === undefined && offered !== undefined && !isAtCounter(open) && errors.length === 0
  const hint = say(open.procedure.where, locale)
  return sendDraftPage(
    reply,
    open,
    {
      title: messages.whereQuestion,
      caption: captionOf(deps, open, part),
      back: backOf(open, deps, part, request),
      errors,
      here: paths.part(draft.id, part),
    },
    <Form action={actionOf(open, part, request)}>
      <Select
        name="competentAuthority"
        label={{ text: messages.chooseWard, size: 's' }}
        hint={isOffered ? `${hint} ${messages.whereOffered}` : hint}
        error={errorFor(errors, 'competentAuthority')}
        value={errors.length > 0 ? '' : (chosen ?? offered)}
        items={[{ value: '', text: messages.chooseWard }, ...wardChoices(open)]}
      />
      <SaveButtons open={open} />
    </Form>,
  )
}
