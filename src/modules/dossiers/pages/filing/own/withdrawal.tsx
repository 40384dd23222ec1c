import type { Locale } from '../../../../../kernel/index.ts'
import {
  type App,
  citizen,
  citizenOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  sendPage,
  Textarea,
} from '../../../../../ui/index.ts'
import { unitDirectory } from '../../../../organisation/index.ts'
import { ActionRefused } from '../../../actions/record.ts'
import { askWithdrawal, cancelWithdrawal, withdraw } from '../../../actions/withdraw.ts'
import type { Dossier } from '../../../dossier.ts'
import { allowedActions, type Because, may } from '../../../rules/may.ts'
import { actorOf } from '../../../viewers.ts'
import { dossierWords } from '../../../words.ts'
import type { FilingDeps } from '../deps.ts'
import { seeOther } from '../draft-routes.tsx'
import { postedOf } from '../form-body.ts'
import { counterName } from '../open-draft.ts'
import { linksIn, paths } from '../paths.ts'
import { type SeenDossier, seenDossier } from '../seen-dossier.ts'
import { ownWords } from './words.ts'

const access = { config: { access: citizen } }
const longestReason = 1000

/** Taking a dossier back: at once before anybody accepted it, by asking afterwards, and going on after all. */
export function withdrawalRoutes(app: App, deps: FilingDeps): void {
  app.get('/dossiers/:code/withdrawal', access, (request, reply) => askWhy(deps, request, reply))
  app.post('/dossiers/:code/withdrawal', access, (request, reply) => takeBack(deps, request, reply))
  app.post('/dossiers/:code/withdrawal/cancel', access, (request, reply) => goOn(deps, request, reply))
}

/** What the owner may do now to have the dossier back; undefined where nothing. */
export function wayBack(dossier: Dossier, actor: string): 'withdraw' | 'askWithdrawal' | undefined {
  const owner = { id: actor, posts: [] }
  return (['withdraw', 'askWithdrawal'] as const).find(action => may(dossier, action, owner).allowed)
}

interface Typed {
  readonly reason: string
  readonly errors: readonly FieldErrorShown[]
  readonly status: number
}

async function askWhy(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const seen = await seenDossier(deps, request, 'withdrawal')
  return sendForm(deps, seen, reply, { reason: '', errors: [], status: 200 })
}

async function takeBack(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const seen = await seenDossier(deps, request, 'withdrawal')
  const words = ownWords(request.locale)
  const { reason = '', seq } = postedOf(request)
  const typed = reason.trim().slice(0, longestReason)
  if (typed === '') {
    const errors = [{ field: 'reason', message: words.withdrawReasonMissing }]
    return sendForm(deps, seen, reply, { reason: '', errors, status: 422 })
  }
  const actor = actorOf(citizenOf(request))
  const way = wayOf(seen.dossier, actor.id)
  const acting = { code: seen.dossier.code, actor, seq: Number(seq) }
  try {
    await (way === 'withdraw' ? withdraw : askWithdrawal)(deps, acting, typed)
  } catch (fault) {
    if (!(fault instanceof Refusal && fault.status === 409)) throw fault
    const now = await seenDossier(deps, request, 'withdrawal')
    const message =
      fault instanceof ActionRefused
        ? dossierWords(request.locale).because[fault.code as Because]
        : words.withdrawChanged
    return sendForm(deps, now, reply, { reason: typed, errors: [{ field: 'reason', message }], status: 409 })
  }
  return seeOther(reply, `${paths.dossier(seen.dossier.code)}?sent=${way}`)
}

async function goOn(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { dossier } = await seenDossier(deps, request, 'withdrawal')
  const actor = actorOf(citizenOf(request))
  await cancelWithdrawal(deps, { code: dossier.code, actor })
  return seeOther(reply, `${paths.dossier(dossier.code)}?sent=goOn`)
}

/** @throws ActionRefused where the dossier can no longer be taken back */
function wayOf(dossier: Dossier, actor: string): 'withdraw' | 'askWithdrawal' {
  const way = wayBack(dossier, actor)
  if (way !== undefined) return way
  const owner = { id: actor, posts: [] }
  const permission = may(dossier, 'askWithdrawal', owner)
  const because = permission.allowed ? 'not_in_this_state' : permission.because
  throw new ActionRefused('askWithdrawal', because, allowedActions(dossier, owner))
}

async function sendForm(deps: FilingDeps, seen: SeenDossier, reply: Reply, typed: Typed): Promise<Reply> {
  const { dossier, viewer } = seen
  const { locale } = reply.request
  const words = ownWords(locale)
  const link = linksIn(locale)
  const way = wayOf(dossier, actorOf(viewer).id)
  const { errors } = typed
  const counter = counterName((await unitDirectory(deps.db)).find(dossier.receivingUnit), locale)
  return sendPage(
    reply,
    {
      title: `${words.withdraw} – ${dossier.code}`,
      back: { href: link(paths.dossier(dossier.code)), text: dossier.code },
      errors,
      status: typed.status,
    },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <span class="govuk-caption-l">{dossier.code}</span>
        <h1 class="govuk-heading-l">{words.withdraw}</h1>
        <p class="govuk-body">{way === 'withdraw' ? words.withdrawAtOnce : words.withdrawAsk(counter)}</p>
        {dossier.fee.paid !== undefined && <p class="govuk-body">{words.withdrawPaid}</p>}
        <Form action={link(paths.withdrawal(dossier.code))}>
          <input type="hidden" name="seq" value={String(dossier.seq)} />
          <Textarea
            name="reason"
            label={words.withdrawReason}
            hint={words.withdrawReasonHint}
            rows={3}
            value={typed.reason}
            error={errorFor(errors, 'reason')}
          />
          <ButtonGroup>
            <Button kind="warning">{way === 'withdraw' ? words.withdrawNow : words.withdrawSend}</Button>
            <a class="govuk-link" href={link(paths.dossier(dossier.code))}>
              {words.withdrawNot}
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>,
  )
}

/** While the wish to withdraw waits for its answer: the owner may let the dossier go on. */
export function Withdrawing({ dossier, locale }: { readonly dossier: Dossier; readonly locale: Locale }) {
  const words = ownWords(locale)
  return (
    <InsetText>
      <p class="govuk-body">{words.withdrawingChange}</p>
      <Form action={linksIn(locale)(paths.goOn(dossier.code))}>
        <Button kind="secondary" classes="govuk-!-margin-bottom-0">
          {words.goOn}
        </Button>
      </Form>
    </InsetText>
  )
}
