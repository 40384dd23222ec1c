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
import { galleryOf } from './gallery.ts'
import {
  type DraftedLetter,
  type DraftedResult,
  fillResult,
  findByToken,
  findIssuedList,
  findListByToken,
  issuedDocuments,
  issueLetter,
  issueList,
  issueResult,
  issueSlip,
  latest,
  newCheckToken,
  type Paper,
  parseCheckToken,
  printedCheckToken,
  ResultNotReplaceable,
  readIssued,
  renderDraft,
  renderLetterDraft,
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

describe('a result of a branch, or one that puts an earlier right', () => {
  const branches = (dossierId: Id<'dossier'>, forEntry: number, more: object) =>
    transaction(db, tx =>
      issueResult(tx, blobs, draft, {
        dossierId,
        forEntry,
        at,
        by,
        authorityId: 'ward-30',
        checkPage: 'https://motcua.example/xac-thuc',
        ...more,
      }),
    )

  it('is in force once for each branch of a linked procedure', async () => {
    const dossier = newId<'dossier'>()
    await branches(dossier, 5, { branch: 'birth' })
    await branches(dossier, 6, { branch: 'insurance' })
    await expect(branches(dossier, 7, { branch: 'birth' })).rejects.toThrow(ResultNotReplaceable)
    const issued = await issuedDocuments(db, dossier)
    expect(issued.map(({ branch, status }) => [branch, status])).toEqual([
      ['birth', 'valid'],
      ['insurance', 'valid'],
    ])
  })

  it('names the paper it replaces; the old one is found as replaced, by which number and when', async () => {
    const dossier = newId<'dossier'>()
    const first = await branches(dossier, 5, {})
    await expect(branches(dossier, 8, {})).rejects.toThrow(ResultNotReplaceable)
    const second = await branches(dossier, 8, { replaces: first.id })
    expect(second.replaces).toBe(first.id)
    expect(textOf(await readIssued(blobs, second)).replace(/\s+/g, ' ')).toContain(
      `(Thay thế giấy số ${first.number} ngày 23 tháng 11 năm 2026)`,
    )
    expect(await findByToken(db, first.checkToken)).toMatchObject({
      status: 'replaced',
      replacedBy: { number: second.number },
    })
    expect(await findByToken(db, second.checkToken)).not.toHaveProperty('replacedBy')
    await expect(branches(dossier, 9, { replaces: first.id })).rejects.toThrow(ResultNotReplaceable)
  })

  it('is replaced once when two put it right at the same moment', async () => {
    const dossier = newId<'dossier'>()
    const first = await branches(dossier, 5, {})
    const both = await Promise.allSettled([
      branches(dossier, 8, { replaces: first.id }),
      branches(dossier, 9, { replaces: first.id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a letter of an authority', () => {
  const apology = galleryOf('form04') as Extract<Paper, { kind: 'form04' }>
  const { number: _n, signedAt: _s, check: _c, at: _a, ...facts } = apology.facts
  const letter: DraftedLetter = { kind: 'form04', facts }

  it('is numbered and signed, and its token shows what it says', async () => {
    const dossierId = newId<'dossier'>()
    const issuing = {
      dossierId,
      forEntry: 4,
      at,
      by,
      authorityId: 'ward-40',
      checkPage: 'https://x.example/xac-thuc',
    }
    const issued = await transaction(db, tx => issueLetter(tx, blobs, letter, issuing))
    expect(issued.number).toBe('1/VBXL-UBND')
    const found = await findByToken(db, issued.checkToken)
    expect(found).toMatchObject({ kind: 'form04', content: { signer: { capacity: 'KT' } } })
    expect(found?.content?.rows).toContainEqual({ label: 'Ngày hẹn mới', value: '17:00 ngày 27/11/2026' })
    const text = textOf(await readIssued(blobs, issued)).replace(/\s+/g, ' ')
    expect(text).toContain('Số: 1/VBXL-UBND')
    expect(text).toContain('KT. CHỦ TỊCH')
  })

  it('is read as a draft before it is signed', async () => {
    expect(textOf(await renderLetterDraft(letter, at))).toContain('BẢN DỰ THẢO')
  })
})

describe('a list', () => {
  const issuing = { unitId: 'counter-1', by, checkPage: 'https://x.example/xac-thuc' }
  const register = galleryOf('form07') as Extract<Paper, { kind: 'form07' }>

  it('is kept once for its unit and reference, also when asked for twice at once', async () => {
    const batch = galleryOf('batch') as Extract<Paper, { kind: 'batch' }>
    const both = await Promise.all(
      [1, 2].map(() =>
        transaction(db, tx => issueList(tx, blobs, batch, { ...issuing, reference: batch.facts.code })),
      ),
    )
    expect(both[0]?.id).toBe(both[1]?.id)
    expect(both[0]?.checkToken).toBeNull()
    expect(await findIssuedList(db, 'batch', { unitId: 'counter-1', reference: batch.facts.code })).toEqual(
      both[0],
    )
  })

  it('that is a closed register is found by the token in its QR code, and never changes', async () => {
    const closed = await transaction(db, tx =>
      issueList(tx, blobs, register, { ...issuing, reference: '02/2026' }),
    )
    expect(await findListByToken(db, closed.checkToken ?? '')).toEqual(closed)
    await expect(db.deleteFrom('issued_lists').execute()).rejects.toThrow()
    await expect(db.updateTable('issued_lists').set({ reference: 'x' }).execute()).rejects.toThrow()
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
