import { type Static, Type } from 'typebox'
import { type Locale, local, say } from '../../kernel/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { type App, anyone, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { sendPage } from '../../ui/index.ts'
import { unitDirectory } from '../organisation/index.ts'
import { procedureApi } from './api.ts'
import { type Catalogue, shortNameOf } from './catalogue.ts'
import { type ListAddress, paths } from './paths.ts'
import type { Audience } from './procedure.ts'
import { lanesOf } from './rules/fast-lanes.ts'
import { lifeEventView, proceduresView, procedureView } from './views/index.tsx'
import { audienceWords } from './views/procedures-page.tsx'
import { messagesIn } from './words.ts'

export interface CatalogueDeps {
  readonly db: Db
  readonly catalogue: Catalogue
  readonly clock: Clock
}

/** The catalogue's public pages and its part of the API. */
export function catalogueRoutes(deps: CatalogueDeps): (app: App) => void {
  return app => {
    app.get(
      '/thu-tuc',
      { config: { access: anyone }, schema: { querystring: ListQuery } },
      (request, reply) => showProcedures(deps, request.query, request, reply),
    )
    app.get(
      '/thu-tuc/:code',
      { config: { access: anyone }, schema: { params: CodeParams } },
      (request, reply) => showProcedure(deps, request.params.code, request, reply),
    )
    app.get(
      '/su-kien/:key',
      { config: { access: anyone }, schema: { params: KeyParams } },
      (request, reply) => showLifeEvent(deps, request.params.key, request, reply),
    )
    procedureApi(deps)(app)
  }
}

const CodeParams = Type.Object({ code: Type.String() })
const KeyParams = Type.Object({ key: Type.String() })
const ListQuery = Type.Object({
  q: Type.Optional(Type.String()),
  'linh-vuc': Type.Optional(Type.String()),
  'doi-tuong': Type.Optional(Type.String()),
  viec: Type.Optional(Type.String()),
  'truc-tuyen': Type.Optional(Type.String()),
  trang: Type.Optional(Type.String()),
})

const perPage = 20

function showProcedures(
  { catalogue }: CatalogueDeps,
  query: Static<typeof ListQuery>,
  request: Request,
  reply: Reply,
): Reply {
  const { locale } = request
  const asked = readList(query)
  const found = catalogue.search({ ...asked, audience: audienceOf(asked.audience) })
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(Math.max(1, asked.page ?? 1), pages)
  const items = found.slice((page - 1) * perPage, page * perPage)
  const { fields, lifeEvents } = catalogue
  const content = proceduresView({
    asked,
    items,
    total: found.length,
    page,
    pages,
    fields,
    lifeEvents,
    locale,
  })
  return sendPage(reply, { title: titleOf(asked, page, locale), breadcrumbs: [homeCrumb(locale)] }, content)
}

/** What the address asks for; empty boxes of the filter ask for nothing. */
function readList(query: Static<typeof ListQuery>): ListAddress {
  const word = (value: string | undefined) => value?.normalize('NFC').trim().slice(0, 200) || undefined
  const page = /^[1-9]\d{0,4}$/.test(query.trang ?? '') ? Number(query.trang) : undefined
  return {
    q: word(query.q),
    field: word(query['linh-vuc']),
    audience: word(query['doi-tuong']),
    lifeEvent: word(query.viec),
    canFileOnline: query['truc-tuyen'] === 'co' ? true : undefined,
    page,
  }
}

function audienceOf(word: string | undefined): Audience | undefined {
  if (word === audienceWords.business) return 'business'
  return word === audienceWords.citizen ? 'citizen' : undefined
}

function titleOf(asked: ListAddress, page: number, locale: Locale): string {
  const words = messagesIn(locale)
  const title = asked.q === undefined ? words.proceduresTitle : words.resultsTitle(asked.q)
  return page === 1 ? title : words.pageTitle(title, String(page))
}

function homeCrumb(locale: Locale) {
  return { text: messagesIn(locale).home, href: paths.home(locale) }
}

function listCrumb(locale: Locale) {
  return { text: messagesIn(locale).proceduresTitle, href: paths.procedures({}, locale) }
}

/** @throws Refusal 404 `procedure_not_found` */
async function showProcedure(
  { db, catalogue, clock }: CatalogueDeps,
  code: string,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const { locale } = request
  const entry = catalogue.find(code)
  if (entry === undefined) throw new Refusal(404, 'procedure_not_found', { procedure: code })
  const today = local(clock.now()).toPlainDate()
  const { dictionary } = catalogue
  const lanes = lanesOf(catalogue.lanes, code, today)
  const { find } = await unitDirectory(db)
  const unitName = (id: string) => find(id)?.shortName
  const page = {
    title: say(shortNameOf(entry), locale),
    description: say(entry.gives, locale),
    breadcrumbs: [homeCrumb(locale), listCrumb(locale)],
  }
  return sendPage(reply, page, procedureView({ entry, dictionary, lanes, unitName, today, locale }))
}

/** @throws Refusal 404 `life_event_not_found` */
function showLifeEvent({ catalogue }: CatalogueDeps, key: string, request: Request, reply: Reply): Reply {
  const { locale } = request
  const event = catalogue.lifeEvents.find(one => one.key === key)
  if (event === undefined) throw new Refusal(404, 'life_event_not_found', { lifeEvent: key })
  const page = { title: say(event.title, locale), breadcrumbs: [homeCrumb(locale), listCrumb(locale)] }
  return sendPage(reply, page, lifeEventView({ event, items: catalogue.byLifeEvent(key), locale }))
}
