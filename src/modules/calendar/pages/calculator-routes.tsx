import { local, say } from '../../../kernel/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type App, anyone, type Reply } from '../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../ui/index.ts'
import { unitDirectory } from '../../organisation/index.ts'
import { CalendarNotPublished } from '../not-published.ts'
import { paths } from '../paths.ts'
import { dueDateOrProvisional, type PromisedDate } from '../rules/due-date.ts'
import { monthsBetween } from '../rules/months.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import {
  type CalculatorForm,
  type Counted,
  checkForm,
  emptyForm,
  type FieldFault,
  fields,
  isAsked,
  readForm,
} from './calculator-form.ts'
import { CalculatorPage, type UnitChoice } from './calculator-page.tsx'
import { textOf } from './typed.ts'
import { messagesIn } from './words.ts'

export interface CalculatorDeps {
  readonly db: Db
  readonly clock: Clock
  readonly calendar: () => WorkingCalendar
}

/** The public page that counts a date and says why. All of it stands in the address: it can be kept and shared. */
export function calculatorRoutes(deps: CalculatorDeps): (app: App) => void {
  return app => {
    app.get(paths.calculator, { config: { access: anyone } }, async (request, reply) => {
      const units = await unitsApart(deps, request.locale)
      if (!isAsked(request.query)) {
        const form = emptyForm(local(deps.clock.now()).toPlainDate())
        return send(reply, form, units)
      }
      const form = readForm(request.query)
      if (textOf(request.query, fields.more) !== '') return send(reply, form, units)
      return answer(deps, reply, form, units)
    })
  }
}

function answer(
  deps: CalculatorDeps,
  reply: Reply,
  form: CalculatorForm,
  units: readonly UnitChoice[],
): Reply {
  const checked = checkForm(form, id => units.some(unit => unit.id === id))
  if ('faults' in checked) return send(reply, form, units, checked.faults)
  const calendar = deps.calendar()
  try {
    return send(reply, form, units, [], count(checked.counted, calendar))
  } catch (refused) {
    if (!(refused instanceof CalendarNotPublished)) throw refused
    const isEarly = refused.year < calendar.data.firstYear
    return send(reply, form, units, [{ field: fields.received, fault: isEarly ? 'tooEarly' : 'tooLate' }])
  }
}

function count(counted: Counted, calendar: WorkingCalendar) {
  const promised = dueDateOrProvisional({ ...counted, calendar })
  const { start: received, pauses, unit } = counted
  return { promised, months: monthsBetween({ received, due: dueOf(promised), pauses, calendar, unit }) }
}

function dueOf({ dueAt, dueAtProvisional }: PromisedDate): Temporal.Instant {
  const at = dueAt ?? dueAtProvisional
  if (at === null) throw new Error('a promised date has neither of its instants')
  return at
}

async function unitsApart({ db, calendar }: CalculatorDeps, locale: 'vi' | 'en'): Promise<UnitChoice[]> {
  const apart = calendar().unitsWithOwnHours
  if (apart.length === 0) return []
  const directory = await unitDirectory(db)
  const collator = new Intl.Collator('vi')
  return apart
    .flatMap(id => {
      const unit = directory.find(id)
      return unit === undefined ? [] : [{ id, name: say(unit.shortName, locale) }]
    })
    .sort((a, b) => collator.compare(a.name, b.name))
}

function send(
  reply: Reply,
  form: CalculatorForm,
  units: readonly UnitChoice[],
  faults: readonly FieldFault[] = [],
  counted?: ReturnType<typeof count>,
): Reply {
  const messages = messagesIn(reply.request.locale)
  const errors = faults.map(
    ({ field, fault, most = 0 }): FieldErrorShown => ({
      field,
      message: fault === 'countMissing' ? messages.faults.countMissing(most) : messages.faults[fault],
    }),
  )
  const page = {
    title: messages.title,
    description: messages.lead,
    errors,
    status: errors.length > 0 ? 422 : 200,
  }
  return sendPage(reply, page, <CalculatorPage {...{ form, errors, units, counted }} />)
}
