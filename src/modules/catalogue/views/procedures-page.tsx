import { type Locale, say } from '../../../kernel/index.ts'
import {
  Button,
  CardGrid,
  Checkboxes,
  type PageNumber,
  Pagination,
  SearchBox,
  Select,
} from '../../../ui/index.ts'
import type { CatalogueEntry, FieldOfWork } from '../catalogue.ts'
import type { LifeEvent } from '../pack.ts'
import { type ListAddress, listWords, paths } from '../paths.ts'
import { formatNumber, messagesIn } from '../words.ts'
import { ProcedureList } from './procedure-list.tsx'

export interface ProceduresPageProps {
  readonly asked: ListAddress
  /** Of this page only. */
  readonly items: readonly CatalogueEntry[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly fields: readonly FieldOfWork[]
  readonly lifeEvents: readonly LifeEvent[]
  readonly locale: Locale
}

/** The words an audience has in the address. */
export const audienceWords = { citizen: 'nguoi-dan', business: 'doanh-nghiep' } as const

/** The list of procedures: found by words, narrowed by filters, page by page. */
export function ProceduresPage(props: ProceduresPageProps) {
  const { asked, total, locale } = props
  const words = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-xl">{words.proceduresTitle}</h1>
      <SearchBox
        action={paths.procedures({}, locale)}
        label={words.searchLabel}
        hideLabel
        value={asked.q}
        button={words.search}
        placeholder={words.searchPlaceholder}
        keep={keptFilters(asked)}
      />
      <div class="govuk-grid-row govuk-!-margin-top-4">
        <div class="govuk-grid-column-two-thirds">
          <Filters {...props} />
          <p class="govuk-body govuk-!-font-weight-bold" role="status">
            {countOf(asked.q, total, locale)}
          </p>
          {total === 0 ? <NothingFound {...props} /> : <ProcedureList items={props.items} locale={locale} />}
          <Pages {...props} />
        </div>
      </div>
      {total === 0 && <LifeEvents events={props.lifeEvents} locale={locale} />}
    </>
  )
}

function countOf(q: string | undefined, total: number, locale: Locale): string {
  const words = messagesIn(locale)
  const count = formatNumber(total, locale)
  return q === undefined ? words.found(count) : words.foundFor(count, q)
}

function keptFilters(asked: ListAddress): Record<string, string | undefined> {
  return {
    [listWords.field]: asked.field,
    [listWords.audience]: asked.audience,
    [listWords.lifeEvent]: asked.lifeEvent,
    [listWords.canFileOnline]: asked.canFileOnline ? 'co' : undefined,
  }
}

function isFiltered(asked: ListAddress): boolean {
  return Object.values(keptFilters(asked)).some(value => value !== undefined)
}

/** Closed while nothing is filtered: the results stand at once below the box. */
function Filters(props: ProceduresPageProps) {
  const { asked, locale } = props
  const words = messagesIn(locale)
  return (
    <details class="govuk-details mc-filters" open={isFiltered(asked)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words.filters}</span>
      </summary>
      <div class="govuk-details__text">
        <form action={paths.procedures({}, locale)} method="get">
          {asked.q !== undefined && <input type="hidden" name={listWords.q} value={asked.q} />}
          <FilterFields {...props} />
          <Button kind="secondary">{words.filter}</Button>
        </form>
        {isFiltered(asked) && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.procedures({ q: asked.q }, locale)}>
              {words.clearFilters}
            </a>
          </p>
        )}
      </div>
    </details>
  )
}

function FilterFields({ asked, fields, lifeEvents, locale }: ProceduresPageProps) {
  const words = messagesIn(locale)
  return (
    <>
      <Select
        name={listWords.audience}
        label={words.audienceLabel}
        value={asked.audience}
        items={[
          { value: '', text: words.allAudiences },
          { value: audienceWords.citizen, text: words.audienceCitizen },
          { value: audienceWords.business, text: words.audienceBusiness },
        ]}
      />
      <Select
        name={listWords.lifeEvent}
        label={words.lifeEventLabel}
        value={asked.lifeEvent}
        items={[
          { value: '', text: words.allLifeEvents },
          ...lifeEvents.map(event => ({ value: event.key, text: say(event.title, locale) })),
        ]}
      />
      <Select
        name={listWords.field}
        label={words.fieldLabel}
        value={asked.field}
        items={[
          { value: '', text: words.allFields },
          ...fields.map(field => ({
            value: field.key,
            text: words.fieldWithCount(say(field.name, locale), formatNumber(field.count, locale)),
          })),
        ]}
      />
      <Checkboxes
        name={listWords.canFileOnline}
        small
        values={asked.canFileOnline ? ['co'] : []}
        items={[{ value: 'co', text: words.onlineOnly }]}
      />
    </>
  )
}

function NothingFound({ asked, locale }: ProceduresPageProps) {
  const words = messagesIn(locale)
  return (
    <>
      <h2 class="govuk-heading-m">{words.nothingFound}</h2>
      <p class="govuk-body">{words.nothingFoundHint}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{words.tryFewerWords}</li>
        {isFiltered(asked) && (
          <li>
            <a class="govuk-link" href={paths.procedures({ q: asked.q }, locale)}>
              {words.tryWithoutFilters}
            </a>
          </li>
        )}
        <li>{words.tryLifeEvents}</li>
        <li>{words.tryHelp}</li>
      </ul>
    </>
  )
}

/** The life events as doors. */
export function LifeEvents({
  events,
  locale,
}: {
  readonly events: readonly LifeEvent[]
  readonly locale: Locale
}) {
  return (
    <section aria-labelledby="life-events">
      <h2 class="govuk-heading-l" id="life-events">
        {messagesIn(locale).lifeEventsTitle}
      </h2>
      <CardGrid
        items={events.map(event => ({
          title: say(event.title, locale),
          href: paths.lifeEvent(event.key, locale),
          children: say(event.blurb, locale),
        }))}
      />
    </section>
  )
}

function Pages({ asked, page, pages, locale }: ProceduresPageProps) {
  if (pages <= 1) return null
  const href = (number: number) => paths.procedures({ ...asked, page: number }, locale)
  return (
    <Pagination
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={pageNumbers(page, pages).map(
        (number): PageNumber =>
          number === null ? { ellipsis: true } : { number, href: href(number), current: number === page },
      )}
    />
  )
}

/** First, last, this one and its neighbours; null for a gap. */
export function pageNumbers(page: number, pages: number): readonly (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter(number => number >= 1 && number <= pages)
  const unique = [...new Set(shown)].sort((a, b) => a - b)
  return unique.flatMap((number, index) =>
    index > 0 && number - (unique[index - 1] ?? 0) > 1 ? [null, number] : [number],
  )
}
