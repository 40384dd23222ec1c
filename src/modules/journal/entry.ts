import { hash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Id, newId } from '../../kernel/index.ts'

/** What JSON can hold; facts are ids, codes, dates and figures, never a name, an answer or free text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Facts = { readonly [key: string]: Json }

/** An act as a module hands it over. `version` grows when the facts of this kind change their shape. */
export interface Act {
  readonly kind: string
  readonly version: number
  readonly at: Temporal.Instant
  /** `officer:<id>`, `citizen:<id>`, `system`: an id, never a name. */
  readonly actor: string
  readonly facts: Facts
}

/** An act as it stands in the record. */
export interface Entry extends Act {
  readonly stream: string
  readonly seq: number
  /** The exact text that is hashed. */
  readonly bytes: string
  readonly hash: Buffer
}

/**
 * The act as the next entry of its stream. The hashed text is canonical JSON, so that anyone can make the same bytes
 * from the same facts.
 * @source RFC 8785; docs/adr/0004-journal-and-evolve.md
 */
export function seal(stream: string, before: { seq: number; hash: Buffer } | undefined, act: Act): Entry {
  const seq = (before?.seq ?? 0) + 1
  const bytes = canonicalize({
    stream,
    seq,
    kind: act.kind,
    version: act.version,
    at: act.at.toString(),
    actor: act.actor,
    facts: act.facts,
    previous: before?.hash.toString('hex') ?? null,
  })
  if (bytes === undefined) throw new TypeError(`facts of ${act.kind} are no JSON`)
  return { ...act, stream, seq, bytes, hash: sha256(bytes) }
}

/** Acts as the entries that follow the last one of their stream, each naming the one before it. */
export function sealAll(
  stream: string,
  last: { seq: number; hash: Buffer } | undefined,
  acts: readonly Act[],
): Entry[] {
  const entries: Entry[] = []
  for (const act of acts) entries.push(seal(stream, entries.at(-1) ?? last, act))
  return entries
}

/** The act behind an entry's bytes. */
export function parseEntry(row: { stream: string; seq: number; bytes: string; hash: Buffer }): Entry {
  const said = JSON.parse(row.bytes) as {
    kind: string
    version: number
    at: string
    actor: string
    facts: Facts
  }
  return {
    stream: row.stream,
    seq: row.seq,
    bytes: row.bytes,
    hash: row.hash,
    kind: said.kind,
    version: said.version,
    at: Temporal.Instant.from(said.at),
    actor: said.actor,
    facts: said.facts,
  }
}

/** Where an entry speaks of personal content: the content's id and the digest that proves it. */
export type ContentRef = { readonly content: Id<'content'>; readonly sha256: string }

export interface PersonalContent {
  readonly id: Id<'content'>
  readonly salt: Buffer
  readonly content: string
}

/** Content kept beside the record, with the reference an entry carries. The salt keeps short answers from being guessed. */
export function personal(value: unknown): { row: PersonalContent; ref: ContentRef } {
  const content = JSON.stringify(value)
  const salt = newSalt()
  const id = newId<'content'>()
  return { row: { id, salt, content }, ref: { content: id, sha256: contentDigest(salt, content) } }
}

let unused = Buffer.alloc(0)

/** Random bytes are asked of the system for many salts at once: each time costs more than hashing what they salt. */
function newSalt(): Buffer {
  if (unused.length < saltBytes) unused = randomBytes(256 * saltBytes)
  const salt = unused.subarray(0, saltBytes)
  unused = unused.subarray(saltBytes)
  return salt
}

const saltBytes = 16

export function contentDigest(salt: Buffer, content: string): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(content)]), 'hex')
}

export function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
