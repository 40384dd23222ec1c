/** One page of a list. `next` is passed back as `after`; it is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** The page made of `limit + 1` rows read: one row too many tells that there is a next page. */
export function pageOf<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => unknown): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeKey(keyOf(last)) : null }
}

/** A key as an opaque word for an address. */
export function encodeKey(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key behind a word of an address, or undefined when somebody has changed it. */
export function decodeKey(word: string): unknown {
  try {
    return JSON.parse(Buffer.from(word, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
