import type { ComponentChildren } from 'preact'
import { formatDate, formatMoment, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  DateInput,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  Pagination,
  Radios,
  Table,
  Tag,
  Textarea,
  TextInput,
  useLocale,
  WarningText,
} from '../../../ui/index.ts'
import type { CalendarChange, DayChangeKind } from '../changes.ts'
import { timeOf } from '../minutes.ts'
import { paths } from '../paths.ts'
import { type DayChanged, isRevocable } from '../rules/change-faults.ts'
import { readDate, readDays as sayDays } from '../words.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { type DaysForm, type DecreeForm, dayKinds, type YearForm } from './change-form.ts'
import { officeMessagesIn } from './words.ts'

const useMessages = () => officeMessagesIn(useLocale())

interface ChangesProps {
  readonly calendar: WorkingCalendar
  /** Newest first. */
  readonly changes: readonly CalendarChange[]
  readonly revoked: ReadonlySet<number>
  /** Who entered each, by the actor of its record. */
  readonly nameOf: (actor: string) => string
  readonly unitName: (id: string) => string
  readonly done: boolean
  /** How many promised dates each decree moved, by its number. */
  readonly moved: ReadonlyMap<string, number>
  /** Whether the viewer may read which dossiers those are. */
  readonly mayList: boolean
  readonly older: string | undefined
}

/** Every change by decree, newest first. */
export function ChangesPage(props: ChangesProps) {
  const locale = useLocale()
  const messages = useMessages()
  const { calendar, changes, done, older } = props
  return (
    <>
      {done && <Banner kind="success" text={messages.done} />}
      <h1 class="govuk-heading-l">{messages.calendar}</h1>
      <p class="govuk-body">{messages.lead}</p>
      <p class="govuk-body">
        <strong>{messages.inForce(calendar.version, calendar.publishedThrough)}</strong>
      </p>
      <div class="govuk-button-group">
        <Button href={localPath(paths.newChange, locale)}>{messages.newChange}</Button>
        <Button kind="secondary" href={localPath(paths.newYear, locale)}>
          {messages.newYear(calendar.publishedThrough + 1)}
        </Button>
      </div>
      {changes.length === 0 ? <InsetText>{messages.none}</InsetText> : <ChangesTable {...props} />}
      <Pagination next={older === undefined ? undefined : { href: older, text: messages.older }} />
    </>
  )
}

function ChangesTable({ changes, revoked, nameOf, unitName, moved, mayList }: ChangesProps) {
  const locale = useLocale()
  const messages = useMessages()
  const { number, decree, does, days, units, entered, action } = messages.columns
  return (
    <Table
      stack
      head={[number, decree, does, days, units, entered, action]}
      rows={changes.map(change => [
        String(change.number),
        <>
          {messages.decree(change.decree.number, readDate(change.decree.decidedOn))}
          <br />
          {say(change.decree.title, locale)}
        </>,
        <>
          <DoesWhat change={change} isRevoked={revoked.has(change.number)} />
          <Moved change={change} count={moved.get(change.decree.number) ?? 0} isLink={mayList} />
        </>,
        daysOf(change),
        'units' in change.content && change.content.units !== undefined
          ? change.content.units.map(unitName).join(', ')
          : messages.wholeCity,
        messages.entered(nameOf(change.enteredBy), formatMoment(change.enteredAt, locale)),
        isRevocable(change) && !revoked.has(change.number) ? <Revoke number={change.number} /> : '',
      ])}
    />
  )
}

function DoesWhat({ change, isRevoked }: { readonly change: CalendarChange; readonly isRevoked: boolean }) {
  const messages = useMessages()
  const { content } = change
  const hours = 'hours' in content && content.hours.length > 0 ? content.hours : []
  return (
    <>
      {messages.kinds[content.kind]}
      {hours.length > 0 && `: ${hours.map(({ from, to }) => `${from}–${to}`).join(', ')}`}
      {content.kind === 'yearPublished' && `: ${messages.yearOf(content.year)}`}
      {content.kind === 'revoked' && `: ${messages.revokes(content.revokes)}`}
      {isRevoked && (
        <>
          {' '}
          <Tag tone="quiet">{messages.isRevoked}</Tag>
        </>
      )}
    </>
  )
}

interface MovedProps {
  readonly change: CalendarChange
  readonly count: number
  readonly isLink: boolean
}

function Moved({ change, count, isLink }: MovedProps) {
  const text = useMessages().moved(count)
  const href = localPath(paths.moved(change.number), useLocale())
  if (count === 0) return null
  return (
    <>
      <br />
      {isLink ? (
        <a class="govuk-link" href={href}>
          {text}
        </a>
      ) : (
        text
      )}
    </>
  )
}

function daysOf({ content }: CalendarChange): string {
  return 'from' in content ? sayDays(content) : ''
}

function Revoke({ number }: { readonly number: number }) {
  const messages = useMessages()
  return (
    <a class="govuk-link" href={localPath(paths.revoke(number), useLocale())}>
      {messages.revoke} <span class="govuk-visually-hidden">{messages.revokeHidden(number)}</span>
    </a>
  )
}

type Errors = readonly FieldErrorShown[]

export function DaysFormPage({ form, errors }: { readonly form: DaysForm; readonly errors: Errors }) {
  const messages = useMessages()
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.newChange}</h1>
      <Form action={localPath(paths.enterChange, useLocale())}>
        <DecreeFields {...{ form, errors }} />
        <Radios
          name="kind"
          legend={{ text: messages.kind, size: 's' }}
          value={form.kind}
          error={errorFor(errors, 'kind')}
          items={dayKinds.map(kind => ({
            value: kind,
            text: messages.kinds[kind],
            hint: messages.kindHints[kind],
            conditional: kind === 'closed' ? undefined : <Hours {...{ kind, form, errors }} />,
          }))}
        />
        <DateInput
          name="from"
          legend={{ text: messages.from, size: 's' }}
          value={form.from}
          error={errorFor(errors, 'from')}
        />
        <DateInput
          name="to"
          legend={{ text: messages.to, size: 's' }}
          hint={messages.toHint}
          value={form.to}
          error={errorFor(errors, 'to')}
        />
        <Radios
          name="scope"
          legend={{ text: messages.scope, size: 's' }}
          value={form.scope}
          error={errorFor(errors, 'scope')}
          items={[
            { value: 'all', text: messages.wholeCity },
            { value: 'some', text: messages.someUnits, conditional: <Units {...{ form, errors }} /> },
          ]}
        />
        <Button name="step" value="preview">
          {messages.preview}
        </Button>
      </Form>
    </>
  )
}

function Hours(props: { readonly kind: DayChangeKind; readonly form: DaysForm; readonly errors: Errors }) {
  const messages = useMessages()
  const name = `hours-${props.kind}`
  return (
    <TextInput
      name={name}
      label={messages.hours}
      hint={messages.hoursHint}
      value={props.form.hours[props.kind]}
      width={30}
      error={errorFor(props.errors, name)}
    />
  )
}

function Units({ form, errors }: { readonly form: DaysForm; readonly errors: Errors }) {
  const messages = useMessages()
  return (
    <Textarea
      name="units"
      label={messages.units}
      hint={messages.unitsHint}
      value={form.units}
      rows={6}
      error={errorFor(errors, 'units')}
    />
  )
}

interface DecreeProps {
  readonly form: DecreeForm
  readonly errors: Errors
  readonly titleHint?: string
}

function DecreeFields({ form, errors, titleHint }: DecreeProps) {
  const messages = useMessages()
  return (
    <>
      <input type="hidden" name="id" value={form.id} />
      <input type="hidden" name="seen" value={form.seen} />
      <TextInput
        name="number"
        label={{ text: messages.decreeNumber, size: 's' }}
        hint={messages.decreeNumberHint}
        value={form.number}
        width={20}
        error={errorFor(errors, 'number')}
      />
      <TextInput
        name="title"
        label={{ text: messages.decreeTitle, size: 's' }}
        hint={titleHint ?? messages.decreeTitleHint}
        value={form.title}
        error={errorFor(errors, 'title')}
      />
      <TextInput
        name="titleEn"
        label={{ text: messages.decreeTitleEn, size: 's' }}
        value={form.titleEn}
        attributes={{ lang: 'en' }}
      />
      <DateInput
        name="decidedOn"
        legend={{ text: messages.decidedOn, size: 's' }}
        value={form.decidedOn}
        error={errorFor(errors, 'decidedOn')}
      />
    </>
  )
}

export function YearFormPage({ form, errors }: { readonly form: YearForm; readonly errors: Errors }) {
  const messages = useMessages()
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.newYear(form.year)}</h1>
      <p class="govuk-body">{messages.yearLead(form.year)}</p>
      <Form action={localPath(paths.enterYear, useLocale())}>
        <input type="hidden" name="year" value={form.year} />
        <DecreeFields {...{ form, errors }} titleHint={messages.yearTitleHint(form.year)} />
        <Textarea
          name="holidays"
          label={{ text: messages.holidays, size: 's' }}
          hint={messages.holidaysHint}
          value={form.holidays}
          rows={18}
          spellcheck={false}
          error={errorFor(errors, 'holidays')}
        />
        <Textarea
          name="makeUpDays"
          label={{ text: messages.makeUpDays, size: 's' }}
          hint={messages.makeUpDaysHint}
          value={form.makeUpDays}
          rows={4}
          spellcheck={false}
          error={errorFor(errors, 'makeUpDays')}
        />
        <Button name="step" value="preview">
          {messages.preview}
        </Button>
      </Form>
    </>
  )
}

interface RevokeProps {
  readonly change: CalendarChange
  readonly form: DecreeForm
  readonly errors: Errors
}

export function RevokePage({ change, form, errors }: RevokeProps) {
  const locale = useLocale()
  const messages = useMessages()
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.revokeTitle(change.number)}</h1>
      <InsetText>
        {messages.decree(change.decree.number, readDate(change.decree.decidedOn))}:{' '}
        {say(change.decree.title, locale)}. <DoesWhat change={change} isRevoked={false} />, {daysOf(change)}
      </InsetText>
      <p class="govuk-body">{messages.revokeLead}</p>
      <Form action={localPath(paths.revoke(change.number), locale)}>
        <DecreeFields {...{ form, errors }} />
        <Button name="step" value="preview">
          {messages.preview}
        </Button>
      </Form>
    </>
  )
}

export interface Preview {
  readonly changed: readonly DayChanged[]
  readonly nextVersion: string
}

interface PreviewProps extends Preview {
  /** Where the form goes, with all that was typed. */
  readonly action: string
  readonly typed: Readonly<Record<string, string>>
  readonly unitName: (id: string) => string
  readonly isStale: boolean
  /** A day named is over already: what was done on it is counted again. */
  readonly touchesPast: boolean
}

const mostLines = 60

/** What a change would do, day by day, with the button that enters it. */
export function PreviewPage({
  changed,
  nextVersion,
  action,
  typed,
  unitName,
  isStale,
  touchesPast,
}: PreviewProps) {
  const messages = useMessages()
  return (
    <>
      {isStale && <Banner text={messages.stale} />}
      <h1 class="govuk-heading-l">{messages.previewTitle}</h1>
      {touchesPast && <WarningText>{messages.past}</WarningText>}
      <p class="govuk-body">{sayDifference(changed, messages)}</p>
      {changed.length > 0 && <DaysTable {...{ changed, unitName }} />}
      {changed.length > mostLines && (
        <p class="govuk-body">{messages.previewMore(changed.length - mostLines)}</p>
      )}
      <WarningText>{messages.consequence}</WarningText>
      <p class="govuk-body">{messages.nextVersion(nextVersion)}</p>
      <Form action={action}>
        <Typed values={typed} />
        <div class="govuk-button-group">
          <Button name="step" value="enter">
            {messages.enter}
          </Button>
          <Button kind="secondary" name="step" value="edit">
            {messages.edit}
          </Button>
        </div>
      </Form>
    </>
  )
}

function DaysTable({ changed, unitName }: Pick<PreviewProps, 'changed' | 'unitName'>) {
  const messages = useMessages()
  const { date, unit, before, after } = messages.previewOf
  const hasUnits = changed.some(day => day.unit !== undefined)
  const whose = (id: string | undefined) => (id === undefined ? messages.wholeCity : unitName(id))
  return (
    <Table
      stack
      head={[date, ...(hasUnits ? [unit] : []), before, after]}
      rows={changed
        .slice(0, mostLines)
        .map(day => [
          <DayName iso={day.date} />,
          ...(hasUnits ? [whose(day.unit)] : []),
          <Openings of={day.before} />,
          <Openings of={day.after} />,
        ])}
    />
  )
}

function Typed({ values }: { readonly values: Readonly<Record<string, string>> }): ComponentChildren {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

function DayName({ iso }: { readonly iso: string }) {
  const date = Temporal.PlainDate.from(iso)
  const weekday = new Intl.DateTimeFormat(useLocale() === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(date.toZonedDateTime('UTC').epochMilliseconds)
  return (
    <>
      {weekday}, {formatDate(date)}
    </>
  )
}

function Openings({ of }: { readonly of: DayChanged['before'] }) {
  const messages = useMessages()
  if (of.length === 0) return <>{messages.noWork}</>
  return <>{of.map(({ from, to }) => `${timeOf(from)}–${timeOf(to)}`).join(', ')}</>
}

function sayDifference(changed: readonly DayChanged[], messages: ReturnType<typeof useMessages>): string {
  if (changed.length === 0) return messages.asProjected
  const minutes = changed.reduce((sum, { before, after }) => sum + lengthOf(after) - lengthOf(before), 0)
  const hours = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(Math.abs(minutes) / 60)
  if (minutes < 0) return messages.lost(changed.length, hours)
  return minutes > 0 ? messages.gained(changed.length, hours) : messages.unchangedHours(changed.length)
}

function lengthOf(openings: DayChanged['before']): number {
  return openings.reduce((sum, { from, to }) => sum + to - from, 0)
}
