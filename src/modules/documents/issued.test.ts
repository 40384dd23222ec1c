import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { type Id, newId } from '../../kernel/index.ts'
import { BlobStore } from '../../platform/blobs.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { at, certificate, receipt } from './fixtures/facts.ts'
import { textOf } from './fixtures/pdf-text.ts'
import {
  type DraftedResult,
  fillResult,
  findByToken,
  issuedDocuments,
  issueResult,
  issueSlip,
  latest,
  newCheckToken,
  parseCheckToken,
  printedCheckToken,
  readIssued,
  renderDraft,
  revokeDocument,
} from './index.ts'

let db: Db
let folder: string
let blobs: BlobStore

beforeAll(async () => {
  db = (await testDatabase()).db
  folder = await mkdtemp(path.join(tmpdir(), 'issued-'))
  blobs = new BlobStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const { number: _, signedAt: __, check: ___, at: ____, ...draft } = certificate
const by = 'officer:test'

function sign(
  dossierId: Id<'dossier'>,
  forEntry = 5,
  moment = at,
  drafted: DraftedResult = draft,
  authorityId = 'ward-1',
) {
  const issuing = {
    dossierId,
    forEntry,
    at: moment,
    by,
    authorityId,
    checkPage: 'https://motcua.example/xac-thuc',
  }
  return transaction(db, tx => issueResult(tx, blobs, drafted, issuing))
}

function slip(dossierId: Id<'dossier'>, forEntry: number) {
  const issuing = { dossierId, forEntry, at, by }
  return transaction(db, tx => issueSlip(tx, blobs, { kind: 'form01', facts: receipt }, issuing))
}

describe('a slip', () => {
  it('is made once for each entry, also when ten ask for it at once', async () => {
    const dossier = newId<'dossier'>()
    const issued = await Promise.all(Array.from({ length: 10 }, () => slip(dossier, 2)))
    expect(new Set(issued.map(document => document.id)).size).toBe(1)
    expect(textOf(await readIssued(blobs, issued[0] as { sha256: string }))).toContain(receipt.code)
  })

  it('is replaced, never changed, by the slip of a later entry', async () => {
    const dossier = newId<'dossier'>()
    const first = await slip(dossier, 2)
    const second = await slip(dossier, 7)
    const all = await issuedDocuments(db, dossier)
    expect(all.map(document => [document.id, document.status])).toEqual([
      [first.id, 'replaced'],
      [second.id, 'valid'],
    ])
    expect(await latest(db, dossier, 'form01')).toEqual(second)
    expect(await latest(db, dossier, 'form02')).toBeUndefined()
  })
})

describe('a result', () => {
  it('is numbered at signing, found by its token however typed, and says what it said', async () => {
    const dossier = newId<'dossier'>()
    const issued = await sign(dossier)
    expect(issued.number).toMatch(/^\d+\/GKS$/)
    const pdf = textOf(await readIssued(blobs, issued))
    expect(pdf).toContain(`Số: ${issued.number}`)
    expect(pdf).toContain(printedCheckToken(issued.checkToken))
    const typed = printedCheckToken(issued.checkToken).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(await findByToken(db, typed)).toEqual(issued)
    expect(issued.content).toMatchObject({ title: 'Giấy khai sinh', rows: certificate.rows })
  })

  it('has its own number when twenty are signed at once, from 1 for each authority, symbol and year', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => sign(newId(), 5, at, draft, 'ward-20').then(issued => issued.number)),
    )
    expect(numbers.map(number => Number(number.split('/')[0])).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    )
    // the first minute of 2027 in Viet Nam is still 2026 in Greenwich
    const newYear = Temporal.Instant.from('2026-12-31T17:00:00Z')
    expect((await sign(newId(), 5, newYear, draft, 'ward-20')).number).toBe('1/GKS')
    expect((await sign(newId(), 5, at, { ...draft, symbol: 'TLKT' }, 'ward-20')).number).toBe('1/TLKT')
    expect((await sign(newId(), 5, at, draft, 'ward-21')).number).toBe('1/GKS')
  })

  it('gives its number to the next when signing fails', async () => {
    const issuing = {
      dossierId: newId<'dossier'>(),
      forEntry: 5,
      at,
      by,
      authorityId: 'ward-22',
      checkPage: 'https://x.example',
    }
    const failing = transaction(db, async tx => {
      await issueResult(tx, blobs, draft, issuing)
      throw new Error('password was wrong after all')
    })
    await expect(failing).rejects.toThrow('password')
    expect((await sign(newId(), 5, at, draft, 'ward-22')).number).toBe('1/GKS')
  })

  it('once revoked stays to be found, as revoked, and is not revoked twice', async () => {
    const issued = await sign(newId())
    expect(await transaction(db, tx => revokeDocument(tx, issued))).toBe(true)
    expect(await transaction(db, tx => revokeDocument(tx, issued))).toBe(false)
    expect(await findByToken(db, issued.checkToken)).toMatchObject({ status: 'revoked' })
  })

  it('is read as a draft before it is signed', async () => {
    expect(textOf(await renderDraft(draft, at))).toContain('BẢN DỰ THẢO')
  })
})

describe('a check token', () => {
  it('is 128 random bits that nobody misreads', () => {
    const tokens = Array.from({ length: 1000 }, newCheckToken)
    expect(new Set(tokens).size).toBe(1000)
    for (const token of tokens) {
      expect(token).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
      expect(parseCheckToken(printedCheckToken(token))).toBe(token)
    }
  })

  it('is told from anything else before the database is asked', () => {
    for (const text of ['', 'x', "'; drop table files", 'U'.repeat(26), '8'.repeat(26)]) {
      expect(parseCheckToken(text)).toBeUndefined()
    }
  })
})

describe('the words of a result', () => {
  const wording = {
    kind: 'certificate' as const,
    title: { vi: 'Trích lục {what}' },
    intro: '{authority} chứng nhận:',
    rows: [
      { label: 'Họ và tên', value: '{name}' },
      { label: 'Cha', value: '{father}' },
      { label: 'Nơi cư trú', value: '{street}, {ward}' },
    ],
    symbol: 'TL',
  }

  it('are filled with what is known; an open answer shows that nothing is in it', () => {
    const values = {
      what: 'khai sinh',
      authority: 'UBND phường Ba Đình',
      name: 'An',
      father: '',
      street: 'Số 1',
      ward: 'Ba Đình',
    }
    expect(fillResult(wording, values)).toEqual({
      facts: {
        kind: 'certificate',
        title: 'Trích lục khai sinh',
        symbol: 'TL',
        intro: 'UBND phường Ba Đình chứng nhận:',
        rows: [
          { label: 'Họ và tên', value: 'An' },
          { label: 'Cha', value: '–' },
          { label: 'Nơi cư trú', value: 'Số 1, Ba Đình' },
        ],
      },
      missing: [],
    })
  })

  it('say which places nobody filled', () => {
    expect(fillResult(wording, { name: '{ward}' }).missing).toEqual([
      'what',
      'authority',
      'father',
      'street',
      'ward',
    ])
  })
})
