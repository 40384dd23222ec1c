import { formatDate, type Locale, type Page } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  Radios,
  Select,
  Table,
} from '../../../ui/index.ts'
import { absenceReasons, lastDayAway } from '../rules/absences.ts'
import type { Absence } from '../store/absences.ts'
import type { Officer } from '../store/officers.ts'
import { wordsIn } from '../words/index.ts'
import { ColleagueField, DayField, Next, type Typed } from './parts.tsx'

export interface AbsenceForm {
  readonly id: string
  readonly typed: Typed
  /** Whose absence it may be; one alone needs no choice. */
  readonly officers: readonly Officer[]
  readonly colleagues: readonly Officer[]
  readonly action: string
}

interface AbsencesProps {
  readonly locale: Locale
  readonly title: string
  readonly page: Page<Absence>
  readonly names: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly here: string
  readonly none: string
  readonly endAt: (absence: Absence) => string
  readonly form?: AbsenceForm | undefined
  readonly errors?: readonly FieldErrorShown[]
  readonly done?: string | undefined
}

export function AbsencesPage(props: AbsencesProps) {
  const { locale, title, page, form, errors = [], done } = props
  const words = wordsIn(locale).absences
  const news = done === undefined ? undefined : words.done[done]
  return (
    <>
      <ErrorSummary errors={errors} />
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {page.items.length === 0 ? <InsetText>{props.none}</InsetText> : <AbsenceTable {...props} />}
      <Next locale={locale} path={props.here} next={page.next} />
      {form !== undefined && <EnterForm {...{ locale, form, errors }} />}
    </>
  )
}

function AbsenceTable({ locale, page, names, today, endAt }: AbsencesProps) {
  const words = wordsIn(locale).absences
  const { officer, days, reason, substitute, action } = words.columns
  const nameOf = (id: string) => names.get(id) ?? id
  return (
    <Table
      stack
      firstCellIsHeader
      head={[officer, days, reason, substitute, action]}
      rows={page.items.map(each => [
        nameOf(each.officer),
        words.days(formatDate(each.firstDay), formatDate(lastDayAway(each))),
        words.reasons[each.reason],
        each.substitute === undefined ? words.nobody : nameOf(each.substitute),
        <Form action={localPath(endAt(each), locale)}>
          <Button kind="secondary">
            {Temporal.PlainDate.compare(each.firstDay, today) > 0 ? words.callOff : words.end}{' '}
            <span class="govuk-visually-hidden">
              {words.endOf(nameOf(each.officer), formatDate(each.firstDay))}
            </span>
          </Button>
        </Form>,
      ])}
    />
  )
}

interface EnterProps {
  readonly locale: Locale
  readonly form: AbsenceForm
  readonly errors: readonly FieldErrorShown[]
}

function EnterForm({ locale, form, errors }: EnterProps) {
  const words = wordsIn(locale).absences
  const { typed, officers } = form
  return (
    <>
      <h2 class="govuk-heading-m">{words.enterTitle}</h2>
      <Form action={localPath(form.action, locale)}>
        <input type="hidden" name="id" value={form.id} />
        {officers.length > 1 && (
          <Select
            name="officer"
            label={words.officer}
            value={typed('officer')}
            error={errorFor(errors, 'officer')}
            items={officers.map(({ id, fullName }) => ({ value: id, text: fullName }))}
          />
        )}
        <Radios
          name="reason"
          legend={{ text: words.reason, size: 's' }}
          hint={words.reasonHint}
          value={typed('reason')}
          error={errorFor(errors, 'reason')}
          items={absenceReasons.map(value => ({ value, text: words.reasons[value] }))}
        />
        <DayField name="firstDay" label={words.firstDay} {...{ typed, errors }} />
        <DayField name="lastDay" label={words.lastDay} {...{ typed, errors }} />
        <ColleagueField
          name="substitute"
          label={words.substitute}
          hint={words.substituteHint}
          value={typed('substitute')}
          colleagues={form.colleagues}
          errors={errors}
        />
        <Button>{words.enter}</Button>
      </Form>
    </>
  )
}
