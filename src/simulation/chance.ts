/** Chance that comes out the same for the same seed, so that a simulation can be told again. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number
  /** True in that many of a hundred cases. */
  percent(share: number): boolean
  /** @throws Error when there is nothing to choose from */
  one<Value>(values: readonly Value[]): Value
  /** One of several, each as likely as its weight says. */
  weighted<Value extends { readonly weight: number }>(values: readonly Value[]): Value
}

/** Mulberry32: small, quick, good enough to tell stories. @source Tommy Ettinger, public domain */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const chance: Chance = {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    percent: share => next() * 100 < share,
    one(values) {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new Error('nothing to choose from')
      return value
    },
    weighted(values) {
      let left = next() * values.reduce((sum, { weight }) => sum + weight, 0)
      for (const value of values) {
        left -= value.weight
        if (left < 0) return value
      }
      return chance.one(values)
    },
  }
  return chance
}
