import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Pool } from 'pg'
import { startClockwork } from './clockwork.ts'
import { type DemoCity, startDemo } from './demo.ts'
import {
  type AnnounceChange,
  type CalendarProvider,
  calendarPages,
  calendarRoutes,
  openCalendar,
} from './modules/calendar/index.ts'
import { type Catalogue, catalogueRoutes, openCatalogue } from './modules/catalogue/index.ts'
import { contentScanner, documentRoutes, warmPapers } from './modules/documents/index.ts'
import {
  attachmentsOf,
  codesOfDrafts,
  countMoved,
  countOpenOf,
  type DossierDeps,
  evolveRows,
  filingRoutes,
  movedBy,
  officeRoutes,
  publicRoutes,
  queueRecount,
  sightOf,
  startDraft,
  workOnFollowing,
  workOnLetters,
  workOnWarnings,
} from './modules/dossiers/index.ts'
import { exchangeRoutes } from './modules/exchange/index.ts'
import { identityHook, identityPaths, identityRoutes, verifyPassword } from './modules/identity/index.ts'
import { createNotifications, type Notifications } from './modules/notifications/index.ts'
import { type OfficerId, organisationRoutes } from './modules/organisation/index.ts'
import { errorPage, footerLinks, portalRoutes, sayFailure } from './modules/portal/index.ts'
import { type Counter, type VisitDeps, visitRoutes } from './modules/visits/index.ts'
import { type City, findLoadedPack, type LoadedPack } from './pack/index.ts'
import { BlobStore } from './platform/blobs.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Db, sql } from './platform/db/index.ts'
import { createEvents, type Events } from './platform/events.ts'
import { type App, createHttp, type OfficerViewer } from './platform/http/index.ts'
import { createJobs, type Jobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { createMailer, type Mailer } from './platform/mail.ts'
import { secretOf } from './platform/secret.ts'
import { assetsRoutes, configureSite, faviconRoutes } from './ui/index.ts'
import { startUpkeep } from './upkeep.ts'

export interface AppParts {
  readonly config: Config
  readonly db: Db
  readonly pool: Pool
  readonly databaseUrl: string
  readonly clock: Clock
  readonly log: Log
}

export interface Application {
  readonly app: App
  /** Said below the address once the program listens: the demo accounts. */
  readonly welcome?: readonly string[]
  /** For tests and the command line: what the pages stand on. */
  readonly parts: DossierDeps
  start(): Promise<void>
  stop(): Promise<void>
}

/** No city has been brought into this database: the program has nothing to serve. */
export class NoCityLoaded extends Error {
  constructor() {
    super(
      'Cơ sở dữ liệu chưa có thành phố nào: chạy `bin/mot-cua seed`. / No city is loaded: run `bin/mot-cua seed`.',
    )
    this.name = 'NoCityLoaded'
  }
}

const footer = [
  ...footerLinks,
  { path: '/phuc-vu-tai-nha', text: { vi: 'Phục vụ tại nhà', en: 'Service at home' } },
  { path: '/phuc-vu-luu-dong', text: { vi: 'Phục vụ lưu động', en: 'Mobile sessions' } },
  { path: '/tinh-ngay-tra-ket-qua', text: { vi: 'Tính ngày trả kết quả', en: 'Work out a date' } },
  { path: '/xac-thuc', text: { vi: 'Kiểm tra giấy tờ', en: 'Check a paper' } },
  { path: '/can-bo/dang-nhap', text: { vi: 'Dành cho cán bộ', en: 'For officers' } },
]

const accountLinks = [
  { path: identityPaths.sessions, text: { vi: 'Phiên đăng nhập của tôi', en: 'My sign-ins' } },
]

/** More than anybody files for a family; a program gone wrong is stopped before it fills a counter's queue. */
const filingsPerHour = 60

/** What one client may ask in a minute; a ward's whole office may share one address. */
const requestsPerMinute = 1_200

/**
 * Builds the application out of its modules: the only place that knows them all. The database holds a city already.
 * @throws NoCityLoaded
 */
export async function buildApp(given: AppParts, options: { limited?: boolean } = {}): Promise<Application> {
  const { config, db, pool, clock, log } = given
  let city = await loadedCity(db)
  configureSite({ cityName: city.city.name, footer, accountLinks })
  const catalogue = await openCatalogue(db, clock)
  const jobs = createJobs({ url: given.databaseUrl, log })
  const events = createEvents(pool, log)
  const calendar = await openCalendar({ db, packCalendar: () => city.calendar, events, log })
  const demo = await startDemo(config, db, clock)
  const parts = dossierDeps({
    ...given,
    city: city.city,
    calendar,
    lanes: () => city.lanes,
    catalogue,
    jobs,
    events,
    limited: options.limited !== false,
  })
  const mailer = mailerFor(config, demo)
  const { baseUrl } = config
  const notifications = createNotifications({
    db,
    clock,
    jobs,
    mailer,
    resolveAttachment: attachmentsOf(parts),
    baseUrl,
  })
  workOnLetters(parts, notifications)
  workOnWarnings(parts, notifications)
  // Another process may have changed the calendar a moment ago: the job counts by what is in force now.
  workOnFollowing(parts, calendar.reload)
  const app = await createHttp({
    baseUrl,
    secret: secretOf(config),
    log,
    errorPage,
    sayFailure,
    requestsPerMinute: options.limited === false ? false : requestsPerMinute,
    ready: async () => (await sql`select 1`.execute(db)).rows.length === 1,
    title: 'Một Cửa',
  })
  app.addHook('onRequest', identityHook({ db, clock, baseUrl }))
  addRoutes(app, given, { parts, calendar, city: city.city, demo })
  notifications.routes(app)
  visitRoutes({ ...parts, counter: counterOfVisits, writeLetter: lettersOfVisits(notifications) })(app)
  let stopUpkeep = () => {}
  let stopClockwork = () => {}
  const reload = async () => {
    await catalogue.reload()
    city = await loadedCity(db)
    await calendar.reload()
  }
  const forget = events.subscribe('pack', () => {
    reload().catch((fault: unknown) => log.error({ err: fault }, 'a newer pack could not be read'))
  })
  return {
    app,
    parts,
    welcome: demo?.welcome ?? [],
    async start() {
      await events.start()
      await jobs.start()
      await evolveRows(db, calendar.current())
      stopUpkeep = startUpkeep(parts, log)
      stopClockwork = startClockwork(parts, pool, log)
      // The first paper of the day must not be the slow one.
      warmPapers().catch((fault: unknown) => log.error({ err: fault }, 'papers cannot be made'))
    },
    async stop() {
      stopUpkeep()
      stopClockwork()
      forget()
      calendar.close()
      await events.stop()
      await jobs.stop()
      mailer?.close()
      await demo?.stop()
    },
  }
}

async function loadedCity(db: Db): Promise<LoadedPack> {
  const loaded = await findLoadedPack(db)
  if (loaded === undefined) throw new NoCityLoaded()
  return loaded
}

function mailerFor(config: Config, demo: DemoCity | undefined): Mailer | null {
  const smtpUrl = config.mail.smtpUrl ?? demo?.smtpUrl
  return smtpUrl === undefined ? null : createMailer({ smtpUrl, from: config.mail.from })
}

interface DossierParts extends AppParts {
  readonly city: City
  readonly calendar: CalendarProvider
  readonly lanes: DossierDeps['lanes']
  readonly catalogue: Catalogue
  readonly jobs: Jobs
  readonly events: Events
  readonly limited: boolean
}

function dossierDeps(parts: DossierParts): DossierDeps {
  const { config, db, clock, calendar, lanes, catalogue, jobs, events, city } = parts
  const files = path.join(config.dataDir, 'files')
  mkdirSync(files, { recursive: true })
  return {
    db,
    clock,
    calendar: calendar.current,
    lanes,
    catalogue,
    blobs: new BlobStore(files),
    jobs,
    events,
    baseUrl: config.baseUrl,
    cityName: city.shortName,
    filingsPerHour: parts.limited ? filingsPerHour : null,
    isPassword: (officer, password) => verifyPassword(db, officer as OfficerId, password, clock.now()),
  }
}

/** What is filed in somebody's house is a filing at the counter that carries the visit. */
const counterOfVisits: Counter = {
  begin: (tx, { owner, procedure, unit, applicant, visit }, at) =>
    startDraft(
      tx,
      {
        owner,
        procedure,
        channel: 'counter',
        content: {
          applicant,
          receivingUnit: unit,
          returnBy: 'counter',
          returningUnit: unit,
          assistance: { kind: 'homeVisit', visit, consent: true },
        },
      },
      at,
    ),
  codesOf: codesOfDrafts,
}

function lettersOfVisits(notifications: Notifications): NonNullable<VisitDeps['writeLetter']> {
  return async (tx, { to, locale, visit: _, ...params }) => {
    await notifications.queueMessage(tx, { to, locale, template: 'visitNews', params })
  }
}

interface RouteParts {
  readonly parts: DossierDeps
  readonly calendar: CalendarProvider
  readonly city: City
  readonly demo: DemoCity | undefined
}

function addRoutes(
  app: App,
  { config, db, clock }: AppParts,
  { parts, calendar, city, demo }: RouteParts,
): void {
  assetsRoutes(app)
  faviconRoutes(app)
  demo?.routes(app)
  identityRoutes({
    db,
    clock,
    baseUrl: config.baseUrl,
    oidc: config.oidc ?? demo?.oidc ?? null,
    officePath: '/office',
  })(app)
  organisationRoutes({
    db,
    clock,
    catalogue: parts.catalogue,
    countOpenDossiers: units => countOpenOf(db, units),
  })(app)
  calendarRoutes({ calendar: calendar.current, unlimitedOnLoopback: config.demo })(app)
  // Open dossiers are counted anew if and only if the change commits.
  const recounted: AnnounceChange = (tx, { change }) => queueRecount(parts, tx, change.decree.number)
  const moved = {
    count: (decrees: readonly string[]) => countMoved(db, decrees),
    list: (viewer: OfficerViewer, decree: string, page: Parameters<typeof movedBy>[3]) =>
      movedBy(db, decree, sightOf(viewer), page),
  }
  calendarPages({ db, clock, calendar, announce: recounted, moved })(app)
  portalRoutes({ catalogue: parts.catalogue, city })(app)
  catalogueRoutes(parts)(app)
  documentRoutes()(app)
  publicRoutes(parts)(app)
  officeRoutes(parts)(app)
  filingRoutes({ ...parts, scanner: contentScanner, hotlines: city.hotlines })(app)
  exchangeRoutes({ ...parts, scanner: contentScanner })(app)
}
