import { type Locale, say } from '../../../../kernel/index.ts'
import {
  type App,
  localPath,
  type OfficerViewer,
  officer,
  officerOf,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../../ui/index.ts'
import { shortNameOf } from '../../../catalogue/index.ts'
import { unitDirectory } from '../../../organisation/index.ts'
import type { DossierDeps } from '../../deps.ts'
import type { DossierState } from '../../dossier.ts'
import { readInbox } from '../../inbox.ts'
import { type DossierLine, isCodeEnd, listDossiers } from '../../lists.ts'
import { sightOf, unitsOf } from '../../viewers.ts'
import { openStreams } from './events.ts'
import { textOf } from './form-values.ts'
import { dossierRoles, homeElsewhere, isFed, kindsOf, listTitle, officeFrame } from './frame.ts'
import { InboxPage } from './inbox-page.tsx'
import {
  type DossierFilter,
  DossiersPage,
  type ListedDossier,
  listedStates,
  SearchPage,
  type UnitChoice,
} from './lists-page.tsx'
import { messagesIn } from './messages.ts'
import { dossierPath, paths, type Queue, queues } from './paths.ts'
import { remaining, sayDay, sayMoment } from './time-words.ts'

const pageLength = 25

/** The inbox and its news, the list of all dossiers, and the search. */
export function listRoutes(app: App, deps: DossierDeps): void {
  const streams = openStreams()
  app.addHook('preClose', async () => streams.closeAll())
  app.get(paths.inbox, { config: { access: officer() } }, (request, reply) => sendInbox(deps, request, reply))
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.events, office, (request, reply) =>
    streams.follow(reply, deps.events, unitsOf(officerOf(request))),
  )
  app.get(paths.dossiers, office, (request, reply) => sendDossiers(deps, request, reply))
  // What was searched stands in no address: whoever comes back to it begins at the list.
  app.get(paths.search, office, (request, reply) =>
    reply.redirect(localPath(paths.dossiers, request.locale), 303),
  )
  app.post(paths.search, office, (request, reply) => sendFound(deps, request, reply))
}

async function sendInbox(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const elsewhere = homeElsewhere(viewer)
  if (elsewhere !== undefined) return reply.redirect(localPath(elsewhere, locale), 303)
  const queue = queueOf(textOf(request.query, 'queue'))
  const after = textOf(request.query, 'after') || undefined
  const hasPosts = viewer.posts.some(({ role }) => (dossierRoles as readonly string[]).includes(role))
  const [page, frame] = await Promise.all([
    readInbox(deps.db, viewer, {
      limit: pageLength,
      after,
      ...(queue === 'inbox' ? {} : queue === 'mine' ? { whose: 'mine' as const } : { kinds: kindsOf[queue] }),
    }),
    officeFrame(deps, viewer, locale, queue),
  ])
  const now = deps.clock.now()
  const calendar = deps.calendar()
  const lines = page.items.map(item => ({
    item,
    procedure: shortNameOf(deps.catalogue.version(item.procedure.code, item.procedure.version)),
    remaining: remaining({ now, dueAt: item.dueAt, unit: item.unit }, calendar, locale),
  }))
  const messages = messagesIn(locale)
  const title = queue === 'inbox' ? messages.everythingToDo : messages.queues[queue]
  // Only the first page follows the news: further ones would change under the reader's hand.
  const live = hasPosts && after === undefined ? paths.events : undefined
  return sendPage(
    reply,
    { ...frame, title, live },
    <InboxPage
      locale={locale}
      queue={queue}
      lines={lines}
      isFirst={after === undefined}
      next={page.next}
      hasPosts={hasPosts}
      isFed={isFed(viewer, queue)}
    />,
  )
}

function queueOf(text: string): Queue | 'inbox' {
  return queues.find(queue => queue === text) ?? 'inbox'
}

async function sendDossiers(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const units = await unitsToChoose(deps, viewer, locale)
  const filter = filterOf(request, units)
  const after = textOf(request.query, 'after') || undefined
  const [page, frame] = await Promise.all([
    listDossiers(deps.db, sightOf(viewer), {
      limit: pageLength,
      after,
      unit: filter.unit,
      ...(filter.state === undefined ? {} : { states: [filter.state] }),
      ...(filter.late ? { lateAt: deps.clock.now() } : {}),
    }),
    officeFrame(deps, viewer, locale, 'dossiers'),
  ])
  const title = listTitle(viewer, messagesIn(locale))
  return sendPage(
    reply,
    { ...frame, title },
    <DossiersPage
      locale={locale}
      title={title}
      dossiers={listed(deps, page.items, request)}
      units={units}
      filter={filter}
      isFirst={after === undefined}
      next={page.next}
    />,
  )
}

/** The units one may choose among: one's own, or every unit of the city that receives or decides. */
async function unitsToChoose(
  { db }: DossierDeps,
  viewer: OfficerViewer,
  locale: Locale,
): Promise<UnitChoice[]> {
  const directory = await unitDirectory(db)
  const sight = sightOf(viewer)
  const units =
    sight.who === 'all'
      ? directory.units.filter(({ receives, decides }) => receives || decides)
      : unitsOf(viewer).flatMap(id => directory.find(id) ?? [])
  return units
    .map(({ id, shortName }) => ({ id, name: say(shortName, locale) }))
    .sort((one, other) => natural.compare(one.name, other.name))
}

/** Numbers by their value: branch 2 before branch 10. */
const natural = new Intl.Collator('vi', { numeric: true })

function filterOf({ query }: Request, units: readonly UnitChoice[]): DossierFilter {
  const unit = textOf(query, 'unit')
  return {
    state: stateOf(textOf(query, 'state')),
    unit: units.some(({ id }) => id === unit) ? unit : undefined,
    late: textOf(query, 'late') === '1',
  }
}

function stateOf(text: string): DossierState | undefined {
  return listedStates.find(state => state === text)
}

/** Finds by code, personal number or name; a code that is one of theirs leads straight to the dossier. */
async function sendFound(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const messages = messagesIn(locale)
  const query = textOf(request.body, 'q').normalize('NFC').trim()
  const after = textOf(request.body, 'after') || undefined
  const errors: FieldErrorShown[] = query.length < 2 ? [{ field: 'q', message: messages.searchMissing }] : []
  const page =
    errors.length > 0
      ? { items: [], next: null }
      : await listDossiers(deps.db, sightOf(viewer), { limit: pageLength, after, search: query })
  const [first, second] = page.items
  const isOnly = isCodeEnd(query) && second === undefined && after === undefined
  const only = page.items.find(({ code }) => code === query.toUpperCase()) ?? (isOnly ? first : undefined)
  if (only !== undefined) {
    return reply.redirect(localPath(dossierPath(only.code), locale), 303)
  }
  const frame = await officeFrame(deps, viewer, locale, 'dossiers')
  const status = errors.length > 0 ? 422 : 200
  return sendPage(
    reply,
    { ...frame, title: messages.searchTitle, errors, status, here: paths.dossiers },
    <SearchPage
      locale={locale}
      query={query}
      errors={errors}
      dossiers={listed(deps, page.items, request)}
      next={page.next}
    />,
  )
}

function listed(deps: DossierDeps, lines: readonly DossierLine[], { locale }: Request): ListedDossier[] {
  const now = deps.clock.now()
  return lines.map(line => ({
    line,
    procedure: shortNameOf(deps.catalogue.version(line.procedure.code, line.procedure.version)),
    filed: sayDay(line.filedAt, now, locale),
    due: line.dueAt === null ? null : sayMoment(line.dueAt, now, locale),
  }))
}
