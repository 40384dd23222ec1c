import { formatMoment, type Page, say } from '../../../kernel/index.ts'
import { localPath, type OfficerViewer } from '../../../platform/http/index.ts'
import { InsetText, Pagination, Table, useLocale } from '../../../ui/index.ts'
import type { CalendarChange } from '../changes.ts'
import { paths } from '../paths.ts'
import { officeMessagesIn } from './words.ts'

/** A promised date that a decree moved. */
interface MovedDate {
  readonly code: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** What is known of the dates that decrees moved; whoever keeps the dossiers gives it. */
export interface MovedDates {
  /** How many dossiers of the whole city each decree moved, by its number. */
  count(decrees: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** The dossiers themselves, as far as the viewer may see them. */
  list(
    viewer: OfficerViewer,
    decree: string,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<Page<MovedDate>>
}

interface MovedProps {
  readonly change: CalendarChange
  readonly dates: Page<MovedDate>
}

/** The dossiers whose dates a decree moved, with the date before and the date after. */
export function MovedPage({ change, dates }: MovedProps) {
  const locale = useLocale()
  const messages = officeMessagesIn(locale)
  const here = localPath(paths.moved(change.number), locale)
  const { dossier, before, after } = messages.movedColumns
  return (
    <>
      <h1 class="govuk-heading-l">{messages.movedTitle(change.decree.number)}</h1>
      <p class="govuk-body">{say(change.decree.title, locale)}</p>
      {dates.items.length === 0 ? (
        <InsetText>{messages.movedNone}</InsetText>
      ) : (
        <Table
          stack
          head={[dossier, before, after]}
          rows={dates.items.map(({ code, from, to }) => [
            <a key="code" class="govuk-link" href={localPath(`/office/dossiers/${code}`, locale)}>
              {code}
            </a>,
            formatMoment(from, locale),
            formatMoment(to, locale),
          ])}
        />
      )}
      <Pagination
        next={
          dates.next === null ? undefined : { href: `${here}?after=${dates.next}`, text: messages.movedNext }
        }
      />
    </>
  )
}
