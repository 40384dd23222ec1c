import { say } from '../../../kernel/index.ts'
import { useLocale } from '../../../ui/index.ts'
import type { Month, MonthDay } from '../rules/months.ts'
import { messagesIn } from './words.ts'

/** A month as a table: each day says in words what its colour says too. */
export function MonthTable({ month }: { readonly month: Month }) {
  const messages = messagesIn(useLocale())
  return (
    <table class="mc-month">
      <caption class="mc-month__caption">{messages.month(month.first.month, month.first.year)}</caption>
      <thead>
        <tr>
          {messages.weekdaysShort.map((short, i) => (
            <th key={short} scope="col" class="mc-month__weekday">
              <abbr title={messages.weekdays[i]}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, i) => (
          <tr key={i}>
            {week.map((day, column) =>
              day === null ? <td key={column} class="mc-month__day" /> : <DayCell key={column} day={day} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day }: { readonly day: MonthDay }) {
  const locale = useLocale()
  const messages = messagesIn(locale)
  const kind = day.marks.at(-1) ?? (day.isOff ? 'off' : undefined)
  const words =
    day.marks.length > 0 ? day.marks.map(mark => messages.marks[mark]) : day.isOff ? [messages.off] : []
  return (
    <td class={`mc-month__day${kind === undefined ? '' : ` mc-month__day--${kind}`}`}>
      <span class="mc-month__number">{day.date.day}</span>
      {words.length > 0 && <span class="mc-month__word"> {words.join(', ')}</span>}
      {day.why && <span class="govuk-visually-hidden"> ({say(day.why, locale)})</span>}
    </td>
  )
}
