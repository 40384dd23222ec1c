import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

/** Bytes at once, or as they come. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>

/** What a stored content is known by: its own digest. */
export interface Blob {
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly sha256: string
  readonly size: number
}

/** Content on disk that is not stored yet: looked at first, then kept or thrown away. Exactly one of the two is called. */
export interface StagedBlob extends Blob {
  /** Where the bytes lie until then. */
  readonly path: string
  keep(): Promise<Blob>
  discard(): Promise<void>
}

export interface StageOptions {
  /** Reading stops at the first byte beyond this many. */
  readonly maxBytes?: number
}

/** More bytes came than were allowed; nothing of them was kept. */
export class BlobTooBig extends Error {
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`more than ${maxBytes} bytes`)
    this.name = 'BlobTooBig'
    this.maxBytes = maxBytes
  }
}

/** No content has this digest. */
export class BlobNotFound extends Error {
  constructor(sha256: string) {
    super(`no stored content has the digest ${sha256}`)
    this.name = 'BlobNotFound'
  }
}

/** The bytes on disk are no longer those that were stored. */
export class BlobDamaged extends Error {
  constructor(sha256: string) {
    super(`the stored content ${sha256} has changed on disk: restore it from a backup`)
    this.name = 'BlobDamaged'
  }
}

/** The disk would not take or give the bytes. The message says what to do; nothing half is left under a digest. */
export class StorageFault extends Error {
  constructor(folder: string, cause: unknown) {
    super(explainFault(folder, cause), { cause })
    this.name = 'StorageFault'
  }
}

/**
 * Content-addressed files: `<folder>/ab/cd/<sha256>`. A name appears only when all its bytes are on the disk, so what
 * can be read is whole, whatever was killed or full in between. The same content stored twice, also at the same
 * moment by two processes, is one file.
 */
export class BlobStore {
  readonly #folder: string

  /** @param folder absolute; made when it is first written to */
  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * Stores the bytes. They have reached the disk (fsync of file and folder) when the promise resolves.
   * @throws StorageFault when the disk is full, read-only or forbidden
   */
  async put(content: Content): Promise<Blob> {
    const staged = await this.stage(content)
    return staged.keep()
  }

  /**
   * Writes the bytes aside, counting and hashing them as they come; the caller looks at them and keeps or discards.
   * @throws BlobTooBig at the first byte beyond `maxBytes`, with the rest unread: a stream is destroyed
   * @throws StorageFault when the disk is full, read-only or forbidden
   */
  async stage(content: Content, { maxBytes }: StageOptions = {}): Promise<StagedBlob> {
    const file = path.join(this.#asideFolder, randomUUID())
    try {
      await makeFolder(this.#asideFolder)
      const blob = await write(file, content, maxBytes ?? Number.POSITIVE_INFINITY)
      return {
        ...blob,
        path: file,
        keep: () => this.#keep(file, blob),
        discard: () => rm(file, { force: true }),
      }
    } catch (error) {
      await rm(file, { force: true }).catch(() => {})
      throw this.#explained(error)
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#sizeOf(sha256)) !== undefined
  }

  /**
   * The bytes as a stream, for sending.
   * @throws BlobNotFound before the stream is given, so that an answer can still say so
   */
  async open(sha256: string): Promise<Readable> {
    if (!(await this.has(sha256))) throw new BlobNotFound(sha256)
    return createReadStream(this.pathOf(sha256))
  }

  /**
   * The bytes at once, compared with their digest.
   * @throws BlobNotFound, BlobDamaged
   */
  async read(sha256: string): Promise<Buffer> {
    if (!(await this.has(sha256))) throw new BlobNotFound(sha256)
    const bytes = await readFile(this.pathOf(sha256))
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new BlobDamaged(sha256)
    return bytes
  }

  /** Where the content lies or would lie. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256 digest')
    return path.join(this.#folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  /** Removes what killed processes left aside before `olderThan`; says how many files. Run at start. */
  async removeLeftovers(olderThan: Temporal.Instant): Promise<number> {
    const names = await readdir(this.#asideFolder).catch(() => [])
    let removed = 0
    for (const name of names) {
      const file = path.join(this.#asideFolder, name)
      const made = await stat(file).catch(() => undefined)
      if (made === undefined || made.mtimeMs >= olderThan.epochMilliseconds) continue
      await rm(file, { force: true })
      removed += 1
    }
    return removed
  }

  /** On the same disk as the store itself: only then is a rename one indivisible step. */
  get #asideFolder(): string {
    return path.join(this.#folder, 'aside')
  }

  async #keep(file: string, blob: Blob): Promise<Blob> {
    try {
      if ((await this.#sizeOf(blob.sha256)) === blob.size) await rm(file, { force: true })
      else await this.#name(file, this.pathOf(blob.sha256))
      return blob
    } catch (error) {
      await rm(file, { force: true }).catch(() => {})
      throw this.#explained(error)
    }
  }

  async #name(file: string, target: string): Promise<void> {
    await makeFolder(path.dirname(target))
    await rename(file, target)
    await syncFolder(path.dirname(target))
  }

  async #sizeOf(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(sha256))).size
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw this.#explained(error)
    }
  }

  #explained(error: unknown): unknown {
    return codeOf(error) in faults ? new StorageFault(this.#folder, error) : error
  }
}

async function write(file: string, content: Content, maxBytes: number): Promise<Blob> {
  const handle = await open(file, 'wx', 0o640)
  try {
    const blob = await pour(content, handle, maxBytes)
    await handle.sync()
    return blob
  } finally {
    await handle.close()
  }
}

async function pour(content: Content, handle: FileHandle, maxBytes: number): Promise<Blob> {
  const hash = createHash('sha256')
  let size = 0
  const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> =
    content instanceof Uint8Array ? [content] : content
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > maxBytes) throw new BlobTooBig(maxBytes)
    hash.update(chunk)
    await handle.writeFile(chunk)
  }
  return { sha256: hash.digest('hex'), size }
}

/** Makes the folder and pins its name, and those of the folders above it that were made, to the disk. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
    await syncFolder(path.dirname(made))
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const faults: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk that holds the files is full: free some space or move DATA_DIR to a larger disk.',
  EDQUOT: 'The disk quota for the files is used up: raise it or move DATA_DIR to a larger disk.',
  EROFS: 'The disk that holds the files is read-only: mount it for writing or move DATA_DIR.',
  EACCES: 'The program may not write to the folder of the files: give it the right or move DATA_DIR.',
  EPERM: 'The program may not write to the folder of the files: give it the right or move DATA_DIR.',
  EIO: 'The disk that holds the files reports errors: replace it and restore the files from a backup.',
  ENOTDIR: 'A file stands where the folder of the files should be: remove it or move DATA_DIR.',
}

function explainFault(folder: string, cause: unknown): string {
  return `${faults[codeOf(cause)] ?? 'The files cannot be written.'} (${folder})`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
