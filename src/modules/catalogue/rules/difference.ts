import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256 of a value's canonical JSON, lower-case hex: equal for equal content whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
}

/**
 * Where two values differ, as JSON pointers, at most `limit` of them.
 * @example pathsThatDiffer({ a: [1] }, { a: [2] }) // ['/a/0']
 */
export function pathsThatDiffer(before: unknown, after: unknown, limit = 5): readonly string[] {
  const found: string[] = []
  compare(before, after, '', found, limit)
  return found
}

function compare(before: unknown, after: unknown, path: string, found: string[], limit: number): void {
  if (found.length >= limit || Object.is(before, after)) return
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    found.push(path || '/')
    return
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare(before[key], after[key], `${path}/${key}`, found, limit)
  }
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
