import type { Locale, Text } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import {
  Button,
  type Cell,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  Pagination,
  Select,
  SubNavigation,
  Table,
  Tag,
} from '../../../../ui/index.ts'
import type { DossierState } from '../../dossier.ts'
import type { DossierLine } from '../../lists.ts'
import { dossierWords, stateTone } from '../../words.ts'
import { CodeLink, Person, ProcedureName } from './inbox-page.tsx'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import { SearchForm } from './search-form.tsx'

/** A dossier of the list, with its words found. */
export interface ListedDossier {
  readonly line: DossierLine
  readonly procedure: Text
  readonly filed: string
  readonly due: string | null
}

/** The states an officer looks for, in the order a dossier comes to them. */
export const listedStates = [
  'filed',
  'in_progress',
  'result_ready',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
] as const satisfies readonly DossierState[]

/** A unit that can be chosen, by its name. */
export interface UnitChoice {
  readonly id: string
  readonly name: string
}

/** What of the list is wanted. */
export interface DossierFilter {
  readonly state: DossierState | undefined
  readonly unit: string | undefined
  /** Only what is late now. */
  readonly late: boolean
}

interface DossiersPageProps {
  readonly locale: Locale
  readonly title: string
  readonly units: readonly UnitChoice[]
  readonly filter: DossierFilter
  readonly dossiers: readonly ListedDossier[]
  readonly isFirst: boolean
  readonly next: string | null
}

/** All dossiers the officer's units have to do with, newest first. */
export function DossiersPage(props: DossiersPageProps) {
  const { locale, title, dossiers, filter, isFirst, next } = props
  const messages = messagesIn(locale)
  const words = dossierWords(locale)
  const { state } = filter
  const base = (chosen: DossierState | undefined) => listPath({ ...filter, state: chosen }, locale)
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <SearchForm locale={locale} />
      <SubNavigation
        label={messages.filterLabel}
        items={[
          { href: base(undefined), text: messages.allStates, active: state === undefined },
          ...listedStates.map(one => ({ href: base(one), text: words.states[one], active: one === state })),
        ]}
      />
      <Filter {...props} />
      {dossiers.length === 0 ? (
        <p class="govuk-body">{isFirst ? messages.noDossiers : messages.afterLast}</p>
      ) : (
        <DossierTable locale={locale} dossiers={dossiers} />
      )}
      <Pagination
        previous={isFirst ? undefined : { href: base(state), text: messages.firstPage }}
        next={next === null ? undefined : { href: listPath(filter, locale, next), text: messages.nextPage }}
      />
    </>
  )
}

/** The address of the list with what is wanted of it. */
function listPath({ state, unit, late }: DossierFilter, locale: Locale, after?: string): string {
  const wanted = { state, unit, late: late ? '1' : undefined, after }
  const said = Object.entries(wanted).filter(([, value]) => value !== undefined) as [string, string][]
  const query = new URLSearchParams(said).toString()
  return localPath(query === '' ? paths.dossiers : `${paths.dossiers}?${query}`, locale)
}

/** By unit, where there are several, and what is late; the state chosen above stays. */
function Filter({ locale, units, filter }: DossiersPageProps) {
  const messages = messagesIn(locale)
  return (
    <Form action={localPath(paths.dossiers, locale)} method="get" classes="mc-filter">
      {filter.state !== undefined && <input type="hidden" name="state" value={filter.state} />}
      {units.length > 1 && (
        <Select
          name="unit"
          label={messages.filterUnit}
          items={[
            { value: '', text: messages.everyUnit },
            ...units.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={filter.unit}
        />
      )}
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id="late"
            name="late"
            type="checkbox"
            value="1"
            checked={filter.late}
          />
          <label class="govuk-label govuk-checkboxes__label" for="late">
            {messages.filterLate}
          </label>
        </div>
      </div>
      <Button kind="secondary">{messages.filterButton}</Button>
    </Form>
  )
}

interface SearchPageProps {
  readonly locale: Locale
  readonly query: string
  readonly errors: readonly FieldErrorShown[]
  readonly dossiers: readonly ListedDossier[]
  readonly next: string | null
}

/** What a search found. The next page is asked for by POST as well. */
export function SearchPage({ locale, query, errors, dossiers, next }: SearchPageProps) {
  const messages = messagesIn(locale)
  const isAnswered = errors.length === 0
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{isAnswered ? messages.searchResults(query) : messages.searchTitle}</h1>
      <SearchForm locale={locale} value={query} error={errorFor(errors, 'q')} />
      {isAnswered && dossiers.length === 0 && (
        <>
          <p class="govuk-body">{messages.noneFound}</p>
          <p class="govuk-body">{messages.noneFoundHint}</p>
        </>
      )}
      {dossiers.length > 0 && <DossierTable locale={locale} dossiers={dossiers} />}
      {next !== null && (
        <Form action={localPath(paths.search, locale)}>
          <input type="hidden" name="q" value={query} />
          <input type="hidden" name="after" value={next} />
          <Button kind="secondary">{messages.nextPage}</Button>
        </Form>
      )}
    </>
  )
}

function DossierTable({
  locale,
  dossiers,
}: {
  readonly locale: Locale
  readonly dossiers: readonly ListedDossier[]
}) {
  const messages = messagesIn(locale)
  return (
    <div data-mc-rows="">
      <Table
        stack
        head={[
          messages.columnDossier,
          messages.columnProcedure,
          messages.columnApplicant,
          messages.columnState,
          messages.columnFiled,
          messages.columnDue,
        ]}
        rows={dossiers.map(dossier => rowOf(dossier, locale))}
      />
    </div>
  )
}

function rowOf({ line, procedure, filed, due }: ListedDossier, locale: Locale): Cell[] {
  const messages = messagesIn(locale)
  return [
    <CodeLink key="code" code={line.code} locale={locale} />,
    <ProcedureName key="procedure" name={procedure} locale={locale} />,
    <Person key="person" name={line.applicantName} subject={line.subject} locale={locale} />,
    <Tag key="state" tone={stateTone(line.state)}>
      {dossierWords(locale).states[line.state]}
    </Tag>,
    filed,
    due === null ? messages.notDueYet : line.isProvisional ? `${due} (${messages.provisional})` : due,
  ]
}
