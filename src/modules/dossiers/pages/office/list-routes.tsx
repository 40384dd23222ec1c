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
import { isConfigured, shortNameOf } from '../../../catalogue/index.ts'
import { noteLook } from '../../../journal/index.ts'
import { officerNames, officersOf, unitDirectory } from '../../../organisation/index.ts'
import type { DossierDeps } from '../../deps.ts'
import type { DossierState } from '../../dossier.ts'
import { type InboxItem, readInbox } from '../../inbox.ts'
import { type DossierLine, isCodeEnd, kindOfSearch, listDossiers } from '../../lists.ts'
import { scopeOf } from '../../queues.ts'
import { actorOf, sightOf, unitsOf } from '../../viewers.ts'
import { bulkOffers } from './desk/bulk.ts'
import type { FilterChoices } from './desk/filter.tsx'
import { KeyboardPage } from './desk/keyboard-page.tsx'
import { type Listing, listingOf } from './desk/listing.ts'
import { deskMessages, queueName } from './desk/messages.ts'
import { readScan } from './desk/scanned.ts'
import { openStreams } from './events.ts'
import { textOf } from './form-values.ts'
import { dossierRoles, homeElsewhere, isFed, listTitle, officeFrame } from './frame.ts'
import { type InboxLine, InboxPage } from './inbox-page.tsx'
import {
  type DossierFilter,
  DossiersPage,
  type ListedDossier,
  listedStates,
  SearchPage,
  type UnitChoice,
} from './lists-page.tsx'
import { messagesIn } from './messages.ts'
import { dossierPath, paths } from './paths.ts'
import { remaining, sayDay, sayMoment } from './time-words.ts'

const pageLength = 25

/** The inbox and its news, the list of all dossiers, and the search. */
export function listRoutes(app: App, deps: DossierDeps): void {
  const streams = openStreams()
  app.addHook('preClose', async () => streams.closeAll())
  app.get(paths.inbox, { config: { access: officer() } }, (request, reply) => sendInbox(deps, request, reply))
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.keyboard, office, (request, reply) => sendKeyboard(deps, request, reply))
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
  const listing = listingOf(request.query)
  const after = textOf(request.query, 'after') || undefined
  const hasPosts = viewer.posts.some(({ role }) => (dossierRoles as readonly string[]).includes(role))
  const now = deps.clock.now()
  const [page, frame, choices] = await Promise.all([
    readInbox(deps.db, viewer, { ...listing, limit: pageLength, after, now }),
    officeFrame(deps, viewer, locale, listing.queue),
    choicesOf(deps, viewer, listing),
  ])
  // Only the first page follows the news: further ones would change under the reader's hand.
  const live = hasPosts && after === undefined ? paths.events : undefined
  return sendPage(
    reply,
    { ...frame, title: queueName(listing.queue, locale), live },
    <InboxPage
      locale={locale}
      listing={listing}
      choices={choices}
      lines={await linesOf(deps, page.items, now, locale)}
      isFirst={after === undefined}
      next={page.next}
      hasPosts={hasPosts}
      isFed={isFed(viewer, listing.queue)}
      bulk={bulkOffers(page.items, viewer)}
    />,
  )
}

async function sendKeyboard(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const frame = await officeFrame(deps, officerOf(request), locale, 'keyboard')
  return sendPage(
    reply,
    { ...frame, title: deskMessages(locale).keysTitle },
    <KeyboardPage locale={locale} />,
  )
}

async function linesOf(
  deps: DossierDeps,
  items: readonly InboxItem[],
  now: Temporal.Instant,
  locale: Locale,
): Promise<InboxLine[]> {
  const calendar = deps.calendar()
  const takers = items.flatMap(({ mine, officer }) => (mine || officer === null ? [] : [officer.slice(8)]))
  const names = takers.length === 0 ? new Map<string, string>() : await officerNames(deps.db, takers)
  return items.map(item => ({
    item,
    procedure: shortNameOf(deps.catalogue.version(item.procedure.code, item.procedure.version)),
    remaining: remaining({ now, ...item }, calendar, locale),
    taker: item.mine || item.officer === null ? undefined : names.get(item.officer.slice(8)),
  }))
}

/** What the queue may be narrowed to. Colleagues stand in lists of the whole unit only. */
async function choicesOf(
  { db, catalogue }: DossierDeps,
  viewer: OfficerViewer,
  { queue }: Listing,
): Promise<FilterChoices> {
  const procedures = catalogue
    .search({})
    .filter(isConfigured)
    .map(procedure => ({ code: procedure.code, name: shortNameOf(procedure) }))
  if (scopeOf(queue, viewer) !== 'unit') return { procedures, officers: [] }
  const posts = unitsOf(viewer).flatMap(unit => dossierRoles.map(role => ({ unit, role })))
  const holders = await Promise.all(posts.map(({ unit, role }) => officersOf(db, unit, role)))
  const officers = new Map(holders.flat().map(({ id, fullName }) => [id as string, fullName]))
  return { procedures, officers: [...officers].map(([id, name]) => ({ id, name })) }
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
  const query = await readScan(deps.db, textOf(request.body, 'q').normalize('NFC').trim())
  const after = textOf(request.body, 'after') || undefined
  const errors: FieldErrorShown[] = query.length < 2 ? [{ field: 'q', message: messages.searchMissing }] : []
  const page =
    errors.length > 0
      ? { items: [], next: null }
      : await listDossiers(deps.db, sightOf(viewer), { limit: pageLength, after, search: query })
  if (errors.length === 0) await noteSearch(deps, viewer, query)
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

/** Whoever looks for a person is on record, with what they looked by; for whom is not. */
async function noteSearch({ db, clock }: DossierDeps, viewer: OfficerViewer, query: string): Promise<void> {
  const kind = kindOfSearch(query)
  if (kind === 'code') return
  await noteLook(db, {
    at: clock.now(),
    viewer: actorOf(viewer).id,
    stream: `search:${kind}`,
    purpose: 'office.search',
  })
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
