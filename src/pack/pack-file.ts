import {
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { Fault } from './pack.ts'

/** A JSON value of the pack with the place each part of it has in its file. */
export interface PackFile {
  readonly name: string
  readonly value: unknown
  /** Faults of the text itself: not JSON, a key twice, letters not composed (NFC). */
  readonly faults: readonly Fault[]
  /** A fault at a place of the value; a place that does not exist is said at its nearest parent. */
  fault(at: JSONPath, message: string): Fault
}

/** Reads one JSON text. Comments and trailing commas are faults: other programs read these files too. */
export function packFile(name: string, text: string): PackFile {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true })
  const lineAt = lineCounter(text)
  const fault = (at: JSONPath, message: string): Fault => ({
    file: name,
    line: lineAt(nearest(root, at)?.offset ?? 0),
    path: pointer(at),
    message,
  })
  const broken = errors.map(error => ({
    file: name,
    line: lineAt(error.offset),
    path: '',
    message: `not JSON: ${printParseErrorCode(error.error)}`,
  }))
  const repeated = root ? repeatedKeys(root, lineAt, name) : []
  return {
    name,
    value: root && errors.length === 0 ? getNodeValue(root) : undefined,
    faults: [...broken, ...repeated, ...uncomposedLines(name, text)],
    fault,
  }
}

/** Reads one record a line (`.jsonl`): each record is a file of its own whose faults carry its line. */
export function packLines(name: string, text: string): PackFile[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => recordFile(name, line, number))
}

function recordFile(name: string, line: string, number: number): PackFile {
  const fault = (at: JSONPath, message: string): Fault => ({
    file: name,
    line: number,
    path: pointer(at),
    message,
  })
  const uncomposed = uncomposedLines(name, line).map(found => ({ ...found, line: number }))
  try {
    return { name, value: JSON.parse(line), faults: uncomposed, fault }
  } catch {
    return { name, value: undefined, faults: [fault([], 'not JSON'), ...uncomposed], fault }
  }
}

function uncomposedLines(name: string, text: string): Fault[] {
  if (text === text.normalize('NFC')) return []
  return text
    .split('\n')
    .flatMap((line, index) =>
      line === line.normalize('NFC')
        ? []
        : [{ file: name, line: index + 1, path: '', message: 'text is not in Unicode NFC' }],
    )
}

/** JSON.parse keeps the last of two equal keys without a word; here both are a fault. */
function repeatedKeys(node: Node, lineAt: (offset: number) => number, name: string): Fault[] {
  const children = node.children ?? []
  const inside = children.flatMap(child => repeatedKeys(child, lineAt, name))
  if (node.type !== 'object') return inside
  const seen = new Set<unknown>()
  const twice = children.flatMap(property => {
    const key = property.children?.[0]
    if (!key || !seen.has(key.value)) {
      seen.add(key?.value)
      return []
    }
    return [{ file: name, line: lineAt(key.offset), path: '', message: `key "${key.value}" stands twice` }]
  })
  return [...twice, ...inside]
}

function nearest(root: Node | undefined, at: JSONPath): Node | undefined {
  if (!root) return undefined
  return findNodeAtLocation(root, at) ?? (at.length === 0 ? root : nearest(root, at.slice(0, -1)))
}

function pointer(at: JSONPath): string {
  return at.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return offset => {
    const after = starts.findIndex(start => start > offset)
    return after < 0 ? starts.length : after
  }
}
