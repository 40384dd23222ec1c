import { type Locale, type Page, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import { InsetText, Pagination, SearchBox, Table, Tag } from '../../../ui/index.ts'
import { kindName, messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Unit } from '../rules/units.ts'

interface UnitsProps {
  readonly locale: Locale
  readonly page: Page<Unit>
  readonly search: string
}

export function UnitsPage({ locale, page, search }: UnitsProps) {
  const messages = messagesIn(locale)
  const here = localPath(paths.units, locale)
  const next =
    page.next === null
      ? undefined
      : `${here}?${new URLSearchParams({ ...(search && { q: search }), after: page.next })}`
  return (
    <>
      <h1 class="govuk-heading-l">{messages.units}</h1>
      <p class="govuk-body">{messages.unitsFromPack}</p>
      <div class="mc-search--office">
        <SearchBox
          action={here}
          label={messages.searchUnits}
          value={search}
          button={messages.search}
          placeholder={messages.searchHint}
        />
      </div>
      {page.items.length === 0 ? (
        <InsetText>{search === '' ? messages.noUnits : messages.noUnitFound(search)}</InsetText>
      ) : (
        <Table
          stack
          head={[messages.unit, messages.kind, messages.columns.code, messages.does, messages.address]}
          firstCellIsHeader
          rows={page.items.map(unit => [
            say(unit.name, locale),
            kindName(unit.kind, locale),
            <Code {...{ locale, unit }} />,
            [unit.receives && messages.receives, unit.decides && messages.decides].filter(Boolean).join(', '),
            unit.address ?? '',
          ])}
        />
      )}
      <Pagination next={next === undefined ? undefined : { href: next }} />
    </>
  )
}

function Code({ locale, unit }: { readonly locale: Locale; readonly unit: Unit }) {
  const messages = messagesIn(locale)
  if (unit.agencyCode === undefined) return <>{messages.noCode}</>
  return (
    <>
      {unit.agencyCode} {unit.agencyCodeProvisional && <Tag tone="quiet">{messages.provisional}</Tag>}
    </>
  )
}
