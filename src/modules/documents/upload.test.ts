import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { BlobStore } from '../../platform/blobs.ts'
import type { Db } from '../../platform/db/index.ts'
import { maxFileBytes } from './accept.ts'
import { jpeg, pdf, png, program } from './fixtures/files.ts'
import {
  contentScanner,
  findFile,
  findFiles,
  getCleanFile,
  receiveUpload,
  type Scanner,
  sayUploadFault,
  scanWaitingFiles,
  sendFile,
  type UploadDeps,
  uploadLimits,
} from './index.ts'

const now = Temporal.Instant.from('2026-11-23T02:15:00Z')
let db: Db
let folder: string
let deps: UploadDeps

beforeAll(async () => {
  db = (await testDatabase()).db
  folder = await mkdtemp(path.join(tmpdir(), 'uploads-'))
  deps = { db, blobs: new BlobStore(folder), scanner: contentScanner, clock: { now: () => now } }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const upload = (bytes: Buffer, filename: string, by = 'citizen:test') =>
  receiveUpload(deps, { stream: Readable.from([bytes]), filename, by })

async function taken(bytes: Buffer, filename: string) {
  const outcome = await upload(bytes, filename)
  if (!outcome.taken) throw new Error(`refused: ${outcome.fault.code}`)
  return outcome.file
}

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}

describe('a file that is sent', () => {
  it.each([
    ['image/jpeg', jpeg, 'giấy chứng sinh.JPG', 'giấy chứng sinh.jpg'],
    ['image/png', png(), 'ảnh.png', 'ảnh.png'],
    ['application/pdf', pdf(), 'Tờ khai.pdf', 'Tờ khai.pdf'],
  ])('is taken as %s by its content', async (mediaType, bytes, filename, name) => {
    const file = await taken(bytes, filename)
    expect(file).toMatchObject({ mediaType, originalName: name, sizeBytes: bytes.length, state: 'clean' })
    expect(await findFile(db, file.id)).toEqual(file)
    expect(await deps.blobs.read(file.sha256)).toEqual(bytes)
  })

  it('is what its bytes are: a PNG called .pdf is kept as a PNG', async () => {
    expect(await taken(png(), 'scan.pdf')).toMatchObject({ mediaType: 'image/png', originalName: 'scan.png' })
  })

  it.each([
    ['a program called .pdf', program],
    ['a page of HTML called .pdf', Buffer.from('<html><script>alert(1)</script></html>')],
    ['text', Buffer.from('xin chào')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff;', 'latin1')],
  ])('is refused when it is %s, and nothing of it stays', async (_, bytes) => {
    const before = await filesOnDisk()
    expect(await upload(bytes, 'to-khai.pdf')).toEqual({
      taken: false,
      fault: { code: 'file_type_not_allowed' },
    })
    expect(await filesOnDisk()).toEqual(before)
  })

  it('is refused when it is empty', async () => {
    expect(await upload(Buffer.alloc(0), 'trong.pdf')).toEqual({
      taken: false,
      fault: { code: 'file_empty' },
    })
    const nothing = { stream: Readable.from([]), filename: 'trong.pdf', by: 'citizen:test' }
    expect(await receiveUpload(deps, nothing)).toEqual({ taken: false, fault: { code: 'file_empty' } })
  })

  it('is taken at 20 MB and refused one byte above', async () => {
    const exactly = Buffer.concat([jpeg, Buffer.alloc(maxFileBytes - jpeg.length)])
    expect(await taken(exactly, 'to.jpg')).toMatchObject({ sizeBytes: maxFileBytes })
    const above = Buffer.concat([exactly, Buffer.alloc(1)])
    expect(await upload(above, 'to.jpg')).toEqual({ taken: false, fault: { code: 'file_too_big' } })
  })

  it('is not read to its end when it is too big', async () => {
    let megabytes = 0
    const endless = Readable.from(
      (function* () {
        for (; megabytes < 1000; megabytes += 1) yield Buffer.alloc(1024 * 1024)
      })(),
    )
    const outcome = await receiveUpload(deps, { stream: endless, filename: 'x.pdf', by: 'citizen:test' })
    expect(outcome).toEqual({ taken: false, fault: { code: 'file_too_big' } })
    expect(megabytes).toBeLessThan(60)
  })

  it('is refused when the reader before us has cut it off', async () => {
    const cut = Object.assign(Readable.from([pdf()]), { truncated: true })
    const outcome = await receiveUpload(deps, { stream: cut, filename: 'x.pdf', by: 'citizen:test' })
    expect(outcome).toEqual({ taken: false, fault: { code: 'file_too_big' } })
  })

  it('is refused with a script, keeping the reason and never the way to its bytes', async () => {
    const outcome = await upload(pdf('<< /S /JavaScript /JS (x) >>'), 'don.pdf', 'citizen:script')
    expect(outcome).toEqual({ taken: false, fault: { code: 'file_unsafe', because: 'pdf_active' } })
    const row = await db
      .selectFrom('files')
      .selectAll()
      .where('uploaded_by', '=', 'citizen:script')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'refused', refused_because: 'pdf_active' })
    const file = await findFile(db, row.id as never)
    await expect(getCleanFile(db, row.id as never)).rejects.toMatchObject({
      status: 410,
      code: 'file_refused',
    })
    await expect(sendFile({} as never, deps.blobs, file as never, 'inline')).rejects.toThrow('file_waiting')
  })

  it('is stored once when twenty people send the same at once, and is twenty files', async () => {
    const before = (await filesOnDisk()).length
    const bytes = png(7, 7)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => upload(bytes, 'ảnh.png', `citizen:${n}`)),
    )
    const ids = outcomes.map(outcome => (outcome.taken ? outcome.file.id : null))
    expect(new Set(ids).size).toBe(20)
    expect((await filesOnDisk()).length).toBe(before + 1)
    const found = await findFiles(db, ids.filter(id => id !== null).toReversed())
    expect(found.map(file => file.id)).toEqual(ids.toReversed())
  })

  it('says what is wrong in both languages', () => {
    expect(sayUploadFault({ code: 'file_too_big' }, 'vi')).toMatch(/^Tệp lớn hơn 20 MB/)
    expect(sayUploadFault({ code: 'file_unsafe', because: 'pdf_encrypted' }, 'en')).toMatch(/password/)
  })
})

describe('a scanner that does not answer', () => {
  it('leaves the file in quarantine until it does, and out of sight', async () => {
    const faults: unknown[] = []
    const down: Scanner = { scan: () => Promise.reject(new Error('scanner is down')) }
    const waiting = { ...deps, scanner: down, onScanFault: (fault: unknown) => faults.push(fault) }
    const outcome = await receiveUpload(waiting, {
      stream: Readable.from([jpeg]),
      filename: 'a.jpg',
      by: 'citizen:w',
    })
    if (!outcome.taken) throw new Error('refused')
    expect(outcome.file.state).toBe('quarantine')
    expect(faults).toHaveLength(1)
    await expect(getCleanFile(db, outcome.file.id)).rejects.toMatchObject({
      status: 409,
      code: 'file_waiting',
    })
    expect(await scanWaitingFiles(waiting)).toBe(0)
    expect(await scanWaitingFiles(deps)).toBe(1)
    expect(await getCleanFile(db, outcome.file.id)).toMatchObject({ state: 'clean' })
  })
})

describe('over HTTP', () => {
  it('answers a file too big without waiting for its end, and serves a clean one with its headers', async () => {
    // fetch may open a spare connection that never asks anything; nothing but force closes it
    const app = Fastify({ forceCloseConnections: true })
    await app.register(multipart)
    app.post('/files', async (request, reply) => {
      const part = await request.file({ limits: uploadLimits, throwFileSizeLimit: false })
      if (part === undefined) return reply.code(400).send()
      const outcome = await receiveUpload(deps, {
        stream: part.file,
        filename: part.filename,
        by: 'citizen:http',
      })
      return reply
        .code(outcome.taken ? 201 : 422)
        .send(outcome.taken ? { id: outcome.file.id } : outcome.fault)
    })
    app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) =>
      sendFile(reply, deps.blobs, await getCleanFile(db, request.params.id as never), 'inline'),
    )
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    try {
      const big = await post(`${url}/files`, Buffer.alloc(25 * 1024 * 1024), 'to.pdf')
      expect([big.status, await big.json()]).toEqual([422, { code: 'file_too_big' }])

      const sent = await post(`${url}/files`, pdf(), '../Đơn “xin” của An;\u202e.pdf')
      const { id } = (await sent.json()) as { id: string }
      const served = await fetch(`${url}/files/${id}`)
      expect(Buffer.from(await served.arrayBuffer())).toEqual(pdf())
      expect(Object.fromEntries(served.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(pdf().length),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
        'content-disposition':
          'inline; filename="Don _xin_ cua An_.pdf"; filename*=UTF-8\'\'%C4%90%C6%A1n%20%E2%80%9Cxin%E2%80%9D%20c%E1%BB%A7a%20An%3B.pdf',
      })
    } finally {
      await app.close()
    }
  })
})

function post(url: string, bytes: Buffer, name: string): Promise<Response> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  return fetch(url, { method: 'POST', body: form })
}
