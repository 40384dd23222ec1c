/**
 * Text as people type it → a value of the dictionary, one small function per kind. None of them judges lengths,
 * bounds or whether an answer is demanded: that is the JSON Schema's (rules/form.ts).
 */

/** What was typed, or the code of what is wrong with it. */
export type Reading<Value> = { readonly value: Value } | { readonly fault: string }

/** One line: NFC, the spaces a phone keyboard adds taken away. */
export function readLine(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Several lines: as typed, with one kind of line end. */
export function readLines(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

/**
 * A number as Vietnamese write it: point for thousands, comma for decimals. `1.5` and `1,234,567` can mean nothing
 * else than their English reading and are taken so; `1.500` is fifteen hundred.
 */
export function readNumber(typed: string): Reading<number> {
  const text = typed.replace(/\s/g, '')
  if (/^-?\d+$/.test(text)) return { value: Number(text) }
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text))
    return { value: Number(text.replaceAll('.', '').replace(',', '.')) }
  if (/^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(text)) return { value: Number(text.replaceAll(',', '')) }
  if (/^-?\d+[.,]\d+$/.test(text)) return { value: Number(text.replace(',', '.')) }
  return { fault: 'not_a_number' }
}

/** Money is whole đồng, so any mark between groups of three is a thousands mark; the unit may be written. */
export function readMoney(typed: string): Reading<number> {
  const text = typed
    .normalize('NFC')
    .replace(/(đồng|vnđ|vnd|đ)\.?\s*$/i, '')
    .replace(/\s/g, '')
  if (/^\d+$/.test(text) || /^\d{1,3}([.,]\d{3})+$/.test(text))
    return { value: Number(text.replace(/[.,]/g, '')) }
  return { fault: 'not_an_amount' }
}

/** A day from its three boxes → ISO text. A year has four digits: 09 could be 1909 or 2009. */
export function readDate(day: string, month: string, year: string): Reading<string> {
  const parts = [day, month, year].map(part => part.trim())
  if (parts.some(part => part === '')) return { fault: 'date_incomplete' }
  if (
    !/^\d{1,2}$/.test(parts[0] ?? '') ||
    !/^\d{1,2}$/.test(parts[1] ?? '') ||
    !/^\d{4}$/.test(parts[2] ?? '')
  ) {
    return { fault: 'not_a_date' }
  }
  try {
    const [d, m, y] = parts.map(Number)
    return {
      value: Temporal.PlainDate.from(
        { day: d ?? 0, month: m ?? 0, year: y ?? 0 },
        { overflow: 'reject' },
      ).toString(),
    }
  } catch {
    return { fault: 'not_a_date' }
  }
}

export function readYesNo(typed: string): Reading<boolean> {
  const word = typed.trim().toLowerCase()
  if (word === 'yes' || word === 'true') return { value: true }
  if (word === 'no' || word === 'false') return { value: false }
  return { fault: 'not_a_choice' }
}

/** Digits with the spaces, points and dashes people group them by taken away; `+84` and `0084` become 0. */
export function readPhone(typed: string): string {
  const text = typed.replace(/[\s.()-]/g, '')
  return text.replace(/^(\+84|0084|84(?=\d{9}$))0?/, '0')
}

/** A personal number or tax code without the spaces and points it is copied with. */
export function readDigits(typed: string): string {
  return typed.replace(/[\s.]/g, '')
}
