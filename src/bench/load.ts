import { setTimeout as sleep } from 'node:timers/promises'

/** One piece of work, done once; `n` counts the calls. */
export type Work = (n: number) => Promise<unknown>

/** Nothing runs longer or more often than this, whatever is asked for. */
const longestSeconds = 120
const most = 2_000_000

export interface Rate {
  readonly done: number
  readonly perSecond: number
}

/** How many a second `workers` get done that each begin the next as soon as the last is done. */
export async function measureRate(work: Work, workers: number, seconds: number): Promise<Rate> {
  const began = performance.now()
  const until = began + Math.min(seconds, longestSeconds) * 1000
  let sent = 0
  let done = 0
  const worker = async () => {
    while (performance.now() < until && sent < most) {
      await work(sent++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
  return { done, perSecond: done / ((performance.now() - began) / 1000) }
}

/** How long single pieces took, in milliseconds. */
export interface Latencies {
  readonly p50: number
  readonly p99: number
}

/**
 * How long each piece takes when `perSecond` of them begin, evenly, whether or not those before have ended: a slow answer
 * does not keep the next from being asked.
 */
export async function measureLatencies(work: Work, perSecond: number, seconds: number): Promise<Latencies> {
  const count = Math.min(most, Math.max(20, Math.round(perSecond * Math.min(seconds, longestSeconds))))
  const took: number[] = []
  const faults: unknown[] = []
  const running = new Set<Promise<unknown>>()
  const began = performance.now()
  for (let n = 0; n < count && faults.length === 0; n += 1) {
    const early = began + (n * 1000) / perSecond - performance.now()
    if (early > 0) await sleep(early)
    const one = timed(work, n)
      .then(
        ms => took.push(ms),
        fault => faults.push(fault),
      )
      .finally(() => running.delete(one))
    running.add(one)
  }
  await Promise.all(running)
  if (faults.length > 0) throw faults[0]
  return percentiles(took)
}

async function timed(work: Work, n: number): Promise<number> {
  const began = performance.now()
  await work(n)
  return performance.now() - began
}

export function percentiles(took: readonly number[]): Latencies {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}
