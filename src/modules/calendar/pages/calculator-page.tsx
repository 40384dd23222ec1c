import { formatDate, formatTime, local } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Button,
  DateInput,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Fieldset,
  Form,
  InsetText,
  Panel,
  Radios,
  Select,
  TextInput,
  useLocale,
} from '../../../ui/index.ts'
import { paths } from '../paths.ts'
import type { PromisedDate } from '../rules/due-date.ts'
import type { Month } from '../rules/months.ts'
import { sayExplanation } from '../say.ts'
import {
  type CalculatorForm,
  fields,
  type LimitKind,
  limitKinds,
  type PauseTyped,
} from './calculator-form.ts'
import { MonthTable } from './month-table.tsx'
import { messagesIn } from './words.ts'

export interface UnitChoice {
  readonly id: string
  readonly name: string
}

export interface CalculatorProps {
  readonly form: CalculatorForm
  readonly errors: readonly FieldErrorShown[]
  readonly units: readonly UnitChoice[]
  readonly counted?: { readonly promised: PromisedDate; readonly months: readonly Month[] } | undefined
}

/** The date with its reasons, and the form it came from. */
export function CalculatorPage(props: CalculatorProps) {
  const messages = messagesIn(useLocale())
  const { errors, counted } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-xl">{messages.title}</h1>
        {counted === undefined ? (
          <p class="govuk-body-l">{messages.lead}</p>
        ) : (
          <>
            <Result {...counted} />
            <h2 class="govuk-heading-l govuk-!-margin-top-8">{messages.againTitle}</h2>
          </>
        )}
        <CalculatorFields {...props} />
      </div>
    </div>
  )
}

function Result({
  promised,
  months,
}: {
  readonly promised: PromisedDate
  readonly months: readonly Month[]
}) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  return (
    <div id="ket-qua">
      <Due promised={promised} />
      <h3 class="govuk-heading-m">{messages.because}</h3>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {sayExplanation(promised.explanation, locale).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <h3 class="govuk-heading-m">{messages.months}</h3>
      <Months months={months} />
      <InsetText>{messages.notBinding}</InsetText>
      <p class="govuk-hint">{messages.version(promised.calendarVersion)}</p>
    </div>
  )
}

/** The date in large; it is what people came for. */
function Due({ promised: { dueAt, dueAtProvisional } }: { readonly promised: PromisedDate }) {
  const messages = messagesIn(useLocale())
  const at = dueAt ?? dueAtProvisional
  if (at === null) return null
  const moment = local(at)
  const weekday = messages.weekdays[moment.dayOfWeek - 1] ?? ''
  const time = formatTime(moment)
  return (
    <Panel level={2} title={messages.resultDay(weekday, formatDate(moment.toPlainDate()))}>
      {dueAt === null ? messages.resultProvisional(time) : messages.result(time)}
    </Panel>
  )
}

/** Of a long limit only the ends are drawn: nobody reads a wall of months. */
const mostMonths = 4

function Months({ months }: { readonly months: readonly Month[] }) {
  const messages = messagesIn(useLocale())
  const left = months.length > mostMonths ? months.length - mostMonths : 0
  const half = left > 0 ? mostMonths / 2 : months.length
  return (
    <>
      <div class="mc-months">
        {months.slice(0, half).map(month => (
          <MonthTable key={month.first.toString()} month={month} />
        ))}
      </div>
      {left > 0 && (
        <>
          <p class="govuk-hint">{messages.monthsLeftOut(left)}</p>
          <div class="mc-months">
            {months.slice(-half).map(month => (
              <MonthTable key={month.first.toString()} month={month} />
            ))}
          </div>
        </>
      )}
    </>
  )
}

function CalculatorFields({ form, errors, units }: CalculatorProps) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  const hints: Readonly<Partial<Record<LimitKind, string>>> = messages.kindHints
  return (
    <Form action={localPath(paths.calculator, locale)} method="get">
      {/* The return key presses a form's first button: it must be the one that counts. */}
      <button type="submit" hidden>
        {messages.count}
      </button>
      <DateInput
        name={fields.received}
        legend={{ text: messages.received, size: 's' }}
        hint={messages.receivedHint}
        value={{ day: form.day, month: form.month, year: form.year }}
        error={errorFor(errors, fields.received)}
      />
      <TextInput
        name={fields.time}
        label={{ text: messages.time, size: 's' }}
        hint={messages.timeHint}
        value={form.time}
        width={5}
        error={errorFor(errors, fields.time)}
      />
      <Radios
        name={fields.kind}
        legend={{ text: messages.kind, size: 's' }}
        hint={messages.kindHint}
        value={form.kind}
        error={errorFor(errors, fields.kind)}
        items={limitKinds.map(kind => ({
          value: kind,
          text: messages.kinds[kind],
          hint: hints[kind],
          conditional: <Amount {...{ kind, form, errors }} />,
        }))}
      />
      {units.length > 0 && (
        <Select
          name={fields.unit}
          label={{ text: messages.unit, size: 's' }}
          hint={messages.unitHint}
          value={form.unit}
          error={errorFor(errors, fields.unit)}
          items={[
            { value: '', text: messages.wholeCity },
            ...units.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      )}
      <Pauses {...{ form, errors }} />
      <Button>{messages.count}</Button>
    </Form>
  )
}

interface PartProps {
  readonly form: CalculatorForm
  readonly errors: readonly FieldErrorShown[]
}

function Amount({ kind, form, errors }: PartProps & { readonly kind: LimitKind }) {
  const messages = messagesIn(useLocale())
  if (kind === 'session') return null
  if (kind === 'sameDay') {
    return (
      <TextInput
        name={fields.cutOff}
        label={messages.cutOff}
        value={form.cutOff}
        width={5}
        error={errorFor(errors, fields.cutOff)}
      />
    )
  }
  return (
    <TextInput
      name={fields.amount[kind]}
      label={messages.counts[kind]}
      value={form.amount[kind]}
      width={4}
      inputmode="numeric"
      error={errorFor(errors, fields.amount[kind])}
    />
  )
}

function Pauses({ form, errors }: PartProps) {
  const messages = messagesIn(useLocale())
  const lines: readonly PauseTyped[] =
    form.pauses.length > 0 ? form.pauses : [{ from: '', to: '', clock: 'resume' }]
  return (
    <Details summary={messages.pauses} open={form.pauses.length > 0}>
      <p class="govuk-hint">{messages.pausesHint}</p>
      {lines.map((pause, line) => (
        <PauseFields key={line} {...{ pause, line, errors }} />
      ))}
      <Button kind="secondary" name={fields.more} value={String(lines.length + 1)}>
        {messages.addPause}
      </Button>
    </Details>
  )
}

interface PauseProps {
  readonly pause: PauseTyped
  readonly line: number
  readonly errors: readonly FieldErrorShown[]
}

function PauseFields({ pause, line, errors }: PauseProps) {
  const messages = messagesIn(useLocale())
  const moment = (name: string, label: string, value: string) => (
    <TextInput
      name={name}
      label={label}
      hint={messages.pauseHint}
      value={value}
      width={20}
      error={errorFor(errors, name)}
    />
  )
  return (
    <Fieldset legend={{ text: messages.pause(line + 1), size: 's' }}>
      {moment(fields.pauseFrom(line), messages.pauseFrom, pause.from)}
      {moment(fields.pauseTo(line), messages.pauseTo, pause.to)}
      <Select
        name={fields.pauseClock(line)}
        label={messages.pauseClock}
        value={pause.clock}
        items={[
          { value: 'resume', text: messages.resume },
          { value: 'restart', text: messages.restart },
        ]}
      />
    </Fieldset>
  )
}
