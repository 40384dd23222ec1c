import { formatDate, type Locale, say } from '../../../kernel/index.ts'
import type { Request } from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  errorFor,
  type FieldErrorShown,
  Form,
  Radios,
  Select,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { type Procedure, shortNameOf } from '../../catalogue/index.ts'
import { isDossierCode } from '../../dossiers/index.ts'
import type { UnitDirectory } from '../../organisation/index.ts'
import type { VisitDeps } from '../deps.ts'
import { isWorkedOn, nextWorkingDays } from '../rules/days.ts'
import type { RequestContext, RequestFault, RequestTyped } from '../rules/request.ts'
import { dayParts, helps, reasons, relations } from '../visit.ts'
import { textOf, textsOf } from './form-values.ts'
import { messagesIn } from './messages.ts'
import { fileable, sayDay, wardItems } from './words.ts'

/** How far ahead people may wish for. */
const daysOffered = 10

export interface Asker {
  readonly fullName: string
  readonly personalNumber: string
}

/** Everything the form offers to choose from. */
export interface Offered {
  readonly procedures: readonly Procedure[]
  readonly days: readonly Temporal.PlainDate[]
  readonly cityDays: readonly Temporal.PlainDate[]
  readonly directory: UnitDirectory
  /** Whether the unit that serves a ward is closed on a day. */
  readonly isClosed: (ward: string, day: string) => boolean
}

/** The days are those of the unit that serves the ward, once a ward is known: a decree may close one unit alone. */
export function offered(deps: VisitDeps, directory: UnitDirectory, ward = ''): Offered {
  const calendar = deps.calendar()
  const ahead = (unit?: string) => nextWorkingDays(calendar, deps.clock.now(), daysOffered, unit)
  return {
    procedures: fileable(deps.catalogue),
    days: ahead(directory.counterOf(ward)?.id),
    // The form may have been shown before the ward was known.
    cityDays: ahead(),
    directory,
    isClosed: (lived, day) => {
      const unit = directory.counterOf(lived)?.id
      return unit !== undefined && !isWorkedOn(calendar, Temporal.PlainDate.from(day), unit)
    },
  }
}

export function contextOf(
  { procedures, days, cityDays, directory, isClosed }: Offered,
  asker: Asker | undefined,
  locale: Locale,
): RequestContext {
  return {
    wards: new Set(wardItems(directory, locale).map(({ value }) => value)),
    procedures: new Set(procedures.map(({ code }) => code)),
    days: new Set([...cityDays, ...days].map(String)),
    isClosed,
    isDossierCode,
    language: locale,
    asker,
  }
}

export function typedOf({ body }: Request): RequestTyped {
  const text = (name: keyof RequestTyped) => textOf(body, name)
  return {
    forWhom: text('forWhom'),
    askerName: text('askerName'),
    phone: text('phone'),
    email: text('email'),
    personName: text('personName'),
    personPhone: text('personPhone'),
    personNumber: text('personNumber'),
    relation: text('relation'),
    reason: text('reason'),
    reasonText: text('reasonText'),
    procedures: textsOf(body, 'procedures'),
    wish: text('wish'),
    handOver: text('handOver'),
    ward: text('ward'),
    address: text('address'),
    directions: text('directions'),
    help: textsOf(body, 'help'),
    days: textsOf(body, 'days'),
    dayPart: text('dayPart'),
    consent: text('consent'),
  }
}

export const nothingTyped: RequestTyped = {
  forWhom: '',
  askerName: '',
  phone: '',
  email: '',
  personName: '',
  personPhone: '',
  personNumber: '',
  relation: '',
  reason: '',
  reasonText: '',
  procedures: [],
  wish: '',
  handOver: '',
  ward: '',
  address: '',
  directions: '',
  help: [],
  days: [],
  dayPart: 'any',
  consent: '',
}

/** Faults as the page shows them. */
export function sayFaults(faults: readonly RequestFault[], locale: Locale): FieldErrorShown[] {
  const messages = messagesIn(locale).faults
  return faults.map(({ field, code }) => ({ field, message: messages[code] }))
}

export interface RequestFormProps {
  readonly action: string
  /** One for each time the form is fetched: sent twice, it is one request. */
  readonly formKey: string
  readonly typed: RequestTyped
  readonly errors: readonly FieldErrorShown[]
  readonly offered: Offered
  /** Who is signed in; left out, an officer types what is said on the telephone. */
  readonly asker?: Asker | undefined
  readonly locale: Locale
}

/** Who asks, for whom, why, what, where and when, on one page. */
export function RequestForm(props: RequestFormProps) {
  const messages = messagesIn(props.locale).form
  return (
    <Form action={props.action}>
      <input type="hidden" name="formKey" value={props.formKey} />
      <AskerFields {...props} />
      <PersonFields {...props} />
      <WishFields {...props} />
      <PlaceFields {...props} />
      <TimeFields {...props} />
      <Checkboxes
        name="consent"
        items={[{ value: 'yes', text: messages.consent }]}
        values={[props.typed.consent]}
        error={errorFor(props.errors, 'consent')}
      />
      <Button>{props.asker === undefined ? messages.record : messages.send}</Button>
    </Form>
  )
}

function AskerFields({ typed, errors, asker, locale }: RequestFormProps) {
  const messages = messagesIn(locale).form
  return (
    <>
      <h2 class="govuk-heading-m">{asker === undefined ? messages.askerPhone : messages.asker}</h2>
      {asker === undefined ? (
        <TextInput
          name="askerName"
          label={messages.askerName}
          value={typed.askerName}
          error={errorFor(errors, 'askerName')}
        />
      ) : (
        <p class="govuk-body">{messages.askerIs(asker.fullName)}</p>
      )}
      <TextInput
        name="phone"
        label={messages.phone}
        hint={messages.phoneHint}
        type="tel"
        inputmode="tel"
        autocomplete={asker === undefined ? 'off' : 'tel'}
        width={20}
        value={typed.phone}
        error={errorFor(errors, 'phone')}
      />
      <TextInput
        name="email"
        label={messages.email}
        hint={messages.emailHint}
        type="email"
        inputmode="email"
        autocomplete={asker === undefined ? 'off' : 'email'}
        value={typed.email}
        error={errorFor(errors, 'email')}
      />
    </>
  )
}

function PersonFields({ typed, errors, locale }: RequestFormProps) {
  const all = messagesIn(locale)
  const messages = all.form
  const relationItems = relations.map(value => ({ value, text: all.relations[value] }))
  const other = (
    <>
      <TextInput
        name="personName"
        label={messages.personName}
        value={typed.personName}
        error={errorFor(errors, 'personName')}
      />
      <TextInput
        name="personPhone"
        label={messages.personPhone}
        type="tel"
        inputmode="tel"
        width={20}
        value={typed.personPhone}
        error={errorFor(errors, 'personPhone')}
      />
      <TextInput
        name="personNumber"
        label={messages.personNumber}
        inputmode="numeric"
        width={20}
        value={typed.personNumber}
        error={errorFor(errors, 'personNumber')}
      />
      <Select
        name="relation"
        label={messages.relation}
        items={[{ value: '', text: messages.choose }, ...relationItems]}
        value={typed.relation}
        error={errorFor(errors, 'relation')}
      />
    </>
  )
  return (
    <>
      <Radios
        name="forWhom"
        legend={{ text: messages.forWhom, size: 'm' }}
        items={[
          { value: 'self', text: messages.self },
          { value: 'relative', text: messages.relative, conditional: other },
        ]}
        value={typed.forWhom}
        error={errorFor(errors, 'forWhom')}
      />
      <Radios
        name="reason"
        legend={{ text: messages.reason, size: 'm' }}
        items={reasons.map(value => ({
          value,
          text: all.reasons[value],
          conditional:
            value === 'other' ? (
              <Textarea
                name="reasonText"
                label={messages.reasonText}
                rows={2}
                value={typed.reasonText}
                error={errorFor(errors, 'reasonText')}
              />
            ) : undefined,
        }))}
        value={typed.reason}
        error={errorFor(errors, 'reason')}
      />
    </>
  )
}

function WishFields({ typed, errors, offered, locale }: RequestFormProps) {
  const all = messagesIn(locale)
  const messages = all.form
  return (
    <>
      <Checkboxes
        name="procedures"
        legend={{ text: messages.procedures, size: 'm' }}
        hint={messages.proceduresHint}
        items={offered.procedures.map(procedure => ({
          value: procedure.code,
          text: say(shortNameOf(procedure), locale),
        }))}
        values={typed.procedures}
        error={errorFor(errors, 'procedures')}
        small
      />
      <Textarea
        name="wish"
        label={messages.wish}
        rows={2}
        value={typed.wish}
        error={errorFor(errors, 'wish')}
      />
      <TextInput
        name="handOver"
        label={messages.handOver}
        hint={messages.handOverHint}
        width={30}
        autocapitalize="characters"
        spellcheck={false}
        value={typed.handOver}
        error={errorFor(errors, 'handOver')}
      />
      <Checkboxes
        name="help"
        legend={{ text: messages.help, size: 'm' }}
        items={helps.map(value => ({ value, text: all.helps[value] }))}
        values={typed.help}
        small
      />
    </>
  )
}

function PlaceFields({ typed, errors, offered, locale }: RequestFormProps) {
  const messages = messagesIn(locale).form
  return (
    <>
      <Select
        name="ward"
        label={{ text: messages.ward, size: 'm' }}
        items={[{ value: '', text: messages.choose }, ...wardItems(offered.directory, locale)]}
        value={typed.ward}
        error={errorFor(errors, 'ward')}
      />
      <TextInput
        name="address"
        label={messages.address}
        value={typed.address}
        error={errorFor(errors, 'address')}
      />
      <Textarea
        name="directions"
        label={messages.directions}
        rows={2}
        value={typed.directions}
        error={errorFor(errors, 'directions')}
      />
    </>
  )
}

function TimeFields({ typed, errors, offered, locale }: RequestFormProps) {
  const all = messagesIn(locale)
  const messages = all.form
  return (
    <>
      <Checkboxes
        name="days"
        legend={{ text: messages.days, size: 'm' }}
        hint={messages.daysHint}
        items={offered.days.map(day => ({ value: day.toString(), text: sayDay(day, locale) }))}
        values={typed.days}
        error={errorFor(errors, 'days')}
        small
      />
      <Radios
        name="dayPart"
        legend={{ text: messages.dayPart, size: 'm' }}
        items={dayParts.map(value => ({ value, text: all.dayParts[value] }))}
        value={typed.dayPart}
        small
      />
    </>
  )
}

/** The days somebody wished for, as a list says them. */
export function sayDays(days: readonly string[]): string {
  return days.map(day => formatDate(Temporal.PlainDate.from(day))).join(', ')
}
