import { type Locale, local, newId, parseId, say } from '../../../kernel/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import {
  type App,
  InvalidInput,
  localPath,
  officer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import { type FieldErrorShown, type PageProps, sendPage } from '../../../ui/index.ts'
import {
  byOfficer,
  cityFrame,
  officerNames,
  type UnitDirectory,
  unitDirectory,
} from '../../organisation/index.ts'
import { type AnnounceChange, enterCalendarChange } from '../actions/enter-change.ts'
import type { CalendarChange } from '../changes.ts'
import { paths } from '../paths.ts'
import type { CalendarProvider } from '../provider.ts'
import { changeFaults, daysChanged } from '../rules/change-faults.ts'
import { readChanges } from '../store.ts'
import {
  type Checked,
  checkDays,
  checkRevocation,
  checkYear,
  type DecreeForm,
  emptyDays,
  emptyDecree,
  type FormFault,
  projectedYear,
  readDays,
  readDecree,
  readYear,
} from './change-form.ts'
import { ChangesPage, DaysFormPage, PreviewPage, RevokePage, YearFormPage } from './change-pages.tsx'
import { type MovedDates, MovedPage } from './moved-page.tsx'
import { textOf } from './typed.ts'
import { officeMessagesIn } from './words.ts'

export interface CalendarOfficeDeps {
  readonly db: Db
  readonly clock: Clock
  readonly calendar: CalendarProvider
  /** What happens together with a change: a recount of the open dossiers is queued. */
  readonly announce: AnnounceChange
  /** The promised dates that decrees moved; left out, the pages say nothing of them. */
  readonly moved?: MovedDates | undefined
}

const may = { config: { access: officer('supervisor', 'administrator') } }
const pageLength = 25

/** The pages on which the calendar is changed by decree. */
export function calendarOfficeRoutes(deps: CalendarOfficeDeps): (app: App) => void {
  return app => {
    app.get(paths.changes, may, (request, reply) => sendChanges(deps, request, reply))
    daysRoutes(app, deps)
    yearRoutes(app, deps)
    revokeRoutes(app, deps)
    if (deps.moved !== undefined) movedRoute(app, deps, deps.moved)
  }
}

async function sendChanges(
  { db, calendar, moved }: CalendarOfficeDeps,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const { locale } = request
  const all = (await readChanges(db)).reverse()
  const before = Number(textOf(request.query, 'before')) || Number.POSITIVE_INFINITY
  const waiting = all.filter(({ number }) => number < before)
  const changes = waiting.slice(0, pageLength)
  const last = changes.at(-1)
  const directory = await unitDirectory(db)
  const page = { ...frameFor(request), title: officeMessagesIn(locale).calendar }
  return sendPage(
    reply,
    page,
    <ChangesPage
      calendar={calendar.current()}
      changes={changes}
      revoked={revokedBy(all)}
      nameOf={await namesOf(db, changes, locale)}
      unitName={unitNames(directory, locale)}
      done={textOf(request.query, 'xong') !== ''}
      moved={(await moved?.count(changes.map(({ decree }) => decree.number))) ?? new Map()}
      mayList={officerOf(request).posts.some(({ role }) => role === 'supervisor')}
      older={
        last !== undefined && waiting.length > pageLength
          ? `${localPath(paths.changes, locale)}?before=${last.number}`
          : undefined
      }
    />,
  )
}

function revokedBy(changes: readonly CalendarChange[]): Set<number> {
  return new Set(changes.flatMap(({ content }) => (content.kind === 'revoked' ? [content.revokes] : [])))
}

async function namesOf(db: Db, changes: readonly CalendarChange[], locale: Locale) {
  const ids = changes.flatMap(({ enteredBy }) =>
    enteredBy.startsWith('officer:') ? [enteredBy.slice('officer:'.length)] : [],
  )
  const names = await officerNames(db, ids)
  return (actor: string) => names.get(actor.replace('officer:', '')) ?? officeMessagesIn(locale).system
}

function unitNames(directory: UnitDirectory, locale: Locale): (id: string) => string {
  return id => {
    const unit = directory.find(id)
    return unit === undefined ? id : say(unit.shortName, locale)
  }
}

function frameFor(request: Request): Pick<PageProps, 'nav' | 'side' | 'wide'> {
  return cityFrame(officerOf(request), request.locale, 'calendar')
}

function daysRoutes(app: App, deps: CalendarOfficeDeps): void {
  const send = (reply: Reply, form: ReturnType<typeof readDays>, faults: readonly FormFault[] = []) => {
    const errors = errorsOf(faults, reply.request.locale)
    const page = formFrame(reply, officeMessagesIn(reply.request.locale).newChange, errors, paths.newChange)
    return sendPage(reply, page, <DaysFormPage {...{ form, errors }} />)
  }
  app.get(paths.newChange, may, (_, reply) => send(reply, emptyDays(newId(), version(deps))))
  app.post(paths.enterChange, may, async (request, reply) => {
    const form = readDays(request.body)
    if (textOf(request.body, 'step') === 'edit') return send(reply, form)
    const checked = checkDays(form, await unitDirectory(deps.db))
    const action = paths.enterChange
    return answer(deps, reply, { form, checked, action, refuse: faults => send(reply, form, faults) })
  })
}

function yearRoutes(app: App, deps: CalendarOfficeDeps): void {
  const send = (reply: Reply, form: ReturnType<typeof readYear>, faults: readonly FormFault[] = []) => {
    const { locale } = reply.request
    const errors = errorsOf(faults, locale)
    const page = formFrame(reply, officeMessagesIn(locale).newYear(form.year), errors, paths.newYear)
    return sendPage(reply, page, <YearFormPage {...{ form, errors }} />)
  }
  app.get(paths.newYear, may, (_, reply) =>
    send(reply, projectedYear(newId(), version(deps), deps.calendar.current().data)),
  )
  app.post(paths.enterYear, may, async (request, reply) => {
    const form = readYear(request.body)
    if (textOf(request.body, 'step') === 'edit') return send(reply, form)
    const checked = checkYear(form, deps.calendar.current().data)
    const action = paths.enterYear
    return answer(deps, reply, { form, checked, action, refuse: faults => send(reply, form, faults) })
  })
}

function revokeRoutes(app: App, deps: CalendarOfficeDeps): void {
  const send = (
    reply: Reply,
    change: CalendarChange,
    form: DecreeForm,
    faults: readonly FormFault[] = [],
  ) => {
    const { locale } = reply.request
    const errors = errorsOf(faults, locale)
    const title = officeMessagesIn(locale).revokeTitle(change.number)
    const page = formFrame(reply, title, errors, paths.revoke(change.number))
    return sendPage(reply, page, <RevokePage {...{ change, form, errors }} />)
  }
  app.get(paths.revoke(':number'), may, async (request, reply) =>
    send(reply, await changeIn(deps.db, request), emptyDecree(newId(), version(deps))),
  )
  app.post(paths.revoke(':number'), may, async (request, reply) => {
    const change = await changeIn(deps.db, request)
    const form = readDecree(request.body)
    if (textOf(request.body, 'step') === 'edit') return send(reply, change, form)
    const checked = checkRevocation(form, change.number)
    const action = paths.revoke(change.number)
    return answer(deps, reply, { form, checked, action, refuse: faults => send(reply, change, form, faults) })
  })
}

/** Administrators look after calendars, not dossiers: which ones moved is for whoever supervises. */
function movedRoute(app: App, { db }: CalendarOfficeDeps, moved: MovedDates): void {
  const watchers = { config: { access: officer('supervisor') } }
  app.get(paths.moved(':number'), watchers, async (request, reply) => {
    const change = await changeIn(db, request)
    const after = textOf(request.query, 'after') || undefined
    const { number } = change.decree
    const dates = await moved.list(officerOf(request), number, { limit: pageLength, after })
    const title = officeMessagesIn(request.locale).movedTitle(number)
    return sendPage(reply, formFrame(reply, title, [], undefined), <MovedPage {...{ change, dates }} />)
  })
}

/** @throws Refusal 404 `no_such_change` */
async function changeIn(db: Db, request: Request): Promise<CalendarChange> {
  const number = Number(textOf(request.params, 'number'))
  const change = (await readChanges(db)).find(each => each.number === number)
  if (change === undefined) throw new Refusal(404, 'no_such_change')
  return change
}

interface Asked {
  readonly form: DecreeForm
  readonly checked: Checked | { readonly faults: readonly FormFault[] }
  readonly action: string
  readonly refuse: (faults: readonly FormFault[]) => Reply
}

/** What is wrong beside its field; else the preview; else, confirmed, the change. */
async function answer(deps: CalendarOfficeDeps, reply: Reply, asked: Asked): Promise<Reply> {
  const { checked, form, action, refuse } = asked
  if ('faults' in checked) return refuse(checked.faults)
  const { request } = reply
  if (textOf(request.body, 'step') !== 'enter') return preview(deps, reply, checked, asked, false)
  const id = parseId(form.id)
  if (id === undefined) throw new Refusal(400, 'form_without_id')
  const by = byOfficer(officerOf(request), deps.clock.now())
  try {
    await enterCalendarChange(deps.db, deps.calendar, { ...checked, id, seen: form.seen }, by, deps.announce)
    return reply.redirect(`${localPath(paths.changes, request.locale)}?xong=1`, 303)
  } catch (refused) {
    if (refused instanceof InvalidInput) return refuse(refused.errors.map(faultOf(checked)))
    if (refused instanceof Refusal && refused.code === 'stale')
      return preview(deps, reply, checked, { ...asked, action }, true)
    throw refused
  }
}

/** A field of the change as the form calls it. */
function faultOf({ content }: Checked): (error: { field: string; code: string }) => FormFault {
  return ({ field, code }) => ({
    field:
      field === 'hours'
        ? `hours-${content.kind}`
        : field === 'year'
          ? 'holidays'
          : field === 'revokes'
            ? 'number'
            : field,
    fault: code as FormFault['fault'],
  })
}

async function preview(
  deps: CalendarOfficeDeps,
  reply: Reply,
  checked: Checked,
  { action, refuse }: Asked,
  isStale: boolean,
): Promise<Reply> {
  const { locale } = reply.request
  await deps.calendar.reload()
  const before = deps.calendar.current()
  const earlier = await readChanges(deps.db)
  const faults = changeFaults(checked, before, earlier)
  if (faults.length > 0) return refuse(faults.map(faultOf(checked)))
  const number = earlier.length + 1
  const change = { ...checked, number, id: '', enteredAt: deps.clock.now(), enteredBy: '' }
  const after = before.withChanges([...earlier, change])
  const messages = officeMessagesIn(locale)
  const page = formFrame(reply, messages.previewTitle, [], undefined, isStale ? 409 : 200)
  return sendPage(
    reply,
    page,
    <PreviewPage
      changed={daysChanged(before, after, rangeOf(change, earlier))}
      nextVersion={after.version}
      action={localPath(action, locale)}
      typed={{ ...typedIn(reply.request.body), seen: before.version }}
      unitName={unitNames(await unitDirectory(deps.db), locale)}
      isStale={isStale}
      touchesPast={touchesPast(rangeOf(change, earlier), deps.clock)}
    />,
  )
}

function touchesPast({ from }: { readonly from: string }, clock: Clock): boolean {
  return Temporal.PlainDate.compare(from, local(clock.now()).toPlainDate()) < 0
}

/** The days that a change may touch. */
function rangeOf(
  { content }: Pick<CalendarChange, 'content'>,
  earlier: readonly CalendarChange[],
): { from: string; to: string; units?: readonly string[] } {
  if (content.kind === 'yearPublished') return { from: `${content.year}-01-01`, to: `${content.year}-12-31` }
  if (content.kind !== 'revoked') return content
  const revoked = earlier.find(({ number }) => number === content.revokes)
  if (revoked === undefined) throw new Refusal(404, 'no_such_change')
  return rangeOf(revoked, [])
}

function typedIn(body: unknown): Record<string, string> {
  const names = Object.keys((body as object | null) ?? {}).filter(name => !['_csrf', 'step'].includes(name))
  return Object.fromEntries(names.map(name => [name, textOf(body, name)]))
}

function version({ calendar }: CalendarOfficeDeps): string {
  return calendar.current().version
}

/** The fields from top to bottom: errors are listed as the page has them. */
const order = [
  'number',
  'title',
  'decidedOn',
  'kind',
  'hours',
  'from',
  'to',
  'scope',
  'units',
  'holidays',
  'makeUpDays',
]

function errorsOf(faults: readonly FormFault[], locale: Locale): FieldErrorShown[] {
  const messages = officeMessagesIn(locale)
  const place = ({ field }: FormFault) => order.indexOf(field.split('-')[0] ?? '')
  return faults
    .toSorted((a, b) => place(a) - place(b))
    .map(fault => ({ field: fault.field, message: sayFault(fault, messages) }))
}

function sayFault(
  { field, fault, line = '' }: FormFault,
  messages: ReturnType<typeof officeMessagesIn>,
): string {
  if (fault === 'lineNotRead' || fault === 'unitNotFound' || fault === 'unitAmbiguous')
    return messages[fault](line)
  const isMissing = fault === 'required' || fault === 'no_such_date'
  const missing: Readonly<Record<string, string>> = messages.missing
  return (isMissing ? missing[field] : undefined) ?? messages.faults[fault]
}

function formFrame(
  reply: Reply,
  title: string,
  errors: readonly FieldErrorShown[],
  here: string | undefined,
  status = errors.length > 0 ? 422 : 200,
): PageProps {
  const { request } = reply
  const back = { href: localPath(paths.changes, request.locale) }
  return { ...frameFor(request), title, errors, back, here, status }
}
