import { Command } from 'commander'
import pg from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { testApp } from '../test/support/app.ts'
import { withDatabase } from '../test/support/database-urls.ts'
import { aFiledBirth, aSignedBirth } from '../test/support/dossiers.ts'
import { birthAnswers } from '../test/support/filings.ts'
import { demo } from '../test/support/people.ts'
import { findPublic } from './modules/dossiers/index.ts'
import { readStream } from './modules/journal/index.ts'
import { registerVerifyCommand, verifyRecord } from './verify.ts'

describe('verify', async () => {
  const site = await testApp()
  const { db } = site.parts
  const { adminUrl } = inject('postgres')
  const owner = withDatabase(adminUrl, new URL(site.databaseUrl).pathname.slice(1))
  const filed = await aFiledBirth(site)
  const signed = await aSignedBirth(site)
  const idOf = async (code: string) => (await findPublic(db, code))?.id ?? ''
  const stream = `dossier:${await idOf(signed.code)}`

  afterEach(() => {
    process.exitCode = undefined
  })

  test('finds the record of the living city whole, and reads all of it', async () => {
    const check = await verifyRecord(db)
    expect(check.faults).toEqual([])
    expect(check.dossiers).toBe(2)
    const [all] = await query(
      'select count(*)::int as entries, count(distinct stream)::int as streams from journal_entries',
    )
    expect(check).toMatchObject(all as object)
    // Beside the dossiers: every officer, every unit, the pack.
    expect(check.streams).toBeGreaterThan(100)
  })

  test('says so and ends well', async () => {
    const { lines, exitCode } = await run()
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/2 hồ sơ, \d+ chuỗi, \d+ mục/)
    expect(lines[1]).toMatch(/toàn vẹn/)
    expect(exitCode).toBeUndefined()
  })

  type Tampering = readonly [what: string, statement: string, because: string]
  const tamperings: readonly Tampering[] = [
    [
      'the state of a dossier’s row',
      `update dossiers set facts = facts || '{"state":"stopped"}' where 'dossier:' || id = $1`,
      'row_differs',
    ],
    [
      'a fact in the row',
      `update dossiers set facts = jsonb_set(facts, '{fee,total}', '1') where 'dossier:' || id = $1`,
      'row_differs',
    ],
    [
      'a column that queues are read by',
      `update dossiers set owed_at = owed_at + interval '1 day' where 'dossier:' || id = $1`,
      'row_differs',
    ],
    [
      'an invented piece of work',
      `insert into work_items (dossier_id, key, kind, unit_id, role, due_at, procedure_code, channel)
       select id, 'answer', 'answerFiling', receiving_unit, 'receivingOfficer', now(), procedure_code, channel
       from dossiers where 'dossier:' || id = $1`,
      'work_differs',
    ],
    [
      'the words of an entry',
      `update journal_entries set bytes = replace(bytes, 'granted', 'refused') where stream = $1 and kind = 'resultSigned'`,
      'hash',
    ],
    [
      'the last entry taken out',
      `delete from journal_entries where stream = $1 and seq = (select max(seq) from journal_entries where stream = $1)`,
      'row_differs',
    ],
    ['every entry taken out', `delete from journal_entries where stream = $1`, 'record_missing'],
    [
      'the answers',
      `update personal_content set content = replace(content, 'Kinh', 'Tày') where stream = $1`,
      'content',
    ],
    [
      'an act of an officer',
      `update journal_entries set actor = 'officer:x' where stream like 'officer:%' and $1 <> ''`,
      'columns',
    ],
    [
      'an entry of a kind of stream that nobody checks',
      `insert into journal_entries select 'invented:' || $1, seq, kind, at, actor, bytes, hash from journal_entries where stream = $1 and seq = 1`,
      'entries_not_read',
    ],
  ]

  test.each(tamperings)('finds %s', async (_, statement, because) => {
    const found = await afterTampering(statement, () => verifyRecord(db))
    expect(found.faults.map(fault => fault.because)).toContain(because)
    expect((await verifyRecord(db)).faults).toEqual([])
  })

  test('names the stream and ends with 1', async () => {
    const { lines, exitCode } = await afterTampering(tamperings[0]?.[1] ?? '', run)
    expect(lines[0]).toContain(`${stream} #`)
    expect(lines.at(-1)).toMatch(/1 lỗi/)
    expect(exitCode).toBe(1)
  })

  test('the record says nothing of the people in it', async () => {
    const words = [
      ...Object.values(birthAnswers).filter(answer => typeof answer === 'string' && /\s/.test(answer)),
      birthAnswers.requesterNumber,
      birthAnswers.requesterPhone,
      ...demo.citizens.flatMap(({ fullName, personalNumber, email }) => [fullName, personalNumber, email]),
      ...demo.officers.flatMap(({ name, email }) => [name, email]),
      'Hồ sơ đủ điều kiện.',
      demo.password,
    ].map(String)
    const streams = await query('select distinct stream from journal_entries')
    const entries = (await Promise.all(streams.map(row => readStream(db, String(row.stream))))).flat()
    expect(entries.length).toBeGreaterThan(100)
    const said = entries.flatMap(({ bytes, stream: where, seq }) =>
      words
        .filter(word => bytes.toLowerCase().includes(word.toLowerCase()))
        .map(word => `${where} #${seq}: ${word}`),
    )
    expect(said).toEqual([])
    expect(filed.code).not.toBe(signed.code)
  })

  /** Runs the command as the command line does. */
  async function run(): Promise<{ lines: string[]; exitCode: typeof process.exitCode }> {
    const lines: string[] = []
    const program = new Command().exitOverride()
    registerVerifyCommand(program, {
      config: () => {
        throw new Error('verify needs no settings')
      },
      withDatabase: work => work({ db } as Parameters<typeof work>[0]),
      print: line => void lines.push(line),
    })
    await program.parseAsync(['node', 'mot-cua', 'verify'])
    return { lines, exitCode: process.exitCode }
  }

  /** Tampers as somebody who owns the server, looks, and puts everything back as it was. */
  async function afterTampering<Result>(statement: string, look: () => Promise<Result>): Promise<Result> {
    const tables = ['dossiers', 'work_items', 'journal_entries', 'personal_content']
    const client = new pg.Client({ connectionString: owner })
    await client.connect()
    try {
      // Neither the triggers that refuse changes nor the keys that other tables hold stand in the way.
      await client.query('set session_replication_role = replica')
      for (const table of tables) await client.query(`create temp table kept_${table} as table ${table}`)
      const { rowCount } = await client.query(statement, [stream])
      expect(rowCount).toBeGreaterThan(0)
      return await look()
    } finally {
      await client.query('delete from work_items')
      for (const table of tables) {
        await client.query(`delete from ${table}`)
        await client.query(`insert into ${table} select * from kept_${table}`)
      }
      await client.end()
    }
  }

  async function query(text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: owner })
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }
})
