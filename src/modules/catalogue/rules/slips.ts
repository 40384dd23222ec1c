/** Words as they are written somewhere in the catalogue: how often each stands alone, and which stand side by side. */
export interface Vocabulary {
  readonly counts: ReadonlyMap<string, number>
  /** `word_word` */
  readonly pairs: ReadonlySet<string>
}

/**
 * Words the catalogue does not know put right where one slip explains them: the known word that stands beside the same
 * neighbours, or for a word alone the most frequent one. What cannot be explained stays as typed.
 * @example corrected(['kai', 'sinh'], vocabulary) // ['khai', 'sinh']
 */
export function corrected(words: readonly string[], vocabulary: Vocabulary): readonly string[] {
  return words.map((word, index) => {
    if (vocabulary.counts.has(word) || word.length < 2 || /\d/.test(word)) return word
    return bestNeighbour(word, words[index - 1], words[index + 1], vocabulary) ?? word
  })
}

function bestNeighbour(
  word: string,
  before: string | undefined,
  after: string | undefined,
  { counts, pairs }: Vocabulary,
): string | undefined {
  const alone = before === undefined && after === undefined
  let best: string | undefined
  let bestScore = 0
  for (const [known, count] of counts) {
    if (!isOneSlipAway(word, known)) continue
    const beside = Number(pairs.has(`${before}_${known}`)) + Number(pairs.has(`${known}_${after}`))
    const score = beside === 0 && !alone ? 0 : beside * 1_000_000 + count
    if (score > bestScore) {
      best = known
      bestScore = score
    }
  }
  return best
}

/** One letter more, less, other, or two neighbours changed about. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
