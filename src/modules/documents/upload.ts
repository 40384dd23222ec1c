import type { Readable } from 'node:stream'
import { type Locale, newId } from '../../kernel/index.ts'
import { type BlobStore, BlobTooBig, type StagedBlob } from '../../platform/blobs.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { type MediaType, maxFileBytes, mediaTypeOf } from './accept.ts'
import { tidyFileName } from './file-name.ts'
import { filesInQuarantine, insertFile, recordVerdict, type StoredFile } from './file-store.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import type { Scanner, ScanVerdict, UnsafeBecause } from './scan/scanner.ts'

export interface UploadDeps {
  readonly db: Db
  readonly blobs: BlobStore
  readonly scanner: Scanner
  readonly clock: Clock
  /** Told why a scan gave no answer, for the log. */
  readonly onScanFault?: (error: unknown) => void
}

export interface Upload {
  readonly stream: Readable
  /** As the sender names it; believed in nothing but its words. */
  readonly filename: string
  /** Who sends it: 'citizen:…', 'officer:…'. */
  readonly by: string
}

/** Why a file was not taken. A value and not an error: it belongs beside the field that sent it. */
export type UploadFault =
  | { readonly code: 'file_too_big' }
  | { readonly code: 'file_empty' }
  | { readonly code: 'file_type_not_allowed' }
  | { readonly code: 'file_unsafe'; readonly because: UnsafeBecause }

/** `file.state` is `clean`, or `quarantine` when the scanner could not answer yet. */
export type UploadOutcome =
  | { readonly taken: true; readonly file: StoredFile }
  | { readonly taken: false; readonly fault: UploadFault }

/** For the multipart reader: one byte more than is allowed, so that the excess is seen here and said properly. */
export const uploadLimits = { fileSize: maxFileBytes + 1, files: 1 } as const

/**
 * Takes one file: counts it while it comes, looks at what it is, puts it in quarantine, has it scanned. Nothing of a
 * file that is too big, empty or of another kind is kept; of an unsafe one the row and the reason are.
 * @throws StorageFault when the disk does not take it
 */
export async function receiveUpload(deps: UploadDeps, upload: Upload): Promise<UploadOutcome> {
  const staged = await stage(deps.blobs, upload.stream)
  if (staged === undefined) return refused({ code: 'file_too_big' })
  const mediaType = staged.size === 0 ? undefined : await mediaTypeOf(staged.path)
  if (mediaType === undefined) {
    await staged.discard()
    return refused({ code: staged.size === 0 ? 'file_empty' : 'file_type_not_allowed' })
  }
  return settle(deps, await quarantine(deps, upload, staged, mediaType))
}

/** Scans again what could not be scanned when it came; says how many got a verdict. For a job, every few minutes. */
export async function scanWaitingFiles(deps: UploadDeps, limit = 50): Promise<number> {
  let settled = 0
  for (const file of await filesInQuarantine(deps.db, limit)) {
    const outcome = await settle(deps, file)
    if (!outcome.taken || outcome.file.state !== 'quarantine') settled += 1
  }
  return settled
}

/** The fault in the person's words, for beside the field and for the summary. */
export function sayUploadFault(fault: UploadFault, locale: Locale): string {
  const messages = locale === 'vi' ? vi : en
  return fault.code === 'file_unsafe' ? messages[fault.because] : messages[fault.code]
}

async function stage(blobs: BlobStore, stream: Readable): Promise<StagedBlob | undefined> {
  try {
    const bytes = 'truncated' in stream ? wholePart(stream) : stream
    const staged = await blobs.stage(bytes, { maxBytes: maxFileBytes })
    if (!wasCutOff(stream)) return staged
    await staged.discard()
  } catch (error) {
    if (!(error instanceof BlobTooBig)) throw error
  }
  return undefined
}

/**
 * A part of a multipart request is read to its end even when nobody wants the rest: else the request never ends and
 * the answer does not reach the sender. `uploadLimits` has that end come one byte after the limit.
 */
async function* wholePart(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator({ destroyOnReturn: false })
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  } finally {
    while (!(await chunks.next()).done);
  }
}

/** A multipart reader with a smaller limit of its own ends the stream early: half a file must not pass for a whole. */
function wasCutOff(stream: Readable): boolean {
  return 'truncated' in stream && stream.truncated === true
}

async function quarantine(
  deps: UploadDeps,
  upload: Upload,
  staged: StagedBlob,
  mediaType: MediaType,
): Promise<StoredFile> {
  const { sha256, size } = await staged.keep()
  const file: StoredFile = {
    id: newId<'file'>(),
    sha256,
    sizeBytes: size,
    mediaType,
    originalName: tidyFileName(upload.filename, mediaType),
    uploadedBy: upload.by,
    uploadedAt: deps.clock.now(),
    state: 'quarantine',
    refusedBecause: null,
  }
  await insertFile(deps.db, file)
  return file
}

async function settle(deps: UploadDeps, file: StoredFile): Promise<UploadOutcome> {
  const verdict = await verdictOn(deps, file)
  if (verdict === undefined) return { taken: true, file }
  const because = verdict.verdict === 'refused' ? verdict.because : null
  await recordVerdict(deps.db, file.id, because)
  if (because !== null) return refused({ code: 'file_unsafe', because })
  return { taken: true, file: { ...file, state: 'clean' } }
}

/** Undefined when the scanner cannot answer: the file waits, the person goes on. */
async function verdictOn(deps: UploadDeps, file: StoredFile): Promise<ScanVerdict | undefined> {
  try {
    return await deps.scanner.scan({ path: deps.blobs.pathOf(file.sha256), mediaType: file.mediaType })
  } catch (error) {
    deps.onScanFault?.(error)
    return undefined
  }
}

function refused(fault: UploadFault): UploadOutcome {
  return { taken: false, fault }
}
