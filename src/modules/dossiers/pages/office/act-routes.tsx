import {
  type App,
  InvalidInput,
  officer,
  Refusal,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import { ErrorSummary, type FieldErrorShown, sendPage } from '../../../../ui/index.ts'
import type { Entry } from '../../../journal/index.ts'
import { ActionRefused } from '../../actions/record.ts'
import type { DossierDeps } from '../../deps.ts'
import { type Because, may } from '../../rules/may.ts'
import { officeActions } from './action-bar.ts'
import type { Act } from './acts/act.ts'
import { whyNotByLaw } from './acts/time/by-law.ts'
import { doneEntries } from './done.ts'
import { seqOf } from './form-values.ts'
import { dossierRoles, officeFrame } from './frame.ts'
import { messagesIn } from './messages.ts'
import { inList, type Opened, openDossier } from './opened.ts'
import { dossierPath, paths } from './paths.ts'
import { RefusedPage, StalePage } from './refused-pages.tsx'

/** The form of an act, and the resource it is posted to. */
export function actRoutes<Typed>(app: App, deps: DossierDeps, act: Act<Typed>): void {
  const { resource } = officeActions[act.action]
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.form(':code', resource), office, async (request, reply) => {
    const opened = await openDossier(deps, request, purposeOf(act))
    const because = whyNot(act, opened)
    if (because !== undefined) return sendRefused(reply, opened, act, because)
    return sendForm(reply, opened, act, act.blank(opened), [], 200)
  })
  app.post(paths.resource(':code', resource), office, (request, reply) => answer(deps, request, reply, act))
}

function purposeOf<Typed>({ action }: Act<Typed>): string {
  return `office.${action}`
}

/** Why there is no form to fill in: the rules of every dossier, or the law of this very procedure. */
function whyNot<Typed>({ action }: Act<Typed>, opened: Opened): Because | undefined {
  const permission = may(opened.dossier, action, opened.actor)
  return permission.allowed ? whyNotByLaw(action, opened) : permission.because
}

/** Does what the form says, once: a form that comes late is told what happened, the same form twice that it is done. */
async function answer<Typed>(
  deps: DossierDeps,
  request: Request,
  reply: Reply,
  act: Act<Typed>,
): Promise<Reply> {
  const opened = await openDossier(deps, request, purposeOf(act))
  const { dossier, actor } = opened
  const body = act.receive === undefined ? request.body : await act.receive(request, opened)
  const typed = act.read(body, opened)
  const seq = seqOf(body)
  if (seq !== dossier.seq) return sendLate(reply, opened, act, typed, seq)
  const permission = may(dossier, act.action, actor)
  if (!permission.allowed) return sendRefused(reply, opened, act, permission.because)
  const faults = act.faults(typed, opened)
  if (faults.length > 0) return sendForm(reply, opened, act, typed, faults, 422)
  try {
    await act.perform(typed, opened, {
      code: dossier.code,
      actor,
      seq,
      step: opened.about || undefined,
    })
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return sendFault(deps, request, reply, { act, typed, seq, opened, fault })
  }
  return sendDone(reply, opened, act)
}

function sendDone<Typed>(reply: Reply, opened: Opened, act: Act<Typed>): Reply {
  return reply.redirect(inList(dossierPath(opened.dossier.code, { done: act.action }), opened), 303)
}

interface Failed<Typed> {
  readonly act: Act<Typed>
  readonly typed: Typed
  readonly seq: number
  readonly opened: Opened
  readonly fault: Refusal
}

async function sendFault<Typed>(
  deps: DossierDeps,
  request: Request,
  reply: Reply,
  { act, typed, seq, opened, fault }: Failed<Typed>,
): Promise<Reply> {
  if (fault.code === 'stale') {
    return sendLate(reply, await openDossier(deps, request, purposeOf(act)), act, typed, seq)
  }
  if (fault.code === 'too_many_attempts') {
    const message = messagesIn(opened.locale).sign.tooMany(Number(fault.detail.minutes))
    return sendForm(reply, opened, act, typed, [{ field: 'password', message }], 429)
  }
  if (fault instanceof InvalidInput && act.faultsOf !== undefined)
    return sendForm(reply, opened, act, typed, act.faultsOf(fault.errors, opened), 422)
  if (!(fault instanceof ActionRefused)) throw fault
  const because = fault.code as Because
  const shown = act.faultOf?.(because, opened)
  if (shown !== undefined) return sendForm(reply, opened, act, typed, [shown], 422)
  return sendRefused(reply, await openDossier(deps, request, purposeOf(act)), act, because)
}

/** Somebody who does two steps with the same words has not pressed twice. */
function isAbout({ facts }: Entry, { about }: Opened): boolean {
  return about === '' || facts.step === undefined || facts.step === about
}

/** The dossier has moved on since the form was opened: by this very form, or by somebody's work. */
function sendLate<Typed>(
  reply: Reply,
  opened: Opened,
  act: Act<Typed>,
  typed: Typed,
  seq: number,
): Promise<Reply> | Reply {
  const since = opened.entries.filter(entry => entry.seq > seq)
  const own = since.find(
    entry =>
      entry.kind === doneEntries[act.action] && entry.actor === opened.actor.id && isAbout(entry, opened),
  )
  if (seq > 0 && own !== undefined && act.isSame(typed, own, opened)) return sendDone(reply, opened, act)
  return sendOffice(
    reply,
    opened,
    { title: messagesIn(opened.locale).staleTitle, status: 409 },
    <StalePage opened={opened} since={since} words={act.words(typed)} />,
  )
}

function sendRefused<Typed>(reply: Reply, opened: Opened, act: Act<Typed>, because: Because): Promise<Reply> {
  const messages = messagesIn(opened.locale)
  return sendOffice(
    reply,
    opened,
    { title: messages.refusedTitle(messages.actions[act.action]), status: 409 },
    <RefusedPage opened={opened} action={act.action} because={because} />,
  )
}

async function sendForm<Typed>(
  reply: Reply,
  opened: Opened,
  act: Act<Typed>,
  typed: Typed,
  errors: readonly FieldErrorShown[],
  status: number,
): Promise<Reply> {
  const { dossier, labels, locale } = opened
  const { Form } = act
  const title = act.title(opened)
  const choices = (await act.choices?.(opened)) ?? []
  const here = paths.form(dossier.code, officeActions[act.action].resource)
  return sendOffice(
    reply,
    opened,
    { title, errors, status, here },
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="mc-dossier-head__line govuk-!-margin-bottom-4">
        {messagesIn(locale).formFor(dossier.code, labels.applicantName)}
      </p>
      <Form opened={opened} typed={typed} errors={errors} choices={choices} />
    </>,
  )
}

type OfficePage = Pick<Parameters<typeof sendPage>[1], 'title' | 'errors' | 'status' | 'here'>

async function sendOffice(
  reply: Reply,
  opened: Opened,
  page: OfficePage,
  content: Parameters<typeof sendPage>[2],
): Promise<Reply> {
  const { deps, viewer, locale, dossier } = opened
  const frame = await officeFrame(deps, viewer, locale)
  const back = { href: inList(dossierPath(dossier.code), opened), text: messagesIn(locale).cancel }
  return sendPage(reply, { ...frame, ...page, back }, content)
}
