import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/index.ts'
import { sql, transaction } from '../../platform/db/index.ts'
import {
  type Act,
  append,
  checkChain,
  eachStream,
  type Facts,
  type JournalFault,
  noteLook,
  open,
  personal,
  readPersonal,
  readStream,
} from './index.ts'

const at = Temporal.Instant.from('2026-10-05T02:00:00Z')
const did = (kind: string, facts: Facts = {}): Act => ({ kind, version: 1, at, actor: 'officer:one', facts })

describe('the journal', async () => {
  const { db, ownerUrl } = await testDatabase()

  describe('an entry', () => {
    test('is hashed over canonical JSON, whatever the order its facts were given in', async () => {
      const stream = `test:${newId()}`
      await transaction(db, tx =>
        append(tx, stream, [did('noted', { b: 2, a: 'ố', nested: { z: 1, y: null } })]),
      )
      const [entry] = await readStream(db, stream)
      expect(entry?.bytes).toBe(
        `{"actor":"officer:one","at":"2026-10-05T02:00:00Z","facts":{"a":"ố","b":2,"nested":{"y":null,"z":1}},"kind":"noted","previous":null,"seq":1,"stream":"${stream}","version":1}`,
      )
      expect(entry?.bytes).toBe(canonicalize(JSON.parse(entry?.bytes ?? '')))
      expect(entry?.hash).toEqual(
        createHash('sha256')
          .update(entry?.bytes ?? '')
          .digest(),
      )
    })

    test('names the one before it, across transactions', async () => {
      const stream = `test:${newId()}`
      await transaction(db, tx => open(tx, stream, [did('one'), did('two')]))
      await transaction(db, tx => append(tx, stream, [did('three')]))
      const entries = await readStream(db, stream)
      expect(entries.map(entry => entry.seq)).toEqual([1, 2, 3])
      expect(entries.map(entry => JSON.parse(entry.bytes).previous)).toEqual([
        null,
        entries[0]?.hash.toString('hex'),
        entries[1]?.hash.toString('hex'),
      ])
      expect(checkChain(entries)).toEqual([])
    })

    test('is not written when the transaction fails', async () => {
      const stream = `test:${newId()}`
      const failing = transaction(db, async tx => {
        await append(tx, stream, [did('one')])
        throw new Error('changed our mind')
      })
      await expect(failing).rejects.toThrow('changed our mind')
      expect(await readStream(db, stream)).toEqual([])
    })

    test('cannot be put into one place by two writers', async () => {
      const stream = `test:${newId()}`
      await transaction(db, tx => append(tx, stream, [did('one')]))
      const write = (kind: string) => transaction(db, tx => append(tx, stream, [did(kind)]))
      const outcomes = await Promise.allSettled([write('two'), write('other two'), write('third two')])
      const entries = await readStream(db, stream)
      expect(entries.length).toBe(1 + outcomes.filter(({ status }) => status === 'fulfilled').length)
      expect(checkChain(entries)).toEqual([])
    })
  })

  describe('personal content', () => {
    test('stands beside the record: the entry has its digest and no word of it', async () => {
      const stream = `test:${newId()}`
      const name = personal({ fullName: 'Người Thử Nghiệm' })
      await transaction(db, tx => append(tx, stream, [did('named', { applicant: name.ref })], [name.row]))
      const [entry] = await readStream(db, stream)
      expect(entry?.bytes).not.toMatch(/Nghiệm|fullName/)
      expect((await readPersonal(db, stream)).get(name.ref.content)).toEqual({ fullName: 'Người Thử Nghiệm' })
    })

    test('is salted: the same answer never has the same digest', () => {
      expect(personal('có').ref.sha256).not.toBe(personal('có').ref.sha256)
    })

    test('can be masked: it is gone, and the chain and its check are as before', async () => {
      const stream = `masked:${newId()}`
      const name = personal('Người Thử Nghiệm')
      await transaction(db, tx => append(tx, stream, [did('named', { applicant: name.ref })], [name.row]))
      await db
        .updateTable('personal_content')
        .set({ salt: null, content: null, masked_at: at })
        .where('stream', '=', stream)
        .execute()
      expect((await readPersonal(db, stream)).size).toBe(0)
      expect(checkChain(await readStream(db, stream))).toEqual([])
      expect(await faultsIn('masked')).toEqual([])
    })

    test('is masked whole or not at all', async () => {
      const stream = `test:${newId()}`
      const name = personal('Người Thử Nghiệm')
      await transaction(db, tx => append(tx, stream, [did('named', { applicant: name.ref })], [name.row]))
      const half = db
        .updateTable('personal_content')
        .set({ salt: null })
        .where('stream', '=', stream)
        .execute()
      await expect(half).rejects.toThrow(/personal_content_masked_whole/)
    })
  })

  describe('tampering', () => {
    let stream: string
    const name = personal('Người Thử Nghiệm')

    beforeEach(async () => {
      stream = `tampered:${newId()}`
      await asOwner('delete from journal_entries where stream like $1', ['tampered:%'])
      await asOwner('delete from personal_content where stream like $1', ['tampered:%'])
      const acts = [did('one', { applicant: name.ref }), did('two', { amount: 5000 }), did('three')]
      await transaction(db, tx => append(tx, stream, acts, [name.row]))
      expect(await faultsIn('tampered')).toEqual([])
    })

    const cases: readonly (readonly [what: string, statement: string, expected: readonly string[]])[] = [
      [
        'its bytes',
        `update journal_entries set bytes = replace(bytes, '5000', '9000') where kind = 'two'`,
        ['2 hash'],
      ],
      [
        'its bytes and, to cover it, its hash',
        `update journal_entries set bytes = replace(bytes, '5000', '9000'),
                hash = sha256(convert_to(replace(bytes, '5000', '9000'), 'UTF8')) where kind = 'two'`,
        ['3 chain'],
      ],
      ['its hash', `update journal_entries set hash = sha256('x') where kind = 'two'`, ['2 hash', '3 chain']],
      [
        'the bytes beyond canonical JSON',
        `update journal_entries set bytes = bytes || ' ' where kind = 'two'`,
        ['2 chain'],
      ],
      ['its kind', `update journal_entries set kind = 'paid' where seq = 2`, ['2 columns']],
      ['its actor', `update journal_entries set actor = 'officer:two' where seq = 2`, ['2 columns']],
      ['its time', `update journal_entries set at = at + interval '1 second' where seq = 2`, ['2 columns']],
      ['its number', `update journal_entries set seq = 7 where seq = 3`, ['7 gap']],
      ['an entry in the middle, taken out', `delete from journal_entries where seq = 2`, ['3 gap']],
      ['the first entry, taken out', `delete from journal_entries where seq = 1`, ['2 gap', '3 gap']],
      ['the content', `update personal_content set content = '"Người Khác"'`, ['1 content']],
      ['the salt', `update personal_content set salt = '\\x00112233445566778899aabbccddeeff'`, ['1 content']],
      ['the content, taken out without masking', 'delete from personal_content', ['1 content']],
    ]

    test.each(cases)('with %s is found', async (_, statement, expected) => {
      await asOwner(
        / where /.test(statement) ? `${statement} and stream = $1` : `${statement} where stream = $1`,
        [stream],
      )
      const found = await faultsIn('tampered')
      expect([...new Set(found.map(({ seq, because }) => `${seq} ${because}`))]).toEqual(
        expect.arrayContaining([...expected]),
      )
    })

    test('with an entry that is moved to another stream is found there', async () => {
      const other = `tampered:${newId()}`
      await asOwner('update journal_entries set stream = $2 where stream = $1', [stream, other])
      expect((await faultsIn('tampered')).some(fault => fault.stream === other)).toBe(true)
    })
  })

  describe('the database', () => {
    const tables = ['journal_entries', 'access_log', 'loaded_packs']

    test.each(tables)('refuses the program every change of %s', async table => {
      for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
        await expect(sql.raw(statement).execute(db)).rejects.toThrow(/permission denied/)
      }
      const column = table === 'loaded_packs' ? 'digest' : 'stream'
      await expect(sql.raw(`update ${table} set ${column} = 'x'`).execute(db)).rejects.toThrow(
        /permission denied/,
      )
    })

    test.each(tables)('refuses the owner too, by mistake, every change of %s', async table => {
      for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
        await expect(onClient(client => client.query(statement))).rejects.toThrow(/never changed or removed/)
      }
    })
  })

  test('a look at personal data is noted', async () => {
    await noteLook(db, { at, viewer: 'officer:one', stream: 'dossier:x', purpose: 'test' })
    const looks = await db.selectFrom('access_log').selectAll().where('purpose', '=', 'test').execute()
    expect(looks).toMatchObject([{ viewer: 'officer:one', stream: 'dossier:x' }])
  })

  test('every stream of a kind is visited, whatever the order the database sorts in, and no other', async () => {
    const wanted = ['seen:B', 'seen:a', 'seen:ă', 'seen:á-1', 'seen:9'].sort()
    for (const stream of [...wanted, 'seen', 'seenx:1', 'sees:1', 'see:1'])
      await transaction(db, tx => append(tx, stream, [did('one')]))
    const visited: string[] = []
    await eachStream(db, 'seen', stream => void visited.push(stream))
    expect(visited.sort()).toEqual(wanted)
  })

  test('more streams than one page holds are all visited, once each', async () => {
    await transaction(db, async tx => {
      for (let index = 0; index < 450; index += 1) await open(tx, `many:${newId()}`, [did('one')])
    })
    const visited: string[] = []
    await eachStream(db, 'many', stream => void visited.push(stream))
    expect(visited.length).toBe(450)
    expect(new Set(visited).size).toBe(450)
  })

  async function faultsIn(kind: string): Promise<JournalFault[]> {
    const faults: JournalFault[] = []
    let visited = 0
    await eachStream(db, kind, (_, __, found) => {
      visited += 1
      faults.push(...found)
    })
    expect(visited, 'streams visited').toBeGreaterThan(0)
    return faults
  }

  /** As somebody who owns the tables and means to tamper: even the guard is put aside. */
  function asOwner(statement: string, values: unknown[]): Promise<unknown> {
    return onClient(async client => {
      await client.query('alter table journal_entries disable trigger user')
      await client.query(statement, values)
      await client.query('alter table journal_entries enable trigger user')
    })
  }

  async function onClient(work: (client: pg.Client) => Promise<unknown>): Promise<unknown> {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
})
