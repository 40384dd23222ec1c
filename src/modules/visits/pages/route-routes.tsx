import { formatDate, formatTime, type Locale, local } from '../../../kernel/index.ts'
import {
  type App,
  localPath,
  type OfficerViewer,
  officerOf,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import {
  Button,
  InsetText,
  Pagination,
  PrintButton,
  Sheet,
  SubNavigation,
  SummaryList,
  sendPage,
  Tag,
  type Words,
} from '../../../ui/index.ts'
import { actorOf } from '../../dossiers/index.ts'
import { noteLook } from '../../journal/index.ts'
import { officerNames, type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import type { VisitDeps } from '../deps.ts'
import { beginningOf } from '../rules/days.ts'
import { inOrder } from '../rules/route.ts'
import { equipmentNames } from '../store/equipment.ts'
import { visitSight, visitsOfDay } from '../store/visits.ts'
import { type Plan, stream, type Visit, type VisitDetails } from '../visit.ts'
import { textOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { messagesIn } from './messages.ts'
import { visitors } from './office-routes.tsx'
import { paths } from './paths.ts'
import { Address } from './visit-page.tsx'
import { enumerate, procedureName, sayDay, stateTones, wardName, wholeAddress } from './words.ts'

/** Where a team goes on a day: made for a phone in the street and for paper. */
export function routeRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.today, visitors, (request, reply) => sendRoute(deps, request, reply))
}

/** A house of the day with everything that is needed before its door. */
interface House {
  readonly visit: Visit
  readonly plan: Plan
  readonly details: VisitDetails
  readonly from: string
  readonly to: string
  readonly ward: string
  readonly address: string
}

async function sendRoute(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const day = dayAsked(deps, textOf(request.query, 'day'))
  const isEveryone = textOf(request.query, 'who') === 'unit'
  const directory = await unitDirectory(deps.db)
  const span = { from: beginningOf(day), to: beginningOf(day.add({ days: 1 })) }
  const rows = await visitsOfDay(deps.db, visitSight(viewer), {
    ...span,
    officer: isEveryone ? undefined : viewer.id,
  })
  const houses = inOrder(rows.flatMap(row => houseOf(row.visit, row.details, directory, locale)))
  await noteLooks(deps, viewer, houses)
  const [frame, names, things] = await Promise.all([
    visitFrame(deps, viewer, locale, 'today'),
    officerNames(deps.db, [...new Set(houses.flatMap(({ plan }) => plan.team))]),
    equipmentNames(deps.db, [...new Set(houses.flatMap(({ plan }) => plan.equipment))]),
  ])
  const title = messagesIn(locale).route.title
  const props = { deps, houses, day, isEveryone, directory, names, things, locale }
  return sendPage(reply, { ...frame, title }, <RoutePage {...props} />)
}

function dayAsked({ clock }: VisitDeps, text: string): Temporal.PlainDate {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    try {
      return Temporal.PlainDate.from(text)
    } catch {
      // An address that somebody changed leads to today.
    }
  }
  return local(clock.now()).toPlainDate()
}

function houseOf(
  visit: Visit,
  details: VisitDetails | null,
  directory: UnitDirectory,
  locale: Locale,
): House[] {
  const { plan } = visit
  if (plan === undefined || details === null) return []
  const ward = wardName(directory, visit.ward, locale)
  return [{ visit, plan, details, ward, from: plan.from, to: plan.to, address: details.address }]
}

/** Each house's people were looked at: as many looks as doors, a few in a day. */
async function noteLooks(
  { db, clock }: VisitDeps,
  viewer: OfficerViewer,
  houses: readonly House[],
): Promise<void> {
  const look = { at: clock.now(), viewer: actorOf(viewer).id, purpose: 'office.visitRoute' }
  for (const { visit } of houses) await noteLook(db, { ...look, stream: stream(visit.id) })
}

interface RouteProps {
  readonly deps: VisitDeps
  readonly houses: readonly House[]
  readonly day: Temporal.PlainDate
  readonly isEveryone: boolean
  readonly directory: UnitDirectory
  readonly names: ReadonlyMap<string, string>
  readonly things: ReadonlyMap<string, string>
  readonly locale: Locale
}

function RoutePage(props: RouteProps) {
  const { houses, day, isEveryone, things, locale } = props
  const { route } = messagesIn(locale)
  const at = (date: Temporal.PlainDate, everyone: boolean) =>
    localPath(`${paths.today}?day=${date}${everyone ? '&who=unit' : ''}`, locale)
  const carried = [...things.values()]
  return (
    <>
      <h1 class="govuk-heading-l">
        {route.title}
        <span class="govuk-caption-m">
          {sayDay(day, locale)} · {route.houses(houses.length)}
        </span>
      </h1>
      <SubNavigation
        label={route.title}
        items={[
          { href: at(day, false), text: route.mine, active: !isEveryone },
          { href: at(day, true), text: route.everyone, active: isEveryone },
        ]}
      />
      {houses.length === 0 && <InsetText>{route.none(formatDate(day))}</InsetText>}
      {carried.length > 0 && (
        <InsetText>
          <strong>{route.carry}:</strong> {enumerate(carried, locale)}
        </InsetText>
      )}
      {houses.map((house, index) => (
        <HouseSheet key={house.visit.id} {...props} house={house} number={index + 1} />
      ))}
      {houses.length > 0 && <PrintButton>{route.print}</PrintButton>}
      <Pagination
        previous={{ href: at(day.subtract({ days: 1 }), isEveryone), text: route.before }}
        next={{ href: at(day.add({ days: 1 }), isEveryone), text: route.after }}
      />
    </>
  )
}

function HouseSheet(props: RouteProps & { readonly house: House; readonly number: number }) {
  const { house, number, locale } = props
  const { visit, details } = house
  const { states, route } = messagesIn(locale)
  return (
    <Sheet
      title={`${number}. ${details.person.fullName}`}
      note={
        <>
          {hoursOf(house, locale)}{' '}
          {visit.state !== 'planned' && <Tag tone={stateTones[visit.state]}>{states[visit.state]}</Tag>}
        </>
      }
    >
      <SummaryList rows={rowsOf(props)} />
      <p class="govuk-body">
        <Button href={localPath(paths.visit(visit.id), locale)} classes="govuk-!-margin-bottom-0">
          {route.open}
          <span class="govuk-visually-hidden">: {route.openOf(details.person.fullName)}</span>
        </Button>
      </p>
    </Sheet>
  )
}

function hoursOf({ plan }: House, locale: Locale): string {
  const time = (instant: string) => formatTime(local(Temporal.Instant.from(instant)))
  return messagesIn(locale).route.hours(time(plan.from), time(plan.to))
}

function rowsOf({ house, deps, directory, names, things, locale }: RouteProps & { readonly house: House }) {
  const { visit, plan, details } = house
  const all = messagesIn(locale)
  const row = (key: string, value: Words | undefined) =>
    value === undefined || value === '' ? [] : [{ key, value }]
  const wishes = visit.procedures.map(code => procedureName(deps.catalogue, code, locale))
  return [
    ...row(
      all.details.address,
      <Address address={wholeAddress(details, visit.ward, directory, locale)} words={all.details.map} />,
    ),
    ...row(all.details.directions, details.directions),
    ...row(all.details.phone, <Calls details={details} locale={locale} />),
    ...row(all.details.wishes, [...wishes, details.wish].filter(Boolean).join('; ')),
    ...row(all.details.handOver, visit.handOver),
    ...row(all.details.help, visit.help.map(help => all.helps[help]).join('; ')),
    ...row(
      all.details.bring,
      enumerate(
        plan.equipment.map(id => things.get(id) ?? ''),
        locale,
      ),
    ),
    ...row(
      all.details.team,
      enumerate(
        plan.team.map(id => names.get(id) ?? ''),
        locale,
      ),
    ),
  ]
}

/** Pressed on a phone, it dials. */
function Calls({ details, locale }: { readonly details: VisitDetails; readonly locale: Locale }) {
  const words = messagesIn(locale)
  const { person, asker } = details
  const calls = [
    ...(person.phone === undefined ? [] : [{ name: person.fullName, phone: person.phone, note: '' }]),
    ...(asker === undefined
      ? []
      : [{ name: asker.fullName, phone: asker.phone, note: words.relations[asker.relation].toLowerCase() }]),
  ]
  return (
    <>
      {calls.map(({ name, phone, note }, index) => (
        <>
          {index > 0 && <br />}
          <a class="govuk-link" href={`tel:${phone}`}>
            {phone}
          </a>{' '}
          {name}
          {note !== '' && ` (${note})`}
        </>
      ))}
    </>
  )
}
