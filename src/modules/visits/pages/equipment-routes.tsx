import { type Locale, newId, parseId } from '../../../kernel/index.ts'
import { type App, localPath, officerOf, type Reply, type Request } from '../../../platform/http/index.ts'
import {
  Button,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  NotificationBanner,
  Sheet,
  sendPage,
  Table,
  TextInput,
} from '../../../ui/index.ts'
import { type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import { listEquipmentFor, withdrawEquipment } from '../actions/offer.ts'
import type { VisitDeps } from '../deps.ts'
import { type Equipment, listEquipment, mostEquipment } from '../store/equipment.ts'
import { countersOf } from '../store/visits.ts'
import { textOf } from './form-values.ts'
import { visitFrame } from './frame.ts'
import { UnitField } from './hours-fields.tsx'
import { messagesIn } from './messages.ts'
import { type EquipmentTyped, equipmentTyped, numberWithin } from './offer-forms.ts'
import { visitors } from './office-routes.tsx'
import { paths } from './paths.ts'
import { offeringOf } from './slot-routes.tsx'
import { counterName } from './words.ts'

/** What a unit can carry to a house: a short list, kept by the unit itself. */
export function equipmentRoutes(app: App, deps: VisitDeps): void {
  app.get(paths.equipment, visitors, (request, reply) => sendEquipment(deps, request, reply))
  app.post(paths.equipment, visitors, (request, reply) => add(deps, request, reply))
  app.post(paths.withdrawEquipment(':id'), visitors, async (request, reply) => {
    await withdrawEquipment(deps, offeringOf(request), textOf(request.params, 'id'))
    return reply.redirect(`${localPath(paths.equipment, request.locale)}?done=withdrawn`, 303)
  })
}

async function add(deps: VisitDeps, request: Request, reply: Reply): Promise<Reply> {
  const offering = offeringOf(request)
  const typed = equipmentTyped(request.body)
  const messages = messagesIn(request.locale).faults
  const count = numberWithin(typed.count, 1, 100)
  const isFull = (await listEquipment(deps.db, [typed.unit])).length >= mostEquipment
  const errors = [
    ...(typed.name === '' || typed.name.length > 100
      ? [{ field: 'name', message: messages.equipmentName }]
      : []),
    ...(isFull ? [{ field: 'name', message: messages.equipmentFull }] : []),
    ...(count === undefined ? [{ field: 'count', message: messages.equipmentCount }] : []),
  ]
  if (count === undefined || errors.length > 0) return sendEquipment(deps, request, reply, { typed, errors })
  const id = parseId(typed.id) ?? newId()
  await listEquipmentFor(deps, offering, { id, unit: typed.unit, name: typed.name, count })
  return reply.redirect(`${localPath(paths.equipment, request.locale)}?done=listed`, 303)
}

interface Shown {
  readonly typed: EquipmentTyped
  readonly errors: readonly FieldErrorShown[]
}

async function sendEquipment(deps: VisitDeps, request: Request, reply: Reply, shown?: Shown): Promise<Reply> {
  const { locale } = request
  const viewer = officerOf(request)
  const units = countersOf(viewer)
  const [equipment, directory, frame] = await Promise.all([
    listEquipment(deps.db, units),
    unitDirectory(deps.db),
    visitFrame(deps, viewer, locale, 'equipment'),
  ])
  const errors = shown?.errors ?? []
  const typed = shown?.typed ?? { id: newId(), unit: units[0] ?? '', name: '', count: '' }
  const page = {
    ...frame,
    title: messagesIn(locale).equipment.title,
    errors,
    here: paths.equipment,
    status: shown === undefined ? 200 : 422,
  }
  const done = textOf(request.query, 'done')
  return sendPage(
    reply,
    page,
    <EquipmentPage {...{ equipment, units, directory, typed, errors, done, locale }} />,
  )
}

interface EquipmentProps {
  readonly equipment: readonly Equipment[]
  readonly units: readonly string[]
  readonly directory: UnitDirectory
  readonly typed: EquipmentTyped
  readonly errors: readonly FieldErrorShown[]
  readonly done: string
  readonly locale: Locale
}

function EquipmentPage(props: EquipmentProps) {
  const { equipment, units, directory, typed, errors, done, locale } = props
  const { equipment: words, visit } = messagesIn(locale)
  const said = errors.length === 0 ? visit.done[done] : undefined
  return (
    <>
      <ErrorSummary errors={errors} />
      {said !== undefined && <NotificationBanner kind="success" text={said} />}
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      {equipment.length === 0 ? <InsetText>{words.none}</InsetText> : <EquipmentTable {...props} />}
      <Sheet title={words.add}>
        <Form action={localPath(paths.equipment, locale)}>
          <input type="hidden" name="id" value={typed.id} />
          <UnitField units={units} value={typed.unit} directory={directory} locale={locale} />
          <TextInput name="name" label={words.name} value={typed.name} error={errorFor(errors, 'name')} />
          <TextInput
            name="count"
            label={words.count}
            inputmode="numeric"
            width={3}
            value={typed.count}
            error={errorFor(errors, 'count')}
          />
          <Button>{words.addButton}</Button>
        </Form>
      </Sheet>
    </>
  )
}

function EquipmentTable({ equipment, units, directory, locale }: EquipmentProps) {
  const { equipment: words, slots } = messagesIn(locale)
  const several = units.length > 1
  return (
    <Table
      stack
      head={[
        words.name,
        ...(several ? [slots.unit] : []),
        { text: words.count, numeric: true },
        words.action,
      ]}
      rows={equipment.map(({ id, unit, name, count }) => [
        name,
        ...(several ? [counterName(directory.find(unit), locale)] : []),
        { text: String(count), numeric: true },
        <Form action={localPath(paths.withdrawEquipment(id), locale)}>
          <Button kind="secondary" classes="govuk-!-margin-bottom-0">
            {words.withdraw}
            <span class="govuk-visually-hidden">: {name}</span>
          </Button>
        </Form>,
      ])}
    />
  )
}
