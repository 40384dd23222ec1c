import type { ComponentChildren } from 'preact'
import { say } from '../../../../kernel/index.ts'
import type { Reply } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  type FieldErrorShown,
  NotificationBanner,
  type PageProps,
  sendPage,
} from '../../../../ui/index.ts'
import { shortNameOf } from '../../../catalogue/index.ts'
import { messagesIn } from './messages.ts'
import type { OpenDraft } from './open-draft.ts'
import { linksIn, paths } from './paths.ts'

export interface DraftPage {
  readonly title: string
  /** Above the title: which part this is. */
  readonly caption?: string | undefined
  readonly back?: string | undefined
  readonly errors?: readonly FieldErrorShown[] | undefined
  /** Where the page can be fetched, when it answers a form. */
  readonly here?: string | undefined
}

/** A page of a draft: one column, the way back, what is wrong, the title. With errors it is a 422. */
export function sendDraftPage(
  reply: Reply,
  open: OpenDraft,
  page: DraftPage,
  content: ComponentChildren,
): Reply {
  const { locale } = open
  const { errors = [] } = page
  const link = linksIn(locale)
  const messages = messagesIn(locale)
  const name = say(shortNameOf(open.procedure), locale)
  const isAnswer = reply.request.method === 'POST'
  const props: PageProps = {
    ...open.frame,
    title: `${page.title} – ${name}`,
    errors,
    back: { href: link(page.back ?? paths.draft(open.draft.id)) },
    ...(isAnswer ? { status: 422 } : {}),
    ...(page.here === undefined ? {} : { here: page.here }),
  }
  return sendPage(
    reply,
    props,
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        {open.renewed && (
          <NotificationBanner title={messages.renewedTitle}>{messages.renewed}</NotificationBanner>
        )}
        <span class="govuk-caption-l">{page.caption === undefined ? name : `${name} · ${page.caption}`}</span>
        <h1 class="govuk-heading-l">{page.title}</h1>
        {content}
      </div>
    </div>,
  )
}

/** Going on, or keeping what is there and leaving. The first is what the Enter key presses. */
export function SaveButtons({ open }: { readonly open: OpenDraft }) {
  const messages = messagesIn(open.locale)
  return (
    <ButtonGroup>
      <Button>{messages.saveAndGoOn}</Button>
      <Button kind="secondary" name="leave" value="yes">
        {messages.saveAndLeave}
      </Button>
    </ButtonGroup>
  )
}
