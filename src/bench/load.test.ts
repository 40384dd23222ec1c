import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { measureLatencies, measureRate, percentiles } from './load.ts'

describe('measuring', () => {
  test('gives the value below which half, and 99 of a hundred, lie', () => {
    const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentiles(oneToHundred)).toEqual({ p50: 50, p99: 99 })
    expect(percentiles([7])).toEqual({ p50: 7, p99: 7 })
  })

  test('counts what is done in a second, however many do it', async () => {
    const { done, perSecond } = await measureRate(() => sleep(10), 4, 0.4)
    expect(done).toBeGreaterThan(40)
    expect(perSecond).toBeGreaterThan(100)
    expect(perSecond).toBeLessThanOrEqual(404)
  })

  test('asks at its own pace while answers are late', async () => {
    let atOnce = 0
    let most = 0
    const slow = async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await sleep(100)
      atOnce -= 1
    }
    const { p50 } = await measureLatencies(slow, 100, 0.3)
    expect(most).toBeGreaterThan(5)
    expect(p50).toBeGreaterThan(90)
  })

  test('fails when a piece of work fails', async () => {
    const broken = () => Promise.reject(new Error('refused'))
    await expect(measureRate(broken, 2, 0.1)).rejects.toThrow('refused')
    await expect(measureLatencies(broken, 100, 0.1)).rejects.toThrow('refused')
  })
})
