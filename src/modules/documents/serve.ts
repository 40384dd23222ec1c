import type { Readable } from 'node:stream'
import type { Id } from '../../kernel/index.ts'
import type { BlobStore } from '../../platform/blobs.ts'
import type { Db } from '../../platform/db/index.ts'
import { Refusal, type Reply } from '../../platform/http/index.ts'
import type { MediaType } from './accept.ts'
import { contentDisposition } from './file-name.ts'
import { findFile, type StoredFile } from './file-store.ts'

/**
 * A file whose bytes may be shown. Who may see it is asked before, by the module that owns what it belongs to.
 * @throws Refusal 404 `file_not_found`, 409 `file_waiting` while in quarantine, 410 `file_refused`
 */
export async function getCleanFile(db: Db, id: Id<'file'>): Promise<StoredFile> {
  const file = await findFile(db, id)
  if (file === undefined) throw new Refusal(404, 'file_not_found')
  if (file.state === 'quarantine') throw new Refusal(409, 'file_waiting')
  if (file.state === 'refused') throw new Refusal(410, 'file_refused')
  return file
}

/** In place on our own pages, or saved to the reader's device. */
export type Show = 'inline' | 'attachment'

/** Sends a clean file with the headers that keep it from being anything else. */
export async function sendFile(reply: Reply, blobs: BlobStore, file: StoredFile, show: Show): Promise<Reply> {
  if (file.state !== 'clean') throw new Refusal(409, 'file_waiting')
  const name = file.originalName ?? `tep.${file.mediaType.split('/')[1]}`
  return send(reply, await blobs.open(file.sha256), {
    mediaType: file.mediaType,
    size: file.sizeBytes,
    name,
    show,
  })
}

/** Sends one of our own papers, such as the bytes of `openIssued`. */
export function sendPdf(reply: Reply, pdf: Buffer, name: string, show: Show): Reply {
  return send(reply, pdf, { mediaType: 'application/pdf', size: pdf.length, name, show })
}

interface Sending {
  readonly mediaType: MediaType
  readonly size: number
  readonly name: string
  readonly show: Show
}

function send(reply: Reply, content: Readable | Buffer, sending: Sending): Reply {
  return reply.headers(fileHeaders(sending)).send(content)
}

/**
 * Headers of bytes that people sent us: the type is the one we found and not to be guessed again, nothing in the file
 * runs, only our own pages frame it, and no copy stays on a counter's shared computer.
 */
export function fileHeaders({ mediaType, size, name, show }: Sending): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-length': String(size),
    'content-disposition': contentDisposition(show, name),
    'content-security-policy': mediaType === 'application/pdf' ? pdfPolicy : imagePolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}

const imagePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/**
 * Chromium shows no PDF in a sandboxed document ("blocked"), so a PDF goes without `sandbox`: its viewer is a process
 * of its own, and files with scripts or attachments are never clean (scan/pdf.ts).
 */
const pdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
