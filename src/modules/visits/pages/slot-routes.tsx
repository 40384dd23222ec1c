import { type Locale, local, newId, type Page, parseId } from '../../../kernel/index.ts'
import {
  type App,
  localPath,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  NotificationBanner,
  Pagination,
  Sheet,
  sendPage,
  Table,
  TextInput,
} from '../../../ui/index.ts'
import { actorOf } from '../../dossiers/index.ts'
import { type Officer, officerNames, type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import { type Offering, offerSlot, withdrawSlot } from '../actions/offer.ts'
import type { VisitDeps } from '../deps.ts'
import { isWorkedOn } from '../rules/days.ts'
import { listSlots, type Slot } from '../store/slots.ts'
import { countersOf } from '../store/visits.ts'
import { textOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { HoursFields, UnitField } from './hours-fields.tsx'
import { messagesIn } from './messages.ts'
import { emptySlot, numberWithin, readHours, type SlotTyped, slotTyped } from './offer-forms.ts'
import { visitors } from './office-routes.tsx'
import { visitorsOf } from './opened.ts'
import { paths } from './paths.ts'
import { counterName, enumerate, saySlot } from './words.ts'

const pageLength = 25

/** When teams have room: offered, looked at, taken back while nobody has a place. */
export function slotRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.slots, visitors, (request, reply) => sendSlots(deps, request, reply))
  app.post(paths.slots, visitors, (request, reply) => offer(deps, request, reply))
  app.post(paths.withdrawSlot(':id'), visitors, async (request, reply) => {
    try {
      await withdrawSlot(deps, offeringOf(request), textOf(request.params, 'id'))
    } catch (refused) {
      if (!(refused instanceof Refusal) || refused.code !== 'slot_taken') throw refused
      const message = messagesIn(request.locale).slots.takenMeanwhile
      return sendSlots(deps, request, reply, { errors: [{ field: 'slots', message }], status: 409 })
    }
    return reply.redirect(`${localPath(paths.slots, request.locale)}?done=withdrawn`, 303)
  })
}

/** The officer with the counters they offer for. */
export function offeringOf(request: Request): Offering {
  const viewer = officerOf(request)
  return { actor: actorOf(viewer), units: countersOf(viewer) }
}

async function offer(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const { locale } = request
  const offering = offeringOf(request)
  const typed = slotTyped(request.body)
  const messages = messagesIn(locale).faults
  const read = readHours(typed, deps.clock.now(), messages)
  const capacity = numberWithin(typed.capacity, 1, 50)
  const officers = offering.units.includes(typed.unit) ? await visitorsOf(deps, typed.unit) : []
  const team = officers.map(({ id }) => id as string).filter(id => typed.team.includes(id))
  const id = parseId(typed.id) ?? newId()
  const isClosed =
    'hours' in read && !isWorkedOn(deps.calendar(), local(read.hours.from).toPlainDate(), typed.unit)
  const errors = [
    ...('errors' in read ? read.errors : []),
    ...(isClosed ? [{ field: 'day-day', message: messages.dayClosed }] : []),
    ...(capacity === undefined ? [{ field: 'capacity', message: messages.capacityWrong }] : []),
    ...(team.length === 0 ? [{ field: 'team', message: messages.teamMissing }] : []),
  ]
  if ('errors' in read || capacity === undefined || errors.length > 0)
    return sendSlots(deps, request, reply, { typed, errors, status: 422 })
  await offerSlot(deps, offering, { id, unit: typed.unit, ...read.hours, capacity, team })
  return reply.redirect(`${localPath(paths.slots, locale)}?done=offered`, 303)
}

interface Shown {
  readonly typed?: SlotTyped
  readonly errors: readonly FieldErrorShown[]
  readonly status: number
}

async function sendSlots(deps: VisitDeps, request: Request, reply: Reply, shown?: Shown): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const units = countersOf(viewer)
  const after = textOf(request.query, 'after') || undefined
  const [slots, directory, frame, officers] = await Promise.all([
    listSlots(deps.db, units, { from: deps.clock.now(), limit: pageLength, after }),
    unitDirectory(deps.db),
    visitFrame(deps, viewer, locale, 'slots'),
    Promise.all(units.map(unit => visitorsOf(deps, unit))),
  ])
  const names = await officerNames(deps.db, [...new Set(slots.items.flatMap(({ team }) => team))])
  const errors = shown?.errors ?? []
  const title = messagesIn(locale).slots.title
  const props: SlotsProps = {
    ...{ slots, units, directory, names, errors, locale },
    officers: [...new Map(officers.flat().map(officer => [officer.id, officer])).values()],
    isFirst: after === undefined,
    typed: shown?.typed ?? emptySlot(newId(), units[0] ?? ''),
    done: textOf(request.query, 'done'),
  }
  const page = { ...frame, title, errors, here: paths.slots, status: shown?.status ?? 200 }
  return sendPage(reply, page, <SlotsPage {...props} />)
}

interface SlotsProps {
  readonly slots: Page<Slot>
  readonly units: readonly string[]
  readonly officers: readonly Officer[]
  readonly names: ReadonlyMap<string, string>
  readonly directory: UnitDirectory
  readonly typed: SlotTyped
  readonly errors: readonly FieldErrorShown[]
  readonly isFirst: boolean
  readonly done: string
  readonly locale: Locale
}

function SlotsPage(props: SlotsProps) {
  const { slots, isFirst, errors, done, locale } = props
  const { slots: words, visit, office } = messagesIn(locale)
  const here = localPath(paths.slots, locale)
  const said = errors.length === 0 ? visit.done[done] : undefined
  return (
    <>
      <ErrorSummary errors={errors} />
      {said !== undefined && <NotificationBanner kind="success" text={said} />}
      <h1 class="govuk-heading-l" id="slots">
        {words.title}
      </h1>
      {slots.items.length === 0 ? <InsetText>{words.none}</InsetText> : <SlotTable {...props} />}
      <Pagination
        previous={isFirst ? undefined : { href: here, text: office.first }}
        next={slots.next === null ? undefined : { href: `${here}?after=${slots.next}`, text: office.next }}
      />
      <OfferForm {...props} />
    </>
  )
}

function SlotTable({ slots, units, names, directory, locale }: SlotsProps) {
  const { slots: words } = messagesIn(locale)
  const several = units.length > 1
  return (
    <Table
      stack
      head={[words.when, ...(several ? [words.unit] : []), words.team, words.room, words.withdraw]}
      rows={slots.items.map(slot => [
        saySlot(slot, locale),
        ...(several ? [counterName(directory.find(slot.unit), locale)] : []),
        enumerate(
          slot.team.map(id => names.get(id) ?? ''),
          locale,
        ),
        words.taken(slot.taken, slot.capacity),
        slot.taken > 0 ? (
          words.keep
        ) : (
          <Form action={localPath(paths.withdrawSlot(slot.id), locale)}>
            <Button kind="secondary" classes="govuk-!-margin-bottom-0">
              {words.withdraw}
              <span class="govuk-visually-hidden">: {saySlot(slot, locale)}</span>
            </Button>
          </Form>
        ),
      ])}
    />
  )
}

function OfferForm({ units, officers, directory, typed, errors, locale }: SlotsProps) {
  const { slots: words } = messagesIn(locale)
  return (
    <Sheet title={words.add}>
      <Form action={localPath(paths.slots, locale)}>
        <input type="hidden" name="id" value={typed.id} />
        <UnitField units={units} value={typed.unit} directory={directory} locale={locale} />
        <HoursFields typed={typed} errors={errors} locale={locale} />
        <TextInput
          name="capacity"
          label={words.capacity}
          inputmode="numeric"
          width={3}
          value={typed.capacity}
          error={errorFor(errors, 'capacity')}
        />
        <Checkboxes
          name="team"
          legend={words.team}
          items={officers.map(({ id, fullName }) => ({ value: id, text: fullName }))}
          values={typed.team}
          error={errorFor(errors, 'team')}
          small
        />
        <Button>{words.addButton}</Button>
      </Form>
    </Sheet>
  )
}
