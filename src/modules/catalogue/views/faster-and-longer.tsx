import { formatDate, type Locale, say, type Text } from '../../../kernel/index.ts'
import type { FastLane, Procedure } from '../procedure.ts'
import { messagesIn, sayLane, sayLimit, sayWeekdays } from '../words.ts'
import { Aside, langOf, vietnamese } from './said.tsx'

interface FastLanesProps {
  readonly lanes: readonly FastLane[]
  readonly unitName: (id: string) => Text | undefined
  readonly locale: Locale
}

/** Where and when it goes faster than the law asks: “Thứ Sáu Xanh: trong 60 phút”. */
export function FastLanes({ lanes, unitName, locale }: FastLanesProps) {
  const words = messagesIn(locale)
  if (lanes.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">{words.faster}</h3>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {lanes.map(lane => (
          <li key={lane.key}>
            <strong lang={langOf(lane.name, locale)}>{sayLane(lane, locale)}</strong>
            <Aside lang={langOf(lane.intro, locale)}>{say(lane.intro, locale)}</Aside>
            <Aside>
              {words.laneWhere(sayWeekdays(lane.weekdays, locale), places(lane, unitName, locale))}
            </Aside>
            {lane.validTo !== undefined && (
              <Aside>{words.feeUntil(formatDate(Temporal.PlainDate.from(lane.validTo)))}</Aside>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function places({ units }: FastLane, unitName: FastLanesProps['unitName'], locale: Locale): string {
  const names = units?.flatMap(id => unitName(id) ?? []).map(name => say(name, locale))
  return names?.join(', ') ?? messagesIn(locale).everyCounter
}

/** When the law lets it take longer, with the law that says so. */
export function LongerWhen({
  procedure,
  locale,
}: {
  readonly procedure: Procedure
  readonly locale: Locale
}) {
  const words = messagesIn(locale)
  const { extensions = [], pauses = [] } = procedure
  const grounds = {
    payment: words.pausePayment,
    agency: words.pauseAgency,
    inspection: words.pauseInspection,
  }
  const reasons = [
    ...extensions.map(({ name, by, basis }) => ({
      said: words.longerBy(say(name, locale), sayLimit(by, locale)),
      basis,
    })),
    ...pauses.map(({ ground, basis }) => ({ said: words.notCounted(grounds[ground]), basis })),
  ]
  if (reasons.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">{words.longerWhen}</h3>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {reasons.map(({ said, basis }) => (
          <li key={said}>
            {said}
            <Aside lang={vietnamese(locale)}>{basis}</Aside>
          </li>
        ))}
      </ul>
    </>
  )
}
