import { type Locale, say } from '../../../kernel/index.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { LifeEvent } from '../pack.ts'
import { messagesIn } from '../words.ts'
import { ProcedureList } from './procedure-list.tsx'
import { langOf } from './said.tsx'

export interface LifeEventPageProps {
  readonly event: LifeEvent
  readonly items: readonly CatalogueEntry[]
  readonly locale: Locale
}

/** What one event of a life brings to do. */
export function LifeEventPage({ event, items, locale }: LifeEventPageProps) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl" lang={langOf(event.title, locale)}>
          {say(event.title, locale)}
        </h1>
        <p class="govuk-body-l" lang={langOf(event.blurb, locale)}>
          {say(event.blurb, locale)}
        </p>
        {items.length === 0 ? (
          <p class="govuk-body">{messagesIn(locale).lifeEventEmpty}</p>
        ) : (
          <ProcedureList items={items} locale={locale} />
        )}
      </div>
    </div>
  )
}
