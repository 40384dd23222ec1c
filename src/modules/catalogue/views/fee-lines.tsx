import { formatVnd, type Locale, say } from '../../../kernel/index.ts'
import { Table } from '../../../ui/index.ts'
import type { Fees } from '../rules/fees.ts'
import { explainFee, messagesIn } from '../words.ts'

/** What this dossier costs, line by line with how it came about, and the total. Nothing is written as 0 that is not known. */
export function FeeLines({ fees, locale }: { readonly fees: Fees; readonly locale: Locale }) {
  const words = messagesIn(locale)
  if (fees.lines.length === 0) return <p class="govuk-body">{words.noFees}</p>
  const rows = fees.lines.map(line => [
    {
      text: (
        <span lang={line.name.en === undefined && locale === 'en' ? 'vi' : undefined}>
          {say(line.name, locale)}
        </span>
      ),
    },
    { text: explainFee(line, locale) },
    { text: line.amount === null ? words.totalUnknown : formatVnd(line.amount, locale), numeric: true },
  ])
  const total = fees.total === null ? words.totalUnknown : formatVnd(fees.total, locale)
  return (
    <Table
      head={[words.feeName, words.explanation, { text: words.feeAmount, numeric: true }]}
      firstCellIsHeader
      rows={[...rows, [words.total, '', { text: <strong>{total}</strong>, numeric: true }]]}
    />
  )
}
