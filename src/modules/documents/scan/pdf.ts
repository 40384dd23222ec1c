import { inflateSync } from 'node:zlib'
import type { UnsafeBecause } from './scanner.ts'

/** Object streams hold dictionaries, never pictures: real ones are far smaller. */
const maxInflatedBytes = 64 * 1024 * 1024

/**
 * A PDF is taken when it has its header and its end, can be looked into, and does nothing by itself: no scripts, no
 * launching of programs, no attached files, no forms that carry their own program. Names are found however they are
 * written (`/J#61vaScript`) and also inside compressed object streams, where they are usually hidden.
 *
 * This looks for names; it is no PDF parser. Text that merely contains such a name as a PDF name is refused too.
 * @source ISO 32000-2:2020, 7.3.5 (names), 7.5 (file structure), 7.5.7 (object streams), 12.6.4 (actions)
 */
export function examinePdf(bytes: Buffer): UnsafeBecause | undefined {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return 'damaged'
  const end = bytes.lastIndexOf('%%EOF')
  if (end === -1 || end < bytes.length - 1024 - 5) return 'damaged'
  // latin1 keeps one character for each byte, so that places in the text are places in the file
  const text = bytes.toString('latin1')
  if (encrypted.test(text)) return 'pdf_encrypted'
  return examineNames(text) ?? examineShortName(outsideStreams(text)) ?? examineObjectStreams(text, bytes)
}

function examineNames(text: string): UnsafeBecause | undefined {
  if (active.test(text)) return 'pdf_active'
  return attachment.test(text) ? 'pdf_attachment' : undefined
}

/** `/JS` is too short to look for among compressed bytes, where chance writes it too. */
function examineShortName(text: string): UnsafeBecause | undefined {
  return script.test(text) ? 'pdf_active' : undefined
}

function examineObjectStreams(text: string, bytes: Buffer): UnsafeBecause | undefined {
  let budget = maxInflatedBytes
  for (const packed of objectStreamsOf(text, bytes)) {
    const content = openObjectStream(packed, budget)
    if (content === undefined) return 'pdf_unreadable'
    budget -= content.length
    const found = examineNames(content) ?? examineShortName(content)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * The objects inside as text, or undefined when they are packed in a way that hides them from us. What the dictionary
 * says of the packing is not believed: an object stream begins with the numbers of its objects, once inflated.
 */
function openObjectStream(packed: Buffer, budget: number): string | undefined {
  try {
    const content = inflateSync(packed, { maxOutputLength: Math.max(budget, 1) }).toString('latin1')
    return beginsWithNumbers.test(content) ? content : undefined
  } catch {
    return undefined
  }
}

/**
 * The streams that call themselves object streams, found from that name and not by walking the file: a walk can be led
 * astray by the word `stream` inside a text.
 */
function* objectStreamsOf(text: string, bytes: Buffer): Generator<Buffer> {
  const naming = new RegExp(objectStream, 'g')
  for (let match = naming.exec(text); match !== null; match = naming.exec(text)) {
    const opening = new RegExp(streamOpening, 'g')
    opening.lastIndex = match.index
    const opened = opening.exec(text)
    if (opened === null) return
    const start = opening.lastIndex
    const end = text.indexOf('endstream', start)
    yield bytes.subarray(start, end === -1 ? text.length : end)
    naming.lastIndex = start
  }
}

function outsideStreams(text: string): string {
  const parts: string[] = []
  const opening = new RegExp(streamOpening, 'g')
  let from = 0
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    parts.push(text.slice(from, match.index))
    const end = text.indexOf('endstream', opening.lastIndex)
    if (end === -1) return parts.join('\n')
    opening.lastIndex = from = end
  }
  parts.push(text.slice(from))
  return parts.join('\n')
}

/** A pattern for any of the names, each character plain or as `#xx`; what follows ends the name. */
function names(...words: readonly string[]): RegExp {
  const spelled = words.map(word => [...word].map(spellings).join(''))
  return new RegExp(`/(?:${spelled.join('|')})(?![A-Za-z0-9#])`)
}

function spellings(character: string): string {
  const hex = character.charCodeAt(0).toString(16)
  return `(?:${character}|#${hex.replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`)})`
}

const active = new RegExp(
  `${names('JavaScript', 'Launch', 'RichMedia', 'Rendition', 'ImportData', 'SubmitForm').source}|/XFA\\s*(?:\\[|\\d+\\s+\\d+\\s+R)`,
)
const attachment = names('EmbeddedFile', 'EmbeddedFiles', 'GoToE')
const script = names('JS')
const encrypted = /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/
const objectStream = names('ObjStm')
const streamOpening = /(?<!end)stream[ \t]*(?:\r\n|\n|\r)/
const beginsWithNumbers = /^\s*\d+\s+\d+\s/
