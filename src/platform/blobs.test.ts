import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BlobDamaged, BlobNotFound, BlobStore, BlobTooBig, StorageFault } from './blobs.ts'

let folder: string
let blobs: BlobStore

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'blobs-')), 'files')
  blobs = new BlobStore(folder)
})
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }))

const hello = Buffer.from('Xin chào')
const digest = createHash('sha256').update(hello).digest('hex')

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
}

describe('a content-addressed store', () => {
  it('keeps bytes under their digest and gives them back', async () => {
    expect(await blobs.put(hello)).toEqual({ sha256: digest, size: hello.length })
    expect(await files()).toEqual([path.join(folder, digest.slice(0, 2), digest.slice(2, 4), digest)])
    expect(await blobs.has(digest)).toBe(true)
    expect(await blobs.read(digest)).toEqual(hello)
    expect(await text(await blobs.open(digest))).toBe('Xin chào')
  })

  it('keeps a stream that comes in pieces', async () => {
    const pieces = Array.from({ length: 100 }, (_, n) => Buffer.alloc(1000, n))
    const blob = await blobs.put(Readable.from(pieces))
    expect(blob.size).toBe(100_000)
    expect(await blobs.read(blob.sha256)).toEqual(Buffer.concat(pieces))
  })

  it('keeps the same content once when it arrives twenty times at once', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => blobs.put(Readable.from([hello]))))
    expect(new Set(kept.map(blob => blob.sha256))).toEqual(new Set([digest]))
    expect(await files()).toHaveLength(1)
  })

  it('stops reading at the first byte too many and leaves nothing', async () => {
    let given = 0
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000, ++given)
      })(),
    )
    await expect(blobs.stage(endless, { maxBytes: 10_000 })).rejects.toThrow(BlobTooBig)
    expect(given).toBeLessThan(40)
    expect(endless.destroyed).toBe(true)
    expect(await files()).toEqual([])
  })

  it('leaves nothing when the sender breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield hello
        throw new Error('connection lost')
      })(),
    )
    await expect(blobs.put(broken)).rejects.toThrow('connection lost')
    expect(await files()).toEqual([])
  })

  it('throws staged bytes away on demand', async () => {
    const staged = await blobs.stage(hello)
    await staged.discard()
    expect(await blobs.has(digest)).toBe(false)
    expect(await files()).toEqual([])
  })

  it('removes what a killed process left aside, and only that', async () => {
    await blobs.put(hello)
    const left = await blobs.stage(Buffer.from('half'))
    const long = Temporal.Instant.from('2026-11-20T00:00:00Z')
    await utimes(left.path, long.epochMilliseconds / 1000, long.epochMilliseconds / 1000)
    const current = await blobs.stage(Buffer.from('under way'))
    expect(await blobs.removeLeftovers(Temporal.Instant.from('2026-11-21T00:00:00Z'))).toBe(1)
    await current.keep()
    expect(await files()).toHaveLength(2)
  })

  it('says that content is missing, or that it changed on disk', async () => {
    await expect(blobs.open(digest)).rejects.toThrow(BlobNotFound)
    await expect(blobs.read(digest)).rejects.toThrow(BlobNotFound)
    await blobs.put(hello)
    await writeFile(blobs.pathOf(digest), 'Xin chao!')
    await expect(blobs.read(digest)).rejects.toThrow(BlobDamaged)
  })

  it('refuses a name that is no digest, so that no path can be smuggled in', () => {
    expect(() => blobs.pathOf('../../etc/passwd')).toThrow(TypeError)
  })

  it('says what to do when the folder cannot be written to', async () => {
    await writeFile(folder, 'a file in the way')
    await expect(blobs.put(hello)).rejects.toThrow(StorageFault)
    await expect(blobs.put(hello)).rejects.toThrow(/move DATA_DIR/)
  })

  it('says what to do when the disk is full', async () => {
    const full = await writeFile('/dev/full', 'x').catch((error: unknown) => error)
    const fault = new StorageFault(folder, full)
    expect(fault.message).toMatch(/^The disk that holds the files is full: free some space/)
    expect(fault.cause).toBe(full)
  })
})
