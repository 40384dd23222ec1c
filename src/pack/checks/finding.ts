import type { JSONPath } from 'jsonc-parser'
import type { Fault } from '../pack.ts'
import type { PackFile } from '../pack-file.ts'

/** A pack file whose shape is right. */
export interface Read<T> {
  readonly file: PackFile
  readonly value: T
}

/** What a check found: where in its value, and what. */
export type Finding = readonly [at: JSONPath, message: string]

export function faultsOf(read: Read<unknown>, findings: readonly Finding[]): Fault[] {
  return findings.map(([at, message]) => read.file.fault(at, message))
}

/** Positions whose key was already used by an earlier item. */
export function repeats<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [number, string])[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    if (seen.has(key)) return [[index, key] as const]
    seen.add(key)
    return []
  })
}
