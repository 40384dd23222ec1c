import {
  type App,
  localPath,
  officer,
  officerOf,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../../ui/index.ts'
import { shortNameOf } from '../../../catalogue/index.ts'
import type { DossierDeps } from '../../deps.ts'
import type { DossierState } from '../../dossier.ts'
import { readInbox } from '../../inbox.ts'
import { type DossierLine, listDossiers } from '../../lists.ts'
import { sightOf, unitsOf } from '../../viewers.ts'
import { openStreams } from './events.ts'
import { textOf } from './form-values.ts'
import { dossierRoles, kindsOf, officeFrame } from './frame.ts'
import { InboxPage } from './inbox-page.tsx'
import { DossiersPage, type ListedDossier, listedStates, SearchPage } from './lists-page.tsx'
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
  app.post(paths.search, office, (request, reply) => sendFound(deps, request, reply))
}

async function sendInbox(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
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
    />,
  )
}

function queueOf(text: string): Queue | 'inbox' {
  return queues.find(queue => queue === text) ?? 'inbox'
}

async function sendDossiers(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const viewer = officerOf(request)
  const { locale } = request
  const state = stateOf(textOf(request.query, 'state'))
  const after = textOf(request.query, 'after') || undefined
  const [page, frame] = await Promise.all([
    listDossiers(deps.db, sightOf(viewer), {
      limit: pageLength,
      after,
      ...(state === undefined ? {} : { states: [state] }),
    }),
    officeFrame(deps, viewer, locale, 'dossiers'),
  ])
  return sendPage(
    reply,
    { ...frame, title: messagesIn(locale).allDossiers },
    <DossiersPage
      locale={locale}
      dossiers={listed(deps, page.items, request)}
      state={state}
      isFirst={after === undefined}
      next={page.next}
    />,
  )
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
  const [only] = page.items
  if (only !== undefined && only.code === query.toUpperCase()) {
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
