import type { ComponentChildren } from 'preact'
import { officer, type Reply, type Request } from '../../../../../platform/http/index.ts'
import { ErrorSummary, type FieldErrorShown, sendPage } from '../../../../../ui/index.ts'
import type { FilingDeps } from '../deps.ts'
import { type Around, aroundDrafts } from '../open-draft.ts'
import { linksIn } from '../paths.ts'
import { getReception, type Reception } from './receptions.ts'

/** The pages of the counter are for those who receive. */
export const receivers = { config: { access: officer('receivingOfficer') } }

/** A reception with what its pages look at. */
export interface OpenReception extends Around {
  readonly reception: Reception
}

/** @throws Refusal 404 where it is not this officer's */
export async function openReception(deps: FilingDeps, request: Request): Promise<OpenReception> {
  const around = await aroundDrafts(deps, request)
  const { id } = request.params as { id: string }
  return { ...around, reception: await getReception(deps.db, id, around.owner) }
}

export interface CounterPage {
  readonly title: string
  readonly caption?: string | undefined
  readonly back?: string | undefined
  readonly errors?: readonly FieldErrorShown[] | undefined
  readonly here: string
}

/** A page of the counter: the way back, what is wrong, the title. What answers a form is a 422. */
export function sendCounterPage(
  reply: Reply,
  { locale, frame }: Pick<Around, 'locale' | 'frame'>,
  { title, caption, back, errors = [], here }: CounterPage,
  content: ComponentChildren,
): Reply {
  const isAnswer = reply.request.method === 'POST'
  return sendPage(
    reply,
    {
      ...frame,
      title,
      errors,
      ...(back === undefined ? {} : { back: { href: linksIn(locale)(back) } }),
      ...(isAnswer ? { status: 422, here } : {}),
    },
    <>
      <ErrorSummary errors={errors} />
      {caption !== undefined && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l">{title}</h1>
      {content}
    </>,
  )
}
