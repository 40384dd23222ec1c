import { type Locale, say } from '../../../kernel/index.ts'
import { Tag } from '../../../ui/index.ts'
import { type CatalogueEntry, canFileOnline, shortNameOf } from '../catalogue.ts'
import { paths } from '../paths.ts'
import { messagesIn, sayLimit } from '../words.ts'
import { langOf, Said } from './said.tsx'

/** Procedures as a list: what each is called, what one gets, how long it takes, and whether it can be filed here. */
export function ProcedureList({
  items,
  locale,
}: {
  readonly items: readonly CatalogueEntry[]
  readonly locale: Locale
}) {
  return (
    <ul class="govuk-list mc-results">
      {items.map(item => (
        <li key={item.code} class="mc-results__item govuk-!-margin-bottom-6">
          <Result item={item} locale={locale} />
        </li>
      ))}
    </ul>
  )
}

function Result({ item, locale }: { readonly item: CatalogueEntry; readonly locale: Locale }) {
  const name = shortNameOf(item)
  return (
    <>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={paths.procedure(item.code, locale)} lang={langOf(name, locale)}>
          {say(name, locale)}
        </a>
      </h2>
      <p class="govuk-body-s govuk-!-margin-bottom-1">
        <Said text={item.field.name} locale={locale} /> · <span class="mc-tabular">{item.code}</span>
        {item.timeLimit !== null && <> · {shortLimit(item, locale)}</>}
      </p>
      {canFileOnline(item) && (
        <p class="govuk-body-s govuk-!-margin-bottom-0">
          <OnlineTag item={item} locale={locale} />
        </p>
      )}
    </>
  )
}

function shortLimit(item: CatalogueEntry, locale: Locale): string {
  if (item.timeLimit === null) return ''
  return 'sameDay' in item.timeLimit ? messagesIn(locale).sameDayShort : sayLimit(item.timeLimit, locale)
}

/** Whether a procedure can be filed here, in a word or two. */
export function OnlineTag({ item, locale }: { readonly item: CatalogueEntry; readonly locale: Locale }) {
  const words = messagesIn(locale)
  if (!canFileOnline(item)) return <Tag tone="quiet">{words.readOnlyTag}</Tag>
  return <Tag tone="done">{item.online === 'full' ? words.canFileTag : words.partialTag}</Tag>
}
