/** A text sent this often is worth a plan that is kept. */
const oftenEnough = 3
/** Each connection keeps a plan for each name: more would be memory for statements that are hardly sent. */
const mostNames = 400
const mostCounted = 2_000

const names = new Map<string, string>()
const counted = new Map<string, number>()

/**
 * The name under which PostgreSQL keeps the plan of a statement, for those sent again and again; undefined for the others.
 * Half of what the server spent on a filing was parsing and planning the same thirteen texts.
 */
export function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= mostNames || takesAllColumns.test(text)) return undefined
  const times = (counted.get(text) ?? 0) + 1
  if (times >= oftenEnough) {
    const name = `kept_${names.size}`
    names.set(text, name)
    counted.delete(text)
    return name
  }
  if (counted.size >= mostCounted) counted.clear()
  counted.set(text, times)
  return undefined
}

/** A kept plan fails once a migration beside the running program adds a column to what it gives. */
const takesAllColumns = /(?:\bselect|\breturning|[,.])\s*\*/i
