import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'

test('an instant of the machine’s clock has nothing the database would cut off', () => {
  for (let n = 0; n < 1_000; n += 1) {
    const { epochNanoseconds } = systemClock.now()
    expect(epochNanoseconds % 1_000_000n).toBe(0n)
  }
})
