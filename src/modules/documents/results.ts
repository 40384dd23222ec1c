import type { ResultTemplate } from '../catalogue/index.ts'
import type { ResultFacts } from './papers.ts'

export interface FilledResult {
  readonly facts: Pick<ResultFacts, 'kind' | 'title' | 'symbol'> &
    Partial<Pick<ResultFacts, 'intro' | 'rows' | 'articles' | 'closing'>>
  /** Places of the template that no value was given for; the handling officer completes them before signing. */
  readonly missing: readonly string[]
}

/** What stands where an answer was left open: a certificate keeps its line and shows that nothing is in it. */
const nothing = '–'

/**
 * The words of a result: the template's `{place}`s filled with answers and with the dossier's own values
 * (`code`, `decidedOn`, `authority`, `number`), all given as the paper shall print them. A value that is there and
 * empty prints as "–"; one that is not there is reported and printed as "…………".
 */
export function fillResult(template: ResultTemplate, values: Readonly<Record<string, string>>): FilledResult {
  const missing = new Set<string>()
  const fill = (text: string) =>
    text.replace(/\{([^{}]+)\}/g, (_, place: string) => filledPlace(place, values, missing))
  const { intro, rows, articles, closing } = template
  return {
    facts: {
      kind: template.kind,
      title: fill(template.title.vi),
      symbol: template.symbol,
      ...(intro !== undefined && { intro: fill(intro) }),
      ...(rows !== undefined && { rows: rows.map(row => ({ label: row.label, value: fill(row.value) })) }),
      ...(articles !== undefined && { articles: articles.map(fill) }),
      ...(closing !== undefined && { closing: fill(closing) }),
    },
    missing: [...missing],
  }
}

function filledPlace(place: string, values: Readonly<Record<string, string>>, missing: Set<string>): string {
  const value = values[place]
  if (value === undefined) {
    missing.add(place)
    return '…………'
  }
  return value.trim() === '' ? nothing : value
}
