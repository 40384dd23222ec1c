import { type Locale, say } from '../../../kernel/index.ts'
import { CardGrid, type CardProps, SearchBox } from '../../../ui/index.ts'
import {
  type CatalogueEntry,
  cataloguePaths,
  type LifeEvent,
  LifeEvents,
  shortNameOf,
} from '../../catalogue/index.ts'
import { pathOf } from '../paths.ts'
import { messagesIn } from '../words.ts'

export interface HomePageProps {
  /** A few procedures that can be filed here, one of each life event. */
  readonly starts: readonly CatalogueEntry[]
  readonly lifeEvents: readonly LifeEvent[]
  /** How many procedures the catalogue has. */
  readonly size: number
  readonly locale: Locale
}

/** One question and one box, on the warm ground. */
export function HomeHero({ starts, locale }: HomePageProps) {
  const words = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-xl">{words.homeTitle}</h1>
      <p class="mc-hero__lead">{words.homeLead}</p>
      <SearchBox
        action={cataloguePaths.procedures({}, locale)}
        label={words.searchLabel}
        hideLabel
        button={words.search}
        placeholder={words.searchPlaceholder}
        popular={startsOf(starts, locale)}
      />
    </>
  )
}

function startsOf(starts: readonly CatalogueEntry[], locale: Locale) {
  if (starts.length === 0) return undefined
  const items = starts.map(entry => ({
    href: cataloguePaths.procedure(entry.code, locale),
    text: say(shortNameOf(entry), locale),
  }))
  return { label: messagesIn(locale).startHere, items }
}

/** The doors below: by life event, by who asks, and for those who have filed already. */
export function HomePage(props: HomePageProps) {
  const words = messagesIn(props.locale)
  return (
    <>
      {props.lifeEvents.length > 0 && <LifeEvents events={props.lifeEvents} locale={props.locale} />}
      <section aria-labelledby="doors" class="govuk-!-margin-top-8">
        <h2 class="govuk-heading-l" id="doors">
          {words.doorsTitle}
        </h2>
        <CardGrid items={doorsOf(props)} />
      </section>
      <section aria-labelledby="track" class="govuk-!-margin-top-8">
        <h2 class="govuk-heading-l" id="track">
          {words.trackTitle}
        </h2>
        <p class="govuk-body">{words.trackText}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={pathOf('track', props.locale)}>
            {words.track}
          </a>
        </p>
      </section>
    </>
  )
}

function doorsOf({ size, locale }: HomePageProps): readonly CardProps[] {
  const words = messagesIn(locale)
  const list = (audience?: string) => cataloguePaths.procedures({ audience }, locale)
  const count = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB').format(size)
  return [
    { title: words.citizens, href: list('nguoi-dan'), children: words.citizensText },
    { title: words.businesses, href: list('doanh-nghiep'), children: words.businessesText },
    { title: words.allProcedures, href: list(), children: words.allProceduresText(count) },
  ]
}
