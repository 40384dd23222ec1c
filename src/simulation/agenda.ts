/** What a story waits for before it goes on: a moment. */
export type Story = AsyncGenerator<Temporal.Instant, void, void>

interface Turn {
  readonly at: Temporal.Instant
  readonly order: number
  readonly story: Story
}

/**
 * Everybody's stories, each told up to where it waits; the earliest goes on first. The clock is wound to each turn, so
 * that nothing happens before its time.
 */
export class Agenda {
  #turns: Turn[] = []
  #order = 0

  add(at: Temporal.Instant, story: Story): void {
    const turn = { at, order: this.#order, story }
    this.#order += 1
    // Kept in order; a month of three wards has some hundreds of open turns.
    const index = this.#turns.findLastIndex(other => earlier(other, turn) <= 0)
    this.#turns.splice(index + 1, 0, turn)
  }

  /** The moment of the next turn, undefined when every story has been told. */
  get next(): Temporal.Instant | undefined {
    return this.#turns[0]?.at
  }

  /** Tells the earliest story on. @returns whether there was one */
  async step(): Promise<boolean> {
    const turn = this.#turns.shift()
    if (turn === undefined) return false
    const { value, done } = await turn.story.next()
    if (done !== true) this.add(later(turn.at, value), turn.story)
    return true
  }
}

function earlier(one: Turn, other: Turn): number {
  return Temporal.Instant.compare(one.at, other.at) || one.order - other.order
}

/** No story goes back in time. */
function later(now: Temporal.Instant, at: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(at, now) < 0 ? now : at
}
